using System.Buffers.Binary;
using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Where the frames of a recording are, found by walking through its chunks.</summary>
internal sealed class AviIndex
{
    private const uint Riff = 0x46464952;
    private const uint List = 0x5453494C;
    private const string Damaged = "The file is damaged: copy or export it again.";
    private readonly ImageFile _file;
    private readonly ReadLimits _limits;
    private readonly List<(long Offset, int Length)> _frames = [];
    private int _streams;
    private int _video = -1;
    private uint _handler;
    private bool _odml;

    private AviIndex(ImageFile file, ReadLimits limits) => (_file, _limits) = (file, limits);

    /// <summary>Place and length of each frame; length 0 for a frame that repeats the one before it.</summary>
    public IReadOnlyList<(long Offset, int Length)> Frames => _frames;

    /// <summary>The video stream.</summary>
    public AviStream Stream { get; private set; } = null!;

    /// <summary>Frames per second that the stream's header states, or null.</summary>
    public double? StreamRate { get; private set; }

    /// <summary>Frames per second that the file's header states, or null.</summary>
    public double? FileRate { get; private set; }

    /// <summary>Number of frames that the headers state; 0 if none.</summary>
    public long StatedFrames { get; private set; }

    /// <summary>Streams that are no video.</summary>
    public int OtherStreams { get; private set; }

    /// <summary>What shows that the file ends before its structure does; null if nothing does.</summary>
    public string? CutOff { get; private set; }

    /// <summary>Reads the headers and walks through the file.</summary>
    public static AviIndex Read(ImageFile file, ReadLimits limits)
    {
        Span<byte> start = stackalloc byte[12];
        file.Read(0, start, "its 12-byte header");
        if (!AviFormat.Probe(start)) throw file.Invalid(4, "this is not an AVI file", Convert.ToHexString(start[..4]),
            "AVI begins with RIFF and, at byte 8, AVI.");
        var index = new AviIndex(file, limits);
        index.WalkFile();
        if (index.Stream is null) throw file.Invalid(6, "the file has no video stream", null, Damaged);
        if (index._frames.Count == 0)
            throw file.Invalid(7, "the file has no complete frame", index.CutOff, "The recording was not written, or was cut off.");
        if (index._frames[0].Length == 0)
            throw file.Invalid(7, "the first frame is empty: there is nothing it could repeat", null,
                "Cut off the beginning in the camera's software, or convert the file with ffmpeg.");
        return index;
    }

    // The RIFF chunks of a file lie one behind the other; the first is AVI, the others, of files over 1 or 2 GB, AVIX.
    private void WalkFile()
    {
        long at = 0;
        while (at + 12 <= _file.Length)
        {
            (uint id, long length, uint kind) = Head(at, list: true);
            if (id != Riff)
            {
                // Something else behind the last RIFF chunk, such as padding, is no part of the video.
                return;
            }

            if (AviCodec.Letters(kind) is not ("AVI " or "AVIX")) return;
            long end = End(at, length, "RIFF");
            Walk(at + 12, end);
            at = end + (end & 1);
        }
    }

    /// <summary>The end of a chunk's content; a chunk that was never closed or reaches beyond the file ends with the file.</summary>
    private long End(long at, long length, string name)
    {
        long end = at + 8 + length;
        if (length >= 4 && end <= _file.Length) return end;
        // A recorder that was interrupted leaves 0 or a size that was never corrected.
        CutOff ??= string.Create(CultureInfo.InvariantCulture,
            $"the {name} chunk at byte {at} claims {length} bytes of a file of {_file.Length}");
        return _file.Length;
    }

    private void Walk(long from, long to)
    {
        long at = from;
        while (at + 8 <= to)
        {
            (uint id, long length, uint kind) = Head(at, list: at + 12 <= to);
            long content = at + 8;
            if (id == List && at + 12 <= to)
            {
                string name = AviCodec.Letters(kind);
                long end = Math.Min(to, End(at, length, name));
                if (name is "hdrl" or "odml") Walk(at + 12, end);
                else if (name == "strl") ReadStream(at + 12, end);
                else if (name is "movi" or "rec ") Walk(at + 12, end);
                at = end + (end & 1);
                continue;
            }

            if (content + length > to)
            {
                if (!IsChunkName(id)) throw Broken(at, id);
                string chunk = AviCodec.Printable(AviCodec.Letters(id));
                CutOff ??= string.Create(CultureInfo.InvariantCulture, $"the chunk '{chunk}' at byte {at} is not complete");
                break;
            }

            if (!IsChunkName(id)) throw Broken(at, id);
            Take(id, content, length);
            at = content + length + (length & 1);
        }
    }

    private void Take(uint id, long content, long length)
    {
        string name = AviCodec.Letters(id);
        if (name == "avih" && length >= 40)
        {
            Span<byte> header = stackalloc byte[40];
            _file.Read(content, header, "the file header (avih)");
            uint microseconds = BinaryPrimitives.ReadUInt32LittleEndian(header);
            if (microseconds > 0) FileRate = 1e6 / microseconds;
            StatedFrames = Math.Max(StatedFrames, BinaryPrimitives.ReadUInt32LittleEndian(header[16..]));
            return;
        }

        if (name == "dmlh" && length >= 4)
        {
            Span<byte> total = stackalloc byte[4];
            _file.Read(content, total, "the extended header (dmlh)");
            (StatedFrames, _odml) = (BinaryPrimitives.ReadUInt32LittleEndian(total), true);
            return;
        }

        if (_video < 0 || !IsOfStream(name)) return;
        if (name.EndsWith("pc", StringComparison.Ordinal))
            throw _file.Invalid(9, "the palette changes within the video, which is not read", null, AviCodec.Convert);
        if (!name.EndsWith("db", StringComparison.Ordinal) && !name.EndsWith("dc", StringComparison.Ordinal)) return;
        if (_frames.Count >= _limits.MaxExtent)
            throw _file.Invalid(3, $"there are more frames than the limit of {_limits.MaxExtent} (MaxExtent)", null,
                "If the recording really is so long, cut it or raise the limit.");
        if (length > Math.Min(_limits.MaxSliceBytes, Array.MaxLength))
            throw _file.Invalid(3, "a frame is larger than the limit (MaxSliceBytes)", length.ToString(CultureInfo.InvariantCulture),
                Damaged);
        _frames.Add((content, (int)length));
    }

    private bool IsOfStream(string name) =>
        char.IsAsciiHexDigit(name[0]) && char.IsAsciiHexDigit(name[1])
            && int.Parse(name.AsSpan(0, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) == _video;

    private void ReadStream(long from, long to)
    {
        (long At, long Length)? header = null;
        (long At, long Length)? format = null;
        for (long at = from; at + 8 <= to;)
        {
            (uint id, long length, _) = Head(at, list: false);
            if (at + 8 + length > to) break;
            string name = AviCodec.Letters(id);
            if (name == "strh") header = (at + 8, length);
            else if (name == "strf") format = (at + 8, length);
            at += 8 + length + (length & 1);
        }

        int number = _streams++;
        if (header is not { Length: >= 36 } h) throw _file.Invalid(5, "a stream has no complete header (strh)", null, Damaged);
        Span<byte> strh = stackalloc byte[36];
        _file.Read(h.At, strh, "a stream header (strh)");
        if (!strh.StartsWith("vids"u8))
        {
            OtherStreams++;
            return;
        }

        if (_video >= 0) throw _file.Invalid(9, "the file has several video streams", null,
            "Save the one to be measured as a file of its own.");
        if (format is not { } f) throw _file.Invalid(5, "the video stream has no format (strf)", null, Damaged);
        _video = number;
        _handler = BinaryPrimitives.ReadUInt32LittleEndian(strh[4..]);
        uint scale = BinaryPrimitives.ReadUInt32LittleEndian(strh[20..]);
        uint rate = BinaryPrimitives.ReadUInt32LittleEndian(strh[24..]);
        if (scale > 0 && rate > 0) StreamRate = (double)rate / scale;
        if (!_odml) StatedFrames = Math.Max(StatedFrames, BinaryPrimitives.ReadUInt32LittleEndian(strh[32..]));
        if (f.Length > _limits.MaxHeaderBytes) throw _file.Invalid(3,
            "the header of the video stream is larger than the limit (MaxHeaderBytes)", null, Damaged);
        byte[] content = new byte[f.Length];
        _file.Read(f.At, content, "the format of the video stream (strf)");
        Stream = AviStream.Read(_file, content, _handler, _limits);
    }

    private (uint Id, long Length, uint Kind) Head(long at, bool list)
    {
        Span<byte> head = stackalloc byte[12];
        head = head[..(list ? 12 : 8)];
        _file.Read(at, head, "a chunk");
        return (
            BinaryPrimitives.ReadUInt32LittleEndian(head),
            BinaryPrimitives.ReadUInt32LittleEndian(head[4..]),
            list ? BinaryPrimitives.ReadUInt32LittleEndian(head[8..]) : 0);
    }

    private static bool IsChunkName(uint id)
    {
        for (int shift = 0; shift < 32; shift += 8)
            if (((id >> shift) & 0xFF) is < ' ' or > '~') return false;
        return true;
    }

    private InvalidContentException Broken(long at, uint id) => _file.Invalid(
        10,
        string.Create(CultureInfo.InvariantCulture, $"the chunks of the file are broken at byte {at}, after {_frames.Count} frames"),
        id.ToString("X8", CultureInfo.InvariantCulture),
        "The file was damaged: copy it again, or let ffmpeg rebuild it and check the number of frames.");
}
