using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// A folder of numbered images (TIFF, PNG or BMP), one plane each, in the order of the last number in their names.
/// </summary>
/// <remarks>
/// <para>
/// <c>a2.tif</c> comes before <c>a10.tif</c>; the text around the number must be the same in all names. All images must have the same
/// kind, size and voxel type. A constant step other than 1 gives a note, missing numbers give a warning that lists them. A second
/// series in the folder is an error; a single odd image is left out with a warning; other files are ignored, with a note where they
/// look like images or volumes. Hidden files (names that begin with a dot) are ignored.
/// </para>
/// <para>
/// <see cref="VolumeHeader.Spacing"/> is always null: nothing in such a folder states the distance between planes. See
/// docs/formats/slices.md.
/// </para>
/// </remarks>
public static class SliceFolderFormat
{
    /// <summary>
    /// Whether the folder holds at least one image that could be a slice (by its name; JPEG counts, so that it can be refused with a
    /// hint).
    /// </summary>
    public static bool ProbeFolder(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return SliceNames.AnyIn(path);
    }

    /// <summary>Reads the header of every image and checks that they fit together.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="limits">What a file may make the reader do.</param>
    /// <param name="findings">Receives warnings and notes.</param>
    /// <exception cref="MissingSourceException">The folder or an image cannot be opened, or there is no image in it.</exception>
    /// <exception cref="InvalidContentException">
    /// An image is broken, or the images do not fit together; the finding names the file.
    /// </exception>
    public static ISliceSource Open(string path, ReadLimits limits, FindingCollector findings)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(findings);
        return SliceFolder.Open(path, limits, findings);
    }
}
