using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// The last four bytes of a gzip file: the unpacked size modulo 2³² (RFC 1952), which is known before anything is unpacked.
/// </summary>
internal static class GzipTrailer
{
    /// <summary>
    /// A warning (OST-VOL-020) if the size at the end of the file is not the one the header needs. It cannot be an error, since a gzip file
    /// may consist of several members; block-packed files (with extra fields) are passed over.
    /// </summary>
    /// <param name="file">The file; the gzip data reach to its end.</param>
    /// <param name="begin">Where in it the gzip data begin.</param>
    /// <param name="needed">Unpacked bytes the header needs.</param>
    /// <param name="findings">Receives the warning.</param>
    public static void Compare(string file, long begin, long needed, FindingCollector findings)
    {
        using SafeFileHandle handle = SourceFile.Open(file);
        long length = SourceFile.Length(handle, file);
        Span<byte> start = stackalloc byte[4];
        Span<byte> end = stackalloc byte[4];
        if (SourceFile.ReadAt(handle, file, begin, start) < 4
            || length - begin < 18
            || SourceFile.ReadAt(handle, file, length - 4, end) < 4)
            return;
        uint stated = BinaryPrimitives.ReadUInt32LittleEndian(end);
        const int ExtraFields = 4;
        if ((start[3] & ExtraFields) != 0 || stated == (uint)needed) return;
        findings.Add(Finding.Warning(
            "OST-VOL-020",
            string.Create(
                CultureInfo.InvariantCulture,
                $"the end of the compressed file states {stated} bytes, the header needs {needed} (modulo 2³²)"),
            new SourceLocation(file),
            hint: "The file is probably incomplete, unless it was joined from several compressed parts; reading will tell."));
    }
}
