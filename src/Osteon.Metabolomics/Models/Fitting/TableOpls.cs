using Osteon.Numerics;

namespace Osteon.Metabolomics;

/// <summary>The predictive component of OPLS at some stage: weight, score (of all rows), loading and response weight.</summary>
internal sealed record OplsPredictive(double[] W, double[] T, double[] P, double C);

/// <summary>An orthogonal component: weight, score (of all rows), loading, and what it says about the response.</summary>
internal sealed record OplsOrthogonal(double[] W, double[] T, double[] P, double C);

/// <summary>
/// OPLS of one response on the table itself (Trygg and Wold 2002, 10.1002/cem.695), sums over the cells that are there. Rows whose
/// <paramref name="train"/> is 0 are given scores and lose their orthogonal part like the others, but take no part in the fit.
/// </summary>
internal sealed class TableOpls(ScaledTable x, double[] y, double[] train)
{
    private readonly double[] _y = TablePls.Inside(y, train);

    /// <summary>What is left of X.</summary>
    public ScaledTable X => x;

    /// <summary>The predictive component of what is left of X, or null if nothing of the response is left.</summary>
    public OplsPredictive? Predictive()
    {
        double[] w = x.Project(_y);
        if (!ScaledTable.Normalise(w)) return null;
        double[] t = x.Scores(w), inside = TablePls.Inside(t, train);
        double tt = VectorKernels.Dot(inside, inside);
        return tt == 0 ? null : new OplsPredictive(w, t, x.Project(inside), VectorKernels.Dot(_y, inside) / tt);
    }

    /// <summary>Finds the orthogonal component beside a predictive one and takes it out of X; null if the loading has no part beside the
    /// weight.</summary>
    public OplsOrthogonal? RemoveOrthogonal(OplsPredictive predictive)
    {
        double[] w = [.. predictive.P];
        double before = VectorKernels.Norm(w);
        VectorKernels.Axpy(-VectorKernels.Dot(predictive.W, w) / VectorKernels.Dot(predictive.W, predictive.W), predictive.W, w);
        if (VectorKernels.Norm(w) <= GramOpls.NothingLeft * before || !ScaledTable.Normalise(w)) return null;
        double[] t = x.Scores(w), inside = TablePls.Inside(t, train);
        double tt = VectorKernels.Dot(inside, inside);
        if (tt == 0) return null;
        double[] p = x.Project(inside);
        x.Deflate(t, p);
        return new OplsOrthogonal(w, t, p, VectorKernels.Dot(_y, inside) / tt);
    }
}
