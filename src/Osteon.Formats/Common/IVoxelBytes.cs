namespace Osteon.Formats;

/// <summary>
/// The voxels of a volume as one run of bytes in stored order, wherever they lie: in a file, compressed, in many files, or written as text.
/// Reading forward is always fast.
/// </summary>
internal interface IVoxelBytes : IDisposable
{
    /// <summary>The file that is being read, for messages.</summary>
    string File { get; }

    /// <summary>All files that hold the voxels, in stored order.</summary>
    IReadOnlyList<string> Files => [File];

    /// <summary>Reads from a place until the destination is full or the data end; returns the number of bytes read.</summary>
    /// <exception cref="InvalidDataException">A compressed stream is damaged.</exception>
    int Read(long offset, Span<byte> destination);

    /// <summary>
    /// To be called when the last byte has been read: reads what follows, so that a checksum at the end is checked. Returns whether more
    /// data follow.
    /// </summary>
    /// <exception cref="InvalidDataException">The checksum is wrong, or the stream has no end.</exception>
    bool Finish();
}
