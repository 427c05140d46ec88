using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>The truth of virtual recordings as tables.</summary>
public static class VirtualNtaTables
{
    /// <summary><c>particles</c>: one row per particle of the box.</summary>
    public static Table Particles(VirtualNtaRecording recording)
    {
        IReadOnlyList<VirtualNtaParticle> all = recording.Particles;
        return new Table(
            "particles",
            "Particles of the virtual recording",
            [
                Column.Of("particle", [.. all.Select(p => (long?)p.Id)], null, "Number of the particle"),
                Column.Of("diameter", [.. all.Select(p => (double?)p.DiameterNm)], "nm", "True diameter"),
                Column.Of("diffusion", [.. all.Select(p => (double?)p.DiffusionUm2PerS)], "um^2/s", "True diffusion coefficient"),
                Column.Of("peak", [.. all.Select(p => (double?)p.PeakElectrons)], "electrons", "Peak of its image in focus, per exposure"),
            ]);
    }

    /// <summary><c>sightings</c>: one row per frame and particle on the camera. For long recordings use the stream of sightings instead.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="onlyVisible">Whether particles too dim to be seen are left out.</param>
    public static Table Sightings(VirtualNtaRecording recording, bool onlyVisible = false)
    {
        VirtualNtaSighting[] all = [.. recording.Sightings().Where(s => s.Visible || !onlyVisible)];
        return new Table(
            "sightings",
            "Where the particles of the virtual recording were",
            [
                Column.Of("frame", [.. all.Select(s => (long?)s.Frame)], null, "Frame, from 0"),
                Column.Of("particle", [.. all.Select(s => (long?)s.Particle)], null, "Number of the particle"),
                Column.Of("passage", [.. all.Select(s => (long?)s.Passage)], null, "How often it had left the box and come in again"),
                Column.Of("y", [.. all.Select(s => (double?)s.YPixels)], "px", "Mean row during the exposure; the centre of the first pixel is 0"),
                Column.Of("x", [.. all.Select(s => (double?)s.XPixels)], "px", "Mean column during the exposure"),
                Column.Of("z", [.. all.Select(s => (double?)s.ZUm)], "um", "Mean distance from the middle of the light sheet"),
                Column.Of("peak", [.. all.Select(s => (double?)s.PeakElectrons)], "electrons", "Expected peak above the background"),
                Column.Of("visible", [.. all.Select(s => (bool?)s.Visible)], "Whether the peak exceeds the limit of visibility"),
            ]);
    }
}
