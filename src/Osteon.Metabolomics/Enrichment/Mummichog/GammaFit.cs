using Osteon.Numerics;

namespace Osteon.Metabolomics;

/// <summary>
/// Scores that are 0 with some chance and else gamma distributed: shape and scale by maximum likelihood over the scores above 0, from
/// log a − ψ(a) = log(mean) − mean(log), by Newton's method.
/// </summary>
internal sealed record GammaFit(double Shape, double Scale, double Share)
{
    private const int Fewest = 10;

    /// <summary>Null if fewer than ten scores are above 0 or all of them are equal.</summary>
    public static GammaFit? Of(IReadOnlyCollection<double> scores)
    {
        double sum = 0, logs = 0;
        int positive = 0;
        foreach (double score in scores)
        {
            if (score <= 0) continue;
            positive++;
            sum += score;
            logs += Math.Log(score);
        }

        if (positive < Fewest) return null;
        double mean = sum / positive, s = Math.Log(mean) - (logs / positive);
        if (s <= 1e-12) return null;
        double shape = (3 - s + Math.Sqrt(((s - 3) * (s - 3)) + (24 * s))) / (12 * s);
        for (int i = 0; i < 100; i++)
        {
            double step = (PolygammaFunction.LogMinusDigamma(shape) - s) / ((1 / shape) - PolygammaFunction.Trigamma(shape));
            double next = shape - step;
            if (next <= 0) next = shape / 2;
            bool done = Math.Abs(next - shape) <= 1e-14 * shape;
            shape = next;
            if (done) break;
        }

        return new GammaFit(shape, mean / shape, (double)positive / scores.Count);
    }

    /// <summary>P(S ≥ score); 1 at 0.</summary>
    public double UpperTail(double score) => score <= 0 ? 1 : Share * IncompleteGamma.Regularised(Shape, score / Scale).Upper;
}
