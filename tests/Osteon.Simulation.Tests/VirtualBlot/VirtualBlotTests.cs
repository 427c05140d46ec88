using Osteon.Primitives;

namespace Osteon.Simulation.Tests.Blots;

/// <summary>The drawn blot is what its truth says.</summary>
[Unit]
public sealed class VirtualBlotTests
{
    private static readonly VirtualBlotParameters Plain = new()
    {
        Width = 400,
        Height = 300,
        Lanes = [new VirtualLane("a", new Dictionary<string, double> { ["p"] = 1, ["q"] = 0.5 }), new VirtualLane("b", new Dictionary<string, double> { ["p"] = 0.25 }) { Load = 2 }],
        Proteins = [new VirtualProtein("q", 30), new VirtualProtein("p", 100)],
        FullWell = 1e8,
        ReadNoise = 0,
    };

    [Fact]
    public void A_band_holds_what_its_shape_says()
    {
        (GreyImage image, VirtualBlotTruth truth) = Simulation.VirtualBlot.Draw(1, Plain with { Flatness = 2, HalfWidth = 0.15 }, new RunContext());
        Assert.Equal(["p", "q", "p"], truth.Bands.Select(b => b.Protein));
        Assert.Equal([1, 1, 2], truth.Bands.Select(b => b.Lane));
        VirtualBandTruth first = truth.Bands[0];
        Assert.Equal(0.5 * ushort.MaxValue, first.Height, 6);

        // A Gaussian both ways: A·2π·σx·σy, σx from the half width at half height; its box at 5 % holds erf(√ln 20)² of it.
        double sigmaX = 0.15 * truth.Lanes[0].Pitch / Math.Sqrt(2 * Math.Log(2));
        Assert.Equal(1, first.Total / (first.Height * 2 * Math.PI * sigmaX * Plain.Sigma), 3);
        Assert.InRange(first.Volume / first.Total, 0.96, 0.98);
        Assert.Equal(0.5, truth.Bands[2].Total / first.Total, 3);

        // The picture is the background and the bands, to the rounding of a grey value.
        double background = Math.Round(0.05 * ushort.MaxValue), sum = 0;
        foreach (ushort value in image.Values) sum += value - 0.05 * ushort.MaxValue;
        Assert.Equal(1, sum / truth.Bands.Sum(b => b.Total), 3);
        Assert.InRange(image.Row(2)[2] - background, -30, 30);
    }

    [Fact]
    public void Weights_fall_and_bands_sink_with_smile_and_tilt()
    {
        VirtualBlotTruth straight = Simulation.VirtualBlot.Draw(1, Plain, new RunContext()).Truth;
        VirtualBlotTruth bent = Simulation.VirtualBlot.Draw(1, Plain with { SmilePixels = 10, TiltDegrees = 2 }, new RunContext()).Truth;
        Assert.True(straight.Bands[0].Row < straight.Bands[1].Row);
        Assert.Equal(straight.Bands[0].Row, straight.Bands[2].Row, 9);
        double apart = straight.Lanes[1].Centre - straight.Lanes[0].Centre;
        Assert.Equal(-Math.Tan(2 * Math.PI / 180) * apart, bent.Bands[2].Row - bent.Bands[0].Row, 6);
        Assert.True(bent.Bands[0].Row > straight.Bands[0].Row);
    }

    [Fact]
    public void Clipped_pixels_and_dark_bands_are_as_the_camera_makes_them()
    {
        (GreyImage image, VirtualBlotTruth truth) = Simulation.VirtualBlot.Draw(1, Plain with { Exposure = 1.5, BitDepth = 8 }, new RunContext());
        Assert.True(truth.Bands[0].ClippedPixels > 20 && truth.Bands[1].ClippedPixels == 0);
        int clipped = 0;
        foreach (ushort value in image.Values) clipped += value == 255 ? 1 : 0;
        Assert.Equal(clipped, truth.Bands.Sum(b => b.ClippedPixels));
        GreyImage dark = Simulation.VirtualBlot.Draw(1, Plain with { Exposure = 1.5, BitDepth = 8, DarkBands = true }, new RunContext()).Image;
        for (int i = 0; i < image.Values.Length; i++) Assert.Equal(255 - image.Values[i], dark.Values[i]);
    }

    [Fact]
    public void The_noise_is_that_of_counted_electrons()
    {
        VirtualBlotParameters parameters = Plain with { FullWell = 5000, Background = 0.4, Lanes = [new VirtualLane("empty", new Dictionary<string, double>())], ReadNoise = 0.003 };
        GreyImage image = Simulation.VirtualBlot.Draw(7, parameters, new RunContext()).Image;
        double mean = 0, square = 0;
        foreach (ushort value in image.Values) mean += value;
        mean /= image.Values.Length;
        foreach (ushort value in image.Values) square += (value - mean) * (value - mean);
        double expected = Math.Pow(ushort.MaxValue / 5000.0, 2) * 0.4 * 5000 + Math.Pow(0.003 * ushort.MaxValue, 2);
        Assert.Equal(1, mean / (0.4 * ushort.MaxValue), 3);
        Assert.InRange(square / image.Values.Length / expected, 0.98, 1.02);
    }

    [Fact]
    public void The_seed_decides_everything()
    {
        VirtualBlotParameters parameters = Plain with { FullWell = 1000, Specks = 4, Scratches = 1 };
        ushort[] Draw(ulong seed) => Simulation.VirtualBlot.Draw(seed, parameters, new RunContext()).Image.Values.ToArray();
        Assert.Equal(Draw(5), Draw(5));
        Assert.NotEqual(Draw(5), Draw(6));
    }

    [Fact]
    public void Everything_wrong_is_said_at_once()
    {
        VirtualBlotParameters wrong = Plain with
        {
            BitDepth = 12,
            HalfWidth = double.NaN,
            Width = 4,
            Lanes = [new VirtualLane("a", new Dictionary<string, double> { ["r"] = 1, ["p"] = -1 })],
            Proteins = [new VirtualProtein("p", 1000)],
        };
        string[] ids = [.. VirtualBlotCheck.Check(wrong).Select(f => f.Id).Order()];
        Assert.Equal(["OST-VBL-001", "OST-VBL-001", "OST-VBL-002", "OST-VBL-002", "OST-VBL-002", "OST-VBL-003", "OST-VBL-004"], ids);
        Assert.Throws<InvalidContentException>(() => Simulation.VirtualBlot.Draw(1, wrong, new RunContext()));
    }
}
