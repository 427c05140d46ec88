using System.Text;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Regions of a blot: what is read, and where every mistake is.</summary>
[Unit]
public sealed class BlotRoiFileTests
{
    private const string Good = """
        {
          "schema": "osteon.blot.rois/1",
          "image": {"width": 256, "height": 192},
          "lanes": [{"left": 10, "top": 0, "width": 40, "height": 192, "label": "EV"}, {"left": 60, "top": 0, "width": 40, "height": 192}],
          "bands": [{"lane": 1, "left": 12, "top": 50, "width": 36, "height": 11, "label": "CD9"}]
        }
        """;

    [Fact]
    public void Lanes_bands_and_labels_are_read()
    {
        BlotRois rois = Parse(Good, out IReadOnlyList<Finding> findings)!;
        Assert.Empty(findings);
        Assert.Equal((256, 192), rois.Image);
        Assert.Equal([new MarkedLane(new PixelBox(10, 0, 40, 192), "EV"), new MarkedLane(new PixelBox(60, 0, 40, 192), null)], rois.Lanes);
        Assert.Equal([new MarkedBand(1, new PixelBox(12, 50, 36, 11), "CD9")], rois.Bands);
        Assert.NotNull(Parse("\uFEFF" + Good, out _));
    }

    [Theory]
    [InlineData("\"width\": 36", "\"width\": 0", "OST-ROI-004", 5, "/bands/0/width")]
    [InlineData("\"width\": 36", "\"width\": 3.5", "OST-ROI-004", 5, "/bands/0/width")]
    [InlineData("\"width\": 36, ", "", "OST-ROI-004", 5, "/bands/0")]
    [InlineData("\"lane\": 1", "\"lane\": -1", "OST-ROI-004", 5, "/bands/0/lane")]
    [InlineData("\"lane\": 1", "\"lane\": 1e999", "OST-ROI-004", 5, "/bands/0/lane")]
    [InlineData("\"left\": 60", "\"left\": 5", "OST-ROI-005", 4, "/lanes/1")]
    [InlineData("rois/1", "rois/9", "OST-ROI-003", 2, "/schema")]
    [InlineData("\"label\": \"EV\"", "\"label\": 7", "OST-ROI-004", 4, "/lanes/0/label")]
    [InlineData("\"image\": {", "\"image\": {\"depth\": 1, ", "OST-ROI-006", 3, "/image/depth")]
    [InlineData("{\"lane\": 1", "[], {\"lane\": 1", "OST-ROI-004", 5, "/bands/0")]
    public void A_mistake_is_reported_at_its_line_with_its_pointer(string old, string now, string id, int line, string at)
    {
        Assert.Null(Parse(Good.Replace(old, now, StringComparison.Ordinal), out IReadOnlyList<Finding> findings));
        Finding finding = Assert.Single(findings);
        Assert.Equal((id, line), (finding.Id, finding.Location!.Line));
        Assert.Contains(at, finding.Message + finding.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_key_gets_the_nearest_name()
    {
        Parse(Good.Replace("\"bands\"", "\"band\"", StringComparison.Ordinal), out IReadOnlyList<Finding> findings);
        Assert.Contains("bands", Assert.Single(findings).Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} x")]
    [InlineData("{\"schema\": \"\\ud800\"}")]
    public void What_is_no_JSON_is_refused(string text) =>
        Assert.Equal("OST-ROI-001", Assert.Throws<InvalidContentException>(() => Parse(text, out _)).Finding.Id);

    [Fact]
    public void Any_mutation_gives_regions_or_findings() => PropertyCheck.ForAll(
        from edits in Gen.Choose(1, 6)
        from seed in Gen.Choose(0, 1_000_000)
        select (edits, seed),
        p =>
        {
            var random = new Rng((ulong)p.seed);
            byte[] bytes = Encoding.UTF8.GetBytes(Good);
            for (int k = 0; k < p.edits; k++) bytes[random.NextInt(bytes.Length)] = random.NextInt(3) == 0 ? (byte)random.NextInt(256) : bytes[random.NextInt(bytes.Length)];
            var findings = new FindingCollector();
            try
            {
                BlotRois? rois = BlotRoiFile.Parse(bytes, "x.json", findings);
                Assert.True(rois is not null ^ findings.HasErrors);
            }
            catch (OsteonException failure)
            {
                Assert.Equal("OST-ROI-001", failure.Finding.Id);
            }
        });

    private static BlotRois? Parse(string text, out IReadOnlyList<Finding> findings)
    {
        var collector = new FindingCollector();
        BlotRois? rois = BlotRoiFile.Parse(Encoding.UTF8.GetBytes(text), "x.json", collector);
        findings = [.. collector.ToList()];
        return rois;
    }
}
