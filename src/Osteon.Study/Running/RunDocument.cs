using System.Text.Json;
using System.Text.Json.Nodes;

namespace Osteon.Study;

/// <summary>A run, a plan or a step as JSON. Times, states and the number of threads are not in it: the same study gives the same document.</summary>
public static class RunDocument
{
    /// <summary>What was run and what came out: <c>provenance/run.json</c>.</summary>
    public static JsonObject ToJson(StudyRun run, IReadOnlyList<ResultFile> files) => new()
    {
        ["schema"] = "osteon.run/1",
        ["title"] = run.Study.Manifest!.Manifest.Title,
        ["versions"] = ResultDocument.VersionsJson(),
        ["seed"] = run.Seed,
        ["only"] = run.Only,
        ["summary"] = run.Study.Summary,
        ["steps"] = new JsonArray([.. run.Outcomes.Select(o => (JsonNode)StepJson(o))]),
        ["findings"] = ResultDocument.FindingsJson(run.Study.Findings),
        ["outputs"] = new JsonArray([.. files.Select(f => JsonSerializer.SerializeToNode(f, OsteonJson.Compact))]),
    };

    /// <summary>The steps of a plan, for another engine.</summary>
    public static JsonObject PlanJson(StudyPlan plan) => new()
    {
        ["schema"] = "osteon.plan/1",
        ["steps"] = new JsonArray([.. plan.Steps.Select(s => (JsonNode)new JsonObject
        {
            ["id"] = s.Id,
            ["kind"] = s.Kind,
            ["version"] = s.Version,
            ["title"] = s.Title,
            ["parameters"] = s.Parameters.DeepClone(),
            ["inputs"] = new JsonArray([.. s.Inputs.Select(i => (JsonNode)i.Name)]),
            ["depends_on"] = new JsonArray([.. s.DependsOn.Select(d => (JsonNode)d)]),
            ["memory_bytes"] = s.MemoryBytes,
        })]),
    };

    /// <summary>One step with its inputs, outputs and findings.</summary>
    public static JsonObject StepJson(StepOutcome outcome)
    {
        JsonObject json = JsonSerializer.SerializeToNode(outcome.Record, OsteonJson.Compact)!.AsObject();
        json["failure"] = outcome.Failure is { } failure ? JsonSerializer.SerializeToNode(failure, OsteonJson.Compact) : null;
        return json;
    }
}
