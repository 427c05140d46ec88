using System.Text.Json.Nodes;

namespace Osteon.Reporting.Tests;

/// <summary>The crate against the rules of RO-Crate 1.1 and Process Run Crate 0.5.</summary>
[Unit]
public sealed class RoCrateTests
{
    [Fact]
    public void The_root_and_the_descriptor_are_as_the_specifications_demand()
    {
        JsonObject crate = Crate(Sample());
        Assert.Equal(["https://w3id.org/ro/crate/1.1/context", "https://w3id.org/ro/terms/workflow-run/context"],
            crate["@context"]!.AsArray().Select(n => n!.GetValue<string>()));
        JsonObject descriptor = Entity(crate, "ro-crate-metadata.json"), root = Entity(crate, "./");
        Assert.Equal(("CreativeWork", "./", "https://w3id.org/ro/crate/1.1"), (Text(descriptor, "@type"), Id(descriptor, "about"),
            Id(descriptor, "conformsTo")));
        Assert.Equal("Dataset", Text(root, "@type"));
        Assert.Equal("https://w3id.org/ro/wfrun/process/0.5", Id(root, "conformsTo"));
        foreach (string property in (string[])["name", "description", "datePublished"])
            Assert.False(string.IsNullOrWhiteSpace(Text(root, property)));
        Assert.Equal("https://spdx.org/licenses/CC-BY-4.0", Id(root, "license"));
        Assert.Equal("0.5", Text(Entity(crate, "https://w3id.org/ro/wfrun/process/0.5"), "version"));
    }

    [Fact]
    public void Every_reference_leads_to_an_entity_and_every_identifier_is_there_once()
    {
        JsonObject crate = Crate(Sample());
        string[] ids = [.. Graph(crate).Select(e => Text(e, "@id"))];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        // Terms of the vocabularies themselves are not entities of a crate.
        string[] known = [.. ids, "https://w3id.org/ro/crate/1.1", "http://schema.org/CompletedActionStatus",
            "http://schema.org/FailedActionStatus"];
        Assert.Empty(Graph(crate).SelectMany(e => e.Where(p => p.Key != "@id").SelectMany(p => References(p.Value))).Except(known));
        Assert.All(Graph(crate), e => Assert.False(string.IsNullOrEmpty(Text(e, "@type"))));
    }

    [Fact]
    public void Files_have_encoded_paths_checksums_sizes_and_types()
    {
        JsonObject crate = Crate(Sample());
        JsonObject file = Entity(crate, "tables/all%20measures%20%C2%B5.tsv");
        Assert.Equal(("File", "text/tab-separated-values", "4411", new string('b', 64)),
            (Text(file, "@type"), Text(file, "encodingFormat"), Text(file, "contentSize"), Text(file, "sha256")));
        string[] parts = [.. References(Entity(crate, "./")["hasPart"])];
        Assert.Contains("tables/all%20measures%20%C2%B5.tsv", parts);
        // Files outside the crate are described but are not parts of it.
        JsonObject outside = Entity(crate, "#../scans/rat%201.nrrd");
        Assert.Equal("../scans/rat 1.nrrd", Text(outside, "alternateName"));
        Assert.DoesNotContain("#../scans/rat%201.nrrd", parts);
        Assert.DoesNotContain(Graph(crate).Select(e => Text(e, "@id")), id => id.Contains(' '));
    }

    [Fact]
    public void Actions_say_what_ran_on_what_with_which_result()
    {
        JsonObject crate = Crate(Sample());
        JsonObject[] actions = [.. Graph(crate).Where(e => Text(e, "@type") == "CreateAction")];
        Assert.Equal(2, actions.Length);
        Assert.All(actions, a => Assert.Equal("https://example.org/osteon", Id(a, "instrument")));
        Assert.All(actions, a => Assert.Matches("^#[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", Text(a, "@id")));
        JsonObject good = actions[0], failed = actions[1];
        Assert.Equal("osteon step ct rat-1", Text(good, "description"));
        Assert.Contains("#stack-1", References(good["object"]));
        Assert.Contains("PropertyValue", References(good["object"]).Select(id => Text(Entity(crate, id), "@type")));
        Assert.Equal("tables/all%20measures%20%C2%B5.tsv", Id(good, "result"));
        Assert.Equal("http://schema.org/CompletedActionStatus", Id(good, "actionStatus"));
        Assert.Null(good["error"]);
        Assert.Equal(("http://schema.org/FailedActionStatus", "disk full"), (Id(failed, "actionStatus"), Text(failed, "error")));
        Assert.All(actions, a => Assert.Contains(Text(a, "@id"), References(Entity(crate, "./")["mentions"])));
    }

    [Fact]
    public void Software_has_one_version_and_people_and_instruments_are_described()
    {
        JsonObject crate = Crate(Sample());
        JsonObject software = Entity(crate, "https://example.org/osteon");
        Assert.Equal(("SoftwareApplication", "0.1.0", "https://example.org/osteon"),
            (Text(software, "@type"), Text(software, "softwareVersion"), Text(software, "url")));
        Assert.Null(software["version"]);
        JsonObject person = Entity(crate, "https://orcid.org/0000-0001-2345-6789");
        Assert.Equal("Institute of Bone", Text(Entity(crate, Id(person, "affiliation")), "name"));
        Assert.Equal("IndividualProduct", Text(Entity(crate, "#scanner"), "@type"));
        JsonObject stack = Entity(crate, "#stack-1");
        Assert.Equal(("Collection", "slices/0001.tif"), (Text(stack, "@type"), Id(stack, "mainEntity")));
    }

    [Fact]
    public void Equal_inputs_are_equal_bytes()
    {
        string text = RoCrate.ToJson(Sample());
        Assert.Equal(text, RoCrate.ToJson(Sample()));
        Assert.EndsWith("}\n", text);
        Assert.DoesNotContain("\r", text);
        using var stream = new MemoryStream();
        RoCrate.Write(Sample(), stream);
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(text), stream.ToArray());
    }

    [Fact]
    public void What_would_dangle_is_refused()
    {
        RoCrateInput good = Sample();
        CrateAction action = good.Actions[0];
        Assert.Throws<ArgumentException>(() => RoCrate.ToJson(good with { Actions = [action with { Inputs = ["nowhere.tif"] }] }));
        Assert.Throws<ArgumentException>(() => RoCrate.ToJson(good with { Actions = [action with { Software = "#other" }] }));
        Assert.Throws<ArgumentException>(() => RoCrate.ToJson(good with { Actions = [action, action] }));
        Assert.Throws<ArgumentException>(() => RoCrate.ToJson(good with { Files = [.. good.Files, good.Files[0]] }));
        Assert.Throws<ArgumentException>(() => RoCrate.ToJson(good with { Files = [.. good.Files, new CrateFile("/etc/passwd", "x")] }));
        Assert.Throws<ArgumentException>(() => RoCrate.ToJson(good with { Files = [.. good.Files, new CrateFile("C:\\x", "x")] }));
        Assert.Throws<ArgumentException>(() =>
            RoCrate.ToJson(good with { Files = [.. good.Files, new CrateFile("a", "x") { Sha256 = "ABC" }] }));
        Assert.Throws<ArgumentException>(() => RoCrate.ToJson(good with { License = " " }));
        Assert.Throws<ArgumentException>(() =>
            RoCrate.ToJson(good with { Files = [.. good.Files, new CrateFile("ro-crate-metadata.json", "x")] }));
    }

    private static RoCrateInput Sample() => new()
    {
        Name = "Vesicles in a defect",
        Description = "Two arms.",
        DatePublished = "2026-03-31",
        License = "CC-BY-4.0",
        Keywords = ["bone", "vesicles"],
        People = [new CratePerson("https://orcid.org/0000-0001-2345-6789", "A. Author", "Institute of Bone")],
        Authors = ["https://orcid.org/0000-0001-2345-6789"],
        Software = [new CrateSoftware("https://example.org/osteon", "Osteon", "0.1.0")],
        Instruments = [new CrateInstrument("#scanner", "micro-CT scanner", "Maker", "Model", "123")],
        Files =
        [
            new CrateFile("study.yaml", "manifest"), new CrateFile("slices/0001.tif", "slice"), new CrateFile("slices/0002.tif", "slice"),
            new CrateFile("../scans/rat 1.nrrd", "scan"),
            new CrateFile("tables/all measures µ.tsv", "measures")
            {
                EncodingFormat = "text/tab-separated-values",
                ContentSize = 4411,
                Sha256 = new string('b', 64),
            },
        ],
        FileSets = [new CrateFileSet("#stack-1", "slice stack", ["slices/0001.tif", "slices/0002.tif"])],
        Actions =
        [
            new CrateAction("ct/rat-1", "Measure rat 1", "https://example.org/osteon")
            {
                CommandLine = "osteon step ct rat-1",
                StartTime = "2026-03-31T12:00:00Z",
                EndTime = "2026-03-31T12:01:00Z",
                Agent = "https://orcid.org/0000-0001-2345-6789",
                Inputs = ["study.yaml", "#stack-1", "../scans/rat 1.nrrd"],
                Outputs = ["tables/all measures µ.tsv"],
                Parameters = [new CrateParameter("threshold", "6240"), new CrateParameter("sigma", "0.8", "voxel")],
            },
            new CrateAction("ct/rat-2", "Measure rat 2", "https://example.org/osteon") { Error = "disk full" },
        ],
    };

    private static JsonObject Crate(RoCrateInput input) => JsonNode.Parse(RoCrate.ToJson(input))!.AsObject();

    private static IEnumerable<JsonObject> Graph(JsonObject crate) => crate["@graph"]!.AsArray().Select(e => e!.AsObject());

    private static JsonObject Entity(JsonObject crate, string id) => Graph(crate).Single(e => Text(e, "@id") == id);

    private static string Text(JsonObject entity, string property) => entity[property]?.GetValue<string>() ?? "";

    private static string Id(JsonObject entity, string property) => entity[property]!["@id"]!.GetValue<string>();

    private static IEnumerable<string> References(JsonNode? value) => value switch
    {
        JsonArray array => array.SelectMany(References),
        JsonObject entity => entity["@id"] is { } id ? [id.GetValue<string>()] : [],
        _ => [],
    };
}
