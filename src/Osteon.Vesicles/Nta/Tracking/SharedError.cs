namespace Osteon.Vesicles;

/// <summary>
/// What the error of σ² does to sizes. All tracks of a recording are corrected with the σ² that they tell together; where it is too large
/// by e all of them are too large, by e/(D(Δt − t_E/3)) of their diameter. A bootstrap over tracks that keeps σ² does not see that, and for
/// short tracks it is the larger part: with σ² estimated the variance of D is 6D²/N instead of 2D²/N.
/// </summary>
internal static class SharedError
{
    /// <summary>Standard normal quantile of 97.5 %: the intervals of the bootstrap are those of 95 %.</summary>
    private const double Quantile = 1.959963984540054;

    /// <summary>Relative standard error of a diameter from that of σ².</summary>
    /// <param name="diameter">Diameter, nm.</param>
    /// <param name="varianceError">Standard error of σ², µm².</param>
    /// <param name="parameters">Timing and medium.</param>
    public static double Relative(double diameter, double varianceError, TrackSizingParameters parameters) =>
        varianceError / (StokesEinstein.Diffusion(diameter, parameters.Medium) * parameters.Timing.EffectiveIntervalSeconds);

    /// <summary>
    /// The intervals with both errors: each half-width is the root of the sum of squares. A standard deviation moves by twice its share, for
    /// the shift of a diameter grows with its square. The bands of the bins stay those of the bootstrap.
    /// </summary>
    public static SizeBootstrap Widened(
        SizeBootstrap bootstrap, SizeStatistics statistics, double varianceError, TrackSizingParameters parameters)
    {
        SizeInterval Wide(SizeInterval interval, double? value, double? shift)
        {
            if (value is not { } v || shift is not { } s) return interval;
            double by = Quantile * s, below = Math.Max(0, v - interval.Low), above = Math.Max(0, interval.High - v);
            return new SizeInterval(
                Math.Max(0, Math.Min(interval.Low, v - Math.Sqrt((below * below) + (by * by)))),
                Math.Max(interval.High, v + Math.Sqrt((above * above) + (by * by))));
        }

        double? Shift(double? diameter) => diameter is { } d ? d * Relative(d, varianceError, parameters) : null;
        double mean = Relative(statistics.Mean, varianceError, parameters);
        return bootstrap with
        {
            Mean = Wide(bootstrap.Mean, statistics.Mean, mean * statistics.Mean),
            Sd = Wide(bootstrap.Sd, statistics.Sd, 2 * mean * statistics.Sd),
            Mode = Wide(bootstrap.Mode, statistics.Mode, Shift(statistics.Mode)),
            D10 = Wide(bootstrap.D10, statistics.D10, Shift(statistics.D10)),
            D50 = Wide(bootstrap.D50, statistics.D50, Shift(statistics.D50)),
            D90 = Wide(bootstrap.D90, statistics.D90, Shift(statistics.D90)),
        };
    }
}
