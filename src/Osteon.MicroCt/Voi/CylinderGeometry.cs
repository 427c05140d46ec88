using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>A cylinder in the index coordinates of one volume.</summary>
internal readonly struct CylinderGeometry
{
    /// <summary>Slack of the inclusive comparison with the radius, so that rounding does not lose voxels that lie on the circle.</summary>
    private const double OnTheCircle = 1e-12;

    private readonly VolumeAxis _axis;
    private readonly double _firstCentre;
    private readonly double _secondCentre;
    private readonly double _firstScale;
    private readonly double _secondScale;

    /// <summary>Places the cylinder in a volume of this shape and voxel size.</summary>
    public CylinderGeometry(CylinderVoi cylinder, GridShape shape, Spacing spacing)
    {
        _axis = cylinder.Axis;
        (double along, double first, double second) = _axis switch
        {
            VolumeAxis.Z => (spacing.Z, spacing.Y, spacing.X),
            VolumeAxis.Y => (spacing.Y, spacing.Z, spacing.X),
            _ => (spacing.X, spacing.Z, spacing.Y),
        };
        _firstCentre = cylinder.Centre.First.InVoxels(first);
        _secondCentre = cylinder.Centre.Second.InVoxels(second);
        double firstRadius = cylinder.Radius.InVoxels(first);
        double secondRadius = cylinder.Radius.InVoxels(second);
        _firstScale = 1 / firstRadius;
        _secondScale = 1 / secondRadius;
        int length = _axis switch { VolumeAxis.Z => shape.Depth, VolumeAxis.Y => shape.Height, _ => shape.Width };
        int from = cylinder.From is { } f ? Index(f.InVoxels(along)) : 0;
        int to = cylinder.To is { } t ? Index(t.InVoxels(along)) : Math.Max(length, from + 1); // beyond the volume, it is outside, not empty
        (int a0, int a1) = Extent(_firstCentre, firstRadius);
        (int b0, int b1) = Extent(_secondCentre, secondRadius);
        Unclipped = _axis switch
        {
            VolumeAxis.Z => new VoxelBox(from, to, a0, a1, b0, b1),
            VolumeAxis.Y => new VoxelBox(a0, a1, from, to, b0, b1),
            _ => new VoxelBox(a0, a1, b0, b1, from, to),
        };
    }

    /// <summary>Its bounding box, which may reach beyond the volume.</summary>
    public VoxelBox Unclipped { get; }

    /// <summary>Whether it runs along z, so that all its planes are the same.</summary>
    public bool IsUpright => _axis == VolumeAxis.Z;

    /// <summary>Whether the voxel, which lies in the bounding box, is inside.</summary>
    public bool Contains(int z, int y, int x)
    {
        (int first, int second) = _axis switch { VolumeAxis.Z => (y, x), VolumeAxis.Y => (z, x), _ => (z, y) };
        double a = (first - _firstCentre) * _firstScale;
        double b = (second - _secondCentre) * _secondScale;
        return (a * a) + (b * b) <= 1 + OnTheCircle;
    }

    private static (int From, int To) Extent(double centre, double radius)
    {
        double slack = OnTheCircle * radius;
        return (Index(centre - radius - slack), Index(Math.Floor(centre + radius + slack) + 1));
    }

    // The first voxel whose index is at or above the coordinate; kept in a range in which differences cannot overflow.
    private static int Index(double coordinate) => (int)Math.Clamp(Math.Ceiling(coordinate), -1_000_000_000, 1_000_000_000);
}
