using System.Globalization;

namespace Osteon.Benchmarks;

/// <summary>The results as tables: Markdown for the page of the method, and every number as text with tabs.</summary>
internal static class MetaboliteCurveTables
{
    public static void Markdown(IReadOnlyList<CurveResult> results, TextWriter to)
    {
        if (results.Count == 0) return;
        int all = results.Sum(r => r.Draws.Length), stricter = results.Sum(r => r.Draws.Count(d => d.Rules[0].Chosen != d.Rules[1].Chosen));
        to.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(", ", results.GroupBy(r => r.Cell.Family).Select(g => $"{g.Key}: {g.First().Draws.Length}"))} draws per setting. VIP > 1 left out a feature with p < 0.05 in {stricter} of {all} draws.\n"));
        CurveResult[] size = [.. results.Where(r => r.Cell.Family == "size")];
        if (size.Length > 0)
        {
            to.WriteLine("Nothing differs: features chosen, mean (95th percentile), and share of draws with any\n");
            Header(to, ["n", "tested"], size[0].Rules);
            foreach (CurveResult result in size.Where(r => r.True == 0))
                Row(to, [N(result.Cell.PerArm), F0(result.Tested)], result, r => string.Create(CultureInfo.InvariantCulture, $"{r.False:F1} ({r.Most:F0}), {r.Any:P0}"));
            to.WriteLine("\nFalse among the chosen, %, mean (95th percentile)\n");
            Header(to, ["n", "log₂ fold change"], size[0].Rules);
            foreach (CurveResult result in size.Where(r => r.True > 0)) Row(to, [N(result.Cell.PerArm), Effect(result)], result, Proportion);
            to.WriteLine("\nPower, % of the truly differing features that were compared\n");
            Header(to, ["n", "log₂ fold change"], size[0].Rules);
            foreach (CurveResult result in size.Where(r => r.True > 0)) Row(to, [N(result.Cell.PerArm), Effect(result)], result, Power);
        }

        foreach (IGrouping<string, CurveResult> family in results.Where(r => r.Cell.Family != "size").GroupBy(r => r.Cell.Family))
        {
            to.WriteLine($"\n{family.Key}: power, % / false among the chosen, % (95th percentile)\n");
            Header(to, ["setting", "pipeline", "differing features kept, %", "error of ln"], family.Max(r => r.Rules));
            foreach (CurveResult result in family)
                Row(
                    to, [result.Cell.Setting, result.Pipeline, Percent(result.Kept), result.Error.ToString("F3", CultureInfo.InvariantCulture)], result,
                    r => $"{Power(r)} / {Proportion(r)}");
        }
    }

    public static void Tsv(IReadOnlyList<CurveResult> results, string path)
    {
        using var to = new StreamWriter(path) { NewLine = "\n" };
        to.WriteLine(string.Join('\t', [
            "family", "setting", "pipeline", "n", "draws", "rule", "tested", "differing", "kept", "error_ln", "chosen", "false", "false_p95", "any", "power", "power_se", "fdp", "fdp_se",
            "fdp_p95"]));
        foreach (CurveResult result in results)
        {
            for (int i = 0; i < result.Rules; i++)
            {
                CurveRule rule = result.Rule(i);
                double?[] numbers =
                [
                    result.Tested, result.True, result.Kept, result.Error, rule.Chosen, rule.False, rule.Most, rule.Any, rule.Power, rule.PowerError, rule.Proportion,
                    rule.ProportionError, rule.Worst,
                ];
                to.WriteLine(string.Join('\t', [
                    result.Cell.Family, result.Cell.Setting, result.Pipeline, N(result.Cell.PerArm), N(result.Draws.Length), CurveDraw.RuleNames[i],
                    .. numbers.Select(v => v?.ToString("R", CultureInfo.InvariantCulture) ?? "")]));
            }
        }
    }

    private static void Header(TextWriter to, string[] first, int rules)
    {
        string[] titles = [.. first, .. CurveDraw.RuleNames.Take(rules)];
        to.WriteLine($"| {string.Join(" | ", titles)} |");
        to.WriteLine("|" + string.Concat(titles.Select(_ => "---|")));
    }

    private static void Row(TextWriter to, string[] first, CurveResult result, Func<CurveRule, string> cell) =>
        to.WriteLine($"| {string.Join(" | ", first.Concat(Enumerable.Range(0, result.Rules).Select(i => cell(result.Rule(i)))))} |");

    private static string Effect(CurveResult result) => result.Cell.Study.Arms[1].Effects.Size.Mean.ToString("R", CultureInfo.InvariantCulture);

    private static string Proportion(CurveRule rule) => $"{Percent(rule.Proportion)} ({Percent(rule.Worst)})";

    private static string Power(CurveRule rule) => rule.Power is { } power ? Percent(power) : "–";

    private static string Percent(double share) => (100 * share).ToString("F0", CultureInfo.InvariantCulture);

    private static string F0(double value) => value.ToString("F0", CultureInfo.InvariantCulture);

    private static string N(int value) => value.ToString(CultureInfo.InvariantCulture);
}
