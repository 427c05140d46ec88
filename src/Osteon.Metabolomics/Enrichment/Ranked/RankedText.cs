using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>The words of the ranked enrichment test.</summary>
internal static class RankedText
{
    private const double Level = 0.05;

    public static string Method(RankedEnrichmentInput input, RankedEnrichmentParameters parameters, int compounds, int sets) =>
        string.Create(
        CultureInfo.InvariantCulture,
        $"{compounds} metabolites were ranked by the statistic, and {sets} sets of {input.Pack.Source.Name} " +
            $"({input.Pack.Source.Version}) with " +
        $"{parameters.MinSize} or more of them were scored by the weighted running sum (weight {parameters.Weight}). " +
            $"The null distribution comes from " +
        $"{(input.Exact ? "all" : "random")} {input.Permuted.Rows} arrangements of the sample labels; " +
            $"p values were adjusted by Benjamini and Hochberg over the sets.");

    public static IEnumerable<Finding> Findings(RankedEnrichmentResult result, int missing)
    {
        if (result.Lines.Count == 0)
            yield return Finding.Warning(
                "OST-ENR-002",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"no set of {result.Source.Name} has {result.Parameters.MinSize} or more of the measured metabolites; " +
                    $"nothing was tested"),
                hint: "Use a source with more metabolites, or sets of another species by homology.");
        if (missing > 0)
            yield return Finding.Warning(
                "OST-ENR-005",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{missing} statistics under permuted labels are not numbers and count as 0"),
                hint: "Features without spread in an arrangement have no t; impute or leave them out.");
        if (result.LeftOut.Count > 0)
            yield return Finding.Note(
                "OST-ENR-006",
                string.Create(CultureInfo.InvariantCulture, $"{result.LeftOut.Count} metabolites have no statistic and are not ranked: ") +
                MappingFindings.First(result.LeftOut, ", "));
        int half = Math.Max(1, result.Arrangements / 2);
        if (result.Lines.Count > 0 && (double)result.Lines.Count / half > Level && result.Exact)
            yield return Finding.Warning(
                "OST-ENR-007",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"there are only {result.Arrangements} arrangements of the labels; the smallest p is about 1/{half}, " +
                    $"and one set alone out of {result.Lines.Count} cannot reach {Level} after adjustment"),
                hint: "More samples per group are needed for this test; drawing more permutations does not help.");
    }
}
