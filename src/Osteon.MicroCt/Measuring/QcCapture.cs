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
    public QcPlanes Draw(Mask? bone, double low, double high, Spacing spacing) => new(
        Plane(VolumeAxis.Z, _centre.Z, (_shape.Height, _shape.Width), (spacing.Y, spacing.X), _acrossZ, (r, c) => Bits(bone, _centre.Z, r, c), low, high),
        Plane(VolumeAxis.Y, _centre.Y, (_box.Shape.Depth, _shape.Width), (spacing.Z, spacing.X), _acrossY, (r, c) => Bits(bone, _box.Z0 + r, _centre.Y, c), low, high),
        Plane(VolumeAxis.X, _centre.X, (_box.Shape.Depth, _shape.Height), (spacing.Z, spacing.Y), _acrossX, (r, c) => Bits(bone, _box.Z0 + r, c, _centre.X), low, high),
        low,
        high);

    private static QcPlane Plane(
        VolumeAxis normal,
        int index,
        (int Rows, int Columns) size,
        (double Row, double Column) spacing,
        float[] grey,
        Func<int, int, QcOutline> bits,
        double low,
        double high)
    {
        byte[] shown = new byte[grey.Length];
        double perGrey = high > low ? 255 / (high - low) : 0;
        for (int i = 0; i < grey.Length; i++)
        {
            double level = perGrey == 0 ? (grey[i] >= low ? 255 : 0) : Math.Round((grey[i] - low) * perGrey);
            shown[i] = double.IsNaN(level) ? (byte)0 : (byte)Math.Clamp(level, 0, 255);
        }

        (int rows, int columns) = size;
        byte[] inside = new byte[grey.Length];
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++) inside[(r * columns) + c] = (byte)bits(r, c);
        return new QcPlane(normal, index, rows, columns, spacing.Row, spacing.Column, shown, Outlines(inside, rows, columns));
    }

    /// <summary>Of each bit, the pixels that have it and a neighbour that has not; beyond the image nothing has it.</summary>
    private static byte[] Outlines(byte[] inside, int rows, int columns)
    {
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
