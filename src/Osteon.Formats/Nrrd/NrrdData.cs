using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Where the voxels of a NRRD lie: behind the header, in a file beside it, or in a series of files.</summary>
internal sealed class NrrdData
{
    private readonly NrrdHeader _raw;
    private readonly VoxelType _type;
    private readonly Packing _packing;
    private readonly bool _isText;
    private readonly long _lineSkip;
    private readonly long _byteSkip;
    private readonly ReadLimits _limits;

    public NrrdData(NrrdHeader raw, VoxelType type, ReadLimits limits)
    {
        _raw = raw;
        _type = type;
        _limits = limits;
        (_packing, _isText) = NrrdTypes.EncodingOf(raw);
        _lineSkip = raw.Integer("line skip") ?? 0;
        _byteSkip = raw.Integer("byte skip") ?? 0;
        if (_lineSkip < 0) throw raw.Bad("line skip", raw.Text("line skip")!, "0 or more");
        bool plain = _packing == Packing.None && !_isText;
        if (_byteSkip < (plain ? -1 : 0))
            throw raw.Bad("byte skip", raw.Text("byte skip")!, plain ? "−1 or more" : "0 or more unless the encoding is raw");
    }

    /// <summary>Whether the voxels are written as text.</summary>
    public bool IsText => _isText;

    /// <summary>Finds and checks the data files.</summary>
    public IVoxelBytes Locate(string path, NrrdAxes axes, FindingCollector findings)
    {
        Int128 all = _type.Size();
        foreach (long size in axes.Sizes) all *= size;
        long needed = (long)all;
        if (_raw.Text("data file") is not { } value) return Open(path, Place(path, _raw.End, needed, findings));
        List<string> names = Names(value, axes.Sizes);
        string[] files = new string[names.Count];
        for (int i = 0; i < files.Length; i++) files[i] = DetachedFile.Resolve(path, names[i], _raw.Where("data file").Line);
        if (files.Length == 1) return Open(files[0], Place(files[0], 0, needed, findings));
        long share = needed / files.Length;
        var oncePerSeries = new FindingCollector();
        for (int i = 0; i < files.Length; i++) Place(files[i], 0, share, i == 0 ? findings : oncePerSeries);
        return new JoinedBytes(files, share, f => Open(f, Place(f, 0, share, oncePerSeries)));
    }

    private IVoxelBytes Open(string file, long start) =>
        _isText ? new TextNumbers(file, start, _type)
        : _packing == Packing.None ? new PlainBytes(file, start)
        : new InflatedBytes(file, start, _packing, _byteSkip);

    /// <summary>Where the data of one file begin, after the skips; checks that they fit.</summary>
    private long Place(string file, long start, long bytes, FindingCollector findings)
    {
        long length = SourceFile.Length(file);
        start = AfterLines(file, start, length);
        if (_packing == Packing.Gzip)
        {
            bytes = VoxelExtent.Sum(bytes, _byteSkip);
            VoxelExtent.CheckLength(length - start, bytes, _packing, _limits, file);
            GzipTrailer.Compare(file, start, bytes, findings);
            return start;
        }

        if (_byteSkip < 0)
        {
            VoxelExtent.CheckLength(length - start, bytes, _packing, _limits, file);
            return length - bytes;
        }

        if (_byteSkip > length - start) throw _raw.Bad("byte skip", _raw.Text("byte skip")!, "a place within the data file");
        start += _byteSkip;
        long least = _isText ? (2 * (bytes / _type.Size())) - 1 : bytes;
        VoxelExtent.CheckLength(length - start, least, Packing.None, _limits, file);
        if (!_isText) VoxelExtent.NoteMore(length - start, bytes, file, findings);
        return start;
    }

    private long AfterLines(string file, long start, long length)
    {
        if (_lineSkip == 0) return start;
        if (_lineSkip > length) throw _raw.Bad("line skip", _raw.Text("line skip")!, "at most the number of lines of the data file");
        using FileStream stream = SourceFile.OpenStream(file, start);
        byte[] buffer = new byte[1 << 14];
        long lines = 0, position = start;
        try
        {
            for (int got; (got = stream.Read(buffer, 0, buffer.Length)) > 0; position += got)
                for (int i = 0; i < got; i++)
                    if (buffer[i] == (byte)'\n' && ++lines == _lineSkip) return position + i + 1;
        }
        catch (Exception e) when (SourceFile.IsEnvironment(e))
        {
            throw SourceFile.CannotRead(file, e);
        }

        throw _raw.Bad("line skip", _raw.Text("line skip")!, "at most the number of lines of the data file");
    }

    /// <summary>
    /// The names of the data files. A series has one file for each sub-array of <c>subdim</c> dimensions (by default one less than the
    /// whole); with subdim equal to the dimension, each file holds an equal share of the slowest axis.
    /// </summary>
    private List<string> Names(string value, long[] sizes)
    {
        string[] words = NrrdHeader.Words(value);
        SourceLocation where = _raw.Where("data file");
        if (words.Length == 0) throw _raw.Bad("data file", value, "a file name");
        if (words[0] == "LIST")
            return Counted([.. _raw.Listed.Take(_limits.MaxPages + 1)], Subdimension(words.Skip(1).ToArray(), value, sizes), sizes);
        if (!value.Contains('%')) return [value];
        int numbers = 0;
        while (numbers < words.Length - 1 && numbers < 4 && NrrdHeader.TryInteger(words[^(numbers + 1)], out _)) numbers++;
        if (numbers < 3) throw _raw.Bad("data file", value, "a name with %d followed by first, last and step");
        NrrdHeader.TryInteger(words[^numbers], out long first);
        NrrdHeader.TryInteger(words[^(numbers - 1)], out long last);
        NrrdHeader.TryInteger(words[^(numbers - 2)], out long step);
        string pattern = string.Join(' ', words[..^numbers]);
        int subdimension = Subdimension(numbers == 4 ? [words[^1]] : [], value, sizes);
        return Counted([.. DataFiles.Numbered(pattern, (first, last, step), _limits.MaxPages, where)], subdimension, sizes);
    }

    private int Subdimension(string[] words, string value, long[] sizes)
    {
        if (words.Length == 0) return sizes.Length - 1;
        if (words.Length == 1 && NrrdHeader.TryInteger(words[0], out long stated) && stated >= 1 && stated <= sizes.Length)
            return (int)stated;
        throw _raw.Bad("data file", value, "followed by at most one number from 1 to the dimension");
    }

    private List<string> Counted(List<string> names, int subdimension, long[] sizes)
    {
        Int128 needed = 1;
        foreach (long size in sizes.Skip(subdimension)) needed *= size;
        bool good = subdimension == sizes.Length ? names.Count > 0 && sizes[^1] % names.Count == 0 : names.Count == needed;
        if (good) return names;
        throw Refusal.Content(
            "OST-NRD-012",
            _raw.Where("data file"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"the header names {names.Count} data files, which do not share out sizes {string.Join(' ', sizes)} evenly"),
            _raw.Text("data file"),
            "Every plane needs its file: complete the list, or correct 'sizes'.");
    }
}
