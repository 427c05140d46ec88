using System.Globalization;
using Osteon.Formats;
using Osteon.Mechanism;

namespace Osteon.Study;

/// <summary>Candidate edges of SIF files and edge tables.</summary>
internal static class TableCandidates
{
    public static void Add(SifNetwork network, CandidateGraph graph, ImportCounts counts)
    {
        foreach (SifRow row in network.Rows)
        {
            counts.Read();
            RelationMeaning meaning = RelationMeaning.Of(row.Relation);
            graph.Add(new CandidateEdge(Node(graph, row.Subject), meaning.Relation, Node(graph, row.Target), Evidence("sif", network.File, row.Line, ImportFormat.Sif, ""))
            {
                Mechanism = meaning.Mechanism,
                Note = meaning.Note,
            });
            counts.Made(row.Relation);
        }

        foreach (string name in network.Alone) Node(graph, name);
    }

    public static void Add(string file, IReadOnlyList<EdgeTableRow> rows, CandidateGraph graph, ImportCounts counts)
    {
        foreach (EdgeTableRow row in rows)
        {
            counts.Read();
            RelationMeaning meaning = RelationMeaning.Of(row.Relation);
            EdgeContext context = EdgeContext.None;
            foreach ((string key, string value) in row.Context)
                if (ContextValue(key, value) is { } text) context = context.With(key, text);
            string? note = row.Note.Length > 0 ? CandidateGraph.Line(row.Note) : meaning.Note;
            graph.Add(new CandidateEdge(
                Node(graph, row.Subject), meaning.Relation, Node(graph, row.Target), Evidence("table", file, row.Line, ImportFormat.EdgeTable, row.References))
            {
                Id = IsEdgeId(row.Id) ? row.Id : null,
                Mechanism = MechWords.MechanismOf(row.Mechanism) ?? meaning.Mechanism,
                Direct = row.Direct.ToLowerInvariant() switch { "yes" or "true" or "1" => true, "no" or "false" or "0" => false, _ => null },
                Note = note is null && meaning.Relation == Relation.ContextDependent ? "the source does not say in which context" : note,
                Context = context,
            });
            counts.Made(row.Relation);
        }
    }

    /// <summary>A name with one of the prefixes of node ids is that node; other names are microRNAs by their form, else proteins.</summary>
    internal static string Node(CandidateGraph graph, string name)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && MechWords.KindOfPrefix(name[..colon]) is { } kind && name[(colon + 1)..] is { Length: > 0 } bare && CandidateGraph.Plain(bare) == bare)
            return graph.Add(new CandidateNode(kind, bare) { Id = name });
        return graph.Add(new CandidateNode(ImportSource.IsMirna(name) ? NodeKind.Mirna : NodeKind.Protein, name));
    }

    private static string? ContextValue(string key, string value)
    {
        if (EdgeContext.NodeKeys.Contains(key))
        {
            string prefix = key is "source" or "recipient" ? "cell:" : key + ":";
            return value.StartsWith(prefix, StringComparison.Ordinal) && CandidateGraph.Plain(value[prefix.Length..]) == value[prefix.Length..] ? value : null;
        }

        if (key == "model") return MechWords.Models.Contains(value) ? value : null;
        return value.Length > 0 && char.IsAsciiLetterOrDigit(value[0]) && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') ? value : null;
    }

    private static bool IsEdgeId(string id) => id.Length > 0 && char.IsAsciiLetter(id[0]) && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or ':' or '-');

    private static Evidence Evidence(string resource, string file, int line, ImportFormat format, string references)
    {
        string name = CandidateGraph.Plain(Path.GetFileName(file));
        return new Evidence(string.Create(CultureInfo.InvariantCulture, $"{resource}:{name}#{line}"), EvidenceType.Review)
        {
            Stance = Stance.Mentions,
            References = ImportSource.References(references),
            Caution = ImportSource.Caution(format),
        };
    }
}
