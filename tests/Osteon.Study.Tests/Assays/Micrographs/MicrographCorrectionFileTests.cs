using System.Text;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study.Tests.Assays.Micrographs;

[Unit]
public sealed class MicrographCorrectionFileTests
{
    internal const string Good = """
        {"schema": "osteon.tem.corrections/1", "pictures": [
          {"file": "a.png", "reject": [{"x": 1, "y": 2.5, "reason": "grain"}], "accept": [{"x": 3, "y": 4}],
           "add": [{"x": 50, "y": 60, "major": 30, "minor": 20, "angle_deg": 15}, {"x": 5, "y": 6, "major": 12}]},
          {"file": "b.png"}]}
        """;

    private static (MicrographCorrections? Read, IReadOnlyList<Finding> Findings) Parse(string json, string picture = "a.png")
    {
        var findings = new FindingCollector();
        return (MicrographCorrectionFile.Parse(Encoding.UTF8.GetBytes(json), "c.json", picture, findings), findings.ToList());
    }

    [Fact]
    public void Everything_is_read_with_its_pointer()
    {
        (MicrographCorrections? read, IReadOnlyList<Finding> findings) = Parse(Good);
        Assert.Empty(findings);
        Assert.Equal(new CorrectedObject(new(1, 2.5), "/pictures/0/reject/0"), Assert.Single(read!.Reject));
        Assert.Equal(new CorrectedObject(new(3, 4), "/pictures/0/accept/0"), Assert.Single(read.Accept));
        Assert.Equal(
            [new AddedVesicle(new(50, 60), 30, 20, 15, "/pictures/0/add/0"), new AddedVesicle(new(5, 6), 12, 12, 0, "/pictures/0/add/1")],
                read.Add);
    }

    [Fact]
    public void A_picture_that_is_not_named_has_none_and_a_note_says_so()
    {
        (MicrographCorrections? read, IReadOnlyList<Finding> findings) = Parse(Good, "c.png");
        Assert.Equal((0, 0, 0), (read!.Accept.Count, read.Reject.Count, read.Add.Count));
        Finding note = Assert.Single(findings);
        Assert.Equal(("OST-TMC-004", Severity.Note), (note.Id, note.Severity));
    }

    [Theory]
    [InlineData("{}", "the key 'schema' is missing")]
    [InlineData("[]", "an object is meant here")]
    [InlineData("{\"schema\": \"osteon.tem.corrections/2\", \"pictures\": []}", "/schema: ")]
    [InlineData("{\"schema\": \"osteon.tem.corrections/1\"}", "'pictures' is missing")]
    [InlineData("{\"schema\": \"osteon.tem.corrections/1\", \"pictures\": {}}", "/pictures: a list")]
    [InlineData("{\"schema\": \"osteon.tem.corrections/1\", \"pictures\": [{}]}", "/pictures/0: the key 'file'")]
    [InlineData("{\"schema\": \"osteon.tem.corrections/1\", \"pictures\": [{\"file\":\"a.png\"},{\"file\":\"a.png\"}]}",
        "/pictures/1/file: ")]
    [InlineData("{\"schema\": \"osteon.tem.corrections/1\", \"pictures\": [{\"file\":\"a.png\",\"rejct\":[]}]}", "is 'reject' meant")]
    [InlineData("{\"schema\": \"osteon.tem.corrections/1\", \"pictures\": [{\"file\":\"a.png\",\"reject\":[{\"x\":1}]}]}",
        "/pictures/0/reject/0: the key 'y'")]
    [InlineData("{\"schema\": \"osteon.tem.corrections/1\", \"pictures\": [{\"file\":\"a.png\",\"reject\":[{\"x\":1,\"y\":1e300}]}]}",
        "/pictures/0/reject/0/y: ")]
    [InlineData("{\"schema\": \"osteon.tem.corrections/1\", \"pictures\": [{\"file\":\"a.png\",\"add\":[{\"x\":1,\"y\":1,\"major\":-4}]}]}", "/pictures/0/add/0/major: ")]
    [InlineData("{\"schema\": \"osteon.tem.corrections/1\", \"pictures\": [{\"file\":\"a.png\",\"add\":[{\"x\":1,\"y\":1,\"major\":4,\"minor\":5}]}]}", "longer than the major")]
    [InlineData("{\"schema\": ", "not JSON")]
    [InlineData("{\"schema\": \"a\", \"schema\": \"b\"}", "not JSON")]
    public void What_is_wrong_is_said_with_its_place(string json, string words)
    {
        (MicrographCorrections? read, IReadOnlyList<Finding> findings) = Parse(json);
        Assert.Null(read);
        Assert.Contains(findings, f => f.Severity == Severity.Error && f.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void All_mistakes_are_reported_at_once()
    {
        (_, IReadOnlyList<Finding> findings) = Parse(
            "{\"schema\": \"x\", \"pictures\": [{\"file\": 3, \"reject\": [{\"x\": \"1\", \"y\": 2}], \"add\": [{\"x\": 1, \"y\": 2}]}]}");
        Assert.Equal(4, findings.Count);
    }

    [Fact]
    public void A_missing_file_is_a_finding()
    {
        var findings = new FindingCollector();
        Assert.Null(MicrographCorrectionFile.Read(Path.Combine(Path.GetTempPath(), "osteon-no-such-file.json"), "c.json", "a.png",
            findings));
        Assert.Equal("OST-TMC-001", Assert.Single(findings.ToList()).Id);
    }
}
