using System.Text.Json.Nodes;
using Osteon.Inference;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Comparisons of groups as the JSON of <c>osteon stats compare</c> and of a study's comparison step.</summary>
public static class ComparisonDocument
{
    /// <summary>Identifier and version of the shape.</summary>
    public const string Schema = "osteon.stats/1";

    /// <summary>The whole document.</summary>
    public static JsonObject ToJson(
        IReadOnlyList<StepOutput> inputs, JsonObject parameters, IReadOnlyList<ComparisonResult> comparisons, IReadOnlyList<Finding> findings)
    {
        JsonObject document = new ResultDocument(Schema, inputs, parameters, [], [], [.. findings, .. comparisons.SelectMany(c => c.Advice)]).ToJson();
        document.Insert(3, "comparisons", new JsonArray([.. comparisons.Select(c => (JsonNode)Comparison(c))]));
        return document;
    }

    /// <summary>Resolved parameters of a comparison.</summary>
    public static JsonObject ParametersOf(
        ComparisonParameters parameters, Adjustment adjustment, IEnumerable<string> values, string group, string? unit) =>
        new()
        {
            ["value"] = new JsonArray([.. values.Select(v => (JsonNode)v)]),
            ["group"] = group,
            ["unit_column"] = unit,
            ["reference"] = parameters.Reference,
            ["test"] = InferenceMethods.Id(parameters.Test),
            ["posthoc"] = InferenceMethods.Id(parameters.PostHoc),
            ["adjust"] = InferenceMethods.Id(adjustment),
            ["paired"] = parameters.Paired,
            ["confidence"] = parameters.Confidence,
        };

    private static JsonObject Comparison(ComparisonResult c) => new()
    {
        ["outcome"] = c.Outcome,
        ["test"] = InferenceMethods.Of(c.Test).Id,
        ["variant"] = c.Variant,
        ["reference"] = c.Reference,
        ["statistic"] = c.Statistic,
        ["df"] = Numbers(c.Df),
        ["p"] = c.P,
        ["p_adjusted"] = c.PAdjusted,
        ["adjustment"] = c.Adjustment is { } adjustment ? InferenceMethods.Of(adjustment).Id : null,
        ["estimate_kind"] = c.EstimateKind is { } kind ? InferenceMethods.Of(kind).Id : null,
        ["estimate"] = c.Estimate,
        ["ci_low"] = c.CiLow,
        ["ci_high"] = c.CiHigh,
        ["confidence"] = c.Confidence,
        ["effects"] = new JsonArray([.. c.Effects.Select(e => (JsonNode)new JsonObject
        {
            ["id"] = InferenceMethods.Of(e.Kind).Id,
            ["value"] = e.Value,
            ["ci_low"] = e.CiLow,
            ["ci_high"] = e.CiHigh,
            ["coverage"] = e.Coverage,
            ["note"] = e.Note,
            ["not_available"] = e.NotAvailable,
        })]),
        ["post_hoc"] = c.PostHoc is PostHocTest.None ? null : InferenceMethods.Of(c.PostHoc).Id,
        ["contrasts"] = new JsonArray([.. c.Contrasts.Select(k => (JsonNode)new JsonObject
        {
            ["a"] = k.A,
            ["b"] = k.B,
            ["estimate"] = k.Estimate,
            ["ci_low"] = k.CiLow,
            ["ci_high"] = k.CiHigh,
            ["statistic"] = k.Statistic,
            ["df"] = k.Df,
            ["p"] = k.P,
            ["p_adjusted"] = k.PAdjusted,
            ["of_ranks"] = k.OfRanks,
            ["not_available"] = k.NotAvailable,
        })]),
        ["assumptions"] = new JsonArray([.. c.Assumptions.Select(a => (JsonNode)new JsonObject
        {
            ["id"] = InferenceMethods.Of(a.Kind).Id,
            ["group"] = a.Group,
            ["statistic"] = a.Statistic,
            ["df"] = Numbers(a.Df),
            ["p"] = a.P,
            ["not_available"] = a.NotAvailable,
        })]),
        ["groups"] = new JsonArray([.. c.Groups.Select(g => (JsonNode)new JsonObject
        {
            ["group"] = g.Group,
            ["n"] = g.N,
            ["missing"] = g.Missing,
            ["mean"] = g.Mean,
            ["sd"] = g.Sd,
            ["sem"] = g.Sem,
            ["median"] = g.Median,
            ["q1"] = g.Q1,
            ["q3"] = g.Q3,
            ["min"] = g.Min,
            ["max"] = g.Max,
        })]),
        ["methods"] = c.MethodText,
        ["not_available"] = c.NotAvailable,
    };

    private static JsonArray Numbers(IEnumerable<double> values) => new([.. values.Select(v => (JsonNode)v)]);
}
