using System.Text.Json.Nodes;

namespace Osteon.Reporting;

/// <summary>The entities of a crate below its root, with every reference checked.</summary>
internal sealed class CrateGraph
{
    private readonly RoCrateInput _input;
    private readonly Dictionary<string, string> _byName = new(StringComparer.Ordinal);

    public CrateGraph(RoCrateInput input)
    {
        _input = input;
        foreach (CrateFile file in input.Files)
        {
            if (file.Path == RoCrate.FileName)
                throw new ArgumentException($"{RoCrate.FileName} describes the crate and is not a part of it", nameof(input));
            Add(file.Path, RoCrate.FileId(file.Path));
        }

        foreach (string id in (string[])
            [.. input.FileSets.Select(s => s.Id), .. input.People.Select(p => p.Id), .. input.Software.Select(s => s.Id),
                .. input.Instruments.Select(i => i.Id)])
            Add(id, EntityId(id));
        foreach (CrateAction action in input.Actions) Add("action " + action.Key, RoCrate.ActionId(action.Key));
    }

    /// <summary>Identifiers of the files that are part of the crate.</summary>
    public IEnumerable<string> Parts => _input.Files.Select(f => RoCrate.FileId(f.Path)).Where(id => id[0] != '#');

    /// <summary>Identifiers of what the root entity mentions: file sets, instruments and actions.</summary>
    public IEnumerable<string> Mentions =>
        [.. _input.FileSets.Select(s => s.Id), .. _input.Instruments.Select(i => i.Id),
            .. _input.Actions.Select(a => RoCrate.ActionId(a.Key))];

    /// <summary>The identifier of a described entity, or <see cref="ArgumentException"/>.</summary>
    public string Known(string name) =>
        _byName.TryGetValue(name, out string? id)
            ? id
            : throw new ArgumentException($"the crate refers to '{name}', which it does not describe");

    /// <summary>All entities in the order files, file sets, people, organisations, software, instruments, actions, parameters.</summary>
    public IEnumerable<JsonNode> Entities() =>
    [
        .. _input.Files.Select(File),
        .. _input.FileSets.Select(FileSet),
        .. _input.People.Select(Person),
        .. _input.People.Select(p => p.Affiliation).OfType<string>().Distinct(StringComparer.Ordinal).Select(Organization),
        .. _input.Software.Select(Software),
        .. _input.Instruments.Select(Instrument),
        .. _input.Actions.Select(Action),
        .. _input.Actions.SelectMany(Parameters),
    ];

    private static string EntityId(string id) =>
        Uri.TryCreate(id, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" ? id
        : id.Length > 1 && id[0] == '#' && !id.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) ? id
        : throw new ArgumentException($"'{id}' is neither a web address nor a local identifier (#name)");

    private static string OrganizationId(string name) => "#organization-" + Uri.EscapeDataString(name);

    private static string ParameterId(CrateAction action, int index) =>
        FormattableString.Invariant($"{RoCrate.ActionId(action.Key)}-parameter-{index + 1}");

    private void Add(string name, string id)
    {
        if (_byName.ContainsValue(id) || !_byName.TryAdd(name, id)) throw new ArgumentException($"the crate describes '{name}' twice");
    }

    private static JsonObject File(CrateFile file)
    {
        if (file.Sha256 is { } hash && (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower)))
            throw new ArgumentException($"the SHA-256 of '{file.Path}' is not 64 lower-case hexadecimal digits");
        var entity = new JsonObject { ["@id"] = RoCrate.FileId(file.Path), ["@type"] = "File", ["name"] = file.Name };
        if (file.Description is not null) entity["description"] = file.Description;
        if ((file.AlternateName ?? (entity["@id"]!.GetValue<string>()[0] == '#' ? file.Path : null)) is { } other)
            entity["alternateName"] = other;
        if (file.EncodingFormat is not null) entity["encodingFormat"] = file.EncodingFormat;
        if (file.ContentSize is { } size) entity["contentSize"] = size.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (file.Sha256 is not null) entity["sha256"] = file.Sha256;
        return entity;
    }

    private JsonObject FileSet(CrateFileSet set)
    {
        if (set.Parts.Count == 0) throw new ArgumentException($"the file set '{set.Id}' is empty");
        return new JsonObject
        {
            ["@id"] = set.Id,
            ["@type"] = "Collection",
            ["name"] = set.Name,
            ["mainEntity"] = RoCrate.Refer(Known(set.Parts[0])),
            ["hasPart"] = RoCrate.Refer(set.Parts.Select(Known)),
        };
    }

    private static JsonObject Person(CratePerson person)
    {
        var entity = new JsonObject { ["@id"] = person.Id, ["@type"] = "Person", ["name"] = person.Name };
        if (person.Affiliation is not null) entity["affiliation"] = RoCrate.Refer(OrganizationId(person.Affiliation));
        return entity;
    }

    private static JsonObject Organization(string name) =>
        new() { ["@id"] = OrganizationId(name), ["@type"] = "Organization", ["name"] = name };

    private static JsonObject Software(CrateSoftware software)
    {
        var entity = new JsonObject { ["@id"] = software.Id, ["@type"] = "SoftwareApplication", ["name"] = software.Name };
        if ((software.Url ?? (software.Id[0] == '#' ? null : software.Id)) is { } url) entity["url"] = url;
        entity["softwareVersion"] = software.Version;
        return entity;
    }

    private static JsonObject Instrument(CrateInstrument instrument)
    {
        var entity = new JsonObject { ["@id"] = instrument.Id, ["@type"] = "IndividualProduct", ["name"] = instrument.Name };
        if (instrument.Manufacturer is not null) entity["manufacturer"] = instrument.Manufacturer;
        if (instrument.Model is not null) entity["model"] = instrument.Model;
        if (instrument.SerialNumber is not null) entity["serialNumber"] = instrument.SerialNumber;
        return entity;
    }

    private JsonObject Action(CrateAction action)
    {
        if (action.Error is null && action.EndTime is null && action.StartTime is not null)
            throw new ArgumentException($"the action '{action.Name}' started, neither failed nor ended");
        var entity = new JsonObject { ["@id"] = RoCrate.ActionId(action.Key), ["@type"] = "CreateAction", ["name"] = action.Name };
        if (action.CommandLine is not null) entity["description"] = action.CommandLine;
        if (action.StartTime is not null) entity["startTime"] = action.StartTime;
        if (action.EndTime is not null) entity["endTime"] = action.EndTime;
        if (action.Agent is not null) entity["agent"] = RoCrate.Refer(Known(action.Agent));
        entity["instrument"] = RoCrate.Refer(Known(action.Software));
        string[] read = [.. action.Inputs.Select(Known), .. action.Parameters.Select((_, i) => ParameterId(action, i))];
        if (RoCrate.Refer(read) is { } inputs) entity["object"] = inputs;
        if (RoCrate.Refer(action.Outputs.Select(Known)) is { } outputs) entity["result"] = outputs;
        entity["actionStatus"] = RoCrate.Refer($"http://schema.org/{(action.Error is null ? "Completed" : "Failed")}ActionStatus");
        if (action.Error is not null) entity["error"] = action.Error;
        return entity;
    }

    private static IEnumerable<JsonObject> Parameters(CrateAction action) => action.Parameters.Select((parameter, i) =>
    {
        var entity = new JsonObject
        {
            ["@id"] = ParameterId(action, i),
            ["@type"] = "PropertyValue",
            ["name"] = parameter.Name,
            ["value"] = parameter.Value,
        };
        if (parameter.UnitText is not null) entity["unitText"] = parameter.UnitText;
        return entity;
    });
}
