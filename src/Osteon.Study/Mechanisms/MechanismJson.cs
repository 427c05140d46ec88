using System.Text.Json.Nodes;
using Osteon.Mechanism;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Answers of mechanism queries as JSON, schema <c>osteon.mechanism/1</c>.</summary>
public static class MechanismJson
{
    /// <summary>Name of the shape.</summary>
    public const string Schema = "osteon.mechanism/1";

    /// <summary>The frame of every answer: which query, on which graph, with which options.</summary>
    public static JsonObject Document(string query, LoadedMechanism loaded, JsonObject parameters, JsonObject result, IEnumerable<Finding> findings)
    {
        MechanismGraph graph = loaded.Reading.Graph ?? MechanismGraph.Empty;
        return new JsonObject
        {
            ["schema"] = Schema,
            ["query"] = query,
            ["graph"] = new JsonObject
            {
                ["name"] = loaded.Name,
                ["nodes"] = graph.Nodes.Count,
                ["edges"] = graph.Edges.Count,
                ["facts"] = graph.Facts.Count,
                ["omissions"] = graph.Omissions.Count,
            },
            ["parameters"] = parameters,
            ["result"] = result,
            ["findings"] = ResultDocument.FindingsJson(findings),
            ["versions"] = ResultDocument.VersionsJson(),
        };
    }

    /// <summary>Options of a search as parameters.</summary>
    public static JsonObject Parameters(SearchOptions options) => new()
    {
        ["context"] = new JsonObject(options.Context.Conditions.Select(c => KeyValuePair.Create<string, JsonNode?>(c.Key, c.Value))),
        ["context_must_be_stated"] = options.Context.MustState,
        ["max_length"] = options.MaximumLength,
        ["structural"] = options.Structural,
        ["named_only"] = options.NamedOnly,
    };

    /// <summary>The answer to <c>paths</c>.</summary>
    public static JsonObject Of(PathAnswer answer) => new()
    {
        ["from"] = answer.From.Id,
        ["to"] = answer.To.Id,
        ["complete"] = answer.Complete,
        ["paths"] = Array(answer.Paths.Select((p, i) =>
        {
            JsonObject json = Of(p);
            json["probability_plus"] = answer.Signs.PathPlus[i];
            return json;
        })),
        ["sign_probability"] = new JsonObject
        {
            ["plus"] = answer.Signs.Plus,
            ["minus"] = answer.Signs.Minus,
            ["exact"] = answer.Signs.Exact,
            ["draws"] = answer.Signs.Draws,
            ["standard_error"] = answer.Signs.StandardError,
        },
    };

    /// <summary>The answer to <c>upstream</c> and <c>effects</c>.</summary>
    public static JsonObject Of(InfluenceAnswer answer, IEnumerable<Influence> shown) => new()
    {
        ["of"] = answer.Of.Id,
        ["complete"] = answer.Complete,
        ["found"] = answer.Influences.Count,
        ["influences"] = Array(shown.Select(i => new JsonObject
        {
            ["node"] = i.Node.Id,
            ["kind"] = MechWords.Word(i.Node.Kind),
            ["opposed"] = i.Opposed,
            ["path"] = Of(i.Path),
        })),
    };

    /// <summary>The answer to <c>conflicts</c>.</summary>
    public static JsonObject Of(ConflictAnswer answer) => new()
    {
        ["conflicts"] = Array(answer.Conflicts.Select(c => new JsonObject
        {
            ["context"] = c.Context.ToString().ToLowerInvariant(),
            ["differences"] = Array(c.Differences.Select(d => new JsonObject { ["key"] = d.Key, ["raising"] = d.Raising, ["lowering"] = d.Lowering })),
            ["declared"] = c.Declared?.Id,
            ["raising"] = Of(c.Raising),
            ["lowering"] = Of(c.Lowering),
        })),
        ["refuted"] = Array(answer.Refuted.Select(e => Of(e))),
    };

    /// <summary>The answer to <c>feedback</c>.</summary>
    public static JsonObject Of(FeedbackAnswer answer, IEnumerable<SignedPath> shown) => new()
    {
        ["complete"] = answer.Complete,
        ["found"] = answer.Loops.Count,
        ["loops"] = Array(shown.Select(Of)),
    };

    /// <summary>The answer to <c>gaps</c>.</summary>
    public static JsonObject Of(GapAnswer answer) => new()
    {
        ["pathways"] = Array(answer.Pathways.Select(n => JsonValue.Create(n.Id)!)),
        ["cells"] = Array(answer.Cells.Select(n => JsonValue.Create(n.Id)!)),
        ["phases"] = Array(answer.Phases.Select(n => JsonValue.Create(n.Id)!)),
        ["with_two_or_more"] = answer.Filled,
        ["gaps"] = Array(answer.Gaps.Select(g => new JsonObject
        {
            ["pathway"] = g.Pathway.Id,
            ["cell"] = g.Cell.Id,
            ["phase"] = g.Phase?.Id,
            ["experiments"] = Array(g.Experiments.Select(e => JsonValue.Create(e)!)),
            ["edges"] = Array(g.Edges.Select(e => JsonValue.Create(e)!)),
        })),
    };

    /// <summary>The answer to <c>what-if-removed</c>.</summary>
    public static JsonObject Of(RemovalAnswer answer) => new()
    {
        ["from"] = answer.From.Id,
        ["to"] = answer.To.Id,
        ["holds"] = answer.Holds,
        ["best"] = answer.Best is { } best ? Of(best) : null,
        ["survives_any"] = answer.Survives,
        ["complete"] = answer.Complete,
        ["sets"] = Array(answer.Sets.Select(s => new JsonObject
        {
            ["studies"] = Array(s.Studies.Select(x => JsonValue.Create(x)!)),
            ["edges"] = Array(s.Edges.Select(x => JsonValue.Create(x)!)),
        })),
    };

    /// <summary>The answer to <c>check</c>: the map of claims, and the signs that are acknowledged to have no study behind them.</summary>
    public static JsonObject Of(Coverage coverage, IReadOnlyList<Edge> acknowledged) => new()
    {
        ["coverage"] = Of(coverage),
        ["acknowledged_unqualified"] = Array(acknowledged.Select(e => new JsonObject
        {
            ["edge"] = e.Id,
            ["reason"] = MechWords.Word(e.Unqualified!.Value),
            ["claims"] = Array(e.Evidence.Select(v => JsonValue.Create(v.Claim)!)),
        })),
    };

    /// <summary>The map of claims.</summary>
    public static JsonObject Of(Coverage coverage) => new()
    {
        ["sources"] = Array(coverage.Sources.Select(s => new JsonObject
        {
            ["source"] = s.Source,
            ["claims"] = s.Claims,
            ["in_edges"] = s.InEdges,
            ["in_facts"] = s.InFacts,
            ["omitted"] = s.Omitted,
            ["missing"] = s.Missing,
        })),
        ["claims"] = Array(coverage.Uses.Select(u => new JsonObject
        {
            ["source"] = u.Source,
            ["claim"] = u.Claim,
            ["edges"] = Array(u.Edges.Select(x => JsonValue.Create(x)!)),
            ["facts"] = Array(u.Facts.Select(x => JsonValue.Create(x)!)),
            ["omitted_because"] = u.OmittedBecause,
        })),
    };

    /// <summary>A path with all its evidence.</summary>
    public static JsonObject Of(SignedPath path) => new()
    {
        ["sign"] = path.Sign.Symbol(),
        ["belief"] = path.Belief,
        ["weakest_edge"] = path.Weakest.Edge.Id,
        ["assumes_delivery"] = path.AssumesDelivery,
        ["nodes"] = Array(path.Nodes.Select(n => JsonValue.Create(n)!)),
        ["steps"] = Array(path.Steps.Select(s =>
        {
            JsonObject json = Of(s.Edge, s.Belief);
            json["sign_so_far"] = s.SignSoFar.Symbol();
            json["other_edges"] = Array(s.Others.Select(o => JsonValue.Create(o.Id)!));
            return json;
        })),
    };

    /// <summary>An edge with its belief in its graph, or by itself.</summary>
    public static JsonObject Of(Edge edge, EdgeBelief? inGraph = null)
    {
        JsonObject json = MechJson.ToJson(edge);
        EdgeBelief belief = inGraph ?? EdgeBelief.Of(edge);
        json["belief"] = new JsonObject
        {
            ["label"] = EdgeBelief.Words(belief.Label),
            ["in_paths"] = belief.ForPaths,
            ["support"] = Of(belief.Support),
            ["refutation"] = Of(belief.Refutation),
            ["mentions"] = belief.Mentions,
        };
        return json;
    }

    private static JsonObject Of(BeliefSide side) => new()
    {
        ["belief"] = side.Belief,
        ["arithmetic"] = side.Arithmetic,
        ["classes"] = Array(side.Classes.Select(c => new JsonObject
        {
            ["class"] = EvidenceClasses.Word(c.Class),
            ["studies"] = Array(c.Studies.Select(s => JsonValue.Create(s.Name)!)),
        })),
    };

    private static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items]);
}
