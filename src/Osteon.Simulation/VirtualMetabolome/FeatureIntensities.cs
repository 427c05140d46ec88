using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>The intensities of one feature in all injections.</summary>
internal static class FeatureIntensities
{
    /// <summary>
    /// (signal + background) · exp(drift + batch shift + noise) + floor noise, and missing (NaN) below the detection limit or by chance.
    /// The same random numbers are used up whatever the settings, so that changing one of them changes nothing else.
    /// </summary>
    /// <param name="feature">The feature.</param>
    /// <param name="signals">True undisturbed intensity per injection.</param>
    /// <param name="plan">The injections.</param>
    /// <param name="instrument">Noise and missing cells.</param>
    /// <param name="rng">The feature's own stream.</param>
    public static double[] Draw(
        DrawnFeature feature, ReadOnlySpan<double> signals, IReadOnlyList<PlannedInjection> plan, VirtualInstrument instrument, Rng rng)
    {
        double sigma = MoleculeDraw.LogSd(feature.Truth.TechnicalCv);
        double[] intensities = new double[plan.Count];
        for (int i = 0; i < plan.Count; i++)
        {
            double relative = rng.NextNormal(), absolute = rng.NextNormal(), lost = rng.NextDouble();
            int batch = plan[i].Batch;
            double drift = feature.Truth.DriftAmplitude * feature.Drifts[batch].At(plan[i].Place);
            double value = ((signals[i] + feature.Truth.Background) * Math.Exp(drift + feature.BatchShifts[batch] + (sigma * relative)))
                + (instrument.NoiseFloor * absolute);
            bool found = value > 0 && value >= feature.Truth.DetectionLimit && lost >= instrument.RandomMissingShare;
            intensities[i] = found ? value : double.NaN;
        }

        return intensities;
    }
}
