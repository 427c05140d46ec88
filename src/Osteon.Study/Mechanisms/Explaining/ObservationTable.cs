using System.Globalization;
using Osteon.Formats;
using Osteon.Mechanism;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// A table of results as a user brings it to <c>osteon mechanism explain</c>: a row for each result, columns <c>name</c> and <c>change</c>, and where
/// known <c>kind</c>, <c>p</c>, <c>identifier</c>, <c>class</c> (of a metabolite), <c>source</c>.
/// </summary>
public static class ObservationTable
{
    private const int MostRows = 20_000;
    private static readonly string[] Columns = ["name", "change", "kind", "p", "identifier", "class", "source"];
    private static readonly string[] AdjustedP = ["p_adjusted", "padj", "p_adj", "adjusted_p", "adj.P.Val", "fdr", "q"];
    private static readonly string[] Missing = ["", "NA", "N/A", "na", "n/a", "NaN", "nan", "."];

    private static readonly Dictionary<string, ObservedChange> ChangeWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["up"] = ObservedChange.Higher,
        ["+"] = ObservedChange.Higher,
        ["increased"] = ObservedChange.Higher,
        ["down"] = ObservedChange.Lower,
        ["-"] = ObservedChange.Lower,
        ["decreased"] = ObservedChange.Lower,
        ["changed"] = ObservedChange.Differs,
        ["ns"] = ObservedChange.NotShown,
        ["unchanged"] = ObservedChange.NotShown,
        ["found"] = ObservedChange.Present,
    };

    /// <summary>Reads the observations; do not use the result if any finding is an error.</summary>
    /// <param name="path">The file.</param>
    /// <param name="graph">The graph that names without a kind are looked up in.</param>
    /// <param name="alpha">A row whose p is not below counts as not shown.</param>
    /// <param name="findings">Receives what is wrong.</param>
    public static IReadOnlyList<Observation> Read(string path, MechanismGraph graph, double alpha, FindingCollector findings)
    {
        RawTable table = DelimitedText.Read(path, DelimitedOptions.Default, findings);
        CheckColumns(table, findings);
        if (findings.HasErrors) return [];
        if (table.Rows.Count > MostRows)
        {
            findings.Add(Finding.Error("OST-MEC-115", FormattableString.Invariant($"the table has {table.Rows.Count} rows, more than {MostRows}"), new SourceLocation(path), hint: "Keep the results that differ."));
            return [];
        }

        if (table.Rows.Count == 0)
        {
            findings.Add(Finding.Error("OST-MEC-111", "the table has no rows", new SourceLocation(path, 1), hint: "Give a row for each result."));
            return [];
        }

        var found = new List<Observation>();
        for (int row = 0; row < table.Rows.Count; row++)
            if (Row(table, row, graph, alpha, findings) is { } observation) found.Add(observation);
        foreach (var twice in found.GroupBy(o => (NodeNames.Key(o.Name), o.Kind, o.Source)).Where(g => g.Select(o => o.Change).Distinct().Count() > 1))
        {
            Observation last = twice.Last();
            findings.Add(Finding.Error(
                "OST-MEC-114", "the same thing is given with different changes", last.Location, last.Name, "Give each result once, or name the rows apart."));
        }

        Contradictions(found, graph, findings);
        int weak = found.Count(o => o is { Change: ObservedChange.NotShown, P: { } p } && p >= alpha);
        if (weak > 0)
            findings.Add(Finding.Note("OST-MEC-116", FormattableString.Invariant($"{weak} rows whose p is not below {alpha:R} count as not shown"), new SourceLocation(path)));
        Observation[] distinct = [.. found.DistinctBy(o => (NodeNames.Key(o.Name), o.Kind, o.Source))];
        if (distinct.Length < found.Count)
        {
            findings.Add(Finding.Note(
                "OST-MEC-124", FormattableString.Invariant($"{found.Count - distinct.Length} rows repeat another with the same name and source and count once"), new SourceLocation(path),
                hint: "Tell time points or assays apart in the column source."));
        }

        return distinct;
    }

    private static void CheckColumns(RawTable table, FindingCollector findings)
    {
        foreach (string needed in (string[])["name", "change"])
        {
            if (table.IndexOf(needed) < 0)
            {
                findings.Add(Finding.Error(
                    "OST-MEC-111", $"the table has no column '{needed}'", new SourceLocation(table.File, 1), needed,
                    $"Columns: name and change, and where known {string.Join(", ", Columns.Skip(2))}."));
            }
        }

        for (int i = 0; i < table.Header.Count; i++)
        {
            string name = table.Header[i].Text.Trim();
            if (Columns.Contains(name) || name == PColumn(table)) continue;
            findings.Add(NearestName.Of(name, Columns) is { } nearest && table.IndexOf(nearest) < 0
                ? Finding.Error("OST-MEC-112", "the column is unknown", table.Locate(table.Header[i]), name, $"Did you mean '{nearest}'?")
                : Finding.Note("OST-MEC-113", "the column is not used", table.Locate(table.Header[i]), name));
        }
    }

    /// <summary>Two results of one node, both found by term, identifier or name, that say the opposite.</summary>
    private static void Contradictions(List<Observation> found, MechanismGraph graph, FindingCollector findings)
    {
        var matcher = new ObservationMatcher(graph);
        static int Side(Observation o) => o.Change switch
        {
            ObservedChange.Higher or ObservedChange.Present => 1,
            ObservedChange.Lower or ObservedChange.Absent => -1,
            _ => 0,
        };
        foreach (var node in found.Where(o => Side(o) != 0).Select(o => (Observation: o, Match: matcher.Find(o)))
            .Where(p => p.Match is { Node: not null, IsClass: false }).GroupBy(p => (p.Match.Node!.Id, p.Observation.Source, p.Observation.Kind == ObservationKind.Marker)))
        {
            if (node.Select(p => Side(p.Observation)).Distinct().Count() < 2) continue;
            Observation last = node.Last().Observation;
            findings.Add(Finding.Error(
                "OST-MEC-114", $"{string.Join(" and ", node.Select(p => $"'{p.Observation.Name}'").Distinct())} are one thing ({node.Key.Id}) with opposite changes", last.Location,
                last.Name, "Give each result once, or name what differs by another name."));
        }

        foreach (Observation o in found)
            if (matcher.Find(o).Contradiction is { } contradiction)
                findings.Add(Finding.Warning("OST-MEC-122", $"name and identifier disagree: {contradiction}; nothing was assumed", o.Location, o.Name, "Correct one of them."));
    }

    /// <summary>The column of p values: an adjusted one where there is one.</summary>
    private static string PColumn(RawTable table) => table.Header.Texts.Select(t => t.Trim()).FirstOrDefault(t => AdjustedP.Contains(t, StringComparer.OrdinalIgnoreCase)) ?? "p";

    private static Observation? Row(RawTable table, int row, MechanismGraph graph, double alpha, FindingCollector findings)
    {
        string Cell(string column) => table.IndexOf(column) is int i and >= 0 ? table.Cell(row, i).Text.Trim() : "";
        void Wrong(string column, string message, string hint) => findings.Add(Finding.Error(
            "OST-MEC-117", message, table.Locate(table.Cell(row, table.IndexOf(column))), Cell(column), hint));
        if (Cell("name").Length == 0)
        {
            Wrong("name", "the row has no name", "Name what was measured, or remove the row.");
            return null;
        }

        int words = Observation.Changes.ToList().FindIndex(w => w.Equals(Cell("change"), StringComparison.OrdinalIgnoreCase));
        ObservedChange? change = words >= 0 ? (ObservedChange)words : ChangeWords.TryGetValue(Cell("change"), out ObservedChange word) ? word : null;
        if (change is null) Wrong("change", "the change is not one of the words known", NearestName.Hint(Cell("change"), [.. Observation.Changes, .. ChangeWords.Keys]));
        foreach (string column in (string[])["name", "source", "class", "identifier"])
        {
            if (Cell(column).Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format))
                Wrong(column, $"the {column} holds control characters or marks that turn the direction of text", "Remove them.");
        }

        double? p = null;
        string pColumn = PColumn(table);
        if (!Missing.Contains(Cell(pColumn)))
        {
            if (double.TryParse(Cell(pColumn), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number is >= 0 and <= 1) p = number;
            else Wrong(pColumn, "p is no number from 0 to 1", "Write it with a decimal point, or leave it empty.");
        }

        string[] identifiers = Cell("identifier").Split(['|', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        ObservationKind? kind = Kind(Cell("kind"), change, Cell("name"), graph);
        if (kind is null && Cell("kind").Length > 0) Wrong("kind", "the kind is not one of the words known", NearestName.Hint(Cell("kind"), [.. Observation.Kinds]));
        if (change is null || (kind is null && Cell("kind").Length > 0)) return null;
        if (kind == ObservationKind.Pathway && !(p >= alpha) && change is ObservedChange.Higher or ObservedChange.Lower or ObservedChange.Differs)
        {
            findings.Add(Finding.Note(
                "OST-MEC-120", "a pathway counts as enriched, without direction", table.Locate(table.Cell(row, table.IndexOf("change"))), Cell("change"),
                "If its activity itself was measured, name what was measured (kind molecule)."));
            change = ObservedChange.Enriched;
        }

        if (change is ObservedChange.Present or ObservedChange.Absent && kind is not ObservationKind.Marker)
            Wrong("change", "only a marker of the vesicles is present or absent", "Give the kind marker, or say higher or lower.");
        if (kind == ObservationKind.Marker && change is not (ObservedChange.Present or ObservedChange.Absent))
            Wrong("change", "a marker of the vesicles is present or absent", "If it was measured in cells or tissue, give the kind molecule.");
        bool filtered = p is null && pColumn != "p" && Cell(pColumn).Length > 0; // NA: adjusted away
        if (kind == ObservationKind.Pathway && change is ObservedChange.Higher or ObservedChange.Lower or ObservedChange.Differs) change = ObservedChange.Enriched;
        bool shown = (p is null && !filtered) || p < alpha || change is ObservedChange.Present or ObservedChange.Absent;
        return new Observation(Cell("name"), kind ?? ObservationKind.Molecule, shown ? change.Value : ObservedChange.NotShown)
        {
            P = p,
            Identifiers = TermOf(Cell("name")) is { } term && kind is ObservationKind.Outcome ? [.. identifiers, "term:" + term.Id] : identifiers,
            ChemicalClass = Cell("class") is { Length: > 0 } chemical ? chemical : null,
            Source = Cell("source") is { Length: > 0 } source ? source : null,
            Location = new SourceLocation(table.File, table.Rows[row].Line),
        };
    }

    /// <summary>The kind as stated, else what the change says, else what the only node of that name is.</summary>
    private static ObservationKind? Kind(string word, ObservedChange? change, string name, MechanismGraph graph)
    {
        if (word.Length > 0)
            return Observation.Kinds.ToList().FindIndex(k => k.Equals(word, StringComparison.OrdinalIgnoreCase)) is int i and >= 0 ? (ObservationKind)i : null;
        if (change == ObservedChange.Enriched) return ObservationKind.Pathway;
        if (change is ObservedChange.Present or ObservedChange.Absent) return ObservationKind.Marker;
        return graph.Names.Find(name) is [{ } node]
            ? node.Kind switch
            {
                NodeKind.Outcome or NodeKind.Process or NodeKind.Indication => ObservationKind.Outcome,
                NodeKind.Metabolite => ObservationKind.Metabolite,
                NodeKind.Pathway => ObservationKind.Pathway,
                _ => ObservationKind.Molecule,
            }
            : TermOf(name) is not null ? ObservationKind.Outcome : null;
    }

    /// <summary>The measure of this identifier, label or name, or null.</summary>
    private static Term? TermOf(string name) =>
        TermRegistry.Find(name) ?? TermRegistry.All.FirstOrDefault(t => NodeNames.Key(t.Label) == NodeNames.Key(name) || NodeNames.Key(t.Name) == NodeNames.Key(name));
}
