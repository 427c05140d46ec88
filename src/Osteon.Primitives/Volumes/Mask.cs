using System.Numerics;

namespace Osteon.Primitives;

/// <summary>
/// A binary volume with one bit per voxel, axes (z, y, x). Each row (z, y) is a run of 64-bit words; bit i of word w is voxel x = 64·w + i. Bits beyond the width
/// are always 0: every kernel relies on it, and <see cref="ClearPadding"/> restores it after whole-word writes.
/// </summary>
public sealed class Mask
{
    private readonly ulong[][] _slices;

    /// <summary>An empty mask.</summary>
    public Mask(GridShape shape)
    {
        if (shape.Depth <= 0 || shape.Height <= 0 || shape.Width <= 0)
            throw new ArgumentOutOfRangeException(nameof(shape), shape, "a mask needs at least one voxel along each axis");
        Shape = shape;
        WordsPerRow = (int)(((long)shape.Width + 63) / 64);
        if ((long)WordsPerRow * shape.Height > Array.MaxLength) throw new ArgumentOutOfRangeException(nameof(shape), shape, "a plane is too large");
        LastWordBits = shape.Width % 64 == 0 ? ulong.MaxValue : (1UL << (shape.Width % 64)) - 1;
        _slices = new ulong[shape.Depth][];
        for (int z = 0; z < shape.Depth; z++) _slices[z] = new ulong[WordsPerRow * shape.Height];
    }

    /// <summary>Voxels along (z, y, x).</summary>
    public GridShape Shape { get; }

    /// <summary>Words of one row.</summary>
    public int WordsPerRow { get; }

    /// <summary>The valid bits of the last word of a row.</summary>
    public ulong LastWordBits { get; }

    /// <summary>The voxel at (z, y, x).</summary>
    public bool this[int z, int y, int x]
    {
        get
        {
            CheckColumn(x);
            return (Row(z, y)[x >> 6] >> (x & 63) & 1) != 0;
        }

        set
        {
            CheckColumn(x);
            ref ulong word = ref Row(z, y)[x >> 6];
            ulong bit = 1UL << (x & 63);
            word = value ? word | bit : word & ~bit;
        }
    }

    /// <summary>The words of plane z, rows one after another.</summary>
    public Span<ulong> Slice(int z) => _slices[z];

    /// <summary>The words of row (z, y).</summary>
    public Span<ulong> Row(int z, int y) => _slices[z].AsSpan(y * WordsPerRow, WordsPerRow);

    /// <summary>Number of set voxels.</summary>
    public long Count()
    {
        long count = 0;
        foreach (ulong[] slice in _slices)
            foreach (ulong word in slice) count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>Sets the bits beyond the width of every row to 0.</summary>
    public void ClearPadding()
    {
        if (LastWordBits == ulong.MaxValue) return;
        foreach (ulong[] slice in _slices)
            for (int last = WordsPerRow - 1; last < slice.Length; last += WordsPerRow) slice[last] &= LastWordBits;
    }

    /// <summary>A mask with every voxel set.</summary>
    public static Mask Full(GridShape shape)
    {
        var mask = new Mask(shape);
        foreach (ulong[] slice in mask._slices) Array.Fill(slice, ulong.MaxValue);
        mask.ClearPadding();
        return mask;
    }

    /// <summary>An independent copy.</summary>
    public Mask Clone()
    {
        var copy = new Mask(Shape);
        for (int z = 0; z < Shape.Depth; z++) _slices[z].CopyTo(copy._slices[z], 0);
        return copy;
    }

    /// <summary>Whether shape and every voxel are the same.</summary>
    public bool SameAs(Mask other)
    {
        if (Shape != other.Shape) return false;
        for (int z = 0; z < Shape.Depth; z++)
            if (!Slice(z).SequenceEqual(other.Slice(z))) return false;
        return true;
    }

    private void CheckColumn(int x)
    {
        if ((uint)x >= (uint)Shape.Width) throw new ArgumentOutOfRangeException(nameof(x), x, "outside the row");
    }
}
