using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Reads GMT files: a line is a set, as identifier, description and members between tabs. Members are keys of compounds that another file
/// of the same pack names, else identifiers of a collection, told by their form or declared. Read after all other files.
/// </summary>
internal static class GmtReader
{
    public static long Read(KnowledgePart part, PackBuilder pack, RunContext context)
    {
        List<Line> lines = Lines(part, pack, context);
        bool anyKnown = pack.Compounds.Count > 0;
        RefuseUntold(part, pack, lines);
        HashSet<string> common = CommonDescriptions(lines);
        var capped = new CappedFindings(context.Findings, part.Location.File, 20);
        foreach (Line line in lines)
        {
            if (pack.IsOfOtherSpecies(line.Id)) continue;
            bool twice = pack.HasSet(line.Id);
            SetDraft set = pack.Set(line.Id);
            set.Name ??= common.Contains(line.Description) || !IsName(line.Description) ? line.Id.Replace('_', ' ') : line.Description;
            if (twice && set.Members.Count > 0)
                capped.Add(Finding.Warning(
                    "OST-KNW-012",
                    "a set of this identifier was named before; the two are joined",
                    part.At(line.Number, 1),
                    line.Id,
                    "Give each set an identifier of its own."));
            foreach (string member in line.Members) AddMember(pack, set, member, line.Number, part, anyKnown ? capped : null);
        }

        capped.Close();
        return lines.Count;
    }

    private static List<Line> Lines(KnowledgePart part, PackBuilder pack, RunContext context)
    {
        using var text = new KnowledgeText(part, pack.Options.Limits, context);
        var lines = new List<Line>();
        var capped = new CappedFindings(context.Findings, part.Location.File, 20);
        while (text.Next() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#')) continue;
            string[] cells = line.Split('\t');
            string id = CompoundDraft.Plain(cells[0]);
            if (cells.Length < 3 || id.Length == 0)
            {
                capped.Add(Finding.Warning(
                    "OST-KNW-011",
                    id.Length == 0 ? "the set has no identifier; the line is passed over" : "the set has no members",
                    part.At(text.Line),
                    TextTable.Shorten(line),
                    "A line is: identifier, description, members, separated by tabs."));
                if (id.Length == 0) continue;
            }

            lines.Add(new Line(
                text.Line,
                id,
                cells.Length > 1 ? CompoundDraft.Plain(cells[1]) : "",
                [.. cells.Skip(2).Select(m => m.Trim()).Where(m => m.Length > 0)]));
        }

        capped.Close();
        return lines;
    }

    /// <summary>
    /// Members whose form says nothing are refused as a whole, unless it was declared what they are or other files name them.
    /// </summary>
    private static void RefuseUntold(KnowledgePart part, PackBuilder pack, List<Line> lines)
    {
        Line? ofGenes = lines.FirstOrDefault(l => l.Id.Contains("%WikiPathways", StringComparison.Ordinal));
        if (ofGenes is not null && pack.Options.Members is null)
            throw Refusal.Content(
                "OST-KNW-010",
                part.At(ofGenes.Number),
                "the GMT files of WikiPathways list genes (NCBI Gene numbers), no metabolites",
                TextTable.Shorten(ofGenes.Id),
                "Take the GPML archive or the tables of nodes instead; see docs/formats/knowledge-packs.md.");
        if (pack.Options.Members is not null) return;
        (string Member, int Line)[] untold =
        [
            .. lines.SelectMany(l => l.Members.Select(m => (Member: m, Line: l.Number)))
                .Where(m => pack.Find(m.Member) is null && IdentifierForms.Detect(m.Member) is null),
        ];
        int all = lines.Sum(l => l.Members.Count);
        if (untold.Length == 0 || (pack.Compounds.Count > 0 && untold.Length * 2 < all && !IdentifierForms.IsDigits(untold[0].Member)))
            return;
        bool numbers = IdentifierForms.IsDigits(untold[0].Member);
        throw Refusal.Content(
            numbers ? "OST-KNW-008" : "OST-KNW-009",
            part.At(untold[0].Line),
            numbers
                ? "members are bare numbers: of PubChem, of ChEBI, or genes?"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{untold.Length} of {all} members are identifiers of no collection that is known"),
            TextTable.Shorten(untold[0].Member),
            numbers
                ? "Say what they are with --members pubchem or --members chebi; sets of genes are of no use here."
                : "Give the table that names them as well, or say with --members own that they are names or keys of your own.");
    }

    private static void AddMember(PackBuilder pack, SetDraft set, string member, int line, KnowledgePart part, CappedFindings? findings)
    {
        if (pack.Find(member) is not null)
        {
            pack.AddMember(set, member);
            return;
        }

        CompoundIdentifier? identifier = pack.Options.Members is { } declared
            ? IdentifierForms.TryParse(declared, member, out string? value) ? new CompoundIdentifier(declared, value) : null
            : IdentifierForms.Detect(member);
        if (identifier is null && pack.Options.Members is { } collection)
        {
            pack.Findings.Add(Finding.Warning(
                "OST-KNW-015", $"this is no identifier of {IdentifierCells.NameOf(collection)}; it is passed over", part.At(line), TextTable.Shorten(member), "Correct the file."));
            return;
        }

        IReadOnlyList<string> bearers = identifier is { } known ? pack.With(known) : [];
        if (bearers.Count > 1)
            findings?.Add(Finding.Warning(
                "OST-KNW-014",
                string.Create(CultureInfo.InvariantCulture, $"{bearers.Count} compounds bear this identifier; all of them are members"),
                part.At(line),
                member,
                "Nobody can say which is meant; a set of keys would."));
        foreach (string bearer in bearers.ToArray()) pack.AddMember(set, bearer);
        if (bearers.Count > 0) return;

        findings?.Add(Finding.Warning(
            "OST-KNW-013", "the table of compounds does not name this member; it stays without name and mass", part.At(line), TextTable.Shorten(member), "Check that table and sets are of one release."));
        string key = identifier?.Value ?? CompoundDraft.Plain(member);
        if (key.Length == 0) return;
        CompoundDraft compound = pack.Compound(key);
        if (identifier is { Namespace: not CompoundNamespace.Own } named) pack.Add(compound, named);
        else pack.AddName(compound, member);
        pack.AddMember(set, compound.Id);
    }

    /// <summary>A description that more than half of the sets share says nothing of a set.</summary>
    private static HashSet<string> CommonDescriptions(List<Line> lines) =>
        lines.GroupBy(l => l.Description, StringComparer.Ordinal)
            .Where(g => g.Count() > 1 && g.Count() * 2 > lines.Count)
            .Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);

    private static bool IsName(string description) =>
        description.Length > 0 && !IdentifierCells.IsNothing(description) && !description.Contains("://", StringComparison.Ordinal);

    private sealed record Line(int Number, string Id, string Description, IReadOnlyList<string> Members);
}
