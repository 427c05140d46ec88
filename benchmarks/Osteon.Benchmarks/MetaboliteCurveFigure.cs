using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Osteon.Benchmarks;

/// <summary>The curves of subjects against power and false discoveries, as a Vega-Lite specification with its data in it.</summary>
internal static class MetaboliteCurveFigure
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IReadOnlyList<CurveResult> results, string folder)
    {
        CurveResult[] size = [.. results.Where(r => r.Cell.Family == "size" && r.True > 0)];
        if (size.Length == 0) return;
        Directory.CreateDirectory(folder);
        var values = new JsonArray();
        foreach (CurveResult result in size)
        {
            for (int i = 0; i < result.Rules; i++)
            {
                CurveRule rule = result.Rule(i);
                foreach ((string measure, double value) in ((string, double)[])[("power", rule.Power!.Value), ("false among the chosen", rule.Proportion)])
                    values.Add(new JsonObject
                    {
                        ["n"] = result.Cell.PerArm,
                        ["effect"] = result.Cell.Study.Arms[1].Effects.Size.Mean,
                        ["rule"] = CurveDraw.RuleNames[i],
                        ["measure"] = measure,
                        ["value"] = Math.Round(value, 4),
                    });
            }
        }

        var figure = new JsonObject
        {
            ["$schema"] = "https://vega.github.io/schema/vega-lite/v5.json",
            ["description"] = string.Create(CultureInfo.InvariantCulture, $"Simulated studies, {size[0].Draws.Length} draws per point"),
            ["data"] = new JsonObject { ["values"] = values },
            ["facet"] = new JsonObject
            {
                ["row"] = Field("measure", "nominal", null),
                ["column"] = Field("effect", "ordinal", "true |log2 fold change|"),
            },
            ["spec"] = new JsonObject
            {
                ["width"] = 150,
                ["height"] = 150,
                ["mark"] = new JsonObject { ["type"] = "line", ["point"] = true },
                ["encoding"] = new JsonObject
                {
                    ["x"] = Field("n", "quantitative", "subjects per arm"),
                    ["y"] = Field("value", "quantitative", "share"),
                    ["color"] = Field("rule", "nominal", "rule"),
                    ["strokeDash"] = Field("rule", "nominal", "rule"),
                },
            },
        };
        File.WriteAllText(Path.Combine(folder, "metabolite-curves.vl.json"), figure.ToJsonString(Indented) + "\n");
    }

    private static JsonObject Field(string name, string type, string? title) => new() { ["field"] = name, ["type"] = type, ["title"] = title };
}
