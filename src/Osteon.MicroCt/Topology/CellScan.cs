using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>
/// Counts the configurations of some layers of cells. Cell (z, y, x) has its far voxel at (z, y, x) and its near voxel one less along each
/// axis, so that cells run from 0 to the extent inclusive. While counting, a configuration is the near column's code in the low four bits
/// and the far column's in the high four (<see cref="RowCodes"/>); <see cref="Total"/> brings it into the documented order.
/// </summary>
internal sealed class CellScan
{
    private readonly Mask _bone;
    private readonly Mask? _voi;
    private readonly int _words;
    private readonly int _width;

    // The near and far rows (z - 1 and z) of bone and volume of interest at y - 1 and y; a zero word follows each row.
    private RowPair _boneNear, _boneFar, _voiNear, _voiFar;
    private readonly byte[] _boneCodes = new byte[72];
    private readonly byte[] _voiCodes = new byte[72];

    // Four copies, one per column modulo 4: the same configuration often comes several times running, and an increment waits for the one
    // before it.
    private readonly long[] _inside = new long[4 * 256];
    private readonly long[] _cut = new long[256];
    private readonly InnerLines? _lines;
    private long _fullCells;
    private long _insideCells;
    private long _cutEighths;

    public CellScan(Mask bone, Mask? voi)
    {
        _bone = bone;
        _voi = voi;
        _words = bone.WordsPerRow;
        _width = bone.Shape.Width;
        _boneNear = new RowPair(_words);
        _boneFar = new RowPair(_words);
        _voiNear = new RowPair(_words);
        _voiFar = new RowPair(_words);
        if (InnerLines.IsSupported) _lines = new InnerLines(_width, _inside);
    }

    /// <summary>Adds the cells between planes <paramref name="layer"/> − 1 and <paramref name="layer"/>, 0 … Depth.</summary>
    public void AddLayer(int layer)
    {
        int height = _bone.Shape.Height;
        bool inner = _voi is null && layer > 0 && layer < _bone.Shape.Depth;
        Load(ref _boneNear, ref _voiNear, layer, -1);
        for (int y = 0; y <= height; y++)
        {
            Load(ref _boneFar, ref _voiFar, layer, y);
            if (inner && _lines is not null && y < height) _lines.NextRow(_boneFar.Low.AsSpan(0, _words), _boneFar.High.AsSpan(0, _words));
            if (!inner || y == 0 || y == height) AddCutLine();
            else if (_lines is null) AddInnerLine();
            else AddInnerLine(_lines);
            (_boneNear, _boneFar) = (_boneFar, _boneNear);
            (_voiNear, _voiFar) = (_voiFar, _voiNear);
        }

        _lines?.Flush();
    }

    /// <summary>The counts of all parts together.</summary>
    public static ConfigurationCounts Total(IEnumerable<CellScan> parts, GridShape shape, Mask? voi)
    {
        var inside = new long[256];
        var closed = new long[256];
        long cutEighths = 0, insideCells = 0;
        foreach (CellScan part in parts)
        {
            cutEighths += part._cutEighths;
            insideCells += part._insideCells;
            inside[255] += part._fullCells + (part._lines?.FullCells ?? 0);
            for (int code = 0; code < 256; code++)
            {
                long count = part._inside[code] + part._inside[code + 256] + part._inside[code + 512] + part._inside[code + 768];
                inside[Documented(code)] += count;
                closed[Documented(code)] += part._cut[code];
            }
        }

        long eighths = cutEighths;
        for (int configuration = 0; configuration < 256; configuration++)
        {
            closed[configuration] += inside[configuration];
            eighths += inside[configuration] * EulerWeights.Eighths26(configuration);
        }

        // Cells without bone were not counted one by one.
        inside[0] = insideCells - inside.Sum();
        closed[0] = ((shape.Depth + 1L) * (shape.Height + 1L) * (shape.Width + 1L)) - closed.Sum();
        long voxels = voi?.Count() ?? shape.Count;
        return new ConfigurationCounts(closed, inside, voxels, voi is null || IsBox(voi, voxels) ? eighths : null);
    }

    /// <summary>Whether the set voxels fill their bounding box (an empty set does).</summary>
    private static bool IsBox(Mask voi, long voxels)
    {
        if (voxels == 0) return true;
        int z0 = int.MaxValue, z1 = -1, y0 = int.MaxValue, y1 = -1;
        var columns = new ulong[voi.WordsPerRow];
        for (int z = 0; z < voi.Shape.Depth; z++)
        {
            for (int y = 0; y < voi.Shape.Height; y++)
            {
                ReadOnlySpan<ulong> row = voi.Row(z, y);
                if (!row.ContainsAnyExcept(0UL)) continue;
                (z0, z1) = (Math.Min(z0, z), z);
                (y0, y1) = (Math.Min(y0, y), Math.Max(y1, y));
                for (int w = 0; w < row.Length; w++) columns[w] |= row[w];
            }
        }

        // All columns that occur, in one stretch or not, fill the box only if every row has all of them.
        long width = columns.Sum(BitOperations.PopCount);
        int first = Array.FindIndex(columns, w => w != 0), last = Array.FindLastIndex(columns, w => w != 0);
        int x0 = (64 * first) + BitOperations.TrailingZeroCount(columns[first]);
        int x1 = (64 * last) + 63 - BitOperations.LeadingZeroCount(columns[last]);
        return width == x1 - x0 + 1 && voxels == (z1 - z0 + 1L) * (y1 - y0 + 1L) * width;
    }

    /// <summary>A line of cells between four rows of the box, with no volume of interest: only its two end cells are cut.</summary>
    private void AddInnerLine(InnerLines lines)
    {
        _insideCells += _width - 1;
        AddCut(lines.Code(0) << 4, 0xF0);
        AddCut(lines.Code(_width - 1), 0x0F);
        lines.AddLine();
    }

    /// <summary>The same, word by word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddInnerLine()
    {
        _insideCells += _width - 1;
        ref ulong row0 = ref MemoryMarshal.GetArrayDataReference(_boneNear.Low);
        ref ulong row1 = ref MemoryMarshal.GetArrayDataReference(_boneFar.Low);
        ref ulong row2 = ref MemoryMarshal.GetArrayDataReference(_boneNear.High);
        ref ulong row3 = ref MemoryMarshal.GetArrayDataReference(_boneFar.High);
        var next = new FourWords(row0, row1, row2, row3);
        AddCut(next.Code(0) << 4, 0xF0);
        for (int w = 0; w < _words; w++)
        {
            FourWords near = next;
            int n = w + 1;
            next = new FourWords(Unsafe.Add(ref row0, n), Unsafe.Add(ref row1, n), Unsafe.Add(ref row2, n), Unsafe.Add(ref row3, n));
            ulong any = near.Any | (near.Any >> 1) | (next.Any << 63);
            if (any == 0) continue;
            ulong all = near.All & ((near.All >> 1) | (next.All << 63));
            _fullCells += BitOperations.PopCount(all);
            ulong mixed = any & ~all;
            if (w == _words - 1)
            {
                int last = (_width - 1) & 63;
                AddCut(near.Code(last), 0x0F);
                mixed &= (1UL << last) - 1;
            }

            if (mixed != 0) AddMixed(near, next, mixed);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddMixed(in FourWords near, in FourWords next, ulong mixed)
    {
        RowCodes.Expand(near, _boneCodes);
        _boneCodes[64] = (byte)next.Code(0);
        ref byte codes = ref MemoryMarshal.GetArrayDataReference(_boneCodes);
        ref long counts = ref MemoryMarshal.GetArrayDataReference(_inside);
        do
        {
            int x = BitOperations.TrailingZeroCount(mixed);
            mixed &= mixed - 1;
            Unsafe.Add(ref counts, ((x & 3) << 8) | Unsafe.Add(ref codes, x) | (Unsafe.Add(ref codes, x + 1) << 4))++;
        }
        while (mixed != 0);
    }

    /// <summary>Any line of cells: at the surface of the box, or anywhere with a volume of interest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddCutLine()
    {
        FourWords bone = default, voi = default;
        FourWords nextBone = Words(_boneNear, _boneFar, 0), nextVoi = Words(_voiNear, _voiFar, 0);
        AddCut(nextBone.Code(0) << 4, nextVoi.Code(0) << 4);
        for (int w = 0; w < _words; w++)
        {
            (bone, voi) = (nextBone, nextVoi);
            nextBone = Words(_boneNear, _boneFar, w + 1);
            nextVoi = Words(_voiNear, _voiFar, w + 1);
            ulong inside = voi.All & ((voi.All >> 1) | (nextVoi.All << 63));
            _insideCells += BitOperations.PopCount(inside);
            ulong any = bone.Any | (bone.Any >> 1) | (nextBone.Any << 63);
            if (any == 0) continue;
            ulong all = bone.All & ((bone.All >> 1) | (nextBone.All << 63));
            _fullCells += BitOperations.PopCount(all);
            ulong mixed = any & ~all & inside;
            if (mixed != 0) AddMixed(bone, nextBone, mixed);
            ulong cut = any & ~inside;
            if (cut == 0) continue;
            RowCodes.Expand(bone, _boneCodes);
            _boneCodes[64] = (byte)nextBone.Code(0);
            RowCodes.Expand(voi, _voiCodes);
            _voiCodes[64] = (byte)nextVoi.Code(0);
            for (; cut != 0; cut &= cut - 1)
            {
                int x = BitOperations.TrailingZeroCount(cut);
                AddCut(_boneCodes[x] | (_boneCodes[x + 1] << 4), _voiCodes[x] | (_voiCodes[x + 1] << 4));
            }
        }
    }

    private void AddCut(int bone, int voi)
    {
        if (bone == 0) return;
        _cut[bone]++;
        _cutEighths += EulerWeights.CutTable[(voi << 8) | bone];
    }

    private void Load(ref RowPair bone, ref RowPair voi, int layer, int y)
    {
        LoadRow(bone.Low, voi.Low, layer - 1, y);
        LoadRow(bone.High, voi.High, layer, y);
    }

    private void LoadRow(ulong[] bone, ulong[] voi, int z, int y)
    {
        if ((uint)z >= (uint)_bone.Shape.Depth || (uint)y >= (uint)_bone.Shape.Height)
        {
            Array.Clear(bone);
            Array.Clear(voi);
            return;
        }

        _bone.Row(z, y).CopyTo(bone);
        if (_voi is null)
        {
            Array.Fill(voi, ulong.MaxValue, 0, _words);
            voi[_words - 1] = _bone.LastWordBits;
            return;
        }

        _voi.Row(z, y).CopyTo(voi);
        for (int w = 0; w < _words; w++) bone[w] &= voi[w];
    }

    private static FourWords Words(in RowPair near, in RowPair far, int w) => new(near.Low[w], far.Low[w], near.High[w], far.High[w]);

    /// <summary>From near and far codes to bits 4·dz + 2·dy + dx: bit r of a code belongs to row (dz, dy) = (r / 2, r mod 2).</summary>
    private static int Documented(int code)
    {
        int configuration = 0;
        for (int row = 0; row < 4; row++)
        {
            configuration |= (code >> row & 1) << (2 * row);
            configuration |= (code >> (4 + row) & 1) << ((2 * row) + 1);
        }

        return configuration;
    }

    /// <summary>Row y of planes z − 1 and z, each followed by a zero word.</summary>
    private readonly struct RowPair(int words)
    {
        public readonly ulong[] Low = new ulong[words + 1];
        public readonly ulong[] High = new ulong[words + 1];
    }
}
