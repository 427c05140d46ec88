using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// Enrichment of sets at the ends of a ranking (MSEA in the manner of GSEA): a weighted running sum whose null distribution comes from
/// permuting the labels of the samples, so that the correlation between metabolites stays as it is. p compares with arrangements of the
/// same sign: if all arrangements are given, #{|ES*| ≥ |ES|} / #{same sign}, the observed one being among them; if they are drawn,
/// (1 + #) / (1 + #). See docs/methods/enrichment.md.
/// </summary>
public static class RankedEnrichment
{
    private const double Tie = 1e-12;

    /// <summary>Tests the sets of a pack.</summary>
    /// <param name="input">Statistics under the true and under other labels.</param>
    /// <param name="parameters">Weight and size limits.</param>
    /// <param name="context">Receives OST-ENR-005 … 007; threads, progress, cancellation.</param>
    public static RankedEnrichmentResult Test(RankedEnrichmentInput input, RankedEnrichmentParameters parameters, RunContext context)
    {
        if (input.Compounds.Count != input.Observed.Count || input.Permuted.Columns != input.Compounds.Count)
            throw new ArgumentException("as many observed and permuted statistics as compounds are needed", nameof(input));
        int[] kept = [.. Enumerable.Range(0, input.Compounds.Count).Where(c => double.IsFinite(input.Observed[c]))];
        RankedSets sets = RankedSets.Of(input.Pack, [.. kept.Select(c => input.Compounds[c])], parameters.MinSize, parameters.MaxSize);
        double[] observed = [.. kept.Select(c => input.Observed[c])];
        var own = new Ranking(observed.Length);
        own.Sort(observed);
        int count = sets.Members.Length, rows = input.Permuted.Rows;
        double[] scores = new double[count];
        int[][] edges = new int[count][];
        for (int s = 0; s < count; s++) (scores[s], edges[s]) = own.ScoreWithEdge(sets.Members[s], parameters.Weight);
        int missing = 0;
        var permuted = new Matrix(rows, count);
        Parallel.For(
            0, rows, context.ParallelOptions, () => new Ranking(observed.Length), (row, _, ranking) =>
            {
                Span<double> values = input.Permuted.Row(row);
                double[] statistics = new double[kept.Length];
                for (int c = 0; c < kept.Length; c++)
                {
                    double value = values[kept[c]];
                    if (!double.IsFinite(value)) Interlocked.Increment(ref missing);
                    statistics[c] = double.IsFinite(value) ? value : 0;
                }

                ranking.Sort(statistics);
                for (int s = 0; s < count; s++) permuted.Values[(row * count) + s] = ranking.Score(sets.Members[s], parameters.Weight);
                return ranking;
            },
            _ => { });
        context.Cancellation.ThrowIfCancellationRequested();
        ScoredSet[] scored = [.. Enumerable.Range(0, count).Select(s => Scored(scores[s], permuted, s, input.Exact))];
        double?[] adjusted = AdjustedP.BenjaminiHochberg([.. scored.Select(s => s.P)]);
        double?[] q = FalseDiscovery.Of(scored, permuted);
        RankedEnrichmentLine[] lines =
        [
            .. Enumerable.Range(0, count).Select(s => new RankedEnrichmentLine
            {
                Source = input.Pack.Source,
                Orthology = input.Orthology,
                SetId = sets.Sets[s].Id,
                SetName = sets.Sets[s].Name,
                Size = sets.Members[s].Length,
                EnrichmentScore = scores[s],
                NormalisedScore = scored[s].Normalised,
                P = scored[s].P,
                PAdjusted = adjusted[s],
                FdrQ = q[s],
                NotAvailable = scored[s].P is null ? "no arrangement of the labels gave a score of the same sign" : null,
                LeadingEdge = [.. edges[s].Select(c => input.Compounds[kept[c]])],
            }).OrderBy(l => l.P ?? 2).ThenByDescending(l => Math.Abs(l.NormalisedScore ?? 0)),
        ];
        var result = new RankedEnrichmentResult
        {
            Source = input.Pack.Source,
            Parameters = parameters,
            Compounds = kept.Length,
            LeftOut = [.. Enumerable.Range(0, input.Compounds.Count).Except(kept).Select(c => input.Compounds[c])],
            Arrangements = rows,
            Exact = input.Exact,
            Lines = lines,
            MethodText = RankedText.Method(input, parameters, kept.Length, count),
        };
        context.Findings.AddRange(RankedText.Findings(result, missing));
        return result;
    }

    private static ScoredSet Scored(double score, Matrix permuted, int set, bool exact)
    {
        double positiveSum = 0, negativeSum = 0;
        int positive = 0, negative = 0, extreme = 0;
        double bound = Math.Abs(score) * (1 - Tie);
        for (int row = 0; row < permuted.Rows; row++)
        {
            double other = permuted.Values[(row * permuted.Columns) + set];
            if (other >= 0)
            {
                positive++;
                positiveSum += other;
            }

            if (other <= 0)
            {
                negative++;
                negativeSum -= other;
            }

            if (score >= 0 ? other >= bound : -other >= bound) extreme++;
        }

        int same = score >= 0 ? positive : negative;
        double positiveMean = positive > 0 ? positiveSum / positive : 0, negativeMean = negative > 0 ? negativeSum / negative : 0;
        double mean = score >= 0 ? positiveMean : negativeMean;
        double? normalised = same > 0 && mean > 0 ? score / mean : null;
        double? p = score == 0 ? 1 : exact ? (same > 0 ? (double)extreme / same : null) : (1.0 + extreme) / (1.0 + same);
        return new ScoredSet(same == 0 ? null : normalised, same == 0 ? null : p, positiveMean, negativeMean);
    }
}
