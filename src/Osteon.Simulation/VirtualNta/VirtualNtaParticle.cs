using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>One particle of a virtual recording.</summary>
/// <param name="Id">Number, from 0.</param>
/// <param name="DiameterNm">Diameter, nm.</param>
/// <param name="DiffusionUm2PerS">Diffusion coefficient, µm²/s.</param>
/// <param name="PeakElectrons">Electrons per exposure at the centre of its image in focus.</param>
public readonly record struct VirtualNtaParticle(int Id, double DiameterNm, double DiffusionUm2PerS, double PeakElectrons);

/// <summary>Where a particle was during one frame.</summary>
/// <param name="Frame">Frame, from 0.</param>
/// <param name="Particle">Number of the particle.</param>
/// <param name="Passage">
/// How often the particle has left the box and come in again on the other side. A track is one particle during one passage; across a change its place
/// jumps by the size of the box.
/// </param>
/// <param name="YPixels">Row of the mean place during the exposure; the centre of the first pixel is 0.</param>
/// <param name="XPixels">Column of the mean place.</param>
/// <param name="ZUm">Mean distance from the middle of the light sheet, µm.</param>
/// <param name="PeakElectrons">Expected electrons at the centre of its image, mean over the exposure, motion not considered.</param>
/// <param name="Visible">Whether that peak exceeds the limit of the parameters.</param>
public readonly record struct VirtualNtaSighting(
    int Frame, int Particle, int Passage, double YPixels, double XPixels, double ZUm, double PeakElectrons, bool Visible);

/// <summary>Draws the particles of a recording.</summary>
internal static class VirtualNtaPopulation
{
    /// <summary>A Poisson number of particles of the concentration, their sizes and brightnesses.</summary>
    public static VirtualNtaParticle[] Draw(VirtualNtaParameters p, RunContext context)
    {
        Rng rng = context.Random.Stream("virtual-nta", p.Name, "particles");
        double expected = VirtualNtaBox.Of(p).Volume * p.Suspension.ConcentrationPerMl * 1e-12;
        var particles = new VirtualNtaParticle[PoissonDraw.Next(rng, expected)];
        for (int i = 0; i < particles.Length; i++)
        {
            double diameter = p.Suspension.Sizes.Draw(rng);
            double peak = p.Optics.Brightness.Median(diameter) * Math.Exp(p.Optics.Brightness.LogSd * rng.NextNormal());
            particles[i] = new VirtualNtaParticle(i, diameter, p.Suspension.Diffusion(diameter), peak);
        }

        return particles;
    }

    /// <summary>The stream of the motion of a group of particles.</summary>
    public static Rng Motion(VirtualNtaParameters p, int group, RunContext context) =>
        context.Random.Stream("virtual-nta", p.Name, "motion", group.ToString(CultureInfo.InvariantCulture));
}
