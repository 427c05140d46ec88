using System.IO.Compression;
using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.Nrrd;

/// <summary>Headers written by hand as the definition of the format has them, voxels from a formula.</summary>
[Unit]
public sealed class NrrdTests : IDisposable
{
    private const string Sizes = "dimension: 3\nsizes: 5 4 3\n";
    private const string Metric = "space dimension: 3\nspace directions: (0.5,0,0) (0,0.25,0) (0,0,0.125)\nspace units: \"mm\" \"mm\" " +
        "\"mm\"\n";
    private static readonly GridShape Shape = VoxelFormula.FixtureShape;
    private static readonly Spacing Expected = Spacing.FromMillimetres(0.125, 0.25, 0.5);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<VoxelType, string> TypeNames =>
    [
        (VoxelType.UInt8, "uint8"),
        (VoxelType.UInt8, "unsigned char"),
        (VoxelType.UInt8, "uchar"),
        (VoxelType.Int8, "signed char"),
        (VoxelType.Int8, "int8_t"),
        (VoxelType.UInt16, "ushort"),
        (VoxelType.UInt16, "unsigned short int"),
        (VoxelType.Int16, "short"),
        (VoxelType.Int16, "signed short int"),
        (VoxelType.UInt32, "unsigned int"),
        (VoxelType.UInt32, "uint32_t"),
        (VoxelType.Int32, "int"),
        (VoxelType.Float32, "float"),
        (VoxelType.Float64, "double"),
    ];

    private static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal)) stream.Write(plain);
        return packed.ToArray();
    }

    private string Attached(string header, byte[] data, string name = "v.nrrd") =>
        _folder.Write(name, [.. Encoding.UTF8.GetBytes($"NRRD0004\n{header}\n"), .. data]);

    [Theory]
    [MemberData(nameof(TypeNames))]
    public void Every_type_in_both_byte_orders_raw_and_gzip(VoxelType type, string name)
    {
        foreach (string endian in (string[])["big", "little"])
            foreach (string encoding in (string[])["raw", "gzip", "gz"])
            {
                byte[] data = VoxelFormula.Bytes(type, Shape, endian == "big");
                string path = Attached(
                    $"# a comment\ntype: {name}\n{Sizes}{Metric}endian: {endian}\nencoding: {encoding}\n",
                    encoding == "raw" ? data : Gzip(data));
                using ISliceSource source = Findings.Open(path, out FindingCollector findings);
                VoxelFormula.AssertFollowed(source, type, Shape, [0, 1, 2, 0]);
                Assert.Equal(Expected, source.Header.Spacing);
                Assert.Empty(findings.ToList());
            }
    }

    [Theory]
    [InlineData("ascii", VoxelType.Int16, "short", " ")]
    [InlineData("text", VoxelType.UInt32, "uint32", "\r\n")]
    [InlineData("txt", VoxelType.Float64, "double", ", ")]
    [InlineData("ASCII", VoxelType.Float32, "float", "\t")]
    public void Voxels_as_text(string encoding, VoxelType type, string name, string separator)
    {
        string numbers = string.Join(separator, Enumerable.Range(0, 60).Select(k =>
            VoxelFormula.At(type, k).ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
        string path = Attached($"type: {name}\n{Sizes}{Metric}encoding: {encoding}\n", Encoding.ASCII.GetBytes(numbers + "\n"));
        using ISliceSource source = Findings.Open(path, out _);
        VoxelFormula.AssertFollowed(source, type, Shape, [0, 2, 1]);
    }

    [Theory]
    [InlineData("1 2 3 4 256")]
    [InlineData("1 2 3 4 -1")]
    [InlineData("1 2 3 4 5.5")]
    [InlineData("1 2 3 4 bone")]
    [InlineData("1 2 3 4 1e1")]
    public void Text_that_is_no_number_of_the_type_is_refused_with_its_voxel(string numbers)
    {
        string path = Attached("type: uint8\ndimension: 3\nsizes: 5 1 1\nencoding: ascii\n" + Metric, Encoding.ASCII.GetBytes(numbers));
        using ISliceSource source = Findings.Open(path, out _);
        InvalidContentException thrown = Assert.Throws<InvalidContentException>(() => source.ReadSlice(0, new byte[5]));
        Assert.Equal("OST-VOL-023", thrown.Finding.Id);
        Assert.Contains("voxel 4", thrown.Finding.Message, StringComparison.Ordinal);
        Assert.Equal(numbers[8..], thrown.Finding.Value);
    }

    [Theory]
    [InlineData("data file: v.raw", 0)]
    [InlineData("datafile: ./v.raw\nbyte skip: 7", 7)]
    [InlineData("data file: v.raw\nbyteskip: -1", 7)]
    [InlineData("data file: v.raw\nline skip: 2", -1)]
    [InlineData("data file: v.raw\nline skip: 2\nbyte skip: 3", -2)]
    public void Voxels_beside_the_header_after_what_is_to_be_skipped(string field, int skip)
    {
        byte[] data = VoxelFormula.Bytes(VoxelType.Int16, Shape, false);
        byte[] before = skip switch { >= 0 => new byte[skip], -1 => "ab\n\n"u8.ToArray(), _ => "ab\n\nxyz"u8.ToArray() };
        _folder.Write("v.raw", [.. before, .. data]);
        string path = _folder.Write("v.nhdr", $"NRRD0004\ntype: short\n{Sizes}{Metric}endian: little\nencoding: raw\n{field}\n");
        using ISliceSource source = Findings.Open(path, out _);
        VoxelFormula.AssertFollowed(source, VoxelType.Int16, Shape);
    }

    [Fact]
    public void A_byte_skip_counts_unpacked_bytes_and_a_line_skip_packed_ones()
    {
        byte[] data = VoxelFormula.Bytes(VoxelType.Int16, Shape, false);
        _folder.Write("v.raw.gz", [.. "head\n"u8, .. Gzip([1, 2, 3, .. data])]);
        string path = _folder.Write(
            "v.nhdr",
            $"NRRD0004\ntype: short\n{Sizes}{Metric}endian: little\nencoding: gzip\nline skip: 1\nbyte skip: 3\ndata file: v.raw.gz\n");
        using ISliceSource source = Findings.Open(path, out FindingCollector findings);
        VoxelFormula.AssertFollowed(source, VoxelType.Int16, Shape, [1, 0, 2]);
        Assert.Empty(findings.ToList());
    }

    [Theory]
    [InlineData("data file: LIST\n{0}", 3)]
    [InlineData("data file: LIST 2\n{0}", 3)]
    [InlineData("data file: f%02d.raw 0 2 1\n", 3)]
    [InlineData("data file: f%02d.raw 0 2 1 2\n", 3)]
    [InlineData("data file: LIST 1\n{0}", 12)]
    [InlineData("data file: LIST 3\n{0}", 3)]
    [InlineData("data file: LIST 3\n{0}", 1)]
    public void A_series_of_files_with_rows_planes_or_slabs(string field, int count)
    {
        byte[] data = VoxelFormula.Bytes(VoxelType.UInt16, Shape, true);
        int share = data.Length / count;
        for (int i = 0; i < count; i++) _folder.Write($"f{i:00}.raw", data[(i * share)..((i + 1) * share)]);
        string names = string.Concat(Enumerable.Range(0, count).Select(i => $"f{i:00}.raw\n"));
        string header = string.Format(System.Globalization.CultureInfo.InvariantCulture, field, names);
        string path = _folder.Write("v.nhdr", $"NRRD0004\ntype: ushort\n{Sizes}{Metric}endian: big\nencoding: raw\n{header}");
        using ISliceSource source = Findings.Open(path, out _);
        VoxelFormula.AssertFollowed(source, VoxelType.UInt16, Shape, [0, 1, 2, 0]);
    }

    [Theory]
    [InlineData("spacings: 0.5 0.25 0.125\nunits: \"mm\" \"mm\" \"mm\"")]
    [InlineData("spacings: 500 250 125\nunits: \"um\" \"micron\" \"µm\"")]
    [InlineData("spacings: 500 0.25 125\nunits: \"um\" \"mm\" \"um\"")]
    [InlineData("space dimension: 3\nspace directions: (0,0.5,0) (-0.25,0,0) (0,0,-0.125)\nspace units: \"mm\" \"mm\" \"mm\"")]
    [InlineData("space: left-posterior-superior\nspace directions: (0.3,0.4,0) (-0.2,0.15,0) (0,0,0.125)")]
    [InlineData("space dimension: 3\nspace directions: (5e-4,0,0) (0,2.5e-4,0) (0,0,1.25e-4)\nspace units: \"m\" \"m\" \"m\"")]
    public void Spacing_is_the_length_of_each_axis_in_its_unit(string fields)
    {
        string path = Attached($"type: uint8\n{Sizes}encoding: raw\n{fields}\n", VoxelFormula.Bytes(VoxelType.UInt8, Shape, false));
        using ISliceSource source = Findings.Open(path, out _);
        Spacing spacing = Assert.NotNull(source.Header.Spacing);
        Assert.Equal(Expected.X, spacing.X, 1e-15);
        Assert.Equal(Expected.Y, spacing.Y, 1e-15);
        Assert.Equal(Expected.Z, spacing.Z, 1e-15);
    }

    [Theory]
    [InlineData("", "OST-VOL-021")]
    [InlineData("spacings: 0.5 0.25 0.125\n", "OST-VOL-021")]
    [InlineData("spacings: 0.5 0.25 nan\nunits: \"mm\" \"mm\" \"mm\"\n", "OST-VOL-021")]
    [InlineData("spacings: 0.5 0.25 0.125\nunits: \"px\" \"px\" \"px\"\n", "OST-VOL-021")]
    [InlineData("space dimension: 3\nspace directions: (0.5,0,0) (0,0.25,0) (0,0,0.125)\n", "OST-VOL-021")]
    [InlineData("space dimension: 3\nspace directions: (0.5,0,0) (0,0.25,0) none\nspace units: \"mm\" \"mm\" \"mm\"\n", "OST-VOL-021")]
    [InlineData(
        "space dimension: 3\nspace directions: (0.5,0.1,0) (0,0.25,0) (0,0,0.125)\nspace units: \"mm\" \"mm\" \"mm\"\n",
        "OST-NRD-010")]
    public void A_spacing_that_is_not_stated_or_makes_no_sense_is_unknown_and_never_guessed(string fields, string id)
    {
        string path = Attached($"type: uint8\n{Sizes}encoding: raw\n{fields}", VoxelFormula.Bytes(VoxelType.UInt8, Shape, false));
        using ISliceSource source = Findings.Open(path, out FindingCollector findings);
        Assert.Null(source.Header.Spacing);
        Finding finding = Assert.Single(findings.ToList());
        Assert.Equal(id, finding.Id);
        Assert.Contains("--spacing Z,Y,X --unit mm|um", finding.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_space_of_patient_coordinates_is_in_millimetres_and_a_note_says_so()
    {
        string path = Attached(
            $"type: uint8\n{Sizes}encoding: raw\nspace: right-anterior-superior\nspace directions: (0.5,0,0) (0,0.25,0) (0,0,0.125)\n",
            VoxelFormula.Bytes(VoxelType.UInt8, Shape, false));
        using ISliceSource source = Findings.Open(path, out FindingCollector findings);
        Assert.Equal(Expected, source.Header.Spacing);
        Assert.Equal(["OST-NRD-011"], findings.Ids());
        Assert.Equal("right-anterior-superior", source.Header.Metadata["space"]);
    }

    [Theory]
    [InlineData("dimension: 4\nsizes: 5 4 3 1\n")]
    [InlineData("dimension: 4\nsizes: 1 5 4 3\nkinds: vector domain domain domain\n")]
    [InlineData("dimension: 5\nsizes: 1 5 4 3 1\nkinds: list domain domain domain time\n")]
    public void Axes_of_one_that_no_volume_needs_are_left_out(string axes)
    {
        string path = Attached($"type: uint8\n{axes}encoding: raw\n", VoxelFormula.Bytes(VoxelType.UInt8, Shape, false));
        using ISliceSource source = Findings.Open(path, out _);
        VoxelFormula.AssertFollowed(source, VoxelType.UInt8, Shape);
    }

    [Theory]
    [InlineData("dimension: 3\nsizes: 3 5 4\nkinds: RGB-color domain domain\n", "OST-NRD-009")]
    [InlineData("dimension: 3\nsizes: 5 4 3\nkinds: domain domain time\n", "OST-NRD-009")]
    [InlineData("dimension: 4\nsizes: 5 4 3 2\n", "OST-VOL-010")]
    [InlineData("dimension: 3\nsizes: 5 4\n", "OST-NRD-003")]
    [InlineData("dimension: 2\nsizes: 5 4 3\n", "OST-NRD-003")]
    [InlineData("dimension: 17\nsizes: 5 4 3\n", "OST-NRD-003")]
    [InlineData("sizes: 5 4 3\n", "OST-NRD-002")]
    [InlineData("dimension: 3\n", "OST-NRD-002")]
    [InlineData("dimension: 3\nsizes: 5 4 -3\n", "OST-VOL-010")]
    [InlineData("dimension: 3\nsizes: 2147483648 2147483648 2147483648\n", "OST-VOL-010")]
    [InlineData("dimension: 3\nsizes: 99999999999999999999 1 1\n", "OST-NRD-003")]
    [InlineData("dimension: 3\nsizes: 65536 65536 2\n", "OST-VOL-011")]
    [InlineData("dimension: 3\nsizes: 5 4 4\n", "OST-VOL-012")]
    public void Axes_that_make_no_volume_are_refused(string axes, string id) =>
        Assert.Equal(id, Findings.Refused<InvalidContentException>(Attached($"type: uint8\nencoding: raw\n{axes}", new byte[60])).Id);

    [Theory]
    [InlineData("type: int64\nencoding: raw\n", "OST-NRD-007")]
    [InlineData("type: block\nencoding: raw\n", "OST-NRD-007")]
    [InlineData("encoding: raw\n", "OST-NRD-002")]
    [InlineData("type: uint8\n", "OST-NRD-002")]
    [InlineData("type: uint8\nencoding: bzip2\n", "OST-NRD-008")]
    [InlineData("type: uint8\nencoding: bz2\n", "OST-NRD-008")]
    [InlineData("type: uint8\nencoding: hex\n", "OST-NRD-008")]
    [InlineData("type: uint8\nencoding: zrl\n", "OST-NRD-008")]
    [InlineData("type: short\nencoding: raw\n", "OST-NRD-002")]
    [InlineData("type: short\nencoding: raw\nendian: middle\n", "OST-NRD-003")]
    [InlineData("type: uint8\nencoding: raw\nencoding: raw\n", "OST-NRD-006")]
    [InlineData("type: uint8\nencoding: raw\nno field\n", "OST-NRD-005")]
    [InlineData("type: uint8\nencoding: raw\nline skip: -1\n", "OST-NRD-003")]
    [InlineData("type: uint8\nencoding: raw\nline skip: 70\n", "OST-NRD-003")]
    [InlineData("type: uint8\nencoding: raw\nbyte skip: -2\n", "OST-NRD-003")]
    [InlineData("type: uint8\nencoding: raw\nbyte skip: 9223372036854775807\n", "OST-NRD-003")]
    [InlineData("type: uint8\nencoding: gzip\nbyte skip: -1\n", "OST-NRD-003")]
    [InlineData("type: uint8\nencoding: gzip\nbyte skip: 9223372036854775807\n", "OST-VOL-013")]
    [InlineData("type: uint8\nencoding: raw\nspace directions: (1,0,0) (0,1,0)\n", "OST-NRD-003")]
    [InlineData("type: uint8\nencoding: raw\nspace directions: (1,0,0 (0,1,0) (0,0,1)\n", "OST-NRD-003")]
    [InlineData("type: uint8\nencoding: raw\nspacings: 1 1\n", "OST-NRD-003")]
    [InlineData("type: uint8\nencoding: raw\nkinds: domain\n", "OST-NRD-003")]
    [InlineData("type: uint8\nencoding: raw\nspacings: 1 1 1\nunits: \"mm\" \"mm\n", "OST-NRD-003")]
    public void A_broken_header_is_refused(string lines, string id) =>
        Assert.Equal(id, Findings.Refused<InvalidContentException>(Attached(Sizes + lines, new byte[60])).Id);

    [Theory]
    [InlineData("data file: LIST\na.raw\nb.raw\n", "OST-NRD-012")]
    [InlineData("data file: LIST 9\na.raw\n", "OST-NRD-003")]
    [InlineData("data file: LIST x\na.raw\n", "OST-NRD-003")]
    [InlineData("data file: f%d.raw 1 2 1\n", "OST-NRD-012")]
    [InlineData("data file: f%d.raw 1 2\n", "OST-NRD-003")]
    [InlineData("data file: f%d.raw 2 1 1\n", "OST-VOL-027")]
    [InlineData("data file: \n", "OST-NRD-003")]
    public void A_series_that_cannot_be_is_refused(string field, string id) =>
        Assert.Equal(
            id,
            Findings.Refused<InvalidContentException>(_folder.Write("v.nhdr", $"NRRD0004\ntype: uint8\n{Sizes}encoding: raw\n{field}")).Id);

    [Fact]
    public void Versions_and_ends_of_the_header()
    {
        Assert.Equal("OST-NRD-004", Findings.Refused<InvalidContentException>(_folder.Write("v.nrrd", "NRRD0006\ntype: uint8\n\n")).Id);
        Assert.Equal(
            "OST-NRD-001",
            Findings.Refused<InvalidContentException>(_folder.Write("v.nrrd", $"NRRD0004\ntype: uint8\n{Sizes}encoding: raw\n")).Id);
        string endless = "NRRD0004\n" + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"key{i}:=1\n"));
        Assert.Equal("OST-VOL-017", Findings.Refused<InvalidContentException>(_folder.Write("v.nrrd", endless)).Id);
    }

    [Fact]
    public void Lines_may_end_as_on_Windows_and_key_value_pairs_are_kept()
    {
        string header = $"NRRD0004\ntype: uint8\n{Sizes}{Metric}encoding: raw\nscanner:=SkyScan " +
            $"1176\n\n".Replace("\n", "\r\n", StringComparison.Ordinal);
        string path = _folder.Write("v.nrrd", [.. Encoding.ASCII.GetBytes(header), .. VoxelFormula.Bytes(VoxelType.UInt8, Shape, false)]);
        using ISliceSource source = Findings.Open(path, out _);
        VoxelFormula.AssertFollowed(source, VoxelType.UInt8, Shape);
        Assert.Equal("SkyScan 1176", source.Header.Metadata["scanner"]);
    }

    [Fact]
    public void A_packed_file_that_states_another_size_at_its_end_is_a_warning_before_reading()
    {
        byte[] packed = Gzip(VoxelFormula.Bytes(VoxelType.UInt8, Shape, false)[..50]);
        using ISliceSource source = Findings.Open(
            Attached($"type: uint8\n{Sizes}{Metric}encoding: gzip\n", packed),
            out FindingCollector findings);
        Assert.Equal(["OST-VOL-020"], findings.Ids());
        byte[] plane = new byte[20];
        source.ReadSlice(1, plane);
        InvalidContentException thrown = Assert.Throws<InvalidContentException>(() => source.ReadSlice(2, plane));
        Assert.Equal("OST-VOL-012", thrown.Finding.Id);
        Assert.Contains("plane 2", thrown.Finding.Message, StringComparison.Ordinal);
    }
}
