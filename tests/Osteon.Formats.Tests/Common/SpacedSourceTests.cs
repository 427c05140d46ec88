using Osteon.Primitives;

namespace Osteon.Formats.Tests.Common;

[Unit]
public sealed class SpacedSourceTests
{
    private static FindingCollector Spaced(Spacing? own, Spacing stated)
    {
        var findings = new FindingCollector();
        ISliceSource inner = VoxelFormula.Volume(VoxelType.Int16, VoxelFormula.FixtureShape, own, new ValueScale(2, 1));
        using var source = new SpacedSource(inner, stated, "v.nii", findings);
        Assert.Equal(stated, source.Header.Spacing);
        Assert.Equal(new ValueScale(2, 1), source.Header.Scale);
        VoxelFormula.AssertFollowed(source, VoxelType.Int16, VoxelFormula.FixtureShape);
        return findings;
    }

    [Fact]
    public void An_unknown_spacing_is_filled_in_without_a_word() => Assert.Empty(Spaced(null, Spacing.Cubic(0.01)).ToList());

    [Theory]
    [InlineData(0.010009, false)]
    [InlineData(0.009991, false)]
    [InlineData(0.010011, true)]
    [InlineData(0.009989, true)]
    [InlineData(10, true)]
    public void A_contradiction_beyond_a_thousandth_is_a_warning(double z, bool warns)
    {
        FindingCollector findings = Spaced(Spacing.Cubic(0.01), Spacing.FromMillimetres(z, 0.01, 0.01));
        Assert.Equal(warns ? ["OST-VOL-022"] : [], findings.Ids());
        Assert.False(findings.HasErrors);
    }
}
