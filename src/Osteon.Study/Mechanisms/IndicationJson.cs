using System.Text.Json.Nodes;
using Osteon.Mechanism;

namespace Osteon.Study;

/// <summary>Dossiers of indications as JSON, part of <c>osteon.mechanism/1</c>.</summary>
public static class IndicationJson
{
    /// <summary>A dossier: claims with belief and evidence once, everything else by their ids.</summary>
    public static JsonObject Of(IndicationDossier dossier) => new()
    {
        ["indication"] = dossier.Indication.Id,
        ["name"] = dossier.Indication.Name,
        ["claims"] = Array(dossier.Claims.Select(e =>
        {
            JsonObject json = MechanismJson.Of(e);
            json["kind"] = Word(EdgeWording.KindOf(e));
            json["sentence"] = EdgeWording.Sentence(dossier.Graph, e);
            return json;
        })),
        ["groups"] = new JsonObject(dossier.Groups.Select(g => KeyValuePair.Create<string, JsonNode?>(Word(g.Kind), Ids(g.Edges)))),
        ["kinds"] = new JsonObject(dossier.Kinds.Select(k => KeyValuePair.Create<string, JsonNode?>(Word(k.Kind), k.Claims))),
        ["studies"] = Array(dossier.Studies.Select(s => new JsonObject
        {
            ["study"] = s.Name,
            ["kind"] = Word(s.Kind),
            ["source"] = Word(s.Source),
            ["references"] = Array(s.References.Select(r => JsonValue.Create(r)!)),
            ["supports"] = Ids(s.Supports),
            ["refutes"] = Ids(s.Refutes),
        })),
        ["perturbations"] = Array(dossier.Perturbations.Select(p => new JsonObject
        {
            ["model"] = p.Model,
            ["species"] = p.Species,
            ["claims"] = Ids(p.Edges),
            ["studies"] = p.Studies,
        })),
        ["contradictions"] = new JsonObject
        {
            ["within"] = Array(dossier.Doubts.Within.Select(Of)),
            ["across"] = Array(dossier.Doubts.Across.Select(Of)),
            ["refuted"] = Ids(dossier.Doubts.Refuted),
            ["paths"] = Array(dossier.Paths.Found.Select(p => new JsonObject
            {
                ["source"] = p.Source.Id,
                ["target"] = p.Target.Id,
                ["raising"] = Ids(p.Raising.Steps.Select(s => s.Edge)),
                ["lowering"] = Ids(p.Lowering.Steps.Select(s => s.Edge)),
                ["differences"] = Array(p.Differences.Select(d => new JsonObject
                {
                    ["key"] = d.Key,
                    ["raising"] = Array(d.Raising.Select(v => JsonValue.Create(v)!)),
                    ["lowering"] = Array(d.Lowering.Select(v => JsonValue.Create(v)!)),
                })),
            })),
            ["cautions"] = Array(dossier.Doubts.Cautions.Select(c => new JsonObject
            {
                ["text"] = c.Text,
                ["miscited"] = c.Miscited,
                ["evidences"] = c.Evidence,
                ["claims"] = Ids(c.Edges),
            })),
        },
        ["missing"] = Array(dossier.Missing.Select(m => new JsonObject
        {
            ["kind"] = Word(m.Kind),
            ["sentence"] = m.Sentence,
            ["claims"] = Ids(m.Edges),
            ["named"] = Array(m.Named.Select(n => JsonValue.Create(n.Id)!)),
            ["elsewhere"] = Array(m.Elsewhere.Select(n => JsonValue.Create(n.Id)!)),
        })),
    };

    private static JsonObject Of(Conflict conflict) => new()
    {
        ["context"] = Word(conflict.Context),
        ["raising"] = conflict.Raising.Id,
        ["lowering"] = conflict.Lowering.Id,
        ["declared"] = conflict.Declared?.Id,
    };

    /// <summary>The name of an enumeration's value in small letters, its parts joined by underscores.</summary>
    private static string Word<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c)
            : c.ToString()));

    private static JsonArray Ids(IEnumerable<Edge> edges) => Array(edges.Select(e => JsonValue.Create(e.Id)!));

    private static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items]);
}
