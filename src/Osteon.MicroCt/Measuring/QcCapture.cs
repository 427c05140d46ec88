using System.Numerics;
using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>Keeps the three planes through the centre of a region while it is swept, and draws them when the bone mask is final.</summary>
internal sealed class QcCapture
{
    private readonly VoiRegion _region;
    private readonly GridShape _shape;
    private readonly VoxelBox _box;
    private readonly ValueScale _scale;
    private readonly (int Z, int Y, int X) _centre;
    private readonly float[] _acrossZ;
    private readonly float[] _acrossY;
    private readonly float[] _acrossX;

    /// <summary>For a region, not empty, of a scan with this header.</summary>
    public QcCapture(VoiRegion region, VolumeHeader header)
    {
        (_region, _shape, _box, _scale) = (region, header.Shape, region.Box, header.Scale);
        _centre = ((_box.Z0 + _box.Z1 - 1) / 2, (_box.Y0 + _box.Y1 - 1) / 2, (_box.X0 + _box.X1 - 1) / 2);
        _acrossZ = new float[_shape.SliceCount];
        _acrossY = new float[(long)_box.Shape.Depth * _shape.Width];
        _acrossX = new float[(long)_box.Shape.Depth * _shape.Height];
    }

    /// <summary>Takes from a plane what belongs to the three.</summary>
    public void Keep<T>(in GreyPlane plane)
        where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<T> stored = MemoryMarshal.Cast<byte, T>(plane.Stored);
        int width = _shape.Width;
        if (plane.Z == _centre.Z)
            for (int i = 0; i < stored.Length; i++) _acrossZ[i] = Grey(stored[i]);
        for (int x = 0; x < width; x++) _acrossY[(plane.BoxZ * width) + x] = Grey(stored[(_centre.Y * width) + x]);
        for (int y = 0; y < _shape.Height; y++) _acrossX[(plane.BoxZ * _shape.Height) + y] = Grey(stored[(y * width) + _centre.X]);
    }

    /// <summary>The planes with grey values in the window and the outlines of bone and volume of interest.</summary>
    public QcPlanes Draw(Mask? bone, double low, double high, Spacing spacing)
    {
        (int depth, int z0) = (_box.Shape.Depth, _box.Z0);
        (int height, int width) = (_shape.Height, _shape.Width);
        byte[] z = Window(_acrossZ, low, high);
        byte[] y = Window(_acrossY, low, high);
        byte[] x = Window(_acrossX, low, high);
        byte[] rimsZ = Outlines(height, width, (r, c) => Bits(bone, _centre.Z, r, c));
        byte[] rimsY = Outlines(depth, width, (r, c) => Bits(bone, z0 + r, _centre.Y, c));
        byte[] rimsX = Outlines(depth, height, (r, c) => Bits(bone, z0 + r, c, _centre.X));
        return new QcPlanes(
            new QcPlane(VolumeAxis.Z, _centre.Z, height, width, spacing.Y, spacing.X, z, rimsZ),
            new QcPlane(VolumeAxis.Y, _centre.Y, depth, width, spacing.Z, spacing.X, y, rimsY),
            new QcPlane(VolumeAxis.X, _centre.X, depth, height, spacing.Z, spacing.Y, x, rimsX),
            low,
            high);
    }

    /// <summary>Grey values as bytes; not a number is 0.</summary>
    private static byte[] Window(float[] grey, double low, double high)
    {
        byte[] shown = new byte[grey.Length];
        double perGrey = high > low ? 255 / (high - low) : 0;
        for (int i = 0; i < grey.Length; i++)
        {
            double level = perGrey == 0 ? (grey[i] >= low ? 255 : 0) : Math.Round((grey[i] - low) * perGrey);
            shown[i] = double.IsNaN(level) ? (byte)0 : (byte)Math.Clamp(level, 0, 255);
        }

        return shown;
    }

    /// <summary>Of each bit, the pixels that have it and a neighbour that has not; beyond the image nothing has it.</summary>
    private static byte[] Outlines(int rows, int columns, Func<int, int, QcOutline> bits)
    {
        byte[] inside = new byte[(long)rows * columns];
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++) inside[(r * columns) + c] = (byte)bits(r, c);
        byte[] outlines = new byte[inside.Length];
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                int i = (r * columns) + c;
                int all = (r > 0 ? inside[i - columns] : 0) & (r < rows - 1 ? inside[i + columns] : 0)
                    & (c > 0 ? inside[i - 1] : 0) & (c < columns - 1 ? inside[i + 1] : 0);
                outlines[i] = (byte)(inside[i] & ~all);
            }
        }

        return outlines;
    }

    private QcOutline Bits(Mask? bone, int z, int y, int x)
    {
        if (y < _box.Y0 || y >= _box.Y1 || x < _box.X0 || x >= _box.X1) return QcOutline.None;
        (z, y, x) = (z - _box.Z0, y - _box.Y0, x - _box.X0);
        QcOutline bits = bone is not null && bone[z, y, x] ? QcOutline.Bone : QcOutline.None;
        return _region.Inside is null || _region.Inside[z, y, x] ? bits | QcOutline.Voi : bits;
    }

    private float Grey<T>(T stored)
        where T : unmanaged, INumber<T> => (float)_scale.ToValue(double.CreateTruncating(stored));
}
