using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>A design with repeated rows of units, as it enters a model with a random intercept: means per unit and what varies within
/// them. Made once for all outcomes that are measured on the same rows.</summary>
internal sealed class UnitSums
{
    private readonly int[] _unit;

    public UnitSums(Matrix design, IReadOnlyList<string> units)
    {
        Design = design;
        Factors = HouseholderQr.InOrder(design);
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        _unit = new int[design.Rows];
        for (int i = 0; i < _unit.Length; i++)
        {
            if (!positions.TryGetValue(units[i], out int at)) positions.Add(units[i], at = positions.Count);
            _unit[i] = at;
        }

        int p = design.Columns;
        Sizes = new double[positions.Count];
        foreach (int u in _unit) Sizes[u]++;
        Means = [.. Sizes.Select(_ => new double[p])];
        for (int i = 0; i < _unit.Length; i++)
            for (int j = 0; j < p; j++) Means[_unit[i]][j] += design[i, j] / Sizes[_unit[i]];
        Within = new double[p, p];
        for (int i = 0; i < _unit.Length; i++)
        {
            Span<double> row = design.Row(i);
            double[] mean = Means[_unit[i]];
            for (int j = 0; j < p; j++)
                for (int k = 0; k <= j; k++) Within[j, k] += (row[j] - mean[j]) * (row[k] - mean[k]);
        }
    }

    public Matrix Design { get; }

    public HouseholderQr Factors { get; }

    /// <summary>Rows of each unit.</summary>
    public double[] Sizes { get; }

    /// <summary>Mean row of the design of each unit.</summary>
    public double[][] Means { get; }

    /// <summary>Sums of products of the deviations from the unit means (lower triangle).</summary>
    public double[,] Within { get; }

    /// <summary>The same of an outcome: unit means, sum of squares within, sums of products with the design within.</summary>
    public (double[] Means, double Squares, double[] Products) Of(ReadOnlySpan<double> y)
    {
        double[] means = new double[Sizes.Length], products = new double[Design.Columns];
        double squares = 0;
        for (int i = 0; i < y.Length; i++) means[_unit[i]] += y[i] / Sizes[_unit[i]];
        for (int i = 0; i < y.Length; i++)
        {
            double deviation = y[i] - means[_unit[i]];
            squares += deviation * deviation;
            Span<double> row = Design.Row(i);
            double[] mean = Means[_unit[i]];
            for (int j = 0; j < products.Length; j++) products[j] += (row[j] - mean[j]) * deviation;
        }

        return (means, squares, products);
    }
}
