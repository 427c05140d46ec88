namespace Osteon.Formats;

/// <summary>
/// Bits of entropy-coded data, first bit in the highest place; stuffed zero bytes are taken out. Behind a marker or the end come zeros without
/// end, and <see cref="Overrun"/> says when one of them was used.
/// </summary>
internal ref struct JpegBits(ReadOnlySpan<byte> data, int position)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private ulong _bits;
    private int _count;
    private int _invented;

    /// <summary>Place of the next byte that was not taken; the 0xFF of the marker once it is met.</summary>
    public int Position { get; private set; } = position;

    /// <summary>Whether bits were used that the data do not have.</summary>
    public readonly bool Overrun => _count < _invented;

    /// <summary>Whether at least one whole byte of data was not used.</summary>
    public readonly bool HasRest => _count - _invented >= 8;

    /// <summary>Makes at least 32 bits available.</summary>
    public void Fill()
    {
        if (_count >= 32) return;
        while (_count <= 56)
        {
            int value = TakeByte();
            if (value < 0)
            {
                _invented += 8;
                value = 0;
            }

            _bits |= (ulong)(uint)value << (56 - _count);
            _count += 8;
        }
    }

    /// <summary>The next bits (1 … 32) without taking them; <see cref="Fill"/> must have been called.</summary>
    public readonly int Peek(int count) => (int)(_bits >> (64 - count));

    /// <summary>Takes bits that were made available.</summary>
    public void Skip(int count)
    {
        _bits <<= count;
        _count -= count;
    }

    /// <summary>Takes 0 … 16 bits that were made available, as a number without sign.</summary>
    public int Take(int count)
    {
        if (count == 0) return 0;
        int value = Peek(count);
        Skip(count);
        return value;
    }

    /// <summary>Takes one bit, making it available first.</summary>
    public int TakeBit()
    {
        Fill();
        int value = (int)(_bits >> 63);
        Skip(1);
        return value;
    }

    /// <summary>Takes a signed value of a category: the upper half of its numbers are positive, the lower half stand for negative ones.</summary>
    public int TakeSigned(int category)
    {
        if (category == 0) return 0;
        int value = Take(category);
        return value >= 1 << (category - 1) ? value : value - (1 << category) + 1;
    }

    /// <summary>Forgets what was read ahead and goes on behind a marker of two bytes.</summary>
    public void RestartAt(int position)
    {
        _bits = 0;
        _count = 0;
        _invented = 0;
        Position = position;
    }

    private int TakeByte()
    {
        if (Position >= _data.Length) return -1;
        int value = _data[Position];
        if (value != 0xFF)
        {
            Position++;
            return value;
        }

        int next = Position + 1;
        while (next < _data.Length && _data[next] == 0xFF) next++;
        if (next >= _data.Length || _data[next] != 0) return -1;
        Position = next + 1;
        return 0xFF;
    }
}
