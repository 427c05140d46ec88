using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Reads pathways as drawn, GPML 2013a and 2021: nodes of type Metabolite are compounds, arrows between them that mean a conversion are
/// edges. What an arrow means is told by its head; lines without one, inhibition, catalysis and binding make no edge, and nothing is
/// concluded from what stands near what.
/// </summary>
internal static class GpmlReader
{
    public static long Read(KnowledgePart part, PackBuilder pack, RunContext context)
    {
        GpmlDrawing drawing = GpmlDrawing.Read(part, pack.Options.Limits, context);
        string id = drawing.Id ?? WikiPathwaysReader.IdIn(part.Name) ?? Path.GetFileNameWithoutExtension(part.Name);
        pack.Describe(id, drawing.Title ?? "", drawing.Organism ?? "");
        if (pack.IsOfOtherSpecies(id)) return drawing.Nodes.Count;
        SetDraft set = pack.Set(id);
        var compounds = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        using var cells = new IdentifierCells(part, context.Findings);
        foreach (GpmlNode node in drawing.Nodes)
        {
            if (Compound(pack, node, cells) is not { } compound) continue;
            pack.AddMember(set, compound);
            Put(compounds, node.Id, compound);
            if (node.Group is { } group) Put(compounds, drawing.GroupNames.GetValueOrDefault(group, group), compound);
        }

        foreach (GpmlLine line in drawing.Lines) AddEdges(pack, set, drawing, line, compounds);
        return drawing.Nodes.Count;
    }

    private static string? Compound(PackBuilder pack, GpmlNode node, IdentifierCells cells)
    {
        var identifiers = new List<CompoundIdentifier>();
        if (node.Identifier is { Length: > 0 } identifier)
        {
            if (CollectionOf(node.Database) is { } collection) cells.Add(identifiers, collection, identifier, node.Line, 0);
            else identifiers.Add(new CompoundIdentifier(CompoundNamespace.Own, $"{Fold(node.Database)}:{identifier}"));
        }

        // A table of nodes or compounds that was read before may know this one identifier together with others.
        if (identifiers.Count == 1 && pack.With(identifiers[0]) is [var only])
        {
            pack.AddName(pack.Compound(only), node.Label);
            return only;
        }

        return WikiPathwaysReader.Compound(pack, node.Label, identifiers)?.Id;
    }

    private static void AddEdges(
        PackBuilder pack, SetDraft set, GpmlDrawing drawing, GpmlLine line, Dictionary<string, List<string>> compounds)
    {
        if (line.Start is null || line.End is null) return;
        if (IsConversion(line.EndHead)) Connect(line.Start, line.End, line.EndHead);
        if (IsConversion(line.StartHead)) Connect(line.End, line.Start, line.StartHead);

        void Connect(string from, string to, string head)
        {
            // An arrow out of the middle of another one is a by-product of it: what that one starts from becomes this. An arrow into the
            // middle of another one is a further substrate only if it says so; a plain one there may as well regulate.
            foreach (string source in Ends(from, l => IsConversion(l.EndHead) ? l.Start : l.End))
            {
                if (IsPlain(head) && drawing.Anchors.ContainsKey(to)) continue;
                foreach (string target in Ends(to, l => IsConversion(l.EndHead) ? l.End : l.Start))
                    pack.AddEdge(set, source, target);
            }
        }

        IEnumerable<string> Ends(string reference, Func<GpmlLine, string?> side)
        {
            if (compounds.TryGetValue(reference, out List<string>? direct)) return direct;
            if (!drawing.Anchors.TryGetValue(reference, out GpmlLine? of) || side(of) is not { } end) return [];
            return compounds.TryGetValue(end, out List<string>? through) ? through : [];
        }
    }

    private static bool IsPlain(string head) => head is "arrow" or "directed";

    private static bool IsConversion(string head) => IsPlain(head) || head is "mimconversion" or "conversion" or "mimcleavage";

    private static void Put(Dictionary<string, List<string>> compounds, string? key, string compound)
    {
        if (string.IsNullOrEmpty(key)) return;
        if (!compounds.TryGetValue(key, out List<string>? list)) compounds.Add(key, list = []);
        if (!list.Contains(compound)) list.Add(compound);
    }

    private static CompoundNamespace? CollectionOf(string? database) => Fold(database) switch
    {
        "chebi" => CompoundNamespace.Chebi,
        "hmdb" => CompoundNamespace.Hmdb,
        "keggcompound" or "kegg" or "keggglycan" or "keggdrug" => CompoundNamespace.Kegg,
        "pubchemcompound" or "pubchem" => CompoundNamespace.PubChem,
        "lipidmaps" => CompoundNamespace.LipidMaps,
        "inchikey" => CompoundNamespace.InchiKey,
        "cas" => CompoundNamespace.Cas,
        _ => null,
    };

    internal static string Fold(string? text) =>
        text is null ? "" : new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
