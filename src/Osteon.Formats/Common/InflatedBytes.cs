using System.IO.Compression;

namespace Osteon.Formats;

/// <summary>Voxels in a gzip or zlib stream. Reading backwards opens the stream again.</summary>
/// <param name="file">The file.</param>
/// <param name="start">Where in the file the stream begins.</param>
/// <param name="packing">Gzip or zlib.</param>
/// <param name="skip">Unpacked bytes before the first voxel.</param>
internal sealed class InflatedBytes(string file, long start, Packing packing, long skip) : IVoxelBytes
{
    private const int ScratchBytes = 1 << 16;

    private Stream? _stream;
    private long _position;
    private byte[]? _scratch;

    public string File => file;

    /// <summary>Opens the unpacking stream of a file.</summary>
    public static Stream OpenStream(string file, long start, Packing packing)
    {
        FileStream raw = SourceFile.OpenStream(file, start);
        return packing == Packing.Gzip ? new GZipStream(raw, CompressionMode.Decompress) : new ZLibStream(raw, CompressionMode.Decompress);
    }

    public int Read(long offset, Span<byte> destination)
    {
        if (!MoveTo(skip + offset)) return 0;
        int got = _stream!.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        _position += got;
        return got;
    }

    public bool Finish()
    {
        if (_stream is null) return false;
        int got = _stream.ReadByte();
        if (got >= 0) _position++;
        return got >= 0;
    }

    public void Dispose() => _stream?.Dispose();

    /// <summary>Brings the stream to an unpacked position; false if it ends before.</summary>
    private bool MoveTo(long target)
    {
        if (_stream is null || target < _position)
        {
            _stream?.Dispose();
            _stream = null;
            _stream = OpenStream(file, start, packing);
            _position = 0;
        }

        while (_position < target)
        {
            _scratch ??= new byte[ScratchBytes];
            int got = _stream.Read(_scratch, 0, (int)Math.Min(ScratchBytes, target - _position));
            if (got == 0) return false;
            _position += got;
        }

        return true;
    }
}
