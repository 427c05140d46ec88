using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Turning the bytes of stored elements round.</summary>
internal static class ByteOrder
{
    /// <summary>Whether elements of this size and order must be turned round on this machine.</summary>
    public static bool MustSwap(VoxelType type, bool bigEndian) => type.Size() > 1 && bigEndian == BitConverter.IsLittleEndian;

    /// <summary>Reverses the bytes of every element in place; the span holds whole elements.</summary>
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
                throw new ArgumentOutOfRangeException(nameof(size), size, "not the size of a voxel");
        }
    }
}
