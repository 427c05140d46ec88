using Osteon.Primitives;

namespace Osteon.Mechanism;

/// <summary>The second stage of reading: records to nodes, edges, facts and omissions, and the checks that need all of them.</summary>
internal sealed class MechAssembly(MechFindings findings)
{
    private static readonly string[] RecordWords = ["node", "edge", "fact", "omit"];

    private readonly List<Node> _nodes = [];
    private readonly List<Edge> _edges = [];
    private readonly List<Fact> _facts = [];
    private readonly List<Omission> _omissions = [];
    private readonly Dictionary<string, SourceLocation> _ids = new(StringComparer.Ordinal);
    private readonly List<(string Node, SourceLocation Where)> _named = [];

    public void Add(IEnumerable<MechRecord> records)
    {
        foreach (MechRecord record in records)
        {
            switch (record.Word)
            {
                case "node": ReadNode(record); break;
                case "edge": ReadEdge(record); break;
                case "fact": ReadFact(record); break;
                case "omit": ReadOmission(record); break;
                default:
                    findings.Error("OST-MEC-004", $"'{record.Word}' is no record", record.Where, record.Word, NearestName.Hint(record.Word, RecordWords));
                    break;
            }
        }
    }

    public MechReading Finish()
    {
        var known = _nodes.Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
        foreach ((string node, SourceLocation where) in _named)
            if (!known.Contains(node)) findings.Error("OST-MEC-013", "there is no such node", where, node, NodeHint(node, known));
        return new MechReading(
            findings.HasErrors ? null : new MechanismGraph(_nodes, _edges, _facts, _omissions),
            findings.ToList());
    }

    private static string NodeHint(string node, HashSet<string> known) =>
        NearestName.Of(node, known.Order(StringComparer.Ordinal)) is { } nearest ? $"Did you mean '{nearest}'?" : "Add a node record for it.";

    private void ReadNode(MechRecord record)
    {
        var fields = new MechFields(record, "ID", ["kind", "symbol", "name", "xref", "alias", "note"], findings);
        string id = fields.NodeId(fields.Word(0).Text, fields.Word(0).Where);
        fields.Required("kind");
        NodeKind? kind = fields.OneOf("kind", MechWords.KindOf, MechWords.Kinds);
        if (kind is { } k && fields.Good && !id.StartsWith(MechWords.Prefix(k) + ":", StringComparison.Ordinal))
            fields.Fail("OST-MEC-014", $"the id of a {MechWords.Word(k)} starts with '{MechWords.Prefix(k)}:'", fields.Word(0).Where, id);
        IReadOnlyList<string> xrefs = fields.List("xref");
        foreach (string xref in xrefs) CheckXref(fields, xref);
        var node = new Node(id, kind ?? NodeKind.Protein)
        {
            Symbol = fields.Text("symbol"),
            Name = fields.Text("name"),
            Xrefs = xrefs,
            Aliases = fields.List("alias"),
            Note = fields.Text("note"),
            Location = record.Where,
        };
        NothingBelow(record);
        if (Unique("node", id, fields.Word(0).Where)) _nodes.Add(node);
    }

    private static void CheckXref(MechFields fields, string xref)
    {
        int colon = xref.IndexOf(':', StringComparison.Ordinal);
        string prefix = colon < 0 ? xref : xref[..colon];
        if (!MechWords.XrefPrefixes.Contains(prefix))
            fields.Fail("OST-MEC-009", $"'{prefix}' is no resource of identifiers", fields.At("xref"), xref, NearestName.Hint(prefix, [.. MechWords.XrefPrefixes]));
        else if (colon < 0 || colon == xref.Length - 1 || xref.Contains(' ', StringComparison.Ordinal))
            fields.Fail("OST-MEC-010", "an identifier is resource:accession", fields.At("xref"), xref);
    }

    private void ReadEdge(MechRecord record)
    {
        var fields = new MechFields(record, "ID SUBJECT ARROW OBJECT", ["mechanism", "direct", "note", "unqualified"], findings);
        string id = fields.Id(fields.Word(0), "e-0123");
        string from = Named(fields, fields.Word(1));
        string arrow = fields.Word(2).Text;
        Relation? relation = MechWords.RelationOf(arrow);
        if (arrow.Length > 0 && relation is null)
            fields.Fail("OST-MEC-009", $"'{arrow}' is no relation", fields.Word(2).Where, arrow, $"Known: {string.Join(" ", MechWords.Arrows)}");
        string to = Named(fields, fields.Word(3));
        if (relation == Relation.ContextDependent && fields.Text("note") is null)
            fields.Fail("OST-MEC-016", "an edge whose sign depends on the context needs a note that says how", record.Where, id);
        var edge = new Edge(id, from, relation ?? Relation.Unknown, to)
        {
            Mechanism = fields.OneOf("mechanism", MechWords.MechanismOf, MechWords.Mechanisms) ?? MechanismKind.NotStated,
            Direct = fields.OneOf("direct", w => w switch { "yes" => true, "no" => (bool?)false, _ => null }, ["yes", "no"]),
            Note = fields.Text("note"),
            Unqualified = fields.OneOf("unqualified", MechWords.UnqualifiedReasonOf, MechWords.UnqualifiedReasons),
            Location = record.Where,
        };
        EdgeContext? context = null;
        var evidence = new List<Evidence>();
        var terms = new List<ModelTerm>();
        foreach (MechRecord below in record.Below)
        {
            switch (below.Word)
            {
                case "context":
                    if (context is not null) findings.Error("OST-MEC-012", "an edge has one context", below.Where, id, "Make a second edge for the second context.");
                    context = ReadContext(below);
                    break;
                case "evidence": evidence.Add(ReadEvidence(below, stanceNeeded: true)); break;
                case "model": terms.Add(ReadModel(below)); break;
                default: Misplaced(below, "an edge", ["context", "evidence", "model"]); break;
            }
        }

        if (Unique("edge", id, fields.Word(0).Where))
            _edges.Add(edge with { Context = context ?? EdgeContext.None, Evidence = evidence, ModelTerms = terms });
    }

    private EdgeContext ReadContext(MechRecord record)
    {
        var fields = new MechFields(record, "", [.. EdgeContext.Keys], findings);
        if (record.Values.Count == 0) fields.Fail("OST-MEC-008", "a context needs at least one key", record.Where, hint: NearestName.Hint("", EdgeContext.Keys));
        EdgeContext context = EdgeContext.None;
        foreach (string key in EdgeContext.Keys)
        {
            if (fields.Text(key) is not { } text) continue;
            if (EdgeContext.NodeKeys.Contains(key)) _named.Add((fields.NodeId(text, fields.At(key)), fields.At(key)));
            else if (key == "model") _ = fields.OneOf(key, w => MechWords.Models.Contains(w) ? true : (bool?)null, MechWords.Models);
            else _ = fields.Plain(key);
            CheckContextKind(fields, key, text);
            context = context.With(key, text);
        }

        return context;
    }

    private static void CheckContextKind(MechFields fields, string key, string text)
    {
        string? prefix = key switch { "carrier" or "phase" or "indication" => key, "recipient" or "source" => "cell", _ => null };
        if (prefix is null || text.StartsWith(prefix + ":", StringComparison.Ordinal)) return;
        fields.Fail("OST-MEC-014", $"'{key}' names a node '{prefix}:…'", fields.At(key), text);
    }

    private Evidence ReadEvidence(MechRecord record, bool stanceNeeded)
    {
        var fields = new MechFields(record, "CLAIM", ["type", "stance", "ref", "cited", "cohort", "place", "caution"], findings);
        fields.Required("type");
        if (stanceNeeded) fields.Required("stance");
        NothingBelow(record);
        return new Evidence(
            fields.Claim(fields.Word(0)),
            fields.OneOf("type", MechWords.EvidenceTypeOf, MechWords.EvidenceTypes) ?? EvidenceType.Review)
        {
            Stance = fields.OneOf("stance", MechWords.StanceOf, MechWords.Stances) ?? Stance.Supports,
            References = fields.References("ref"),
            Cited = fields.Numbers("cited"),
            Cohort = fields.Text("cohort"),
            Place = fields.Text("place"),
            Caution = fields.Text("caution"),
            Location = record.Where,
        };
    }

    private ModelTerm ReadModel(MechRecord record)
    {
        var fields = new MechFields(record, "", ["term", "param"], findings);
        return new ModelTerm(fields.Required("term"), fields.Text("param"));
    }

    private void ReadFact(MechRecord record)
    {
        var fields = new MechFields(record, "ID", ["subject", "property", "value", "unit", "note"], findings);
        string id = fields.Id(fields.Word(0), "f-012");
        string subject = fields.Required("subject");
        if (subject.Length > 0) _named.Add((fields.NodeId(subject, fields.At("subject")), fields.At("subject")));
        fields.Required("property");
        string property = fields.Plain("property") ?? "";
        string value = fields.Required("value");
        var evidence = new List<Evidence>();
        foreach (MechRecord below in record.Below)
        {
            if (below.Word == "evidence") evidence.Add(ReadEvidence(below, stanceNeeded: false));
            else Misplaced(below, "a fact", ["evidence"]);
        }

        if (!Unique("fact", id, fields.Word(0).Where)) return;
        _facts.Add(new Fact(id, subject, property, value)
        {
            Unit = fields.Text("unit"),
            Note = fields.Text("note"),
            Evidence = evidence,
            Location = record.Where,
        });
    }

    private void ReadOmission(MechRecord record)
    {
        var fields = new MechFields(record, "CLAIM", ["reason"], findings);
        string claim = fields.Claim(fields.Word(0));
        string reason = fields.Required("reason");
        NothingBelow(record);
        if (Unique("omit", claim, fields.Word(0).Where)) _omissions.Add(new Omission(claim, reason, record.Where));
    }

    private string Named(MechFields fields, MechWord word)
    {
        if (word.Text.Length > 0) _named.Add((fields.NodeId(word.Text, word.Where), word.Where));
        return word.Text;
    }

    private bool Unique(string kind, string id, SourceLocation where)
    {
        if (id.Length == 0) return false;
        if (_ids.TryAdd(kind + " " + id, where)) return true;
        findings.Error("OST-MEC-011", $"the {kind} '{id}' stands twice", where, id, $"The first stands in {_ids[kind + " " + id]}.");
        return false;
    }

    private void NothingBelow(MechRecord record)
    {
        foreach (MechRecord below in record.Below) Misplaced(below, $"'{record.Word}'", []);
    }

    private void Misplaced(MechRecord below, string owner, string[] known) => findings.Error(
        "OST-MEC-012",
        $"'{below.Word}' does not stand below {owner}",
        below.Where,
        below.Word,
        known.Length == 0 ? "It has no lines below it." : NearestName.Hint(below.Word, known));
}
