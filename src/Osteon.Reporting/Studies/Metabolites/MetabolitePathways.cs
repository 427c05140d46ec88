using Osteon.Metabolomics;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>What the knowledge packs say about a comparison of metabolites.</summary>
internal static class MetabolitePathways
{
    private const int MostGroups = 5;
    private const int MostClasses = 20;

    public static IEnumerable<Block> Blocks(string id, string file, IReadOnlyList<PathwayResult> results, string? dataLabel, int most)
    {
        yield return new HeadingBlock($"{id}-part-pathways", "Pathways");
        foreach (PathwayResult result in results)
        {
            int mapped = result.Mapped.Sum(m => m.Features);
            yield return new ParagraphBlock(RichText.Empty.Strong($"{result.Source.Name} {result.Source.Version}")
                .Then($" ({result.Source.Licence}{(result.Source.Species is { } species ? $", {species}" : "")}). ")
                .Then(FormattableString.Invariant($"{mapped} of {result.Features} features lead to a compound of this pack ({string.Join(", ", result.Mapped.Select(m => FormattableString.Invariant($"{m.Features} by {Words(m.Level)}")))}); {result.Ambiguous} lead to several, {result.Conflicting} have identifiers that contradict each other.")));
            if (result.Orthology is { } orthology) yield return new ParagraphBlock(RichText.Empty.Strong("Another species: ").Then($"{orthology}. What holds there need not hold here."));
            yield return new ParagraphBlock(result.Coverage.Statement);
            if (result.NotAvailable is { } reason)
            {
                yield return new ParagraphBlock($"Nothing was tested: {reason}.");
                continue;
            }

            string name = $"{file}_{result.Source.Id}";
            if (result.OverRepresentation is { } over)
            {
                yield return new ParagraphBlock(over.MethodText + (over.BackgroundEffect is { } effect ? " " + effect : ""));
                OverRepresentationLine[] shown = [.. over.Lines.Where(l => l.Counts.Hits > 0).Take(most)];
                if (shown.Length > 0) yield return new FigureBlock($"{id}-{result.Source.Id}-over", Figure(over, shown, dataLabel));
                if (result.Identity is { } identity) yield return new ParagraphBlock(identity);
                foreach (RichText note in Redundant(over, result.Redundancy)) yield return new ParagraphBlock(note);
                yield return Table(name, "over_representation", MetaboliteTables.OverRepresentation(name, over, result.Impacts));
            }
            else
            {
                yield return new ParagraphBlock("No feature was chosen, so there is nothing to test for over-representation.");
            }

            if (result.Ranked is { } ranked)
            {
                yield return new ParagraphBlock(ranked.MethodText);
                yield return Table(name, "ranked_enrichment", MetaboliteTables.Ranked(name, ranked));
            }

            if (result.Classes is { Classes.Count: > 0 } classes) yield return new FigureBlock($"{id}-{result.Source.Id}-classes", Classes(classes, result.Source.Name, dataLabel));
            if (result.Unannotated is not { } hypotheses) continue;
            yield return new ParagraphBlock(RichText.Empty.Strong(MummichogResult.Label).Then(" " + hypotheses.MethodText));
            yield return Table(name, "hypotheses", MetaboliteTables.Hypotheses(name, hypotheses));
        }
    }

    private static FigureDrawing Figure(OverRepresentationResult over, OverRepresentationLine[] shown, string? dataLabel) => DotFigure.Draw(new DotPlot
    {
        X = new FigureAxis("fold enrichment"),
        Size = "chosen compounds in the set",
        Shade = "adjusted p",
        Dots =
        [
            .. shown.Select(l => new Dot(l.SetName, l.Counts.FoldEnrichment ?? 0, l.Counts.Hits, Math.Clamp(l.PAdjusted ?? 1, 0, 1))
            {
                Text = FormattableString.Invariant($"{l.Counts.Hits} of {l.Counts.SetSize}, {PValueText.Statement(l.Counts.P)}"),
            }),
        ],
        Caption = RichText.Empty.Strong($"Sets of {over.Source.Name} among the chosen metabolites.").Then(" An enriched set holds more chosen compounds than chance would put there; it does not say that the pathway was active, nor in which tissue."),
        DataLabel = dataLabel,
    });

    /// <summary>Sets that stand in the list because of the same few compounds.</summary>
    private static IEnumerable<RichText> Redundant(OverRepresentationResult over, SetRedundancy? redundancy)
    {
        if (redundancy is null) yield break;
        Dictionary<string, string> names = over.Lines.ToDictionary(l => l.SetId, l => l.SetName, StringComparer.Ordinal);
        foreach (RedundantGroup group in redundancy.Groups.Where(g => g.Sets.Count > 1).Take(MostGroups))
            yield return RichText.Empty.Strong("Resting on the same compounds: ").Then(string.Join("; ", group.Sets.Take(MostGroups).Select(s => names[s])) + (group.Sets.Count > MostGroups ? " …" : "") + ". They are one hint, not several.");
    }

    private static FigureDrawing Classes(ClassComposition classes, string pack, string? dataLabel) => BarFigure.Draw(new BarPlot
    {
        Axis = new FigureAxis($"chosen {classes.Unit}"),
        Bars = [.. classes.Classes.Take(MostClasses).Select(c => new Bar(c.Class, c.Count)), .. classes.Unclassified > 0 ? [new Bar("without a class", classes.Unclassified)] : Array.Empty<Bar>()],
        Caption = RichText.Empty.Strong($"Chemical classes of the chosen compounds ({classes.Level}).").Then($" By {pack}."),
        DataLabel = dataLabel,
    });

    private static DataTableBlock Table(string name, string kind, Primitives.Table table) => new(table) { Path = $"tables/{name}_{kind}.tsv", MaxRows = 30 };

    private static string Words(MatchLevel level) => string.Concat(level.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(c) : c.ToString()));
}
