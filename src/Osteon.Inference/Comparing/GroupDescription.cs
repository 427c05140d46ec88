using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// Descriptive values of one arm. Standard deviation with n − 1; quartiles by linear interpolation at 1 + (n − 1)·p (type 7 of Hyndman
/// and Fan 1996, 10.1080/00031305.1996.10473566, the default of R and of spreadsheets' QUARTILE.INC). A value that does not exist is
/// null: all but counts for n = 0, Sd and Sem for n = 1.
/// </summary>
/// <param name="Group">The arm.</param>
/// <param name="N">Units with a value.</param>
/// <param name="Missing">Units without a value.</param>
public sealed record GroupDescription(string Group, int N, int Missing)
{
    /// <summary>Arithmetic mean.</summary>
    public double? Mean { get; init; }

    /// <summary>Standard deviation of the sample, with n − 1.</summary>
    public double? Sd { get; init; }

    /// <summary>Standard error of the mean, Sd / √n.</summary>
    public double? Sem { get; init; }

    /// <summary>Median.</summary>
    public double? Median { get; init; }

    /// <summary>First quartile.</summary>
    public double? Q1 { get; init; }

    /// <summary>Third quartile.</summary>
    public double? Q3 { get; init; }

    /// <summary>Smallest value.</summary>
    public double? Min { get; init; }

    /// <summary>Largest value.</summary>
    public double? Max { get; init; }

    /// <summary>Describes the values of an arm.</summary>
    internal static GroupDescription Of(string group, double[] values, int missing)
    {
        SampleMoments moments = SampleMoments.Of(values);
        double? mean = Finite(moments.Mean), sd = Finite(moments.Sd);
        return new GroupDescription(group, values.Length, missing)
        {
            Mean = mean,
            Sd = sd,
            Sem = sd / Math.Sqrt(values.Length),
            Median = Finite(Quantiles.Of(values, 0.5)),
            Q1 = Finite(Quantiles.Of(values, 0.25)),
            Q3 = Finite(Quantiles.Of(values, 0.75)),
            Min = values.Length == 0 ? null : values.Min(),
            Max = values.Length == 0 ? null : values.Max(),
        };
    }

    private static double? Finite(double? value) => value is { } v && double.IsFinite(v) ? v : null;
}
