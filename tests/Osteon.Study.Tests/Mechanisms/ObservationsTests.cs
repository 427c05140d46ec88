using System.Text.Json;
using Osteon.Inference;
using Osteon.Mechanism;

namespace Osteon.Study.Tests;

[Unit]
public sealed class ObservationsTests
{
    private static readonly MechanismGraph Graph = ShippedMechanism.Graph;

    [Theory]
    [InlineData("BMSC-exo", null, null, "vesicle:bmsc-exo", "label")]
    [InlineData("treated", "BMSC-exo", null, "vesicle:bmsc-exo", "agent")]
    [InlineData("treated", "PBS", "MSC-exo", "vesicle:msc-exo", "mechanism_node")]
    [InlineData("BMSC-exo", null, "no such", null, null)] // a declared node that does not exist is not replaced by a guess
    [InlineData("fracture nonunion", null, null, null, null)] // nobody is given a nonunion
    public void An_arm_stands_for_a_node_that_can_be_given(string label, string? agent, string? node, string? id, string? by)
    {
        var found = ArmNode.Of(new Arm { Id = "a", Label = label, Agent = agent, MechanismNode = node }, Graph);
        Assert.Equal((id, by), (found?.Node.Id, found?.By));
    }

    [Fact]
    public void An_outcome_counts_from_alpha_on_the_adjusted_p_and_by_the_sign_of_the_estimate()
    {
        Design design = DesignOf("bv", "bs", "conn");
        ComparisonResult[] results = [Of("bv", 1.5, 0.01, 0.03), Of("bs", -2, 0.01, 0.2), Of("conn", -2, 0.001, null)];
        Observation[] found = [.. MeasuredObservations.Outcomes(design, results, ("exo", "pbs"), 0.05)];
        Assert.Equal([ObservedChange.Higher, ObservedChange.NotShown, ObservedChange.Lower], found.Select(o => o.Change));
        Assert.Equal([0.03, 0.2, 0.001], found.Select(o => o.P));
        Assert.Equal(["term:bv"], found[0].Identifiers);
    }

    [Fact]
    public void With_three_arms_the_contrast_of_arm_and_reference_counts_whichever_way_it_is_written()
    {
        Design design = DesignOf("bv");
        ComparisonResult result = Of("bv", null, 0.001, null) with
        {
            Groups = [Group("pbs"), Group("low"), Group("exo")],
            Contrasts =
            [
                new Contrast("low", "pbs") { Estimate = -1, P = 0.001, PAdjusted = 0.002 },
                new Contrast("pbs", "exo") { Estimate = -3, P = 0.001, PAdjusted = 0.004 },
            ],
        };
        Observation One(string arm) => MeasuredObservations.Outcomes(design, [result], (arm, "pbs"), 0.05).Single();
        Assert.Equal((ObservedChange.Lower, 0.002), (One("low").Change, One("low").P));
        Assert.Equal((ObservedChange.Higher, 0.004), (One("exo").Change, One("exo").P));
        Assert.Empty(MeasuredObservations.Outcomes(design, [result], ("other", "pbs"), 0.05));
    }

    [Fact]
    public void Only_markers_that_are_decided_in_vesicles_count()
    {
        BlotMarker Marker(string target, string? material, string call) => new(target, material, call, 1, 0, 0, null, null);
        Observation[] found =
        [
            .. MeasuredObservations.Markers(
                "blot", [Marker("CD9", "vesicles", "present"), Marker("calnexin", "vesicles", "absent"), Marker("CD63", "vesicles", "not_decidable"), Marker("CD81", "cells", "present")]),
        ];
        Assert.Equal([("CD9", ObservedChange.Present), ("calnexin", ObservedChange.Absent)], found.Select(o => (o.Name, o.Change)));
    }

    [Fact]
    public void Observations_survive_being_stored()
    {
        var stored = new ArmObservations(
            "exo", "pbs", "vesicle:bmsc-exo", "label", ["doi:10.1000/1"],
            [new Observation("BV", ObservationKind.Outcome, ObservedChange.NotShown) { Identifiers = ["term:bv"], P = 0.25, Source = "ct", ChemicalClass = "x" }]);
        string text = JsonSerializer.Serialize(stored, OsteonJson.Indented);
        Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize<ArmObservations>(text, OsteonJson.Indented), OsteonJson.Indented));
    }

    private static Design DesignOf(params string[] terms) => new() { Outcomes = [.. terms.Select(t => new Outcome { Term = t, Assay = "ct" })] };

    private static GroupDescription Group(string name) => new(name, 5, 0);

    private static ComparisonResult Of(string outcome, double? estimate, double p, double? adjusted) => new()
    {
        Outcome = outcome,
        Test = ComparisonTest.Welch,
        Reference = "pbs",
        Confidence = 0.95,
        Estimate = estimate,
        P = p,
        PAdjusted = adjusted,
        Groups = [Group("pbs"), Group("exo")],
    };
}
