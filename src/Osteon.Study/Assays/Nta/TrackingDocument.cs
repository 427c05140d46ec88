using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>The JSON of one tracked recording: what <c>osteon nta track --json</c> prints and what the tracking step of a study stores.</summary>
public static class TrackingDocument
{
    /// <summary>Identifier and version of the shape.</summary>
    public const string Schema = "osteon.nta.track/1";

    private const string NoTracks = "no track is long enough";

    /// <summary>The whole document. Without an outcome (the file could not be tracked) it holds inputs, parameters and findings.</summary>
    public static ResultDocument Of(
        TrackingInput input, TrackingOutcome? outcome, IReadOnlyList<StepOutput> inputs, IReadOnlyList<Finding> findings)
    {
        JsonObject parameters = Parameters(input);
        if (outcome is not null) parameters["found"] = Found(outcome);
        return new ResultDocument(
            Schema, inputs, parameters, outcome is null ? [] : Measures(outcome), outcome is null ? [] : [.. TrackingTables.Of(outcome)], findings);
    }

    /// <summary>Everything that was asked for, defaults included.</summary>
    public static JsonObject Parameters(TrackingInput input)
    {
        VideoTrackingParameters p = input.Parameters;
        TrackSizingParameters s = p.Sizing;
        return new JsonObject
        {
            ["pixel_size_um"] = input.PixelSizeStated ? p.MicrometresPerPixel : null,
            ["frame_rate_per_s"] = 1 / s.Timing.FrameIntervalSeconds,
            ["exposure_s"] = s.Timing.ExposureSeconds,
            ["medium"] = s.Medium.Name,
            ["temperature_c"] = s.Medium.TemperatureCelsius,
            ["viscosity_mpa_s"] = s.Medium.ViscosityMilliPascalSeconds,
            ["viscosity_source"] = s.Medium.ViscositySource,
            ["detection"] = input.DiameterStated ? Detection(p) : null,
            ["search_range_px"] = p.SearchRange,
            ["smallest_particle_nm"] = p.SmallestNanometres,
            ["memory_frames"] = p.Memory,
            ["largest_drift_px"] = p.LargestDrift,
            ["drift"] = s.Drift.ToString(),
            ["least_positions"] = s.LeastPositions,
            ["bins"] = new JsonArray(s.LowestNanometres, s.HighestNanometres, s.Bins),
            ["stop_relative_decrease"] = s.Stop.RelativeDecrease,
            ["stop_iterations"] = s.Stop.MaximumIterations,
            ["weighting"] = s.Weighting.ToString(),
            ["bootstrap_replicates"] = s.BootstrapReplicates,
            ["mixture_components"] = s.MaximumComponents,
            ["depth_um"] = p.Volume?.DepthMicrometres,
            ["concentration_per_particle"] = p.Volume?.PerMillilitre,
            ["dilution"] = p.Dilution,
            ["sweep"] = new JsonArray([.. p.Sweep.Select(f => (JsonNode)f)]),
        };
    }

    private static JsonObject Detection(VideoTrackingParameters p) => new()
    {
        ["diameter_px"] = p.Locate.Diameter,
        ["minimum_mass"] = p.MinimumMass,
        ["maximum_size_px"] = p.Locate.MaximumSize,
        ["separation_px"] = p.Locate.Separation ?? (p.Locate.Diameter + 1),
        ["noise_size_px"] = p.Locate.NoiseSize,
        ["smoothing_size_px"] = p.Locate.SmoothingSize ?? p.Locate.Diameter,
        ["grey_threshold"] = p.Locate.Threshold,
        ["percentile"] = p.Locate.Percentile,
        ["iterations"] = p.Locate.MaximumIterations,
        ["dark_particles"] = p.Locate.Invert,
        ["refinement"] = p.Locate.Refinement.ToString(),
        ["window_sigma_px"] = p.Locate.Refinement == SpotRefinement.Windowed ? p.Locate.WindowSigma ?? (p.Locate.Diameter / 6.0) : null,
    };

    private static JsonObject Found(TrackingOutcome outcome)
    {
        TrackSizes sizes = outcome.Sizes;
        double dt = outcome.Parameters.Sizing.Timing.FrameIntervalSeconds;
        var found = new JsonObject
        {
            ["drift_um_per_s"] = new JsonArray(sizes.Drift.VelocityX / dt, sizes.Drift.VelocityY / dt),
            ["drift_model"] = sizes.Drift.Model.ToString(),
            ["drift_relative_bias"] = sizes.Drift.RelativeBias,
            ["tracks_accepted"] = sizes.Particles.Count,
            ["tracks_too_short"] = sizes.ShortTracks,
            ["tracks_without_positive_diffusion"] = sizes.NotPositive,
            ["localisation_variance_floor_um2"] = sizes.Localisation?.Floor,
            ["localisation_variance_dim_um2"] = sizes.Localisation?.Dim,
            ["localisation_variance_steep_um2"] = sizes.Localisation?.Steep,
            ["localisation_variance_shared_error_um2"] = sizes.Localisation?.SharedError,
            ["localisation_variance_mean_um2"] = sizes.Localisation?.Mean,
            ["localisation_variance_error_um2"] = sizes.Localisation?.MeanError,
            ["iterations"] = sizes.Distribution?.Iterations,
            ["stopped_by_rule"] = sizes.Distribution?.StoppedByRule,
            ["continued_mean_nm"] = sizes.Distribution?.Continued?.Mean,
            ["continued_sd_nm"] = sizes.Distribution?.Continued?.Sd,
            ["censored_share"] = sizes.Distribution?.CensoredShare,
            ["intervals_95"] = Intervals(sizes.Distribution?.Bootstrap),
            ["track_diameters"] = sizes.TrackDiameters is { } t
                ? new JsonObject { ["n"] = t.Amount, ["mean_nm"] = t.Mean, ["sd_nm"] = t.Sd, ["d50_nm"] = t.D50 } : null,
        };
        if (outcome.Video is not { } video) return found;
        found["frames"] = video.Frames;
        found["frame_px"] = new JsonArray(video.Width, video.Height);
        found["minimum_mass"] = video.MinimumMass;
        found["minimum_mass_from"] = outcome.Parameters.MinimumMass is null ? "noise" : "stated";
        found["false_per_frame"] = video.Threshold.FalseAbove(video.MinimumMass);
        found["search_range_px"] = video.SearchRange;
        found["largest_subnet"] = video.Links.LargestSubnet;
        found["refused_subnets"] = video.Links.RefusedSubnets;
        found["pixel_locking"] = video.Locking is { } l
            ? new JsonObject { ["bias_x_px"] = l.BiasX, ["bias_y_px"] = l.BiasY, ["by_chance_px"] = l.ByChance, ["passes"] = l.Passes } : null;
        found["visible_volume_ml"] = video.Volume?.Millilitres;
        found["visible_volume_from"] = video.Volume?.Source;
        found["concentration"] = video.Concentration?.Ledger;
        found["concentration_standard_error_per_ml"] = video.Concentration?.StockStandardError;
        return found;
    }

    private static JsonObject? Intervals(SizeBootstrap? bootstrap)
    {
        if (bootstrap is null) return null;
        static JsonArray Pair(SizeInterval i) => new(i.Low, i.High);
        return new JsonObject
        {
            ["replicates"] = bootstrap.Replicates,
            ["units"] = bootstrap.Units,
            ["mean_nm"] = Pair(bootstrap.Mean),
            ["sd_nm"] = Pair(bootstrap.Sd),
            ["mode_nm"] = Pair(bootstrap.Mode),
            ["d10_nm"] = Pair(bootstrap.D10),
            ["d50_nm"] = Pair(bootstrap.D50),
            ["d90_nm"] = Pair(bootstrap.D90),
        };
    }

    private static IReadOnlyList<Measure> Measures(TrackingOutcome outcome)
    {
        TrackSizes sizes = outcome.Sizes;
        long n = sizes.Particles.Count;
        Measure Size(string id, Func<SizeStatistics, double?> value) =>
            sizes.Statistics is { } s && value(s) is { } v ? Measure.Of(id, v, n) : Measure.Unavailable(id, NoTracks);
        string noVideo = "the file holds tracks, not a recording";
        Measure OfVideo(string id, Func<VideoTrackingResult, double> value) =>
            outcome.Video is { } video ? Measure.Of(id, value(video), video.Frames) : Measure.Unavailable(id, noVideo);
        LogNormalFit? mixture = sizes.Mixture?.Best;
        double? variance = sizes.Localisation?.Mean;
        return
        [
            Size("mean_nm", s => s.Mean), Size("sd_nm", s => s.Sd), Size("cv_nm", s => s.Cv), Size("mode_nm", s => s.Mode), Size("d10_nm", s => s.D10),
            Size("d50_nm", s => s.D50), Size("d90_nm", s => s.D90), Size("span", s => s.Span),
            outcome.Video?.Concentration is { } c
                ? Measure.Of("concentration_per_ml", c.Stock, outcome.Video.Frames)
                : Measure.Unavailable("concentration_per_ml", outcome.Video is null ? noVideo : "the visible volume is not known"),
            Measure.Of("tracks_accepted", n, n),
            OfVideo("particles_per_frame", v => v.Counts.Mean),
            OfVideo("noise_share", v => v.Counts.Mean > 0 ? v.Threshold.FalseAbove(v.MinimumMass) / v.Counts.Mean : 0),
            variance is >= 0 ? Measure.Of("localisation_sd_nm", Math.Sqrt(variance.Value) * 1000, n)
                : Measure.Unavailable("localisation_sd_nm", variance is null ? NoTracks : "the variance is estimated below 0"),
            mixture is null ? Measure.Unavailable("mixture_mean_nm", n == 0 ? NoTracks : "no mixture was asked for") : Measure.Of("mixture_mean_nm", mixture.Mean, n),
            mixture is null ? Measure.Unavailable("mixture_sd_nm", n == 0 ? NoTracks : "no mixture was asked for") : Measure.Of("mixture_sd_nm", mixture.Sd, n),
        ];
    }
}
