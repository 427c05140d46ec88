using Osteon.Primitives;

namespace Osteon.MicroCt.Tests;

/// <summary>
/// Real scans against scikit-image and scipy (Oracles/skimage_oracles.py) and against BoneJ's connectivity. The scans are not part of the
/// repository.
/// </summary>
[Oracle]
public sealed class RealScanTests
{
    private static readonly Lazy<Volume<byte>> Lhdl = new(TestVolumes.Lhdl);
    private static readonly Lazy<Volume<byte>> Qim = new(TestVolumes.Qim);

    [Fact]
    public void Lhdl_under_otsu()
    {
        CtResult result = Measure(Scan("lhdl"), new CtParameters(new OtsuThreshold()));
        Assert.Equal(84, result["threshold"].Value);
        Assert.Equal(85, result.Segmentation.BoneFrom);
        Assert.Equal(1_491_065, result.Segmentation.BoneVoxels);
        Assert.Equal(46.987237375, result["mean_grey"].Value!.Value, 12);
        Assert.Equal(144.10420135943102, result["mean_grey_bone"].Value!.Value, 12);
        Check(result, "", new Topology(-255, -232, 40, 320, 25, -307.0, 308.0, 5.19226554730));
        Check(result, "purified_", new Topology(-319, null, 1, 320, 0, -360.75, 361.75, 6.09838331732));
        Assert.Equal(1_490_843, result["purified_bv"].N);
        Assert.Equal(198.474612, result["bs"].Value!.Value, 5);
        Assert.Equal(1_491_065 * Math.Pow(0.0195, 3), result["bv"].Value!.Value, 9);
        Assert.Equal(1_491_065 / 8e6, result["bv_tv"].Value);
    }

    [Fact]
    public void Lhdl_at_a_fixed_threshold()
    {
        CtResult result = Measure(Scan("lhdl"), new CtParameters(new FixedThreshold(63)));
        Assert.Equal(63, result["threshold"].Value);
        Assert.Equal(63, result.Segmentation.BoneFrom);
        Assert.Equal(1_840_671, result.Segmentation.BoneVoxels);
        Check(result, "", new Topology(176, 499, 498, 347, 25, 122.375, -121.375, -2.04614035975));
        Check(result, "purified_", new Topology(-345, null, 1, 346, 0, -379.125, 380.125, 6.40814915963));
        Assert.Equal(1_839_209, result["purified_bv"].N);
        Assert.Equal(220.686142, result["bs"].Value!.Value, 5);
        Assert.Equal(1_822_435, Measure(Scan("lhdl"), new CtParameters(new FixedThreshold(63.0000001)) { Measures = ["bv"] })["bv"].N);
    }

    [Fact]
    public void Qim_under_otsu()
    {
        CtResult result = Measure(Scan("qim"), new CtParameters(new OtsuThreshold()));
        Assert.Equal(120, result["threshold"].Value);
        Assert.Equal(988_858, result.Segmentation.BoneVoxels);
        Assert.Equal(116.11451148986816, result["mean_grey"].Value!.Value, 12);
        Assert.Equal(213.37306670927475, result["mean_grey_bone"].Value!.Value, 12);
        Check(result, "", new Topology(-51, -154, 203, 467, 213, -62.5, 63.5, 63.5 / 2_097_152));
        Check(result, "purified_", new Topology(-456, null, 1, 457, 0, -446.25, 447.25, 447.25 / 2_097_152));
        Assert.Equal(988_887, result["purified_bv"].N);
        Assert.Equal(212_784.0, result["bs"].Value!.Value, 0);
    }

    [Theory]
    [InlineData("lhdl", 80.92566349845593, 1_549_804, 141.53157883190391)]
    [InlineData("qim", 122.04314798761145, 971_762, 214.19909092967208)]
    public void Filtered_and_under_otsu(string scan, double threshold, long bone, double meanOfBone)
    {
        var parameters = new CtParameters(new OtsuThreshold())
        {
            Filter = new GaussianFilterParameters(1),
            Measures = ["bv", "threshold", "mean_grey_bone"],
        };
        CtResult result = Measure(Scan(scan), parameters);
        Assert.Equal(threshold, result["threshold"].Value!.Value, 12);
        Assert.Equal(bone, result["bv"].N);
        Assert.Equal(meanOfBone, result["mean_grey_bone"].Value!.Value, 11);
    }

    [Theory]
    [InlineData("lhdl", 81, 79_580, 78.0392083138399, 83_276, 85_552, 1_218_811)]
    [InlineData("qim", 122, 159_239, 123.29210535286951, 156_221, 183_241, 1_032_436)]
    public void A_box_has_its_own_otsu_and_is_filtered_with_its_surroundings(
        string scan, double threshold, long bone, double filteredThreshold, long filteredBone, long filteredFixed, long anisotropic)
    {
        Volume<byte> volume = Scan(scan);
        var parameters =
            new CtParameters(new OtsuThreshold()) { Voi = new BoxVoi((40, 30, 20), (90, 100, 120)), Measures = ["bv", "threshold"] };
        CtResult result = Measure(volume, parameters);
        Assert.Equal((threshold, bone), (result["threshold"].Value!.Value, result["bv"].N!.Value));
        parameters = parameters with { Filter = new GaussianFilterParameters(1) };
        result = Measure(volume, parameters);
        Assert.Equal(filteredThreshold, result["threshold"].Value!.Value, 12);
        Assert.Equal(filteredBone, result["bv"].N);
        Assert.Equal(filteredFixed, Measure(volume, parameters with { Threshold = new FixedThreshold(75.8765563570748) })["bv"].N);
        var whole = new CtParameters(new FixedThreshold(100))
        {
            Spacing = Spacing.FromMillimetres(9, 3, 2),
            Filter = new GaussianFilterParameters(4.5, SigmaUnit.Millimetres),
            Measures = ["bv"],
        };
        Assert.Equal(anisotropic, Measure(volume, whole)["bv"].N);
    }

    private static Volume<byte> Scan(string name) => name == "lhdl" ? Lhdl.Value : Qim.Value;

    private static CtResult Measure(Volume<byte> volume, CtParameters parameters) =>
        CtMeasurement.Measure(volume, parameters, RunContext.Default);

    private static void Check(CtResult result, string prefix, Topology expected)
    {
        Assert.Equal(expected.Euler26, result[prefix + "euler_26"].Value);
        if (expected.Euler6 is { } euler6) Assert.Equal(euler6, result[prefix + "euler_6"].Value);
        Assert.Equal(expected.Beta0, result[prefix + "beta0"].Value);
        Assert.Equal(expected.Beta1, result[prefix + "beta1"].Value);
        Assert.Equal(expected.Beta2, result[prefix + "beta2"].Value);
        Assert.Equal(expected.DeltaChi, result[prefix + "delta_chi"].Value);
        Assert.Equal(expected.Conn, result[prefix + "conn"].Value);
        Assert.Equal(1, result[prefix + "conn_d"].Value!.Value / expected.ConnD, 10);
    }

    private sealed record Topology(
        long Euler26, long? Euler6, long Beta0, long Beta1, long Beta2, double DeltaChi, double Conn, double ConnD);
}
