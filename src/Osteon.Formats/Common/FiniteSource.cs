using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Passes planes through and stops at the first voxel that is not a finite number, which floating point files may hold (NaN around a masked
/// region, for example). Histograms, means and thresholds have no place for such a voxel. Integer volumes pass unexamined.
/// </summary>
/// <param name="inner">The source; it is disposed together with this one.</param>
/// <param name="file">The path as the user named it, for the finding.</param>
public sealed class FiniteSource(ISliceSource inner, string file) : ISliceSource
{
    /// <inheritdoc/>
    public VolumeHeader Header => inner.Header;

    /// <inheritdoc/>
    /// <exception cref="InvalidContentException">
    /// OST-VOL-026: a voxel of the plane is NaN or infinite; the finding names the first.
    /// </exception>
    public void ReadSlice(int z, Span<byte> destination)
    {
        inner.ReadSlice(z, destination);
        int bad = Header.VoxelType switch
        {
            VoxelType.Float32 => IndexOfNonFinite(MemoryMarshal.Cast<byte, float>(destination)),
            VoxelType.Float64 => IndexOfNonFinite(MemoryMarshal.Cast<byte, double>(destination)),
            _ => -1,
        };
        if (bad < 0) return;
        (int y, int x) = Math.DivRem(bad, Header.Shape.Width);
        throw Refusal.Content(
            "OST-VOL-026",
            new SourceLocation(file),
            string.Create(CultureInfo.InvariantCulture, $"voxel z {z}, y {y}, x {x} (from 0) is not a finite number"),
            hint: "Replace such voxels by the grey value of the background and save the volume again.");
    }

    /// <summary>Closes the source.</summary>
    public void Dispose() => inner.Dispose();

    private static int IndexOfNonFinite<T>(ReadOnlySpan<T> values)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < values.Length; i++)
            if (!T.IsFinite(values[i])) return i;
        return -1;
    }
}
