using Osteon.Inference;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Names and numbers in a reader's words.</summary>
internal static class RuleWords
{
    /// <summary>The test that is set, as a subject or object of a sentence.</summary>
    public static string Of(ComparisonTest test) =>
        test == ComparisonTest.Auto ? "the test" : $"the test ({InferenceMethods.Of(test).Label})";

    /// <summary>A count with its noun: <c>1 error</c>, <c>2 warnings</c>.</summary>
    public static string Count(int n, string noun) => FormattableString.Invariant($"{n} {noun}{(n == 1 ? "" : "s")}");

    /// <summary>Names in a sentence: <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> names, string last) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} {last} {names[^1]}";

    /// <summary>The severity as a plural-able noun.</summary>
    public static string Noun(Severity severity) => severity.ToString().ToLowerInvariant();
}
