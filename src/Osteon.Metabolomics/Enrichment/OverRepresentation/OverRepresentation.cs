using System.Globalization;
using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// Over-representation analysis: are more of the selected compounds in a set than a draw without replacement from the background gives?
/// p = P(X ≥ x), X hypergeometric with N compounds in the background, m of them in the set and k selected; this is Fisher's exact test,
/// one-sided. The background is a declared choice and the other choice stands beside it. See docs/methods/enrichment.md.
/// </summary>
public static class OverRepresentation
{
    private const double Level = 0.05;

    /// <summary>Tests the sets of one pack.</summary>
    /// <param name="selection">Pack, selected and measured compounds.</param>
    /// <param name="parameters">Background, size limits, family.</param>
    /// <param name="context">Receives OST-ENR-001 … 004.</param>
    /// <exception cref="ArgumentException">The declared background is not part of the selection, or the size limits contradict each
    /// other.</exception>
    public static OverRepresentationResult Test(CompoundSelection selection, OverRepresentationParameters parameters, RunContext context) =>
        Test([selection], parameters, context)[0];

    /// <summary>Tests the sets of several packs (for example rat sets and human sets by homology), each against its own
    /// background.</summary>
    /// <param name="selections">One per pack; compounds are keys of that pack.</param>
    /// <param name="parameters">The same settings for all.</param>
    /// <param name="context">Receives OST-ENR-001 … 004.</param>
    /// <returns>One result per pack, in the order given.</returns>
    public static IReadOnlyList<OverRepresentationResult> Test(
        IReadOnlyList<CompoundSelection> selections, OverRepresentationParameters parameters, RunContext context)
    {
        if (parameters.MinSize < 1 || parameters.MaxSize < parameters.MinSize)
            throw new ArgumentException(
                "sets must have at least one compound and a largest size not below the smallest", nameof(parameters));
        OverRepresentationResult[] results = [.. selections.Select(s => TestOne(s, parameters, context))];
        if (parameters.FamilyAcrossPacks) AdjustTogether(results, parameters.Family);
        return results;
    }

    private static OverRepresentationResult TestOne(
        CompoundSelection selection, OverRepresentationParameters parameters, RunContext context)
    {
        BackgroundCounts declared = BackgroundCounts.Of(selection, parameters.Background, parameters)
            ?? throw new ArgumentException($"the background '{parameters.Background}' is declared but not given", nameof(selection));
        EnrichmentBackground otherKind =
            parameters.Background == EnrichmentBackground.Pack ? EnrichmentBackground.Measured : EnrichmentBackground.Pack;
        BackgroundCounts? other = BackgroundCounts.Of(selection, otherKind, parameters);
        IReadOnlyList<MetaboliteSet> sets = selection.Pack.Sets;
        var lines = new List<OverRepresentationLine>();
        for (int s = 0; s < sets.Count; s++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (declared.Counts[s] is not { } counts) continue;
            lines.Add(new OverRepresentationLine
            {
                Source = selection.Pack.Source,
                Orthology = selection.Orthology,
                SetId = sets[s].Id,
                SetName = sets[s].Name,
                SizeInPack = sets[s].Members.Distinct(StringComparer.Ordinal).Count(),
                Counts = counts,
                PAdjusted = declared.PAdjusted[s],
                PBonferroni = declared.PBonferroni[s],
                Other = other?.Counts[s],
                OtherPAdjusted = other?.PAdjusted[s],
                HitCompounds = [.. sets[s].Members.Distinct(StringComparer.Ordinal).Where(declared.SelectedInside.Contains)],
            });
        }

        OverRepresentationLine[] sorted = [.. lines.OrderBy(l => l.Counts.P).ThenByDescending(l => l.Counts.FoldEnrichment ?? 0)];
        var result = new OverRepresentationResult
        {
            Source = selection.Pack.Source,
            Parameters = parameters,
            Population = declared.Population,
            Selected = declared.SelectedInside.Count,
            SelectedOutside = [.. selection.Selected.Distinct(StringComparer.Ordinal).Where(c => !declared.SelectedInside.Contains(c))],
            SetsInPack = sets.Count,
            Lines = sorted,
            MethodText = OverRepresentationText.Method(parameters, declared, lines.Count, selection.Pack.Source),
            BackgroundEffect = other is null ? null : OverRepresentationText.Effect(sorted, declared, other, Level),
        };
        context.Findings.AddRange(OverRepresentationText.Findings(result));
        return result;
    }

    private static void AdjustTogether(OverRepresentationResult[] results, FdrFamily family)
    {
        OverRepresentationLine[] all = [.. results.SelectMany(r => r.Lines)];
        double?[] p = [.. all.Select(l => BackgroundCounts.InFamily(l.Counts, family) ? l.Counts.P : (double?)null)];
        double?[] q = [.. all.Select(l => l.Other is { } o && BackgroundCounts.InFamily(o, family) ? o.P : (double?)null)];
        double?[] adjusted = AdjustedP.BenjaminiHochberg(p), bonferroni = AdjustedP.Bonferroni(p), other = AdjustedP.BenjaminiHochberg(q);
        int at = 0;
        for (int r = 0; r < results.Length; r++)
        {
            var lines = new List<OverRepresentationLine>();
            foreach (OverRepresentationLine line in results[r].Lines)
            {
                lines.Add(line with { PAdjusted = adjusted[at], PBonferroni = bonferroni[at], OtherPAdjusted = other[at] });
                at++;
            }

            string text = string.Create(
                CultureInfo.InvariantCulture, $"{results[r].MethodText} The sets of {results.Length} sources were corrected together.");
            results[r] = results[r] with { Lines = lines, MethodText = text };
        }
    }
}
