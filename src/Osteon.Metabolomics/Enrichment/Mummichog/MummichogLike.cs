using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// Enrichment without identification, in the manner of mummichog (Li et al. 2013, 10.1371/journal.pcbi.1003123): if many features of a list
/// could be metabolites of one pathway, the pathway is likely even though each single name is a guess. Masses are matched to compounds
/// through adducts, ions are grouped to empirical compounds, and every set gets a hypergeometric score, which is compared with the
/// scores of
/// lists of features drawn at random. It is not mummichog: docs/methods/enrichment.md lists the differences. All results are hypotheses.
/// </summary>
public static class MummichogLike
{
    private const double Tie = 1e-12;

    /// <summary>Tests the sets of a pack.</summary>
    /// <param name="features">All features of the table: m/z and polarity (or neutral mass), retention time if there is one.</param>
    /// <param name="selected">Ids of the selected features; ids that are not features are a caller's bug.</param>
    /// <param name="pack">Compounds with a formula or a mass, and sets of them.</param>
    /// <param name="parameters">Tolerances, adducts, permutations.</param>
    /// <param name="context">Streams <c>mummichog, pack, permutation</c>; receives OST-ENR-009 … 012; threads, progress,
    /// cancellation.</param>
    public static MummichogResult Test(
        IReadOnlyList<Feature> features, IReadOnlyCollection<string> selected, KnowledgePack pack, MummichogParameters parameters,
        RunContext context)
    {
        if (!(parameters.Ppm > 0) || parameters.Permutations < 1)
            throw new ArgumentException("a tolerance above 0 and at least one permutation are needed", nameof(parameters));
        Dictionary<string, int> place = features.Select((f, i) => (f.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        var chosen = new bool[features.Count];
        foreach (string id in selected)
            chosen[place.TryGetValue(id, out int at) ? at
                : throw new ArgumentException($"there is no feature '{id}'", nameof(selected))] = true;
        IReadOnlyList<CompoundMass> masses = CompoundMasses.Of(pack, context.Findings);
        var search = new CandidateSearch(masses, parameters);
        int[] usable = [.. Enumerable.Range(0, features.Count).Where(f => search.Usable(features[f]))];
        var candidates = new List<Candidate>[features.Count];
        Parallel.For(0, usable.Length, context.ParallelOptions, i => candidates[usable[i]] = search.Of(usable[i], features[usable[i]]));
        var matched = usable.Where(f => candidates[f].Count > 0).ToArray();
        List<EmpiricalCompounds.Unit> units = EmpiricalCompounds.Of(features, matched.SelectMany(f => candidates[f]), parameters);
        MummichogSets sets = MummichogSets.Of(pack, units, parameters);
        bool[] chosenUsable = [.. usable.Select(f => chosen[f])];
        var permutations = new MummichogPermutations(sets, usable, features.Count);
        int draws = chosenUsable.Count(c => c);
        SetCounts[] observed = permutations.Score([.. usable.Where(f => chosen[f])]);
        Matrix permuted = permutations.Run(draws, parameters.Permutations, pack.Source.Id, context);
        (MummichogLine[] lines, GammaFit? gamma) = Lines(observed, permuted, parameters, sets, pack.Source);
        var hit = new HashSet<int>(usable.Where(f => chosen[f]));
        var result = new MummichogResult
        {
            Source = pack.Source,
            Parameters = parameters,
            Features = usable.Length,
            Selected = draws,
            Matched = matched.Length,
            CompoundsWithMass = masses.Count,
            EmpiricalCompounds = sets.Units.Length,
            Gamma = gamma is null ? null : (gamma.Shape, gamma.Scale, gamma.Share),
            Lines =
            [
                .. lines.Select((l, s) => l with { Hypotheses = sets.Hypotheses(s, hit, features, pack) })
                    .OrderBy(l => l.P).ThenBy(l => l.Counts.P),
            ],
            MethodText = MummichogText.Method(pack.Source, parameters, usable.Length, draws, sets.Units.Length),
        };
        context.Findings.AddRange(MummichogText.Findings(result, features.Count));
        return result;
    }

    private static (MummichogLine[] Lines, GammaFit? Gamma) Lines(
        SetCounts[] observed, Matrix permuted, MummichogParameters parameters, MummichogSets sets, KnowledgeSource source)
    {
        double[] pool = [.. permuted.Values];
        Array.Sort(pool);
        GammaFit? gamma = GammaFit.Of([.. pool.Select(p => p < 1 ? -Math.Log10(p) : 0)]);
        var lines = new MummichogLine[observed.Length];
        for (int s = 0; s < lines.Length; s++)
        {
            double p = observed[s].P, bound = p * (1 + Tie);
            int own = 0;
            for (int row = 0; row < permuted.Rows; row++)
                if (permuted.Values[(row * permuted.Columns) + s] <= bound) own++;
            double ownSet = (1.0 + own) / (1.0 + permuted.Rows);
            double pooled = (1.0 + NotAbove(pool, bound)) / (1.0 + pool.Length);
            double? fitted = gamma?.UpperTail(p < 1 ? -Math.Log10(p) : 0);
            lines[s] = new MummichogLine
            {
                Source = source,
                SetId = sets.Sets[s].Id,
                SetName = sets.Sets[s].Name,
                Counts = observed[s],
                P = parameters.Null switch { MummichogNull.Pooled => pooled, MummichogNull.Gamma => fitted ?? pooled, _ => ownSet },
                POwnSet = ownSet,
                PPooled = pooled,
                PGamma = fitted,
                Hypotheses = [],
            };
        }

        double?[] adjusted = AdjustedP.BenjaminiHochberg([.. lines.Select(l => (double?)l.P)]);
        return ([.. lines.Select((l, i) => l with { PAdjusted = adjusted[i] })], gamma);
    }

    private static int NotAbove(double[] sorted, double bound)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] <= bound) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
