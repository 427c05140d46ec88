using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>Many simulated tracks of known diffusion coefficient: no bias, and standard errors that are true.</summary>
[Property]
public sealed class DiffusionSimulationTests
{
    private const double Truth = 4.9; // µm²/s, about 100 nm in water
    private const int Tracks = 4000;

    private static (double Mean, double MeanError, double Sd, double RootMeanVariance, double Sigma2) Estimate(
        SimulatedTracks simulation, int positions, DiffusionParameters parameters)
    {
        var random = new Rng(11);
        double sum = 0, square = 0, variance = 0, sigma2 = 0;
        for (int i = 0; i < Tracks; i++)
        {
            DiffusionEstimate estimate = TrackDiffusion.Estimate(simulation.Draw(i, positions, Truth, random), parameters);
            sum += estimate.Value!.Value;
            square += estimate.Value!.Value * estimate.Value!.Value;
            variance += estimate.StandardError!.Value * estimate.StandardError!.Value;
            sigma2 += estimate.LocalisationVariance!.Value;
        }

        double mean = sum / Tracks, sd = Math.Sqrt((square / Tracks) - (mean * mean));
        return (mean, sd / Math.Sqrt(Tracks), sd, Math.Sqrt(variance / Tracks), sigma2 / Tracks);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1 / 30.0, 0, 0)]
    [InlineData(0.01, 0.15, 0)]
    [InlineData(1 / 30.0, 0.25, 0.1)]
    public void Covariance_based_estimates_are_unbiased(double exposure, double sigma, double gaps)
    {
        var timing = new FrameTiming(1 / 30.0, exposure);
        var result = Estimate(new SimulatedTracks(timing, sigma, GapChance: gaps), 40, new DiffusionParameters(timing));
        Assert.InRange(result.Mean, Truth - (4 * result.MeanError), Truth + (4 * result.MeanError));
        Assert.InRange(result.Sigma2, (sigma * sigma) - 0.004, (sigma * sigma) + 0.004);
        // The mean of estimated variances is a little above the variance at the mean, because it is quadratic in D.
        Assert.InRange(result.RootMeanVariance / result.Sd, 0.97, 1.13);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1 / 30.0, 0.2)]
    public void A_known_localisation_error_makes_estimates_better(double exposure, double sigma)
    {
        var timing = new FrameTiming(1 / 30.0, exposure);
        var simulation = new SimulatedTracks(timing, sigma);
        var unknown = Estimate(simulation, 30, new DiffusionParameters(timing));
        var known = Estimate(simulation, 30, new DiffusionParameters(timing, LocalisationVariance: sigma * sigma));
        Assert.InRange(known.Mean, Truth - (4 * known.MeanError), Truth + (4 * known.MeanError));
        Assert.True(known.Sd < 0.9 * unknown.Sd, $"{known.Sd} against {unknown.Sd}");
        Assert.InRange(known.RootMeanVariance / known.Sd, 0.95, 1.1);
    }

    [Theory]
    [InlineData(DiffusionMethod.OrdinaryLeastSquares)]
    [InlineData(DiffusionMethod.GeneralisedLeastSquares)]
    public void Lines_through_mean_square_displacements_are_unbiased(DiffusionMethod method)
    {
        var timing = new FrameTiming(1 / 30.0, 0.01);
        var result = Estimate(new SimulatedTracks(timing, 0.15), 60, new DiffusionParameters(timing, method));
        // Choosing lags or weights from the same data leaves a bias of a per cent or two.
        Assert.InRange(result.Mean, 0.97 * Truth, 1.03 * Truth);
        Assert.InRange(result.RootMeanVariance / result.Sd, 0.9, 1.15);
    }

    [Fact]
    public void With_two_lags_and_true_weights_the_line_is_exactly_unbiased()
    {
        var timing = new FrameTiming(1 / 30.0, 0.01);
        var result = Estimate(new SimulatedTracks(timing, 0.1), 60,
            new DiffusionParameters(timing, DiffusionMethod.OrdinaryLeastSquares, 2));
        Assert.InRange(result.Mean, Truth - (4 * result.MeanError), Truth + (4 * result.MeanError));
        Assert.InRange(result.RootMeanVariance / result.Sd, 0.97, 1.06);
    }

    [Fact]
    public void Exposure_left_uncorrected_makes_particles_half_as_big_again()
    {
        // Open shutter: the mean square displacement is 4D·Δt·⅔, so that the naive diameter is 3/2 of the true one.
        var timing = new FrameTiming(1 / 30.0, 1 / 30.0);
        var random = new Rng(3);
        ParticleTrack track = new SimulatedTracks(timing).Draw(0, 60_000, Truth, random);
        double naive = StepSummary.Of(track)!.Value.MeanSquare / (4 * timing.FrameIntervalSeconds);
        Assert.InRange(Truth / naive, 1.47, 1.53);
    }

    [Theory]
    [InlineData(DriftModel.ConstantVelocity)]
    [InlineData(DriftModel.PerFrame)]
    public void Drift_is_found_and_taken_out(DriftModel model)
    {
        var timing = new FrameTiming(1 / 30.0);
        var simulation = new SimulatedTracks(timing, 0.1, 0.9, -0.4);
        var random = new Rng(5);
        ParticleTrack[] tracks = [.. Enumerable.Range(0, 60).Select(i => simulation.Draw(i, 100, Truth, random))];
        DriftEstimate drift = DriftCorrection.Estimate(tracks, model);
        double error = 4 * Math.Sqrt(2 * Truth / 30 / drift.Displacements);
        Assert.InRange(drift.VelocityX, 0.9 - error, 0.9 + error);
        Assert.InRange(drift.VelocityY, -0.4 - error, -0.4 + error);
        IReadOnlyList<ParticleTrack> still = DriftCorrection.Apply(tracks, drift);
        // The plain mean square displacement, because it has the smallest scatter: 2DΔt + 2σ² for each coordinate.
        double square = still.Sum(t => StepSummary.Of(t)!.Value.MeanSquare * t.Displacements) / drift.Displacements / 2;
        double expected = ((2 * Truth / 30) + 0.02) * (1 + drift.RelativeBias);
        Assert.InRange(square, 0.95 * expected, 1.05 * expected);
        Assert.True(model == DriftModel.PerFrame ? drift.RelativeBias < -0.01 : drift.RelativeBias > -0.001);
    }

    [Fact]
    public void Units_of_length_and_time_scale()
    {
        var random = new Rng(8);
        foreach (DiffusionMethod method in Enum.GetValues<DiffusionMethod>())
        {
            var timing = new FrameTiming(0.04, 0.02);
            ParticleTrack track = new SimulatedTracks(timing, 0.2, GapChance: 0.05).Draw(0, 50, Truth, random);
            DiffusionEstimate one = TrackDiffusion.Estimate(track, new DiffusionParameters(timing, method));
            double[] x = [.. track.X.ToArray().Select(v => v * 1000)], y = [.. track.Y.ToArray().Select(v => v * 1000)];
            DiffusionEstimate nanometres = TrackDiffusion.Estimate(track.Frames, x, y, new DiffusionParameters(timing, method));
            DiffusionEstimate slow = TrackDiffusion.Estimate(track, new DiffusionParameters(new FrameTiming(0.4, 0.2), method));
            Assert.Equal(one.Value!.Value, nanometres.Value!.Value / 1e6, 1e-8 * Math.Abs(one.Value.Value));
            Assert.Equal(one.StandardError!.Value, nanometres.StandardError!.Value / 1e6, 1e-8 * one.StandardError.Value);
            Assert.Equal(one.Value!.Value, slow.Value!.Value * 10, 1e-8 * Math.Abs(one.Value.Value));
            Assert.Equal(one.LocalisationVariance!.Value, slow.LocalisationVariance!.Value, 1e-8);
            // Frames counted from elsewhere, and the path run backwards.
            int[] later = [.. track.Frames.ToArray().Select(f => f + 1000)], back = [.. track.Frames.ToArray().Select(f => -f).Reverse()];
            Assert.Equal(one, TrackDiffusion.Estimate(later, track.X, track.Y, new DiffusionParameters(timing, method)));
            DiffusionEstimate reversed = TrackDiffusion.Estimate(
                back, track.X.ToArray().Reverse().ToArray(), track.Y.ToArray().Reverse().ToArray(),
                    new DiffusionParameters(timing, method));
            Assert.Equal(one.Value!.Value, reversed.Value!.Value, 1e-8 * Math.Abs(one.Value.Value));
        }
    }

    [Fact]
    public void The_ensemble_tells_the_localisation_error()
    {
        var timing = new FrameTiming(1 / 30.0, 0.01);
        var random = new Rng(21);
        var simulation = new SimulatedTracks(timing, 0.143);
        ParticleTrack[] tracks = [.. Enumerable.Range(0, 2000).Select(i => simulation.Draw(i, 16 + random.NextInt(30), Truth, random))];
        EnsembleDiffusion ensemble = EnsembleDiffusion.Of(tracks, timing);
        double error = ensemble.LocalisationVarianceError!.Value;
        Assert.InRange(ensemble.LocalisationVariance!.Value, (0.143 * 0.143) - (4 * error), (0.143 * 0.143) + (4 * error));
        Assert.InRange(error, 0.0005, 0.003);
        Assert.Null(EnsembleDiffusion.Of([tracks[0]], timing).LocalisationVarianceError);
        Assert.NotNull(EnsembleDiffusion.Of([], timing).NotAvailable);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var timing = new FrameTiming(1 / 30.0);
        var random = new Rng(2);
        ParticleTrack[] tracks = [.. Enumerable.Range(0, 100).Select(i => new SimulatedTracks(timing, 0.1).Draw(i, 20, Truth, random))];
        var parameters = new DiffusionParameters(timing, DiffusionMethod.GeneralisedLeastSquares);
        Assert.Equal(
            TrackDiffusion.Estimate(tracks, parameters, RunContext.Default with { Threads = 1 }),
            TrackDiffusion.Estimate(tracks, parameters, RunContext.Default with { Threads = 4 }));
    }
}
