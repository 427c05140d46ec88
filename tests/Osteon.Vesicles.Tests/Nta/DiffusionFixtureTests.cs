using System.Text.Json;
using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>Estimates of pylake for its own traces, to 10⁻⁹ of their size.</summary>
[Oracle]
public sealed class DiffusionFixtureTests
{
    private static JsonElement Fixtures(string part) =>
        JsonDocument.Parse(File.ReadAllText(
            SharedData.Require("data/vesicles/diffusion_pylake/estimator_fixtures.json"))).RootElement.GetProperty(part);

    private static double[] Doubles(JsonElement element) =>
        [.. element.EnumerateArray().Select(e =>
            e.ValueKind == JsonValueKind.String && e.GetString() == "inf" ? double.PositiveInfinity : e.GetDouble())];

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static int[] Frames(int count) => [.. Enumerable.Range(0, count)];

    private static void Near(double expected, double? actual, double relative = 1e-9) =>
        Assert.InRange(actual!.Value, expected - (relative * Math.Abs(expected)), expected + (relative * Math.Abs(expected)));

    [Fact]
    public void Covariance_based()
    {
        foreach (JsonElement f in Fixtures("cve").EnumerateArray())
        {
            double dt = Number(f, "dt"), blur = Number(f, "R");
            bool known = f.GetProperty("loc_var").ValueKind != JsonValueKind.Null;
            var parameters = new DiffusionParameters(
                new FrameTiming(dt, Math.Min(dt, 6 * blur * dt)), LocalisationVariance: known ? Number(f, "loc_var") : null,
                LocalisationVarianceVariance: known ? Number(f, "var_loc_var") : 0, Convention: DiffusionConvention.Pylake);
            double[] x = Doubles(f.GetProperty("x"));
            DiffusionEstimate estimate = TrackDiffusion.Estimate(Frames(x.Length), x, [], parameters);
            Near(Number(f, "expect_D"), estimate.Value);
            Near(Number(f, "expect_varD"), estimate.StandardError * estimate.StandardError);
            Near(Number(f, "expect_locvar"), estimate.LocalisationVariance);
        }
    }

    [Theory]
    [InlineData("ols", DiffusionMethod.OrdinaryLeastSquares)]
    [InlineData("gls", DiffusionMethod.GeneralisedLeastSquares)]
    public void Least_squares(string part, DiffusionMethod method)
    {
        foreach (JsonElement f in Fixtures(part).EnumerateArray())
        {
            double[] x = Doubles(f.GetProperty("x"));
            int lags = f.GetProperty("max_lag").GetInt32();
            var parameters = new DiffusionParameters(new FrameTiming(Number(f, "dt")), method, lags,
                Convention: DiffusionConvention.Pylake);
            DiffusionEstimate estimate = TrackDiffusion.Estimate(Frames(x.Length), x, [], parameters);
            Near(Number(f, "expect_D"), estimate.Value);
            Near(Number(f, "expect_stderr"), estimate.StandardError);
            Near(Number(f, "expect_locvar"), estimate.LocalisationVariance);
            Assert.Equal(lags, estimate.Lags);
            if (!f.TryGetProperty("msd", out JsonElement msd)) continue;
            double[] expected = Doubles(msd);
            IReadOnlyList<double> values = MeanSquareDisplacement.Of(Frames(x.Length), x, [], lags).Values;
            for (int i = 0; i < expected.Length; i++) Near(expected[i], values[i], 1e-12);
        }
    }

    [Fact]
    public void Optimal_numbers_of_lags()
    {
        foreach (JsonElement f in Fixtures("optimal_points").EnumerateArray())
        {
            double[] log = Doubles(f.GetProperty("log10_loc_error")), slope = Doubles(f.GetProperty("slope_points"));
            double[] intercept = Doubles(f.GetProperty("intercept_points"));
            for (int i = 0; i < log.Length; i++)
                Assert.Equal(((int)slope[i], (int)intercept[i]),
                    OptimalLags.For(Math.Pow(10, log[i]), f.GetProperty("num_points").GetInt32()));
        }
    }

    [Fact]
    public void Covariance_matrices()
    {
        foreach (JsonElement f in Fixtures("covariance").EnumerateArray())
        {
            Matrix matrix = MsdCovariance.Of(
                f.GetProperty("lags").GetInt32(), f.GetProperty("num_points").GetInt32(), Number(f, "intercept"), Number(f, "slope"));
            int i = 0;
            foreach (JsonElement row in f.GetProperty("expect").EnumerateArray())
            {
                double[] expected = Doubles(row);
                for (int j = 0; j < expected.Length; j++) Assert.Equal(expected[j], matrix[i, j], 1e-8);
                i++;
            }
        }
    }

    [Fact]
    public void The_convention_of_the_papers_differs_only_a_little()
    {
        foreach (JsonElement f in Fixtures("gls").EnumerateArray())
        {
            double[] x = Doubles(f.GetProperty("x"));
            var parameters = new DiffusionParameters(
                new FrameTiming(Number(f, "dt")), DiffusionMethod.GeneralisedLeastSquares, f.GetProperty("max_lag").GetInt32());
            DiffusionEstimate estimate = TrackDiffusion.Estimate(Frames(x.Length), x, [], parameters);
            Near(Number(f, "expect_D"), estimate.Value, 1e-4);
            Near(Number(f, "expect_stderr"), estimate.StandardError, 0.03);
            Assert.True(estimate.StandardError > Number(f, "expect_stderr"));
            Assert.Null(estimate.Note);
        }
    }
}
