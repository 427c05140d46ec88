using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Reads <c>ChEBI2Reactome.txt</c>, <c>ChEBI2Reactome_All_Levels.txt</c>, <c>ChEBI2ReactomeReactions.txt</c> (ChEBI number, stable
/// identifier, address, name, evidence, species) and the <c>_PE_</c> files, which have the physical entity and its name after the ChEBI
/// number. One species at a time, since the files hold all of them.
/// </summary>
internal static class ReactomeReader
{
    public static long Read(KnowledgePart part, PackBuilder pack, RunContext context)
    {
        using var text = new KnowledgeText(part, pack.Options.Limits, context);
        var capped = new CappedFindings(context.Findings, part.Location.File, 20);
        var species = new SortedSet<string>(StringComparer.Ordinal);
        long records = 0, kept = 0;
        while (text.Next() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#')) continue;
            string[] cells = line.Split('\t');
            int offset = cells.Length >= 8 ? 2 : 0;
            if (cells.Length < 6
                || !IdentifierForms.TryParse(CompoundNamespace.Chebi, cells[0], out string? id)
                || cells[1 + offset].Trim().Length == 0)
            {
                capped.Add(Finding.Warning(
                    "OST-KNW-020",
                    "the line is no mapping of Reactome; it is passed over",
                    part.At(text.Line),
                    TextTable.Shorten(line),
                    "Save the file as it is."));
                continue;
            }

            records++;
            string of = cells[5 + offset].Trim();
            if (species.Count < 200) species.Add(of);
            if (pack.Source.Species is { } wanted && !of.Equals(wanted, StringComparison.OrdinalIgnoreCase)) continue;
            kept++;
            SetDraft set = pack.Set(cells[1 + offset].Trim());
            set.Name ??= CompoundDraft.Plain(cells[3 + offset]);
            CompoundDraft compound = pack.Compound(id);
            pack.Add(compound, new CompoundIdentifier(CompoundNamespace.Chebi, id));
            // The name of a physical entity: glucose [cytosol].
            if (offset > 0) pack.AddName(compound, cells[2].Split('[')[0]);
            pack.AddMember(set, compound.Id);
        }

        capped.Close();
        CheckSpecies(part, pack, species, kept);
        return records;
    }

    private static void CheckSpecies(KnowledgePart part, PackBuilder pack, SortedSet<string> species, long kept)
    {
        if (pack.Source.Species is null && species.Count > 1)
            throw Refusal.Content(
                "OST-KNW-021",
                part.Location,
                $"the file holds pathways of {species.Count} species; which of them is meant?",
                string.Join(", ", species.Take(8)),
                "State the species, for example --species 'Rattus norvegicus'.");
        if (pack.Source.Species is { } wanted && kept == 0)
            throw Refusal.Content(
                "OST-KNW-022",
                part.Location,
                "the file holds no pathway of this species",
                wanted,
                NearestName.Hint(wanted, species));
    }
}
