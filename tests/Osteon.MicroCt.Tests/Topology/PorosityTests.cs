namespace Osteon.MicroCt.Tests.Topology;

[Unit]
public sealed class PorosityTests
{
    [Fact]
    public void Porosities_are_fractions_of_the_stated_volumes()
    {
        var porosity = new Porosity(1000, 300, 4, 20);
        Assert.Equal(680, porosity.OpenPoreVoxels);
        Assert.Equal(0.7, porosity.Total.Value);
        Assert.Equal(20.0 / 320, porosity.Closed.Value);
        Assert.Equal(0.68, porosity.Open.Value);
        Assert.Equal(1000, porosity.Total.N);
    }

    [Fact]
    public void Without_bone_everything_is_open_and_closed_porosity_has_no_meaning()
    {
        var porosity = new Porosity(1000, 0, 0, 0);
        Assert.Equal((1, 1), (porosity.Total.Value, porosity.Open.Value));
        Assert.Null(porosity.Closed.Value);
        Assert.Contains("no bone", porosity.Closed.NotAvailable, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_volume_of_interest_has_no_porosity()
    {
        var porosity = new Porosity(0, 0, 0, 0);
        foreach (Osteon.Primitives.Measure measure in (Osteon.Primitives.Measure[])[porosity.Total, porosity.Closed, porosity.Open])
            Assert.Equal("the volume of interest has no voxel", measure.NotAvailable);
    }

    [Fact]
    public void Solid_bone_has_porosity_0()
    {
        var porosity = new Porosity(8, 8, 0, 0);
        Assert.Equal((0, 0, 0), (porosity.Total.Value, porosity.Closed.Value, porosity.Open.Value));
    }
}
