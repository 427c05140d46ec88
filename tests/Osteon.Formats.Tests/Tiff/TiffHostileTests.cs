using System.Buffers.Binary;
using System.IO.Compression;
using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Files that are broken or lie in one known way, and the finding each must give.</summary>
[Unit]
public sealed class TiffHostileTests
{
    [Theory]
    [InlineData("")]
    [InlineData("II")]
    [InlineData("II*\0")]
    public void A_file_that_is_all_but_empty_ends_early(string content) => Refused("OST-TIF-001", [.. content.Select(c => (byte)c)]);

    [Fact]
    public void Another_kind_of_file_is_told_apart() => Refused("OST-TIF-004", "not a TIFF file at all"u8.ToArray());

    [Fact]
    public void A_file_that_does_not_exist_is_missing()
    {
        Assert.Equal("OST-TIF-002", Assert.Throws<MissingSourceException>(() => Open("/nowhere/a.tif")).Finding.Id);
        Assert.Equal("OST-TIF-002", Assert.Throws<MissingSourceException>(() => Open(Path.GetTempPath())).Finding.Id);
    }

    [Fact]
    public void A_file_without_pages_is_refused() => Refused("OST-TIF-005", "II*\0\0\0\0\0"u8.ToArray());

    [Fact]
    public void A_first_directory_outside_the_file_is_refused() => Refused("OST-TIF-001", "II*\0\0\u0001\0\0\0\0"u8.ToArray());

    [Fact]
    public void Pages_in_a_circle_are_refused()
    {
        byte[] file = new TiffBuilder().Page().Build();
        uint first = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(4));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(file.Length - 4), first);
        Refused("OST-TIF-005", file);
    }

    [Fact]
    public void More_pages_than_the_limit_are_refused()
    {
        TiffBuilder builder = new();
        for (int i = 0; i < 5; i++) builder.Page();
        Refused("OST-TIF-003", builder.Build(), ReadLimits.Default with { MaxPages = 4 });
    }

    [Theory]
    [InlineData(256, 0u, "OST-TIF-003")] // no columns
    [InlineData(257, 0u, "OST-TIF-003")]
    [InlineData(256, 100_000u, "OST-TIF-003")] // over MaxExtent
    [InlineData(256, 0xFFFF_FFFFu, "OST-TIF-003")]
    [InlineData(257, 60_000u, "OST-TIF-006")] // 20 000 strips, one place
    [InlineData(278, 0u, "OST-TIF-006")] // no rows in a strip
    [InlineData(278, 1u, "OST-TIF-006")] // three strips, one place
    [InlineData(273, 1_000_000u, "OST-TIF-001")] // outside the file
    [InlineData(273, 0xFFFF_FFFFu, "OST-TIF-001")]
    [InlineData(279, 0xFFFF_FFFFu, "OST-TIF-001")]
    [InlineData(279, 11u, "OST-TIF-010")] // one byte short
    [InlineData(258, 12u, "OST-TIF-008")]
    [InlineData(258, 64u, "OST-TIF-008")] // 64-bit integers
    [InlineData(339, 3u, "OST-TIF-008")] // 8-bit floats
    [InlineData(339, 5u, "OST-TIF-008")] // complex numbers
    [InlineData(259, 7u, "OST-TIF-009")]
    [InlineData(259, 50000u, "OST-TIF-009")]
    [InlineData(277, 3u, "OST-TIF-007")]
    [InlineData(262, 2u, "OST-TIF-007")]
    [InlineData(262, 3u, "OST-TIF-006")] // palette missing
    [InlineData(317, 2u, "OST-TIF-009")] // predictor without compression
    [InlineData(32997, 5u, "OST-TIF-007")]
    public void A_tag_that_lies_is_named(int tag, uint value, string id) =>
        Refused(id, new TiffBuilder().Page().With((ushort)tag, 4, value).Build());

    [Theory]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(273)]
    public void A_missing_tag_is_named(int tag) => Refused("OST-TIF-006", new TiffBuilder().Page().Without((ushort)tag).Build());

    [Fact]
    public void Tiles_must_be_as_many_as_the_image_needs()
    {
        TiffBuilder Tiled() =>
            new TiffBuilder(40, 20).Page(new byte[6 * 256]).Without(273).Without(278).Without(279).With(322, 3, 16).With(323, 3, 16);
        uint[] places = [8, 264, 520, 776, 1032, 1288];
        uint[] counts = [256, 256, 256, 256, 256, 256];
        using var scratch = new ScratchFolder();
        using (Open(scratch.Write("good.tif", Tiled().Values(324, places).Values(325, counts).Build())))
            Refused("OST-TIF-006", Tiled().Values(324, places[..5]).Values(325, counts).Build());
        Refused("OST-TIF-006", Tiled().Values(324, places).Values(325, counts[..1]).Build());
        Refused("OST-TIF-006", Tiled().Values(324, places).Values(325, counts).With(322, 3, 0).Build());
        Refused("OST-TIF-003", Tiled().Values(324, places).Values(325, counts).With(322, 4, 65_535).With(323, 4, 65_535).Build());
    }

    [Fact]
    public void Pages_of_different_size_or_type_are_refused()
    {
        Refused("OST-TIF-011", new TiffBuilder().Page().Page().With(257, 4, 2).Build());
        Refused("OST-TIF-011", new TiffBuilder().Page().Page().With(339, 3, 2).Build());
        Refused("OST-TIF-011", new TiffBuilder().Page().Page().With(262, 3, 0).Build());
    }

    [Fact]
    public void A_bomb_is_refused_before_anything_is_decoded()
    {
        using var bomb = new MemoryStream();
        using (var deflate = new ZLibStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true)) deflate.Write(new byte[1000]);
        Refused("OST-TIF-010", new TiffBuilder(60_000, 17_000).Page(bomb.ToArray()).With(259, 3, 8).Build());
        Refused("OST-TIF-010", new TiffBuilder(60_000, 17_000).Page(new byte[5000]).With(259, 3, 5).Build());
        Refused("OST-TIF-010", new TiffBuilder(60_000, 17_000).Page(new byte[5000]).With(259, 3, 32773).Build());
    }

    [Theory]
    [InlineData(5, "FFFFFFFFFFFF", "OST-TIF-010")] // codes beyond the table
    [InlineData(5, "800000000000", "OST-TIF-010")] // ends before the pixels
    [InlineData(5, "0001FFFFFFFF", "OST-TIF-010")] // bit order of before TIFF 5.0
    [InlineData(5, "804040404040", "OST-TIF-010")]
    [InlineData(8, "789C00000000", "OST-TIF-010")]
    [InlineData(8, "AABBCCDDEEFF", "OST-TIF-010")]
    [InlineData(32773, "FF0080808080", "OST-TIF-010")] // two pixels and then nothing
    [InlineData(32773, "7F0102030405", "OST-TIF-010")] // announces 128 bytes, has 5
    public void Compressed_rubbish_is_refused_when_it_is_read(int scheme, string stored, string id)
    {
        using var scratch = new ScratchFolder();
        string path = scratch.Write("a.tif", new TiffBuilder().Page(Convert.FromHexString(stored)).With(259, 3, (uint)scheme).Build());
        using ISliceSource source = Open(path);
        InvalidContentException refusal = Assert.Throws<InvalidContentException>(() => Truth.Slice(source, 0));
        Assert.Equal(id, refusal.Finding.Id);
    }

    [Fact]
    public void A_wrong_checksum_of_deflate_is_damage()
    {
        using var stored = new MemoryStream();
        using (var deflate = new ZLibStream(stored, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(new byte[12]);
        byte[] bytes = stored.ToArray();
        bytes[^1] ^= 1;
        using var scratch = new ScratchFolder();
        using ISliceSource source = Open(scratch.Write("a.tif", new TiffBuilder().Page(bytes).With(259, 3, 8).Build()));
        Assert.Equal("OST-TIF-010", Assert.Throws<InvalidContentException>(() => Truth.Slice(source, 0)).Finding.Id);
    }

    [Fact]
    public void A_plane_that_does_not_exist_or_does_not_fit_is_a_mistake_of_the_caller()
    {
        using var scratch = new ScratchFolder();
        using ISliceSource source = Open(scratch.Write("a.tif", new TiffBuilder().Page().Build()));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.ReadSlice(1, new byte[12]));
        Assert.Throws<ArgumentException>(() => source.ReadSlice(0, new byte[13]));
    }

    private static void Refused(string id, byte[] file, ReadLimits? limits = null)
    {
        using var scratch = new ScratchFolder();
        string path = scratch.Write("a.tif", file);
        InvalidContentException refusal = Assert.Throws<InvalidContentException>(() =>
            TiffFormat.Open(path, limits ?? ReadLimits.Default, new FindingCollector()));
        Assert.Equal(id, refusal.Finding.Id);
        Assert.Equal(path, refusal.Finding.Location?.File);
    }

    private static ISliceSource Open(string path) => TiffFormat.Open(path, ReadLimits.Default, new FindingCollector());
}
