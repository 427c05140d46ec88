using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>The numbers in sight against an independent simulation in numpy of the same settings; skips where its truth is not
/// here.</summary>
[Oracle]
public sealed class VirtualNtaPeerTests
{
    private const double LeastPeak = 3;

    private static readonly VirtualNtaParameters Same = new()
    {
        Name = "numpy",
        Frames = 100,
        Suspension = new VirtualNtaSuspension
        {
            Sizes = new(SizeComponent.Monodisperse(100), SizeComponent.Monodisperse(200)),
            ConcentrationPerMl = 2.4e9, // twenty times as many particles as there, for a sharper comparison
            DriftUmPerS = (-0.6, 1.5),
        },
        Camera = new VirtualNtaCamera { Height = 192, Width = 256 },
    };

    [Fact]
    public void As_many_particles_are_in_sight_per_particle_in_the_box()
    {
        string[] lines = File.ReadAllLines(SharedData.Require("data/vesicles/sim_nta/truth.csv"));
        double[][] theirs = [.. lines.Skip(1).Select(l =>
            l.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray())];
        using VirtualNtaRecording recording = VirtualNta.Record(Same, RunContext.Default);
        VirtualNtaSighting[] ours = [.. recording.Sightings().Where(s => Light(recording, s) > LeastPeak)];
        foreach ((double diameter, int inBox) in ((double, int)[])[(100, 78), (200, 86)])
        {
            double here = ours.Count(s => Near(recording, s, diameter)) / 100.0 / recording.Particles.Count(p => p.DiameterNm == diameter);
            double there = theirs.Count(r => r[5] == diameter) / 100.0 / inBox;
            // Particles stay for most of the film, so that one film of n particles tells the fraction p about as well as n draws.
            Assert.Equal(here, there, 4 * Math.Sqrt(here * (1 - here) / inBox));
        }

        double spreadHere = Math.Sqrt(ours.Average(s => s.ZUm * s.ZUm));
        double spreadThere = Math.Sqrt(theirs.Average(r => r[4] * r[4]));
        Assert.Equal(1, spreadThere / spreadHere, 0.15);
    }

    // What numpy's table calls the amplitude: the light of the sheet without the widening by defocus.
    private static double Light(VirtualNtaRecording recording, VirtualNtaSighting s) =>
        recording.Particles[s.Particle].PeakElectrons * Math.Exp(-s.ZUm * s.ZUm / 72);

    private static bool Near(VirtualNtaRecording recording, VirtualNtaSighting s, double diameter) =>
        recording.Particles[s.Particle].DiameterNm == diameter;
}
