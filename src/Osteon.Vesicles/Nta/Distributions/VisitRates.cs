namespace Osteon.Vesicles;

/// <summary>How often particles of each diameter come into sight and are accepted, per frame and particle inside.</summary>
/// <param name="Visits">All visits that begin.</param>
/// <param name="Accepted">Visits that last long enough.</param>
/// <param name="Counted">What the size distribution counts: accepted tracks, or their positions.</param>
internal sealed record VisitRates(double[] Visits, double[] Accepted, double[] Counted)
{
    /// <summary>
    /// Bins in which practically nothing is accepted keep the rate of this share of the best bin: nothing could be said about them.
    /// </summary>
    private const double Least = 1e-6;

    /// <summary>
    /// Fractions among what was counted turned into fractions among the particles in the volume, and the share of visits that was too
    /// short.
    /// </summary>
    public (double[] Fractions, double CensoredShare) Correct(ReadOnlySpan<double> fractions)
    {
        double floor = Least * Counted.Max(), sum = 0, all = 0, kept = 0;
        double[] corrected = new double[Counted.Length];
        for (int m = 0; m < corrected.Length; m++) sum += corrected[m] = fractions[m] / Math.Max(Counted[m], floor);
        for (int m = 0; m < corrected.Length; m++)
        {
            corrected[m] /= sum;
            all += corrected[m] * Visits[m];
            kept += corrected[m] * Accepted[m];
        }

        return (corrected, 1 - (kept / all));
    }
}
