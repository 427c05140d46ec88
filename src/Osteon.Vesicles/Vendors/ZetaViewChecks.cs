using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>ZetaView's numbers against its own table of bins.</summary>
internal static class ZetaViewChecks
{
    /// <summary>The table prints four digits.</summary>
    private const double TableDigits = 5e-4;

    /// <summary>What the vendor's own rounding can move a median by, nm.</summary>
    private const double Rounding = 1e-6;

    public static IEnumerable<VendorCheck> Of(NtaRecording recording)
    {
        NtaHistogram? numbers = recording.Histograms.FirstOrDefault(
            h => h.Content == NtaBinContent.Tracks && h.Bins.Scale == NtaBinScale.Linear);
        if (numbers is null || numbers.Total <= 0) yield break;
        foreach (VendorCheck check in Medians(recording, numbers)) yield return check;
        foreach (VendorCheck check in Columns(recording, numbers)) yield return check;
        if (Traces(recording, numbers) is { } traces) yield return traces;
        if (Concentration(recording) is { } concentration) yield return concentration;
    }

    private static IEnumerable<VendorCheck> Medians(NtaRecording recording, NtaHistogram numbers)
    {
        foreach (NtaValue value in recording.Values)
        {
            if (value is not { Quantity: NtaQuantity.D50, Axis: NtaAxis.Diameter, Weighting: { } weighting, Number: { } stated }) continue;
            NtaHistogram weighted = VendorArithmetic.Weighted(numbers, weighting, lowerEdges: false);
            double recomputed = VendorArithmetic.Percentile(weighted, 0.5)!.Value;
            double half = VendorArithmetic.Percentile(weighted, 0.5, VendorPercentileRule.HalfBinLow)!.Value;
            bool shifted = PrintedDigits.Match(value.Text, stated, half, Rounding);
            bool exact = PrintedDigits.Match(value.Text, stated, recomputed, Rounding);
            yield return new VendorCheck
            {
                Recording = recording.Name,
                Quantity = NtaQuantities.Id(NtaQuantity.D50),
                Axis = NtaAxis.Diameter,
                Weighting = weighting,
                Key = value.Key,
                VendorText = value.Text,
                Vendor = stated,
                Reproduced = exact ? recomputed : half,
                Recomputed = recomputed,
                Unit = "nm",
                Agrees = shifted || exact,
                Reason = exact ? VendorReason.Agrees : shifted ? VendorReason.HalfBinShift : VendorReason.NotReproduced,
                Why = exact
                    ? "Both agree."
                    : shifted
                        ? string.Create(
                            CultureInfo.InvariantCulture,
                            $"The vendor takes the centres of bins for their upper edges, so that its medians are half a bin " +
                            $"({numbers.Bins.Width(0) / 2:0.###} nm) low; its mean and SD are not.")
                        : "No known rule gives the stated median: the file was changed, or this version computes otherwise.",
            };
        }
    }

    private static IEnumerable<VendorCheck> Columns(NtaRecording recording, NtaHistogram numbers)
    {
        foreach (NtaHistogram column in recording.Histograms)
        {
            if (!ReferenceEquals(column.Bins, numbers.Bins) || column.Total <= 0) continue;
            if (column.Content is not (NtaBinContent.VolumeNm3 or NtaBinContent.ProjectedAreaNm2)) continue;
            bool area = column.Content == NtaBinContent.ProjectedAreaNm2;
            double surface = VendorArithmetic.Weighted(numbers, column.Weighting, lowerEdges: false).Total;
            double byRule = area ? surface / 4 : surface;
            bool agrees = Math.Abs(byRule - column.Total) <= TableDigits * column.Total;
            yield return Sum(recording, column, (byRule, surface, agrees)) with
            {
                Reason = !agrees ? VendorReason.NotReproduced : area ? VendorReason.ProjectedArea : VendorReason.Agrees,
                Why = !agrees
                    ? "The column is not that of spheres of the bins' centres."
                    : area
                        ? "The column holds projected areas, π/4·d², a quarter of the surface; read as surface it is off by a factor of 4."
                        : "Both agree: π/6·d³ of the bins' centres.",
            };
        }
    }

    private static VendorCheck? Traces(NtaRecording recording, NtaHistogram numbers)
    {
        if (recording.Find(NtaQuantity.Traces) is not { Number: { } stated } value) return null;
        bool agrees = Math.Abs(numbers.Total - stated) <= Math.Max(0.5, TableDigits * stated);
        return new VendorCheck
        {
            Recording = recording.Name,
            Quantity = NtaQuantities.Id(NtaQuantity.Traces),
            Key = value.Key,
            VendorText = value.Text,
            Vendor = stated,
            Reproduced = numbers.Total,
            Recomputed = numbers.Total,
            Unit = "1",
            Agrees = agrees,
            Reason = agrees ? VendorReason.Agrees : VendorReason.NotReproduced,
            Why = agrees ? "Both agree." : "The bins do not add up to the stated traces: rows are missing or were changed.",
        };
    }

    /// <summary>The table's concentrations are those of the diluted sample; the dilution is applied here, once.</summary>
    private static VendorCheck? Concentration(NtaRecording recording)
    {
        NtaHistogram? table = recording.Histograms.FirstOrDefault(
            h => h.Content == NtaBinContent.ConcentrationPerMl && h.Bins.Scale == NtaBinScale.Linear);
        if (table is null || table.Total <= 0 || recording.Number(NtaQuantity.Dilution) is not { } dilution) return null;
        double total = table.Total;
        string perParticle = recording.Number(NtaQuantity.ParticlesPerFrame) is { } particles && particles > 0
            ? string.Create(
                CultureInfo.InvariantCulture,
                $" One particle in the frame stands for {total / particles:0.####E+0} per mL, a constant of the instrument.")
            : "";
        string applied = dilution == 1
            ? "The file states a dilution of 1, which is also what is written where none was entered."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The table holds the concentration in the cell; the stated dilution of {dilution:0.###} is applied once.");
        return new VendorCheck
        {
            Recording = recording.Name,
            Quantity = NtaQuantities.Id(NtaQuantity.OriginalConcentrationPerMl),
            Weighting = NtaWeighting.Number,
            Key = table.Key,
            VendorText = total.ToString("R", CultureInfo.InvariantCulture),
            Vendor = total,
            Reproduced = total,
            Recomputed = total * dilution,
            Unit = "1/mL",
            Agrees = true,
            Reason = dilution == 1 ? VendorReason.Agrees : VendorReason.NotCorrectedForDilution,
            Why = applied + perParticle,
        };
    }

    private static VendorCheck Sum(
        NtaRecording recording, NtaHistogram column, (double ByRule, double Recomputed, bool Agrees) sums)
    {
        return new VendorCheck
        {
            Recording = recording.Name,
            Quantity = column.Content == NtaBinContent.VolumeNm3 ? "volume_column" : "area_column",
            Axis = NtaAxis.Diameter,
            Weighting = column.Weighting,
            Key = column.Key,
            VendorText = column.Total.ToString("R", CultureInfo.InvariantCulture),
            Vendor = column.Total,
            Reproduced = sums.ByRule,
            Recomputed = sums.Recomputed,
            Unit = column.Content == NtaBinContent.VolumeNm3 ? "nm^3" : "nm^2",
            Agrees = sums.Agrees,
            Reason = VendorReason.Agrees,
            Why = "",
        };
    }
}
