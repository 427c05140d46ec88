using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Reads tables of compounds; columns are told by their titles (<see cref="CompoundColumns"/>), rows of one key are joined.
/// </summary>
internal static class CompoundTableReader
{
    public static long Read(KnowledgePart part, PackBuilder pack, RunContext context)
    {
        using var table = new TextTable(part, quotes: true, pack.Options.Limits, context);
        CompoundColumnRole?[] roles = Roles(table, part, context.Findings);
        using var cells = new IdentifierCells(part, context.Findings);
        var capped = new CappedFindings(context.Findings, part.Location.File, 20);
        long records = 0;
        foreach (TextRow row in table.Rows())
        {
            records++;
            var draft = new Draft();
            for (int column = 0; column < roles.Length; column++)
                if (roles[column] is { } role && row[column] is { Length: > 0 } cell && !IdentifierCells.IsNothing(cell))
                    draft.Take(role, cell, row.Line, column + 1, cells);
            // Without a column of keys, the first column of identifiers is what tells the rows apart: a wider identifier may stand in
            // several of them.
            string? key = draft.Id ?? (draft.Identifiers.Count > 0 ? draft.Identifiers[0].Value : draft.Names.FirstOrDefault());
            if (key is null || CompoundDraft.Plain(key).Length == 0)
            {
                capped.Add(Finding.Warning(
                    "OST-KNW-020",
                    "the row names no compound: neither key, nor identifier, nor name; it is passed over",
                    part.At(row.Line)));
                continue;
            }

            Join(pack, pack.Compound(CompoundDraft.Plain(key)), draft, part.At(row.Line), capped);
        }

        capped.Close();
        return records;
    }

    private static CompoundColumnRole?[] Roles(TextTable table, KnowledgePart part, FindingCollector findings)
    {
        CompoundColumnRole?[] roles = [.. table.Header.Select(CompoundColumns.Of)];
        if (!roles.Any(r => r is { Role: CompoundColumn.Id or CompoundColumn.Name or CompoundColumn.Identifier }))
            throw Refusal.Content(
                "OST-KNW-019",
                part.At(table.HeaderLine),
                "no column names compounds",
                string.Join(", ", table.Header.Take(12)),
                $"Title the columns: {string.Join(", ", CompoundColumns.Titles)}.");
        for (int column = 0; column < roles.Length; column++)
            if (roles[column] is null && table.Header[column].Length > 0)
                findings.Add(Finding.Note(
                    "OST-KNW-018",
                    "the column is passed over, since its title is not one that is known",
                    part.At(table.HeaderLine, column + 1),
                    TextTable.Shorten(table.Header[column]),
                    NearestName.Of(table.Header[column], CompoundColumns.Titles) is { } nearest ? $"Did you mean '{nearest}'?" : null));
        return roles;
    }

    private static void Join(PackBuilder pack, CompoundDraft compound, Draft draft, SourceLocation where, CappedFindings findings)
    {
        foreach (string name in draft.Names) pack.AddName(compound, name);
        foreach (CompoundIdentifier identifier in draft.Identifiers) pack.Add(compound, identifier);
        if (draft.Formula is { } formula && !compound.SetFormula(formula)) Contradiction("formula", compound.Formula!, formula);
        if (draft.MassText is { } massText)
        {
            if (!double.TryParse(massText, NumberStyles.Float, CultureInfo.InvariantCulture, out double mass)
                || !(mass > 0)
                || !double.IsFinite(mass))
                findings.Add(Finding.Warning(
                    "OST-KNW-028",
                    "the mass is not a positive number; it is passed over",
                    where,
                    TextTable.Shorten(massText),
                    "Write it with a decimal point."));
            else if (!compound.SetMass(mass))
                Contradiction("mass", compound.Mass!.Value.ToString("R", CultureInfo.InvariantCulture), massText);
        }

        if (!compound.SetClasses(draft.Classes()))
            Contradiction("chemical class", string.Join(" > ", compound.Classes), string.Join(" > ", draft.Classes()));

        void Contradiction(string what, string first, string second) => findings.Add(Finding.Warning(
            "OST-KNW-027",
            $"two records of '{compound.Id}' state different values of {what}: {TextTable.Shorten(first)} (kept) and this one",
            where,
            TextTable.Shorten(second),
            "Keep one of them, or give the two compounds keys of their own."));
    }

    /// <summary>One row.</summary>
    private sealed class Draft
    {
        private readonly SortedDictionary<int, string> _levels = [];
        private IReadOnlyList<string>? _path;

        public string? Id { get; private set; }

        public List<string> Names { get; } = [];

        public List<CompoundIdentifier> Identifiers { get; } = [];

        public string? Formula { get; private set; }

        public string? MassText { get; private set; }

        public void Take(CompoundColumnRole role, string cell, int line, int column, IdentifierCells cells)
        {
            switch (role.Role)
            {
                case CompoundColumn.Id:
                    Id ??= cell;
                    break;
                case CompoundColumn.Name:
                    Names.Insert(0, cell);
                    break;
                case CompoundColumn.Synonyms:
                    Names.AddRange(cell.Split([';', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                    break;
                case CompoundColumn.Identifier:
                    cells.Add(Identifiers, role.Namespace, cell, line, column);
                    break;
                case CompoundColumn.Formula:
                    Formula ??= cell;
                    break;
                case CompoundColumn.Mass:
                    MassText ??= cell;
                    break;
                case CompoundColumn.Classes:
                    _path = cell.Split(['|', ';', '>'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                    break;
                case CompoundColumn.Class:
                    _levels[role.Level] = CompoundDraft.Plain(cell);
                    break;
            }
        }

        /// <summary>
        /// The classes from the widest. A level that is missing between two that are there stays as an empty text, so that the place in the
        /// list is the level.
        /// </summary>
        public IReadOnlyList<string> Classes()
        {
            if (_path is not null || _levels.Count == 0) return _path ?? [];
            int first = _levels.Keys.First(), last = _levels.Keys.Last();
            return [.. Enumerable.Range(first, last - first + 1).Select(level => _levels.GetValueOrDefault(level, ""))];
        }
    }
}
