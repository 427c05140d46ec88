using Osteon.Primitives;

namespace Osteon.MicroCt.Tests;

[Property]
public sealed class CtMeasurementTests
{
    private static readonly GridShape Shape = new(12, 20, 75);
    private static readonly VoxelBox Box = new(2, 11, 5, 19, 7, 72);

    [Fact]
    public void Every_measure_of_the_contract_is_there_in_the_order_of_the_registry()
    {
        CtResult result = Measure(Blobs(), new CtParameters(new FixedThreshold(100)));
        Assert.Equal(34, result.Measures.Count);
        Assert.Equal(CtTerms.All, result.Measures.Select(m => m.Term.Id));
        string[] registry = [.. TermRegistry.All.Select(t => t.Id)];
        int[] places = [.. CtTerms.All.Select(id => Array.IndexOf(registry, id))];
        Assert.Equal(places.Order(), places);
        Assert.All(result.Measures, m => Assert.True(m.Value is not null || m.NotAvailable is not null));
    }

    [Fact]
    public void Only_what_is_asked_for_is_given()
    {
        CtResult result = Measure(Blobs(), new CtParameters(new FixedThreshold(100)) { Measures = ["conn_d", "tv", "purified_beta1"] });
        Assert.Equal(["tv", "conn_d", "purified_beta1"], result.Measures.Select(m => m.Term.Id));
        CtResult all = Measure(Blobs(), new CtParameters(new FixedThreshold(100)));
        Assert.All(result.Measures, m => Assert.Equal(all[m.Term.Id], m));
    }

    [Fact]
    public void A_box_is_the_same_as_cropping()
    {
        foreach (Threshold threshold in (Threshold[])[new FixedThreshold(190), new OtsuThreshold()])
        {
            CtResult box = Measure(Blobs(), new CtParameters(threshold) { Voi = new BoxVoi(Box) });
            CtResult crop = Measure(TestVolumes.Crop(Blobs(), Box), new CtParameters(threshold));
            Assert.Equal(crop.Measures, box.Measures);
            Assert.Equal(crop.Histogram!.Counts, box.Histogram!.Counts);
            Assert.True(box["bv"].N > 100 && box["bv"].N < box["tv"].N);
        }
    }

    [Fact]
    public void A_mask_that_is_a_box_is_the_same_as_the_box()
    {
        Volume<byte> drawn = TestVolumes.Of(Shape, (z, y, x) =>
            (byte)(z >= Box.Z0 && z < Box.Z1 && y >= Box.Y0 && y < Box.Y1 && x >= Box.X0 && x < Box.X1 ? 9 : 0));
        CtResult box = Measure(Blobs(), new CtParameters(new OtsuThreshold()) { Voi = new BoxVoi(Box) });
        CtResult mask = Measure(Blobs(), new CtParameters(new OtsuThreshold()) { Voi = new MaskVoi(drawn) });
        Assert.Equal(box.Measures, mask.Measures);
        Assert.Equal(box.Segmentation.Box, mask.Segmentation.Box);
        Assert.Equal(box.Planes!.AcrossZ.Outlines.ToArray(), mask.Planes!.AcrossZ.Outlines.ToArray());
    }

    [Fact]
    public void A_cylinder_is_the_same_as_the_mask_of_its_voxels_and_nothing_outside_is_seen()
    {
        var voi = new CylinderVoi(
            VolumeAxis.Z,
            (VoiLength.Voxels(9.5), VoiLength.Voxels(30)),
            VoiLength.Millimetres(0.08),
            VoiLength.Voxels(3),
            VoiLength.Voxels(10));
        bool Inside(int z, int y, int x) => z is >= 3 and < 10 && ((y - 9.5) * (y - 9.5)) + ((x - 30) * (x - 30.0)) <= 64;
        Volume<byte> drawn = TestVolumes.Of(Shape, (z, y, x) => (byte)(Inside(z, y, x) ? 1 : 0));
        Volume<byte> blobs = Blobs();
        Volume<byte> elsewhere = TestVolumes.Of(Shape, (z, y, x) => Inside(z, y, x) ? blobs[z, y, x] : (byte)255);
        CtResult cylinder = Measure(blobs, new CtParameters(new OtsuThreshold()) { Voi = voi });
        Assert.Equal(cylinder.Measures, Measure(blobs, new CtParameters(new OtsuThreshold()) { Voi = new MaskVoi(drawn) }).Measures);
        Assert.Equal(cylinder.Measures, Measure(elsewhere, new CtParameters(new OtsuThreshold()) { Voi = voi }).Measures);
        Assert.True(cylinder["bv"].Value < cylinder["tv"].Value);
    }

    [Fact]
    public void Threads_do_not_change_a_measure()
    {
        var cylinder = new CylinderVoi(VolumeAxis.X, (VoiLength.Voxels(5), VoiLength.Voxels(9)), VoiLength.Voxels(4.5));
        foreach (Voi? voi in (Voi?[])[null, cylinder])
        {
            var parameters = new CtParameters(new OtsuThreshold())
            {
                Voi = voi,
                Filter = new GaussianFilterParameters(0.6),
                PostSteps = new PostSteps(Purify: true),
            };
            CtResult one = CtMeasurement.Measure(Blobs(), parameters, TestVolumes.Threads(1));
            CtResult four = CtMeasurement.Measure(Blobs(), parameters, TestVolumes.Threads(4));
            Assert.Equal(one.Measures, four.Measures);
        }
    }

    [Fact]
    public void Steps_after_thresholding_are_shown_with_what_they_changed()
    {
        Volume<byte> volume = TestVolumes.Of(new GridShape(9, 9, 30), (z, y, x) => (byte)(
            (z, y, x) is (4, 4, 4) ? 10 // a cavity in the large cube
            : z is >= 2 and <= 6 && y is >= 2 and <= 6 && x is >= 2 and <= 6 ? 100
            : z is 4 && y is 4 && x is >= 20 and <= 22 ? 200 : 0)); // a speck of three voxels
        CtResult plain = Measure(volume, new CtParameters(new FixedThreshold(50)));
        Assert.Empty(plain.Segmentation.PostSteps);
        Assert.Equal((127, 2, 1), (plain["bv"].N!.Value, plain["beta0"].Value!.Value, plain["beta2"].Value!.Value));
        Assert.Equal(((124 * 100) + (3 * 200)) / 127.0, plain["mean_grey_bone"].Value!.Value, 12);
        CtResult largest = Measure(volume, new CtParameters(new FixedThreshold(50)) { PostSteps = new PostSteps(KeepLargest: true) });
        Assert.Equal([new PostStepOutcome("keep_largest", 3, 0)], largest.Segmentation.PostSteps);
        Assert.Equal((124, 1, 1), (largest["bv"].N!.Value, largest["beta0"].Value!.Value, largest["beta2"].Value!.Value));
        Assert.Equal(100, largest["mean_grey_bone"].Value);
        CtResult pure =
            Measure(volume, new CtParameters(new FixedThreshold(50)) { PostSteps = new PostSteps(KeepLargest: true, Purify: true) });
        Assert.Equal([new PostStepOutcome("keep_largest", 3, 0), new PostStepOutcome("purify", 0, 1)], pure.Segmentation.PostSteps);
        Assert.Equal((125, 125, 0), (pure["bv"].N!.Value, pure["purified_bv"].N!.Value, pure["beta2"].Value!.Value));
        Assert.Equal(((124 * 100) + 10) / 125.0, pure["mean_grey_bone"].Value!.Value, 12);
    }

    [Fact]
    public void Without_bone_what_makes_no_sense_says_why()
    {
        var context = RunContext.Default;
        CtResult result = CtMeasurement.Measure(
            Blobs(), new CtParameters(new FixedThreshold(300)) { Calibration = Calibration.FromDensity(1, 0) }, context);
        string[] zero = ["bv", "bv_tv", "bs", "bs_open", "bs_tv", "euler_26", "euler_6", "beta0", "beta1", "beta2", "delta_chi"];
        Assert.All(zero, id => Assert.Equal(0, result[id].Value));
        Assert.Equal((1, 1, 300), (result["po_tot"].Value, result["po_op"].Value, result["threshold"].Value));
        IEnumerable<string> purified = CtTerms.All.Where(t => t.StartsWith("purified_", StringComparison.Ordinal));
        foreach (string id in (string[])["bs_bv", "po_cl", "conn", "conn_d", "tmd", "mean_grey_bone", .. purified])
            Assert.Contains("no bone", result[id].NotAvailable, StringComparison.Ordinal);
        Assert.NotNull(result["vbmd"].Value);
        Assert.Null(result.Segmentation.BoneFrom);
        Assert.Equal(["OST-CT-006", "OST-CT-044"], context.Findings.ToList().Select(f => f.Id));
    }

    [Fact]
    public void An_empty_volume_of_interest_has_no_measure_and_says_so()
    {
        var context = RunContext.Default;
        var voi = new CylinderVoi(VolumeAxis.Z, (VoiLength.Voxels(5.5), VoiLength.Voxels(5.5)), VoiLength.Voxels(0.2));
        CtResult result = CtMeasurement.Measure(Blobs(), new CtParameters(new OtsuThreshold()) { Voi = voi }, context);
        Assert.Equal(34, result.Measures.Count);
        Assert.All(result.Measures, m => Assert.Equal("the volume of interest holds no voxel", m.NotAvailable));
        Assert.Null(result.Histogram);
        Assert.Null(result.Planes);
        Assert.Equal("OST-CT-041", Assert.Single(context.Findings.ToList()).Id);
        foreach (Voi empty in (Voi[])[new MaskVoi(new Mask(Shape)), new BoxVoi((3, 3, 3), (3, 9, 9))])
            Assert.All(Measure(Blobs(), new CtParameters(new OtsuThreshold()) { Voi = empty }).Measures, m => Assert.Null(m.Value));
    }

    [Fact]
    public void Voxels_need_not_be_cubes()
    {
        var parameters = new CtParameters(new FixedThreshold(100))
        {
            Spacing = Spacing.FromMillimetres(0.3, 0.2, 0.1),
            Measures = ["tv", "bv", "conn_d", "conn"],
        };
        CtResult result = Measure(Blobs(), parameters);
        Assert.Equal(Shape.Count * 0.006, result["tv"].Value!.Value, 9);
        Assert.Equal(result["bv"].N!.Value * 0.006, result["bv"].Value!.Value, 9);
        Assert.Equal(result["conn"].Value!.Value / (Shape.Count * 0.006), result["conn_d"].Value!.Value, 9);
    }

    private static Volume<byte> Blobs() => TestVolumes.Of(
        Shape, (z, y, x) => (byte)(120 + (60 * Math.Sin(x * 0.7) * Math.Cos((y * 0.9) + (z * 0.4))) + (TestVolumes.Pattern(z, y, x) % 60)));

    private static CtResult Measure(ISliceSource source, CtParameters parameters) =>
        CtMeasurement.Measure(source, parameters, RunContext.Default);
}
