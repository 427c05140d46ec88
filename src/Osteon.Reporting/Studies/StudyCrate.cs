using System.Globalization;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>A run as the input of an RO-Crate.</summary>
internal static class StudyCrate
{
    public static RoCrateInput Of(StudyRun run, IReadOnlyList<ResultFile> files, RunContext context)
    {
        Manifest manifest = run.Study.Manifest!.Manifest;
        string now = context.Time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        (Author Author, string Id)[] people = [.. manifest.Authors.Select((a, i) => (a, a.Orcid is { } orcid ? $"https://orcid.org/{orcid}" : FormattableString.Invariant($"#author-{i + 1}")))];
        StepOutput[] inputs = [.. run.Outcomes.SelectMany(o => o.Record.Inputs).DistinctBy(i => i.Name)];
        string Input(string name) => "../" + name.Replace('\\', '/').TrimEnd('/');
        return new RoCrateInput
        {
            Name = manifest.Title,
            Description = manifest.Description ?? $"Results of a run of Osteon {OsteonVersion.Current}: {run.Study.Summary}",
            DatePublished = now,
            License = manifest.License ?? "https://choosealicense.com/no-permission/",
            Keywords = ["extracellular vesicles", "bone", "micro-computed tomography"],
            People = [.. people.Select(p => new CratePerson(p.Id, p.Author.Name, p.Author.Affiliation))],
            Authors = [.. people.Select(p => p.Id)],
            Software = [new CrateSoftware("#osteon", "Osteon", OsteonVersion.Current)],
            Instruments = [.. manifest.Assays.OfType<MicroCtAssay>().Where(a => a.Scanner is not null).Select(a => new CrateInstrument($"#scanner-{a.Id}", "micro-CT scanner", a.Scanner!.Manufacturer, a.Scanner.Model, a.Scanner.Serial))],
            Files =
            [
                .. inputs.Select(i => new CrateFile(Input(i.Name), i.Name) { ContentSize = i.Bytes, Sha256 = i.Sha256 }),
                .. files.Select(f => new CrateFile(f.Path, f.Description) { EncodingFormat = f.MediaType, ContentSize = f.Bytes, Sha256 = f.Sha256 }),
            ],
            Actions =
            [
                .. run.Outcomes.Select(o => new CrateAction(o.Step.Id, o.Step.Title, "#osteon")
                {
                    CommandLine = $"osteon step {Path.GetFileName(run.Study.Folder.Root)} {o.Step.Id}",
                    Inputs = [.. o.Record.Inputs.Select(i => Input(i.Name))],
                    Parameters = [.. o.Step.Parameters.Where(p => p.Value is not null).Select(p => new CrateParameter(p.Key, p.Value!.ToJsonString(OsteonJson.Compact)))],
                    Error = o.Failure?.Message,
                }),
                new CrateAction("report", "writing the report", "#osteon") { EndTime = now, Outputs = [.. files.Select(f => f.Path)] },
            ],
        };
    }
}
