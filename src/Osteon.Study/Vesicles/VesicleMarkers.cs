using System.Text;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// The marker proteins of <c>data/vesicle-markers.tsv</c>, found by symbol, name or alias. Case, blanks and hyphens do not matter, Greek
/// letters are their names, so that <c>Cd63</c> of the mouse and <c>Alix</c>, <c>ALIX</c> and <c>PDCD6IP</c> are found. A name that two
/// entries claim makes the table unreadable: nothing is resolved by the order of the rows.
/// </summary>
public sealed class VesicleMarkers
{
    private const string Header = "symbol\tname\tcategory\taliases\tcompartment\tbasis";
    private const int LongestFamilyEnding = 4;
    private static readonly string[] Categories = ["1a", "1b", "2a", "2b", "3a", "3b", "4a", "4b", "4c", "4d", "5a", "5b"];

    private readonly Dictionary<string, VesicleMarkerProtein> _byName;
    private readonly List<(string Beginning, bool DigitFirst, VesicleMarkerProtein Protein)> _families;

    private VesicleMarkers(
        IReadOnlyList<VesicleMarkerProtein> all,
        Dictionary<string, VesicleMarkerProtein> byName,
        List<(string Beginning, bool DigitFirst, VesicleMarkerProtein Protein)> families) =>
            (All, _byName, _families) = (all, byName, families);

    /// <summary>The table that comes with Osteon.</summary>
    public static VesicleMarkers Known { get; } = Embedded();

    /// <summary>All entries in the order of the table.</summary>
    public IReadOnlyList<VesicleMarkerProtein> All { get; }

    /// <summary>Reads a table.</summary>
    /// <param name="text">Tab-separated, with the header <c>symbol name category aliases compartment basis</c>; aliases between
    /// bars.</param>
    /// <exception cref="InvalidContentException">
    /// OST-MIS-020: another header, a row of another length, an unknown category, an empty symbol, or one name for two entries.
    /// </exception>
    public static VesicleMarkers Parse(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines[0] != Header)
            throw Broken(1, "the header is not that of a marker table", lines[0], "Header: " + Header.Replace('\t', ' '));
        var all = new List<VesicleMarkerProtein>();
        var byName = new Dictionary<string, VesicleMarkerProtein>(StringComparer.Ordinal);
        var families = new List<(string, bool, VesicleMarkerProtein)>();
        for (int i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0) continue;
            VesicleMarkerProtein protein = Row(lines[i], i + 1);
            all.Add(protein);
            foreach (string name in ((string[])[protein.Symbol, protein.Name, .. protein.Aliases]).Distinct(StringComparer.Ordinal))
            {
                string key = Key(name);
                if (key.Length == 0) throw Broken(i + 1, "a name has no letter and no digit", name, "Write the name or remove it.");
                if (name[^1] is '*' or '#')
                {
                    if (families.Find(f => f.Item1 == key && f.Item3 != protein) is { Item3: { } other })
                        throw Broken(i + 1, $"'{name}' is a beginning of both {other.Symbol} and {protein.Symbol}", name,
                            "Make one of them longer.");
                    families.Add((key, name[^1] == '#', protein));
                }
                else if (!byName.TryAdd(key, protein) && byName[key] != protein)
                    throw Broken(
                        i + 1,
                        $"'{name}' is a name of both {byName[key].Symbol} and {protein.Symbol}",
                        name,
                        "A name must lead to one protein: remove it from one of them.");
            }
        }

        if (all.GroupBy(p => p.Symbol, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw Broken(1, $"the symbol {twice.Key} has two rows", twice.Key, "Join the rows.");
        return new VesicleMarkers(all, byName, families);
    }

    /// <summary>
    /// The protein of this name, or null. A full name wins over a family; of families the one with the longest beginning.
    /// </summary>
    public VesicleMarkerProtein? Find(string name)
    {
        string key = Key(name);
        if (_byName.TryGetValue(key, out VesicleMarkerProtein? found)) return found;
        VesicleMarkerProtein? best = null;
        int length = 0;
        foreach ((string beginning, bool digitFirst, VesicleMarkerProtein protein) in _families)
        {
            int ending = key.Length - beginning.Length;
            if (ending is < 1 or > LongestFamilyEnding || beginning.Length <= length
                || !key.StartsWith(beginning, StringComparison.Ordinal)
                    || (digitFirst && !char.IsAsciiDigit(key[beginning.Length]))) continue;
            (best, length) = (protein, beginning.Length);
        }

        return best;
    }

    /// <summary>The name that a misspelt one most likely means, or null if none is near.</summary>
    public string? Nearest(string name) =>
        NearestName.Of(name, All.SelectMany(p => (string[])[p.Symbol, .. p.Aliases]).Where(n => n[^1] is not ('*' or '#')));

    private static VesicleMarkerProtein Row(string line, int number)
    {
        string[] cells = line.Split('\t');
        if (cells.Length != 6) throw Broken(number, $"a row has {cells.Length} cells in place of 6", line, "Separate the cells by tabs.");
        if (cells[0].Trim().Length == 0) throw Broken(number, "a row has no symbol", line, "Write the HGNC symbol.");
        if (!Categories.Contains(cells[2]))
            throw Broken(number, $"'{cells[2]}' is no category", cells[2], NearestName.Hint(cells[2], Categories));
        string[] aliases = cells[3].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new VesicleMarkerProtein(cells[0], cells[1], cells[2], aliases.ToValueList(), cells[4], cells[5]);
    }

    /// <summary>Lower-case letters and digits only; Greek letters by name.</summary>
    private static string Key(string name)
    {
        var key = new StringBuilder();
        foreach (char c in name.ToLowerInvariant())
            key.Append(c switch
            {
                'α' => "alpha",
                'β' => "beta",
                'γ' => "gamma",
                'δ' => "delta",
                'ε' => "epsilon",
                _ when char.IsLetterOrDigit(c) => c.ToString(),
                _ => "",
            });
        return key.ToString();
    }

    private static InvalidContentException Broken(int line, string message, string value, string hint) =>
        new(VesicleFindings.MarkerTable.At(new SourceLocation("vesicle-markers.tsv", line), message, value, hint));

    private static VesicleMarkers Embedded()
    {
        using Stream stream = typeof(VesicleMarkers).Assembly.GetManifestResourceStream("vesicle-markers.tsv")
            ?? throw new InvalidOperationException("the table of marker proteins is not embedded");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
