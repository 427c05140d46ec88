using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Molecular weight against migration, from a ladder on the same blot. Migration is the row of a band less the drop of its lane
/// (<see cref="BlotBand.Level"/>), so smile and tilt do not
/// count. Outside of the rows of the ladder nothing is reported: a line beyond its last point is a guess.
/// </summary>
public sealed class LadderCalibration
{
    private readonly (double Level, double Log)[] _points;
    private readonly double _intercept;
    private readonly double _slope;

    private LadderCalibration((double Level, double Log)[] points, LadderFit fit)
    {
        (_points, Fit) = (points, fit);
        (_intercept, _slope) = Line(points);
        LargestError = Error(points, fit);
    }

    /// <summary>How values are read.</summary>
    public LadderFit Fit { get; }

    /// <summary>Number of bands of the ladder.</summary>
    public int Count => _points.Length;

    /// <summary>
    /// How far off the calibration is where it can be checked, as a share of the molecular weight: the largest |read/true − 1| of a band of
    /// the ladder; for a local fit each inner band is
    /// read from its neighbours, without itself. Null for a local fit through two bands, which cannot be checked.
    /// </summary>
    public double? LargestError { get; }

    /// <summary>The level and the molecular weight of the uppermost and of the lowest band.</summary>
    public ((double Level, double KiloDaltons) Top, (double Level, double KiloDaltons) Bottom) Range =>
        ((_points[0].Level, Math.Pow(10, _points[0].Log)), (_points[^1].Level, Math.Pow(10, _points[^1].Log)));

    /// <summary>
    /// The calibration, or null with an error in the findings: lane unknown, another number of bands than declared, weights that do not
    /// fall, fewer than two.
    /// </summary>
    public static LadderCalibration? Of(BlotResult result, MolecularWeightLadder ladder, FindingCollector findings)
    {
        BlotBand[] bands = [.. result.Bands.Where(b => b.Lane == ladder.Lane).OrderBy(b => b.Level)];
        if (ladder.Lane < 1 || ladder.Lane > result.Lanes.Count)
        {
            findings.Add(BlotFindings.LadderLane(ladder.Lane, result.Lanes.Count));
            return null;
        }

        double[] known = [.. ladder.KiloDaltons.OfType<double>()];
        if (known.Length < 2 || known.Any(k => !(k > 0) || !double.IsFinite(k)) || known.Zip(known.Skip(1)).Any(p => p.Second >= p.First))
        {
            findings.Add(BlotFindings.LadderWeights(string.Join(',', known.Select(k => k.ToString("R", CultureInfo.InvariantCulture)))));
            return null;
        }

        if (bands.Length != ladder.KiloDaltons.Count)
        {
            findings.Add(BlotFindings.LadderCount(ladder.Lane, bands.Length, ladder.KiloDaltons.Count));
            return null;
        }

        (double Level, double Log)[] points =
            [.. bands.Zip(ladder.KiloDaltons).Where(p => p.Second is not null).Select(p => (p.First.Level, Math.Log10(p.Second!.Value)))];
        return new LadderCalibration(points, ladder.Fit);
    }

    /// <summary>A calibration from points of one's own: levels rising, weights falling, at least two.</summary>
    public static LadderCalibration Of(IReadOnlyList<(double Level, double KiloDaltons)> points, LadderFit fit)
    {
        if (points.Count < 2 || points.Zip(points.Skip(1)).Any(p => !(p.Second.Level > p.First.Level) || !(p.Second.KiloDaltons < p.First.KiloDaltons)) || !(points[^1].KiloDaltons > 0))
            throw new ArgumentException("at least two points, levels rising, weights falling and positive", nameof(points));
        return new LadderCalibration([.. points.Select(p => (p.Level, Math.Log10(p.KiloDaltons)))], fit);
    }

    /// <summary>Molecular weight in kDa at a level; null outside of the ladder.</summary>
    public double? At(double level)
    {
        if (!(level >= _points[0].Level && level <= _points[^1].Level)) return null;
        return Math.Pow(10, Fit == LadderFit.LogLinear ? _intercept + _slope * level : Between(_points, level));
    }

    /// <summary>The level at which a protein of this weight runs; null outside of the ladder.</summary>
    public double? LevelOf(double kiloDaltons)
    {
        double log = Math.Log10(kiloDaltons);
        if (Fit == LadderFit.LogLinear)
        {
            double level = (log - _intercept) / _slope;
            return level >= _points[0].Level && level <= _points[^1].Level ? level : null;
        }

        for (int i = 1; i < _points.Length; i++)
        {
            ((double upper, double high), (double lower, double low)) = (_points[i - 1], _points[i]);
            if (log <= high && log >= low) return upper + (lower - upper) * (high - log) / (high - low);
        }

        return null;
    }

    private static double Between((double Level, double Log)[] points, double level)
    {
        int i = 1;
        while (i < points.Length - 1 && level > points[i].Level) i++;
        ((double a, double high), (double b, double low)) = (points[i - 1], points[i]);
        return high + (low - high) * (level - a) / (b - a);
    }

    private static (double Intercept, double Slope) Line((double Level, double Log)[] points)
    {
        double x = points.Average(p => p.Level), y = points.Average(p => p.Log);
        double slope = points.Sum(p => (p.Level - x) * (p.Log - y)) / points.Sum(p => (p.Level - x) * (p.Level - x));
        return (y - slope * x, slope);
    }

    private static double? Error((double Level, double Log)[] points, LadderFit fit)
    {
        (double intercept, double slope) = Line(points);
        double[] off = fit == LadderFit.LogLinear
            ? [.. points.Select(p => intercept + slope * p.Level - p.Log)]
            : [.. Enumerable.Range(1, Math.Max(0, points.Length - 2)).Select(i => Between([points[i - 1], points[i + 1]], points[i].Level) - points[i].Log)];
        return off.Length == 0 ? null : off.Max(d => Math.Abs(Math.Pow(10, d) - 1));
    }
}
