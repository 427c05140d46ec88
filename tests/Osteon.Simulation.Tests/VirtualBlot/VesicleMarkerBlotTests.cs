using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Simulation.Tests.Blots;

/// <summary>The virtual blots of vesicle markers, measured by the code that measures real ones.</summary>
[Oracle]
public sealed class VesicleMarkerBlotTests
{
    [Theory]
    [InlineData("Alix")]
    [InlineData("TSG101")]
    [InlineData("CD9")]
    [InlineData("CD63")]
    [InlineData("calnexin")]
    public void Markers_are_found_where_they_are_and_only_there(string name)
    {
        (VirtualProtein protein, double vesicles, double cells) = VesicleMarkerBlot.Markers.First(m => m.Protein.Name == name);
        (GreyImage image, VirtualBlotTruth truth) = Simulation.VirtualBlot.Draw(11, VesicleMarkerBlot.Of(name), new RunContext());
        BlotResult result = BlotQuantification.Quantify(image, BlotParameters.Default with { LaneCount = 5 }, new RunContext());
        Assert.Equal(5, result.Lanes.Count);
        var findings = new FindingCollector();
        LadderCalibration ladder = LadderCalibration.Of(result, new MolecularWeightLadder(1, [.. VesicleMarkerBlot.Ladder.Select(k => (double?)k)]), findings)!;
        Assert.Empty(findings.ToList());
        result = result with { Bands = [.. result.Bands.Select(b => b with { MolecularWeight = ladder.At(b.Level) })] };
        IReadOnlyList<TargetPresence> calls = BlotPresence.Of(image, result, [new BlotTarget(name) { KiloDaltons = protein.KiloDaltons }], [1], new RunContext());
        Assert.Equal(4, calls.Count);
        foreach (TargetPresence call in calls)
        {
            bool there = (call.Lane <= 3 ? vesicles : cells) > 0;
            Assert.Equal(there ? PresenceCall.Present : PresenceCall.Absent, call.Call);
            if (!there) continue;
            BlotBand band = result.Bands[call.Band!.Value];
            VirtualBandTruth drawn = truth.Bands.First(b => b.Lane == call.Lane && b.Protein == name);
            Assert.InRange(band.MolecularWeight!.Value / protein.KiloDaltons, 0.97, 1.03);
            Assert.InRange(band.Volume / drawn.Volume, 0.97, 1.03);
        }
    }

    [Fact]
    public void Without_a_lane_that_shows_it_an_absence_is_not_decided()
    {
        GreyImage image = Simulation.VirtualBlot.Draw(3, VesicleMarkerBlot.Of("CD9"), new RunContext()).Image;
        BlotResult result = BlotQuantification.Quantify(image, BlotParameters.Default, new RunContext());
        IReadOnlyList<TargetPresence> calls = BlotPresence.Of(image, result, [new BlotTarget("GM130") { Row = 99 }], [1], new RunContext());
        Assert.All(calls, c => Assert.Equal((PresenceCall.Undecidable, true), (c.Call, c.Reason!.Contains("antibody", StringComparison.Ordinal))));
    }

    [Fact]
    public void Regions_marked_by_hand_are_summed_as_they_are()
    {
        (GreyImage image, VirtualBlotTruth truth) = Simulation.VirtualBlot.Draw(3, VesicleMarkerBlot.Of("Alix"), new RunContext());
        VirtualBandTruth band = truth.Bands.First(b => b is { Lane: 4, Protein: "Alix" });
        var region = new BandRegion(1, BlotSweep.Box(band));
        BlotResult result = BlotQuantification.Quantify(image, BlotParameters.Default with { Bands = [region] }, new RunContext());
        BlotBand measured = Assert.Single(result.Bands);
        Assert.Equal(region.Box, measured.Box);
        Assert.InRange(measured.Volume / band.Volume, 0.97, 1.03);
    }
}
