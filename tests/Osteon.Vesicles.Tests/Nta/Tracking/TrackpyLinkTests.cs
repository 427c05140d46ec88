using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>Links against trackpy's frozen results and against trackpy run on real videos.</summary>
[Oracle]
public sealed class TrackpyLinkTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Links_of_the_frozen_positions_are_trackpys(int memory)
    {
        Dictionary<string, double[]> table = TrackingData.Table(TrackingData.Repro + "expected_link.csv");
        SpotTable spots = Spots(table);
        LinkedSpots linked = SpotLinking.Link(spots, new LinkParameters(5, memory), null, RunContext.Default);
        Assert.Equal(table[$"particle_memory{memory}"].Select(p => (int)p), linked.Tracks);
    }

    [Fact]
    public void Links_of_beads_in_water_are_trackpys()
    {
        Dictionary<string, double[]> table = TrackingData.Table(TrackingData.Water + "expected_link_frames0_29.csv");
        LinkedSpots linked = SpotLinking.Link(Spots(table), new LinkParameters(5, 3), null, RunContext.Default);
        // Newborn tracks of one frame are numbered in another order by the version of trackpy that made this file: compare who is who.
        Dictionary<int, int> numbers = [], back = [];
        for (int i = 0; i < linked.Tracks.Count; i++)
        {
            int expected = (int)table["particle"][i], actual = linked.Tracks[i];
            Assert.True(numbers.TryAdd(expected, actual) == back.TryAdd(actual, expected) && numbers[expected] == actual, $"spot {i}");
        }
    }

    private static SpotTable Spots(Dictionary<string, double[]> table)
    {
        int frames = (int)table["frame"].Max() + 1;
        int[] starts = new int[frames + 1];
        foreach (double frame in table["frame"]) starts[(int)frame + 1]++;
        for (int f = 0; f < frames; f++) starts[f + 1] += starts[f];
        Assert.Equal(table["frame"].Order(), table["frame"]);
        return new SpotTable(starts, table["x"], table["y"], new double[table["x"].Length]);
    }
}
