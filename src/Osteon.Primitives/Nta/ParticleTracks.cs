namespace Osteon.Primitives;

/// <summary>
/// Paths of particles in one recording. The points of all tracks lie behind each other: those of track k from <see cref="Starts"/>[k] up to
/// <see cref="Starts"/>[k + 1], their frames ascending, each frame at most once. Frames may be missing within a track (gaps).
/// </summary>
public sealed record ParticleTracks
{
    private readonly long[] _ids;
    private readonly int[] _starts;
    private readonly int[] _frames;
    private readonly double[] _x;
    private readonly double[] _y;

    /// <summary>
    /// Tracks; throws <see cref="ArgumentException"/> if the numbers do not fit, a track is empty, its frames do not ascend, or a position
    /// is not finite. The arrays are not copied.
    /// </summary>
    /// <param name="ids">One per track, different.</param>
    /// <param name="starts">Where each track begins, and at the end the number of points: one more than there are tracks.</param>
    /// <param name="frames">Frame of each point, 0 or more.</param>
    /// <param name="x">Column of each point, in <see cref="Unit"/>.</param>
    /// <param name="y">Row of each point, in <see cref="Unit"/>.</param>
    public ParticleTracks(long[] ids, int[] starts, int[] frames, double[] x, double[] y)
    {
        if (starts.Length != ids.Length + 1 || starts[0] != 0 || starts[^1] != frames.Length || x.Length != frames.Length
            || y.Length != frames.Length)
            throw new ArgumentException(
                $"{ids.Length} tracks, {starts.Length} starts and {frames.Length} points do not fit", nameof(starts));
        for (int track = 0; track < ids.Length; track++) CheckTrack(track, starts, frames);
        for (int i = 0; i < x.Length; i++)
            if (!double.IsFinite(x[i]) || !double.IsFinite(y[i]))
                throw new ArgumentException($"point {i} has no finite position", nameof(x));
        if (new HashSet<long>(ids).Count != ids.Length) throw new ArgumentException("two tracks have one id", nameof(ids));
        _ids = ids;
        _starts = starts;
        _frames = frames;
        _x = x;
        _y = y;
    }

    /// <summary>Unit of the positions.</summary>
    public TrackUnit Unit { get; init; }

    /// <summary>Micrometres per pixel, where the file states it.</summary>
    public double? MicrometresPerPixel { get; init; }

    /// <summary>Seconds from frame to frame, where the file states it.</summary>
    public double? FrameIntervalSeconds { get; init; }

    /// <summary>Number of tracks.</summary>
    public int Count => _ids.Length;

    /// <summary>Number of points of all tracks.</summary>
    public int PointCount => _frames.Length;

    /// <summary>Ids of the tracks.</summary>
    public ReadOnlySpan<long> Ids => _ids;

    /// <summary>Where each track begins among the points; one more entry at the end.</summary>
    public ReadOnlySpan<int> Starts => _starts;

    /// <summary>Frames of all points.</summary>
    public ReadOnlySpan<int> Frames => _frames;

    /// <summary>Columns of all points.</summary>
    public ReadOnlySpan<double> X => _x;

    /// <summary>Rows of all points.</summary>
    public ReadOnlySpan<double> Y => _y;

    /// <summary>Number of points of a track (from 0).</summary>
    public int LengthOf(int track) => _starts[track + 1] - _starts[track];

    /// <summary>Frames of a track (from 0).</summary>
    public ReadOnlySpan<int> FramesOf(int track) => Frames[_starts[track].._starts[track + 1]];

    /// <summary>Columns of a track (from 0).</summary>
    public ReadOnlySpan<double> XOf(int track) => X[_starts[track].._starts[track + 1]];

    /// <summary>Rows of a track (from 0).</summary>
    public ReadOnlySpan<double> YOf(int track) => Y[_starts[track].._starts[track + 1]];

    private static void CheckTrack(int track, int[] starts, int[] frames)
    {
        if (starts[track + 1] <= starts[track] || starts[track + 1] > frames.Length)
            throw new ArgumentException($"track {track} has no point", nameof(starts));
        for (int i = starts[track]; i < starts[track + 1]; i++)
            if (frames[i] < 0 || (i > starts[track] && frames[i] <= frames[i - 1]))
                throw new ArgumentException($"the frames of track {track} do not ascend", nameof(frames));
    }
}
