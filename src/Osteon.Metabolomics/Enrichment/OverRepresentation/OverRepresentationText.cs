using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>The words of an over-representation analysis.</summary>
internal static class OverRepresentationText
{
    public static string Method(OverRepresentationParameters parameters, BackgroundCounts counts, int tested, KnowledgeSource source)
    {
        string background = parameters.Background switch
        {
            EnrichmentBackground.Measured => "the measured metabolites that map to the source",
            EnrichmentBackground.Pack => "all metabolites of the source",
            _ => "a given list of metabolites",
        };
        string scope = parameters.Scope switch
        {
            BackgroundScope.TestedSets => " and are in at least one tested set",
            BackgroundScope.AllSets => " and are in at least one set",
            _ => "",
        };
        string sizes = parameters.MaxSize == int.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"at least {parameters.MinSize}")
            : string.Create(CultureInfo.InvariantCulture, $"{parameters.MinSize} to {parameters.MaxSize}");
        string family = parameters.Family == FdrFamily.SetsWithHits ? "the sets with at least one hit" : "all tested sets";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Over-representation of {counts.SelectedInside.Count} selected metabolites in {tested} sets of {source.Name} " +
            $"({source.Version}{Species(source)}) " +
            $"with {sizes} metabolites was tested with the hypergeometric distribution (one-sided Fisher test); " +
            $"the background were {background}{scope} " +
            $"({counts.Population}). P values were adjusted by Benjamini and Hochberg over {family}.");
    }

    public static string Effect(OverRepresentationLine[] lines, BackgroundCounts declared, BackgroundCounts other, double level)
    {
        int both = 0, here = 0, there = 0;
        foreach (OverRepresentationLine line in lines)
        {
            bool a = line.Counts.P < level && line.Counts.Hits > 0, b = line.Other is { Hits: > 0 } o && o.P < level;
            if (a && b) both++;
            else if (a) here++;
            else if (b) there++;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"At p < {level}, {both + here} of the tested sets stand out against {Words(declared)} and " +
            $"{both + there} against {Words(other)}; {both} do so in both.");
    }

    public static IEnumerable<Finding> Findings(OverRepresentationResult result)
    {
        string name = result.Source.Name;
        if (result.Parameters.Background == EnrichmentBackground.Pack)
            yield return Finding.Warning(
                "OST-ENR-001",
                $"the background is all of {name}, also what the method cannot measure; sets that are merely well measured look enriched",
                hint: "Declare the measured metabolites as background.");
        if (result.Lines.Count == 0)
            yield return Finding.Warning(
                "OST-ENR-002",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"no set of {name} has {result.Parameters.MinSize} or more metabolites of the background; nothing was tested"),
                hint: "Use a source with more metabolites, or sets of another species by homology.");
        else if (result.Selected == 0)
            yield return Finding.Warning(
                "OST-ENR-003", $"none of the selected metabolites is in the background of {name}; every p value is 1");
        if (result.SelectedOutside.Count > 0)
            yield return Finding.Note(
                "OST-ENR-004",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{result.SelectedOutside.Count} selected metabolites are not in the background of {name} and do not count: ") +
                MappingFindings.First(result.SelectedOutside, ", "));
    }

    private static string Words(BackgroundCounts counts) => counts.Kind switch
    {
        EnrichmentBackground.Measured => string.Create(CultureInfo.InvariantCulture, $"the {counts.Population} measured metabolites"),
        EnrichmentBackground.Pack => string.Create(CultureInfo.InvariantCulture, $"all {counts.Population} metabolites of the source"),
        _ => string.Create(CultureInfo.InvariantCulture, $"the {counts.Population} given metabolites"),
    };

    private static string Species(KnowledgeSource source) => source.Species is null ? "" : $", {source.Species}";
}
