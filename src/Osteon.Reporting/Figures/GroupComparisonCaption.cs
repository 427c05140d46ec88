namespace Osteon.Reporting;

/// <summary>The caption of a group comparison: what points, line and whiskers are, n of each arm, what the brackets say.</summary>
internal static class GroupComparisonCaption
{
    public static RichText Of(GroupComparison comparison)
    {
        string counts = string.Join(", ",
            comparison.Arms.Select(a => FormattableString.Invariant($"{a.Label} n\u00A0=\u00A0{a.Points.Count}")));
        string spread = comparison.Spread == SpreadKind.MeanSd ? "mean ± SD" : "median and interquartile range";
        RichText text = RichText.Empty.Strong(comparison.Axis.Label + ".")
            .Then($" Points: {comparison.UnitNoun} ({counts}). Line and whiskers: {spread}.{Brackets(comparison)}");
        return comparison.Stars && Drawn(comparison) ? text.Then($" {PValueText.StarKey(comparison.PStyle)}.") : text;
    }

    private static bool Drawn(GroupComparison comparison) =>
        comparison.Contrasts.Any(c => c.P is not null) && comparison.Contrasts.Count <= GroupComparison.MaxBrackets;

    private static string Brackets(GroupComparison comparison)
    {
        string test = comparison.Test is null ? "" : $" ({comparison.Test})";
        if (comparison.Contrasts.Count > GroupComparison.MaxBrackets)
            return FormattableString.Invariant(
                $" The {comparison.Contrasts.Count} declared contrasts{test} are in the table of contrasts.");
        string none = comparison.Contrasts.Any(c => c.P is null) ? " A declared contrast without bracket has no p value." : "";
        return Drawn(comparison) ? $" Brackets: declared contrasts{test}.{none}" : none;
    }
}
