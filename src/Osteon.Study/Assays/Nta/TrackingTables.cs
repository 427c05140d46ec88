using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>Tables of a tracked recording: tracks, distribution, components of the mixture, threshold sweep.</summary>
public static class TrackingTables
{
    /// <summary>The tables that there are.</summary>
    public static IEnumerable<Table> Of(TrackingOutcome outcome)
    {
        yield return Tracks(outcome.Sizes.Particles);
        if (outcome.Sizes.Distribution is { } walker) yield return Distribution(walker, outcome.Sizes.Mixture?.Best);
        if (outcome.Sizes.Mixture is { } mixture) yield return Components(mixture);
        if (outcome.Video is { Sweep.Count: > 0 } video) yield return Sweep(video.Sweep);
        if (outcome.Displacements is { } displacements) yield return displacements.ToTable(outcome.Parameters.Sizing.Timing);
    }

    private static Table Tracks(IReadOnlyList<TrackedParticle> particles)
    {
        NumberColumn Numbers(string name, Func<TrackedParticle, double?> value, string? unit, string description) =>
            Column.Of(name, [.. particles.Select(value)], unit, description);
        return new Table("tracks", "Accepted tracks",
        [
            Column.Of("track", [.. particles.Select(p => (long?)p.Track.Id)], description: "number of the track"),
            Column.Of("first_frame", [.. particles.Select(p => (long?)p.Track.Frames[0])], description: "first frame, from 0"),
            Column.Of("positions", [.. particles.Select(p => (long?)p.Track.Positions)], description: "positions of the track"),
            Numbers("mass", p => p.MeanMass, null, "mean mass"),
            Numbers("localisation_sd", p => Math.Sqrt(p.LocalisationVariance) * 1000, "nm", "localisation error of one coordinate that was used"),
            Numbers("d", p => p.KnownError.Value, null, "diffusion coefficient by covariance with this error, µm²/s"),
            Numbers("d_error", p => p.KnownError.StandardError, null, "its standard error, µm²/s"),
            Numbers("d_cve", p => p.Covariance.Value, null, "diffusion coefficient by covariance with the track's own error, µm²/s"),
            Numbers("d_ols", p => p.Ordinary.Value, null, "diffusion coefficient by ordinary least squares with the optimal number of lags, µm²/s"),
            Numbers("d_gls", p => p.Generalised.Value, null, "diffusion coefficient by generalised least squares, µm²/s"),
            Numbers("diameter", p => p.Diameter, "nm", "hydrodynamic diameter from d; empty where d is not positive"),
            Numbers("naive_diameter", p => p.NaiveDiameter, "nm", "diameter from the mean square displacement alone, nothing corrected"),
        ]);
    }

    private static Table Distribution(WalkerResult walker, LogNormalFit? mixture)
    {
        SizeGrid grid = walker.Distribution.Grid;
        int[] bins = [.. Enumerable.Range(0, grid.Bins)];
        NumberColumn Numbers(string name, Func<int, double?> value, string? unit, string description) =>
            Column.Of(name, [.. bins.Select(value)], unit, description);
        return new Table("distribution", "Size distribution by number",
        [
            Numbers("from", i => grid.Edges[i], "nm", "lower edge of the bin"),
            Numbers("to", i => grid.Edges[i + 1], "nm", "upper edge of the bin"),
            Numbers("fraction", i => walker.Distribution.Amounts[i], null, "fraction of the particles by maximum likelihood"),
            Numbers("low", i => walker.Bootstrap?.Low[i], null, "lower end of the band of the bootstrap over tracks"),
            Numbers("high", i => walker.Bootstrap?.High[i], null, "upper end of the band"),
            Numbers("mixture", i => mixture?.Distribution.Amounts[i], null, "fraction by the log-normal mixture"),
        ]);
    }

    private static Table Components(LogNormalSelection mixture)
    {
        (LogNormalFit Fit, LogNormalComponent Part)[] rows = [.. mixture.Fits.SelectMany(f => f.Components.Select(c => (f, c)))];
        return new Table("components", "Log-normal mixtures",
        [
            Column.Of("components", [.. rows.Select(r => (long?)r.Fit.Components.Count)], description: "components of the mixture"),
            Column.Of("bic", [.. rows.Select(r => (double?)r.Fit.Bic)], description: "Bayesian information criterion of the mixture"),
            Column.Of("chosen", [.. rows.Select(r => (bool?)ReferenceEquals(r.Fit, mixture.Best))], "whether it has the smallest"),
            Column.Of("share", [.. rows.Select(r => (double?)r.Part.Share)], description: "share of the particles"),
            Column.Of("median", [.. rows.Select(r => (double?)r.Part.Median)], "nm", "median diameter"),
            Column.Of("geometric_sd", [.. rows.Select(r => (double?)r.Part.GeometricSd)], description: "geometric standard deviation"),
            Column.Of("unresolved", [.. rows.Select(r => (bool?)r.Part.Unresolved)], "whether it is narrower than a bin"),
        ]);
    }

    private static Table Sweep(IReadOnlyList<SweepPoint> sweep)
    {
        NumberColumn Numbers(string name, Func<SweepPoint, double?> value, string? unit, string description) =>
            Column.Of(name, [.. sweep.Select(value)], unit, description);
        return new Table("sweep", "What the detection threshold does",
        [
            Numbers("minimum_mass", p => p.MinimumMass, null, "smallest mass of a particle"),
            Numbers("particles_per_frame", p => p.SpotsPerFrame, null, "particles found per frame"),
            Numbers("false_per_frame", p => p.FalsePerFrame, null, "of them expected to be noise"),
            Column.Of("tracks", [.. sweep.Select(p => (long?)p.Tracks)], description: "accepted tracks"),
            Numbers("mean_steps", p => p.MeanSteps, null, "mean number of displacements of a track"),
            Numbers("localisation_sd", p => p.LocalisationSd, "nm", "localisation error; empty where its square is estimated below 0"),
            Column.Of("iterations", [.. sweep.Select(p => (long?)p.Iterations)], description: "iterations of the size distribution"),
            Numbers("mean", p => p.Statistics?.Mean, "nm", "mean diameter"),
            Numbers("sd", p => p.Statistics?.Sd, "nm", "standard deviation"),
            Numbers("mode", p => p.Statistics?.Mode, "nm", "mode"),
            Numbers("d10", p => p.Statistics?.D10, "nm", "D10"),
            Numbers("d50", p => p.Statistics?.D50, "nm", "median"),
            Numbers("d90", p => p.Statistics?.D90, "nm", "D90"),
        ]);
    }
}
