using System.Numerics;
using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>
/// Welch's t of every feature under many labellings of the same rows: the statistics that a permutation test compares with. The number is that of
/// <see cref="FeatureTests"/> with <see cref="FeatureTest.Welch"/>, to about 10⁻¹² of max(1, |t|), at a small part of its cost: no p value and no interval is computed, and
/// sums of the group suffice, because those of the other are what is left of the whole.
/// <para>
/// Columns are centred, then t = (s₁/n₁ − s₀/n₀)/√(v₁/n₁ + v₀/n₀) with vᵢ = (qᵢ − sᵢ²/nᵢ)/(nᵢ − 1) from sums s and sums of squares q. Where that difference of squares
/// would lose digits (the groups lie far apart, or the spread of the column is below a thousandth of its mean), the compensated two-pass formula of the single test is used.
/// </para>
/// </summary>
public static class PermutedWelch
{
    /// <summary>Vectors of columns that are summed together.</summary>
    private const int Width = 4;

    /// <summary>Least share of a squared standard error in what it would be if all of the spread lay within the groups.</summary>
    private const double LeastWithin = 0.02;

    private const double LeastRelativeSpread = 1e-3;

    /// <summary>The statistics.</summary>
    /// <param name="values">Rows × features; NaN is missing and passed over feature by feature.</param>
    /// <param name="arrangements">Per labelling the rows of the group from which the other is subtracted, each row at most once; all further rows are the other group.</param>
    /// <param name="context">Threads, cancellation and progress. The numbers depend neither on the threads nor on the width of vectors.</param>
    /// <returns>Arrangements × features; NaN where <see cref="FeatureTests"/> has no statistic: too few values, no variation within the groups, an infinite value.</returns>
    public static Matrix Statistics(Matrix values, IReadOnlyList<int[]> arrangements, RunContext context)
    {
        foreach (int[] rows in arrangements)
            if (rows.Any(r => r < 0 || r >= values.Rows) || rows.Distinct().Count() != rows.Length)
                throw new ArgumentException("an arrangement names a row twice or one that is not there", nameof(arrangements));
        var result = new Matrix(arrangements.Count, values.Columns);
        int columns = Width * Vector<double>.Count, tiles = (values.Columns + columns - 1) / columns, done = 0;
        Parallel.For(0, tiles, context.ParallelOptions, tile =>
        {
            new Tile(values, tile * columns, columns).Fill(result, arrangements);
            int finished = Interlocked.Increment(ref done);
            if (finished % 16 == 0 || finished == tiles) context.Report("testing permuted labels", finished / (double)tiles);
        });
        return result;
    }

    /// <summary>Some columns, centred, with the sums that do not depend on labels.</summary>
    private sealed class Tile
    {
        private readonly Matrix _values;
        private readonly int _first, _columns, _used;
        private readonly double[] _centred, _present, _sum, _squares, _count, _first1, _first2, _firstN, _t;
        private readonly bool[] _exact, _refused;
        private readonly bool _complete = true;

        public Tile(Matrix values, int first, int columns)
        {
            (_values, _first, _columns, _used) = (values, first, columns, Math.Min(columns, values.Columns - first));
            (_centred, _present) = (new double[values.Rows * columns], new double[values.Rows * columns]);
            (_sum, _squares, _count, _t) = (new double[columns], new double[columns], new double[columns], new double[columns]);
            (_first1, _first2, _firstN) = (new double[columns], new double[columns], new double[columns]);
            (_exact, _refused) = (new bool[columns], new bool[columns]);
            for (int c = 0; c < _used; c++) _complete &= Centre(c);
        }

        public void Fill(Matrix result, IReadOnlyList<int[]> arrangements)
        {
            for (int a = 0; a < arrangements.Count; a++)
            {
                Sum(arrangements[a]);
                Span<double> row = result.Row(a).Slice(_first, _used);
                Statistics();
                for (int c = 0; c < row.Length; c++)
                    row[c] = _refused[c] ? double.NaN : _exact[c] || double.IsNaN(_t[c]) ? Exactly(c, arrangements[a]) : _t[c];
            }
        }

        /// <summary>Centres a column; false if a value is missing.</summary>
        private bool Centre(int c)
        {
            double sum = 0, n = 0;
            for (int r = 0; r < _values.Rows; r++)
            {
                double value = _values.Values[(r * _values.Columns) + _first + c];
                if (double.IsNaN(value)) continue;
                sum += value;
                n++;
                _refused[c] |= double.IsInfinity(value);
            }

            double mean = sum / n;
            for (int r = 0; r < _values.Rows; r++)
            {
                double value = _values.Values[(r * _values.Columns) + _first + c];
                if (double.IsNaN(value) || _refused[c]) continue;
                double deviation = value - mean;
                _centred[(r * _columns) + c] = deviation;
                _present[(r * _columns) + c] = 1;
                _sum[c] += deviation;
                _squares[c] += deviation * deviation;
            }

            _count[c] = n;
            _exact[c] = !(Math.Sqrt(_squares[c] / n) > LeastRelativeSpread * Math.Abs(mean));
            return n == _values.Rows;
        }

        /// <summary>Sums over the rows of the group: four vectors of columns at a time stay in registers.</summary>
        private void Sum(int[] rows)
        {
            int lanes = Vector<double>.Count;
            Vector<double> s0 = default, s1 = default, s2 = default, s3 = default, q0 = default, q1 = default, q2 = default, q3 = default;
            foreach (int row in rows)
            {
                ReadOnlySpan<double> from = _centred.AsSpan(row * _columns, _columns);
                Vector<double> x0 = new(from), x1 = new(from[lanes..]), x2 = new(from[(2 * lanes)..]), x3 = new(from[(3 * lanes)..]);
                s0 += x0;
                s1 += x1;
                s2 += x2;
                s3 += x3;
                q0 += x0 * x0;
                q1 += x1 * x1;
                q2 += x2 * x2;
                q3 += x3 * x3;
            }

            Store(_first1, s0, s1, s2, s3);
            Store(_first2, q0, q1, q2, q3);
            if (_complete)
            {
                Array.Fill(_firstN, rows.Length);
                return;
            }

            Array.Clear(_firstN);
            foreach (int row in rows)
                for (int c = 0; c < _columns; c += lanes) (new Vector<double>(_firstN, c) + new Vector<double>(_present, (row * _columns) + c)).CopyTo(_firstN, c);
        }

        private static void Store(double[] to, Vector<double> v0, Vector<double> v1, Vector<double> v2, Vector<double> v3)
        {
            int lanes = Vector<double>.Count;
            v0.CopyTo(to);
            v1.CopyTo(to, lanes);
            v2.CopyTo(to, 2 * lanes);
            v3.CopyTo(to, 3 * lanes);
        }

        /// <summary>t of every column; NaN where it has to be computed exactly.</summary>
        private void Statistics()
        {
            Vector<double> one = Vector<double>.One, least = new(LeastWithin), none = new(double.NaN);
            for (int c = 0; c < _columns; c += Vector<double>.Count)
            {
                Vector<double> n1 = new(_firstN, c), s1 = new(_first1, c), q1 = new(_first2, c);
                Vector<double> n0 = new Vector<double>(_count, c) - n1, s0 = new Vector<double>(_sum, c) - s1, all = new(_squares, c);
                Vector<double> m1 = s1 / n1, m0 = s0 / n0, q0 = all - q1;
                Vector<double> pairs1 = n1 * (n1 - one), pairs0 = n0 * (n0 - one);
                Vector<double> error = ((q1 - (s1 * m1)) / pairs1) + ((q0 - (s0 * m0)) / pairs0);
                Vector<double> largest = (all / pairs1) + (all / pairs0);
                Vector<long> sure = Vector.GreaterThan(error, least * largest) & Vector.LessThan(error, new Vector<double>(double.PositiveInfinity));
                Vector.ConditionalSelect(sure, (m1 - m0) / Vector.SquareRoot(error), none).CopyTo(_t, c);
            }
        }

        private double Exactly(int c, int[] rows)
        {
            Span<bool> inGroup = _values.Rows <= 1024 ? stackalloc bool[_values.Rows] : new bool[_values.Rows];
            foreach (int row in rows) inGroup[row] = true;
            double[] other = new double[rows.Length], reference = new double[_values.Rows - rows.Length];
            int n1 = 0, n0 = 0;
            for (int r = 0; r < _values.Rows; r++)
            {
                double value = _values.Values[(r * _values.Columns) + _first + c];
                if (double.IsNaN(value)) continue;
                if (inGroup[r]) other[n1++] = value;
                else reference[n0++] = value;
            }

            MeanContrast contrast = MeanContrast.Between(other.AsSpan(0, n1), reference.AsSpan(0, n0), pooled: false);
            return contrast.Problem is null && contrast.Test().Statistic is { } t ? t : double.NaN;
        }
    }
}
