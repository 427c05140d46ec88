using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// A folder of reconstructed slices (BMP, TIFF or PNG) with the <c>.log</c> that Bruker's NRecon or InstaRecon writes beside them.
/// </summary>
/// <remarks>
/// <para>
/// The slices are those the log names: prefix and index length from <c>[File name convention]</c>, first and last section and step from
/// <c>[Reconstruction]</c>; a missing one is an error that lists all of them. Voxel size: in the plane <c>Pixel Size (um)</c> of
/// <c>[Reconstruction]</c> (never the acquisition's <c>Image Pixel Size</c>, which older scanners round), between planes that times the
/// section step. If the images are not as large as the log says, its pixel size may not be theirs: the voxel size stays null, with
/// a warning.
/// </para>
/// <para>
/// Facts of the scan go to <see cref="VolumeHeader.Metadata"/> under the keys of <see cref="SkyScanFacts"/>. Grey values are those of
/// the images; the range of attenuation they stand for is in <c>cs_min</c> and <c>cs_max</c>. JPEG slices are refused. See
/// docs/formats/skyscan.md.
/// </para>
/// </remarks>
public static class SkyScanFormat
{
    /// <summary>Whether a file that begins with these bytes (up to 4096) is a SkyScan log.</summary>
    public static bool Probe(ReadOnlySpan<byte> start) => SkyScanLog.Probe(start);

    /// <summary>Whether the folder holds a SkyScan log.</summary>
    public static bool ProbeFolder(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return SkyScanFolder.LogsIn(path).Count > 0;
    }

    /// <summary>Reads the log and the header of every slice.</summary>
    /// <param name="path">The folder, or the log in it.</param>
    /// <param name="limits">What a file may make the reader do.</param>
    /// <param name="findings">Receives warnings and notes.</param>
    /// <exception cref="MissingSourceException">The folder, the log or a slice cannot be opened, or slices are missing.</exception>
    /// <exception cref="InvalidContentException">The log or a slice is broken, or they contradict each other.</exception>
    public static ISliceSource Open(string path, ReadLimits limits, FindingCollector findings)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(findings);
        return SkyScanFolder.Open(path, limits, findings);
    }
}
