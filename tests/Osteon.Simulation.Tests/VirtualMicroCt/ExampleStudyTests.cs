using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>The example's manifest and its description say what the defaults draw.</summary>
[Unit]
public sealed class ExampleStudyTests
{
    private static readonly PhantomStudyParameters Study = new();
    private static readonly VirtualScannerParameters Scanner = new();

    private static string Text(string file) =>
        File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "examples", "nonunion-phantom", file));

    [Fact]
    public void The_manifest_names_the_arms_the_scanner_and_the_volume_of_interest_of_the_defaults()
    {
        string manifest = Text("study.yaml");
        Assert.Contains("synthetic", manifest.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("\nkind: synthetic\n", manifest, StringComparison.Ordinal);
        foreach (PhantomArm arm in Study.Arms)
        {
            int at = manifest.IndexOf($"- id: {arm.Id}\n", StringComparison.Ordinal);
            Assert.True(at > 0, arm.Id);
            Assert.Contains($"role: {arm.Role}\n", manifest[at..(at + 250)], StringComparison.Ordinal);
        }

        Assert.Contains(Line($"n: {Study.AnimalsPerArm}"), manifest, StringComparison.Ordinal);
        Assert.Contains(Line($"gap: {Study.Anatomy.GapMm.Mean} mm"), manifest, StringComparison.Ordinal);
        Assert.Contains(Line($"slope: {Scanner.Calibration.Slope}"), manifest, StringComparison.Ordinal);
        Assert.Contains(Line($"intercept: {Scanner.Calibration.Intercept}"), manifest, StringComparison.Ordinal);
        Assert.Contains(Line($"voxel_size: {Math.Round(Scanner.Spacing.Z * 1e3, 9)} um"), manifest, StringComparison.Ordinal);
        double planes = Study.Voi.HalfHeightMm / Scanner.Spacing.Z;
        Assert.Equal(Math.Round(planes), planes, 1e-9);
        int middle = Scanner.Shape.Depth / 2;
        int half = (int)Math.Round(planes);
        string centre = Line($"centre={0.5 * (Scanner.Shape.Height - 1)};{0.5 * (Scanner.Shape.Width - 1)}");
        string cylinder = centre + Line($",radius={Study.Voi.RadiusMm}mm,from={middle - half},to={middle + half}");
        Assert.Contains(cylinder, manifest, StringComparison.Ordinal);
        Assert.True(0.5 * Scanner.Shape.Width * Scanner.Spacing.X > Study.Voi.RadiusMm + 0.1);
    }

    [Fact]
    public void The_description_states_the_expected_arms()
    {
        string readme = Text("README.md");
        PhantomExpectation[] expected = [.. Study.Arms.Select(a => PhantomExpectation.Of(a, Study))];
        foreach (PhantomExpectation arm in expected)
            Assert.Contains(Line($"**{arm.BvTvMean:0.0000} ± {arm.BvTvSd:0.0000}**"), readme, StringComparison.Ordinal);
        double d = PhantomExpectation.CohensD(expected[0], expected[1]);
        string effect = Line($"is {expected[1].BvTvMean - expected[0].BvTvMean:0.0000}, {d:0.0} standard");
        Assert.Contains(effect, readme, StringComparison.Ordinal);
        Assert.Contains("**Everything here is synthetic.**", readme, StringComparison.Ordinal);
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
