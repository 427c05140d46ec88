using System.Text.Json.Nodes;
using Osteon.Mechanism;
using Osteon.Primitives;
using Osteon.Simulation;

namespace Osteon.Study.Tests;

[Unit]
public sealed class SignallingSimulationTests
{
    private static readonly MechanismGraph Graph = ShippedMechanism.Graph;

    private static readonly SignallingRequest Block = new(
        [KeyValuePair.Create("mirna:miR-29a", 0.0)], ["process:angiogenesis", "process:osteogenesis"])
    {
        Model = new GraphModelParameters { From = ["mirna:miR-29a"], To = ["process:angiogenesis", "process:osteogenesis"] },
        Ensemble = new LogicEnsembleParameters { Samples = 40 },
    };

    private static RunContext Context(int threads) => new() { Random = new RandomStreams(3), Threads = threads };

    [Fact]
    public void Blocking_miR_29a_lowers_vessels_and_bone_formation()
    {
        RunContext context = Context(2);
        SignallingResult result = SignallingSimulation.Run(Graph, Block, context);
        Assert.All(result.Ensemble!.Readouts, r => Assert.Equal((-1, Robustness.Robust), (r.Direction, r.Robustness)));
        JsonObject json = SignallingDocument.Of("shipped", result, context).ToJson();
        JsonArray rows = json["tables"]!["trajectory"]!.AsArray();
        Assert.Equal(81, rows.Count);
        Assert.Equal(0.0, (double)rows[0]!["time"]!);
        Assert.Equal(result.Before!.State[result.Readouts[0]], (double)rows[0]!["process:angiogenesis"]!, 1e-12);
        Assert.Equal(result.After!.State[result.Readouts[0]], (double)rows[^1]!["process:angiogenesis"]!, 1e-3);
        Assert.All(json["tables"]!["assumptions"]!.AsArray(), r => Assert.Equal("assumed", (string)r!["status"]!));
        Assert.Equal(11, json["tables"]!["dose_response"]!.AsArray().Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_document_does_not_depend_on_the_number_of_threads(bool boolean)
    {
        SignallingRequest request = Block with { Boolean = boolean };
        string Of(int threads)
        {
            RunContext context = Context(threads);
            return SignallingDocument.Of("shipped", SignallingSimulation.Run(Graph, request, context), context).ToJson().ToJsonString();
        }

        Assert.Equal(Of(1), Of(4));
    }

    [Fact]
    public void An_aged_donor_brings_its_own_edges()
    {
        EdgeContext native = EdgeContext.None with { State = "native" };
        var request = new SignallingRequest([], ["gene:SMAD5"])
        {
            Model = new GraphModelParameters
            {
                From = ["vesicle:msc-exo", "process:donor-ageing", "mirna:miR-128-3p"],
                To = ["gene:SMAD5"],
                Context = native,
                Switched = native with { State = "aged-donor" },
            },
            Ensemble = new LogicEnsembleParameters { Samples = 40 },
        };
        SignallingResult result = SignallingSimulation.Run(Graph, request, Context(2));
        Assert.NotEmpty(result.Graph.OnlyAfter);
        EnsembleReadout smad5 = Assert.Single(result.Ensemble!.Readouts);
        Assert.Equal((-1, Robustness.Robust), (smad5.Direction, smad5.Robustness));
    }

    [Fact]
    public void A_readout_that_guesses_saturate_is_warned_of()
    {
        RunContext context = Context(2);
        SignallingResult result = SignallingSimulation.Run(Graph, Block with { Model = Block.Model with { Regulators = true } }, context);
        EnsembleReadout still = Assert.Single(result.Ensemble!.Readouts, r => r.Direction == 0);
        Assert.Equal("process:osteogenesis", result.Graph.Model.Nodes[still.Readout].Id);
        Assert.Equal(Robustness.Saturated, still.Robustness);
        Assert.Contains(context.Findings.ToList(), f => f is { Id: "OST-MSI-012", Value: "process:osteogenesis" });
        JsonObject json = SignallingDocument.Of("shipped", result, context).ToJson();
        Assert.Contains(json["tables"]!["readouts"]!.AsArray(), r => (string?)r!["robustness"] == "saturated" && (double)r["saturated"]! > 0.15);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var wrong = new GraphModelParameters { Curve = new(0.5, 0.5), Inputs = new Dictionary<string, double> { ["gene:X"] = 7 } };
        var nothing = new SignallingRequest([], []) { End = double.NaN, Model = wrong };
        string[] ids = [.. SignallingSimulation.Check(nothing).Select(f => f.Id)];
        Assert.Equal(["OST-MSI-001", "OST-MSI-002", "OST-MSI-003", "OST-MSI-005", "OST-MSI-006"], ids);
        Assert.Contains(
            SignallingSimulation.Check(Block with { Perturbed = [.. Block.Perturbed, KeyValuePair.Create("mirna:miR-29a", -1.0)] }), f =>
                f.Id == "OST-MSI-004");
        Assert.Throws<InvalidContentException>(() => SignallingSimulation.Run(Graph, nothing, Context(1)));
    }
}
