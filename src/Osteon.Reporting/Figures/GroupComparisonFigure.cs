using Osteon.Primitives;
using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>
/// Draws a <see cref="GroupComparison"/> as the field expects it: each experimental unit a point, a line and whiskers for the spread, and
/// brackets with p for the declared contrasts, the shortest lowest. Points that would cover each other stand side by side by a fixed rule.
/// The axis includes zero when that costs at most a third of it.
/// </summary>
public static class GroupComparisonFigure
{
    private const int LabelWidth = 16;
    private const int TitleWidth = 36;

    /// <summary>
    /// The figure. Throws <see cref="ArgumentException"/> for no arm, arms of one label, contrasts of unknown or equal arms, and values
    /// that are not finite.
    /// </summary>
    public static FigureDrawing Draw(GroupComparison comparison)
    {
        Check(comparison);
        var layout = new GroupComparisonLayout(comparison);
        var spec = new VegaLiteSpec
        {
            Description = Alt(comparison),
            Title = comparison.DataLabel is { } label ? new TitleSpec(label) : null,
            Width = layout.Width,
            Height = layout.Height,
            Layer = GroupComparisonLayers.Of(comparison, layout, X(comparison, layout), Y(comparison, layout)),
            Config = new ConfigSpec { Legend = new LegendConfigSpec { Disable = true } },
        };
        return new FigureDrawing(VegaLiteJson.Write(spec), GroupComparisonCaption.Of(comparison), Alt(comparison), Data(comparison),
            layout.Width + 70);
    }

    private static ChannelSpec X(GroupComparison comparison, GroupComparisonLayout layout)
    {
        double[] places = [.. Enumerable.Range(0, comparison.Arms.Count).Select(i => (double)i)];
        IEnumerable<IReadOnlyList<string>> labels = comparison.Arms.Select(a =>
            (IReadOnlyList<string>)[.. LineBreaks.Of(a.Label, LabelWidth), FormattableString.Invariant($"n = {a.Points.Count}")]);
        return new ChannelSpec
        {
            Field = "x",
            Type = "quantitative",
            Title = "",
            Scale = new ScaleSpec { Domain = VegaLiteJson.Numbers(-0.5, comparison.Arms.Count - 0.5), Nice = false, Zero = false },
            Axis = new AxisSpec { Values = places, LabelExpr = VegaLiteJson.LabelsOf(places, labels), Ticks = false, LabelPadding = 8 },
        };
    }

    private static ChannelSpec Y(GroupComparison comparison, GroupComparisonLayout layout) => new()
    {
        Field = "y",
        Type = "quantitative",
        Title = string.Join('\n', LineBreaks.Of(comparison.Axis.ToString(), TitleWidth)),
        Scale = new ScaleSpec { Domain = VegaLiteJson.Numbers(layout.Ticks.Low, layout.Top), Nice = false, Zero = false },
        Axis = new AxisSpec
        {
            Values = layout.Ticks.Values,
            Format = layout.Ticks.Format,
            LabelExpr = layout.Ticks.Format is null ? VegaLiteJson.LabelsOf(layout.Ticks.Values, layout.Ticks.Labels) : null,
        },
    };

    private static Table Data(GroupComparison comparison)
    {
        (ComparisonArm Arm, FigurePoint Point)[] rows = [.. comparison.Arms.SelectMany(a => a.Points, (a, p) => (a, p))];
        return new Table("data", comparison.Axis.ToString(),
        [
            Column.Of("unit", [.. rows.Select(r => r.Point.Unit)], "experimental unit"),
            Column.Of("arm", [.. rows.Select(r => r.Arm.Label)]),
            Column.Of("value", [.. rows.Select(r => (double?)r.Point.Value)], comparison.Axis.Unit, comparison.Axis.Label),
        ]);
    }

    private static string Alt(GroupComparison comparison)
    {
        IEnumerable<string> arms = comparison.Arms.Select(a => FormattableString.Invariant($"{a.Label}, n = {a.Points.Count}"));
        return $"Dot plot of {comparison.Axis} by arm: {string.Join("; ", arms)}.";
    }

    private static void Check(GroupComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        if (comparison.Arms.Count == 0) throw new ArgumentException("a comparison needs an arm", nameof(comparison));
        HashSet<string> labels = new(comparison.Arms.Select(a => a.Label), StringComparer.Ordinal);
        if (labels.Count != comparison.Arms.Count) throw new ArgumentException("two arms have one label", nameof(comparison));
        foreach (ContrastP contrast in comparison.Contrasts)
            if (contrast.A == contrast.B || !labels.Contains(contrast.A) || !labels.Contains(contrast.B))
                throw new ArgumentException($"the contrast '{contrast.A}' – '{contrast.B}' does not name two arms of the figure",
                    nameof(comparison));
        if (!comparison.Arms.SelectMany(a => a.Points).All(p => double.IsFinite(p.Value)))
            throw new ArgumentException("a value is not finite", nameof(comparison));
    }
}
