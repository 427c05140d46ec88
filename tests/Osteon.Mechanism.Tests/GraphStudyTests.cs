namespace Osteon.Mechanism.Tests;

/// <summary>One study under several names is one study over the whole graph.</summary>
[Unit]
public sealed class GraphStudyTests
{
    private const string Nodes =
        "node gene:A kind=protein\nnode gene:B kind=protein\nnode gene:C kind=protein\nnode pathway:p kind=pathway\nnode cell:k kind=cell\n";

    private static MechanismGraph Graph(string edges) => MechReader.Read("a.mech", Nodes + edges).Require();

    private static RemovalAnswer Removal(string edges) =>
        RemovalQuery.Run(Graph(edges), ("gene:A", "gene:C"), new RemovalOptions(Sign.Plus), SearchOptions.Default);

    [Fact]
    public void A_textbook_key_and_a_reference_of_a_review_are_one_study()
    {
        // two separate ways from A to C; one study is behind one edge of each, under two names
        RemovalAnswer answer = Removal("""
            edge e-1 gene:A -> gene:B
              evidence textbook:EINHORN2015 type=textbook stance=supports ref=doi:10.1038/nrrheum.2014.164
            edge e-2 gene:B -> gene:C
              evidence M-001 type=review stance=supports cited=1 cohort="Lu 2020"
            edge e-3 gene:A -> gene:C
              evidence M-002 type=review stance=supports ref=doi:10.1038/NRRHEUM.2014.164 cited=65 cohort="Einhorn 2015"

            """);
        BreakingSet set = Assert.Single(answer.Sets);
        Assert.Equal(["Einhorn 2015"], set.Studies);
        Assert.Equal(["e-1", "e-3"], set.Edges);
        Assert.Equal(0, answer.Survives);
    }

    [Fact]
    public void A_third_edge_can_show_that_two_names_are_one_study()
    {
        const string Two = """
            edge e-1 gene:A -> gene:C
              evidence M-001 type=review stance=supports cited=7
            edge e-2 gene:A -> gene:B
              evidence S-001 type=review stance=supports ref=doi:10.1000/x
            edge e-3 gene:B -> gene:C
              evidence S-002 type=review stance=supports ref=doi:10.1000/x

            """;
        const string Third = "edge e-4 gene:C -> gene:B\n  evidence M-002 type=review stance=supports cited=7 ref=doi:10.1000/X cohort=\"Lu 2020\"\n";
        Assert.Equal([["M reference 7", "doi:10.1000/x"]], Removal(Two).Sets.Select(s => s.Studies));
        Assert.Equal([["Lu 2020"]], Removal(Two + Third).Sets.Select(s => s.Studies));
    }

    [Fact]
    public void What_only_mentions_an_edge_joins_nothing()
    {
        const string Mentioned = "edge e-4 gene:C -> gene:B\n  evidence M-003 type=review stance=mentions cited=1|2 cohort=\"text\"\n";
        RemovalAnswer answer = Removal("""
            edge e-1 gene:A -> gene:C
              evidence M-001 type=review stance=supports cited=1
            edge e-2 gene:A -> gene:B
              evidence M-002 type=review stance=supports cited=2
            edge e-3 gene:B -> gene:C
              evidence M-002 type=review stance=supports cited=2

            """ + Mentioned);
        Assert.Equal([["M reference 1", "M reference 2"]], answer.Sets.Select(s => s.Studies));
    }

    [Theory]
    [InlineData("1|2|3", 1)]
    [InlineData("1|2|3|4", 2)]
    public void A_citation_of_many_works_does_not_make_them_one_study(string group, int smallest)
    {
        RemovalAnswer answer = Removal($"""
            edge e-1 gene:A -> gene:C
              evidence M-001 type=review stance=supports cited=1 cohort=one
            edge e-2 gene:A -> gene:B
              evidence M-002 type=review stance=supports cited=2 cohort=two
            edge e-3 gene:B -> gene:C
              evidence M-002 type=review stance=supports cited=2 cohort=two
            edge e-4 gene:C -> gene:B
              evidence M-003 type=review stance=supports cited={group}

            """);
        Assert.Equal(smallest - 1, answer.Survives);
        Assert.Equal(smallest == 1 ? ["two + one"] : ["one", "two"], answer.Sets[0].Studies.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void On_one_edge_a_citation_of_many_works_still_counts_once_with_each_of_them()
    {
        MechanismGraph graph = Graph("""
            edge e-1 gene:A -> gene:C
              evidence M-001 type=review stance=supports cited=1
              evidence M-002 type=review stance=supports cited=1|2|3|4
              evidence M-003 type=review stance=supports cited=4
              evidence M-004 type=review stance=supports cited=5

            """);
        Assert.Equal(2, graph.Beliefs[0].Support.Studies);
        Assert.Equal(EdgeBelief.Of(graph.Edges[0]).Support.Belief, graph.Beliefs[0].Support.Belief);
    }

    [Fact]
    public void Belief_and_gaps_know_what_other_edges_join()
    {
        const string One = """
            edge e-1 gene:A -> pathway:p
              context recipient=cell:k
              evidence M-001 type=review stance=supports cited=7
              evidence S-001 type=review stance=supports ref=doi:10.1000/x

            """;
        const string Other = "edge e-2 gene:B -> gene:C\n  evidence M-002 type=review stance=supports cited=7 ref=doi:10.1000/x\n";
        Assert.Equal(0.86, Graph(One).Beliefs[0].Support.Belief, 12);
        Assert.Equal(0.65, Graph(One + Other).Beliefs[0].Support.Belief, 12);
        Assert.Equal(1, GapQuery.Run(Graph(One)).Filled);
        GapAnswer joined = GapQuery.Run(Graph(One + Other));
        Assert.Equal((0, 1), (joined.Filled, joined.Gaps.Count));
        Assert.Equal(["doi:10.1000/x"], joined.Gaps[0].Experiments);
        Assert.Equal(["pathway:p"], joined.Touched);
    }

    [Fact]
    public void A_study_is_named_by_its_cohorts_the_most_frequent_first()
    {
        MechanismGraph graph = Graph("""
            edge e-1 gene:A -> gene:C
              evidence textbook:KALLURI2020 type=textbook stance=supports ref=doi:10.1000/k
            edge e-2 gene:A -> gene:B
              evidence M-001 type=review stance=supports cited=19|20 ref=doi:10.1000/k cohort="Mehrvar 2024 + Kalluri 2020"
            edge e-3 gene:B -> gene:C
              evidence S-001 type=review stance=supports cited=36|37 ref=doi:10.1000/k cohort="Kalluri 2020 + Li 2025 ref 37"
            edge e-4 gene:C -> gene:B
              evidence textbook:BOYLE2003 type=textbook stance=supports ref=doi:10.1000/b

            """);
        Assert.Equal(["Kalluri 2020 + Li 2025 ref 37 + Mehrvar 2024", "textbook:BOYLE2003"], graph.Studies.Names);
    }

    [Fact]
    public void The_names_of_the_shipped_studies_are_different_and_no_study_swallows_a_review()
    {
        MechanismGraph graph = ShippedMechanism.Graph;
        Assert.Equal(graph.Studies.Names.Count, graph.Studies.Names.Distinct(StringComparer.Ordinal).Count());
        var cohorts = new Dictionary<int, HashSet<string>>();
        for (int e = 0; e < graph.Edges.Count; e++)
            for (int k = 0; k < graph.Edges[e].Evidence.Count; k++)
                if (graph.Studies.Of(e, k) is int study and >= 0 && graph.Edges[e].Evidence[k].Cohort is { } cohort)
                    (cohorts.TryGetValue(study, out HashSet<string>? set) ? set : cohorts[study] = new(StringComparer.Ordinal)).UnionWith(cohort.Split(" + "));
        Assert.True(cohorts.Values.Max(c => c.Count) <= 9, string.Join(", ", cohorts.Values.MaxBy(c => c.Count)!));
    }
}
