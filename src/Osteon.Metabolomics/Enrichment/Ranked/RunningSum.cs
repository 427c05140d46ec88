namespace Osteon.Metabolomics;

/// <summary>
/// The weighted Kolmogorov–Smirnov running sum. Down the ranking, a hit adds |r|^w / Σ|r|^w over the hits, a miss takes 1/(N − m). The
/// score is the value farthest from 0: the largest peak if it is higher than the lowest trough is deep, else the trough, 0 if both are
/// equal (within 10⁻¹², so that rounding does not choose the sign). If all hits have statistic 0 every hit adds 1/m. Source:
/// Subramanian et al. 2005, 10.1073/pnas.0506580102; conventions of fgsea
/// (Korotkevich et al., 10.1101/060012).
/// </summary>
internal static class RunningSum
{
    private const double Tie = 1e-12;

    /// <summary>
    /// Score of the hits at ascending ranks (from 0) among all, and the number of hits up to the peak (or before the trough).
    /// </summary>
    /// <param name="ranks">Ranks of the hits, ascending, from 0; neither none nor all.</param>
    /// <param name="weights">|r|^w of each hit, in the same order.</param>
    /// <param name="all">Number of ranked items.</param>
    public static (double Score, int Peak) Of(ReadOnlySpan<int> ranks, ReadOnlySpan<double> weights, int all)
    {
        int hits = ranks.Length;
        double total = 0;
        foreach (double weight in weights) total += weight;
        double miss = 1.0 / (all - hits);
        double sum = 0, top = double.NegativeInfinity, bottom = double.PositiveInfinity;
        int topAt = 0, bottomAt = 0;
        for (int i = 0; i < hits; i++)
        {
            double before = (total > 0 ? sum / total : (double)i / hits) - ((ranks[i] - i) * miss);
            sum += weights[i];
            double after = (total > 0 ? sum / total : (i + 1.0) / hits) - ((ranks[i] - i) * miss);
            if (before < bottom) (bottom, bottomAt) = (before, i);
            if (after > top) (top, topAt) = (after, i + 1);
        }

        return Math.Abs(top + bottom) <= Tie ? (0, 0) : top > -bottom ? (top, topAt) : (bottom, bottomAt);
    }
}
