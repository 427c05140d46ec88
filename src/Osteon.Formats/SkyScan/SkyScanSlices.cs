using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>The files of the slices of one log.</summary>
/// <param name="Log">The log.</param>
/// <param name="Sections">The range it states.</param>
/// <param name="Kind">Kind of the images that were found most: TIFF, PNG, BMP, JPEG.</param>
/// <param name="Paths">The files that are there, by section number.</param>
/// <param name="Prefix">What their names begin with.</param>
/// <param name="FromLogName">Whether the prefix is the name of the log, because no file has the prefix the log states.</param>
internal sealed record SkyScanSlices(
    SkyScanLog Log, SkyScanSections Sections, string Kind, IReadOnlyDictionary<long, string> Paths, string Prefix, bool FromLogName)
{
    private static readonly string[] Kinds = ["BMP", "TIFF", "PNG", "JPEG"];

    /// <summary>Looks for the slices a log names among the files of its folder.</summary>
    public static SkyScanSlices Find(SkyScanLog log, IReadOnlyList<string> files, ReadLimits limits, FindingCollector findings)
    {
        SkyScanSections sections = SkyScanSections.Read(log, limits, findings);
        string name = Path.GetFileNameWithoutExtension(log.Path);
        string? prefix = log.Find(SkyScanLog.FileNames, "Filename Prefix", findings);
        if (prefix is not null)
        {
            SkyScanSlices stated = WithPrefix(log, sections, files, (prefix, false));
            if (stated.Paths.Count > 0) return stated;
        }

        SkyScanSlices named = WithPrefix(log, sections, files, (name, true));
        return named.Paths.Count > 0 ? named : named with { Prefix = prefix ?? name, FromLogName = prefix is null };
    }

    /// <summary>File name of a section as the log describes it, without extension.</summary>
    public string NameOf(long section)
    {
        double digits = Log.Number(SkyScanLog.FileNames, "Filename Index Length") is >= 1 and <= 18 and { } stated ? stated : 1;
        return Prefix + section.ToString(CultureInfo.InvariantCulture).PadLeft((int)digits, '0');
    }

    private static SkyScanSlices WithPrefix(
        SkyScanLog log, SkyScanSections sections, IReadOnlyList<string> files, (string Text, bool FromLogName) prefix)
    {
        var byKind = Kinds.ToDictionary(k => k, _ => new Dictionary<long, string>());
        double? digits = log.Number(SkyScanLog.FileNames, "Filename Index Length");
        foreach (string file in files)
        {
            if (SliceNames.Kind(file) is not { } kind) continue;
            string name = Path.GetFileNameWithoutExtension(file);
            if (!name.StartsWith(prefix.Text, StringComparison.OrdinalIgnoreCase)) continue;
            string index = name[prefix.Text.Length..];
            if (index.Length is 0 or > 18 || !index.All(char.IsAsciiDigit)) continue;
            long number = long.Parse(index, NumberStyles.None, CultureInfo.InvariantCulture);
            // Of two files for one section, the one with the stated number of digits is meant.
            if (!byKind[kind].ContainsKey(number) || index.Length == digits) byKind[kind][number] = file;
        }

        string type = (log.Find(SkyScanLog.Reconstruction, "Result File Type") ?? "").ToUpperInvariant();
        string best = Kinds
            .OrderByDescending(k => byKind[k].Keys.Count(n => n >= sections.First && n <= sections.Last))
            .ThenByDescending(k => type.Length >= 3 && (k.StartsWith(type[..3], StringComparison.Ordinal) || (k == "JPEG"
                && type.StartsWith("JPG", StringComparison.Ordinal))))
            .First();
        return new SkyScanSlices(log, sections, best, byKind[best], prefix.Text, prefix.FromLogName);
    }
}
