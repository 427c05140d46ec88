using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>Several independent samples with their moments and the sums of squares of the one-way analysis of variance.</summary>
internal sealed class OneWayLayout
{
    public OneWayLayout(IReadOnlyList<double[]> samples)
    {
        Samples = samples;
        Moments = [.. samples.Select(s => SampleMoments.Of(s))];
        N = Moments.Sum(m => m.N);
        if (Moments.Any(m => m.N < 2))
        {
            Problem = $"fewer than two values in an arm (n = {string.Join(", ", Moments.Select(m => m.N))})";
            return;
        }

        GrandMean = SampleMoments.Of([.. samples.SelectMany(s => s)]).Mean;
        Between = Moments.Sum(m => m.N * (m.Mean - GrandMean) * (m.Mean - GrandMean));
        Within = Moments.Sum(m => m.SumOfSquares);
        double largest = Moments.Max(m => Math.Abs(m.Mean));
        if (SampleMoments.IsRounding(Math.Sqrt(MeanSquareWithin / N), largest, 0)) Problem = MeanContrast.NoVariation;
        else if (!double.IsFinite(Within + Between)) Problem = MeanContrast.TooLarge;
    }

    public IReadOnlyList<double[]> Samples { get; }

    public SampleMoments[] Moments { get; }

    /// <summary>Number of values in all.</summary>
    public int N { get; }

    /// <summary>Number of arms.</summary>
    public int K => Moments.Length;

    public double GrandMean { get; }

    /// <summary>Sum of squares between the arms.</summary>
    public double Between { get; }

    /// <summary>Sum of squares within the arms.</summary>
    public double Within { get; }

    public double DfBetween => K - 1;

    public double DfWithin => N - K;

    public double MeanSquareWithin => Within / DfWithin;

    /// <summary>Why there is no mean square to compare with, or null.</summary>
    public string? Problem { get; }

    /// <summary>The F ratio of the analysis of variance.</summary>
    public double F => Between / DfBetween / MeanSquareWithin;
}
