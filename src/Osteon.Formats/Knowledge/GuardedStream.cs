using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// The unpacked bytes of one input, with everything a file may not do: be larger than allowed, expand more than text can, or go on without
/// a line end (text) or a tag (XML), which would make the reader above hold all of it in memory. Also the place where cancellation is
/// checked and progress is told.
/// </summary>
internal sealed class GuardedStream : Stream
{
    private const long ReportBytes = 4 << 20;
    private readonly KnowledgePart _part;
    private readonly Stream _inner;
    private readonly KnowledgeLimits _limits;
    private readonly RunContext _context;
    private readonly long _most;
    private readonly byte _mark;
    private readonly long _mostBetweenMarks;
    private uint _crc = Crc32.Start;
    private bool _ended;
    private long _total;
    private long _sinceMark;
    private long _reported;

    /// <summary>Guards a stream.</summary>
    /// <param name="part">The input, for messages and for the size it was packed into.</param>
    /// <param name="inner">Its unpacked bytes; closed with this stream.</param>
    /// <param name="mark">The byte that must come again and again.</param>
    /// <param name="limits">Limits of size.</param>
    /// <param name="context">Cancellation and progress.</param>
    public GuardedStream(KnowledgePart part, Stream inner, byte mark, KnowledgeLimits limits, RunContext context)
    {
        _part = part;
        _inner = inner;
        _limits = limits;
        _context = context;
        _mark = mark;
        _mostBetweenMarks = 4L * (mark == (byte)'\n' ? limits.MaxLineLength : limits.MaxTextLength);
        long unpacked = Math.Max(limits.FreeBytes, part.PackedBytes * limits.MaxExpansion);
        _most = part.IsPacked ? Math.Min(limits.MaxBytes, unpacked) : limits.MaxBytes;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _total;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        _context.Cancellation.ThrowIfCancellationRequested();
        int got;
        try
        {
            got = _inner.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw Broken(e);
        }
        catch (EndOfStreamException e)
        {
            throw Broken(e);
        }
        catch (Exception e) when (SourceFile.IsEnvironment(e))
        {
            throw SourceFile.CannotRead(_part.Path, e);
        }

        if (got == 0 && buffer.Length > 0) CheckEnd();
        _total += got;
        if (_part.StatedCrc is not null) _crc = Crc32.Append(_crc, buffer[..got]);
        if (_total > _most) throw TooLarge();
        CheckMarks(buffer[..got]);
        Report();
        return got;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>
    /// The inflater of .NET ends without a word where the packed data end too early; a pack of half the pathways would look like a whole
    /// one. So the size that is stored at the end of a gzip file, or size and checksum of an archive's entry, are compared.
    /// </summary>
    private void CheckEnd()
    {
        if (_ended) return;
        _ended = true;
        if (_part.IsWhole(_total, Crc32.Finish(_crc))) return;
        throw Refusal.Content(
            "OST-KNW-003",
            _part.Location,
            "the packed data end too early or were changed",
            hint: "Download the file again and compare its size or checksum with the publisher's.");
    }

    private void CheckMarks(ReadOnlySpan<byte> bytes)
    {
        int first = bytes.IndexOf(_mark);
        if (first < 0)
        {
            _sinceMark += bytes.Length;
        }
        else
        {
            _sinceMark = bytes.Length - bytes.LastIndexOf(_mark) - 1;
        }

        if (_sinceMark > _mostBetweenMarks)
            throw Refusal.Content(
                "OST-KNW-006",
                _part.Location,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"more than {_mostBetweenMarks} bytes without {(_mark == (byte)'\n' ? "a line end" : "an XML tag")}: this is no file of the kind it seems to be"),
                hint: "Download it again; a whole file on one line is not read.");
    }

    private void Report()
    {
        if (_total - _reported < ReportBytes) return;
        _reported = _total;
        _context.Progress?.Report(new StepProgress("reading", _part.Fraction, _part.Name));
    }

    private InvalidContentException TooLarge() => Refusal.Content(
        "OST-KNW-002",
        _part.Location,
        _total > _limits.MaxBytes
            ? string.Create(CultureInfo.InvariantCulture, $"the file is larger than {_limits.MaxBytes} bytes after unpacking")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{_part.PackedBytes} packed bytes become more than {_most}: that is no packed text"),
        hint: "Unpack the file yourself and look at it before you trust it.");

    private InvalidContentException Broken(Exception inner) => new(
        Finding.Error(
            "OST-KNW-003",
            $"the packed data are broken or cut off: {inner.Message}",
            _part.Location,
            hint: "Download the file again and compare its size or checksum with the publisher's."),
        inner);
}
