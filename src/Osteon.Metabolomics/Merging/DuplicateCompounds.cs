using System.Globalization;
using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// Finds compounds that both modes measured and keeps one of the modes. Features joined by a common identifier or name form a set
/// (identifiers count before names); features in no such set are paired by neutral mass and retention time, the nearest mass first. In a
/// set the best feature decides its mode: features of the other mode go, further features of the same mode (other adducts) stay, because
/// redundancy inside a mode is not what merging is about.
/// </summary>
internal static class DuplicateCompounds
{
    public static (DuplicateDecision[] Decisions, int[] Kept) Resolve(
        FeatureTable table, PolarityMergeParameters parameters, RunContext context)
    {
        var sets = new List<(DuplicateReason Reason, string Key, int[] Members)>();
        bool[] used = new bool[table.Features.Count];
        if (parameters.MatchIdentifiers || parameters.MatchNames) ByIdentity(table, parameters, sets, used);
        if (parameters.MatchMasses) ByMass(table, parameters, sets, used);
        if (parameters.MatchMasses && table.Features.Count(f => NeutralMass.Of(f) is null) is > 0 and var without)
            context.Findings.Add(Finding.Note(MergeFindings.NoNeutralMass,
                $"{without} features state no neutral mass and no single known adduct: they cannot be matched by mass"));
        FeatureSpread? spread = table.IsLogarithmic() || table.RowsOf(InjectionKind.Qc).Count < 2 ? null : FeatureSpread.Of(table);
        Matrix samples = table.FeatureMajor(table.Rows(InjectionScope.Samples));
        var removed = new HashSet<int>();
        var decisions = new List<DuplicateDecision>();
        foreach ((DuplicateReason reason, string key, int[] members) in sets.OrderBy(s => s.Members[0]))
        {
            (int best, string rule, string words) = Best(table, members, (spread, samples), parameters.Duplicates);
            int[] kept = parameters.Duplicates == DuplicateRule.KeepBoth ? members
                : [.. members.Where(m => table.Features[m].Polarity == table.Features[best].Polarity)];
            removed.UnionWith(members.Except(kept));
            decisions.Add(new DuplicateDecision(reason, key, [.. members.Select(m => table.Features[m].Id)],
                [.. kept.Select(m => table.Features[m].Id)], rule, words));
        }

        if (decisions.Count > 0)
            context.Findings.Add(Finding.Note(MergeFindings.Duplicates,
                $"{decisions.Count} compounds were found in both modes; {removed.Count} features were left out for a better one of " +
                    "the other mode"));
        return ([.. decisions], [.. Enumerable.Range(0, table.Features.Count).Where(f => !removed.Contains(f))]);
    }

    private static (int Best, string Rule, string Words) Best(
        FeatureTable table, int[] members, (FeatureSpread? Spread, Matrix Samples) numbers, DuplicateRule rule)
    {
        if (rule == DuplicateRule.KeepBoth) return (members[0], "keep_both", "both modes are kept");
        string Name(int f) => table.Features[f].Id;
        if (rule == DuplicateRule.LowerRsd && numbers.Spread is { } spread && members.All(m => double.IsFinite(spread.RsdPercent[m])))
        {
            int[] byRsd = [.. members.OrderBy(m => spread.RsdPercent[m])];
            int other = byRsd.First(m => table.Features[m].Polarity != table.Features[byRsd[0]].Polarity);
            if (spread.RsdPercent[byRsd[0]] < spread.RsdPercent[other])
                return (byRsd[0], "qc_rsd",
                    $"{Name(byRsd[0])} has the lower QC RSD, {Text.Of(spread.RsdPercent[byRsd[0]])} % against " +
                        $"{Text.Of(spread.RsdPercent[other])} % of {Name(other)}");
        }

        double Mean(int f) => FiniteStatistics.Mean(numbers.Samples.Row(f)) is var mean && double.IsNaN(mean) ? double.NegativeInfinity
            : mean;
        int[] byMean = [.. members.OrderByDescending(Mean)];
        int second = byMean.First(m => table.Features[m].Polarity != table.Features[byMean[0]].Polarity);
        return Mean(byMean[0]) > Mean(second)
            ? (byMean[0], "intensity",
                $"{Name(byMean[0])} has the higher mean in the samples, {Text.Of(Mean(byMean[0]))} against {Text.Of(Mean(second))} " +
                    $"of {Name(second)}")
            : (members[0], "order", $"nothing tells {Name(members[0])} and {Name(second)} apart; the first is kept");
    }

    private static void ByIdentity(FeatureTable table, PolarityMergeParameters parameters, List<(DuplicateReason, string, int[])> sets,
        bool[] used)
    {
        int n = table.Features.Count;
        var groups = new DisjointSets(n);
        var link = new (DuplicateReason Reason, string Key)?[n];
        void Join(DuplicateReason reason, Func<Feature, IEnumerable<string>> keys)
        {
            foreach (IGrouping<string, (int F, string Key)> same in Enumerable.Range(0, n)
                .SelectMany(f => keys(table.Features[f]).Distinct().Select(k => (F: f, Key: k)))
                .GroupBy(p => p.Key, StringComparer.OrdinalIgnoreCase))
            {
                int[] members = [.. same.Select(p => p.F)];
                // Two features of one mode with one name are no duplicate of modes, but tie further features of the other mode together.
                foreach (int p in members.Where(m => table.Features[m].Polarity == Polarity.Positive))
                    foreach (int q in members.Where(m => table.Features[m].Polarity == Polarity.Negative
                        && InTime(table.Features[p], table.Features[m], parameters.IdentityRetentionTimeWindowSeconds)))
                    {
                        int a = groups.Find(p), b = groups.Find(q);
                        (DuplicateReason, string) why = link[Math.Min(a, b)] ?? link[Math.Max(a, b)] ?? (reason, same.Key);
                        groups.Unite(a, b);
                        link[Math.Min(a, b)] = why;
                    }
            }
        }

        if (parameters.MatchIdentifiers) Join(DuplicateReason.Identifier,
            f => f.Identifiers.Where(i => i.Namespace != CompoundNamespace.Own && i.Value.Trim().Length > 0)
            .Select(i => $"{i.Namespace}:{i.Value.Trim()}"));
        if (parameters.MatchNames) Join(DuplicateReason.Name, f => string.IsNullOrWhiteSpace(f.Name) ? [] : [f.Name.Trim()]);
        foreach (IGrouping<int, int> set in Enumerable.Range(0, n).GroupBy(groups.Find).Where(s => s.Count() > 1))
        {
            int[] members = [.. set];
            foreach (int m in members) used[m] = true;
            (DuplicateReason reason, string key) = link[set.Key]!.Value;
            sets.Add((reason, key, members));
        }
    }

    private static void ByMass(FeatureTable table, PolarityMergeParameters parameters, List<(DuplicateReason, string, int[])> sets,
        bool[] used)
    {
        double?[] mass = [.. table.Features.Select(NeutralMass.Of)];
        int[] negatives = [.. Enumerable.Range(0, mass.Length)
            .Where(f => !used[f] && mass[f] is not null && table.Features[f].Polarity == Polarity.Negative).OrderBy(f => mass[f])];
        double[] masses = [.. negatives.Select(f => mass[f]!.Value)];
        var candidates = new List<(double Ppm, double Seconds, int P, int Q)>();
        for (int p = 0; p < mass.Length; p++)
        {
            if (used[p] || mass[p] is not { } own || table.Features[p] is not
                {
                    Polarity: Polarity.Positive,
                    RetentionTime: not null
                }) continue;
            double reach = own * parameters.MassTolerancePpm * 2e-6;
            int start = Array.BinarySearch(masses, own - reach);
            for (int i = start < 0 ? ~start : start; i < masses.Length && masses[i] <= own + reach; i++)
            {
                int q = negatives[i];
                double ppm = Math.Abs(masses[i] - own) / Math.Max(masses[i], own) * 1e6;
                if (ppm > parameters.MassTolerancePpm || table.Features[q].RetentionTime is null
                    || !InTime(table.Features[p], table.Features[q], parameters.RetentionTimeWindowSeconds)) continue;
                candidates.Add((ppm, Math.Abs(table.Features[p].RetentionTime!.Value - table.Features[q].RetentionTime!.Value), p, q));
            }
        }

        foreach ((_, _, int p, int q) in candidates.Order())
        {
            if (used[p] || used[q]) continue;
            used[p] = used[q] = true;
            sets.Add((DuplicateReason.Mass, mass[p]!.Value.ToString("F4", CultureInfo.InvariantCulture), [p, q]));
        }
    }

    private static bool InTime(Feature a, Feature b, double? window) =>
        window is not { } seconds || a.RetentionTime is not { } x || b.RetentionTime is not { } y || Math.Abs(x - y) <= seconds;
}
