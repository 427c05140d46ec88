using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Which columns of a table of xcms are samples. Samples have any name, so they are those that are nothing else: not a title xcms, CAMERA
/// or <c>diffreport</c> writes, not a well-known title of a feature, and not a count of peaks per group. Counts stand directly behind
/// <c>npeaks</c>, and in every row are whole numbers from 0 to that row's <c>npeaks</c>.
/// </summary>
internal sealed class XcmsColumns
{
    private static readonly HashSet<string> OfXcms = new(
        ("mzmed mzmin mzmax rtmed rtmin rtmax npeaks peakidx mslevel ms_level name fold log2fold tstat pvalue qvalue anova metlin isotopes "
        + "adduct adducts pcgroup featureidx updown dataset maxint groupname namecustom feature_id featureid feature x row.names "
        + "rownames").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] IdTitles =
    [
        "feature", "feature_id", "featureid", "name", "groupname", "row.names", "rownames", "id", "x"
    ];

    private XcmsColumns(IReadOnlyList<string> titles, int id, IReadOnlyList<int> groups, IReadOnlySet<int> samples)
    {
        Titles = titles;
        Id = id;
        Groups = groups;
        Samples = samples;
    }

    /// <summary>Titles of all columns; R leaves that of the row names out or blank.</summary>
    public IReadOnlyList<string> Titles { get; }

    /// <summary>The column of identifiers; −1 if there is none.</summary>
    public int Id { get; }

    /// <summary>Columns that count the peaks of a group.</summary>
    public IReadOnlyList<int> Groups { get; }

    /// <summary>Columns of samples.</summary>
    public IReadOnlySet<int> Samples { get; }

    /// <summary>Whether the table says what its features are.</summary>
    public bool HasDefinitions => IndexOf("mzmed") >= 0 && IndexOf("rtmed") >= 0;

    /// <summary>Whether xcms, CAMERA or diffreport write a column of this title.</summary>
    public static bool IsOfXcms(string title) => OfXcms.Contains(title);

    /// <summary>Looks at the titles and, where there may be counts, at all rows.</summary>
    public static XcmsColumns Of(SheetBytes sheet, FeatureTableReadOptions options)
    {
        string[] titles = TitleRow.Of(sheet, options);
        int id = IdOf(titles);
        int peaks = Array.FindIndex(titles, t => t.Equals("npeaks", StringComparison.OrdinalIgnoreCase));
        var candidates = new List<int>();
        for (int column = 0; column < titles.Length; column++)
            if (column != id && titles[column].Length > 0 && !IsOfXcms(titles[column]) && FeatureTitles.Of(titles[column]) is null)
                candidates.Add(column);
        if (options.Mapping is { Values.Count: > 0 } mapping)
        {
            int[] declared =
            [
                .. candidates.Where(c => Wildcard.FitsAny(mapping.Values, titles[c]) && !Wildcard.FitsAny(mapping.NotValues, titles[c]))
            ];
            return new XcmsColumns(titles, id, [], declared.ToHashSet());
        }

        int[] groups = peaks < 0 ? [] : Counts(sheet, options, titles.Length, peaks, [.. Following(candidates, peaks)]);
        return new XcmsColumns(titles, id, groups, candidates.Except(groups).ToHashSet());
    }

    /// <summary>The index of a title; −1 if it is not there.</summary>
    public int IndexOf(string title)
    {
        for (int i = 0; i < Titles.Count; i++)
            if (Titles[i].Equals(title, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }

    /// <summary>The column of identifiers: a title that says so, else the row names.</summary>
    private static int IdOf(string[] titles)
    {
        foreach (string title in IdTitles)
            if (Array.FindIndex(titles, t => t.Equals(title, StringComparison.OrdinalIgnoreCase)) is var named and >= 0) return named;
        return titles.Length > 0 && titles[0].Length == 0 ? 0 : -1;
    }

    /// <summary>The candidates that follow a column without a gap.</summary>
    private static IEnumerable<int> Following(List<int> candidates, int column)
    {
        int next = column + 1;
        foreach (int candidate in candidates)
        {
            if (candidate < next) continue;
            if (candidate > next++) yield break;
            yield return candidate;
        }
    }

    /// <summary>The first of the candidates that hold counts only.</summary>
    private static int[] Counts(SheetBytes sheet, FeatureTableReadOptions options, int width, int peaks, int[] candidates)
    {
        var rows = new SheetRows(sheet, options.Limits, new CappedFindings(new FindingCollector(), sheet.Path, 0));
        int good = candidates.Length;
        rows.Next();
        while (good > 0 && rows.Next())
        {
            if (rows.Count < width) continue;
            if (!int.TryParse(rows.Bytes(peaks), NumberStyles.None, CultureInfo.InvariantCulture, out int most)) return [];
            for (int i = 0; i < good; i++)
                if (!int.TryParse(rows.Bytes(candidates[i]), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
                    || count > most)
                    good = i;
        }

        return candidates[..good];
    }
}
