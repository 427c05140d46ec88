using System.Globalization;

namespace Osteon.Vesicles.Tests.Blots;

/// <summary>
/// The rolling ball against an independent implementation of its description in plain Python (References/rolling_ball.py). It is not a
/// run of ImageJ.
/// </summary>
[Oracle]
public sealed class RollingBallReferenceTests
{
    private static readonly string[][] Lines =
    [
        .. File.ReadAllLines(Path.Combine(SharedData.RepositoryRoot, "tests", "Osteon.Vesicles.Tests", "References", "rolling_ball.tsv"))
            .Select(l => l.Split('\t')),
    ];

    [Theory]
    [InlineData(6)]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(130)]
    public void The_background_is_that_of_the_description(int radius)
    {
        string[][] rows = Lines[1..];
        int column = Array.IndexOf(Lines[0], FormattableString.Invariant($"radius_{radius}"));
        int width = rows.Max(r => int.Parse(r[1], CultureInfo.InvariantCulture)) + 1;
        float[] values = [.. rows.Select(r => float.Parse(r[2], CultureInfo.InvariantCulture))];
        float[] background = RollingBall.Background(values, width, values.Length / width, radius);
        for (int i = 0; i < values.Length; i++)
            Assert.Equal(double.Parse(rows[i][column], CultureInfo.InvariantCulture), background[i], 2e-3);
    }
}
