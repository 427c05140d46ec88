using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>Virtual NTA videos of several isolations, with their truth. Everything about them is made up.</summary>
public static class VirtualNtaStudy
{
    /// <summary>
    /// Draws the isolations; nothing is filmed yet. Everything random follows from the seed: the streams are ("virtual-nta-study", isolation), and those
    /// of <see cref="VirtualNta.Record"/> under the sample's name.
    /// </summary>
    /// <exception cref="InvalidContentException">A number is out of range: OST-VNT-020, or those of <see cref="VirtualNtaCheck"/>.</exception>
    public static IReadOnlyList<VirtualNtaSample> Plan(ulong seed, VirtualNtaStudyParameters parameters, RunContext context)
    {
        IReadOnlyList<Finding> findings = Check(parameters);
        context.Findings.AddRange(findings);
        if (findings.FirstOrDefault(f => f.Severity == Severity.Error) is { } error) throw new InvalidContentException(error);
        var streams = new RandomStreams(seed);
        var samples = new List<VirtualNtaSample>();
        for (int i = 1; i <= parameters.Isolations; i++)
        {
            string isolation = string.Create(CultureInfo.InvariantCulture, $"iso-{i}");
            Rng rng = streams.Stream("virtual-nta-study", isolation);
            double stock = parameters.StockPerMl * Math.Exp(parameters.StockLogSd * rng.NextNormal());
            double scale = Math.Exp(parameters.SizeLogSd * rng.NextNormal());
            VirtualNtaSuspension median = parameters.Recording.Suspension;
            VirtualNtaSuspension suspension = median with { Sizes = Scaled(median.Sizes, scale), ConcentrationPerMl = stock / median.Dilution };
            for (int video = 1; video <= parameters.VideosPerIsolation; video++)
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"{isolation}-v{video}");
                samples.Add(new VirtualNtaSample(
                    name, isolation, video, stock, parameters.Recording with { Name = name, Suspension = suspension }, seed));
            }
        }

        return samples;
    }

    /// <summary>The video of a sample, to be written by whatever writes volumes (<c>.avi</c>, <c>.tif</c>). The seed is the sample's.</summary>
    public static VirtualNtaRecording Record(VirtualNtaSample sample, RunContext context) =>
        VirtualNta.Record(sample.Recording, context with { Random = new RandomStreams(sample.Seed) });

    /// <summary>
    /// <c>truth</c>: one row per video with the true distribution of its isolation (number-weighted), the true concentrations, and the mean of the
    /// particles that were drawn.
    /// </summary>
    public static Table Truth(IReadOnlyList<VirtualNtaSample> plan, RunContext context)
    {
        IReadOnlyList<VirtualNtaParticle>[] drawn = [.. plan.Select(s => Drawn(s, context))];
        return new Table(
            "truth",
            "Truth of the virtual NTA study",
            [
                Column.Of("sample", [.. plan.Select(s => s.Sample)]),
                Column.Of("isolation", [.. plan.Select(s => s.Isolation)]),
                Numbers(plan, "mean", "nm", "Mean diameter of the isolation", s => s.Recording.Suspension.Sizes.Mean),
                Numbers(plan, "sd", "nm", "Standard deviation of the diameter", s => s.Recording.Suspension.Sizes.Sd),
                Numbers(plan, "d10", "nm", "10 % of particles are smaller", s => s.Recording.Suspension.Sizes.Quantile(0.1)),
                Numbers(plan, "d50", "nm", "Half of the particles are smaller", s => s.Recording.Suspension.Sizes.Quantile(0.5)),
                Numbers(plan, "d90", "nm", "90 % of particles are smaller", s => s.Recording.Suspension.Sizes.Quantile(0.9)),
                Numbers(plan, "cell_concentration", "1/mL", "Particles per mL in the cell", s => s.Recording.Suspension.ConcentrationPerMl),
                Numbers(plan, "stock_concentration", "1/mL", "Particles per mL of the undiluted isolation", s => s.StockPerMl),
                Column.Of("drawn", [.. drawn.Select(d => (long?)d.Count)], null, "Particles in the simulated box"),
                Column.Of("drawn_mean", [.. drawn.Select(d => d.Count == 0 ? null : (double?)d.Average(p => p.DiameterNm))], "nm", "Mean diameter of those"),
            ]);
    }

    private static IReadOnlyList<VirtualNtaParticle> Drawn(VirtualNtaSample sample, RunContext context)
    {
        using VirtualNtaRecording recording = Record(sample, context);
        return recording.Particles;
    }

    private static List<Finding> Check(VirtualNtaStudyParameters p)
    {
        var findings = new List<Finding>();
        bool sound = p.Isolations is >= 1 and <= 200 && p.VideosPerIsolation is >= 1 and <= 100 && double.IsFinite(p.StockPerMl) && p.StockPerMl >= 0
            && p.StockLogSd is >= 0 and <= 2 && p.SizeLogSd is >= 0 and <= 1;
        if (!sound)
            findings.Add(Finding.Error(
                "OST-VNT-020",
                "a virtual NTA study has 1 to 200 isolations of 1 to 100 videos, with spreads from 0",
                value: string.Create(CultureInfo.InvariantCulture, $"{p.Isolations} × {p.VideosPerIsolation}")));
        findings.AddRange(VirtualNtaCheck.Check(p.Recording));
        return findings;
    }

    private static SizeMixture Scaled(SizeMixture sizes, double scale) => new([.. sizes.Parts.Select(p => p with
    {
        CentreNm = p.CentreNm * scale,
        Spread = p.Shape == SizeShape.LogNormal ? p.Spread : p.Spread * scale,
    })]);

    private static NumberColumn Numbers(
        IReadOnlyList<VirtualNtaSample> plan, string name, string unit, string meaning, Func<VirtualNtaSample, double> value) =>
        Column.Of(name, [.. plan.Select(s => (double?)value(s))], unit, meaning);
}
