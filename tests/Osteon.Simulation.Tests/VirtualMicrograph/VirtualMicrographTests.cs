using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

[Unit]
public sealed class VirtualMicrographTests
{
    private static readonly VirtualMicrographParameters Small = new() { Height = 256, Width = 300, ScaleBarNm = 100 };

    private static VirtualMicrographImage Make(VirtualMicrographParameters parameters, ulong seed = 1, string name = "a") =>
        VirtualMicrograph.Make(parameters, name, RunContext.Default with { Random = new RandomStreams(seed) });

    [Fact]
    public void The_same_seed_gives_the_same_picture_and_another_one_does_not()
    {
        Assert.Equal(Make(Small).Image.Values.ToArray(), Make(Small).Image.Values.ToArray());
        Assert.NotEqual(Make(Small).Image.Values.ToArray(), Make(Small, 2).Image.Values.ToArray());
        Assert.NotEqual(Make(Small).Image.Values.ToArray(), Make(Small, 1, "b").Image.Values.ToArray());
    }

    [Fact]
    public void The_true_area_is_that_of_the_outline()
    {
        var circle = new VirtualVesicle(0, 0, 80, 80, 0, [], false, false, false);
        Assert.Equal(Math.PI * 1600, circle.Area, 1e-6);
        var ellipse = new VirtualVesicle(0, 0, 90, 60, 0.7, [], false, false, false);
        Assert.Equal(Math.PI / 4 * 90 * 60, ellipse.Area, 1e-6);
        // A wave of amplitude a adds a²/2 to the area of a circle.
        Assert.Equal(Math.PI * 1600 * 1.005, (circle with { Waves = [(0.1, 0.3)] }).Area, 1e-6);
    }

    [Fact]
    public void Vesicles_without_noise_are_brighter_inside_than_their_stain_and_darker_in_cryo()
    {
        VirtualMicrographParameters clean = Small with
        {
            Granularity = 0,
            ElectronsPerPixel = 1e6,
            DebrisPerUm2 = 0,
            Gradient = 0,
            CupShare = 0,
            TouchingShare = 0,
        };
        foreach (VirtualStain stain in Enum.GetValues<VirtualStain>())
        {
            VirtualMicrographImage made = Make(clean with { Stain = stain });
            VirtualVesicle one = made.Vesicles.First(v => !v.IsCut);
            int y = (int)one.Y, rim = (int)(one.X + one.RadiusAt(0) - 4), outside = (int)(one.X + one.RadiusAt(0) + 5);
            int inside = made.Image.Row(y)[rim], beyond = made.Image.Row(y)[outside];
            if (stain == VirtualStain.Negative) Assert.InRange(inside - beyond, 40, 255);
            else Assert.InRange(beyond - inside, 40, 255);
        }
    }

    [Fact]
    public void The_bar_has_the_length_that_is_told()
    {
        VirtualMicrographImage made = Make(Small with { PixelSizeNm = 0.8 });
        Assert.Equal(125, made.ScaleBarPixels);
        int longest = 0, run = 0;
        foreach (ushort value in made.Image.Row(256 - (256 / 25))) longest = Math.Max(longest, run = value == 0 ? run + 1 : 0);
        Assert.Equal(125, longest);
    }

    [Fact]
    public void Impossible_parameters_are_all_reported()
    {
        Assert.Equal(3, (Small with { Height = 3, Contrast = 2, CupShare = -1 }).Check().Count);
        Assert.Throws<InvalidContentException>(() => Make(Small with { BlurNm = double.NaN }));
    }
}
