using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// A virtual nanoparticle tracking camera: Brownian spheres of a declared size distribution in a light sheet, filmed by a camera with noise, with the
/// truth about every particle in every frame. Whatever tracks such a video shows its own bias.
/// </summary>
/// <remarks>
/// grey = clip(⌊offset + gain·(Poisson(background + Σ images) + N(0, read noise)) + ½⌋). A particle's image is a Gaussian integrated over each pixel, its light
/// I(z) = I₀·exp(−z²/2σ_sheet²), its width σ₀·√(1 + (z/R)²), summed over SubSteps positions of the exposure. Particles are ideal spheres without interaction and
/// walls; the camera has neither fixed pattern nor vignetting. See docs/methods/virtual-nta.md.
/// </remarks>
public static class VirtualNta
{
    /// <summary>
    /// The recording as a source of frames; only the particles are drawn now. All randomness comes from the streams ("virtual-nta", name, …) of
    /// the context, so the same seed, name and parameters give the same bytes.
    /// </summary>
    /// <exception cref="InvalidContentException">A parameter is impossible (OST-VNT-001 … 006; all findings are in the context).</exception>
    public static VirtualNtaRecording Record(VirtualNtaParameters parameters, RunContext context)
    {
        IReadOnlyList<Finding> findings = VirtualNtaCheck.Check(parameters);
        context.Findings.AddRange(findings);
        if (findings.FirstOrDefault(f => f.Severity == Severity.Error) is { } error) throw new InvalidContentException(error);
        VirtualNtaCamera camera = parameters.Camera;
        var header = new VolumeHeader(
            new GridShape(parameters.Frames, camera.Height, camera.Width),
            null,
            camera.Bits == 16 ? VoxelType.UInt16 : VoxelType.UInt8,
            ValueScale.Identity,
            Metadata(parameters, context));
        return new VirtualNtaRecording(parameters, header, context);
    }

    private static Dictionary<string, string> Metadata(VirtualNtaParameters p, RunContext context) => new()
    {
        ["Synthetic"] = "true",
        ["Instrument"] = "Osteon virtual NTA camera",
        ["Specimen"] = p.Name,
        ["Seed"] = context.Random.Seed.ToString(CultureInfo.InvariantCulture),
        ["frame_rate_fps"] = Text(p.Camera.FramesPerSecond),
        ["exposure_s"] = Text(p.Camera.ExposureS),
        ["pixel_height_mm"] = Text(p.Camera.PixelSizeUm * 1e-3),
        ["pixel_width_mm"] = Text(p.Camera.PixelSizeUm * 1e-3),
        ["temperature_c"] = Text(p.Suspension.TemperatureCelsius),
        ["viscosity_mpa_s"] = Text(p.Suspension.ViscosityMilliPascalSeconds),
        ["dilution"] = Text(p.Suspension.Dilution),
    };

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
