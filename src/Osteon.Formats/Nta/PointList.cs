using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Points of a table of spots or tracks while they are read, and their order by track and frame.</summary>
internal sealed class PointList
{
    /// <summary>The id of a point that belongs to no track.</summary>
    public const long Unlinked = long.MinValue;

    private readonly List<long> _ids = [];
    private readonly List<int> _frames = [];
    private readonly List<double> _x = [];
    private readonly List<double> _y = [];
    private readonly List<double>? _intensity;

    /// <summary>A list; <paramref name="withIntensity"/>: whether the points have a brightness.</summary>
    public PointList(bool withIntensity) => _intensity = withIntensity ? [] : null;

    /// <summary>Number of points.</summary>
    public int Count => _ids.Count;

    /// <summary>Ids in the order of the file.</summary>
    public ReadOnlySpan<long> Ids => CollectionsMarshal.AsSpan(_ids);

    /// <summary>Frames in the order of the file.</summary>
    public ReadOnlySpan<int> Frames => CollectionsMarshal.AsSpan(_frames);

    /// <summary>Adds a point.</summary>
    public void Add(long id, int frame, (double X, double Y) place, double intensity)
    {
        _ids.Add(id);
        _frames.Add(frame);
        _x.Add(place.X);
        _y.Add(place.Y);
        _intensity?.Add(intensity);
    }

    /// <summary>
    /// The tracks, in ascending order of their ids, and the points of none. Tracks that are in two places in one frame are no paths of one
    /// particle: their points are left unlinked, and their ids are given back.
    /// </summary>
    public (ParticleTracks? Tracks, ParticleSpots? Spots, IReadOnlyList<long> Broken) Grouped()
    {
        int[] order = Order();
        var broken = new List<long>();
        var loose = new List<int>();
        var ids = new List<long>();
        var starts = new List<int> { 0 };
        var kept = new List<int>(order.Length);
        for (int from = 0; from < order.Length;)
        {
            long id = _ids[order[from]];
            int to = from + 1;
            bool repeated = false;
            for (; to < order.Length && _ids[order[to]] == id; to++) repeated |= _frames[order[to]] == _frames[order[to - 1]];
            if (id == Unlinked || repeated)
            {
                loose.AddRange(order.AsSpan(from, to - from));
                if (id != Unlinked) broken.Add(id);
            }
            else
            {
                kept.AddRange(order.AsSpan(from, to - from));
                ids.Add(id);
                starts.Add(kept.Count);
            }

            from = to;
        }

        loose.Sort();
        ParticleTracks? tracks = ids.Count == 0
            ? null
            : new ParticleTracks([.. ids], [.. starts], Take(kept, _frames), Take(kept, _x), Take(kept, _y));
        ParticleSpots? spots = loose.Count == 0
            ? null
            : new ParticleSpots(Take(loose, _frames), Take(loose, _x), Take(loose, _y))
            {
                Intensity = _intensity is null ? null : Take(loose, _intensity),
            };
        return (tracks, spots, broken);
    }

    /// <summary>The points by id, then frame, then place in the file; unlinked ones first.</summary>
    private int[] Order()
    {
        int[] order = new int[Count];
        bool sorted = true;
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
            sorted &= i == 0 || Compare(i - 1, i) < 0;
        }

        if (!sorted) Array.Sort(order, Compare);
        return order;
    }

    private int Compare(int a, int b)
    {
        int byId = _ids[a].CompareTo(_ids[b]);
        if (byId != 0) return byId;
        int byFrame = _frames[a].CompareTo(_frames[b]);
        return byFrame != 0 ? byFrame : a.CompareTo(b);
    }

    private static T[] Take<T>(List<int> order, List<T> from)
    {
        var taken = new T[order.Count];
        for (int i = 0; i < taken.Length; i++) taken[i] = from[order[i]];
        return taken;
    }
}
