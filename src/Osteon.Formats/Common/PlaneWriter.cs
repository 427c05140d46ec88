using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Copies the planes of a source to a stream as little-endian elements.</summary>
internal static class PlaneWriter
{
    /// <summary>Writes every plane in order.</summary>
    public static void Copy(ISliceSource source, Stream destination, RunContext context)
    {
        GridShape shape = source.Header.Shape;
        VoxelType type = source.Header.VoxelType;
        bool swap = ByteOrder.MustSwap(type, bigEndian: false);
        byte[] plane = new byte[checked((int)(shape.SliceCount * type.Size()))];
        for (int z = 0; z < shape.Depth; z++)
        {
            context.Report("writing", (double)z / shape.Depth);
            source.ReadSlice(z, plane);
            if (swap) ByteOrder.Reverse(plane, type.Size());
            destination.Write(plane);
        }
    }
}
