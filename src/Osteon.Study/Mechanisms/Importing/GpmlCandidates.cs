using System.Globalization;
using Osteon.Formats;
using Osteon.Mechanism;

namespace Osteon.Study;

/// <summary>
/// Candidate edges of a drawing. A head says what it says and no more: stimulation raises, inhibition lowers, catalysis of a drawn
/// conversion raises its
/// product, conversion becomes, binding and a line without head are associations; the generic arrow and every other head act with unknown
/// sign. Groups
/// stay group nodes that contain their members. A line to the middle of another acts on what that one leads to, one from the middle
/// starts where
/// that one starts if it is a conversion, else where it ends.
/// </summary>
internal sealed class GpmlCandidates
{
    private const int DeepestChain = 8;

    private readonly GpmlPathway _pathway;
    private readonly CandidateGraph _graph;
    private readonly string? _species;
    private readonly string _name;
    private readonly Dictionary<string, GpmlDataNode> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GpmlGroup> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GpmlInteraction> _anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    private GpmlCandidates(GpmlPathway pathway, CandidateGraph graph)
    {
        (_pathway, _graph) = (pathway, graph);
        _species = ImportSource.Species(pathway.Organism);
        _name = pathway.Id ?? CandidateGraph.Plain(Path.GetFileNameWithoutExtension(pathway.File));
        foreach (GpmlDataNode node in pathway.Nodes)
        {
            if (node.Id is null) continue;
            _nodes.TryAdd(node.Id, node);
            if (node.Group is { } group) Member(group, node.Id);
        }

        foreach (GpmlGroup group in pathway.Groups)
        {
            _groups.TryAdd(group.Id, group);
            if (group.GraphId is { } graphId) _groups.TryAdd(graphId, group);
            if (group.Group is { } outer) Member(outer, group.Id);
        }

        foreach (GpmlInteraction line in pathway.Interactions)
            foreach (string anchor in line.Anchors) _anchors.TryAdd(anchor, line);
    }

    /// <summary>Adds a drawing; returns how many lines became no edge, by reason.</summary>
    public static void Add(GpmlPathway pathway, CandidateGraph graph, ImportCounts counts) => new GpmlCandidates(pathway, graph).Add(counts);

    /// <summary>What a head says.</summary>
    internal static (Relation Relation, MechanismKind Mechanism) Meaning(string head) => Fold(head) switch
    {
        "" or "line" or "undirected" => (Relation.Association, MechanismKind.NotStated),
        "arrow" or "directed" => (Relation.Unknown, MechanismKind.NotStated),
        "tbar" or "miminhibition" or "inhibition" => (Relation.Lowers, MechanismKind.Inhibition),
        "mimstimulation" or "stimulation" or "mimnecessarystimulation" => (Relation.Raises, MechanismKind.Activation),
        "mimbinding" or "binding" => (Relation.Association, MechanismKind.Binding),
        "mimconversion" or "conversion" => (Relation.Structural, MechanismKind.NotStated),
        "mimcatalysis" or "catalysis" => (Relation.Unknown, MechanismKind.Activation),
        "mimtranscriptiontranslation" or "transcriptiontranslation" => (Relation.Unknown, MechanismKind.Expression),
        "mimcleavage" => (Relation.Unknown, MechanismKind.Cleavage),
        "mimtranslocation" or "translocation" => (Relation.Structural, MechanismKind.Delivery),
        _ => (Relation.Unknown, MechanismKind.Other),
    };

    private static string Fold(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private static bool IsConversion(GpmlInteraction line) => Fold(line.EndHead) is "mimconversion" or "conversion";

    private void Member(string group, string member)
    {
        if (!_members.TryGetValue(group, out List<string>? list)) _members.Add(group, list = []);
        list.Add(member);
    }

    private void Add(ImportCounts counts)
    {
        foreach (GpmlGroup group in _pathway.Groups)
        {
            if (Resolve(group.Id, 0) is not { } id) continue;
            foreach (string member in MemberIds(group, 0))
            {
                if (member == id) continue;
                _graph.Add(new CandidateEdge(id, Relation.Contains, member, Evidence(group.GraphId ?? group.Id, [])) { Note = "group of a drawing" });
                counts.Made("group member");
            }
        }

        int number = 0;
        foreach (GpmlInteraction line in _pathway.Interactions)
        {
            number++;
            counts.Read();
            string id = line.Id ?? string.Create(CultureInfo.InvariantCulture, $"line-{number}");
            bool start = Fold(line.StartHead) is not ("" or "line" or "undirected"), end = Fold(line.EndHead) is not ("" or "line" or "undirected");
            if (end || !start) Connect(line, id, (line.Start, line.End, line.EndHead), counts);
            if (start) Connect(line, id, (line.End, line.Start, line.StartHead), counts);
        }
    }

    private void Connect(GpmlInteraction line, string id, (string? From, string? To, string Head) ends, ImportCounts counts)
    {
        if (ends.From is null || ends.To is null)
        {
            counts.Skipped("an end that is attached to nothing");
            return;
        }

        string? from = Source(ends.From, 0), to = Resolve(ends.To, 0);
        GpmlInteraction? on = _anchors.GetValueOrDefault(ends.To);
        (Relation relation, MechanismKind mechanism) = Meaning(ends.Head);
        string? note = null;
        if (to is null && on is not null && Final(on, 0) is { } final)
        {
            // What regulates a line regulates what it leads to; the sign follows where the line's own sign is known.
            to = final;
            if (IsConversion(on) && Fold(ends.Head) is "mimcatalysis" or "catalysis") relation = Relation.Raises;
            else relation = Through(relation, IsConversion(on) ? Relation.Raises : Meaning(on.EndHead).Relation);
            note = "acts on another line of the drawing";
        }

        if (from is null || to is null)
        {
            bool decoration = _pathway.Decorations.Contains(ends.From) || _pathway.Decorations.Contains(ends.To);
            counts.Skipped(decoration ? "an end at a label or shape" : "an end at nothing that is known");
            return;
        }

        _graph.Add(new CandidateEdge(from, relation, to, Evidence(id, line.Citations))
        {
            Mechanism = mechanism,
            Note = note,
            Context = _species is null ? EdgeContext.None : EdgeContext.None with { Species = _species },
        });
        counts.Made(ends.Head.Length == 0 ? "no head" : ends.Head);
    }

    private static Relation Through(Relation acting, Relation line) => (acting, line) switch
    {
        (Relation.Raises or Relation.Lowers, Relation.Raises) => acting,
        (Relation.Raises, Relation.Lowers) => Relation.Lowers,
        (Relation.Lowers, Relation.Lowers) => Relation.Raises,
        (Relation.Raises or Relation.Lowers, _) => Relation.Unknown,
        (Relation.Structural, _) => Relation.Structural,
        _ => acting,
    };

    private string? Source(string reference, int depth)
    {
        if (Resolve(reference, 0) is { } id) return id;
        if (depth > DeepestChain || !_anchors.TryGetValue(reference, out GpmlInteraction? line)) return null;
        string? end = IsConversion(line) ? line.Start : line.End;
        return end is null ? null : Source(end, depth + 1);
    }

    private string? Final(GpmlInteraction line, int depth)
    {
        if (depth > DeepestChain || line.End is null) return null;
        return Resolve(line.End, 0) ?? (_anchors.TryGetValue(line.End, out GpmlInteraction? next) ? Final(next, depth + 1) : null);
    }

    /// <summary>The id of the node that an element of the drawing is; null for an anchor, a label or nothing.</summary>
    private string? Resolve(string reference, int depth)
    {
        if (_ids.TryGetValue(reference, out string? there)) return there;
        if (depth > DeepestChain) return null;
        string? id = null;
        if (_nodes.TryGetValue(reference, out GpmlDataNode? node))
        {
            id = node.AliasOf is { } other && other != reference ? Resolve(other, depth + 1) : null;
            id ??= AddNode(node);
        }
        else if (_groups.TryGetValue(reference, out GpmlGroup? group))
        {
            id = AddGroup(group, depth);
        }
        else if (_pathway.States.TryGetValue(reference, out string? owner))
        {
            id = Resolve(owner, depth + 1);
        }

        if (id is not null) _ids[reference] = id;
        return id;
    }

    private string? AddNode(GpmlDataNode node)
    {
        if (node.Label.Length == 0 && node.Identifier is null) return null;
        string label = node.Label.Length > 0 ? node.Label : node.Identifier!;
        bool identified = node is { Database.Length: > 0, Identifier.Length: > 0 };
        return _graph.Add(new CandidateNode(KindOf(node.Type, label), label)
        {
            Database = identified ? node.Database : null,
            Identifier = identified ? node.Identifier : null,
            Species = _species,
            Note = node.Type is "" or "Unknown" or "Undefined" ? "the drawing does not say what this is" : null,
        });
    }

    private string? AddGroup(GpmlGroup group, int depth)
    {
        string[] members = MemberIds(group, depth);
        if (members.Length == 0) return null;
        string joined = string.Join("+", members.Select(m => m[(m.IndexOf(':', StringComparison.Ordinal) + 1)..]));
        string label = group.Label ?? joined;
        NodeKind kind = Fold(group.Style) is "complex" ? NodeKind.Complex : NodeKind.GeneFamily;
        // Groups are the same thing only where they hold the same members, whatever their text.
        string name = group.Label is null ? joined : $"{group.Label} {CandidateGraph.Digest(joined)[..8]}";
        string id = $"{MechWords.Prefix(kind)}:{CandidateGraph.Plain(name)}";
        return _graph.Add(new CandidateNode(kind, label) { Id = id, Note = group.Style.Length == 0 ? "group of a drawing" : $"group of a drawing, style {group.Style}" });
    }

    private string[] MemberIds(GpmlGroup group, int depth)
    {
        if (depth > DeepestChain) return [];
        IEnumerable<string> references = _members.GetValueOrDefault(group.Id, []);
        if (group.GraphId is { } graphId && graphId != group.Id) references = references.Concat(_members.GetValueOrDefault(graphId, []));
        return [.. references.Select(m => Resolve(m, depth + 1)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static NodeKind KindOf(string type, string label) => type switch
    {
        "Metabolite" => NodeKind.Metabolite,
        "Pathway" => NodeKind.Pathway,
        "Complex" => NodeKind.Complex,
        "Disease" => NodeKind.Indication,
        "Phenotype" => NodeKind.Outcome,
        "Event" => NodeKind.Process,
        _ when ImportSource.IsMirna(label) => NodeKind.Mirna,
        "GeneProduct" or "Protein" or "Rna" or "RNA" or "DNA" => NodeKind.Protein,
        _ => NodeKind.GeneFamily,
    };

    private Evidence Evidence(string element, IReadOnlyList<string> citations)
    {
        string[] references = [.. citations.Select(c => _pathway.Publications.GetValueOrDefault(c)).OfType<string>().Distinct(StringComparer.Ordinal)];
        string resource = _pathway.Id is null ? "gpml" : "wikipathways";
        return new Evidence($"{resource}:{_name}/{CandidateGraph.Plain(element)}", EvidenceType.Review)
        {
            Stance = references.Length > 0 ? Stance.Supports : Stance.Mentions,
            References = [.. references.SelectMany(ImportSource.References)],
            Place = _pathway.Title.Length > 0 ? CandidateGraph.Line(_pathway.Title) is { Length: > 0 } title ? title : null : null,
            Caution = ImportSource.Caution(ImportFormat.Gpml),
        };
    }
}
