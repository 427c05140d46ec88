using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Whether a volume of interest lies inside a grid.</summary>
internal static class VoiExtent
{
    /// <summary>
    /// What is wrong, as the end of a sentence, or null. A box and the ends of a cylinder must be inside; a cylinder's mantle may be cut by the
    /// grid, but its centre must be inside.
    /// </summary>
    public static string? Problem(VoiSetting voi, GridShape shape, Spacing? spacing) => voi switch
    {
        BoxVoi box => Range("z", box.FromZ, box.ToZ, shape.Depth) ?? Range("y", box.FromY, box.ToY, shape.Height) ?? Range("x", box.FromX, box.ToX, shape.Width),
        CylinderVoi cylinder => Cylinder(cylinder, shape, spacing),
        _ => null,
    };

    private static string? Cylinder(CylinderVoi cylinder, GridShape shape, Spacing? spacing)
    {
        (string Name, int Length)[] axes = [("z", shape.Depth), ("y", shape.Height), ("x", shape.Width)];
        (string along, int length) = axes[(int)cylinder.Axis];
        (string Name, int Length)[] across = [.. axes.Where(a => a.Name != along)];
        if (Range(along, cylinder.From ?? 0, cylinder.To ?? length, length) is { } outside) return outside;
        if (cylinder.CentreFirst < 0 || cylinder.CentreFirst > across[0].Length - 1)
            return FormattableString.Invariant($"has its centre at {across[0].Name} = {cylinder.CentreFirst:R}, outside the grid");
        if (cylinder.CentreSecond < 0 || cylinder.CentreSecond > across[1].Length - 1)
            return FormattableString.Invariant($"has its centre at {across[1].Name} = {cylinder.CentreSecond:R}, outside the grid");
        return cylinder.RadiusInMillimetres && spacing is null ? "has a radius in mm, but the voxel size is unknown: it cannot be placed in the grid" : null;
    }

    private static string? Range(string axis, int from, int to, int length) =>
        from < 0 || to > length ? FormattableString.Invariant($"goes from {from} to {to} along {axis}, outside the grid") : null;
}
