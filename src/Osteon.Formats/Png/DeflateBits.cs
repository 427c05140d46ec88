namespace Osteon.Formats;

/// <summary>Bits written from the low end of each byte, into memory that grows and is kept.</summary>
internal sealed class DeflateBits
{
    private byte[] _bytes = new byte[4096];
    private int _count;
    private ulong _pending;
    private int _pendingBits;

    /// <summary>Everything written so far, in whole bytes.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    /// <summary>Forgets what was written.</summary>
    public void Clear()
    {
        _count = 0;
        _pending = 0;
        _pendingBits = 0;
    }

    /// <summary>Writes the lowest bits of a value, at most 32.</summary>
    public void Write(uint value, int bits)
    {
        _pending |= (ulong)value << _pendingBits;
        _pendingBits += bits;
        if (_pendingBits < 32) return;
        Reserve(4);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(_count), (uint)_pending);
        _count += 4;
        _pending >>= 32;
        _pendingBits -= 32;
    }

    /// <summary>Fills the current byte with zero bits.</summary>
    public void Align()
    {
        Reserve(8);
        for (; _pendingBits > 0; _pendingBits -= 8)
        {
            _bytes[_count++] = (byte)_pending;
            _pending >>= 8;
        }

        _pending = 0;
        _pendingBits = 0;
    }

    /// <summary>Writes whole bytes; the bits must be aligned.</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_count));
        _count += bytes.Length;
    }

    private void Reserve(int more)
    {
        if (_bytes.Length - _count >= more) return;
        long wanted = Math.Max((long)_count + more, Math.Min(2L * _bytes.Length, Array.MaxLength));
        Array.Resize(ref _bytes, checked((int)wanted));
    }
}
