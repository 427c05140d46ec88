using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// What the keys of ZetaView's text files mean. Several versions spell some of them differently; capitals, blanks and colons do not matter.
/// </summary>
internal static class ZetaViewKeys
{
    /// <summary>The meaning of a key.</summary>
    public readonly record struct Meaning(NtaQuantity Quantity, NtaWeighting? Weighting = null);

    private static readonly Dictionary<string, Meaning> Known = Table(
        ("original file", NtaQuantity.OriginalFile),
        ("operator", NtaQuantity.Operator),
        ("experiment", NtaQuantity.Experiment),
        ("zetaview s/n", NtaQuantity.InstrumentSerial),
        ("cell s/n", NtaQuantity.CellSerial),
        ("software", NtaQuantity.Software),
        ("sop", NtaQuantity.Sop),
        ("sample", NtaQuantity.Sample),
        ("sample name", NtaQuantity.Sample),
        ("electrolyte", NtaQuantity.Diluent),
        ("ph", NtaQuantity.Ph),
        ("conductivity", NtaQuantity.ConductivityMicroSiemensPerCm),
        ("settemperature", NtaQuantity.SetTemperatureC),
        ("temperature", NtaQuantity.TemperatureC),
        ("viscosity", NtaQuantity.ViscosityMilliPascalSeconds),
        ("date", NtaQuantity.Date),
        ("time", NtaQuantity.Time),
        ("remarks", NtaQuantity.Remarks),
        ("scatteringintensity", NtaQuantity.ScatteringIntensity),
        ("detectedparticles", NtaQuantity.DetectedParticles),
        ("particledriftchecked", NtaQuantity.DriftCheckedOn),
        ("particledriftcheckresult", NtaQuantity.DriftCheck),
        ("cellchecked", NtaQuantity.CellCheckedOn),
        ("cellcheckresult", NtaQuantity.CellCheck),
        ("typeofmeasurement", NtaQuantity.MeasurementType),
        ("positions", NtaQuantity.Positions),
        ("microscopeposition", NtaQuantity.MicroscopePosition),
        ("numberoftraces", NtaQuantity.Traces),
        ("averagenumberofparticles", NtaQuantity.ParticlesPerFrame),
        ("dilution", NtaQuantity.Dilution),
        ("dilutionfactor", NtaQuantity.Dilution),
        ("concentrationcorrectionfactor", NtaQuantity.ConcentrationCorrectionFactor),
        ("concentration", NtaQuantity.ConcentrationPerMl),
        ("originalconcentration", NtaQuantity.OriginalConcentrationPerMl),
        ("minimumbrightness", NtaQuantity.MinimumBrightness),
        ("maximumbrightness", NtaQuantity.MaximumBrightness),
        ("minimumarea", NtaQuantity.MinimumAreaPx),
        ("maximumarea", NtaQuantity.MaximumAreaPx),
        ("trackingradius2", NtaQuantity.TrackingRadius2),
        ("minimumtracelength", NtaQuantity.MinimumTrackLength),
        ("camera:frate", NtaQuantity.FramesPerSecond),
        ("framerate", NtaQuantity.FramesPerSecond),
        ("camera:#cycles", NtaQuantity.Cycles),
        ("sensitivity", NtaQuantity.Sensitivity),
        ("gain", NtaQuantity.Gain),
        ("shutter", NtaQuantity.ShutterSetting),
        ("laserwavelengthnm", NtaQuantity.LaserWavelengthNm),
        ("filterwavelengthnm", NtaQuantity.FilterWavelengthNm),
        ("micrometerperpixel", NtaQuantity.MicrometresPerPixel),
        ("micrometreperpixel", NtaQuantity.MicrometresPerPixel),
        ("voltage", NtaQuantity.VoltageV),
        ("profilevoltage", NtaQuantity.VoltageV),
        ("mobility", NtaQuantity.Mobility),
        ("zetapotential", NtaQuantity.ZetaPotentialMilliVolts),
        ("zetapotential/mv", NtaQuantity.ZetaPotentialMilliVolts),
        ("zetapotential(mv)", NtaQuantity.ZetaPotentialMilliVolts));

    private static readonly Dictionary<string, Meaning> Statistics = new(StringComparer.Ordinal)
    {
        ["mediannumber(d50)"] = new(NtaQuantity.D50, NtaWeighting.Number),
        ["medianconcentration(d50)"] = new(NtaQuantity.D50, NtaWeighting.Number),
        ["medianvolume(d50)"] = new(NtaQuantity.D50, NtaWeighting.Volume),
    };

    /// <summary>The meaning of a key as it stands in the file, or null if it is not known.</summary>
    public static Meaning? Of(string key)
    {
        string plain = Plain(key);
        return Statistics.TryGetValue(plain, out Meaning statistic) || Known.TryGetValue(plain, out statistic) ? statistic : null;
    }

    /// <summary>Without blanks, capitals and colons at the end.</summary>
    public static string Plain(string key)
    {
        Span<char> plain = key.Length <= 128 ? stackalloc char[key.Length] : new char[key.Length];
        int length = 0;
        foreach (char c in key.AsSpan().TrimEnd(": \t"))
            if (!char.IsWhiteSpace(c)) plain[length++] = char.ToLowerInvariant(c);
        return new string(plain[..length]);
    }

    private static Dictionary<string, Meaning> Table(params (string Key, NtaQuantity Quantity)[] keys) =>
        keys.ToDictionary(k => Plain(k.Key), k => new Meaning(k.Quantity), StringComparer.Ordinal);
}
