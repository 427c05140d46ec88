using System.Text.Json;

namespace Osteon.Metabolomics.Tests;

/// <summary>Numbers of References/enrichment_reference.py.</summary>
internal static class EnrichmentReference
{
    private static readonly JsonDocument Document = JsonDocument.Parse(
        File.ReadAllText(
            Path.Combine(SharedData.RepositoryRoot, "tests", "Osteon.Metabolomics.Tests", "References", "enrichment_reference.json")));

    public static JsonElement Of(string name) => Document.RootElement.GetProperty(name);

    public static double[] Doubles(this JsonElement element) => [.. element.EnumerateArray().Select(e => e.GetDouble())];

    public static int[] Integers(this JsonElement element) => [.. element.EnumerateArray().Select(e => e.GetInt32())];
}
