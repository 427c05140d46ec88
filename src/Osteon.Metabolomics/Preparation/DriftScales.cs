namespace Osteon.Metabolomics;

/// <summary>To the scale on which a drift curve is fitted, and back.</summary>
internal static class DriftScales
{
    /// <summary>NaN where the scale has no place for the value.</summary>
    public static double Forward(double value, DriftScale scale) => scale switch
    {
        DriftScale.Log => value > 0 ? Math.Log(value) : double.NaN,
        DriftScale.Glog => Math.Log((value + Math.Sqrt((value * value) + 1)) / 2),
        _ => value,
    };

    public static double Back(double value, DriftScale scale) => scale switch
    {
        DriftScale.Log => Math.Exp(value),
        DriftScale.Glog => Math.Exp(value) - (0.25 * Math.Exp(-value)),
        _ => value,
    };
}
