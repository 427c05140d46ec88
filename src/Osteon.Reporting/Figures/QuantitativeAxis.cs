using Osteon.Reporting.VegaLite;

namespace Osteon.Reporting;

/// <summary>Linear axes that enclose their data.</summary>
internal static class QuantitativeAxis
{
    /// <summary>The channel of a field with ticks around its values.</summary>
    public static ChannelSpec Around(FigureAxis axis, IEnumerable<double> values, string field)
    {
        double[] all = [.. values.DefaultIfEmpty(0)];
        return Of(axis.ToString(), AxisTicks.Around(all.Min(), all.Max()), field);
    }

    /// <summary>The channel of a field with these ticks.</summary>
    public static ChannelSpec Of(string title, AxisTicks ticks, string field) => new()
    {
        Field = field,
        Type = "quantitative",
        Title = title,
        Scale = new ScaleSpec { Domain = VegaLiteJson.Numbers(ticks.Low, ticks.High), Nice = false, Zero = false },
        Axis = new AxisSpec
        {
            Values = ticks.Values,
            Format = ticks.Format,
            LabelExpr = ticks.Format is null ? VegaLiteJson.LabelsOf(ticks.Values, ticks.Labels) : null,
        },
    };
}
