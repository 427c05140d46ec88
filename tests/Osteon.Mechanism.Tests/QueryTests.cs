using Osteon.Primitives;

namespace Osteon.Mechanism.Tests;

[Unit]
public sealed class QueryTests
{
    private const string Text =
        """
        node gene:A kind=protein symbol=A alias=alpha
        node gene:B kind=protein symbol=B
        node gene:C kind=protein symbol=C
        node cell:x kind=cell
        node pathway:p kind=pathway
        node process:q kind=process
        node phase:early kind=phase
        edge e-1 gene:A -| gene:B
          context species=rat
          evidence M-001 type=review stance=supports cited=1 cohort=one
        edge e-2 gene:A -> gene:B
          context species=mouse
          evidence M-002 type=review stance=supports cited=2 cohort=two
        edge e-3 gene:B -| gene:C
          evidence M-003 type=perturbation stance=supports cohort=three
          evidence M-004 type=review stance=supports cited=4 cohort=four
        edge e-4 gene:C -> gene:A
          evidence M-005 type=review stance=refutes cited=5 cohort=five
        edge e-5 gene:B -? pathway:p
          context recipient=cell:x
          evidence M-006 type=review stance=supports cited=6 cohort=six
          evidence M-007 type=textbook stance=supports ref=doi:10.1000/1 cohort=seven
        edge e-6 process:q => phase:early
          evidence M-008 type=textbook stance=supports ref=doi:10.1000/2
        edge e-7 pathway:p -> process:q
          context recipient=cell:x
          evidence M-009 type=perturbation stance=supports cohort=nine
        """;

    private static readonly MechanismGraph Graph = MechReader.Read("q.mech", Text).Require();

    [Fact]
    public void Paths_show_their_signs_beliefs_and_weakest_edge()
    {
        PathAnswer answer = PathQuery.Best(Graph, ("gene:A", "gene:C"), null, 5, SearchOptions.Default);
        Assert.Equal([Sign.Plus, Sign.Minus], answer.Paths.Select(p => p.Sign));
        SignedPath path = answer.Paths[0];
        Assert.Equal(0.65 * (1 - (0.25 * 0.35)), path.Belief, 12);
        Assert.Equal("e-1", path.Weakest.Edge.Id);
        Assert.Equal((1 + path.Belief) / 2, answer.Signs.PathPlus[0], 12);
        Assert.Equal((1 - path.Belief) / 2, answer.Signs.PathPlus[1], 12);
    }

    [Fact]
    public void The_context_is_filtered_before_the_search()
    {
        SearchOptions rat = SearchOptions.Default with { Context = ContextFilter.Parse(Graph, ["species=rat"]) };
        Assert.Equal(["e-1"], PathQuery.Best(Graph, ("gene:A", "gene:B"), null, 5, rat).Paths.Select(p => p.Steps[0].Edge.Id));
        Assert.Single(PathQuery.Best(Graph, ("gene:A", "gene:C"), null, 5, rat).Paths); // e-3 states no species and passes
        SearchOptions stated = rat with { Context = rat.Context with { MustState = true } };
        Assert.Empty(PathQuery.Best(Graph, ("gene:A", "gene:C"), null, 5, stated).Paths);
        Assert.Equal("OST-MEC-103", Assert.Throws<InvalidContentException>(() => ContextFilter.Parse(Graph, ["specie=rat"])).Finding.Id);
        Assert.Equal("Did you mean 'rat'?", Assert.Throws<InvalidContentException>(() => ContextFilter.Parse(Graph, ["species=rta"])).Finding.Hint);
    }

    [Fact]
    public void An_unknown_sign_stays_unknown_and_is_a_coin_toss()
    {
        PathAnswer answer = PathQuery.Best(Graph, ("gene:B", "process:q"), null, 5, SearchOptions.Default);
        Assert.Equal(Sign.Unknown, Assert.Single(answer.Paths).Sign);
        Assert.Equal((0.5, 0.5, true), (answer.Signs.Plus, answer.Signs.Minus, answer.Signs.Exact));
        Assert.Empty(PathQuery.Best(Graph, ("gene:B", "process:q"), Sign.Plus, 5, SearchOptions.Default).Paths);
    }

    [Fact]
    public void One_path_of_many_edges_is_counted()
    {
        Edge[] chain =
        [
            .. Enumerable.Range(0, 20).Select(i => new Edge($"e-{i:00}", $"gene:N{i}", Relation.Raises, $"gene:N{i + 1}")
            {
                Evidence = [new Evidence($"M-{i}", EvidenceType.Textbook)],
            }),
        ];
        var graph = new MechanismGraph(Enumerable.Range(0, 21).Select(i => new Node($"gene:N{i}", NodeKind.Protein)), chain);
        SignProbability signs = PathQuery.Best(graph, ("gene:N0", "gene:N20"), null, 1, SearchOptions.Default with { MaximumLength = 20 }).Signs;
        Assert.True(signs.Exact);
        Assert.Equal((1 + Math.Pow(0.941, 20)) / 2, signs.Plus, 12);
        Assert.Equal(signs.PathPlus[0], signs.Plus, 12);
    }

    [Fact]
    public void Drawn_probabilities_agree_with_counted_ones()
    {
        // through 14 middles: more paths and edges than are counted together; they share no edge, so that the distribution is known
        string[] middles = [.. Enumerable.Range(0, 14).Select(i => $"gene:M{i:00}")];
        IEnumerable<Edge> edges = middles.SelectMany((m, i) => (Edge[])
        [
            new($"e-{i:00}a", "gene:A", Relation.Raises, m) { Evidence = [new Evidence($"M-{i}", EvidenceType.Review) { Cited = [100 + i] }] },
            new($"e-{i:00}b", m, Relation.Lowers, "gene:Z") { Evidence = [new Evidence($"M-{i}", EvidenceType.Review) { Cited = [200 + i] }] },
        ]);
        var graph = new MechanismGraph(middles.Append("gene:A").Append("gene:Z").Select(id => new Node(id, NodeKind.Protein)), edges);
        SignProbability Signs() => PathQuery.Best(graph, ("gene:A", "gene:Z"), null, 14, SearchOptions.Default, new RandomStreams(7)).Signs;
        SignProbability drawn = Signs();
        Assert.False(drawn.Exact);
        Assert.Equal(SignProbability.DefaultDraws, drawn.Draws);
        double plus = (1 - (0.65 * 0.65)) / 2; // of one path
        double expected = 0;
        for (int positive = 8; positive <= 14; positive++) expected += Binomial(14, positive) * Math.Pow(plus, positive) * Math.Pow(1 - plus, 14 - positive);
        Assert.Equal(plus, drawn.PathPlus[0], 12);
        Assert.InRange(drawn.Plus, expected - (4 * drawn.StandardError), expected + (4 * drawn.StandardError));
        Assert.Equal(drawn.Plus, Signs().Plus);

        static double Binomial(int n, int k) => k == 0 ? 1 : Binomial(n - 1, k - 1) * n / k;
    }

    [Fact]
    public void Several_paths_together_are_counted_like_the_known_distribution()
    {
        string[] middles = [.. Enumerable.Range(0, 5).Select(i => $"gene:M{i:00}")];
        IEnumerable<Edge> edges = middles.SelectMany((m, i) => (Edge[])
        [
            new($"e-{i:00}a", "gene:A", Relation.Raises, m) { Evidence = [new Evidence($"M-{i}", EvidenceType.Review) { Cited = [100 + i] }] },
            new($"e-{i:00}b", m, Relation.Raises, "gene:Y") { Evidence = [new Evidence($"M-{i}", EvidenceType.Review) { Cited = [200 + i] }] },
        ]).Append(new Edge("e-zz", "gene:Y", Relation.Lowers, "gene:Z") { Evidence = [new Evidence("M-9", EvidenceType.Review) { Cited = [300] }] });
        var graph = new MechanismGraph(middles.Concat(["gene:A", "gene:Y", "gene:Z"]).Select(id => new Node(id, NodeKind.Protein)), edges);
        SignProbability signs = PathQuery.Best(graph, ("gene:A", "gene:Z"), null, 5, SearchOptions.Default).Signs;
        double p = (1 + (0.65 * 0.65)) / 2;
        double most = (Math.Pow(p, 5)) + (5 * Math.Pow(p, 4) * (1 - p)) + (10 * Math.Pow(p, 3) * Math.Pow(1 - p, 2)); // three or more of five raise Y
        Assert.True(signs.Exact);
        Assert.Equal((most * (1 - 0.65) / 2) + ((1 - most) * (1 + 0.65) / 2), signs.Plus, 12);
        Assert.Equal(1, signs.Plus + signs.Minus, 12);
    }

    [Fact]
    public void Conflicts_say_what_differs()
    {
        ConflictAnswer answer = ConflictQuery.Run(Graph);
        Conflict conflict = Assert.Single(answer.Conflicts);
        Assert.Equal(("e-2", "e-1", ContextRelation.Different), (conflict.Raising.Id, conflict.Lowering.Id, conflict.Context));
        Assert.Equal(("species", "mouse", "rat"), Assert.Single(conflict.Differences));
        Assert.Equal(["e-4"], answer.Refuted.Select(e => e.Id));
    }

    [Fact]
    public void Loops_have_the_sign_of_their_edges() =>
        Assert.Equal([Sign.Plus, Sign.Minus], FeedbackQuery.Run(Graph, SearchOptions.Default).Loops.Select(l => l.Sign));

    [Fact]
    public void Gaps_count_independent_experiments_and_no_textbooks()
    {
        GapAnswer answer = GapQuery.Run(Graph);
        Assert.Equal([("phase:early", "nine"), (null, "six")], answer.Gaps.Where(g => g.Experiments.Count == 1).Select(g => (g.Phase?.Id, g.Experiments[0])));
        Assert.Equal(0, answer.Filled);
    }

    [Fact]
    public void A_conclusion_falls_with_its_smallest_set_of_studies()
    {
        RemovalAnswer any = RemovalQuery.Run(Graph, ("gene:A", "gene:C"), new RemovalOptions(), SearchOptions.Default);
        Assert.Equal(["four+three", "one+two"], any.Sets.Select(s => string.Join("+", s.Studies)));
        Assert.Equal(1, any.Survives);
        RemovalAnswer plus = RemovalQuery.Run(Graph, ("gene:A", "gene:C"), new RemovalOptions(Sign.Plus), SearchOptions.Default);
        Assert.Equal(("one", "e-1", 0), (Assert.Single(plus.Sets).Studies[0], plus.Sets[0].Edges[0], plus.Survives));
        Assert.False(RemovalQuery.Run(Graph, ("gene:C", "gene:A"), new RemovalOptions(), SearchOptions.Default).Holds); // only refuted
        RemovalAnswer book = RemovalQuery.Run(Graph, ("gene:B", "pathway:p"), new RemovalOptions(TextbookHolds: true), SearchOptions.Default);
        Assert.Empty(book.Sets);
    }

    [Fact]
    public void Names_find_their_node_and_the_nearest_is_offered()
    {
        Assert.Equal("gene:A", Graph.Names.Resolve("ALPHA").Id);
        Assert.Equal("gene:A", Graph.Names.Resolve("α").Id);
        Finding finding = Assert.Throws<InvalidContentException>(() => Graph.Names.Resolve("alhpa")).Finding;
        Assert.Equal(("OST-MEC-101", "Did you mean 'alpha'?"), (finding.Id, finding.Hint));
    }
}
