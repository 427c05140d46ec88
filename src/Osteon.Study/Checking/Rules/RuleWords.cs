using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Names and numbers in a reader's words.</summary>
internal static class RuleWords
{
    public static string Of(GroupTest test) => test switch
    {
        GroupTest.Auto => "the test",
        GroupTest.Welch => "Welch's t-test",
        GroupTest.Student => "Student's t-test",
        GroupTest.MannWhitney => "the Mann-Whitney test",
        GroupTest.PairedT => "the paired t-test",
        GroupTest.WilcoxonSignedRank => "Wilcoxon's signed-rank test",
        GroupTest.Anova => "one-way analysis of variance",
        GroupTest.WelchAnova => "Welch's analysis of variance",
        _ => "the Kruskal-Wallis test",
    };

    /// <summary>A count with its noun: <c>1 error</c>, <c>2 warnings</c>.</summary>
    public static string Count(int n, string noun) => FormattableString.Invariant($"{n} {noun}{(n == 1 ? "" : "s")}");

    /// <summary>Names in a sentence: <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> names, string last) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} {last} {names[^1]}";

    /// <summary>The severity as a plural-able noun.</summary>
    public static string Noun(Severity severity) => severity.ToString().ToLowerInvariant();
}
