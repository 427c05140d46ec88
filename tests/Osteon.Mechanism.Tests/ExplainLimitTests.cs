using Osteon.Primitives;

namespace Osteon.Mechanism.Tests;

/// <summary>What an explanation says when it is cut off or stopped, how far it links, and what remains when a study is set aside.</summary>
[Unit]
public sealed class ExplainLimitTests
{
    [Fact]
    public void A_search_that_is_cut_off_is_told()
    {
        MechanismGraph graph = Clique(4, Relation.Lowers);
        Observation[] seen = [Seen("gene:K3", ObservationKind.Molecule)];
        Assert.True(Explained(graph, seen, 500_000).Complete);
        Assert.False(Explained(graph, seen, 5).Complete);
    }

    [Fact]
    public void A_node_that_is_no_mechanism_cuts_nothing_off()
    {
        // a way to the outcome that lowers it passes it twice; to find that there is no other, all ways through the clique would have to be tried
        Edge[] after =
        [
            Edge("e-a", "vesicle:c", Relation.Raises, "outcome:o"), Edge("e-b", "outcome:o", Relation.Lowers, "gene:K0"),
            Edge("e-z", "gene:K8", Relation.Raises, "outcome:o"),
        ];
        MechanismGraph clique = Clique(9, Relation.Raises), graph = new(clique.Nodes, clique.Edges.Where(e => e.From != "vesicle:c").Concat(after));
        Explanation explanation = Explained(graph, [Seen("outcome:o", ObservationKind.Outcome)], 500_000);
        Assert.True(explanation.Complete);
        Assert.DoesNotContain(explanation.Mechanisms, m => m.Node.Id == "outcome:o");
    }

    [Fact]
    public void It_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var context = new RunContext { Cancellation = stop.Token };
        Assert.Throws<OperationCanceledException>(() => ExplainQuery.Run(
            Clique(5, Relation.Lowers), [Seen("gene:K3", ObservationKind.Molecule)], new ExplainOptions { Causes = ["vesicle:c"] }, context));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void Observed_pathways_are_linked_over_at_most_three_edges(int edges, bool linked)
    {
        string[] way = ["pathway:a", .. Enumerable.Range(1, edges - 1).Select(i => $"gene:K{i}"), "pathway:b"];
        Node[] nodes = [new("vesicle:c", NodeKind.Vesicle), .. way.Select(id => new Node(id, id[0] == 'p' ? NodeKind.Pathway : NodeKind.Protein))];
        var graph = new MechanismGraph(nodes, Enumerable.Range(0, edges).Select(i => Edge($"e-{i}", way[i], i == 1 ? Relation.Structural : Relation.Raises, way[i + 1])));
        Explanation explanation = Explained(graph, [Seen("pathway:a", ObservationKind.Pathway), Seen("pathway:b", ObservationKind.Pathway)], 500_000);
        Assert.Equal(linked ? [(0, 1, edges)] : [], explanation.Links.Select(l => (l.From, l.To, l.Path.Steps.Count)));
    }

    /// <summary>
    /// A citation of more than three works counts once with any of them. That two of them are one study is shown by evidence of that study alone, and stays
    /// known when it is set aside.
    /// </summary>
    [Fact]
    public void What_a_study_showed_of_others_stays_known_when_it_is_set_aside()
    {
        Node[] nodes = [new("vesicle:c", NodeKind.Vesicle), new("outcome:o", NodeKind.Outcome)];
        var graph = new MechanismGraph(nodes,
        [
            new Edge("e-1", "vesicle:c", Relation.Raises, "outcome:o")
            {
                Evidence = [Cite("Alpha 2010", "doi:10.1/w1", "doi:10.1/a", "doi:10.1/b", "doi:10.1/c"), Cite("Beta 2012", "doi:10.1/w2", "doi:10.1/d", "doi:10.1/e", "doi:10.1/f")],
            },
            new Edge("e-2", "vesicle:c", Relation.Unknown, "outcome:o") { Evidence = [Cite(null, "doi:10.1/w1", "doi:10.1/w2", "doi:10.1/own")] },
        ]);
        OwnStudyRemoval own = OwnStudy.Without(graph, ["doi:10.1/own"]);
        Assert.Equal(["e-2"], own.SetAside.Select(e => e.Id));
        Assert.Equal(1, graph.Beliefs[0].Support.Studies);
        Assert.Equal(graph.Beliefs[0], own.Graph.Beliefs[0]);

        static Evidence Cite(string? cohort, params string[] works) => new("M-1", EvidenceType.Review) { Cohort = cohort, References = works };
    }

    private static Explanation Explained(MechanismGraph graph, Observation[] observations, int opened) => ExplainQuery.Run(
        graph, observations, new ExplainOptions { Causes = ["vesicle:c"], Search = ExplainOptions.DefaultSearch with { MaximumOpened = opened } });

    private static Observation Seen(string id, ObservationKind kind) => new(id, kind, kind == ObservationKind.Pathway ? ObservedChange.Enriched : ObservedChange.Higher) { Identifiers = [id] };

    /// <summary>A cause, and nodes of which each raises or lowers every other.</summary>
    private static MechanismGraph Clique(int size, Relation relation) => new(
        [new("vesicle:c", NodeKind.Vesicle), new("outcome:o", NodeKind.Outcome), .. Enumerable.Range(0, size).Select(i => new Node($"gene:K{i}", NodeKind.Protein))],
        [
            Edge("e-c", "vesicle:c", Relation.Raises, "gene:K0"),
            .. from a in Enumerable.Range(0, size) from b in Enumerable.Range(0, size) where a != b select Edge($"e-{a}-{b}", $"gene:K{a}", relation, $"gene:K{b}"),
        ]);

    private static Edge Edge(string id, string from, Relation relation, string to) =>
        new(id, from, relation, to) { Evidence = [new Evidence("M-" + id, EvidenceType.Review) { Cohort = "study " + id }] };
}
