using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>NanoSight's numbers of a video against its own bins.</summary>
internal static class NanoSightChecks
{
    /// <summary>Sizes have one decimal; version 3.2 leaves a zero at the end out.</summary>
    public const double HalfDigit = 0.05;

    /// <summary>What the rounding of bins to whole particles can move a statistic by, in units of the axis.</summary>
    private const double BinRounding = 2e-3;

    private static readonly VendorPercentileRule[] Rules = [VendorPercentileRule.InsideBin, VendorPercentileRule.OneBinLow];

    private static readonly (NtaQuantity Quantity, Func<NtaHistogram, double?> Of)[] Statistics =
    [
        (NtaQuantity.Mean, VendorArithmetic.Mean),
        (NtaQuantity.StandardDeviation, VendorArithmetic.StandardDeviation),
        (NtaQuantity.Mode, VendorArithmetic.Mode),
    ];

    private static readonly (NtaQuantity Quantity, double Share)[] Shares =
        [(NtaQuantity.D10, 0.1), (NtaQuantity.D50, 0.5), (NtaQuantity.D90, 0.9)];

    public static IEnumerable<VendorCheck> Of(NtaRecording recording)
    {
        foreach (NtaHistogram histogram in recording.Histograms)
        {
            if (histogram.Total <= 0) continue;
            foreach (VendorCheck check in Moments(recording, histogram)) yield return check;
            foreach (VendorCheck check in Percentiles(recording, histogram)) yield return check;
            if (Column(recording, histogram) is { } column) yield return column;
        }

        if (Concentration(recording) is { } concentration) yield return concentration;
    }

    /// <summary>Whether a statistic of one decimal is a value.</summary>
    public static bool Match(NtaValue value, double computed, double slack = BinRounding) =>
        Math.Abs(value.Number!.Value - computed) <= Math.Min(PrintedDigits.HalfUnit(value.Text), HalfDigit) + slack;

    private static IEnumerable<VendorCheck> Moments(NtaRecording recording, NtaHistogram histogram)
    {
        foreach ((NtaQuantity quantity, Func<NtaHistogram, double?> statistic) in Statistics)
        {
            if (recording.Find(quantity, histogram.Bins.Axis, histogram.Weighting) is not { Number: not null } value
                || statistic(histogram) is not { } computed)
                continue;
            bool agrees = Match(value, computed);
            yield return Check(recording, histogram, value, (computed, computed)) with
            {
                Agrees = agrees,
                Reason = agrees ? VendorReason.Agrees : VendorReason.NotReproduced,
                Why = agrees ? "Both agree." : "No known rule gives the stated value from the stated bins.",
            };
        }
    }

    private static IEnumerable<VendorCheck> Percentiles(NtaRecording recording, NtaHistogram histogram)
    {
        var stated = new List<(NtaValue Value, double Share)>();
        foreach ((NtaQuantity quantity, double share) in Shares)
            if (recording.Find(quantity, histogram.Bins.Axis, histogram.Weighting) is { Number: not null } value)
                stated.Add((value, share));
        if (stated.Count == 0) yield break;
        VendorPercentileRule? rule = null;
        foreach (VendorPercentileRule tried in Rules)
            if (rule is null && stated.TrueForAll(s => Match(s.Value, VendorArithmetic.Percentile(histogram, s.Share, tried)!.Value)))
                rule = tried;
        (VendorReason reason, string why) = Words(rule, histogram);
        foreach ((NtaValue value, double share) in stated)
        {
            double inside = VendorArithmetic.Percentile(histogram, share)!.Value;
            yield return Check(
                recording, histogram, value,
                (rule is { } known ? VendorArithmetic.Percentile(histogram, share, known)!.Value : inside, inside)) with
            {
                Agrees = rule is not null,
                Reason = reason,
                Why = why,
            };
        }

        NtaPercentiles? table = recording.Percentiles.FirstOrDefault(
            p => p.Axis == histogram.Bins.Axis && p.Weighting == histogram.Weighting);
        if (table is not null && Table(recording, histogram, table, rule ?? VendorPercentileRule.InsideBin) is { } furthest)
            yield return furthest.Agrees ? furthest with { Reason = reason, Why = why } : furthest;
    }

    /// <summary>
    /// The percentile of 1 to 99 that is furthest from the rule; 0 and 100 depend on the last traces of a curve and are not compared.
    /// </summary>
    private static VendorCheck? Table(NtaRecording recording, NtaHistogram histogram, NtaPercentiles table, VendorPercentileRule rule)
    {
        int worst = -1;
        double furthest = -1;
        bool agrees = true;
        for (int i = 0; i < table.Percents.Count; i++)
        {
            if (table.Percents[i] is <= 0 or >= 100) continue;
            double off = Math.Abs(VendorArithmetic.Percentile(histogram, table.Percents[i] / 100, rule)!.Value - table.Values[i]);
            agrees &= off <= HalfDigit + BinRounding;
            if (off <= furthest) continue;
            furthest = off;
            worst = i;
        }

        if (worst < 0) return null;
        double share = table.Percents[worst] / 100;
        return new VendorCheck
        {
            Recording = recording.Name,
            Quantity = "percentiles",
            Axis = histogram.Bins.Axis,
            Weighting = histogram.Weighting,
            Key = string.Create(CultureInfo.InvariantCulture, $"Percentile {table.Percents[worst]:0.###}"),
            VendorText = table.Values[worst].ToString("R", CultureInfo.InvariantCulture),
            Vendor = table.Values[worst],
            Reproduced = VendorArithmetic.Percentile(histogram, share, rule)!.Value,
            Recomputed = VendorArithmetic.Percentile(histogram, share)!.Value,
            Unit = histogram.Bins.Unit,
            Agrees = agrees,
            Reason = VendorReason.NotReproduced,
            Why = "No known rule gives the stated percentiles from the stated bins.",
        };
    }

    /// <summary>A column by surface or volume against the one by number.</summary>
    private static VendorCheck? Column(NtaRecording recording, NtaHistogram histogram)
    {
        if (histogram.Content is not (NtaBinContent.SurfaceAreaNm2PerMl or NtaBinContent.VolumeNm3PerMl)
            || histogram.Bins.Axis != NtaAxis.Diameter)
            return null;
        NtaHistogram? numbers = recording.Histograms.FirstOrDefault(
            h => h.Content == NtaBinContent.ConcentrationPerMl && h.Bins.Axis == NtaAxis.Diameter && SameBins(h.Bins, histogram.Bins));
        if (numbers is null || numbers.Total <= 0) return null;
        double low = VendorArithmetic.Weighted(numbers, histogram.Weighting, lowerEdges: true).Total;
        double centred = VendorArithmetic.Weighted(numbers, histogram.Weighting, lowerEdges: false).Total;

        // Each bin by number is rounded to a whole particle.
        double rounding = 0;
        for (int i = 0; i < numbers.Bins.Count; i++)
            rounding += 0.5 * (histogram.Weighting == NtaWeighting.Volume
                ? Math.PI / 6 * Math.Pow(numbers.Bins.Edges[i], 3)
                : Math.PI * Math.Pow(numbers.Bins.Edges[i], 2));
        double percent = 100 * ((centred / histogram.Total) - 1);
        bool agrees = Math.Abs(low - histogram.Total) <= rounding + (1e-6 * histogram.Total);
        return new VendorCheck
        {
            Recording = recording.Name,
            Quantity = histogram.Weighting == NtaWeighting.Volume ? "volume_column" : "area_column",
            Axis = NtaAxis.Diameter,
            Weighting = histogram.Weighting,
            Key = histogram.Key,
            VendorText = histogram.Total.ToString("R", CultureInfo.InvariantCulture),
            Vendor = histogram.Total,
            Reproduced = low,
            Recomputed = centred,
            Unit = histogram.Weighting == NtaWeighting.Volume ? "nm^3/mL" : "nm^2/mL",
            Agrees = agrees,
            Reason = agrees ? VendorReason.LowerEdgeWeights : VendorReason.NotReproduced,
            Why = agrees
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"The vendor weights by the lower edge of each bin; with the centre the sum is {percent:0.##} % larger.")
                : "The column is not that of spheres of the bins' lower edges.",
        };
    }

    private static VendorCheck? Concentration(NtaRecording recording)
    {
        if (recording.Find(NtaQuantity.ConcentrationPerMl) is not { Number: { } stated } value) return null;
        NtaHistogram? histogram = recording.Histograms.FirstOrDefault(
            h => h.Content == NtaBinContent.ConcentrationPerMl && h.Bins.Axis == NtaAxis.Diameter);
        if (histogram is null || histogram.Total <= 0) return null;
        bool agrees = PrintedDigits.Match(value.Text, stated, histogram.Total);
        string sum = agrees
            ? "Both agree: the concentration is the sum over the bins."
            : "The bins do not add up to the stated concentration.";
        string dilution = recording.Find(NtaQuantity.Dilution) is { Number: { } factor }
            ? string.Create(
                CultureInfo.InvariantCulture, $" Both hold the recorded dilution of {factor:0.###}; it must not be applied again.")
            : " No dilution is recorded; if the sample was diluted, it must be applied once.";
        return new VendorCheck
        {
            Recording = recording.Name,
            Quantity = NtaQuantities.Id(NtaQuantity.ConcentrationPerMl),
            Weighting = NtaWeighting.Number,
            Key = value.Key,
            VendorText = value.Text,
            Vendor = stated,
            Reproduced = histogram.Total,
            Recomputed = histogram.Total,
            Unit = "1/mL",
            Agrees = agrees,
            Reason = agrees ? VendorReason.Agrees : VendorReason.NotReproduced,
            Why = sum + dilution,
        };
    }

    private static (VendorReason Reason, string Why) Words(VendorPercentileRule? rule, NtaHistogram histogram) => rule switch
    {
        VendorPercentileRule.InsideBin => (VendorReason.Agrees, "Both agree: particles lie evenly in their bins."),
        VendorPercentileRule.OneBinLow => (
            VendorReason.PercentileOffset,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The vendor's percentiles are one bin ({histogram.Bins.Width(0):0.###} {histogram.Bins.Unit}) below its own bins; " +
                $"mean, SD and mode are not.")),
        _ => (VendorReason.NotReproduced, "No known rule gives the stated percentiles from the stated bins."),
    };

    private static VendorCheck Check(
        NtaRecording recording, NtaHistogram histogram, NtaValue value, (double Reproduced, double Recomputed) numbers)
    {
        return new VendorCheck
        {
            Recording = recording.Name,
            Quantity = NtaQuantities.Id(value.Quantity!.Value),
            Axis = histogram.Bins.Axis,
            Weighting = histogram.Weighting,
            Key = value.Key,
            VendorText = value.Text,
            Vendor = value.Number!.Value,
            Reproduced = numbers.Reproduced,
            Recomputed = numbers.Recomputed,
            Unit = histogram.Bins.Unit,
            Agrees = false,
            Reason = VendorReason.NotReproduced,
            Why = "",
        };
    }

    private static bool SameBins(NtaBins a, NtaBins b) => ReferenceEquals(a, b) || a.Edges.SequenceEqual(b.Edges);
}
