using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>From measured bands to molecular weights, normalised volumes, presence calls, linear range and samples.</summary>
internal static class BlotEvaluation
{
    private const double BadLadder = 0.25;
    private const double UnequalLoad = 2;

    public static BlotAnalysis Evaluate(GreyImage image, BlotResult result, BlotPicture picture, BlotRois? rois, RunContext context)
    {
        FindingCollector findings = context.Findings;
        CheckLanes(picture, result.Lanes.Count, findings);
        LadderCalibration? ladder = picture.Ladder is null || result.Lanes.Count == 0 ? null : LadderCalibration.Of(result, picture.Ladder, findings);
        if (ladder?.LargestError > BadLadder) findings.Add(BlotPictureFindings.LadderBends(ladder.LargestError.Value));
        if (ladder is not null) result = result with { Bands = [.. result.Bands.Select(b => b with { MolecularWeight = ladder.At(b.Level) })] };
        IReadOnlyList<NormalisedVolume>? normalised = null;
        if (picture.Reference is { } reference)
        {
            if (reference is WeightReference && picture.Ladder is null) findings.Add(BlotPictureFindings.NeedsLadder("the reference"));
            normalised = BlotNormalisation.Of(result, reference, image.IsLossy);
            Loading(result, normalised, picture.Ladder?.Lane, findings);
            if (reference is RowReference row) CheckRow(result, row.Row, "the reference", findings);
        }

        foreach (BlotTarget target in picture.Targets)
            if (target.Row is { } row) CheckRow(result, row, $"'{target.Name}'", findings);

        foreach (BlotTarget target in picture.Targets.Where(t => t.Row is null && picture.Ladder is null)) findings.Add(BlotPictureFindings.NeedsLadder(target.Name));
        bool complete = !findings.HasErrors;
        return new BlotAnalysis(picture, result)
        {
            Lossy = image.IsLossy,
            FullScale = image.FullScale,
            Overlay = BlotOverlay.Of(image, result),
            Labels = [.. result.Bands.Select(b => rois?.Bands.FirstOrDefault(m => m.Lane == b.Lane && m.Box == b.Box)?.Label)],
            Ladder = ladder,
            Normalised = normalised,
            Presence = complete && picture.Targets.Count > 0
                ? BlotPresence.Of(image, result, picture.Targets, picture.Ladder is { } l ? [l.Lane] : [], context)
                : [],
            Linear = Ranges(result, picture.Series, image.IsLossy, findings),
            Samples = picture.Lanes.Count == 0
                ? []
                : TechnicalReplicates.Of(result, picture.Lanes.Where(p => p.Key != picture.Ladder?.Lane).ToDictionary(p => p.Key, p => p.Value.Sample), normalised),
        };
    }

    private static void CheckLanes(BlotPicture picture, int lanes, FindingCollector findings)
    {
        if (lanes == 0) return;
        foreach (int lane in picture.Series.Keys.Where(k => k < 1 || k > lanes)) findings.Add(BlotPictureFindings.UnknownLane("the dilution series", lane, lanes));
        foreach (int lane in picture.Lanes.Keys.Where(k => k < 1 || k > lanes)) findings.Add(BlotPictureFindings.UnknownLane("the list of samples", lane, lanes));
    }

    private static void CheckRow(BlotResult result, int row, string what, FindingCollector findings)
    {
        int rows = result.Bands.Count == 0 ? 0 : result.Bands.Max(b => b.Row);
        if (result.Lanes.Count > 0 && (row < 1 || row > rows)) findings.Add(BlotPictureFindings.UnknownRow(what, row, rows));
    }

    private static void Loading(BlotResult result, IReadOnlyList<NormalisedVolume> normalised, int? ladder, FindingCollector findings)
    {
        // Volume over normalised volume is the loading factor of the lane. The ladder is no sample: it is loaded as it must be.
        double[] factors = [.. result.Bands.Zip(normalised).Where(p => p.Second.Value > 0 && p.First.Lane != ladder).GroupBy(p => p.First.Lane).Select(g => g.First().First.Volume / g.First().Second.Value!.Value)];
        if (factors.Length > 1 && factors.Max() > UnequalLoad * factors.Min()) findings.Add(BlotPictureFindings.UnequalLoading(factors.Max() / factors.Min()));
    }

    private static Dictionary<int, LinearRangeResult?> Ranges(BlotResult result, IReadOnlyDictionary<int, double> series, bool lossy, FindingCollector findings)
    {
        var ranges = new Dictionary<int, LinearRangeResult?>();
        if (series.Count == 0 || lossy) return ranges;
        foreach (IGrouping<int, BlotBand> row in result.Bands.GroupBy(b => b.Row).OrderBy(g => g.Key))
        {
            DilutionStep[] steps = [.. row.Where(b => series.ContainsKey(b.Lane) && !b.Saturated && b.Present && !b.Overlapping).Select(b => new DilutionStep(series[b.Lane], b.Volume))];
            if (steps.Length == 0) continue;
            LinearRangeResult? range = LinearRange.Of(steps);
            ranges[row.Key] = range;
            if (range is null) findings.Add(BlotPictureFindings.NoLinearRange(row.Key));
            else if (row.Count(b => !series.ContainsKey(b.Lane) && (b.Volume < range.Low || b.Volume > range.High)) is > 0 and var outside)
                findings.Add(BlotPictureFindings.OutsideLinearRange(row.Key, outside));
        }

        return ranges;
    }
}
