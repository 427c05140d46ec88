using System.Buffers.Binary;

namespace Osteon.Formats;

/// <summary>
/// The contents of the IDAT chunks one after another, each checked against its checksum when its last byte has been read. Read only.
/// </summary>
internal sealed class PngDataStream : Stream
{
    private readonly ImageFile _file;
    private long _offset;
    private int _left;
    private uint _crc;
    private bool _ended;

    /// <summary>Starts at the chunk at <paramref name="offset"/>, which must be IDAT.</summary>
    public PngDataStream(ImageFile file, long offset)
    {
        _file = file;
        _offset = offset;
        Enter();
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (_left == 0 && !_ended) Leave();
        if (_ended || buffer.IsEmpty) return 0;
        Span<byte> part = buffer[..Math.Min(buffer.Length, _left)];
        _file.Read(_offset, part, "the end of its pixels");
        _crc = Crc32.Append(_crc, part);
        _offset += part.Length;
        _left -= part.Length;
        if (_left == 0) Leave();
        return part.Length;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Reads to the end, so that every checksum is verified.</summary>
    public void Drain()
    {
        Span<byte> block = stackalloc byte[4096];
        while (Read(block) > 0)
        {
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Enter()
    {
        (uint name, int length) = PngHeader.Frame(_file, _offset);
        if (name != PngChunk.Data)
        {
            _ended = true;
            return;
        }

        Span<byte> letters = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(letters, name);
        _crc = Crc32.Append(Crc32.Start, letters);
        _left = length;
        _offset += 8;
    }

    private void Leave()
    {
        Span<byte> stored = stackalloc byte[4];
        _file.Read(_offset, stored, "a checksum");
        if (BinaryPrimitives.ReadUInt32BigEndian(stored) != Crc32.Finish(_crc))
            throw _file.Invalid(6, "the checksum of its pixels (IDAT chunk) is wrong", null, "The file is damaged: export it again.");
        _offset += 4;
        Enter();
    }
}
