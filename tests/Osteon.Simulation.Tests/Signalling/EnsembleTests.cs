using Osteon.Mechanism;
using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

[Unit]
public sealed class EnsembleTests
{
    private static LogicEnsemble Run(LogicModel model, LogicCondition after, LogicEnsembleParameters? parameters = null, int threads = 2,
        params int[] readouts) =>
        LogicEnsemble.Run(
            model, new LogicChange(LogicText.Free, after), readouts, parameters ?? new LogicEnsembleParameters { Samples = 64 },
            new RunContext { Random = new RandomStreams(7), Threads = threads });

    [Fact]
    public void A_chain_of_known_signs_is_robust()
    {
        LogicModel model = LogicText.Model("A -| B", "B -| C", "C -> D");
        EnsembleReadout d = Assert.Single(Run(model, model.Hold("A", 0), readouts: model.IndexOf("D")).Readouts);
        Assert.Equal((-1, Robustness.Robust), (d.Direction, d.Robustness));
        Assert.True(d.MedianChange < 0);
    }

    [Fact]
    public void An_unknown_sign_on_the_only_way_decides_and_is_named()
    {
        LogicModel model = LogicText.Model("A -> B", "B -? C", "A -> D");
        LogicEnsemble result = Run(model, model.Hold("A", 1), readouts: [model.IndexOf("C"), model.IndexOf("D")]);
        Assert.True(result.SignsEnumerated);
        Assert.Equal(Robustness.NotRobust, result.Readouts[0].Robustness);
        Assert.Equal(0.5, result.Readouts[0].Rises, 0.05);
        Assert.Equal(Robustness.Robust, result.Readouts[1].Robustness);
        UnknownEffect effect = result.Unknowns[0];
        Assert.Equal((1, model.IndexOf("C")), (effect.Influence, effect.Readout));
        Assert.True(effect.MeanIfRaises > 0 && effect.MeanIfLowers < 0);
    }

    [Fact]
    public void A_readout_that_is_not_connected_is_robustly_unchanged()
    {
        LogicModel model = LogicText.Model("A -> B", "X -> Y");
        EnsembleReadout y = Run(model, model.Hold("A", 1), readouts: model.IndexOf("Y")).Readouts[0];
        Assert.Equal((0, 1.0, Robustness.Robust), (y.Direction, y.Unchanged, y.Robustness));
    }

    [Fact]
    public void A_readout_at_its_maximum_before_and_after_is_saturated()
    {
        // nine other regulators, fully on, hold H at its maximum whatever A does; Z behind it is free but cannot be reached
        LogicModel model = LogicText.Model(
            "A -> H", "B1 -> H", "B2 -> H", "B3 -> H", "B4 -> H", "B5 -> H", "B6 -> H", "B7 -> H", "B8 -> H", "B9 -> H", "H -> Z");
        model = model with { Nodes = [.. model.Nodes.Select(n => n.Id.StartsWith('B') ? n with { Input = 1 } : n)] };
        var change = new LogicChange(LogicText.Free, model.Hold("A", 0))
        {
            Declared = Enumerable.Range(0, model.Nodes.Count).Where(i => model.Nodes[i].Id.StartsWith('B')).ToHashSet(),
        };
        LogicEnsemble result = LogicEnsemble.Run(
            model, change, [model.IndexOf("H"), model.IndexOf("Z")], new LogicEnsembleParameters { Samples = 64 }, new RunContext { Random = new RandomStreams(7) });
        Assert.All(result.Readouts, r => Assert.Equal((0, Robustness.Saturated), (r.Direction, r.Robustness)));
        Assert.All(result.Readouts, r => Assert.True(r.Saturated > 0.9));
        Assert.All(BooleanEnsemble.Run(
            model, change, [model.IndexOf("H"), model.IndexOf("Z")], new LogicEnsembleParameters { SmallestChange = 0 }, new RunContext()),
            r => Assert.Equal(Robustness.Saturated, r.Robustness));
    }

    [Fact]
    public void A_readout_that_a_veto_holds_at_zero_is_saturated()
    {
        LogicModel model = LogicText.Model("A -> Y", "V -| Y");
        model = model with { Nodes = [.. model.Nodes.Select(n => n.Id == "V" ? n with { Input = 1 } : n)] };
        var change = new LogicChange(LogicText.Free, model.Hold("A", 1)) { Declared = new HashSet<int> { model.IndexOf("V") } };
        var parameters = new LogicEnsembleParameters { Samples = 32, Weight = new ParameterRange(1, 1) };
        EnsembleReadout y = LogicEnsemble.Run(model, change, [model.IndexOf("Y")], parameters, new RunContext()).Readouts[0];
        Assert.Equal((0, 1.0, 1.0, Robustness.Saturated), (y.Direction, y.Unchanged, y.Saturated, y.Robustness));
    }

    [Fact]
    public void A_change_that_fades_on_a_free_node_is_no_saturation()
    {
        // weights near nothing: C moves less than counts, and lies far from both bounds because of X
        LogicModel model = LogicText.Model("A -> C", "X -> C");
        model = model with
        {
            Influences = [.. model.Influences.Select((f, i) => i == 0 ? f with { Weight = 0.001 } : f)],
        };
        var parameters = new LogicEnsembleParameters { Samples = 1, Weight = new ParameterRange(0.002, 0.002), SmallestChange = 0.01, Bound = 0 };
        EnsembleReadout c = LogicEnsemble.Run(
            model, new LogicChange(LogicText.Free, model.Hold("A", 1)), [model.IndexOf("C")], parameters, new RunContext()).Readouts[0];
        Assert.Equal((0, 0.0, Robustness.Robust), (c.Direction, c.Saturated, c.Robustness));
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        LogicModel model = LogicText.Model("A -> B", "B -? C", "C -| B", "D -? C", "E -| C", "C -> F", "F -? A2", "A2 -> B");
        int[] readouts = [model.IndexOf("C"), model.IndexOf("F")];
        LogicEnsemble one = Run(model, model.Hold("A", 0), threads: 1, readouts: readouts),
            four = Run(model, model.Hold("A", 0), threads: 4, readouts: readouts);
        Assert.Equal(one.Readouts, four.Readouts);
        Assert.Equal(one.Unknowns, four.Unknowns);
    }

    [Fact]
    public void Hostile_parameters_are_findings()
    {
        Assert.Equal("OST-LGC-020", Assert.Single(LogicEnsemble.Check(new LogicEnsembleParameters { Samples = 0 })).Id);
        Assert.Equal("OST-LGC-021", Assert.Single(LogicEnsemble.Check(new LogicEnsembleParameters { HalfMaximum = new(0.3, 0.9) })).Id);
        Assert.Equal("OST-LGC-021", Assert.Single(LogicEnsemble.Check(new LogicEnsembleParameters { Weight = new(double.NaN, 1) })).Id);
        Assert.Equal("OST-LGC-022", Assert.Single(LogicEnsemble.Check(new LogicEnsembleParameters { RobustShare = 0.3 })).Id);
        LogicModel model = LogicText.Model("A -> B");
        Assert.Throws<InvalidContentException>(
            () => Run(model, model.Hold("A", 0), new LogicEnsembleParameters { Samples = -1 }, readouts: 1));
    }
}

[Unit]
public sealed class GraphModelTests
{
    private static readonly MechanismGraph Graph = new(
        [.. "ABCDEF".Select(c => new Node($"gene:{c}", NodeKind.Protein)), new Node("mirna:m", NodeKind.Mirna)],
        [
            new Edge("e-1", "gene:A", Relation.Raises, "mirna:m") { Context = EdgeContext.None with { State = "aged-donor" } },
            new Edge("e-2", "mirna:m", Relation.Lowers, "gene:B"),
            new Edge("e-3", "gene:B", Relation.Raises, "gene:C"),
            new Edge("e-4", "gene:D", Relation.Lowers, "gene:C"),
            new Edge("e-5", "gene:E", Relation.Raises, "gene:D"),
            new Edge("e-6", "gene:B", Relation.Lowers, "gene:F"),
            new Edge("e-7", "gene:B", Relation.Raises, "gene:F"),
            new Edge("e-8", "gene:C", Relation.Association, "gene:A"),
            new Edge("e-9", "gene:A", Relation.Raises,
                "gene:B") { Evidence = [new Evidence("M-1", EvidenceType.Review) { Stance = Stance.Refutes }] },
        ]);

    [Fact]
    public void Only_ways_from_start_to_end_and_their_regulators_are_taken()
    {
        GraphModel model = GraphModel.Of(Graph, new GraphModelParameters { From = ["mirna:m"], To = ["gene:C"], Regulators = true });
        Assert.Equal(["gene:A", "gene:B", "gene:C", "gene:D", "mirna:m"], model.Model.Nodes.Select(n => n.Id));
        Assert.Equal(["gene:A", "gene:D"], model.Inputs.Select(i => model.Model.Nodes[i].Id));
        GraphModel bare = GraphModel.Of(Graph, new GraphModelParameters { From = ["mirna:m"], To = ["gene:C"] });
        Assert.Equal(["gene:B", "gene:C", "mirna:m"], bare.Model.Nodes.Select(n => n.Id));
    }

    [Fact]
    public void Edges_that_disagree_leave_the_sign_open()
    {
        GraphModel model = GraphModel.Of(Graph, new GraphModelParameters());
        Regulation open = model.Model.Influences[Assert.Single(model.Model.Uncertain)];
        Assert.Equal(["e-6", "e-7"], open.Edges);
        Assert.Equal("the edges disagree", open.Uncertainty);
        Assert.DoesNotContain(model.Model.Influences, i => i.Edges.Contains("e-9") || i.Edges.Contains("e-8"));
    }

    [Fact]
    public void A_switch_of_the_donor_selects_the_edges_of_that_state()
    {
        EdgeContext Donor(string state) => EdgeContext.None with { State = state };
        var parameters = new GraphModelParameters { From = ["gene:A"], To = ["gene:C"], Context = Donor("native") };
        parameters = parameters with { Switched = Donor("aged-donor") };
        GraphModel model = GraphModel.Of(Graph, parameters);
        int aged = Assert.Single(model.OnlyAfter);
        Assert.Equal(["e-1"], model.Model.Influences[aged].Edges);
        Assert.Empty(model.OnlyBefore);
        var change = new LogicChange(new LogicCondition("native") { Inactive = model.OnlyAfter },
            new LogicCondition("aged") { Inactive = model.OnlyBefore });
        (SteadyState native, SteadyState old) = change.Rest(model.Model, RunContext.Default);
        int b = model.Model.IndexOf("gene:B"), m = model.Model.IndexOf("mirna:m");
        Assert.Equal((0.0, 1.0), (native.State[m], native.State[b]));
        Assert.Equal(0.5, old.State[b], 1e-9);
    }

    [Fact]
    public void A_switch_keeps_what_the_other_state_does_not_contradict()
    {
        EdgeContext Donor(string state) => EdgeContext.None with { State = state };
        Node[] nodes = [.. "ABC".Select(c => new Node($"gene:{c}", NodeKind.Protein))];
        var graph = new MechanismGraph(nodes, [
            new Edge("e-1", "gene:A", Relation.Raises, "gene:B") { Context = Donor("native") },
            new Edge("e-2", "gene:A", Relation.Lowers, "gene:B") { Context = Donor("aged-donor") },
            new Edge("e-3", "gene:B", Relation.Raises, "gene:C") { Context = Donor("native") },
        ]);
        var parameters = new GraphModelParameters { Context = Donor("native"), Switched = Donor("aged-donor") };
        GraphModel kept = GraphModel.Of(graph, parameters), strict = GraphModel.Of(graph, parameters with { KeepBefore = false });
        string Acts(GraphModel m) => string.Join(' ', m.Model.Influences.Select((x, i) =>
            x.Edges[0] + (m.OnlyBefore.Contains(i) ? "b" : m.OnlyAfter.Contains(i) ? "a" : "")));
        Assert.Equal("e-1b e-2a e-3", Acts(kept));
        Assert.Equal("e-1b e-2a e-3b", Acts(strict));
    }

    [Fact]
    public void No_way_is_a_finding()
    {
        var failure = Assert.Throws<InvalidContentException>(
            () => GraphModel.Of(Graph, new GraphModelParameters { From = ["gene:F"], To = ["gene:C"] }));
        Assert.Equal("OST-LGC-010", failure.Finding.Id);
        Assert.Throws<InvalidContentException>(
            () => GraphModel.Of(Graph, new GraphModelParameters { From = ["gene:A"], To = ["gene:C"], MaximalLength = 2 }));
        Assert.Throws<ArgumentException>(() => GraphModel.Of(Graph, new GraphModelParameters { From = ["gene:Z"], To = ["gene:C"] }));
    }

    [Fact]
    public void The_shipped_graph_hands_its_terms_to_the_tissue_simulator()
    {
        IReadOnlyList<ModelTermLink> links = ModelTerms.Of(ShippedMechanism.Graph);
        Assert.Contains(links, l => l is { Term: "k_mb", Parameter: "eo" });
        Assert.Contains(links, l => l is { Term: "G_v", Parameter: "ea" });
        Assert.Equal(links.Count(l => l.Term == "k_mb"), ModelTerms.Of(ShippedMechanism.Graph, "k_mb").Count);
        Assert.Equal(links.Count, ShippedMechanism.Graph.Edges.Sum(e => e.ModelTerms.Count));
    }
}
