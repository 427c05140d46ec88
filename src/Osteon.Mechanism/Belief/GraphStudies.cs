using System.Globalization;
using System.Runtime.InteropServices;

namespace Osteon.Mechanism;

/// <summary>
/// The studies behind a whole graph, each once: a study that stands under a textbook key on one edge, under a cohort on another and under
/// a number in a
/// reference list on a third is one. Evidences are joined by cohort, textbook key, reference and number in the list of a source, directly
/// or through
/// others, with two limits. Evidence that only mentions an edge joins nothing, since that is how mis-citations are kept. And a citation
/// of more than
/// <see cref="LargestGroup"/> works at once is a study of its own by its cohort: it points to a field and does not make its works one
/// study; where
/// studies are counted together (on one edge, in one cell of the table of gaps) it still counts once with any of its works.
/// </summary>
public sealed class GraphStudies
{
    /// <summary>Works that one citation may give together and still make one study: 3.</summary>
    public const int LargestGroup = 3;

    private const int NamesShown = 3;

    private readonly int[][] _own; // of each edge and evidence; -1 for mentions
    private readonly Dictionary<(int Edge, int Evidence), int[]> _also;

    private GraphStudies(IReadOnlyList<string> names, int[][] own, Dictionary<(int Edge, int Evidence), int[]> also) => (Names, _own, _also) = (names, own, also);

    /// <summary>
    /// The name of each study, all different: the cohorts that the curator gave, the most frequent first and at most three, else the
    /// textbook key, else a
    /// reference, else the number in the list of its source, else the claim.
    /// </summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The position in <see cref="Names"/> of the study of an evidence of an edge, or −1 for a mention.</summary>
    public int Of(int edge, int evidence) => _own[edge][evidence];

    /// <summary>Finds the studies of these edges.</summary>
    public static GraphStudies Of(IReadOnlyList<Edge> edges)
    {
        var ids = new Dictionary<StudyKey, int>();
        var keys = new List<StudyKey>();
        var joins = new List<(int A, int B)>();
        int[][] own = new int[edges.Count][];
        var also = new Dictionary<(int Edge, int Evidence), int[]>();
        int Id(StudyKey key)
        {
            if (!ids.TryGetValue(key, out int id)) ids.Add(key, id = ids.Count);
            return id;
        }

        for (int e = 0; e < own.Length; e++)
        {
            IReadOnlyList<Evidence> evidence = edges[e].Evidence;
            own[e] = evidence.Count == 0 ? [] : new int[evidence.Count];
            for (int k = 0; k < own[e].Length; k++)
            {
                own[e][k] = -1;
                if (evidence[k].Stance == Stance.Mentions) continue;
                keys.Clear();
                StudyKey.AddNames(evidence[k], keys);
                bool group = StudyKey.Works(evidence[k]) > LargestGroup;
                if (group)
                {
                    var works = new List<StudyKey>();
                    StudyKey.AddWorks(evidence[k], works);
                    if (keys.Count == 0) keys.Add(new StudyKey(StudyKeyKind.Group, string.Join(" + ", works.Select(Word))));
                    also.Add((e, k), [.. works.Select(Id)]);
                }
                else
                {
                    StudyKey.AddWorks(evidence[k], keys);
                }

                own[e][k] = Id(keys[0]);
                for (int i = 1; i < keys.Count; i++) joins.Add((own[e][k], Id(keys[i])));
            }
        }

        var union = new Union(ids.Count);
        foreach ((int a, int b) in joins) union.Join(a, b);
        int[] study = new int[ids.Count];
        int count = 0;
        for (int i = 0; i < study.Length; i++) study[i] = union.Root(i) == i ? count++ : study[union.Root(i)];
        foreach (int[] one in own)
            for (int k = 0; k < one.Length; k++)
                if (one[k] >= 0) one[k] = study[one[k]];
        foreach (int[] works in also.Values)
            for (int k = 0; k < works.Length; k++) works[k] = study[works[k]];
        return new GraphStudies(NamesOf(edges, own, ids, study, count), own, also);
    }

    /// <summary>The same studies on some of the edges, with some of their evidence.</summary>
    /// <param name="edges">Positions of these edges.</param>
    /// <param name="evidence">For each the positions of its evidence, null for all.</param>
    internal GraphStudies Part(int[] edges, int[]?[] evidence)
    {
        int[][] own = new int[edges.Length][];
        var also = new Dictionary<(int Edge, int Evidence), int[]>();
        for (int e = 0; e < edges.Length; e++)
        {
            int[] all = _own[edges[e]];
            own[e] = evidence[e] is { } some ? [.. some.Select(k => all[k])] : all;
            for (int k = 0; k < own[e].Length && _also.Count > 0; k++)
                if (_also.TryGetValue((edges[e], evidence[e]?[k] ?? k), out int[]? works)) also.Add((e, k), works);
        }

        return new GraphStudies(Names, own, also);
    }

    /// <summary>The independent studies on one edge with one stance, in the order of their first evidence.</summary>
    public IReadOnlyList<Study> On(MechanismGraph graph, int edge, Stance stance) => On(graph.Edges, edge, stance);

    internal IReadOnlyList<Study> On(IReadOnlyList<Edge> edges, int edge, Stance stance)
    {
        IReadOnlyList<Evidence> evidence = edges[edge].Evidence;
        int count = 0;
        for (int k = 0; k < evidence.Count; k++)
            if (evidence[k].Stance == stance && _own[edge][k] >= 0) count++;
        if (count == 0) return [];
        int[] items = new int[count], first = new int[count]; // evidence; the first of the same study
        count = 0;
        for (int k = 0; k < evidence.Count; k++)
            if (evidence[k].Stance == stance && _own[edge][k] >= 0) items[count++] = k;
        int studies = count;
        for (int i = 0; i < count; i++)
        {
            first[i] = i;
            for (int j = 0; j < i; j++)
            {
                if (first[i] == first[j] || !Same((edge, items[i]), (edge, items[j]))) continue;
                (int keep, int gone) = (Math.Min(first[i], first[j]), Math.Max(first[i], first[j]));
                for (int m = 0; m <= i; m++)
                    if (first[m] == gone) first[m] = keep;
                studies--;
            }
        }

        var found = new Study[studies];
        int next = 0;
        for (int i = 0; i < count; i++)
        {
            if (first[i] != i) continue;
            var of = new List<Evidence>(1);
            for (int m = i; m < count; m++)
                if (first[m] == i) of.Add(evidence[items[m]]);
            found[next++] = new Study(Names[_own[edge][items[i]]], of);
        }

        return found;
    }

    /// <summary>The studies that a citation of many works gives besides its own; empty for all other evidence.</summary>
    internal ReadOnlySpan<int> Also(int edge, int evidence) => _also.Count > 0 && _also.TryGetValue((edge, evidence), out int[]? works) ? works : [];

    private bool Same((int Edge, int Evidence) a, (int Edge, int Evidence) b)
    {
        int ownA = Of(a.Edge, a.Evidence), ownB = Of(b.Edge, b.Evidence);
        ReadOnlySpan<int> alsoA = Also(a.Edge, a.Evidence), alsoB = Also(b.Edge, b.Evidence);
        return ownA == ownB || alsoA.Contains(ownB) || alsoB.Contains(ownA) || alsoA.IndexOfAny(alsoB) >= 0;
    }

    private static string[] NamesOf(IReadOnlyList<Edge> edges, int[][] own, Dictionary<StudyKey, int> ids, int[] study, int count)
    {
        string[] names = new string[count];
        var best = new StudyKey?[count];
        foreach ((StudyKey key, int id) in ids) // in the order in which they were found
            if (best[study[id]] is not { } other || key.Kind != StudyKeyKind.Cohort && Rank(key) < Rank(other)) best[study[id]] = key;
        var cohorts = new Dictionary<string, (int Study, int Times)>(StringComparer.Ordinal);
        for (int e = 0; e < own.Length; e++)
        {
            for (int k = 0; k < own[e].Length; k++)
            {
                if (own[e][k] < 0) continue;
                foreach (string cohort in StudyKey.Cohorts(edges[e].Evidence[k]))
                {
                    ref (int Study, int Times) one = ref CollectionsMarshal.GetValueRefOrAddDefault(cohorts, cohort, out _);
                    one = (own[e][k], one.Times + 1);
                }
            }
        }

        var several = new Dictionary<int, List<string>>();
        foreach ((string cohort, (int of, _)) in cohorts)
        {
            if (names[of] is null) names[of] = cohort;
            else if (several.TryGetValue(of, out List<string>? list)) list.Add(cohort);
            else several.Add(of, [names[of], cohort]);
        }

        foreach ((int of, List<string> all) in several)
        {
            IEnumerable<string> ordered = all.OrderByDescending(c => cohorts[c].Times).ThenBy(c => c, StringComparer.Ordinal);
            int more = all.Count - NamesShown;
            string others = more > 0 ? string.Create(CultureInfo.InvariantCulture, $" + {more} cited with them") : "";
            names[of] = string.Join(" + ", ordered.Take(NamesShown)) + others;
        }

        for (int s = 0; s < count; s++) names[s] ??= Word(best[s]!.Value);
        return names;
    }

    /// <summary>Which of the names other than cohorts is the most readable.</summary>
    private static int Rank(StudyKey key) => key.Kind switch
    {
        StudyKeyKind.Cohort => 5,
        StudyKeyKind.Claim when key.Text.StartsWith("textbook:", StringComparison.Ordinal) => 0,
        StudyKeyKind.Reference => 1,
        StudyKeyKind.Number => 2,
        StudyKeyKind.Group => 3,
        _ => 4,
    };

    private static string Word(StudyKey key) => key.Kind == StudyKeyKind.Number
        ? string.Create(CultureInfo.InvariantCulture, $"{key.Text} reference {key.Number}")
        : key.Text;
}
