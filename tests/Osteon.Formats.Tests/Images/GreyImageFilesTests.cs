using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Single pictures: grey as stored, colour by a stated rule only, alpha only where it is opaque, JPEG marked as lossy.</summary>
[Oracle]
public sealed class GreyImageFilesTests : IDisposable
{
    private const string Make = """
        import sys, numpy as np
        from PIL import Image
        import tifffile
        out, kind = sys.argv[1], sys.argv[2]
        y, x = np.mgrid[0:23, 0:31]
        g = ((x * 7 + y * 13) % 256).astype(np.uint8)
        c = np.stack([g, g[::-1], ((x * y) % 256).astype(np.uint8)], 2)
        a = np.full(g.shape, 255, np.uint8)
        h = np.full(g.shape, 255, np.uint8); h[5, 6] = 254
        S = lambda *p: np.stack(p, 2)
        R = c[..., 0], c[..., 1], c[..., 2]
        p = Image.fromarray(c).quantize(16)
        if kind == 'rgb': Image.fromarray(c).save(out)
        elif kind == 'rgba': Image.fromarray(S(*R, a)).save(out)
        elif kind == 'rgba_clear': Image.fromarray(S(*R, h)).save(out)
        elif kind == 'la': Image.fromarray(S(g, a), 'LA').save(out)
        elif kind == 'grey_rgb': Image.fromarray(S(g, g, g)).save(out)
        elif kind == 'palette': p.save(out)
        elif kind == 'palette_interlaced': p.save(out)
        elif kind == 'rgb16': tifffile.imwrite(out, c.astype(np.uint16) * 257, photometric='rgb')
        elif kind == 'rgb_tiles': tifffile.imwrite(out, c, photometric='rgb', tile=(16, 16))
        elif kind == 'rgb_planar': tifffile.imwrite(out, np.moveaxis(c, 2, 0).copy(), photometric='rgb', planarconfig='separate')
        elif kind.startswith('rgb_'):
            predicted = {'tiffinfo': {317: 2}} if 'lzw' in kind or 'deflate' in kind else {}
            Image.fromarray(c).save(out, compression=kind[4:], **predicted)
        if kind == 'rgb16':
            w = c.astype(np.uint64) * 257
            l = (19595 * w[..., 0] + 38470 * w[..., 1] + 7471 * w[..., 2] + 32768) >> 16
            l.astype('<u2').tofile(out + '.raw')
        else:
            rgb = Image.fromarray(c) if kind not in ('palette', 'palette_interlaced', 'la', 'grey_rgb') else Image.open(out).convert('RGB')
            np.asarray(rgb.convert('L')).astype('<u2').tofile(out + '.raw')
        """;

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("rgb", "a.png")]
    [InlineData("rgba", "a.png")]
    [InlineData("palette", "a.png")]
    [InlineData("rgb", "a.tif")]
    [InlineData("rgba", "a.tif")]
    [InlineData("rgb_tiff_lzw", "a.tif")]
    [InlineData("rgb_tiff_adobe_deflate", "a.tif")]
    [InlineData("rgb_packbits", "a.tif")]
    [InlineData("rgb_tiles", "a.tif")]
    [InlineData("rgb16", "a.tif")]
    [InlineData("palette", "a.tif")]
    public void Luminance_is_Pillows_and_without_a_rule_colour_is_refused(string kind, string name)
    {
        string path = _folder[name];
        Python.Run(Make, path, kind);
        Assert.Equal("OST-IMG-003", Assert.Throws<InvalidContentException>(() => Read(path, null)).Finding.Id);
        GreyImage image = Read(path, ColourRule.Luminance);
        Assert.Equal((23, 31), (image.Height, image.Width));
        Assert.Equal(kind == "rgb16" ? 65535 : 255, image.FullScale);
        Assert.False(image.IsLossy);
        Assert.Contains("0.299", image.FromColour, StringComparison.Ordinal);
        byte[] expected = File.ReadAllBytes(path + ".raw");
        for (int i = 0; i < image.Values.Length; i++) Assert.Equal(expected[2 * i] | (expected[(2 * i) + 1] << 8), image.Values[i]);
        if (kind.StartsWith("rgb", StringComparison.Ordinal))
            for (int x = 0; x < 31; x++) Assert.Equal(((x * 7) + (22 * 13)) % 256,
                Read(path, ColourRule.Green).Row(0)[x] / (kind == "rgb16" ? 257 : 1));
        Assert.Throws<InvalidContentException>(() => ReadVolume(path));
    }

    [Theory]
    [InlineData("grey_rgb", "a.png")]
    [InlineData("grey_rgb", "a.tif")]
    [InlineData("la", "a.png")]
    [InlineData("la", "a.tif")]
    public void Grey_in_colour_coding_or_with_opaque_alpha_is_grey(string kind, string name)
    {
        string path = _folder[name];
        Python.Run(Make, path, kind);
        var findings = new FindingCollector();
        GreyImage image = GreyImageFiles.Read(path, ReadLimits.Default, findings);
        Assert.Null(image.FromColour);
        for (int i = 0; i < image.Values.Length; i++) Assert.Equal(((i % 31 * 7) + (i / 31 * 13)) % 256, image.Values[i]);
        Assert.Equal(kind == "la", findings.ToList().Any(f => f.Id == "OST-IMG-005"));
        Assert.DoesNotContain(findings.ToList(), f => f.Id == "OST-VOL-021");
    }

    [Theory]
    [InlineData("a.png")]
    [InlineData("a.tif")]
    public void Transparency_is_refused(string name)
    {
        Python.Run(Make, _folder[name], "rgba_clear");
        Assert.Equal("OST-IMG-004", Assert.Throws<InvalidContentException>(() => Read(_folder[name], ColourRule.Luminance)).Finding.Id);
    }

    [Fact]
    public void Colours_in_separate_planes_are_refused()
    {
        Python.Run(Make, _folder["a.tif"], "rgb_planar");
        Assert.Equal("OST-TIF-008", Assert.Throws<InvalidContentException>(() => Read(_folder["a.tif"], ColourRule.Luminance)).Finding.Id);
    }

    [Fact]
    public void A_grey_JPEG_is_read_as_lossy_and_volumes_still_refuse_it()
    {
        var findings = new FindingCollector();
        GreyImage image = GreyImageFiles.Read(Truth.Fixture("jpeg/grey_q90.jpg"), ReadLimits.Default, findings);
        Assert.True(image.IsLossy);
        Assert.Null(image.PixelSize);
        Assert.Equal(File.ReadAllBytes(Truth.Fixture("jpeg/grey_q90.raw")).Select(b => (ushort)b), image.Values.ToArray());
        Assert.Equal(["OST-IMG-006", "OST-IMG-007"], findings.ToList().Select(f => f.Id));
        Assert.Equal("OST-IMG-003",
            Assert.Throws<InvalidContentException>(() => Read(Truth.Fixture("jpeg/colour_444.jpg"), null)).Finding.Id);
        Assert.Equal("OST-VOL-003", Assert.Throws<UnknownFormatException>(() => ReadVolume(Truth.Fixture("jpeg/grey_q90.jpg"))).Finding.Id);
    }

    [Fact]
    public void What_is_there_twice_or_not_at_all_is_told()
    {
        Assert.Equal("OST-VOL-001", Assert.Throws<MissingSourceException>(() => Read(_folder["none.jpg"], null)).Finding.Id);
        byte[] jpeg = File.ReadAllBytes(Truth.Fixture("jpeg/grey_q90.jpg"));
        Assert.Equal("OST-JPG-001",
            Assert.Throws<InvalidContentException>(() => Read(_folder.Write("cut.jpg", jpeg.AsSpan(0, 1200)), null)).Finding.Id);
        var findings = new FindingCollector();
        GreyImageFiles.Read(_folder.Write("noend.jpg", jpeg.AsSpan(0, jpeg.Length - 2)), ReadLimits.Default, findings);
        Assert.Contains(findings.ToList(), f => f.Id == "OST-JPG-020");
    }

    private static GreyImage Read(string path, ColourRule? rule) =>
        GreyImageFiles.Read(path, rule, ReadLimits.Default, new FindingCollector());

    private static void ReadVolume(string path)
    {
        using ISliceSource source = VolumeFiles.Open(path, ReadLimits.Default, new FindingCollector());
        Truth.Slice(source, 0);
    }
}
