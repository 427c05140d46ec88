using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Real and published JPEG files against Pillow on this machine; skips where Pillow or the files are not here.</summary>
[Oracle]
public sealed class JpegPeerTests
{
    private const string Decode = """
        import sys, numpy as np
        from PIL import Image
        Image.MAX_IMAGE_PIXELS = None
        im = Image.open(sys.argv[1])
        if im.mode not in ('L', 'RGB'): raise SystemExit('mode ' + im.mode)
        a = np.asarray(im.convert('L'))
        a.tofile(sys.argv[2])
        print(a.shape[0], a.shape[1], im.mode)
        """;

    [Theory]
    [InlineData("data/vesicles/blot_synth/images/dev_00.jpg")]
    [InlineData("data/vesicles/blot_synth/images/dev_03.jpg")]
    [InlineData("data/vesicles/blot_synth/images/dev_12.jpg")]
    [InlineData("data/vesicles/blot_synth/images/dev_13.jpg")]
    [InlineData("data/vesicles/blot_synth/images/dev_18.jpg")]
    [InlineData("data/vesicles/tem/scanev_sample.jpg")]
    [InlineData("data/vesicles/tem/scanev_sample_vis.jpg")]
    public void A_shared_picture_has_Pillows_greys(string name)
    {
        string path = SharedData.Require(name);
        using var scratch = new ScratchFolder();
        string[] size = Python.Run(Decode, path, scratch["a.raw"]).Split(' ');
        byte[] expected = File.ReadAllBytes(scratch["a.raw"]);
        var findings = new FindingCollector();
        GreyImage image = GreyImageFiles.Read(path, ColourRule.Luminance, ReadLimits.Default, findings);
        Assert.Equal($"{image.Height} {image.Width}", $"{size[0]} {size[1]}");
        Assert.True(image.IsLossy);
        Assert.Contains(findings.ToList(), f => f.Id == "OST-IMG-006" && f.Severity == Severity.Warning);
        int most = 0;
        for (int i = 0; i < expected.Length; i++) most = Math.Max(most, Math.Abs(expected[i] - image.Values[i]));
        Assert.True(most == 0, $"the largest difference is {most}");
    }
}
