using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>Particles of frames against trackpy's frozen results and against trackpy run on real videos.</summary>
[Oracle]
public sealed class TrackpyLocateTests
{
    private const double Printed = 5e-9;
    private static readonly LocateParameters Inverted = new() { Diameter = 9, Invert = true };

    [Fact]
    public void The_maxima_of_the_stored_picture_are_trackpys()
    {
        GreyImage frame = TrackingData.Picture(TrackingData.Repro + "T76S3F00001.png");
        ushort[] image = [.. frame.Values.ToArray().Select(v => (ushort)(255 - v))];
        Compare(TrackingData.Repro + "expected_find_raw.csv", Maxima(image, frame.Width));
    }

    [Fact]
    public void The_maxima_of_the_band_passed_picture_are_trackpys()
    {
        GreyImage frame = TrackingData.Picture(TrackingData.Repro + "T76S3F00001.png");
        double[] passed = ParticleLocation.BandPassed(frame, Inverted);
        ushort[] whole = new ushort[passed.Length];
        FrameLocator.WholeNumbers(passed, whole, 255);
        Compare(TrackingData.Repro + "expected_find_bp.csv", Maxima(whole, frame.Width));
    }

    [Fact]
    public void Centroids_of_the_band_passed_picture_are_trackpys()
    {
        GreyImage frame = TrackingData.Picture(TrackingData.Repro + "T76S3F00001.png");
        double[] passed = ParticleLocation.BandPassed(frame, Inverted);
        Dictionary<string, double[]> starts = TrackingData.Table(TrackingData.Repro + "expected_find_bp.csv");
        var disc = new SpotCentroid(4);
        LocatedParticle[] refined =
        [
            .. starts["y"].Zip(starts["x"], (y, x) => disc.Refine<double>(passed, frame.Values, frame.Width, ((int)x, (int)y), 10)).Where(p => p.Mass >= 140),
        ];
        ComparePositions(TrackingData.Repro + "expected_refine.csv", refined);
    }

    [Fact]
    public void Located_particles_are_trackpys()
    {
        GreyImage frame = TrackingData.Picture(TrackingData.Repro + "T76S3F00001.png");
        ComparePositions(TrackingData.Repro + "expected_locate.csv", ParticleLocation.Locate(frame, Inverted with { MinimumMass = 140 }));
    }

    [Fact]
    public void Mass_size_eccentricity_signal_and_static_error_are_trackpys()
    {
        GreyImage frame = TrackingData.Picture(TrackingData.Repro + "T76S3F00001.png");
        LocatedParticle[] found = [.. ParticleLocation.Locate(frame, Inverted, staticError: true).Where(p => p.X < 64 && p.Y < 64)];
        CompareAll(TrackingData.Repro + "expected_characterize.csv", found);
    }

    [Fact]
    public void The_particles_of_real_beads_in_water_are_trackpys()
    {
        GreyImage frame = TrackingData.Frame(TrackingData.Water + "bulk_water_crop.tif", 0);
        var parameters = new LocateParameters { Diameter = 11, MinimumMass = 20, Invert = true };
        CompareAll(TrackingData.Water + "expected_locate_frame0.csv", ParticleLocation.Locate(frame, parameters, staticError: true));
    }

    private static List<(int X, int Y)> Maxima(ushort[] image, int width)
    {
        var scratch = new LocateScratch();
        LocalMaxima.Find(image, width, (9, 64, 4), scratch, scratch.Maxima);
        LocatedParticle[] particles = [.. scratch.Maxima.Select(m => new LocatedParticle(m.X, m.Y, image[(m.Y * width) + m.X], 0, 0, 0, 0, null))];
        bool[] dropped = [.. new ClosePairs().Dropped(particles, 9)];
        return [.. scratch.Maxima.Where((_, i) => !dropped[i])];
    }

    private static void Compare(string path, List<(int X, int Y)> found)
    {
        Dictionary<string, double[]> expected = TrackingData.Table(path);
        Assert.Equal(expected["y"].Zip(expected["x"], (y, x) => ((int)x, (int)y)), found);
    }

    private static void ComparePositions(string path, IReadOnlyList<LocatedParticle> found)
    {
        Dictionary<string, double[]> expected = TrackingData.Table(path);
        Assert.Equal(expected["x"].Length, found.Count);
        for (int i = 0; i < found.Count; i++)
        {
            Close(expected["x"][i], found[i].X);
            Close(expected["y"][i], found[i].Y);
        }
    }

    private static void CompareAll(string path, IReadOnlyList<LocatedParticle> found)
    {
        ComparePositions(path, found);
        Dictionary<string, double[]> expected = TrackingData.Table(path);
        for (int i = 0; i < found.Count; i++)
        {
            Close(expected["mass"][i], found[i].Mass);
            Close(expected["size"][i], found[i].Size);
            Close(expected["ecc"][i], found[i].Eccentricity);
            Close(expected["signal"][i], found[i].Signal);
            Close(expected["raw_mass"][i], found[i].RawMass);
            Close(expected["ep"][i], found[i].StaticError!.Value);
        }
    }

    private static void Close(double expected, double actual) =>
        Assert.True(Math.Abs(actual - expected) <= Printed * Math.Max(1e-3, Math.Abs(expected)), $"{actual:R} instead of {expected:R}");
}
