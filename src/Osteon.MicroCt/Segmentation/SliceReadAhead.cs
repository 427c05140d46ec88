using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>
/// Reads the planes of a source in ascending order. With more than one thread the next plane is read while the caller works on this one;
/// the order of reading is the same, and two planes are in memory.
/// </summary>
internal sealed class SliceReadAhead : IDisposable
{
    private readonly ISliceSource _source;
    private readonly bool _ahead;
    private readonly int _end;
    private byte[] _current;
    private byte[] _next;
    private Task? _pending;
    private int _z;

    /// <summary>Planes <paramref name="from"/> … <paramref name="to"/> − 1 of the source.</summary>
    public SliceReadAhead(ISliceSource source, int from, int to, RunContext context)
    {
        _source = source;
        (_z, _end) = (from, to);
        long bytes = source.Header.Shape.SliceCount * source.Header.VoxelType.Size();
        if (bytes > Array.MaxLength) throw new ArgumentException("a plane is too large to be read at once", nameof(source));
        _ahead = context.Threads > 1 && to - from > 1;
        _current = new byte[bytes];
        _next = _ahead ? new byte[bytes] : _current;
        if (_ahead) Begin();
    }

    /// <summary>The next plane as stored; valid until the next call.</summary>
    public ReadOnlySpan<byte> Next()
    {
        if (_z >= _end) throw new InvalidOperationException("all planes have been read");
        if (_ahead)
        {
            _pending!.GetAwaiter().GetResult();
            _pending = null;
            (_current, _next) = (_next, _current);
            _z++;
            if (_z < _end) Begin();
        }
        else
        {
            _source.ReadSlice(_z++, _current);
        }

        return _current;
    }

    /// <summary>Waits until no reading is under way, so that the caller may dispose of the source.</summary>
    public void Dispose() => ((IAsyncResult?)_pending)?.AsyncWaitHandle.WaitOne();

    private void Begin()
    {
        (int z, byte[] buffer) = (_z, _next);
        _pending = Task.Run(() => _source.ReadSlice(z, buffer));
    }
}
