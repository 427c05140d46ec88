using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Whether a volume of interest lies inside a grid.</summary>
internal static class VoiExtent
{
    /// <summary>
    /// What is wrong, as the end of a sentence, or null. A box must be inside: its volume would not be the one that was asked for. A
    /// cylinder may reach beyond the grid and is then cut, which is a warning; one that is wholly outside, or whose lengths cannot be
    /// placed, is an error.
    /// </summary>
    public static (Severity Severity, string Text)? Problem(VoiSetting voi, GridShape shape, Spacing? spacing) => voi switch
    {
        BoxVoi box =>
            Range("z", box.FromZ, box.ToZ, shape.Depth) ?? Range("y", box.FromY, box.ToY, shape.Height)
                ?? Range("x", box.FromX, box.ToX, shape.Width),
        CylinderVoi cylinder => Cylinder(cylinder, shape, spacing),
        _ => null,
    };

    private static (Severity, string)? Cylinder(CylinderVoi cylinder, GridShape shape, Spacing? spacing)
    {
        VoiDistance[] lengths =
            [cylinder.CentreFirst, cylinder.CentreSecond, cylinder.Radius, cylinder.From ?? default, cylinder.To ?? default];
        if (spacing is null && lengths.Any(l => l.IsMillimetres))
            return (Severity.Error, "has lengths in mm, but the voxel size is unknown: it cannot be placed in the grid");
        Spacing size = spacing ?? Spacing.Cubic(1);
        (string Name, int Length, double Spacing)[] axes =
            [("z", shape.Depth, size.Z), ("y", shape.Height, size.Y), ("x", shape.Width, size.X)];
        (string along, int length, double step) = axes[(int)cylinder.Axis];
        (string Name, int Length, double Spacing)[] across = [.. axes.Where(a => a.Name != along)];
        (double from, double to) = (cylinder.From?.InVoxels(step) ?? 0, cylinder.To?.InVoxels(step) ?? length);
        if (from >= length || to <= 0)
            return (
                Severity.Error,
                FormattableString.Invariant($"goes from {from:0.###} to {to:0.###} along {along}, wholly outside the grid"));
        if (from < 0 || to > length)
            return (
                Severity.Warning,
                FormattableString.Invariant($"goes from {from:0.###} to {to:0.###} along {along} and is cut at the end"));
        return Across(across[0], cylinder.CentreFirst, cylinder.Radius) ?? Across(across[1], cylinder.CentreSecond, cylinder.Radius);
    }

    private static (Severity, string)? Across((string Name, int Length, double Spacing) axis, VoiDistance centre, VoiDistance radius)
    {
        (double middle, double half) = (centre.InVoxels(axis.Spacing), radius.InVoxels(axis.Spacing));
        string where = FormattableString.Invariant($"reaches from {middle - half:0.###} to {middle + half:0.###} along {axis.Name}");
        if (middle + half < 0 || middle - half > axis.Length - 1) return (Severity.Error, where + ", wholly outside the grid");
        return middle - half < -0.5 || middle + half > axis.Length - 0.5 ? (Severity.Warning, where + " and is cut at the border") : null;
    }

    private static (Severity, string)? Range(string axis, int from, int to, int length) =>
        from < 0 || to > length
            ? (Severity.Error, FormattableString.Invariant($"goes from {from} to {to} along {axis}, outside the grid"))
            : null;
}
