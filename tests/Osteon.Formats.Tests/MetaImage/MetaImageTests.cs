using System.IO.Compression;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.MetaImage;

/// <summary>Headers written by hand as the documentation of MetaIO has them, voxels from a formula.</summary>
[Unit]
public sealed class MetaImageTests : IDisposable
{
    private const string Common = "ObjectType = Image\nNDims = 3\nDimSize = 5 4 3\nElementSpacing = 0.5 0.25 0.125\n";
    private static readonly GridShape Shape = VoxelFormula.FixtureShape;
    private static readonly Spacing Expected = Spacing.FromMillimetres(0.125, 0.25, 0.5);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<VoxelType, string> TypeNames =>
    [
        (VoxelType.UInt8, "MET_UCHAR"), (VoxelType.Int8, "MET_CHAR"), (VoxelType.UInt16, "MET_USHORT"), (VoxelType.Int16, "MET_SHORT"),
        (VoxelType.UInt32, "MET_UINT"), (VoxelType.Int32, "MET_INT"), (VoxelType.UInt32, "MET_ULONG"), (VoxelType.Int32, "MET_LONG"),
        (VoxelType.Float32, "MET_FLOAT"), (VoxelType.Float64, "MET_DOUBLE"),
    ];

    private static byte[] Zlib(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal)) stream.Write(plain);
        return packed.ToArray();
    }

    private string Local(string header, byte[] data) =>
        _folder.Write("v.mha", [.. System.Text.Encoding.UTF8.GetBytes(header + "ElementDataFile = LOCAL\n"), .. data]);

    [Theory]
    [MemberData(nameof(TypeNames))]
    public void Every_type_in_both_byte_orders(VoxelType type, string name)
    {
        foreach (bool big in (bool[])[false, true])
        {
            string path = Local($"{Common}BinaryDataByteOrderMSB = {big}\nElementType = {name}\n", VoxelFormula.Bytes(type, Shape, big));
            using ISliceSource source = Findings.Open(path, out FindingCollector findings);
            VoxelFormula.AssertFollowed(source, type, Shape);
            Assert.Equal(Expected, source.Header.Spacing);
            Assert.Empty(findings.ToList());
        }
    }

    [Theory]
    [InlineData("v.raw", false)]
    [InlineData("v.zraw", true)]
    [InlineData("data/v.raw", false)]
    [InlineData("a/../v.raw", false)]
    [InlineData("name with blanks.raw", false)]
    public void Voxels_in_a_file_beside_the_header(string name, bool packed)
    {
        byte[] data = VoxelFormula.Bytes(VoxelType.Int16, Shape, false);
        Directory.CreateDirectory(_folder["a"]);
        _folder.Write(name, packed ? Zlib(data) : data);
        string path = _folder.Write("v.mhd", $"{Common}CompressedData = {packed}\nElementType = MET_SHORT\nElementDataFile = {name}\n");
        using ISliceSource source = Findings.Open(path, out _);
        VoxelFormula.AssertFollowed(source, VoxelType.Int16, Shape, [0, 1, 2, 0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Compressed_data_behind_the_header_with_their_size_or_without(bool withSize)
    {
        byte[] data = Zlib(VoxelFormula.Bytes(VoxelType.UInt16, Shape, true));
        string size = withSize ? $"CompressedDataSize = {data.Length}\n" : "";
        string path = Local($"{Common}{size}CompressedData = True\nElementByteOrderMSB = True\nElementType = MET_USHORT\n", data);
        using ISliceSource source = Findings.Open(path, out _);
        VoxelFormula.AssertFollowed(source, VoxelType.UInt16, Shape, [2, 1, 0]);
    }

    [Theory]
    [InlineData("LIST\nz0.raw\nz1.raw\nz2.raw\n", "z{0}.raw")]
    [InlineData("LIST 2D\n\nz0.raw\nz1.raw\n z2.raw\n", "z{0}.raw")]
    [InlineData("s%03d.raw 10 14 2\n", "s{0:10,12,14}.raw")]
    [InlineData("%d.raw\n", "{0:1,2,3}.raw")]
    [InlineData("with blank %02d.raw 1 3 1\n", "with blank {0:01,02,03}.raw")]
    public void One_file_for_each_plane(string value, string names)
    {
        string[] files = names switch
        {
            "z{0}.raw" => ["z0.raw", "z1.raw", "z2.raw"],
            "s{0:10,12,14}.raw" => ["s010.raw", "s012.raw", "s014.raw"],
            "{0:1,2,3}.raw" => ["1.raw", "2.raw", "3.raw"],
            _ => ["with blank 01.raw", "with blank 02.raw", "with blank 03.raw"],
        };
        for (int z = 0; z < 3; z++) _folder.Write(files[z], [9, 9, .. VoxelFormula.Plane(VoxelType.Float32, Shape, z)]);
        string path = _folder.Write("v.mhd", $"{Common}HeaderSize = -1\nElementType = MET_FLOAT\nElementDataFile = {value}");
        using ISliceSource source = Findings.Open(path, out _);
        VoxelFormula.AssertFollowed(source, VoxelType.Float32, Shape, [0, 1, 2, 1]);
    }

    [Theory]
    [InlineData("LIST\nz0.raw\nz1.raw\n")]
    [InlineData("s%03d.raw 1 2 1\n")]
    [InlineData("s%03d.raw 1 9 1\n")]
    public void A_series_of_the_wrong_length_is_refused(string value)
    {
        string path = _folder.Write("v.mhd", $"{Common}ElementType = MET_FLOAT\nElementDataFile = {value}");
        Assert.Equal("OST-MHD-009", Findings.Refused<InvalidContentException>(path).Id);
    }

    [Theory]
    [InlineData("s%03d%d.raw 1 3 1", "OST-VOL-027")]
    [InlineData("s%s.raw 1 3 1", "OST-VOL-027")]
    [InlineData("s%n.raw 1 3 1", "OST-VOL-027")]
    [InlineData("s%d.raw 3 1 1", "OST-VOL-027")]
    [InlineData("s%d.raw 1 3 0", "OST-VOL-027")]
    [InlineData("s%d.raw 1 9223372036854775807 1", "OST-VOL-027")]
    [InlineData("s%d.raw -9223372036854775808 9223372036854775807 1", "OST-VOL-027")]
    [InlineData("s%d.raw 1 999999999 1", "OST-VOL-027")]
    [InlineData("s%d.raw 1 3", "OST-MHD-002")]
    public void A_pattern_that_makes_no_series_is_refused(string value, string id)
    {
        string path = _folder.Write("v.mhd", $"{Common}ElementType = MET_FLOAT\nElementDataFile = {value}\n");
        Assert.Equal(id, Findings.Refused<InvalidContentException>(path).Id);
    }

    [Fact]
    public void A_header_size_of_minus_one_takes_the_voxels_from_the_end_and_a_positive_one_from_there()
    {
        byte[] data = [1, 2, 3, .. VoxelFormula.Bytes(VoxelType.UInt8, Shape, false)];
        _folder.Write("v.raw", data);
        foreach (int size in (int[])[-1, 3])
        {
            string path = _folder.Write("v.mhd", $"{Common}HeaderSize = {size}\nElementType = MET_UCHAR\nElementDataFile = v.raw\n");
            using ISliceSource source = Findings.Open(path, out _);
            VoxelFormula.AssertFollowed(source, VoxelType.UInt8, Shape);
        }
    }

    [Fact]
    public void Voxels_as_text()
    {
        string numbers = string.Join(' ', Enumerable.Range(0, 60).Select(k => VoxelFormula.At(VoxelType.Int16, k)));
        string path = Local($"{Common}BinaryData = False\nElementType = MET_SHORT\n", System.Text.Encoding.ASCII.GetBytes(numbers));
        using ISliceSource source = Findings.Open(path, out _);
        VoxelFormula.AssertFollowed(source, VoxelType.Int16, Shape, [0, 2, 1]);
    }

    [Theory]
    [InlineData("ElementSize = 0.5 0.25 0.125\n")]
    [InlineData("ElementSize = 9 9 9\nElementSpacing = 0.5 0.25 0.125\n")]
    [InlineData("ElementSpacing = 500 250 125\nDistanceUnits = um\n")]
    [InlineData("ElementSpacing = 0.05 0.025 0.0125\nDistanceUnits = cm\n")]
    public void Spacing_and_its_unit(string lines)
    {
        string path = Local(
            $"NDims = 3\nDimSize = 5 4 3\n{lines}ElementType = MET_UCHAR\n",
            VoxelFormula.Bytes(VoxelType.UInt8, Shape, false));
        using ISliceSource source = Findings.Open(path, out _);
        Assert.Equal(Expected, source.Header.Spacing);
    }

    [Fact]
    public void Without_a_spacing_it_is_unknown()
    {
        string path = Local("NDims = 3\nDimSize = 5 4 3\nElementType = MET_UCHAR\n", VoxelFormula.Bytes(VoxelType.UInt8, Shape, false));
        using ISliceSource source = Findings.Open(path, out FindingCollector findings);
        Assert.Null(source.Header.Spacing);
        Assert.Equal(["OST-VOL-021"], findings.Ids());
    }

    [Fact]
    public void The_scale_is_taken_and_noted_and_other_keys_are_kept()
    {
        string path = Local(
            $"{Common}ElementToIntensityFunctionSlope = 2\nElementToIntensityFunctionOffset = -1\nTransformMatrix = 1 0 0 0 1 0 0 0 " +
                $"1\nElementType = MET_UCHAR\n",
            VoxelFormula.Bytes(VoxelType.UInt8, Shape, false));
        using ISliceSource source = Findings.Open(path, out FindingCollector findings);
        Assert.Equal(new ValueScale(2, -1), source.Header.Scale);
        Assert.Equal(["OST-MHD-007"], findings.Ids());
        Assert.Equal(["TransformMatrix"], source.Header.Metadata.Keys);
    }

    [Theory]
    [InlineData("ElementType = MET_UCHAR\n", "OST-MHD-008")]
    [InlineData("NDims = 3\nElementType = MET_UCHAR\n", "OST-MHD-008")]
    [InlineData("NDims = 3\nDimSize = 5 4\nElementType = MET_UCHAR\n", "OST-MHD-002")]
    [InlineData("NDims = 3\nDimSize = 5 4 x\nElementType = MET_UCHAR\n", "OST-MHD-002")]
    [InlineData("NDims = 3\nDimSize = 5 4 3 9\nElementType = MET_UCHAR\n", "OST-MHD-002")]
    [InlineData("NDims = 4\nDimSize = 5 4 3 2\nElementType = MET_UCHAR\n", "OST-VOL-010")]
    [InlineData("NDims = 3\nDimSize = 5 4 3\n", "OST-MHD-008")]
    [InlineData("NDims = 3\nDimSize = 5 4 3\nElementType = MET_LONG_LONG\n", "OST-MHD-005")]
    [InlineData("NDims = 3\nDimSize = 5 4 3\nElementType = MET_UCHAR_ARRAY\n", "OST-MHD-005")]
    [InlineData("NDims = 3\nDimSize = 5 4 3\nElementNumberOfChannels = 3\nElementType = MET_UCHAR\n", "OST-MHD-006")]
    [InlineData("NDims = 3\nDimSize = 5 4 3\nElementType = MET_UCHAR\nElementType = MET_SHORT\n", "OST-MHD-004")]
    [InlineData("NDims = 3\nDimSize = 5 4 3\nElementType = MET_UCHAR\nno key\n", "OST-MHD-003")]
    [InlineData("NDims = 3\nDimSize = 2147483648 2147483648 1\nElementType = MET_UCHAR\n", "OST-VOL-010")]
    [InlineData("NDims = 3\nDimSize = 65536 65536 65536\nElementType = MET_DOUBLE\n", "OST-VOL-011")]
    [InlineData("NDims = 3\nDimSize = 32000 32000 65536\nElementType = MET_UCHAR\n", "OST-VOL-012")]
    [InlineData("NDims = 3\nDimSize = 32000 32000 65536\nCompressedData = True\nElementType = MET_UCHAR\n", "OST-VOL-013")]
    [InlineData("NDims = 3\nDimSize = 5 4 0\nElementType = MET_UCHAR\n", "OST-VOL-010")]
    [InlineData("NDims = 3\nDimSize = 5 4 3\nElementSpacing = 1 1\nElementType = MET_UCHAR\n", "OST-MHD-002")]
    [InlineData("NDims = 3\nDimSize = 5 4 3\nDistanceUnits = inch\nElementSpacing = 1 1 1\nElementType = MET_UCHAR\n", "OST-MHD-002")]
    [InlineData("NDims = 3\nDimSize = 5 4 3\nHeaderSize = 5000\nElementType = MET_UCHAR\n", "OST-MHD-002")]
    [InlineData("NDims = 3\nDimSize = 5 4 3\nHeaderSize = -2\nElementType = MET_UCHAR\n", "OST-MHD-002")]
    [InlineData("NDims = 3\nDimSize = 5 4 3\nHeaderSize = -1\nCompressedData = True\nElementType = MET_UCHAR\n", "OST-MHD-002")]
    [InlineData("NDims = 3\nDimSize = 5 4 3\nCompressedData = maybe\nElementType = MET_UCHAR\n", "OST-MHD-002")]
    [InlineData("NDims = 3\nDimSize = 5 4 3\nCompressedDataSize = 100000\nCompressedData = True\nElementType = MET_UCHAR\n", "OST-VOL-012")]
    public void A_broken_header_is_refused_with_its_line(string lines, string id)
    {
        Finding refused = Findings.Refused<InvalidContentException>(Local("ObjectType = Image\n" + lines, new byte[60]));
        Assert.Equal(id, refused.Id);
    }

    [Fact]
    public void Another_object_is_refused() =>
        Assert.Equal(
            "OST-MHD-002",
            Findings.Refused<InvalidContentException>(_folder.Write(
                "v.mha",
                "ObjectType = Tube\nNDims = 3\nElementDataFile = LOCAL\n")).Id);

    [Fact]
    public void A_header_without_end_is_refused_within_the_limit()
    {
        string path = _folder.Write("v.mha", Common + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"Key{i} = 1\n")));
        Assert.Equal("OST-VOL-017", Findings.Refused<InvalidContentException>(path).Id);
        Assert.Equal("OST-MHD-001", Findings.Refused<InvalidContentException>(_folder.Write("w.mha", Common)).Id);
    }

    [Fact]
    public void Damaged_compressed_data_are_told_with_their_plane()
    {
        // Incompressible planes of 4 kB, so that a cut at two thirds falls into plane 2 of 0 to 3.
        var shape = new GridShape(4, 64, 64);
        var rng = new Rng(7);
        byte[] noise = new byte[shape.Count];
        foreach (ref byte b in noise.AsSpan()) b = (byte)rng.NextUInt64();
        byte[] packed = Zlib(noise);
        string path = _folder.Write(
            "v.mha",
            [.. "ObjectType = Image\nNDims = 3\nDimSize = 64 64 4\nCompressedData = True\nElementType = MET_UCHAR\nElementDataFile = "u8 +
                "LOCAL\n"u8, .. packed[..(packed.Length * 2 / 3)]]);
        using ISliceSource source = Findings.Open(path, out _);
        byte[] plane = new byte[4096];
        source.ReadSlice(0, plane);
        Assert.Equal(noise[..4096], plane);
        source.ReadSlice(1, plane);
        InvalidContentException thrown = Assert.Throws<InvalidContentException>(() => source.ReadSlice(2, plane));
        Assert.Contains(thrown.Finding.Id, (string[])["OST-VOL-012", "OST-VOL-014"]);
        Assert.Contains("plane 2", thrown.Finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_checksum_is_noticed_in_the_last_plane()
    {
        byte[] packed = Zlib(VoxelFormula.Bytes(VoxelType.UInt8, Shape, false));
        packed[^1] ^= 1;
        using ISliceSource source = Findings.Open(Local($"{Common}CompressedData = True\nElementType = MET_UCHAR\n", packed), out _);
        byte[] plane = new byte[20];
        source.ReadSlice(0, plane);
        Assert.Equal("OST-VOL-014", Assert.Throws<InvalidContentException>(() => source.ReadSlice(2, plane)).Finding.Id);
    }

    [Fact]
    public void More_compressed_data_than_voxels_are_a_warning()
    {
        byte[] packed = Zlib([.. VoxelFormula.Bytes(VoxelType.UInt8, Shape, false), 1]);
        using ISliceSource source = Findings.Open(
            Local($"{Common}CompressedData = True\nElementType = MET_UCHAR\n", packed),
            out FindingCollector findings);
        VoxelFormula.AssertFollowed(source, VoxelType.UInt8, Shape);
        Assert.Equal(["OST-VOL-016"], findings.Ids());
    }

    [Fact]
    public void A_header_alone_is_not_written() =>
        Assert.Equal(
            "OST-MHD-010",
            Assert.Throws<OsteonException>(() => VolumeFiles.Write(
                _folder["v.mhd"],
                VoxelFormula.Volume(VoxelType.UInt8, Shape, null, ValueScale.Identity),
                RunContext.Default)).Finding.Id);
}
