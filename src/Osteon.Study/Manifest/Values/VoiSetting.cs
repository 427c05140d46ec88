using System.Diagnostics.CodeAnalysis;

namespace Osteon.Study;

/// <summary>An axis of a volume.</summary>
public enum VolumeAxis
{
    /// <summary>Planes.</summary>
    Z,

    /// <summary>Rows.</summary>
    Y,

    /// <summary>Columns.</summary>
    X,
}

/// <summary>
/// The volume of interest, the same for every scan of an assay: a box, a cylinder, or a mask file. One of the sealed records below. Voxel
/// indices count from 0; the upper end of a range is not part of it.
/// </summary>
public abstract record VoiSetting : ITextSetting<VoiSetting>
{
    private protected VoiSetting()
    {
    }

    /// <inheritdoc/>
    public static string Syntax =>
        "box:Z0:Z1,Y0:Y1,X0:X1 or cylinder:axis=z,centre=Y;X,radius=R,from=A,to=B (voxels, or with mm or um) or mask:FILE";

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out VoiSetting? value, [NotNullWhen(false)] out string? reason) =>
        VoiSyntax.TryParse(text, out value, out reason);
}

/// <summary>A box of whole voxels: <c>box:Z0:Z1,Y0:Y1,X0:X1</c>, lower ends inclusive, upper ends exclusive.</summary>
/// <param name="FromZ">First plane.</param>
/// <param name="ToZ">One past the last plane.</param>
/// <param name="FromY">First row.</param>
/// <param name="ToY">One past the last row.</param>
/// <param name="FromX">First column.</param>
/// <param name="ToX">One past the last column.</param>
public sealed record BoxVoi(int FromZ, int ToZ, int FromY, int ToY, int FromX, int ToX) : VoiSetting
{
    /// <summary>The text form.</summary>
    public override string ToString() => FormattableString.Invariant($"box:{FromZ}:{ToZ},{FromY}:{ToY},{FromX}:{ToX}");
}

/// <summary>A coordinate or length of a cylinder: in voxels, or in mm.</summary>
/// <param name="Value">The number.</param>
/// <param name="IsMillimetres">Whether it is in mm and not in voxels.</param>
public readonly record struct VoiDistance(double Value, bool IsMillimetres = false)
{
    /// <summary>The number of voxels of this size, mm.</summary>
    public double InVoxels(double spacing) => IsMillimetres ? Value / spacing : Value;

    /// <summary>The text form.</summary>
    public override string ToString() => FormattableString.Invariant($"{Value:R}{(IsMillimetres ? "mm" : "")}");
}

/// <summary>
/// A straight circular cylinder along one axis: <c>cylinder:axis=z,centre=Y;X,radius=R,from=A,to=B</c>. The centre's two coordinates are
/// those that are not along the axis, in the order z, y, x. Each number is in voxels unless <c>mm</c> or <c>um</c> follows it;
/// <c>from</c> and
/// <c>to</c> may be left out: the whole axis.
/// </summary>
/// <param name="Axis">The axis of the cylinder.</param>
/// <param name="CentreFirst">Centre on the first of the two other axes.</param>
/// <param name="CentreSecond">Centre on the second of the two other axes.</param>
/// <param name="Radius">Radius.</param>
/// <param name="From">Where it begins along the axis, or null for 0.</param>
/// <param name="To">Where it ends along the axis, not included, or null for the end.</param>
public sealed record CylinderVoi(
    VolumeAxis Axis,
    VoiDistance CentreFirst,
    VoiDistance CentreSecond,
    VoiDistance Radius,
    VoiDistance? From,
    VoiDistance? To) : VoiSetting
{
    /// <summary>The text form.</summary>
    public override string ToString() =>
        $"cylinder:axis={Axis.ToString().ToLowerInvariant()},centre={CentreFirst};{CentreSecond},radius={Radius}"
        + (From is { } from ? $",from={from}" : "")
        + (To is { } to ? $",to={to}" : "");
}

/// <summary>
/// A mask volume of the shape of the scan, nonzero inside: <c>mask:FILE</c>. <c>{sample}</c> in the name stands for the sample's id.
/// </summary>
/// <param name="File">The path of the mask, relative to the data folder.</param>
public sealed record MaskVoi(string File) : VoiSetting
{
    /// <summary>The text form.</summary>
    public override string ToString() => $"mask:{File}";
}
