using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>A run as a report: what was found, how the design was understood, every measure, every outcome, every scan, the standards, the methods.</summary>
internal static class StudySections
{
    /// <summary>What to say beside every figure of data that were not measured, or null.</summary>
    public static string? DataLabel(StudyRun run) => DataLabel(run.Study.Manifest!.Manifest.Kind);

    /// <summary>The same, by the kind of study.</summary>
    public static string? DataLabel(StudyKind kind) => kind switch
    {
        StudyKind.Synthetic => "Simulated data: no animal, no instrument",
        StudyKind.PublishedDesign => "Published design: nothing was measured",
        _ => null,
    };

    /// <summary>The report without its provenance, which can only be told when the files are there.</summary>
    public static Report Of(StudyRun run, IReadOnlyList<Table> tables, AssayViews views)
    {
        Manifest manifest = run.Study.Manifest!.Manifest;
        return new Report
        {
            Title = manifest.Title,
            Subtitle = manifest.Description,
            DataLabel = DataLabel(run),
            GeneratedBy = new ReportGenerator("Osteon", OsteonVersion.Current),
            Facts = Facts(run),
            Arms = [.. manifest.Design.Arms.Select(a => a.Label ?? a.Id)],
            Sections =
            [
                Summary(run, manifest, views),
                DesignSection(run, manifest),
                .. run.Units.Count > 0 ? [AllMeasures(run, manifest)] : Array.Empty<Section>(),
                .. run.Comparisons.Count > 0 ? [OutcomeFigures.Section(run, tables)] : Array.Empty<Section>(),
                .. ScanSections.Of(run),
                .. VesicleSections.Of(run, views.Vesicles),
                .. MetaboliteSections.Of(run, views.Metabolites),
                .. MechanismSections.Of(views.Mechanism, manifest),
                Checklists(run),
                StudyMethods.Section(run, views),
            ],
        };
    }

    /// <summary>What ran on what, with a checksum for each file.</summary>
    public static Section Provenance(StudyRun run, IReadOnlyList<ResultFile> files) => new("provenance", "Provenance",
    [
        new ProvenanceBlock(
            [
                new Fact("Osteon", OsteonVersion.Current),
                new Fact("seed", FormattableString.Invariant($"{run.Seed}")),
                new Fact("steps", FormattableString.Invariant($"{run.Outcomes.Count}, of which {run.Failed.Count()} failed")),
            ],
            [
                .. run.Outcomes.SelectMany(o => o.Record.Inputs).DistinctBy(i => i.Name).Select(i => new ProvenanceFile(i.Name, "input", i.Bytes, i.Sha256)),
                .. files.Select(f => new ProvenanceFile(f.Path, "output", f.Bytes, f.Sha256)),
            ])
        {
            CommandLine = FormattableString.Invariant($"osteon run {Path.GetFileName(run.Study.Folder.Root)} --seed {run.Seed}")
                + (run.Study.Manifest!.Manifest.Data == DataLocation.External ? " --data DIR" : "")
                + (run.Only is { } only ? $" --only {only}" : ""),
        },
    ])
    {
        Description = "Every file that was read or written, with its SHA-256. Steps, parameters and digests of all inputs stand in provenance/run.json, and for machines in ro-crate-metadata.json.",
    };

    private static Fact[] Facts(StudyRun run)
    {
        Manifest manifest = run.Study.Manifest!.Manifest;
        string unit = UnitNoun(manifest.Design.Unit);
        return
        [
            new Fact("Species", Text(manifest.Subjects is { } s ? string.Join(", ", new[] { s.Species, s.Strain }.OfType<string>()) : null)),
            new Fact("Arms", string.Join("; ", run.Study.Arms.Select(a => $"{a.Arm.Label ?? a.Arm.Id}: {a.N} {unit}"))),
            new Fact("Experimental unit", manifest.Design.Unit.ToString().ToLowerInvariant()),
            new Fact("Primary outcome", Text(manifest.Design.Outcomes.FirstOrDefault(o => o.Primary) is { } primary ? TermRegistry.Find(primary.Term)?.Label ?? primary.Term : null)),
        ];
    }

    private static RichText? Text(string? text) => text is null ? null : RichText.Of(text);

    /// <summary>What a unit is called in the plural.</summary>
    public static string UnitNoun(ExperimentalUnit unit) => unit switch
    {
        ExperimentalUnit.Animal => "animals",
        ExperimentalUnit.Limb => "limbs",
        ExperimentalUnit.Well => "wells",
        ExperimentalUnit.Pool => "pools",
        _ => "specimens",
    };

    private static Section Summary(StudyRun run, Manifest manifest, AssayViews views)
    {
        var blocks = new List<Block>();
        if (manifest.Report.Introduction is { } introduction) blocks.Add(new ParagraphBlock(introduction));
        blocks.AddRange(OutcomeSentences.Of(run).Select(s => (Block)new ParagraphBlock(s.Sentence)));
        foreach (MetaboliteComparison comparison in views.Metabolites.SelectMany(m => m.Results?.Comparisons ?? []))
            blocks.AddRange(MetaboliteSentences.Of(comparison, manifest.Design).Take(2).Select(s => (Block)new ParagraphBlock(s)));
        blocks.AddRange(VesicleSections.Sentences(views.Vesicles).Concat(MechanismSections.Sentences(views.Mechanism)).Select(s => (Block)new ParagraphBlock(s)));
        if (run.Comparisons.Count == 0 && views.Metabolites.Count == 0)
        {
            blocks.Add(new ParagraphBlock(manifest.Design.Arms.Count < 2
                ? "The study has one arm: it is described, and nothing is compared."
                : "No declared outcome was measured in this run, so nothing is compared."));
        }

        if (run.Only is { } only)
            blocks.Add(new ParagraphBlock(RichText.Empty.Strong($"Only the assay '{only}' was run.").Then(" p values are adjusted over its outcomes alone, not over all that the study declares.")));
        if (run.Failed.Any())
        {
            blocks.Add(new ParagraphBlock(RichText.Empty.Strong("Some steps failed.").Then(" Their sections stay and say why; the numbers above leave them out.")));
            blocks.Add(new FindingListBlock([.. run.Failed.Select(f => f.Failure!)]));
        }

        return new Section("summary", "Summary", blocks) { Status = run.Failed.Any() ? SectionStatus.Failed : SectionStatus.None };
    }

    private static Section DesignSection(StudyRun run, Manifest manifest)
    {
        Finding[] findings = [.. run.Study.Findings, .. run.Outcomes.Where(o => o.Failure is null).SelectMany(o => o.Record.Findings).Distinct(), .. run.Comparisons.SelectMany(c => c.Advice)];
        var blocks = new List<Block> { new FactListBlock([.. run.Study.Lines.Where(l => !l.StartsWith("Not written", StringComparison.Ordinal)).Select(Understood)]) };
        Sample[] excluded = [.. run.Study.Samples.Rows.Where(r => r.Excluded is not null)];
        if (excluded.Length > 0)
        {
            blocks.Add(new HeadingBlock("excluded", "Excluded samples"));
            blocks.Add(new DataTableBlock(new Table("excluded", "Excluded samples",
            [
                Column.Of("sample", [.. excluded.Select(r => (string?)r.Id)]),
                Column.Of("arm", [.. excluded.Select(r => (string?)r.Arm)]),
                Column.Of("reason", [.. excluded.Select(r => (string?)r.Excluded!.Reason)]),
                Column.Of("a priori", [.. excluded.Select(r => r.Excluded!.APriori)]),
            ])));
        }

        blocks.Add(new HeadingBlock("findings", "Findings"));
        blocks.Add(new FindingListBlock(findings));
        return new Section("design", "Design and findings", blocks)
        {
            Description = "What was understood of the study before anything was measured, and everything there is to know about its inputs.",
            Status = findings.Any(f => f.Severity == Severity.Warning) ? SectionStatus.Warned : SectionStatus.Passed,
            AuthorComment = Comment(manifest, "design"),
        };
    }

    /// <summary>A line of what was understood as name and value: what stands before the first colon, if it is short, names the rest.</summary>
    private static Fact Understood(string line)
    {
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon is > 0 and < 40 ? new Fact(line[..colon], line[(colon + 2)..]) : new Fact("", line);
    }

    private static Section AllMeasures(StudyRun run, Manifest manifest) => new("measures", "All measures",
    [
        .. run.Units.GroupBy(u => u.Assay, StringComparer.Ordinal).Select(assay => (Block)new MeasureTableBlock(
            $"measures-{assay.Key}",
            [
                .. manifest.Design.Arms.Select(arm => new MeasureGroup(
                    arm.Label ?? arm.Id,
                    [.. assay.Where(u => u.Arm == arm.Id).Select(u => new MeasureRow(u.Unit, u.Measures)
                    {
                        Attributes = [u.Timepoint ?? ""],
                        Note = u.Scans.FirstOrDefault(s => s.Failure is not null) is { } failed ? $"{failed.Sample} could not be measured: {failed.Failure}" : null,
                    })])),
            ])
        {
            Title = manifest.Assays.First(a => a.Id == assay.Key) is { } declared ? declared.Label ?? declared.Id : assay.Key,
            UnitName = UnitNoun(manifest.Design.Unit).TrimEnd('s'),
            AttributeNames = ["time point"],
            Path = "tables/measures.tsv",
        }),
    ])
    {
        Description = $"One row per experimental unit; technical replicates are averaged and never count as n. Hover over a column's name for its definition.",
        HowToRead = [.. TermRegistry.All.Where(t => run.Units.Any(u => u.Measures.Any(m => m.Term.Id == t.Id))).Select(t => RichText.Empty.Strong(t.Label).Then($" {t.Name}. {t.Definition}"
            + (t.CtanLabel is { } ctan ? $" Called {ctan} by CTAn." : "")))],
    };

    private static Section Checklists(StudyRun run) => new("checklists", "Reporting checklists",
    [
        .. run.Study.Checklists.Select((c, i) => (Block)new ChecklistBlock(FormattableString.Invariant($"checklist-{i + 1}"), c.Standard,
            [
                .. c.Answers.Select(a => new ChecklistItem(
                    a.Item.Id + (a.Assay is { } assay ? $" ({assay})" : ""),
                    a.Item.Text,
                    a.Status switch
                    {
                        Study.ChecklistStatus.Present => ChecklistStatus.Present,
                        Study.ChecklistStatus.Missing => ChecklistStatus.Missing,
                        _ => ChecklistStatus.NotApplicable,
                    },
                    a.Value is { } value ? a.IsPartly ? RichText.Of($"{value}. Add to study.yaml: ").Code(string.Join(", ", a.MissingKeys)) : RichText.Of(value) : a.MissingKeys.Count > 0 ? RichText.Of("Add to study.yaml: ").Code(string.Join(", ", a.MissingKeys)) : null)),
            ])
        {
            Source = new Reference(c.Standard, c.Doi),
        }),
    ])
    {
        Description = "Filled from the manifest and from what ran. An item is present, missing, or not applicable; a count is no official score of any standard.",
    };

    /// <summary>The authors' remark beside a section, or null.</summary>
    public static string? Comment(Manifest manifest, string section) => manifest.Report.Comments.FirstOrDefault(c => c.Section == section)?.Text;
}
