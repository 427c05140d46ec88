using System.Globalization;

namespace Osteon.Formats;

/// <summary>Where the chunks of a page are and how many bytes they take, checked against the file.</summary>
/// <param name="Offsets">First byte of each chunk.</param>
/// <param name="Counts">Stored bytes of each chunk.</param>
internal sealed record TiffChunks(long[] Offsets, long[] Counts)
{
    /// <summary>Reads and checks the tables of a page.</summary>
    public static TiffChunks Read(TiffFile tiff, TiffPage page, ReadLimits limits)
    {
        if (page.ByteCounts is { } claimed) page.Directory.CheckIntegers(claimed, page.ChunkCount);
        long[] offsets = page.Directory.Integers(page.Offsets, page.ChunkCount);
        long[] counts = page.ByteCounts is { } entry ? page.Directory.Integers(entry, page.ChunkCount) : new long[page.ChunkCount];
        for (int i = 0; i < offsets.Length; i++)
        {
            long expected = (long)page.ChunkRowBytes * page.StoredRows(i / page.ChunksAcross);
            if (page.ByteCounts is null) counts[i] = expected;
            Check(tiff, page, limits, (i, offsets[i], counts[i], expected));
        }

        return new TiffChunks(offsets, counts);
    }

    /// <summary>Whether the chunks lie one after another in the order of the rows.</summary>
    public bool AreContiguous(TiffPage page)
    {
        for (int i = 1; i < Offsets.Length; i++)
            if (Offsets[i] != Offsets[i - 1] + ((long)page.ChunkRowBytes * page.StoredRows((i - 1) / page.ChunksAcross))) return false;
        return true;
    }

    private static void Check(TiffFile tiff, TiffPage page, ReadLimits limits, (int Index, long Offset, long Count, long Expected) chunk)
    {
        string what = string.Create(
            CultureInfo.InvariantCulture, $"{(page.Tiled ? "tile" : "strip")} {chunk.Index + 1} of page {page.Number}");
        tiff.File.CheckRange(chunk.Offset, chunk.Count, $"the end of {what}");
        // The most that one stored byte can stand for. LZW: a table of ever longer strings, 7.36 million bytes in 5403; PackBits: 128 in 2.
        double most = page.Scheme switch
        {
            TiffScheme.None => 1,
            TiffScheme.PackBits => Math.Min(64, limits.MaxExpansion),
            TiffScheme.Lzw => limits.MaxExpansion * (1363.0 / 1032),
            _ => limits.MaxExpansion,
        };
        if (chunk.Expected <= chunk.Count * most) return;
        string value = string.Create(CultureInfo.InvariantCulture, $"{chunk.Count} bytes stored, {chunk.Expected} needed");
        throw tiff.File.Invalid(
            10, $"{what} is too short for its pixels", value, "The file was cut off, damaged, or lies about its size: export it again.");
    }
}
