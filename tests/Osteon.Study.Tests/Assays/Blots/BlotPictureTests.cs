using System.Text.Json.Nodes;
using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Simulation;
using Osteon.Vesicles;

namespace Osteon.Study.Tests;

/// <summary>Blots from files to the tables and markers of a study.</summary>
[EndToEnd]
public sealed class BlotPictureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osteon-blot-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Markers_of_virtual_blots_reach_the_reporting_list()
    {
        IReadOnlyList<BlotMarker> markers = BlotMarker.Gather(VesicleMarkerBlot.Markers.Select(m => (m.Protein.Name, Document(m.Protein))));
        Assert.Equal(markers, BlotMarker.FromJson(BlotMarker.ToJson(markers)));
        foreach (BlotMarker marker in markers)
        {
            Assert.Equal(marker is { Target: "calnexin", Material: "vesicles" } ? "absent" : "present", marker.Call);
            Assert.Equal(marker.Call == "absent", marker.LargestDetectionLimit is not null);
        }

        Assert.Equal(10, markers.Count);
    }

    [Fact]
    public void The_document_holds_the_tables_of_the_contract()
    {
        JsonObject document = Document(VesicleMarkerBlot.Markers[2].Protein);
        Assert.Equal("osteon.blot/1", (string?)document["schema"]);
        string[] columns = [.. document["tables"]!["bands"]!.AsArray()[0]!.AsObject().Select(c => c.Key)];
        Assert.Equal(["lane", "index", "row", "left", "top", "width", "height", "volume", "saturated", "overlapping", "mw_kda"], columns[..11]);
        Assert.Equal(5, document["tables"]!["lanes"]!.AsArray().Count);
        Assert.Equal(5 * 600, document["tables"]!["profiles"]!.AsArray().Count);
        Assert.Equal(9, (int)document["tables"]!["bands"]!.AsArray().Count(b => (long)b!["lane"]! == 1));
        Assert.Contains(document["measures"]!.AsArray(), m => (string?)m!["id"] == "blot_bands" && (double)m["value"]! == 13);
    }

    [Fact]
    public void Regions_for_another_picture_and_unknown_lanes_are_refused()
    {
        string path = Write("CD9"), rois = Path.Combine(_folder, "rois.json");
        File.WriteAllText(rois, """{"schema":"osteon.blot.rois/1","image":{"width":10,"height":10},"lanes":[{"left":0,"top":0,"width":5,"height":10}]}""");
        var picture = new BlotPicture("cd9.tif", path) { Rois = new StepInput("rois.json", rois, [("rois.json", rois)]) };
        Assert.Equal("OST-BLT-031", Assert.ThrowsAny<OsteonException>(() => picture.Measure(new RunContext())).Finding.Id);
        var context = new RunContext();
        (new BlotPicture("cd9.tif", path) { Series = new Dictionary<int, double> { [9] = 1 }, Targets = [new BlotTarget("x") { KiloDaltons = 25 }] }).Measure(context);
        Assert.Equal(["OST-BLT-033", "OST-BLT-034"], context.Findings.ToList().Where(f => f.Severity == Severity.Error).Select(f => f.Id).Order());
    }

    [Fact]
    public void A_row_that_is_not_there_is_told_and_the_ladder_is_no_unequal_load()
    {
        string path = Write("CD9");
        string[] Found(BlotPicture picture)
        {
            var context = new RunContext();
            picture.Measure(context);
            return [.. context.Findings.ToList().Select(f => f.Id)];
        }

        Assert.Equal(2, Found(new BlotPicture("cd9.tif", path) { Reference = new RowReference(99), Targets = [new BlotTarget("x") { Row = 77 }] }).Count(id => id == "OST-BLT-038"));
        MolecularWeightLadder ladder = new(1, [.. VesicleMarkerBlot.Ladder.Select(k => (double?)k)]);
        var byLane = new BlotPicture("cd9.tif", path) { Parameters = BlotParameters.Default with { LaneCount = 5 }, Reference = new LaneReference() };
        Assert.Contains("OST-BLT-022", Found(byLane with { Ladder = null }));
        var context = new RunContext();
        BlotAnalysis analysis = (byLane with { Ladder = ladder }).Measure(context);
        double[] totals = [.. analysis.Result.Lanes.Where(l => l.Number > 1).Select(l => l.Total)];
        Assert.Equal(totals.Max() > 2 * totals.Min(), context.Findings.ToList().Any(f => f.Id == "OST-BLT-022"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("0:100,50")]
    [InlineData("1:50,100")]
    [InlineData("1:100,,50")]
    [InlineData("1:-,-")]
    public void A_ladder_that_is_none_is_refused(string text)
    {
        var findings = new FindingCollector();
        Assert.Null(BlotText.Ladder(text, "--ladder", findings));
        Assert.Equal("OST-BLT-035", Assert.Single(findings.ToList()).Id);
    }

    private JsonObject Document(VirtualProtein protein)
    {
        var picture = new BlotPicture(protein.Name, Write(protein.Name))
        {
            Parameters = BlotParameters.Default with { LaneCount = 5 },
            Ladder = new MolecularWeightLadder(1, [.. VesicleMarkerBlot.Ladder.Select(k => (double?)k)]),
            Targets = [new BlotTarget(protein.Name) { KiloDaltons = protein.KiloDaltons }],
            Lanes = VesicleMarkerBlot.Lanes.Select((name, i) => (name, i)).Skip(1).ToDictionary(l => l.i + 1, l => new BlotLaneContent(l.name, l.name)),
        };
        var context = new RunContext();
        BlotAnalysis analysis = picture.Measure(context);
        Assert.False(context.Findings.HasErrors);
        return BlotDocument.Of(picture, analysis, [], context.Findings.ToList()).ToJson();
    }

    private string Write(string protein)
    {
        GreyImage image = VirtualBlot.Draw(5, VesicleMarkerBlot.Of(protein), new RunContext()).Image;
        string path = Path.Combine(_folder, protein + ".tif");
        using var volume = new Volume<ushort>(new GridShape(1, image.Height, image.Width));
        image.Values.CopyTo(volume.Slice(0));
        VolumeFiles.Write(path, volume, VolumeWriteOptions.Default, new RunContext());
        return path;
    }
}
