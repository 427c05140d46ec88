using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>NanoSight's columns of averages and standard errors against the videos.</summary>
internal static class NanoSightAverageChecks
{
    private static readonly NtaQuantity[] Counted = [NtaQuantity.ParticlesPerFrame, NtaQuantity.CentresPerFrame];

    public static IEnumerable<VendorCheck> Of(
        IReadOnlyList<NtaRecording> recordings, NtaRecording average, IReadOnlyList<NtaValue> standardErrors)
    {
        foreach (NtaValue value in average.Values)
            if (value is { Quantity: { } quantity, Number: not null } && Videos(recordings, value) is { Count: > 0 } videos)
                yield return Average(average, value, quantity, videos);
        foreach (NtaValue value in standardErrors)
            if (value is { Quantity: { } quantity, Number: not null } && Videos(recordings, value) is { Count: > 1 } videos)
                yield return Error(value, quantity, videos);
    }

    /// <summary>The videos' values of the same kind; for the concentration the sums over their bins, which have more digits.</summary>
    private static List<double> Videos(IReadOnlyList<NtaRecording> recordings, NtaValue value)
    {
        var numbers = new List<double>();
        foreach (NtaRecording recording in recordings)
        {
            if (value.Quantity == NtaQuantity.ConcentrationPerMl
                && recording.Histogram() is { Content: NtaBinContent.ConcentrationPerMl } histogram)
                numbers.Add(histogram.Total);
            else if (recording.Find(value.Quantity!.Value, value.Axis, value.Weighting)?.Number is { } number)
                numbers.Add(number);
        }

        return numbers;
    }

    private static VendorCheck Average(NtaRecording average, NtaValue value, NtaQuantity quantity, List<double> videos)
    {
        double mean = videos.Average();
        bool agrees = Match(value, mean);
        NtaHistogram? histogram = average.Histograms.FirstOrDefault(h => h.Bins.Axis == value.Axis && h.Weighting == value.Weighting);
        double? ofHistogram = histogram is null ? null : Statistic(histogram, quantity);
        bool same = ofHistogram is null || NanoSightChecks.Match(value, ofHistogram.Value);
        return new VendorCheck
        {
            Recording = average.Name,
            Quantity = NtaQuantities.Id(quantity),
            Axis = value.Axis,
            Weighting = value.Weighting,
            Key = value.Key,
            VendorText = value.Text,
            Vendor = value.Number!.Value,
            Reproduced = mean,
            Recomputed = ofHistogram ?? mean,
            Unit = value.Unit ?? "1",
            Agrees = agrees,
            Reason = !agrees ? VendorReason.NotReproduced : same ? VendorReason.Agrees : VendorReason.MeanOfStatistics,
            Why = !agrees
                ? "The stated average is not the mean of the videos' values."
                : same
                    ? "Both agree: the mean of the videos' values."
                    : "The vendor averages statistics of videos; that of the averaged distribution holds the spread between them too.",
        };
    }

    private static VendorCheck Error(NtaValue value, NtaQuantity quantity, List<double> videos)
    {
        double mean = videos.Average();
        double error = Math.Sqrt(videos.Sum(v => (v - mean) * (v - mean)) / (videos.Count - 1) / videos.Count);
        bool agrees = Match(value, error);
        return new VendorCheck
        {
            Recording = "Standard Error",
            Quantity = NtaQuantities.Id(quantity),
            Axis = value.Axis,
            Weighting = value.Weighting,
            Key = value.Key,
            VendorText = value.Text,
            Vendor = value.Number!.Value,
            Reproduced = error,
            Recomputed = error,
            Unit = value.Unit ?? "1",
            Agrees = agrees,
            Reason = agrees ? VendorReason.Agrees : VendorReason.NotReproduced,
            Why = agrees
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"Both agree: SD over √n of {videos.Count} videos. Videos of one sample are technical replicates.")
                : "The stated error is not SD over √n of the videos' values.",
        };
    }

    /// <summary>Averages of rounded values may be off by as much as those are rounded.</summary>
    private static bool Match(NtaValue value, double computed) => value.Quantity == NtaQuantity.ConcentrationPerMl
        ? PrintedDigits.Match(value.Text, value.Number!.Value, computed, 1e-3 * Math.Abs(computed))
        : value.Axis is not null || Counted.Contains(value.Quantity!.Value)
            ? NanoSightChecks.Match(value, computed, NanoSightChecks.HalfDigit)
            : PrintedDigits.Match(value.Text, value.Number!.Value, computed);

    private static double? Statistic(NtaHistogram histogram, NtaQuantity quantity) => quantity switch
    {
        NtaQuantity.Mean => VendorArithmetic.Mean(histogram),
        NtaQuantity.StandardDeviation => VendorArithmetic.StandardDeviation(histogram),
        NtaQuantity.Mode => VendorArithmetic.Mode(histogram),
        NtaQuantity.D10 => VendorArithmetic.Percentile(histogram, 0.1),
        NtaQuantity.D50 => VendorArithmetic.Percentile(histogram, 0.5),
        NtaQuantity.D90 => VendorArithmetic.Percentile(histogram, 0.9),
        _ => null,
    };
}
