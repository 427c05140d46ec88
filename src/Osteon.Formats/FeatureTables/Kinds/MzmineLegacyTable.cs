using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// The older feature list of mzmine (CSV; also what is made for molecular networking): <c>row ID, row m/z, row retention time</c> in
/// minutes and <c>NAME Peak area</c> or <c>NAME Peak height</c>. A feature that was not found in a file has a zero there.
/// </summary>
internal sealed class MzmineLegacyTable : IFeatureTableFormat
{
    private static readonly (string Ending, string Values)[] Endings = [(" Peak area", "area"), (" Peak height", "height")];

    private static readonly string[] FileEndings = [".mzml", ".mzxml", ".mzdata", ".raw", ".d", ".wiff", ".cdf", ".netcdf", ".lcd"];

    private const int MostBlanks = 16;

    /// <inheritdoc/>
    public string Id => "mzmine-legacy";

    /// <inheritdoc/>
    public string Name => "mzmine feature list (older CSV)";

    /// <inheritdoc/>
    public FeatureTableProbe Probe(FeatureTableStart start) => FeatureTableProbe.Of(
        ("the title 'row m/z'", start.Has(0, "row m/z")),
        ("the title 'row retention time'", start.Has(0, "row retention time")),
        ("titles 'NAME Peak area' or 'NAME Peak height'", start.Has(0, t => Endings.Any(e => IsOf(t, e.Ending)))));

    /// <inheritdoc/>
    public FeatureTableContent Read(string path, FeatureTableReadOptions options, RunContext context) =>
        FeatureRows.Read(SheetBytes.Read(path, options), options, context, rows => Plan(rows, options));

    private static bool IsOf(string title, string ending) =>
        title.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && title.Length > ending.Length;

    private static FeaturePlan Plan(SheetRows rows, FeatureTableReadOptions options)
    {
        TitleLines.To(rows, "row m/z", "mzmine");
        string[] titles = rows.Texts();
        string[] there = [.. Endings.Where(e => titles.Any(t => IsOf(t, e.Ending))).Select(e => e.Values)];
        string? chosen = options.Values is null
            ? there.FirstOrDefault()
            : Array.Find(there, v => v.Equals(options.Values, StringComparison.OrdinalIgnoreCase));
        if (chosen is null && (options.Values is not null || there.Length > 0))
            throw Refusal.Content(
                "OST-FEA-023",
                rows.Locate(0),
                "the data files have no such values",
                options.Values,
                $"They have: {string.Join(", ", there)}.");
        if (options.Values is null && chosen == "height")
            rows.Add(
                Finding.Warning(
                    "OST-FEA-023",
                    "the file has no areas; the heights are read",
                    rows.Locate(0),
                    hint: "Export areas too if you need them."));
        var plan = new FeaturePlan(titles)
        {
            Block = chosen,
            OtherBlocks = [.. there.Where(v => v != chosen)],
            Quantity = $"peak {chosen}",
        };
        string ending = Endings.FirstOrDefault(e => e.Values == chosen, Endings[0]).Ending;
        var names = new HashSet<string>(titles.Where(t => Endings.Any(e => IsOf(t, e.Ending))).Select(NameOf), StringComparer.Ordinal);
        for (int column = 0; column < titles.Length; column++)
        {
            string title = titles[column];
            if (IsOf(title, ending)) plan.Value(rows, column, new Injection { Name = NameOf(title) });
            else if (Endings.Any(e => IsOf(title, e.Ending)) || IsOfFile(title, names)) continue;
            else if (title.Equals("row ID", StringComparison.OrdinalIgnoreCase)) plan.Field(column, FeatureField.Id);
            else plan.ByTitle(rows, column, options, TimeUnit.Minutes);
        }

        return plan;
    }

    /// <summary>Whether a title begins with the name of a file.</summary>
    private static bool IsOfFile(string title, HashSet<string> names)
    {
        int blank = title.LastIndexOf(' ');
        for (int tries = 0; blank > 0 && tries < MostBlanks; tries++, blank = title.LastIndexOf(' ', blank - 1))
            if (names.Contains(title[..blank])) return true;
        return false;
    }

    /// <summary>
    /// The data file a column is of: what stands before the ending, and not the words some versions put behind the file's name.
    /// </summary>
    private static string NameOf(string title)
    {
        string name = title[..^Endings.First(e => IsOf(title, e.Ending)).Ending.Length].Trim();
        foreach (string ending in FileEndings)
            if (name.IndexOf(ending + " ", StringComparison.OrdinalIgnoreCase) is var at and > 0) return name[..(at + ending.Length)];
        return name;
    }
}
