using FsCheck;
using FsCheck.Fluent;

namespace Osteon.Reporting.Tests;

/// <summary>Where points and brackets go.</summary>
[Property]
public sealed class LayoutTests
{
    [Fact]
    public void Points_of_a_swarm_do_not_cover_each_other_and_stay_within_the_width() =>
        PropertyCheck.ForAll(Heights, heights =>
        {
            const double Diameter = 8, HalfWidth = 1e6;
            double[] offsets = PointSwarm.Offsets(heights, Diameter, HalfWidth);
            for (int i = 0; i < heights.Length; i++)
                for (int j = 0; j < i; j++)
                    Assert.True(Math.Pow(offsets[i] - offsets[j], 2) + Math.Pow(heights[i] - heights[j], 2) >= Diameter * Diameter - 1e-3);
            Assert.All(PointSwarm.Offsets(heights, Diameter, 20), o => Assert.True(Math.Abs(o) <= 20 + 1e-9));
            if (heights.Length > 0) Assert.Contains(offsets, o => o == 0);
        });

    [Fact]
    public void A_swarm_does_not_depend_on_the_order_of_different_values() =>
        PropertyCheck.ForAll(Heights, heights =>
        {
            double[] distinct = [.. heights.Distinct()];
            double[] reversed = [.. distinct.Reverse()];
            double[] back = [.. PointSwarm.Offsets(reversed, 8, 50).Reverse()];
            Assert.Equal(PointSwarm.Offsets(distinct, 8, 50), back);
        });

    [Fact]
    public void Brackets_of_one_level_never_lie_over_each_other_and_a_covered_bracket_is_lower() =>
        PropertyCheck.ForAll(Spans, spans =>
        {
            int[] levels = BracketStack.Levels(spans);
            for (int i = 0; i < spans.Length; i++)
                for (int j = 0; j < spans.Length; j++)
                {
                    if (i == j) continue;
                    bool overlap = spans[i].Left < spans[j].Right && spans[j].Left < spans[i].Right;
                    if (overlap) Assert.NotEqual(levels[i], levels[j]);
                    if (overlap && spans[i].Right - spans[i].Left < spans[j].Right - spans[j].Left) Assert.True(levels[i] < levels[j]);
                }

            if (spans.Length > 0) Assert.Equal(0, levels.Min());
        });

    private static Gen<double[]> Heights =>
        from n in Gen.Choose(0, 60)
        from values in Gen.ArrayOf(Gen.Choose(0, 900), n)
        select values.Select(v => v / 7.0).ToArray();

    private static Gen<(int Left, int Right)[]> Spans =>
        from n in Gen.Choose(0, 6)
        from values in Gen.ArrayOf(Gen.Choose(0, 5).SelectMany(a => Gen.Choose(1, 4).Select(d => (a, a + d))), n)
        select values;
}
