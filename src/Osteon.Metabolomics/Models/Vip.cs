using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// What is meant by variable importance in projection (VIP). With m variables in the model, every variant has Σ VIP² = m: 1 is the
/// importance of an average variable.
/// </summary>
public enum VipVariant
{
    /// <summary>OPLS: VIP₄,pred of Galindo-Prieto et al. 2014; ropls' and SIMCA's VIP of an OPLS model. With one predictive component
    /// √m·|p|/‖p‖.</summary>
    Vip4Predictive,

    /// <summary>OPLS: VIP₄,orth of Galindo-Prieto et al. 2014: importance for the variation unrelated to the response.</summary>
    Vip4Orthogonal,

    /// <summary>OPLS: VIP₄,tot of Galindo-Prieto et al. 2014: both together.</summary>
    Vip4Total,

    /// <summary>PLS: √(m · Σₕ SSYₕ·wₕ² / Σₕ SSYₕ), Wold's definition.</summary>
    WoldPls,

    /// <summary>√m·|w| of the first predictive weight: what MS-DIAL reports for OPLS.</summary>
    ClassicalWeight,
}

/// <summary>
/// Variable importance in projection (Wold et al. 1993; Galindo-Prieto et al. 2014, 10.1002/cem.2627; see docs/methods/vip.md). With p̂ =
/// p/‖p‖, SX = ‖t pᵀ‖², SY = ‖t cᵀ‖² of predictive (p) and orthogonal (o) components and X = ΣSXₚ + ΣSXₒ, Y = ΣSYₚ + ΣSYₒ: VIP₄² = K·Σ
/// p̂²·(SX/X + SY/Y), with K so that the sum over the m variables is m.
/// </summary>
public static class Vip
{
    /// <summary>The variant ropls reports for a model: Wold's for PLS, VIP₄,pred for OPLS; null for PCA, which has none.</summary>
    public static VipVariant? DefaultOf(ModelKind kind) => kind switch
    {
        ModelKind.Pca => null,
        ModelKind.Pls or ModelKind.PlsDa => VipVariant.WoldPls,
        _ => VipVariant.Vip4Predictive,
    };

    /// <summary>VIP of the default variant, one value per kept column. Throws <see cref="ArgumentException"/> for PCA.</summary>
    public static double[] Of(ModelResult model) => Of(model, DefaultOf(model.Kind) ?? throw new ArgumentException("PCA has no VIP", nameof(model)));

    /// <summary>VIP per kept column. Throws <see cref="ArgumentException"/> if the variant is not defined for the model.</summary>
    public static double[] Of(ModelResult model, VipVariant variant)
    {
        bool defined = variant switch
        {
            VipVariant.ClassicalWeight => model.Weights is not null,
            VipVariant.WoldPls => model.Kind is ModelKind.Pls or ModelKind.PlsDa,
            _ => model.Orthogonal > 0,
        };
        if (!defined) throw new ArgumentException($"{variant} is not defined for {model.Kind.Label()}", nameof(variant));
        return variant switch
        {
            VipVariant.ClassicalWeight => OfSquares(model, [new Part(model.Weights!.Column(0), 1)]),
            VipVariant.WoldPls => OfSquares(model, Predictive(model, model.Weights!, (t, _, c) => Square(t) * Square(c))),
            _ => Vip4(model, variant),
        };
    }

    private static double[] Vip4(ModelResult model, VipVariant variant)
    {
        Part[] px = Predictive(model, model.Loadings, (t, p, _) => Square(t) * Square(p)), py = Predictive(model, model.Loadings, (t, _, c) => Square(t) * Square(c));
        Part[] ox = Orthogonal(model, (t, p, _) => Square(t) * Square(p)), oy = Orthogonal(model, (t, _, c) => Square(t) * Square(c));
        double x = px.Sum(p => p.Share) + ox.Sum(p => p.Share), y = py.Sum(p => p.Share) + oy.Sum(p => p.Share);
        Part[] predictive = Join(px, py, x, y), orthogonal = Join(ox, oy, x, y);
        return OfSquares(model, variant switch
        {
            VipVariant.Vip4Predictive => predictive,
            VipVariant.Vip4Orthogonal => orthogonal,
            _ => [.. predictive, .. orthogonal],
        });
    }

    /// <summary>√(m · Σ share·v̂² / Σ share) over vectors of unit length.</summary>
    private static double[] OfSquares(ModelResult model, Part[] parts)
    {
        var vip = new double[model.KeptColumns.Count];
        double total = parts.Sum(p => p.Share);
        foreach (Part part in parts)
        {
            double factor = part.Share / (total * Square(part.Vector));
            for (int j = 0; j < vip.Length; j++) vip[j] += factor * part.Vector[j] * part.Vector[j];
        }

        for (int j = 0; j < vip.Length; j++) vip[j] = Math.Sqrt(vip.Length * vip[j]);
        return vip;
    }

    private static Part[] Predictive(ModelResult model, Matrix vectors, Func<double[], double[], double[], double> share) =>
    [
        .. Enumerable.Range(0, model.Predictive).Select(h =>
            new Part(vectors.Column(h), share(model.Scores.Column(h), model.Loadings.Column(h), model.ResponseWeights!.Column(h)))),
    ];

    private static Part[] Orthogonal(ModelResult model, Func<double[], double[], double[], double> share) =>
    [
        .. Enumerable.Range(0, model.Orthogonal).Select(k =>
        {
            double[] p = model.OrthogonalLoadings!.Column(k);
            return new Part(p, share(model.OrthogonalScores!.Column(k), p, model.OrthogonalResponseWeights!.Column(k)));
        }),
    ];

    private static Part[] Join(Part[] x, Part[] y, double totalX, double totalY) =>
        [.. x.Zip(y, (a, b) => new Part(a.Vector, (a.Share / totalX) + (b.Share / totalY)))];

    private static double Square(double[] v) => VectorKernels.Dot(v, v);

    private sealed record Part(double[] Vector, double Share);
}
