using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>
/// Orthogonal triangular factors of a design by Householder reflections, made once and applied to many outcomes. A column that is a linear
/// combination of earlier ones (its norm falls below 10⁻⁷ of what it was) is set aside, as R's lm does; its coefficient is not estimable.
/// </summary>
internal sealed class LeastSquares
{
    private const double Tolerance = 1e-7;

    private readonly double[][] _reflectors; // per column, the vector of the reflection from its row on
    private readonly double[,] _upper; // R of the columns that are kept

    private LeastSquares(int rows, int columns, int[] kept, double[][] reflectors, double[,] upper)
    {
        (Rows, Columns, Kept, _reflectors, _upper) = (rows, columns, kept, reflectors, upper);
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>The columns whose coefficients are estimable, ascending.</summary>
    public int[] Kept { get; }

    public int Rank => Kept.Length;

    public int DfResidual => Rows - Rank;

    /// <summary>Factors of a design, rows × columns.</summary>
    public static LeastSquares Of(Matrix design)
    {
        int n = design.Rows;
        var kept = new List<int>();
        var reflectors = new List<double[]>();
        double[,] upper = new double[design.Columns, design.Columns];
        for (int c = 0; c < design.Columns; c++)
        {
            double[] column = design.Column(c);
            double before = Norm(column);
            foreach ((int k, double[] v) in reflectors.Index()) Reflect(v, k, column);
            int rank = kept.Count;
            double after = rank < n ? Norm(column.AsSpan(rank)) : 0;
            if (!(after > Tolerance * before)) continue;
            // The reflection takes the rest of the column to ∓ its norm; v is scaled so that H = I − 2vv′.
            double[] reflector = column[rank..];
            double sign = reflector[0] < 0 ? -1 : 1;
            reflector[0] += sign * after;
            double size = Norm(reflector);
            for (int i = 0; i < reflector.Length; i++) reflector[i] /= size;
            for (int k = 0; k < rank; k++) upper[k, rank] = column[k];
            upper[rank, rank] = -sign * after;
            kept.Add(c);
            reflectors.Add(reflector);
        }

        return new LeastSquares(n, design.Columns, [.. kept], [.. reflectors], upper);
    }

    /// <summary>Q′y in place: the first <see cref="Rank"/> entries are the effects of the kept columns, the squares of the others sum to
    /// the residual sum of squares.</summary>
    public void ToEffects(Span<double> y)
    {
        for (int k = 0; k < _reflectors.Length; k++) Reflect(_reflectors[k], k, y);
    }

    /// <summary>Q·y in place: the way back.</summary>
    public void FromEffects(Span<double> y)
    {
        for (int k = _reflectors.Length - 1; k >= 0; k--) Reflect(_reflectors[k], k, y);
    }

    /// <summary>Sum of squares of the effects from a position on.</summary>
    public static double SumOfSquares(ReadOnlySpan<double> effects)
    {
        double sum = 0;
        foreach (double e in effects) sum += e * e;
        return sum;
    }

    /// <summary>Coefficients of all columns; NaN where not estimable.</summary>
    public double[] Coefficients(ReadOnlySpan<double> effects)
    {
        double[] all = new double[Columns];
        Array.Fill(all, double.NaN);
        double[] solution = new double[Rank];
        for (int i = Rank - 1; i >= 0; i--)
        {
            double sum = effects[i];
            for (int k = i + 1; k < Rank; k++) sum -= _upper[i, k] * solution[k];
            solution[i] = sum / _upper[i, i];
            all[Kept[i]] = solution[i];
        }

        return all;
    }

    /// <summary>
    /// Squared length of (R′)⁻¹c over the kept columns: the variance of the combination c of the coefficients in units of the residual
    /// variance. NaN where c asks for a coefficient that is not estimable.
    /// </summary>
    public double UnscaledVariance(ReadOnlySpan<double> c) => Root(c) is { } root ? SumOfSquares(root) : double.NaN;

    /// <summary>(R′)⁻¹c over the kept columns, or null where c asks for a coefficient that is not estimable. The combination c of the
    /// coefficients is the product of this with the effects.</summary>
    public double[]? Root(ReadOnlySpan<double> c)
    {
        double[] root = new double[Rank];
        int next = 0;
        for (int j = 0; j < Columns; j++)
        {
            if (next == Rank || Kept[next] != j)
            {
                if (c[j] != 0) return null;
                continue;
            }

            double sum = c[j];
            for (int k = 0; k < next; k++) sum -= _upper[k, next] * root[k];
            root[next] = sum / _upper[next, next];
            next++;
        }

        return root;
    }

    private static void Reflect(double[] v, int from, Span<double> y)
    {
        Span<double> rest = y[from..];
        double product = 0;
        for (int i = 0; i < v.Length; i++) product += v[i] * rest[i];
        product *= 2;
        for (int i = 0; i < v.Length; i++) rest[i] -= product * v[i];
    }

    private static double Norm(ReadOnlySpan<double> values) => Math.Sqrt(SumOfSquares(values));
}
