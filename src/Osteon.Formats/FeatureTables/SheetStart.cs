using Microsoft.Win32.SafeHandles;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Looks at the beginning of a file or folder.</summary>
internal static class SheetStart
{
    private const int MostBytes = 8 << 20;
    private const int MostRows = 12;
    private const int MostNames = 4096;

    /// <summary>The beginning of a file, or the names of a folder.</summary>
    /// <exception cref="InvalidContentException">OST-FEA-003: the file is no text.</exception>
    public static FeatureTableStart Of(string path, FeatureTableReadOptions options)
    {
        if (Directory.Exists(path)) return new FeatureTableStart { Path = path, IsFolder = true, FileNames = Names(path) };
        string folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        using SafeFileHandle handle = SourceFile.Open(path);
        byte[] start = new byte[(int)Math.Min(MostBytes, SourceFile.Length(handle, path))];
        int got = SourceFile.ReadAt(handle, path, 0, start);
        SheetBytes sheet = SheetBytes.Of(path, start[..got], options);
        return new FeatureTableStart { Path = path, FileNames = Names(folder), Rows = Rows(sheet, options), Separator = sheet.Separator };
    }

    private static List<IReadOnlyList<string>> Rows(SheetBytes sheet, FeatureTableReadOptions options)
    {
        var rows = new List<IReadOnlyList<string>>();
        var pass = new SheetRows(sheet, options.Limits, new CappedFindings(new FindingCollector(), sheet.Path, 0));
        try
        {
            while (rows.Count < MostRows && pass.Next()) rows.Add(pass.Texts());
        }
        catch (InvalidContentException)
        {
            // Whichever reader takes the file will say what is wrong with it.
        }

        return rows;
    }

    private static string[] Names(string folder)
    {
        try
        {
            IEnumerable<string> names = Directory.EnumerateFiles(folder).Select(Path.GetFileName).OfType<string>();
            return [.. names.Take(MostNames).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (SourceFile.IsEnvironment(e))
        {
            return [];
        }
    }
}
