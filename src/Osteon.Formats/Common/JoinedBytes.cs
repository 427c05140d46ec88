namespace Osteon.Formats;

/// <summary>Voxels in several files of equal share, one after another. One file is open at a time.</summary>
/// <param name="files">The files in order.</param>
/// <param name="share">Bytes of voxels in each.</param>
/// <param name="open">Opens one file.</param>
internal sealed class JoinedBytes(IReadOnlyList<string> files, long share, Func<string, IVoxelBytes> open) : IVoxelBytes
{
    private IVoxelBytes? _current;
    private int _index = -1;

    public string File => files[Math.Max(0, _index)];

    public IReadOnlyList<string> Files => files;

    public int Read(long offset, Span<byte> destination)
    {
        int total = 0;
        while (total < destination.Length)
        {
            long at = offset + total;
            long index = at / share;
            if (index >= files.Count) break;
            Select((int)index);
            long within = at - (index * share);
            int wanted = (int)Math.Min(destination.Length - total, share - within);
            int got = _current!.Read(within, destination.Slice(total, wanted));
            total += got;
            if (got < wanted) break;
            if (within + wanted == share) _current.Finish();
        }

        return total;
    }

    public bool Finish() => false;

    public void Dispose() => _current?.Dispose();

    private void Select(int index)
    {
        if (index == _index) return;
        _current?.Dispose();
        _current = null;
        _index = index;
        _current = open(files[index]);
    }
}
