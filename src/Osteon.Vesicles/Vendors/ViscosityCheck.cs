using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>The stated viscosity against the vendor's formula and the reference for water.</summary>
internal static class ViscosityCheck
{
    /// <summary>ZetaView prints temperatures with six decimals; viscosity falls by about 0.02 mPa·s per degree.</summary>
    private const double TemperatureRounding = 1.1e-8;

    public static IEnumerable<VendorCheck> Of(NtaRecording recording)
    {
        if (recording.Find(NtaQuantity.ViscosityMilliPascalSeconds) is not { Number: { } stated } value) yield break;
        if (recording.Find(NtaQuantity.TemperatureC) is not { Number: { } celsius }) yield break;
        if (VendorArithmetic.WaterViscosity(recording.Instrument, celsius) is not { } byRule) yield break;
        double reference = WaterViscosity.MilliPascalSeconds(celsius);

        // NTA 3.2 leaves zeros at the end out: six decimals are meant.
        bool agrees = Math.Abs(stated - byRule) <= Math.Min(PrintedDigits.HalfUnit(value.Text), 5e-7) + TemperatureRounding;
        double percent = 100 * ((stated / reference) - 1);
        double diameter = 100 * ((reference / stated) - 1);
        yield return new VendorCheck
        {
            Recording = recording.Name,
            Quantity = NtaQuantities.Id(NtaQuantity.ViscosityMilliPascalSeconds),
            Key = value.Key,
            VendorText = value.Text,
            Vendor = stated,
            Reproduced = byRule,
            Recomputed = reference,
            Unit = "mPa*s",
            Agrees = agrees,
            Reason = agrees ? VendorReason.ViscosityFormula : VendorReason.NotReproduced,
            Why = agrees
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"The vendor's formula for water is {percent:+0.00;−0.00} % off the reference (IAPWS) at {celsius:0.###} °C; " +
                    $"diameters are off by {diameter:+0.00;−0.00} %, unless a calibration with beads takes it up.")
                : "The stated viscosity is not that of water by the vendor's formula: another medium, or a value that was entered by hand.",
        };
    }
}
