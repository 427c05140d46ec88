using System.Collections.Concurrent;
using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>Two-sided critical values of t at one confidence, each found once: features without missing values share their degrees of
/// freedom.</summary>
internal sealed class StudentQuantiles(double confidence)
{
    private readonly ConcurrentDictionary<double, double> _known = new();

    public double Of(double df) => _known.GetOrAdd(df, d => StudentT.UpperQuantile((1 - confidence) / 2, d));
}
