using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>What a reader of a comparison should know. It informs; it never changes a test.</summary>
internal static class Advice
{
    private const double Doubtful = 0.05;

    /// <summary>OST-STA-001: units without a value.</summary>
    public static IEnumerable<Finding> Missing(IEnumerable<GroupDescription> groups) =>
        from g in groups
        where g.Missing > 0
        select Finding.Note(
            "OST-STA-001",
            $"{Count(g.Missing, "unit")} of arm '{g.Group}' {(g.Missing == 1 ? "has" : "have")} no value and "
            + $"{(g.Missing == 1 ? "is" : "are")} left out; n = {g.N}.",
            hint: "State the reason for every missing value in the paper.");

    /// <summary>OST-STA-002: units that are not a complete pair.</summary>
    public static IEnumerable<Finding> IncompletePairs(int incomplete, int complete)
    {
        if (incomplete > 0)
        {
            yield return Finding.Warning(
                "OST-STA-002",
                $"{Count(incomplete, "unit")} without both values {(incomplete == 1 ? "is" : "are")} left out; "
                + $"{Count(complete, "complete pair")}.",
                hint: "Check the unit names, and state the reason for every missing value.");
        }
    }

    /// <summary>
    /// OST-STA-003 and 004: normality and equal variances in doubt, where the test rests on them. Three values say nothing about
    /// normality (two equal ones of three give p = 0), so there is no advice on them.
    /// </summary>
    public static IEnumerable<Finding> OnAssumptions(ComparisonResult result)
    {
        bool ofMeans = result.Test is ComparisonTest.Welch or ComparisonTest.Student or ComparisonTest.PairedT or ComparisonTest.Anova
            or ComparisonTest.WelchAnova;
        string ranks = result.Test switch
        {
            ComparisonTest.PairedT => "Wilcoxon signed-rank test",
            ComparisonTest.Anova or ComparisonTest.WelchAnova => "Kruskal–Wallis test",
            _ => "Mann–Whitney or permutation test",
        };
        foreach (AssumptionCheck check in result.Assumptions)
        {
            if (check.P is not { } p || p >= Doubtful) continue;
            string value = p.ToString("R", CultureInfo.InvariantCulture);
            if (check.Kind == AssumptionKind.ShapiroWilk && ofMeans && check.N > 3)
            {
                yield return Finding.Warning(
                    "OST-STA-003",
                    $"The values of '{check.Group}' do not look normally distributed (Shapiro–Wilk p {Relation(p)}).",
                    value: value,
                    hint: $"Look at the points. If the design allows, declare a {ranks} for the next study; "
                        + "changing the test after seeing this biases p.");
            }

            if (check.Kind == AssumptionKind.BrownForsythe && Pools(result))
            {
                yield return Finding.Warning(
                    "OST-STA-004",
                    $"The variances of the arms differ (Brown–Forsythe p {Relation(p)}), but the method pools them.",
                    value: value,
                    hint: "Welch's methods do not need equal variances; declare them for the next study.");
            }
        }
    }

    /// <summary>OST-STA-005: so few units that no data could make p smaller than 1 − confidence.</summary>
    public static IEnumerable<Finding> SmallestP(ComparisonResult result, (int First, int Second) n)
    {
        double splits = Binomial(n.First + n.Second, n.First);
        double smallest = result.Test switch
        {
            ComparisonTest.MannWhitney => 2 / splits,
            ComparisonTest.Permutation => (n.First == n.Second ? 2 : 1) / splits, // with equal arms every split has its mirror image
            ComparisonTest.WilcoxonSignedRank => Math.Pow(2, 1 - n.First),
            _ => 0,
        };
        if (result.P is not null && smallest > 1 - result.Confidence)
        {
            yield return Finding.Warning(
                "OST-STA-005",
                $"With so few units the {InferenceMethods.Of(result.Test).Label} cannot give p below {Short(smallest)}, "
                + "whatever the values.",
                hint: "Report the estimate with its interval; more units are needed to test at this level.");
        }
    }

    /// <summary>OST-STA-008: so few units that even the widest interval of ranks covers less than was asked for; it is shown as R shows it.</summary>
    public static IEnumerable<Finding> Coverage(ComparisonResult result) =>
        from effect in result.Effects
        where effect.Kind == result.EstimateKind && effect.Coverage is { } covered && covered < result.Confidence - 1e-12
        select Finding.Warning(
            "OST-STA-008",
            string.Create(
                CultureInfo.InvariantCulture,
                $"with so few units the widest interval of the {InferenceMethods.Of(effect.Kind).Label} covers {100 * effect.Coverage!.Value:0.##} %, not {100 * result.Confidence:0.##} %."),
            hint: "Do not report it as an interval of the declared confidence.");

    /// <summary>OST-STA-006: units that stand in several arms of an unpaired comparison.</summary>
    public static IEnumerable<Finding> SharedUnits(GroupData[] groups)
    {
        int shared = groups.SelectMany(g => g.Units ?? []).GroupBy(u => u, StringComparer.Ordinal).Count(u => u.Count() > 1);
        if (shared > 0)
        {
            yield return Finding.Warning(
                "OST-STA-006",
                $"{Count(shared, "unit")} {(shared == 1 ? "stands" : "stand")} in more than one arm, "
                + "but the comparison treats the arms as independent.",
                hint: groups.Length == 2
                    ? "If the same units were measured in both arms, declare the comparison as paired."
                    : "Check the unit names.");
        }
    }

    /// <summary>OST-STA-007: contrasts that pool the variances after a test that does not.</summary>
    public static IEnumerable<Finding> MixedVariances(ComparisonResult result)
    {
        if (result.Test == ComparisonTest.WelchAnova && result.PostHoc is PostHocTest.Tukey or PostHocTest.Dunnett)
        {
            yield return Finding.Note(
                "OST-STA-007",
                $"{InferenceMethods.Of(result.PostHoc).Label} assume one common variance; Welch's analysis of variance does not.",
                hint: "Both are as declared. Where variances differ, Games–Howell contrasts are the ones that fit.");
        }
    }

    private static bool Pools(ComparisonResult result) =>
        result.Test is ComparisonTest.Student or ComparisonTest.Anova || result.PostHoc is PostHocTest.Tukey or PostHocTest.Dunnett;

    private static double Binomial(int n, int k)
    {
        double value = 1;
        for (int i = 1; i <= Math.Min(k, n - k); i++) value *= (n - i + 1.0) / i;
        return value;
    }

    private static string Short(double p) => p.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Relation(double p) => p < 0.0001 ? "< 0.0001" : "= " + Short(p);

    private static string Count(int n, string noun) => string.Create(CultureInfo.InvariantCulture, $"{n} {noun}{(n == 1 ? "" : "s")}");
}
