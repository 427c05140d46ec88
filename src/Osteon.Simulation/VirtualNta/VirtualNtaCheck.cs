using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>What can be wrong with the parameters of a virtual NTA recording.</summary>
public static class VirtualNtaCheck
{
    private const double MostParticles = 2_000_000;

    /// <summary>Every finding at once: errors OST-VNT-001 … 006, warnings 010 and 011.</summary>
    public static IReadOnlyList<Finding> Check(VirtualNtaParameters parameters)
    {
        var findings = new List<Finding>();
        if (string.IsNullOrWhiteSpace(parameters.Name)) findings.Add(Finding.Error("OST-VNT-001", "a recording needs a name"));
        Suspension(parameters.Suspension, findings);
        Optics(parameters.Optics, findings);
        Camera(parameters.Camera, findings);
        if (parameters.Frames is < 1 or > 65_536 || !Positive(parameters.VisibleSnr))
            findings.Add(Finding.Error("OST-VNT-005", "a recording has 1 to 65536 frames, and its visibility limit is positive", value: Text(parameters.Frames)));
        if (findings.Count == 0) Together(parameters, findings);
        return findings;
    }

    private static void Suspension(VirtualNtaSuspension s, List<Finding> findings)
    {
        foreach (SizeComponent part in s.Sizes.Parts)
            if (!part.IsSound)
                findings.Add(Finding.Error(
                    "OST-VNT-002",
                    "a part of the size distribution is impossible",
                    value: part.ToString(),
                    hint: "Centre and weight are positive, the SD of a normal part at most a quarter of its mean, a geometric SD 1 to 5."));
        if (!NotNegative(s.ConcentrationPerMl) || !(s.Dilution >= 1) || !double.IsFinite(s.Dilution))
            findings.Add(Finding.Error("OST-VNT-002", "the concentration must be at least 0 and the dilution at least 1", value: Text(s.ConcentrationPerMl)));
        if (!(s.TemperatureCelsius is > -273.15 and < 1000) || !Positive(s.ViscosityMilliPascalSeconds))
            findings.Add(Finding.Error("OST-VNT-002", "temperature or viscosity is impossible", value: Text(s.ViscosityMilliPascalSeconds)));
        if (!double.IsFinite(s.DriftUmPerS.Y) || !double.IsFinite(s.DriftUmPerS.X))
            findings.Add(Finding.Error("OST-VNT-002", "the drift must be finite", value: s.DriftUmPerS.ToString()));
    }

    private static void Optics(VirtualNtaOptics o, List<Finding> findings)
    {
        if (!Positive(o.SheetSigmaUm) || !Positive(o.RayleighUm) || !Positive(o.BoxDepthUm) || !NotNegative(o.BoxMarginUm))
            findings.Add(Finding.Error("OST-VNT-003", "light sheet, depth of focus and box must be positive", value: o.ToString()));
        if (!(o.PsfSigmaPixels is >= 0.3 and <= 50))
            findings.Add(Finding.Error("OST-VNT-003", "the image of a particle must have a sigma of 0.3 to 50 pixels", value: Text(o.PsfSigmaPixels)));
        BrightnessLaw b = o.Brightness;
        bool sound = Positive(b.ReferenceNm) && NotNegative(b.ReferenceElectrons) && b.Exponent is >= 0 and <= 6
            && NotNegative(b.LeastElectrons) && b.MostElectrons >= b.LeastElectrons && b.MostElectrons <= 1e9 && b.LogSd is >= 0 and <= 2;
        if (!sound) findings.Add(Finding.Error("OST-VNT-003", "the brightness law is impossible", value: b.ToString()));
    }

    private static void Camera(VirtualNtaCamera c, List<Finding> findings)
    {
        if (c.Height is < 1 or > 16_384 || c.Width is < 1 or > 16_384 || !Positive(c.PixelSizeUm) || c.Bits is not (8 or 16))
            findings.Add(Finding.Error("OST-VNT-004", "the camera has 1 to 16384 rows and columns, a pixel size, and 8 or 16 bits", value: c.ToString()));
        if (!Positive(c.FramesPerSecond) || !Positive(c.ExposureS) || c.ExposureS > (1 + 1e-9) / c.FramesPerSecond || c.SubSteps is < 1 or > 1000)
            findings.Add(Finding.Error(
                "OST-VNT-004",
                "the exposure must be positive and no longer than a frame, with 1 to 1000 steps",
                value: string.Create(CultureInfo.InvariantCulture, $"{c.ExposureS:R} s at {c.FramesPerSecond:R} frames/s")));
        if (!(c.BackgroundElectrons is >= 0 and <= 1e6) || !NotNegative(c.ReadNoiseElectrons) || !Positive(c.Gain) || !double.IsFinite(c.Offset))
            findings.Add(Finding.Error("OST-VNT-004", "background, noise, gain or offset is impossible", value: c.ToString()));
    }

    private static void Together(VirtualNtaParameters p, List<Finding> findings)
    {
        double expected = VirtualNtaBox.Of(p).Volume * p.Suspension.ConcentrationPerMl * 1e-12;
        if (expected > MostParticles)
            findings.Add(Finding.Error("OST-VNT-006", "the box would hold more particles than can be simulated", value: Text(expected), hint: "Dilute."));
        double edge = Math.Exp(-0.125 * p.Optics.BoxDepthUm * p.Optics.BoxDepthUm / (p.Optics.SheetSigmaUm * p.Optics.SheetSigmaUm));
        if (edge > 0.01)
            findings.Add(Finding.Warning(
                "OST-VNT-010",
                string.Create(CultureInfo.InvariantCulture, $"particles still have {edge:0.###} of their light where they leave the box along z and re-enter on the other side"),
                hint: "Use a box at least six times as deep as the sheet's sigma."));
        double background = p.Camera.Offset + (p.Camera.Gain * p.Camera.BackgroundElectrons);
        if (background >= (1 << p.Camera.Bits) - 1)
            findings.Add(Finding.Warning("OST-VNT-011", "the background alone saturates the camera", value: Text(background)));
    }

    private static bool Positive(double value) => double.IsFinite(value) && value > 0;

    private static bool NotNegative(double value) => double.IsFinite(value) && value >= 0;

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
