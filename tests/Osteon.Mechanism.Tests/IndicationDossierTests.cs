using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Mechanism.Tests;

/// <summary>Every count of a dossier, and the facets of edges, against plain enumeration on small random graphs.</summary>
[Property]
public sealed class IndicationDossierTests
{
    private const string X = "indication:x";

    private static Gen<ulong> Seeds => Gen.Choose(1, int.MaxValue).Select(s => (ulong)s);

    [Fact]
    public void Claims_groups_and_kinds_are_those_of_looking_at_every_edge() => PropertyCheck.ForAll(Seeds, seed =>
    {
        MechanismGraph graph = Graph(seed);
        IndicationDossier dossier = IndicationDossier.Of(graph, X);
        Edge[] claims = [.. graph.Edges.Where(e => e.Context.Indication == X || e.From == X || e.To == X)];
        Assert.Equal(claims, dossier.Claims);
        Assert.Equal(claims.Length, dossier.Kinds.Sum(k => k.Claims));
        foreach ((StatementKind kind, int count) in dossier.Kinds) Assert.Equal(claims.Count(e => EdgeWording.KindOf(e) == kind), count);
        Assert.Equal(claims.Select(e => e.Id).Order(), dossier.Groups.SelectMany(g => g.Edges).Select(e => e.Id).Distinct().Order());
        foreach (ClaimGroupKind group in Enum.GetValues<ClaimGroupKind>())
        {
            string[] expected = [.. claims.Where(e => Belongs(e, group)).Select(e => e.Id)];
            ClaimGroup? found = dossier.Groups.FirstOrDefault(g => g.Kind == group);
            Assert.Equal(expected, found is null ? [] : found.Edges.Select(e => e.Id));
        }
    });

    [Fact]
    public void Studies_are_those_of_merging_pairs_until_nothing_changes() => PropertyCheck.ForAll(Seeds, seed =>
    {
        IndicationDossier dossier = IndicationDossier.Of(Graph(seed), X);
        List<List<(Edge Edge, Evidence Evidence)>> groups =
            [.. dossier.Claims.SelectMany(e => e.Evidence.Where(v => v.Stance != Stance.Mentions)
                .Select(v => new List<(Edge, Evidence)> { (e, v) }))];
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int a = 0; a < groups.Count && !changed; a++)
                for (int b = a + 1; b < groups.Count && !changed; b++)
                {
                    if (!groups[a].Exists(p => groups[b].Exists(q => Keys(p.Evidence).Intersect(Keys(q.Evidence)).Any()))) continue;
                    groups[a].AddRange(groups[b]);
                    groups.RemoveAt(b);
                    changed = true;
                }
        }

        string Text(IEnumerable<string> supports, IEnumerable<string> refutes) =>
            $"{string.Join(',', supports)} / {string.Join(',', refutes)}";
        Assert.Equal(
            groups.Select(g => Text(Ids(g, Stance.Supports), Ids(g, Stance.Refutes))).Order(StringComparer.Ordinal),
            dossier.Studies.Select(s => Text(s.Supports.Select(e => e.Id), s.Refutes.Select(e => e.Id))).Order(StringComparer.Ordinal));
        Assert.Equal(
            groups.Select(g => $"{Text(Ids(g, Stance.Supports), Ids(g, Stance.Refutes))} {KindOf(g)}").Order(StringComparer.Ordinal),
            dossier.Studies.Select(s => $"{Text(s.Supports.Select(e => e.Id), s.Refutes.Select(e => e.Id))} {s.Kind}")
                .Order(StringComparer.Ordinal));

        foreach (PerturbationCount count in dossier.Perturbations)
        {
            string[] expected =
            [
                .. dossier.Claims.Where(e => e.Context.Model == count.Model && e.Context.Species == count.Species
                    && e.Evidence.Any(v => v.Type == EvidenceType.Perturbation && v.Stance == Stance.Supports)).Select(e => e.Id),
            ];
            Assert.Equal(expected, count.Edges.Select(e => e.Id));
            Assert.InRange(count.Studies, 1, dossier.Studies.Count);
        }

        Assert.Equal(
            dossier.Claims.Count(e => e.Evidence.Any(v => v is { Type: EvidenceType.Perturbation, Stance: Stance.Supports })),
            dossier.Perturbations.Sum(p => p.Edges.Count));
    });

    [Fact]
    public void Contradictions_are_those_of_comparing_all_pairs() => PropertyCheck.ForAll(Seeds, seed =>
    {
        MechanismGraph graph = Graph(seed);
        IndicationDossier dossier = IndicationDossier.Of(graph, X);
        var claims = dossier.Claims.Select(e => e.Id).ToHashSet();
        (string, string)[] pairs =
        [
            .. from up in graph.Edges
               where up.Relation == Relation.Raises
               from down in graph.Edges
               where down.Relation == Relation.Lowers && down.From == up.From && down.To == up.To
               select (up.Id, down.Id),
        ];
        Assert.Equal(pairs.Where(p => claims.Contains(p.Item1) && claims.Contains(p.Item2)).Order(), Pairs(dossier.Doubts.Within));
        Assert.Equal(pairs.Where(p => claims.Contains(p.Item1) != claims.Contains(p.Item2)).Order(), Pairs(dossier.Doubts.Across));
        Assert.Equal(dossier.Claims.Where(e => e.Evidence.Any(v => v.Stance == Stance.Refutes)), dossier.Doubts.Refuted);
        Evidence[] cautioned = [.. dossier.Claims.SelectMany(e => e.Evidence).Where(v => v.Caution is not null)];
        Assert.Equal(cautioned.Length, dossier.Doubts.Cautions.Sum(c => c.Evidence));
        Assert.Equal(cautioned.Select(v => v.Caution).Distinct().Order(), dossier.Doubts.Cautions.Select(c => c.Text).Order());
        foreach (CuratorCaution caution in dossier.Doubts.Cautions)
        {
            Assert.Equal(caution.Text.StartsWith("mis-cited", StringComparison.Ordinal), caution.Miscited);
            Assert.Equal(dossier.Claims.Where(e => e.Evidence.Any(v => v.Caution == caution.Text)), caution.Edges);
        }
    });

    [Fact]
    public void What_is_missing_is_what_no_edge_holds() => PropertyCheck.ForAll(Seeds, seed =>
    {
        MechanismGraph graph = Graph(seed);
        IndicationDossier dossier = IndicationDossier.Of(graph, X);
        IReadOnlyList<Edge> claims = dossier.Claims;
        Assert.Equal(dossier.Missing.Select(m => m.Kind).Distinct().Count(), dossier.Missing.Count);
        if (claims.Count == 0)
        {
            Assert.Empty(dossier.Missing);
            return;
        }

        bool Effect(Edge e) => e.Relation is Relation.Raises or Relation.Lowers or Relation.Unknown or Relation.ContextDependent;
        bool Perturbed(Edge e) => e.Evidence.Any(v => v.Type == EvidenceType.Perturbation && v.Stance == Stance.Supports);
        bool Experiment(Edge e) => e.Evidence.Any(v => v.Stance != Stance.Mentions && (v.Type == EvidenceType.Perturbation
            || (v.Type == EvidenceType.Review && (v.References.Count > 0 || v.Cited.Count > 0))));
        Edges(MissingKind.Perturbation, claims.Where(e => (Effect(e) || e.Relation == Relation.Treats) && !Perturbed(e)));
        Edges(MissingKind.Support, claims.Where(e => e.Evidence.All(v => v.Stance != Stance.Supports)));
        Edges(MissingKind.Sign, claims.Where(e => e.Relation is Relation.Unknown or Relation.ContextDependent));
        Edges(MissingKind.Species, claims.Where(e => Experiment(e) && e.Context.Species is null));
        Assert.Equal(claims.All(e => !Experiment(e) || e.Context.Species != "human"), Gap(MissingKind.Human) is not null);

        Nodes(MissingKind.Cell, NodeKind.Cell, e => [e.From, e.To, e.Context.Source, e.Context.Recipient]);
        Nodes(MissingKind.Carrier, NodeKind.Carrier, e => [e.From, e.To, e.Context.Carrier]);
        string?[] PhaseNames(Edge e) => [e.From, e.To, e.Context.Phase, .. graph.Edges
            .Where(w => w.Relation == Relation.Structural && (w.From == e.From || w.From == e.To)).Select(w => w.To)];
        Nodes(MissingKind.Phase, NodeKind.Phase, PhaseNames);

        MissingEvidence? dose = Gap(MissingKind.Dose);
        string[] given =
        [
            .. claims.Where(e => graph.Node(e.From)!.Kind is NodeKind.Vesicle or NodeKind.Drug || Belongs(e, ClaimGroupKind.Treats))
                .Select(e => e.From)
                .Distinct().Where(id => !graph.Facts.Any(f => f.Subject == id && f.Property.StartsWith("dose", StringComparison.Ordinal)))
                    .Order(),
        ];
        Assert.Equal(given, dose is null ? [] : dose.Named.Select(n => n.Id));
        if (dose is not null) Assert.StartsWith($"{given.Length} of ", dose.Sentence);

        MissingEvidence? Gap(MissingKind kind) => dossier.Missing.FirstOrDefault(m => m.Kind == kind);

        void Edges(MissingKind kind, IEnumerable<Edge> expected)
        {
            Edge[] edges = [.. expected];
            MissingEvidence? gap = Gap(kind);
            Assert.Equal(edges, gap is null ? [] : gap.Edges);
            if (gap is not null) Assert.StartsWith($"{edges.Length} of ", gap.Sentence);
        }

        void Nodes(MissingKind kind, NodeKind nodes, Func<Edge, string?[]> of)
        {
            string[] without =
            [
                .. graph.Nodes.Where(n => n.Kind == nodes && n.Id != "carrier:none"
                    && !claims.Any(e => Experiment(e) && of(e).Contains(n.Id)))
                    .Select(n => n.Id),
            ];
            MissingEvidence? gap = Gap(kind);
            Assert.Equal(without, gap is null ? [] : gap.Named.Concat(gap.Elsewhere).Select(n => n.Id).Order(StringComparer.Ordinal));
            if (gap is not null) Assert.All(gap.Named, n => Assert.Contains(claims, e => of(e).Contains(n.Id)));
            if (gap is not null) Assert.All(gap.Elsewhere, n => Assert.DoesNotContain(claims, e => of(e).Contains(n.Id)));
        }
    });

    [Fact]
    public void Facets_are_those_of_following_the_arrows() => PropertyCheck.ForAll(Seeds, seed =>
    {
        MechanismGraph graph = Graph(seed);
        var facets = new EdgeFacets(graph);
        foreach (Edge edge in graph.Edges)
        {
            string[] Of(NodeKind kind, params string?[] ids) =>
                [.. ids.OfType<string>().Where(id => graph.Node(id)!.Kind == kind).Distinct().Order(StringComparer.Ordinal)];
            Assert.Equal(Of(NodeKind.Cell, edge.From, edge.To, edge.Context.Source, edge.Context.Recipient), facets.Cells(edge));
            Assert.Equal(Of(NodeKind.Indication, edge.From, edge.To, edge.Context.Indication), facets.Indications(edge));
            bool Touches(Edge e, string pathway) => new[] { e.From, e.To }.Any(end => end == pathway
                || graph.Edges.Any(s => s.Relation == Relation.Structural && s.From == end && s.To == pathway));
            bool Inside(string node, string pathway) => node == pathway
                || graph.Edges.Any(s => s.Relation == Relation.Structural && s.From == node && s.To == pathway);
            string[] pathways =
            [
                .. graph.Nodes.Where(n => n.Kind == NodeKind.Pathway).Select(n => n.Id).Where(p => Touches(edge, p)
                    || graph.Edges.Any(next => next.From == edge.To && Inside(next.To, p))
                    || graph.Edges.Any(last => last.To == edge.From && Inside(last.From, p))),
            ];
            Assert.Equal(pathways, facets.Pathways(edge));
        }
    });

    [Fact]
    public void Only_indications_have_a_dossier()
    {
        MechanismGraph graph = Graph(1);
        Assert.Throws<ArgumentException>(() => IndicationDossier.Of(graph, "cell:a"));
        Assert.Throws<ArgumentException>(() => IndicationDossier.Of(graph, "indication:nowhere"));
        Assert.All(IndicationDossier.All(graph), d => Assert.NotEmpty(d.Claims));
    }

    [Fact]
    public void The_part_of_a_dossier_holds_its_claims_and_every_node_they_name() => PropertyCheck.ForAll(Seeds, seed =>
    {
        IndicationDossier dossier = IndicationDossier.Of(Graph(seed), X);
        MechanismGraph part = dossier.Part();
        Assert.Equal(dossier.Claims, part.Edges);
        Assert.All(part.Edges.SelectMany(e =>
            new[] { e.From, e.To, e.Context.Source, e.Context.Carrier, e.Context.Indication }).OfType<string>(),
            id => Assert.NotNull(part.Node(id)));
    });

    private static bool Belongs(Edge edge, ClaimGroupKind group)
    {
        string[] ends = [edge.From, edge.To];
        bool effect = edge.Relation is Relation.Raises or Relation.Lowers or Relation.Unknown or Relation.ContextDependent;
        bool together = edge.Relation == Relation.Association
            || (effect && new[] { StatementKind.Associated, StatementKind.Enriched,
                StatementKind.Measured }.Contains(EdgeWording.KindOf(edge)));
        bool Any(params string[] prefixes) => ends.Any(end => prefixes.Contains(end.Split(':')[0]));
        return group switch
        {
            ClaimGroupKind.Treats => edge.To == X && !together && (edge.Relation is Relation.Lowers or Relation.Treats),
            ClaimGroupKind.Worsens => edge.To == X && !together && edge.Relation == Relation.Raises,
            ClaimGroupKind.Consequences => edge.From == X && !together && effect,
            ClaimGroupKind.FoundTogether => ends.Contains(X) && together,
            ClaimGroupKind.CargoAndTargets => Any("mirna", "gene"),
            ClaimGroupKind.Pathways => Any("pathway", "process"),
            ClaimGroupKind.Cells => Any("cell"),
            ClaimGroupKind.Outcomes => Any("outcome"),
            ClaimGroupKind.Carriers => Any("carrier", "material") || edge.Context.Carrier is not (null or "carrier:none"),
            _ => Enum.GetValues<ClaimGroupKind>().Where(g => g != ClaimGroupKind.Other).All(g => !Belongs(edge, g)),
        };
    }

    private static IEnumerable<string> Ids(IEnumerable<(Edge Edge, Evidence Evidence)> group, Stance stance) =>
        group.Where(p => p.Evidence.Stance == stance).Select(p => p.Edge.Id).Distinct().Order(StringComparer.Ordinal);

    /// <summary>What a study shows itself on any edge, the strongest first; where only reviews speak, whether one of them cites.</summary>
    private static StatementKind KindOf(List<(Edge Edge, Evidence Evidence)> study)
    {
        Stance side = study.Exists(p => p.Evidence.Stance == Stance.Supports) ? Stance.Supports : Stance.Refutes;
        (EvidenceType Type, StatementKind Kind)[] strongest =
        [
            (EvidenceType.Textbook, StatementKind.Textbook), (EvidenceType.Perturbation, StatementKind.Perturbed),
            (EvidenceType.Review, StatementKind.Cited), (EvidenceType.Measurement, StatementKind.Measured),
            (EvidenceType.Association, StatementKind.Associated), (EvidenceType.Enrichment, StatementKind.Enriched),
        ];
        var onEdges = study.Where(p => p.Evidence.Stance == side).GroupBy(p => p.Edge.Id).Select(g =>
        {
            Evidence[] own = [.. g.Select(p => p.Evidence).Where(v => v.Type != EvidenceType.Review)];
            if (own.Length > 0) return strongest.First(k => own.Any(v => v.Type == k.Type)).Kind;
            return g.Any(p => p.Evidence.References.Count + p.Evidence.Cited.Count > 0) ? StatementKind.Cited : StatementKind.Stated;
        }).ToList();
        return strongest.Select(k => k.Kind).Append(StatementKind.Stated).First(onEdges.Contains);
    }

    private static IEnumerable<(string, string)> Pairs(IEnumerable<Conflict> conflicts) =>
        conflicts.Select(c => (c.Raising.Id, c.Lowering.Id)).Order();

    /// <summary>A graph of few nodes of all kinds that the rules tell apart, so that edges often share their ends.</summary>
    private static MechanismGraph Graph(ulong seed)
    {
        var rng = new Rng(seed);
        string[] ids =
        [
            X, "indication:y", "cell:a", "cell:b", "vesicle:v", "mirna:m", "gene:g", "pathway:p", "pathway:q", "process:r", "phase:f",
            "carrier:c", "carrier:none", "outcome:o", "drug:d", "material:t",
        ];
        string? Pick(params string?[] from) => from[rng.NextInt(from.Length)];
        return new MechanismGraph(
            ids.Select(id => new Node(id, MechWords.KindOfPrefix(id.Split(':')[0])!.Value)),
            Enumerable.Range(0, 4 + rng.NextInt(24)).Select(i => new Edge(
                $"e-{i:000}", ids[rng.NextInt(ids.Length)], (Relation)rng.NextInt(8),
                    ids[rng.NextInt(rng.NextInt(2) == 0 ? 2 : ids.Length)])
            {
                Context = new EdgeContext
                {
                    Indication = Pick(null, X, "indication:y"),
                    Source = Pick(null, "cell:a"),
                    Recipient = Pick(null, "cell:b"),
                    Carrier = Pick(null, null, "carrier:c", "carrier:none"),
                    Phase = Pick(null, null, null, "phase:f"),
                    Species = Pick(null, "rat", "rat", "human"),
                    Model = Pick(null, "in-vivo", "in-vitro"),
                },
                Evidence =
                [
                    .. Enumerable.Range(0, rng.NextInt(4)).Select(k => new Evidence($"M-{i * 10 + k}", (EvidenceType)rng.NextInt(6))
                    {
                        Stance = (Stance)rng.NextInt(3),
                        Cohort = Pick(null, null, "A", "B", "C"),
                        References = Pick(null, null, "doi:10.1/x", "doi:10.1/y") is { } reference ? [reference] : [],
                        Cited = rng.NextInt(3) == 0 ? [rng.NextInt(5)] : [],
                        Caution = Pick(null, null, "mis-cited: reference 3", "no direction"),
                    }),
                ],
            }),
            rng.NextInt(2) == 0 ? [] : [new Fact("f-1", "vesicle:v", "dose-in-the-study", "1e10"),
                new Fact("f-2", "drug:d", "tunable", "dose")]);
    }

    private static List<StudyKey> Keys(Evidence evidence)
    {
        var keys = new List<StudyKey>();
        StudyKey.AddNames(evidence, keys);
        StudyKey.AddWorks(evidence, keys);
        return keys;
    }
}
