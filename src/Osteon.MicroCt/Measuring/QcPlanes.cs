namespace Osteon.MicroCt;

/// <summary>Outlines drawn over a plane, as bits of one byte per pixel.</summary>
[Flags]
public enum QcOutline
{
    /// <summary>No outline here.</summary>
    None = 0,

    /// <summary>A bone pixel with a neighbour (4-connected, in the plane) that is not bone.</summary>
    Bone = 1,

    /// <summary>A pixel of the volume of interest with a neighbour that is not in it.</summary>
    Voi = 2,
}

/// <summary>
/// One plane through the middle of the volume of interest, for a person to judge threshold and volume of interest by. It shows the whole
/// scan in y and x; along z it shows the planes of the volume of interest's bounding box.
/// </summary>
/// <param name="Normal">The axis it is perpendicular to.</param>
/// <param name="Index">The index of the plane along that axis, in voxels of the scan.</param>
/// <param name="Rows">Rows of pixels: along y for the plane across z, else along z.</param>
/// <param name="Columns">Columns of pixels: along y for the plane across x, else along x.</param>
/// <param name="RowSpacing">Distance between rows, mm.</param>
/// <param name="ColumnSpacing">Distance between columns, mm.</param>
/// <param name="Grey">
/// The unfiltered grey values in the window of <see cref="QcPlanes"/>, one byte per pixel, rows one after another; not finite is 0.
/// </param>
/// <param name="Outlines">One byte per pixel, bits of <see cref="QcOutline"/>.</param>
public sealed record QcPlane(
    VolumeAxis Normal,
    int Index,
    int Rows,
    int Columns,
    double RowSpacing,
    double ColumnSpacing,
    ReadOnlyMemory<byte> Grey,
    ReadOnlyMemory<byte> Outlines);

/// <summary>The three orthogonal planes through the centre of the bounding box of the volume of interest.</summary>
/// <param name="AcrossZ">A plane as the scanner reconstructs it: rows y, columns x.</param>
/// <param name="AcrossY">Rows z, columns x.</param>
/// <param name="AcrossX">Rows z, columns y.</param>
/// <param name="WindowLow">The grey value shown as 0: the 0.1 % quantile inside the volume of interest.</param>
/// <param name="WindowHigh">The grey value shown as 255: the 99.9 % quantile.</param>
public sealed record QcPlanes(QcPlane AcrossZ, QcPlane AcrossY, QcPlane AcrossX, double WindowLow, double WindowHigh);
