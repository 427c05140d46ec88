using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>The orthogonal factors of a two-way design; made once for all outcomes on the same rows.</summary>
internal sealed class TwoWayFactors
{
    private readonly Dictionary<ModelTerm, HouseholderQr> _spans = [];
    private readonly Dictionary<ModelTerm, HouseholderQr> _additive = [];
    private readonly FactorialDesign _design;

    public TwoWayFactors(FactorialDesign design, IReadOnlyList<(int Group, int Level)> cells)
    {
        _design = design;
        Matrix matrix = design.Of(cells);
        Full = HouseholderQr.InOrder(matrix);
        Problem = Full.Rank < design.Columns ? "a cell of group and second factor has no value"
            : Full.DfResidual < 1 ? "no cell has more than one value" : null;
        if (Problem is not null) return;
        foreach (ModelTerm term in Enum.GetValues<ModelTerm>())
        {
            double[][] roots = [.. design.Hypothesis(term).Select(row => Full.Root(row)!)];
            _spans[term] = HouseholderQr.InOrder(Matrix.Of(Full.Rank, roots.Length, (i, j) => roots[j][i]));
            if (term != ModelTerm.Interaction) _additive[term] = HouseholderQr.InOrder(matrix.SelectColumns(design.Additive(term)));
        }
    }

    public HouseholderQr Full { get; }

    public string? Problem { get; }

    /// <summary>Sum of squares of a term after all others, from the effects of the full design.</summary>
    public (double Squares, int Rank) AfterAll(ModelTerm term, ReadOnlySpan<double> effects)
    {
        HouseholderQr span = _spans[term];
        double[] part = effects[..Full.Rank].ToArray();
        span.ToEffects(part);
        return (VectorKernels.SumOfSquares(part.AsSpan(0, span.Rank)), span.Rank);
    }

    /// <summary>Sum of squares of a main effect after the other one, without the interaction.</summary>
    public (double Squares, int Rank) AfterOther(ModelTerm term, ReadOnlySpan<double> values)
    {
        HouseholderQr factors = _additive[term];
        double[] effects = values.ToArray();
        factors.ToEffects(effects);
        int rank = (term == ModelTerm.Group ? _design.Groups : _design.Levels) - 1;
        return (VectorKernels.SumOfSquares(effects.AsSpan(factors.Rank - rank, rank)), rank);
    }
}
