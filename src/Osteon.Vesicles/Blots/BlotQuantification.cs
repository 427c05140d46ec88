using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Densitometry of a Western blot or gel: lanes, bands, and the volume of each band over its background, in the stored grey values. See
/// docs/methods/blot-quantification.md.
/// </summary>
public static class BlotQuantification
{
    /// <summary>A picture whose highest band takes less than this share of the scale is reported as underexposed.</summary>
    private const double LowRange = 0.2;

    /// <summary>Measures a blot. Results do not depend on the number of threads.</summary>
    /// <param name="image">The picture, (row, column), values as stored.</param>
    /// <param name="parameters">How to measure; regions that the user gave are taken as they are.</param>
    /// <param name="context">Receives the findings: polarity found, saturation, JPEG, low range, lanes that could not be found (an error;
    /// the result is then empty).</param>
    /// <exception cref="InvalidContentException">A parameter is out of range or a box lies outside of the picture: the first finding; all
    /// are in the context.</exception>
    public static BlotResult Quantify(GreyImage image, BlotParameters parameters, RunContext context)
    {
        IReadOnlyList<Finding> wrong = parameters.Check(image);
        context.Findings.AddRange(wrong);
        if (wrong.Count > 0) throw new InvalidContentException(wrong[0]);
        context.Report("blot: polarity", 0);
        BlotPolarity polarity = Polarity(image, parameters, context);
        int end = polarity == BlotPolarity.BrightBands ? image.FullScale : 0, clippedAt = parameters.ClippedAt ?? SaturationLevel.Of(image, polarity);
        if (parameters.ClippedAt is null && clippedAt != end) context.Findings.Add(BlotFindings.ClippedBelowFullScale(clippedAt, image.FullScale));
        if (image.IsLossy) context.Findings.Add(BlotFindings.Lossy());
        BlotField field = BlotField.Of(image, polarity, clippedAt);
        context.Report("blot: bands", 0.1);
        BlotDraft draft = parameters.Bands is null ? Find(field, parameters, context) : BandFinding.Given(field, parameters);
        context.Report("blot: volumes", 0.7);
        BlotResult result = BlotMeasurement.Measure(draft, polarity, parameters) with { ClippedAt = clippedAt, Parameters = parameters };
        Report(image, result, context);
        context.Report("blot: done", 1);
        return result;
    }

    private static BlotDraft Find(BlotField field, BlotParameters parameters, RunContext context)
    {
        BlotDraft draft = BandFinding.Find(field, parameters, context);
        RowTracing.Trace(draft);
        RowCompletion.Even(draft);
        BandFinding.AddShapes(draft);
        BandChecks.Apply(draft);
        RowTracing.Trace(draft);
        RowCompletion.Fill(draft);
        if (parameters.SplitShoulders) ShoulderTest.Apply(draft);
        return draft;
    }

    private static BlotPolarity Polarity(GreyImage image, BlotParameters parameters, RunContext context)
    {
        if (parameters.Polarity != BlotPolarity.Detect) return parameters.Polarity;
        (BlotPolarity polarity, double share) = PolarityDetection.Of(image);
        context.Findings.Add(share < PolarityDetection.ClearShare ? BlotFindings.PolarityUnclear(polarity, share) : BlotFindings.PolarityFound(polarity, share));
        return polarity;
    }

    private static void Report(GreyImage image, BlotResult result, RunContext context)
    {
        if (result.Lanes.Count == 0) context.Findings.Add(BlotFindings.NoLanes());
        if (result.Parameters.LaneCount is { } declared && declared != result.Lanes.Count) context.Findings.Add(BlotFindings.LaneCountDiffers(result.Lanes.Count, declared));
        foreach (BlotLane lane in result.Lanes)
            if (lane.Inferred) context.Findings.Add(BlotFindings.LaneInferred(lane.Number));
        int saturated = result.Bands.Count(b => b.Saturated), overlapping = result.Bands.Count(b => b.Overlapping);
        if (saturated > 0) context.Findings.Add(BlotFindings.Saturated(saturated, result.ClippedAt));
        if (overlapping > 0) context.Findings.Add(BlotFindings.BandsOverlap(overlapping));
        if (result.Bands.Count > 0 && result.Bands.Max(b => b.Height) / image.FullScale is var share && share < LowRange) context.Findings.Add(BlotFindings.LowDynamicRange(share));
    }
}
