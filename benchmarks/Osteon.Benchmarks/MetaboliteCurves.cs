using System.Diagnostics;
using System.Globalization;
using Osteon.Primitives;
using Osteon.Simulation;

namespace Osteon.Benchmarks;

/// <summary>
/// Draws simulated metabolite studies with known truth, runs the preparation and the comparison of a study on each, and counts what the rules find of what is true. The
/// same seeds 1 … draws serve all settings and all pipelines. Arguments: <c>--draws N</c> (default 200; half of it where pipelines are compared), <c>--only FAMILY</c>, <c>--tsv FILE</c>, <c>--figures DIR</c>.
/// Tables are Markdown, to standard output; progress goes to standard error.
/// </summary>
internal static class MetaboliteCurves
{
    public static void Run(string[] args)
    {
        string? Argument(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        int draws = int.Parse(Argument("--draws") ?? "200", CultureInfo.InvariantCulture);
        string? only = Argument("--only");
        long start = Stopwatch.GetTimestamp();
        var results = new List<CurveResult>();
        foreach (CurveCell cell in MetaboliteCurveCells.All().Where(c => only is null || c.Family == only))
        {
            results.AddRange(Draw(cell, cell.Family == "size" ? draws : Math.Max(1, draws / 2)));
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(start).TotalSeconds,6:F0} s  {cell.Family}: {cell.Setting}"));
        }

        MetaboliteCurveTables.Markdown(results, Console.Out);
        if (Argument("--tsv") is { } tsv) MetaboliteCurveTables.Tsv(results, tsv);
        if (Argument("--figures") is { } folder) MetaboliteCurveFigure.Write(results, folder);
    }

    private static IEnumerable<CurveResult> Draw(CurveCell cell, int draws)
    {
        var all = new CurveDraw[draws][];
        Parallel.For(0, draws, i =>
        {
            VirtualMetabolomeStudy study = VirtualMetabolome.Draw((ulong)i + 1, cell.Study, RunContext.Default with { Threads = 1 });
            all[i] = [.. cell.Pipelines.Select(p => CurveDraw.Of(study, cell, p))];
        });
        return cell.Pipelines.Select((p, k) => new CurveResult(cell, p.Name, [.. all.Select(d => d[k])]));
    }
}
