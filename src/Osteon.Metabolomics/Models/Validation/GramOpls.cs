using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// OPLS of one response through the n × n inner products K = X Xᵀ of a complete table. A weight is w = Xᵀa with a vector a over the rows
/// in training, so every score, of rows in training or not, is a product with K. Orthogonal components are kept as scores: with P = Σ
/// tₒtₒᵀ/tₒᵀtₒ, what is left of the training rows is (I − P) X.
/// </summary>
internal sealed class GramOpls
{
    /// <summary>Below this share of the loading's length its part beside the weight is rounding.</summary>
    internal const double NothingLeft = 1e-10;

    private readonly Matrix _k;
    private readonly double[] _y;
    private readonly double[] _train;
    private readonly List<(double[] T, double[] Inside, double TT, double[] KT)> _removed = [];

    /// <summary>Row i of X times Xᵀy of the rows in training, both as far as they are left.</summary>
    private readonly double[] _g;

    public GramOpls(Matrix k, double[] y, double[] train)
    {
        _k = k;
        _train = train;
        _y = TablePls.Inside(y, train);
        _g = Gram.TimesVector(k, _y);
    }

    /// <summary>Score (of all rows) and response weight of the predictive component of what is left of X; null if nothing of the response
    /// is left.</summary>
    public (double[] T, double C)? Predictive()
    {
        double square = VectorKernels.Dot(_y, _g);
        if (!(square > 0)) return null;
        double[] t = [.. _g];
        VectorKernels.Scale(1 / Math.Sqrt(square), t);
        double[] inside = TablePls.Inside(t, _train);
        double tt = VectorKernels.Dot(inside, inside);
        return tt == 0 ? null : (t, VectorKernels.Dot(_y, inside) / tt);
    }

    /// <summary>
    /// Finds the orthogonal component beside the predictive score t and takes it out; false if there is none. With w of unit length wᵀp =
    /// 1, so wₒ = p − w up to its length and tₒ = X p − t.
    /// </summary>
    public bool RemoveOrthogonal(double[] t)
    {
        double[] inside = TablePls.Inside(t, _train);
        double tt = VectorKernels.Dot(inside, inside), root = Math.Sqrt(VectorKernels.Dot(_y, _g));
        double[] score = Product(inside);
        VectorKernels.Scale(1 / tt, score);
        double loading = VectorKernels.Dot(inside, score) / tt;
        VectorKernels.Axpy(-1, t, score);
        // ‖p − w‖² = aᵀ(X p − t) with p − w = Xᵀa, a = t/tᵀt − y/‖Xᵀy‖.
        double square = 0;
        for (int i = 0; i < score.Length; i++) square += ((inside[i] / tt) - (_y[i] / root)) * score[i];
        if (!(square > NothingLeft * NothingLeft * loading)) return false;
        VectorKernels.Scale(1 / Math.Sqrt(square), score);
        double[] scoreInside = TablePls.Inside(score, _train);
        double scoreSquare = VectorKernels.Dot(scoreInside, scoreInside);
        if (scoreSquare == 0) return false;
        VectorKernels.Axpy(-VectorKernels.Dot(scoreInside, _g) / scoreSquare, score, _g);
        _removed.Add((score, scoreInside, scoreSquare, []));
        return true;
    }

    /// <summary>‖t pᵀ‖² of the predictive component and of every orthogonal one, over the rows in training. Ends the model: the
    /// orthogonal components are forgotten.</summary>
    public double SumOfSquaresOfX(double[] t)
    {
        double[] inside = TablePls.Inside(t, _train);
        double sum = VectorKernels.Dot(inside, Product(inside)) / VectorKernels.Dot(inside, inside);
        for (int k = _removed.Count - 1; k >= 0; k--)
        {
            (_, double[] score, double square, _) = _removed[k];
            _removed.RemoveAt(k);
            sum += VectorKernels.Dot(score, Product(score)) / square;
        }

        return sum;
    }

    /// <summary>X Xᵀz of what is left of X, for all rows; z is over the rows in training.</summary>
    private double[] Product(double[] z)
    {
        double[] left = [.. z];
        foreach ((_, double[] inside, double tt, _) in _removed) VectorKernels.Axpy(-VectorKernels.Dot(inside, left) / tt, inside, left);
        double[] product = Gram.TimesVector(_k, left);
        for (int k = 0; k < _removed.Count; k++)
        {
            (double[] t, double[] inside, double tt, double[] kt) = _removed[k];
            if (kt.Length == 0) _removed[k] = (t, inside, tt, kt = Gram.TimesVector(_k, inside));
            VectorKernels.Axpy(-VectorKernels.Dot(kt, left) / tt, t, product);
        }

        return product;
    }
}
