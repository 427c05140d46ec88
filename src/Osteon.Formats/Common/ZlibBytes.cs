using System.IO.Compression;

namespace Osteon.Formats;

/// <summary>Blocks in the zlib format (RFC 1950), packed by the runtime: the same bytes for the same version of .NET.</summary>
internal static class ZlibBytes
{
    /// <summary>Packs a block.</summary>
    public static ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> bytes)
    {
        var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) stream.Write(bytes);
        return packed.GetBuffer().AsSpan(0, (int)packed.Length);
    }
}
