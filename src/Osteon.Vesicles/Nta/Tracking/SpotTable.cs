namespace Osteon.Vesicles;

/// <summary>
/// Particles found in the frames of a recording, not linked: those of frame f lie from <see cref="Starts"/>[f] up to <see
/// cref="Starts"/>[f + 1]. 24 bytes each. The arrays are not copied.
/// </summary>
public sealed class SpotTable
{
    private readonly int[] _starts;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _mass;

    /// <summary>A table; numbers that do not fit throw <see cref="ArgumentException"/>.</summary>
    /// <param name="starts">Where each frame begins, and at the end the number of spots: one more than there are frames.</param>
    /// <param name="x">Columns, pixels.</param>
    /// <param name="y">Rows, pixels.</param>
    /// <param name="mass">Masses.</param>
    public SpotTable(int[] starts, double[] x, double[] y, double[] mass)
    {
        if (starts.Length == 0 || starts[0] != 0 || starts[^1] != x.Length || x.Length != y.Length || x.Length != mass.Length)
            throw new ArgumentException($"{starts.Length} starts, {x.Length} x, {y.Length} y and {mass.Length} masses", nameof(starts));
        for (int f = 1; f < starts.Length; f++)
            if (starts[f] < starts[f - 1]) throw new ArgumentException($"frame {f} begins before the one before", nameof(starts));
        (_starts, _x, _y, _mass) = (starts, x, y, mass);
    }

    /// <summary>Number of frames.</summary>
    public int Frames => _starts.Length - 1;

    /// <summary>Number of spots of all frames.</summary>
    public int Count => _x.Length;

    /// <summary>Where each frame begins.</summary>
    public ReadOnlySpan<int> Starts => _starts;

    /// <summary>Columns, pixels.</summary>
    public ReadOnlySpan<double> X => _x;

    /// <summary>Rows, pixels.</summary>
    public ReadOnlySpan<double> Y => _y;

    /// <summary>Masses.</summary>
    public ReadOnlySpan<double> Mass => _mass;

    /// <summary>Number of spots in each frame.</summary>
    public int[] Counts => [.. Enumerable.Range(0, Frames).Select(f => _starts[f + 1] - _starts[f])];

    /// <summary>From lists, a frame each.</summary>
    public static SpotTable Of(IReadOnlyList<IReadOnlyList<LocatedParticle>> frames)
    {
        var table = new SpotTableBuilder(frames.Count);
        foreach (IReadOnlyList<LocatedParticle> frame in frames) table.Add(frame);
        return table.Build();
    }

    /// <summary>The spots above a mass.</summary>
    public SpotTable Above(double mass)
    {
        int[] starts = new int[_starts.Length];
        List<int> kept = new(Count);
        for (int f = 0; f < Frames; f++)
        {
            for (int i = _starts[f]; i < _starts[f + 1]; i++)
                if (_mass[i] > mass) kept.Add(i);
            starts[f + 1] = kept.Count;
        }

        return kept.Count == Count
            ? this
            : new SpotTable(starts, [.. kept.Select(i => _x[i])], [.. kept.Select(i => _y[i])], [.. kept.Select(i => _mass[i])]);
    }
}
