using System.Collections.Concurrent;
using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// Critical values of joint distributions at one confidence. They depend on sizes and degrees of freedom only, so that all features of a
/// table without missing values share them.
/// </summary>
internal sealed class CriticalValues(double confidence)
{
    private readonly ConcurrentDictionary<(int K, double Df), double> _ranges = new();
    private readonly ConcurrentDictionary<string, double> _maxima = new();

    /// <summary>Upper quantile of the studentised range over √2: the critical |t| of all pairs.</summary>
    public double OfAllPairs(int k, double df) =>
        _ranges.GetOrAdd((k, df), key => StudentisedRange.UpperQuantile(1 - confidence, key.K, key.Df) / Math.Sqrt(2));

    /// <summary>Critical |t| of all groups against the first.</summary>
    public double AgainstReference(OneWayLayout layout, DunnettMaximum maximum) =>
        _maxima.GetOrAdd(string.Join(' ', layout.Moments.Select(m => m.N)), _ => maximum.UpperQuantile(1 - confidence));
}
