using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// A volume whose voxel size the user states, because the file does not, or states it wrongly. Voxels pass through unchanged.
/// </summary>
public sealed class SpacedSource : ISliceSource
{
    /// <summary>Relative difference from the file's own spacing, per axis, beyond which a warning is found.</summary>
    public const double Tolerance = 1e-3;

    private readonly ISliceSource _inner;

    /// <summary>
    /// Puts <paramref name="spacing"/> in place of the source's own. If the source states one that differs by more than <see
    /// cref="Tolerance"/> along any axis, finding OST-VOL-022 (a warning) names both; the user's is used.
    /// </summary>
    /// <param name="inner">The source; it is disposed together with this one.</param>
    /// <param name="spacing">The voxel size the user states.</param>
    /// <param name="file">The path as the user named it, for the finding.</param>
    /// <param name="findings">Receives the warning.</param>
    public SpacedSource(ISliceSource inner, Spacing spacing, string file, FindingCollector findings)
    {
        _inner = inner;
        Header = inner.Header with { Spacing = spacing };
        if (inner.Header.Spacing is { } own && Contradicts(own, spacing))
            findings.Add(Finding.Warning(
                "OST-VOL-022",
                $"the voxel size given, {spacing}, is not the one the file states, {own}; the one given is used",
                new SourceLocation(file),
                hint: "Check the order (Z,Y,X) and the unit (mm or um); leave --spacing (manifest key 'spacing') out to use the file's " +
                    "own."));
    }

    /// <inheritdoc/>
    public VolumeHeader Header { get; }

    /// <inheritdoc/>
    public void ReadSlice(int z, Span<byte> destination) => _inner.ReadSlice(z, destination);

    /// <summary>Closes the source.</summary>
    public void Dispose() => _inner.Dispose();

    private static bool Contradicts(Spacing own, Spacing stated) =>
        Differs(own.Z, stated.Z) || Differs(own.Y, stated.Y) || Differs(own.X, stated.X);

    private static bool Differs(double own, double stated) => Math.Abs(stated - own) > Tolerance * own;
}
