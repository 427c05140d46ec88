using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Voxels written as decimal numbers, separated by blanks, line ends or commas. Delivers them as elements of the voxel type in this
/// machine's byte order. Integers must lie in the range of the type; for the floating point types nan and inf are allowed.
/// </summary>
internal sealed class TextNumbers(string file, long start, VoxelType type) : IVoxelBytes
{
    private const int MaxTokenBytes = 512;

    private readonly byte[] _buffer = new byte[1 << 14];
    private readonly int _size = type.Size();
    private FileStream? _stream;
    private long _position;
    private int _at;
    private int _filled;

    public string File => file;

    public int Read(long offset, Span<byte> destination)
    {
        if (_stream is null || offset < _position) Rewind();
        Span<byte> passedOver = stackalloc byte[8];
        while (_position < offset)
            if (!Next(passedOver[.._size])) return 0;
        int total = 0;
        while (total < destination.Length && Next(destination.Slice(total, _size))) total += _size;
        return total;
    }

    public bool Finish() => NextToken(stackalloc byte[MaxTokenBytes]) > 0;

    public void Dispose() => _stream?.Dispose();

    private void Rewind()
    {
        _stream?.Dispose();
        _stream = null;
        _stream = SourceFile.OpenStream(file, start);
        _position = 0;
        _at = _filled = 0;
    }

    private bool Next(Span<byte> element)
    {
        Span<byte> token = stackalloc byte[MaxTokenBytes];
        int length = NextToken(token);
        if (length == 0) return false;
        if (!Parse(token[..length], element)) throw NotANumber(token[..length]);
        _position += _size;
        return true;
    }

    /// <summary>Copies the next token and returns its length; 0 at the end of the file.</summary>
    private int NextToken(Span<byte> token)
    {
        int length = 0;
        while (_at < _filled || Fill())
        {
            byte b = _buffer[_at++];
            bool separates = b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',' or (byte)'\v' or (byte)'\f';
            if (separates && length > 0) break;
            if (separates) continue;
            if (length == token.Length) throw NotANumber(token);
            token[length++] = b;
        }

        return length;
    }

    private bool Fill()
    {
        _at = 0;
        _filled = _stream is null ? 0 : _stream.Read(_buffer, 0, _buffer.Length);
        return _filled > 0;
    }

    private bool Parse(ReadOnlySpan<byte> token, Span<byte> element) => type switch
    {
        VoxelType.UInt8 => Integer<byte>(token, element),
        VoxelType.Int8 => Integer<sbyte>(token, element),
        VoxelType.UInt16 => Integer<ushort>(token, element),
        VoxelType.Int16 => Integer<short>(token, element),
        VoxelType.UInt32 => Integer<uint>(token, element),
        VoxelType.Int32 => Integer<int>(token, element),
        VoxelType.Float32 => Real<float>(token, element),
        VoxelType.Float64 => Real<double>(token, element),
        _ => throw new InvalidOperationException($"{type} is not a voxel type"),
    };

    private static bool Integer<T>(ReadOnlySpan<byte> token, Span<byte> element)
        where T : unmanaged, System.Numerics.INumberBase<T> =>
        T.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out T value) && Store(value, element);

    private static bool Real<T>(ReadOnlySpan<byte> token, Span<byte> element)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        if (T.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out T value)) return Store(value, element);
        ReadOnlySpan<byte> word = token.Length > 0 && token[0] is (byte)'+' or (byte)'-' ? token[1..] : token;
        T sign = token.Length > 0 && token[0] == '-' ? -T.One : T.One;
        if (Ascii.EqualsIgnoreCase(word, "nan"u8)) return Store(T.NaN, element);
        return (Ascii.EqualsIgnoreCase(word, "inf"u8) || Ascii.EqualsIgnoreCase(word, "infinity"u8))
            && Store(sign * T.PositiveInfinity, element);
    }

    private static bool Store<T>(T value, Span<byte> element)
        where T : unmanaged
    {
        MemoryMarshal.Write(element, in value);
        return true;
    }

    private InvalidContentException NotANumber(ReadOnlySpan<byte> token) => Refusal.Content(
        "OST-VOL-023",
        new SourceLocation(file),
        string.Create(
            CultureInfo.InvariantCulture,
            $"the text of voxel {_position / _size} (from 0, x fastest) is not a number of type {type}"),
        Encoding.Latin1.GetString(token[..Math.Min(40, token.Length)]),
        "Check that the file is text and that its type is the one the header states.");
}
