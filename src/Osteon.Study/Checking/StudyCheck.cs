using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>What <see cref="StudyCheck"/> needs besides the study.</summary>
public sealed record StudyCheckOptions
{
    /// <summary>The folder given with <c>--data</c>, or null.</summary>
    public string? DataRoot { get; init; }

    /// <summary>
    /// Opens the header of a volume (a file, or a folder of slices) by its full path; null leaves volumes unopened. It may throw an
    /// <see cref="OsteonException"/>, whose finding is then reported at the row that names the file.
    /// </summary>
    public Func<string, VolumeHeader>? HeaderOf { get; init; }

    /// <summary>This version of Osteon, compared with the manifest's key <c>osteon</c>; null compares nothing.</summary>
    public Version? Version { get; init; }
}

/// <summary>
/// Checks a study before work: everything that can be known, all findings at once, nothing is run and nothing is written.
/// </summary>
public static class StudyCheck
{
    /// <summary>Reads and checks a study.</summary>
    /// <param name="studyPath">The study folder, or its study.yaml.</param>
    /// <param name="options">Data folder, header reader, version.</param>
    /// <param name="context">Progress and cancellation; checked for every file.</param>
    /// <exception cref="MissingSourceException">There is no study at <paramref name="studyPath"/>.</exception>
    public static StudyUnderstanding Check(string studyPath, StudyCheckOptions options, RunContext context)
    {
        (string root, string manifestPath) = Locate(studyPath);
        var findings = new FindingCollector();
        ManifestReading reading;
        using (FileStream stream = File.OpenRead(manifestPath)) reading = ManifestReader.Read(stream, StudyFolder.ManifestName);
        findings.AddRange(reading.Findings);
        string samplesPath = Path.Combine(root, StudyFolder.SamplesName);
        if (reading.Manifest is not { } manifest)
        {
            ValueList<Finding> early = Sorted(findings);
            return new StudyUnderstanding
            {
                Folder = new StudyFolder(root, manifestPath, samplesPath, null),
                Samples = SampleTable.Empty,
                Findings = early,
                Summary = Understanding.Summary(null, SampleTable.Empty, [], early),
            };
        }

        ResolvedManifest resolved = ManifestResolver.Resolve(manifest, reading.Source);
        CheckVersion(resolved, options.Version, findings);
        var folder = new StudyFolder(root, manifestPath, samplesPath, DataRoot(root, resolved, options.DataRoot, findings));
        SampleTable samples = SampleReader.Read(folder, resolved, findings);
        var rules = new RuleContext(resolved, samples, findings);
        if (options.HeaderOf is { } headerOf) rules.Headers = new ScanCheck(folder, headerOf, rules, findings).Run(context);
        var metabolites = new MetaboliteCheck(folder, rules, findings);
        metabolites.Run(context);
        var tracking = new NtaCheck(folder, rules, findings);
        tracking.Run(context);
        rules.Files = VesicleFiles.Read(manifest, samples, context);
        DesignRules.Check(rules);
        ValueList<ChecklistResult> checklists = ChecklistEvaluation.Evaluate(resolved, samples, rules.Headers, rules.Files);
        ValueList<ArmUnderstanding> arms = Understanding.Arms(manifest, samples);
        ValueList<Finding> sorted = Sorted(findings);
        return new StudyUnderstanding
        {
            Folder = folder,
            Manifest = resolved,
            Samples = samples,
            Headers = rules.Headers,
            TableFiles = metabolites.Files,
            Arms = arms,
            Counts = Understanding.Counts(manifest, samples),
            Checklists = checklists,
            Findings = sorted,
            Lines =
            [
                .. Understanding.Lines(resolved, samples, arms, checklists),
                .. metabolites.Lines.SelectMany(l => l.Value.Select(line => $"Table of {l.Key}: {line}.")),
                .. tracking.Lines.SelectMany(l => l.Value.Select(line => $"Tracking of {l.Key}: {line}.")),
            ],
            Summary = Understanding.Summary(manifest, samples, arms, sorted),
        };
    }

    private static (string Root, string ManifestPath) Locate(string studyPath)
    {
        string full = Path.GetFullPath(studyPath);
        string manifestPath = Directory.Exists(full) ? Path.Combine(full, StudyFolder.ManifestName) : full;
        if (File.Exists(manifestPath)) return (Path.GetDirectoryName(manifestPath)!, manifestPath);
        throw new MissingSourceException(ManifestFindings.NoStudy.At(
            new SourceLocation(studyPath),
            Directory.Exists(full)
                ? $"the folder '{studyPath}' has no {StudyFolder.ManifestName}"
                : $"there is no folder or file '{studyPath}'",
            studyPath,
            "'osteon init DIR' writes a commented study to begin with."));
    }

    private static string? DataRoot(string root, ResolvedManifest resolved, string? given, FindingCollector findings)
    {
        if (resolved.Manifest.Data == DataLocation.Study)
        {
            if (given is not null)
                findings.Add(ManifestFindings.DataNotUsed.At(
                    resolved.Source.At("data"),
                    "a data folder was given, but the study looks for its files in its own folder",
                    hint: "data: external makes the study use --data DIR."));
            return root;
        }

        if (given is not null && Directory.Exists(given)) return Path.GetFullPath(given);
        if (resolved.Manifest.Kind == StudyKind.PublishedDesign) return null;
        findings.Add(SampleFindings.NoDataFolder.At(
            resolved.Source.At("data"),
            given is null
                ? "the files of this study lie outside its folder, and no data folder was given"
                : $"there is no data folder '{given}'",
            given,
            "Add --data DIR; the README of the study says where its data are published."));
        return null;
    }

    private static void CheckVersion(ResolvedManifest resolved, Version? version, FindingCollector findings)
    {
        if (version is null || resolved.Manifest.Osteon is not { } range || range.Allows(version)) return;
        findings.Add(ManifestFindings.Version.At(
            resolved.Source.At("osteon"),
            $"the study asks for Osteon {range}, but this is {version.ToString(3)}",
            range.Text,
            "Use that version, or change the range after comparing the results."));
    }

    /// <summary>Errors first, then by file in reading order, line and column; findings without a place come first in their file.</summary>
    private static ValueList<Finding> Sorted(FindingCollector findings) =>
        findings.ToList()
            .OrderByDescending(f => f.Severity)
            .ThenBy(f => f.Location?.File == StudyFolder.ManifestName ? 0 : 1)
            .ThenBy(f => f.Location?.File, StringComparer.Ordinal)
            .ThenBy(f => f.Location?.Line ?? 0)
            .ThenBy(f => f.Location?.Column ?? 0)
            .ToValueList();
}
