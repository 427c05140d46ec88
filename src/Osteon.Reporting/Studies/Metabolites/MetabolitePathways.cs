using Osteon.Metabolomics;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>What the knowledge packs say about a comparison of metabolites.</summary>
internal static class MetabolitePathways
{
    public static IEnumerable<Block> Blocks(string id, string file, IReadOnlyList<PathwayResult> results, string? dataLabel, int most)
    {
        yield return new HeadingBlock($"{id}-part-pathways", "Pathways");
        foreach (PathwayResult result in results)
        {
            int mapped = result.Mapped.Sum(m => m.Features);
            yield return new ParagraphBlock(RichText.Empty.Strong($"{result.Source.Name} {result.Source.Version}")
                .Then($" ({result.Source.Licence}{(result.Source.Species is { } species ? $", {species}" : "")}). ")
                .Then(FormattableString.Invariant($"{mapped} of {result.Features} features lead to a compound of this pack ({string.Join(", ", result.Mapped.Select(m => FormattableString.Invariant($"{m.Features} by {Words(m.Level)}")))}); {result.Ambiguous} lead to several, {result.Conflicting} have identifiers that contradict each other.")));
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
                yield return Table(name, "over_representation", MetaboliteTables.OverRepresentation(name, over));
            }
            else
            {
                yield return new ParagraphBlock("No feature was chosen, so there is nothing to test for over-representation.");
            }

            if (result.Ranked is not { } ranked) continue;
            yield return new ParagraphBlock(ranked.MethodText);
            yield return Table(name, "ranked_enrichment", MetaboliteTables.Ranked(name, ranked));
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

    private static DataTableBlock Table(string name, string kind, Primitives.Table table) => new(table) { Path = $"tables/{name}_{kind}.tsv", MaxRows = 30 };

    private static string Words(MatchLevel level) => string.Concat(level.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(c) : c.ToString()));
}
