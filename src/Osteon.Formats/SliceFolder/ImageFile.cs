using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// A file of pixels, read at absolute positions. Every read is checked against the length of the file, and every failure becomes a
/// finding that names the file as the user named it. The area is the middle part of the finding identifiers (<c>TIF</c>, <c>PNG</c>,
/// <c>BMP</c>); numbers 001 to 003 mean the same in each: the file ends early, cannot be opened, asks for too much.
/// </summary>
internal sealed class ImageFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly string _area;

    private ImageFile(string path, string area, SafeFileHandle handle, long length)
    {
        Path = path;
        _area = area;
        _handle = handle;
        Length = length;
    }

    /// <summary>The path as the user named it.</summary>
    public string Path { get; }

    /// <summary>Bytes of the file when it was opened.</summary>
    public long Length { get; }

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="MissingSourceException">It does not exist, is a folder, or may not be read.</exception>
    public static ImageFile Open(string path, string area)
    {
        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return new ImageFile(path, area, handle, RandomAccess.GetLength(handle));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            handle?.Dispose();
            throw new MissingSourceException(
                Finding.Error(
                    Id(area, 2), "the file cannot be opened for reading", new SourceLocation(path), path, problem.Message), problem);
        }
    }

    /// <summary>
    /// Fills <paramref name="destination"/> from <paramref name="offset"/>; <paramref name="what"/> names the content for the message.
    /// </summary>
    public void Read(long offset, Span<byte> destination, string what)
    {
        if (offset < 0 || offset > Length - destination.Length) throw EndsEarly(offset, destination.Length, what);
        try
        {
            while (destination.Length > 0)
            {
                int count = RandomAccess.Read(_handle, destination, offset);
                if (count == 0) throw EndsEarly(offset, destination.Length, what);
                destination = destination[count..];
                offset += count;
            }
        }
        catch (IOException problem)
        {
            throw new MissingSourceException(
                Finding.Error(Id(_area, 2), $"reading {what} failed", Location, null, problem.Message), problem);
        }
    }

    /// <summary>Throws unless the bytes lie within the file.</summary>
    public void CheckRange(long offset, long count, string what)
    {
        if (offset < 0 || count < 0 || offset > Length - count) throw EndsEarly(offset, count, what);
    }

    /// <summary>Throws unless a plane of this size is allowed.</summary>
    public void CheckPlane(long width, long height, int elementSize, ReadLimits limits)
    {
        string size = string.Create(CultureInfo.InvariantCulture, $"{width} × {height} pixels of {elementSize} bytes");
        if (width <= 0 || height <= 0)
            throw Invalid(
                3, "the image has no pixels", size, "The file is damaged, or is not what its name says.");
        if (width > limits.MaxExtent || height > limits.MaxExtent)
            throw Invalid(
                3,
                $"an axis is longer than the limit of {limits.MaxExtent} (MaxExtent)",
                size,
                "If the image really is so large, raise the limit.");
        long most = Math.Min(limits.MaxSliceBytes, Array.MaxLength);
        if (width > most / height / elementSize)
            throw Invalid(
                3,
                $"a plane is larger than the limit of {most} bytes (MaxSliceBytes)",
                size,
                "If the image really is so large, raise the limit.");
    }

    /// <summary>An exception for broken content of this file.</summary>
    public InvalidContentException Invalid(
        int number, string message, string? value = null, string? hint = null, Exception? inner = null) =>
        new(Finding.Error(Id(_area, number), message, Location, value, hint), inner);

    /// <summary>A warning about this file.</summary>
    public Finding Warning(int number, string message, string? value = null, string? hint = null) =>
        Finding.Warning(Id(_area, number), message, Location, value, hint);

    /// <summary>A note about this file.</summary>
    public Finding Note(int number, string message, string? value = null, string? hint = null) =>
        Finding.Note(Id(_area, number), message, Location, value, hint);

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private SourceLocation Location => new(Path);

    private static string Id(string area, int number) => string.Create(CultureInfo.InvariantCulture, $"OST-{area}-{number:000}");

    private InvalidContentException EndsEarly(long offset, long count, string what) => Invalid(
        1,
        $"the file ends before {what}",
        string.Create(CultureInfo.InvariantCulture, $"{count} bytes at {offset} of a file of {Length} bytes"),
        "The file was cut off or damaged: copy or export it again.");
}
