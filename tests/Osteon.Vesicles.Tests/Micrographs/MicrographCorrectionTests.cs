using Osteon.Primitives;

namespace Osteon.Vesicles.Tests;

[Unit]
public sealed class MicrographCorrectionTests
{
    private static readonly GreyImage Picture = Drawn.Discs(360, (90, 90, 30), (250, 100, 40), (352, 250, 30));

    [Fact]
    public void A_rejected_object_no_longer_counts_wherever_in_it_the_place_lies()
    {
        foreach (MicrographPoint place in (MicrographPoint[])[new(90, 90), new(105, 80)])
        {
            MicrographResult result = Drawn.Measure(Picture, new([], [new(place, "/r")], []));
            Assert.Equal(80, Assert.Single(result.Diameters), 1.5);
            MeasuredVesicle rejected = Assert.Single(result.Objects, o => o.Exclusion == VesicleExclusion.Rejected);
            Assert.Equal(VesicleDecision.Rejected, rejected.Decision);
        }
    }

    [Fact]
    public void An_added_ellipse_counts_with_its_axes()
    {
        MicrographResult result = Drawn.Measure(Picture, new([], [], [new(new(100, 260), 50, 32, 20, "/a")]));
        MeasuredVesicle added = Assert.Single(result.Vesicles, v => v.Decision == VesicleDecision.Added);
        Assert.Equal(40, added.Shape.EquivalentDiameter, 0.05);
        Assert.Equal(50, added.Shape.EllipseMajor, 0.3);
        Assert.Null(added.Score);
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_its_pointer()
    {
        Refused("OST-TEM-014", "/pictures/0/reject/0", new([], [new(new(180, 300), "/pictures/0/reject/0")], []));
        Refused("OST-TEM-015", "/b and /a", new([], [new(new(90, 90), "/a"), new(new(95, 90), "/b")], []));
        Refused("OST-TEM-017", "/c", new([new(new(345, 250), "/c")], [], []));
        Refused("OST-TEM-018", "/d", new([], [], [new(new(10, 200), 50, 50, 0, "/d")]));
        Refused("OST-TEM-019", "/e", new([], [], [new(new(92, 90), 50, 50, 0, "/e")]));
    }

    [Fact]
    public void A_rejected_object_may_be_drawn_anew()
    {
        MicrographResult result = Drawn.Measure(Picture, new([], [new(new(90, 90), "/r")], [new(new(91, 90), 58, 58, 0, "/a")]));
        Assert.Equal(58, result.Vesicles.Single(v => v.Decision == VesicleDecision.Added).Shape.EquivalentDiameter, 0.1);
        Assert.Equal(2, result.Vesicles.Count());
    }

    [Fact]
    public void A_rerun_gives_the_same_names_and_numbers()
    {
        MicrographCorrections corrections = new([], [new(new(90, 90), "/r")], [new(new(100, 260), 50, 32, 20, "/a")]);
        Assert.Equal(
            Drawn.Measure(Picture, corrections).Objects.Select(o => (o.Id, o.Shape)), Drawn.Measure(Picture, corrections).Objects
                .Select(o => (o.Id, o.Shape)));
    }

    private static void Refused(string id, string words, MicrographCorrections corrections)
    {
        var failure = Assert.Throws<InvalidContentException>(() => Drawn.Measure(Picture, corrections));
        Assert.Equal(id, failure.Finding.Id);
        Assert.Contains(words, failure.Finding.Message, StringComparison.Ordinal);
    }
}
