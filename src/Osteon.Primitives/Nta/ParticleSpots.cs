namespace Osteon.Primitives;

/// <summary>Detected particles of one recording, linked or not, in the order of the file. All columns have the same length.</summary>
public sealed record ParticleSpots
{
    /// <summary>Spots; throws <see cref="ArgumentException"/> if the columns differ in length or a frame is below 0.</summary>
    public ParticleSpots(IReadOnlyList<int> frames, IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        if (x.Count != frames.Count || y.Count != frames.Count)
            throw new ArgumentException($"{frames.Count} frames, {x.Count} columns and {y.Count} rows differ in number", nameof(x));
        foreach (int frame in frames)
            if (frame < 0) throw new ArgumentException($"frame {frame} is below 0", nameof(frames));
        Frames = frames;
        X = x;
        Y = y;
    }

    /// <summary>Frame of each spot, from 0.</summary>
    public IReadOnlyList<int> Frames { get; }

    /// <summary>Column of each spot, in <see cref="Unit"/>.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Row of each spot, in <see cref="Unit"/>.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>Unit of the positions.</summary>
    public TrackUnit Unit { get; init; }

    /// <summary>Brightness or quality of each spot, or null where the file has no such column.</summary>
    public IReadOnlyList<double>? Intensity { get; init; }

    /// <summary>Title of the column <see cref="Intensity"/> was read from.</summary>
    public string? IntensityKey { get; init; }

    /// <summary>Number of spots.</summary>
    public int Count => Frames.Count;
}
