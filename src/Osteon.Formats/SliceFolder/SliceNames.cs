using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>The name of an image file, taken apart at the last number in it.</summary>
/// <param name="Path">Where the file is.</param>
/// <param name="Series">What stands around the number, the same for all slices of a series (case ignored).</param>
/// <param name="Digits">The number as written; empty if the name has none.</param>
/// <param name="Kind">TIFF, PNG, BMP or JPEG by the extension.</param>
internal sealed record SliceName(string Path, string Series, string Digits, string Kind)
{
    private const int MostDigits = 18;

    /// <summary>File name with extension.</summary>
    public string FileName => System.IO.Path.GetFileName(Path);

    /// <summary>The number, or null if there is none or it has more than 18 digits.</summary>
    public long? Number =>
        Digits.TrimStart('0').Length > MostDigits || Digits.Length == 0
            ? null
            : Digits.TrimStart('0') is { Length: > 0 } digits ? long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    /// <summary>Orders by number of any length, then by name.</summary>
    public static int Compare(SliceName a, SliceName b)
    {
        string left = a.Digits.TrimStart('0');
        string right = b.Digits.TrimStart('0');
        if (left.Length != right.Length) return left.Length.CompareTo(right.Length);
        int byNumber = string.CompareOrdinal(left, right);
        return byNumber != 0 ? byNumber : string.CompareOrdinal(a.FileName, b.FileName);
    }
}

/// <summary>Finds images in a folder by their names.</summary>
internal static class SliceNames
{
    /// <summary>Files that a user may have meant as slices or as the volume, but that are not read here.</summary>
    private static readonly string[] Suspicious =
    [
        ".gif", ".webp", ".jp2", ".j2k", ".dcm", ".ima", ".raw", ".vol", ".isq", ".aim", ".mha", ".mhd", ".nrrd", ".nii", ".tmp",
        ".partial",
    ];

    /// <summary>The kind of image an extension stands for, or null.</summary>
    public static string? Kind(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".tif" or ".tiff" => "TIFF",
        ".png" => "PNG",
        ".bmp" or ".dib" => "BMP",
        ".jpg" or ".jpeg" => "JPEG",
        _ => null,
    };

    /// <summary>Whether the folder exists and holds an image.</summary>
    public static bool AnyIn(string folder)
    {
        try
        {
            return Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any(f => Parse(f) is not null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>All files of a folder in the order of their names.</summary>
    public static List<string> FilesIn(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new MissingSourceException(
                Finding.Error("OST-SLC-002", "the folder cannot be read", new SourceLocation(folder), folder, problem.Message), problem);
        }
    }

    /// <summary>Takes a name apart; null for hidden files and files that are no images by their extension.</summary>
    public static SliceName? Parse(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        if (name.StartsWith('.') || Path.GetFileName(path).StartsWith('.') || Kind(path) is not { } kind) return null;
        int end = name.Length;
        while (end > 0 && !char.IsAsciiDigit(name[end - 1])) end--;
        int start = end;
        while (start > 0 && char.IsAsciiDigit(name[start - 1])) start--;
        string series = end == 0 ? name : $"{name[..start]}#{name[end..]}";
        return new SliceName(path, series.ToLowerInvariant(), name[start..end], kind);
    }

    /// <summary>Whether a file that was left out should be mentioned.</summary>
    public static bool IsSuspicious(string path) =>
        !Path.GetFileName(path).StartsWith('.') && Suspicious.Contains(Path.GetExtension(path).ToLowerInvariant());

    /// <summary>A few names and how many more.</summary>
    public static string List(IReadOnlyCollection<string> names, int most = 5)
    {
        string shown = string.Join(", ", names.Take(most));
        return names.Count <= most ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown} and {names.Count - most} more");
    }
}
