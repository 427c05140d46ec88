using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Where the voxels of a MetaImage lie: behind the header, in a file beside it, or in a series of files.</summary>
internal static class MetaImageData
{
    /// <summary>Finds and checks the data files.</summary>
    public static IVoxelBytes Locate(string path, MetaImageHeader raw, VolumeHeader header, ReadLimits limits, FindingCollector findings)
    {
        long needed = VoxelExtent.Bytes(header.Shape, header.VoxelType);
        string name = raw.DataFile;
        if (name.Length == 0) throw raw.Bad("ElementDataFile", name, "LOCAL, LIST or the name of a file");
        if (name.Equals("LOCAL", StringComparison.OrdinalIgnoreCase)) return Single(path, raw.End);
        List<string> names = Names(raw, header.Shape, limits);
        string[] files = new string[names.Count];
        for (int i = 0; i < files.Length; i++) files[i] = DetachedFile.Resolve(path, names[i], raw.Where("ElementDataFile").Line);
        if (files.Length == 1) return Single(files[0], 0);
        long share = needed / files.Length;
        var oncePerSeries = new FindingCollector();
        for (int i = 0; i < files.Length; i++) Check(files[i], 0, share, i == 0 ? findings : oncePerSeries);
        return new JoinedBytes(files, share, f => Open(f, Check(f, 0, share, oncePerSeries)));

        IVoxelBytes Single(string file, long start) => Open(file, Check(file, start, needed, findings));

        IVoxelBytes Open(string file, (long Start, Packing Packing) place) =>
            !IsBinary(raw) ? new TextNumbers(file, place.Start, header.VoxelType)
            : place.Packing == Packing.None ? new PlainBytes(file, place.Start)
            : new InflatedBytes(file, place.Start, place.Packing, 0);

        (long Start, Packing Packing) Check(string file, long start, long bytes, FindingCollector notes)
        {
            long length = SourceFile.Length(file);
            start = StartOf(raw, start, length, bytes);
            Packing packing = PackingOf(raw, file, start);
            if (!IsBinary(raw))
            {
                long characters = (2 * (bytes / header.VoxelType.Size())) - 1;
                VoxelExtent.CheckLength(length - start, characters, Packing.None, limits, file);
                return (start, Packing.None);
            }

            VoxelExtent.CheckLength(length - start, bytes, packing, limits, file);
            if (packing == Packing.None) VoxelExtent.NoteMore(length - start, bytes, file, notes);
            else CheckPackedSize(raw, length - start);
            return (start, packing);
        }
    }

    private static bool IsBinary(MetaImageHeader raw) => raw.Text("BinaryData") is null || raw.Flag("BinaryData");

    private static List<string> Names(MetaImageHeader raw, GridShape shape, ReadLimits limits)
    {
        string value = raw.DataFile;
        string[] words = MetaImageHeader.Words(value);
        SourceLocation where = raw.Where("ElementDataFile");
        if (words[0] == "LIST") return Counted(raw, [.. raw.Listed.Take(limits.MaxPages + 1)], FilesOfList(raw, words, shape));
        if (!value.Contains('%')) return [value];
        long[] numbers = [1, shape.Depth, 1];
        int given = 0;
        while (given < 3
            && given < words.Length - 1
            && long.TryParse(words[^(given + 1)], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long n))
            numbers[2 - given++] = n;
        if (given is 1 or 2)
            throw raw.Bad("ElementDataFile", value, "a name with %d, alone or followed by three numbers: first, last and step");
        string pattern = given == 0 ? value : string.Join(' ', words[..^3]);
        return Counted(raw, [.. DataFiles.Numbered(pattern, (numbers[0], numbers[1], numbers[2]), limits.MaxPages, where)], shape.Depth);
    }

    /// <summary>
    /// How many files a LIST must name: it may say how many dimensions each has, 2 (the default) for planes or 3 for all voxels.
    /// </summary>
    private static int FilesOfList(MetaImageHeader raw, string[] words, GridShape shape) => words switch
    {
        [_] or [_, "2" or "2D"] => shape.Depth,
        [_, "3" or "3D"] => 1,
        _ => throw raw.Bad("ElementDataFile", raw.DataFile, "LIST or LIST 2D (one plane in each file)"),
    };

    private static List<string> Counted(MetaImageHeader raw, List<string> names, int expected)
    {
        if (names.Count == expected) return names;
        throw Refusal.Content(
            "OST-MHD-009",
            raw.Where("ElementDataFile"),
            string.Create(CultureInfo.InvariantCulture, $"the header names {names.Count} data files where {expected} are needed"),
            raw.DataFile,
            "Every plane needs its file: complete the list, or correct DimSize.");
    }

    private static long StartOf(MetaImageHeader raw, long start, long length, long bytes)
    {
        long stated = raw.Integer("HeaderSize") ?? 0;
        bool plain = IsBinary(raw) && !raw.Flag("CompressedData");
        if (stated == 0) return start;
        if (stated > 0 && stated >= start && stated <= length) return stated;
        if (stated == -1 && plain && length - bytes >= start) return length - bytes;
        string text = stated.ToString(CultureInfo.InvariantCulture);
        throw stated == -1 && plain
            ? Refusal.Content(
                "OST-VOL-012",
                raw.Where("HeaderSize"),
                "the data file is smaller than its voxels",
                text,
                "Copy or export the file again.")
            : raw.Bad("HeaderSize", text, "a place within the data file, or −1 (voxels at the end, uncompressed)");
    }

    private static Packing PackingOf(MetaImageHeader raw, string file, long start)
    {
        if (!raw.Flag("CompressedData")) return Packing.None;
        if (!IsBinary(raw)) throw raw.Bad("CompressedData", "True", "False where BinaryData is False");
        Span<byte> magic = stackalloc byte[2];
        using Microsoft.Win32.SafeHandles.SafeFileHandle handle = SourceFile.Open(file);
        return SourceFile.ReadAt(handle, file, start, magic) == 2 && magic[0] == 0x1f && magic[1] == 0x8b ? Packing.Gzip : Packing.Zlib;
    }

    private static void CheckPackedSize(MetaImageHeader raw, long present)
    {
        if (raw.Integer("CompressedDataSize") is not { } stated || stated <= present) return;
        throw Refusal.Content(
            "OST-VOL-012",
            raw.Where("CompressedDataSize"),
            string.Create(CultureInfo.InvariantCulture, $"the header claims {stated} compressed bytes, the file holds {present}"),
            hint: "The file is incomplete: copy or export it again.");
    }
}
