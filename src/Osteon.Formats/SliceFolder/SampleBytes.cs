using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Osteon.Formats;

/// <summary>Turns elements of the other byte order into this machine's, in place.</summary>
internal static class SampleBytes
{
    /// <summary>Reverses the bytes of each element of 1, 2, 4 or 8 bytes.</summary>
    public static void Reverse(Span<byte> elements, int size)
    {
        switch (size)
        {
            case 1:
                break;
            case 2:
                Span<ushort> two = MemoryMarshal.Cast<byte, ushort>(elements);
                BinaryPrimitives.ReverseEndianness(two, two);
                break;
            case 4:
                Span<uint> four = MemoryMarshal.Cast<byte, uint>(elements);
                BinaryPrimitives.ReverseEndianness(four, four);
                break;
            case 8:
                Span<ulong> eight = MemoryMarshal.Cast<byte, ulong>(elements);
                BinaryPrimitives.ReverseEndianness(eight, eight);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(size), size, "an element has 1, 2, 4 or 8 bytes");
        }
    }
}
