using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Blots;

/// <summary>Counts of a detection: boxes are matched one to one, best intersection over union first, from one half on.</summary>
internal sealed record DetectionScore(int Hits, int False, int Missed)
{
    public double Precision => Hits + False == 0 ? 0 : (double)Hits / (Hits + False);

    public double Recall => Hits + Missed == 0 ? 0 : (double)Hits / (Hits + Missed);

    public double F1 => 2 * Hits + False + Missed == 0 ? 1 : 2.0 * Hits / (2 * Hits + False + Missed);

    public static DetectionScore operator +(DetectionScore a, DetectionScore b) => new(a.Hits + b.Hits, a.False + b.False, a.Missed + b.Missed);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"P {Precision:F3} R {Recall:F3} F1 {F1:F3} ({Hits} hits, {False} false, {Missed} missed)");

    /// <summary>Pairs (index of the truth, index of what was found).</summary>
    public static List<(int Truth, int Found)> Match(IReadOnlyList<PixelBox> truth, IReadOnlyList<PixelBox> found)
    {
        var candidates = new List<(double Iou, int Truth, int Found)>();
        for (int t = 0; t < truth.Count; t++)
            for (int f = 0; f < found.Count; f++)
                if (truth[t].Iou(found[f]) is >= 0.5 and var iou) candidates.Add((iou, t, f));
        var pairs = new List<(int Truth, int Found)>();
        foreach ((_, int t, int f) in candidates.OrderByDescending(c => c.Iou).ThenBy(c => c.Truth).ThenBy(c => c.Found))
            if (!pairs.Exists(p => p.Truth == t || p.Found == f)) pairs.Add((t, f));
        return pairs;
    }

    public static DetectionScore Of(int truth, int found, int matched) => new(matched, found - matched, truth - matched);
}
