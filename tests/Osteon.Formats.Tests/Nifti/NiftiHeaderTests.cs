using System.Buffers.Binary;
using System.IO.Compression;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.Nifti;

/// <summary>Fields of the header set by hand, one at a time.</summary>
[Unit]
public sealed class NiftiHeaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string With(Action<byte[]> change, VoxelType type = VoxelType.UInt8)
    {
        ISliceSource volume = VoxelFormula.Volume(type, VoxelFormula.FixtureShape, Spacing.Cubic(0.5), ValueScale.Identity);
        NiftiFormat.Write(_folder["v.nii"], volume, VolumeWriteOptions.Default, RunContext.Default);
        byte[] bytes = File.ReadAllBytes(_folder["v.nii"]);
        change(bytes);
        return _folder.Write("v.nii", bytes);
    }

    private static void Int16(byte[] bytes, int at, short value) => BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(at), value);

    private static void Single(byte[] bytes, int at, float value) => BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at), value);

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(-1)]
    public void A_number_of_dimensions_outside_1_to_7_is_refused(short dimensions) =>
        Assert.Equal("OST-NII-005", Findings.Refused<InvalidContentException>(With(b => Int16(b, 40, dimensions))).Id);

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void An_axis_without_voxels_is_refused(short extent) =>
        Assert.Equal("OST-VOL-010", Findings.Refused<InvalidContentException>(With(b => Int16(b, 44, extent))).Id);

    [Fact]
    public void More_voxels_than_bytes_are_refused_at_once()
    {
        Finding refused = Findings.Refused<InvalidContentException>(With(b => Int16(b, 46, 4)));
        Assert.Equal("OST-VOL-012", refused.Id);
        Assert.Contains("80 bytes", refused.Message, StringComparison.Ordinal);
        Assert.Contains("60", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_bytes_than_voxels_are_a_warning()
    {
        using ISliceSource source = Findings.Open(With(b => Int16(b, 46, 2)), out FindingCollector findings);
        Assert.Equal(["OST-VOL-016"], findings.Ids());
        Assert.Contains("20 bytes more", findings.ToList()[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(-352f)]
    [InlineData(100f)]
    [InlineData(352.5f)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e30f)]
    public void A_place_of_voxels_that_cannot_be_is_refused(float offset) =>
        Assert.Equal("OST-NII-004", Findings.Refused<InvalidContentException>(With(b => Single(b, 108, offset))).Id);

    [Fact]
    public void A_negative_pixdim_is_taken_by_its_magnitude_with_a_warning()
    {
        using ISliceSource source = Findings.Open(With(b => Single(b, 80, -0.5f)), out FindingCollector findings);
        Assert.Equal(Spacing.Cubic(0.5), source.Header.Spacing);
        Assert.Equal(["OST-NII-006"], findings.Ids());
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_pixdim_that_is_no_length_leaves_the_spacing_unknown(float pixDim)
    {
        using ISliceSource source = Findings.Open(With(b => Single(b, 84, pixDim)), out FindingCollector findings);
        Assert.Null(source.Header.Spacing);
        Assert.Equal(["OST-VOL-021"], findings.Ids());
    }

    [Theory]
    [InlineData(1 | 8, 500)]
    [InlineData(2 | 16, 0.5)]
    [InlineData(3 | 24, 0.0005)]
    public void The_time_part_of_the_unit_is_ignored(int units, double millimetres)
    {
        using ISliceSource source = Findings.Open(With(b => b[123] = (byte)units), out _);
        Assert.Equal(Spacing.Cubic(millimetres), source.Header.Spacing);
    }

    [Fact]
    public void An_sform_that_contradicts_pixdim_is_a_warning_and_pixdim_counts()
    {
        using ISliceSource source = Findings.Open(
            With(b =>
            {
                Int16(b, 254, 1);
                Single(b, 280, 0.6f);
                Single(b, 300, 0.5f);
                Single(b, 320, 0.5f);
            }),
            out FindingCollector findings);
        Assert.Equal(Spacing.Cubic(0.5), source.Header.Spacing);
        Assert.Equal(["OST-NII-007"], findings.Ids());
    }

    [Fact]
    public void A_sheared_sform_is_a_warning()
    {
        using ISliceSource source = Findings.Open(
            With(b =>
            {
                Int16(b, 254, 1);
                Single(b, 280, 0.5f);
                Single(b, 284, 0.3f);
                Single(b, 300, 0.4f);
                Single(b, 320, 0.5f);
            }),
            out FindingCollector findings);
        Assert.Equal(["OST-NII-007"], findings.Ids());
        Assert.Contains("right angles", findings.ToList()[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_intercept_that_is_no_number_beside_a_slope_is_refused() =>
        Assert.Equal(
            "OST-NII-008",
            Findings.Refused<InvalidContentException>(With(b =>
            {
                Single(b, 112, 2);
                Single(b, 116, float.NaN);
            })).Id);

    [Fact]
    public void Bits_that_contradict_the_type_are_a_warning()
    {
        using ISliceSource source = Findings.Open(With(b => Int16(b, 72, 16)), out FindingCollector findings);
        Assert.Equal(VoxelType.UInt8, source.Header.VoxelType);
        Assert.Equal(["OST-NII-003"], findings.Ids());
    }

    [Fact]
    public void A_header_without_its_image_names_the_file_that_is_missing()
    {
        string path = With(b => "ni1\0"u8.CopyTo(b.AsSpan(344)));
        File.Move(path, _folder["scan.hdr"]);
        File.WriteAllText(_folder["scn.img"], "");
        Finding refused = Findings.Refused<MissingSourceException>(_folder["scan.hdr"]);
        Assert.Equal("OST-VOL-019", refused.Id);
        Assert.Equal("scan.img", refused.Value);
        Assert.Contains("scn.img", refused.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Both_parts_of_a_pair_may_be_packed(bool packHeader, bool packImage)
    {
        byte[] single = File.ReadAllBytes(With(b => "ni1\0"u8.CopyTo(b.AsSpan(344))));
        Single(single, 108, 16);
        _folder.Write("p.hdr" + (packHeader ? ".gz" : ""), Packed(single[..348], packHeader));
        string image = _folder.Write("p.img" + (packImage ? ".gz" : ""), Packed([.. new byte[16], .. single[352..]], packImage));
        foreach (string path in (string[])[_folder["p.hdr" + (packHeader ? ".gz" : "")], image])
        {
            using ISliceSource source = Findings.Open(path, out FindingCollector findings);
            VoxelFormula.AssertFollowed(source, VoxelType.UInt8, VoxelFormula.FixtureShape);
            Assert.Empty(findings.ToList());
        }
    }

    private static byte[] Packed(byte[] plain, bool pack)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal)) stream.Write(plain);
        return pack ? packed.ToArray() : plain;
    }

    [Fact]
    public void A_volume_too_long_for_the_format_is_refused_before_anything_is_written()
    {
        ISliceSource volume = VoxelFormula.Volume(VoxelType.UInt8, new GridShape(1, 1, 32768), null, ValueScale.Identity);
        OsteonException thrown = Assert.Throws<OsteonException>(() => VolumeFiles.Write(_folder["long.nii"], volume, RunContext.Default));
        Assert.Equal("OST-NII-009", thrown.Finding.Id);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_scale_that_32_bits_cannot_hold_is_a_warning()
    {
        ISliceSource volume = VoxelFormula.Volume(VoxelType.UInt8, VoxelFormula.FixtureShape, null, new ValueScale(0.1, 0));
        RunContext context = RunContext.Default;
        VolumeFiles.Write(_folder["scaled.nii"], volume, context);
        Assert.Equal(["OST-NII-010"], context.Findings.Ids());
        using ISliceSource source = Findings.Open(_folder["scaled.nii"], out _);
        Assert.Equal(new ValueScale(0.1f, 0), source.Header.Scale);
    }

    [Fact]
    public void Packing_must_agree_with_the_name()
    {
        ISliceSource volume = VoxelFormula.Volume(VoxelType.UInt8, VoxelFormula.FixtureShape, null, ValueScale.Identity);
        Assert.Throws<ArgumentException>(() => NiftiFormat.Write(
            _folder["v.nii"],
            volume,
            new VolumeWriteOptions { Compress = true },
            RunContext.Default));
        Assert.Equal(
            "OST-NII-011",
            Assert.Throws<OsteonException>(() => VolumeFiles.Write(_folder["v.hdr"], volume, RunContext.Default)).Finding.Id);
    }
}
