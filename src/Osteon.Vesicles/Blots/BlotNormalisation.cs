namespace Osteon.Vesicles;

/// <summary>A volume relative to its lane's reference, or the reason why there is none.</summary>
/// <param name="Value">Volume · (mean reference of the lanes) / (reference of this lane), in the units of the volume; null if not
/// available.</param>
/// <param name="RelativeError">Standard error as a share of the value, from the noise of both volumes.</param>
/// <param name="NotAvailable">The reason.</param>
public readonly record struct NormalisedVolume(double? Value, double? RelativeError, string? NotAvailable)
{
    internal static NormalisedVolume Not(string reason) => new(null, null, reason);
}

/// <summary>
/// Normalisation to a loading control, to total protein or to the lane. Each lane has a loading factor F = R/R̄, its reference over the
/// mean of all lanes that have one; a normalised volume
/// is V/F. Its relative error is √((s_V/V)² + (s_R/R)²); for lane and total protein the second term is unknown and left out.
/// </summary>
/// <remarks>
/// No ratio is made of a saturated band, of one below its limit of detection, of bands that overlap (their shares come from a fit), nor
/// from a JPEG, whose grey values are estimates.
/// </remarks>
public static class BlotNormalisation
{
    /// <summary>For every band of the result, in order.</summary>
    /// <param name="result">The bands, with molecular weights if the reference is one.</param>
    /// <param name="reference">What to divide by.</param>
    /// <param name="lossy">Whether the picture was compressed with loss: then every value is unavailable.</param>
    public static IReadOnlyList<NormalisedVolume> Of(BlotResult result, BlotReference reference, bool lossy)
    {
        if (lossy) return [.. result.Bands.Select(_ => NormalisedVolume.Not("the picture was compressed with loss (JPEG)"))];
        Dictionary<int, (double? Value, double Error, string? Reason, BlotBand? Band)> lanes = result.Lanes.ToDictionary(l => l.Number, l => Lane(result, reference, l));
        double[] known = [.. lanes.Values.Where(l => l.Value is not null).Select(l => l.Value!.Value)];
        double mean = known.Length == 0 ? 0 : known.Average();
        return [.. result.Bands.Select(band => Of(band, lanes[band.Lane], mean))];
    }

    private static NormalisedVolume Of(BlotBand band, (double? Value, double Error, string? Reason, BlotBand? Band) lane, double mean)
    {
        if (lane.Value is not { } reference) return NormalisedVolume.Not(lane.Reason!);
        if (Unfit(band) is { } reason) return NormalisedVolume.Not($"the band {reason}");
        double own = band.VolumeError / band.Volume;
        // The reference itself becomes the mean exactly; its error is then that of nothing.
        double error = lane.Band == band ? 0 : Math.Sqrt(own * own + lane.Error * lane.Error);
        return new NormalisedVolume(band.Volume * mean / reference, error, null);
    }

    private static (double? Value, double Error, string? Reason, BlotBand? Band) Lane(BlotResult result, BlotReference reference, BlotLane lane)
    {
        BlotBand[] own = [.. result.Bands.Where(b => b.Lane == lane.Number)];
        switch (reference)
        {
            case LaneReference:
                return own.Any(b => b.Saturated) ? (null, 0, "a band of the lane is saturated", null)
                    : lane.Total > 0 ? (lane.Total, 0, null, null) : (null, 0, "the lane holds nothing over its baseline", null);
            case TotalProteinReference total:
                if (total.Clipped.Contains(lane.Number)) return (null, 0, "the lane is saturated in the stain for total protein", null);
                double? value = lane.Number <= total.Lanes.Count ? total.Lanes[lane.Number - 1] : null;
                return value > 0 ? (value, 0, null, null) : (null, 0, "the lane has no total protein over its baseline", null);
            default:
                BlotBand[] candidates = reference is RowReference row
                    ? [.. own.Where(b => b.Row == row.Row)]
                    : [.. own.Where(b => b.MolecularWeight is { } w && Math.Abs(w / ((WeightReference)reference).KiloDaltons - 1) <= ((WeightReference)reference).Tolerance)];
                if (candidates.Length == 0) return (null, 0, "the lane shows no loading control", null);
                if (candidates.Length > 1) return (null, 0, "the lane shows more than one band that could be the loading control", null);
                BlotBand band = candidates[0];
                return Unfit(band) is { } reason ? (null, 0, $"the loading control {reason}", band) : (band.Volume, band.VolumeError / band.Volume, null, band);
        }
    }

    /// <summary>Why a band may take part in no ratio, or null.</summary>
    internal static string? Unfit(BlotBand band) =>
        band.Saturated ? "is saturated" : band.Overlapping ? "overlaps another" : !band.Present ? "does not exceed its limit of detection" : null;
}
