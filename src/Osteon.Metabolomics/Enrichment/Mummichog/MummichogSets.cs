using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>The tested sets in empirical compounds, and the empirical compounds that are in any of them.</summary>
internal sealed record MummichogSets(MetaboliteSet[] Sets, EmpiricalCompounds.Unit[] Units, int[][] Members)
{
    public static MummichogSets Of(KnowledgePack pack, List<EmpiricalCompounds.Unit> units, MummichogParameters parameters)
    {
        var unitsOf = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int u = 0; u < units.Count; u++)
            foreach (int compound in units[u].Compounds)
            {
                string id = pack.Compounds[compound].Id;
                if (!unitsOf.TryGetValue(id, out List<int>? own)) unitsOf[id] = own = [];
                own.Add(u);
            }

        (MetaboliteSet Set, int[] Members)[] tested =
        [
            .. pack.Sets.Select(s => (s, s.Members.SelectMany(m => unitsOf.GetValueOrDefault(m) ?? []).Distinct().Order().ToArray()))
                .Where(p => p.Item2.Length >= Math.Max(1, parameters.MinSize) && p.Item2.Length <= parameters.MaxSize),
        ];
        int[] used = [.. tested.SelectMany(t => t.Members).Distinct().Order()];
        Dictionary<int, int> renumbered = used.Select((u, i) => (u, i)).ToDictionary(p => p.u, p => p.i);
        return new MummichogSets(
            [.. tested.Select(t => t.Set)], [.. used.Select(u => units[u])],
            [.. tested.Select(t => t.Members.Select(u => renumbered[u]).ToArray())]);
    }

    /// <summary>The empirical compounds of a set that have a selected feature.</summary>
    public IReadOnlyList<EmpiricalCompound> Hypotheses(int set, HashSet<int> selected, IReadOnlyList<Feature> features, KnowledgePack pack)
    {
        var members = Sets[set].Members.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Members[set].Where(u => Units[u].Features.Any(selected.Contains)).Select(u => new EmpiricalCompound(
                [.. Units[u].Compounds.Select(c => pack.Compounds[c].Id).Where(members.Contains)],
                [.. Units[u].Ions.Select(i => new CandidateIon(features[i.Feature].Id, i.Adduct, i.ErrorPpm))])),
        ];
    }
}
