using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Files written by Pillow and cjpeg, against what libjpeg-turbo decodes them to (see make_jpeg_fixtures.py).</summary>
[Oracle]
public sealed class JpegFixtureTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Truth.Fixture("jpeg"), "*.jpg").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void No_variant_went_missing() => Assert.True(Files.Count >= 21, $"{Files.Count} files");

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_sample_is_libjpegs(string name)
    {
        var findings = new FindingCollector();
        JpegPicture picture = JpegFile.Read(Truth.Fixture("jpeg/" + name), ReadLimits.Default, findings);
        Assert.Empty(findings.ToList());
        byte[] expected = File.ReadAllBytes(Path.ChangeExtension(Truth.Fixture("jpeg/" + name), ".raw"));
        byte[] actual = new byte[expected.Length];
        if (expected.Length == picture.Frame.Width * picture.Frame.Height) picture.CopyGrey(actual);
        else picture.CopyRgb(actual);
        Assert.Equal(name.Contains("colour", StringComparison.Ordinal), !picture.IsGrey);
        int wrong = 0;
        int most = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            int off = Math.Abs(actual[i] - expected[i]);
            most = Math.Max(most, off);
            if (off > 0) wrong++;
        }

        Assert.True(most == 0, $"{wrong} of {actual.Length} samples differ, by up to {most}");
    }
}
