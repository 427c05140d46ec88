using System.Text;
using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>Writes everything a finished run leaves for its readers: report, tables, figures, pictures, provenance, and a README that names each file.</summary>
public static class StudyReport
{
    /// <summary>
    /// Stages all files and publishes them together. The same run gives the same bytes, except for the files that state times (<c>provenance/log.txt</c> and the
    /// dates in <c>ro-crate-metadata.json</c>).
    /// </summary>
    /// <returns>What there was to say about figures or size.</returns>
    public static IReadOnlyList<Finding> Publish(StudyRun run, ResultFolder results, RunContext context)
    {
        context.Report("writing the report", 0);
        IReadOnlyList<MetaboliteView> metabolites = MetaboliteView.Of(run);
        IReadOnlyList<VesicleView> vesicles = VesicleView.Of(run);
        var mechanism = ExplanationView.Of(run.Outcomes.FirstOrDefault(o => o.Step.Kind == MechanismSteps.StepId), context);
        IReadOnlyList<Table> tables = [.. StudyTables.Of(run), .. metabolites.SelectMany(MetaboliteTables.Of), .. vesicles.SelectMany(v => v.Tables), .. mechanism.Tables];
        foreach (Table table in tables) results.Add($"tables/{table.Id}.tsv", table.Title + ".", stream => DelimitedText.Write(stream, table));
        results.Add("tables/columns.tsv", "Unit and meaning of every column of the tables.", stream => DelimitedText.Write(stream, TableDictionary.Of(tables)));
        foreach (ScanView scan in ScanView.Of(run))
            foreach ((string name, string path, string description) in scan.Pictures) results.AddCopy(path, description, scan.Step.Output(name));

        foreach (VesicleView view in vesicles.Where(v => v.PictureName is not null))
            results.AddCopy(view.PicturePath, $"{view.Subject}: what was measured, drawn on the picture.", view.Step.Output(view.PictureName!));

        foreach (MetaboliteView view in metabolites.Where(v => v.Results is not null))
        {
            results.AddCopy($"tables/{view.Assay.Id}_prepared.tsv", $"Prepared values of {view.Assay.Id}, one row per feature.", view.Step.Output(MetaboliteSteps.MatrixName));
            if (view.Results!.Arms is not null) results.AddCopy($"tables/{view.Assay.Id}_arms.tsv", $"Test of all arms of {view.Assay.Id} together, with its contrasts.", view.Step.Output(MetaboliteSteps.ArmsName));
            if (File.Exists(view.Step.Output(MetaboliteSteps.MzTabName)))
                results.AddCopy($"exports/{view.Assay.Id}.mztab", $"Prepared table of {view.Assay.Id} with its statistics as mzTab-M 2.0.", view.Step.Output(MetaboliteSteps.MzTabName));
        }

        if (mechanism.Arms.Count > 0)
            results.AddCopy("exports/mechanism.json", "What the mechanism graph says of the results, every path with its evidence.", mechanism.Step!.Output(MechanismSteps.ExplanationName));

        Report whole = StudySections.Of(run, tables, new AssayViews(metabolites, vesicles, mechanism));
        (Report report, IReadOnlyList<Finding> findings) = ReportFigures.Draw(whole, null, context);
        foreach (FigureBlock figure in report.Sections.SelectMany(s => s.Blocks).OfType<FigureBlock>())
        {
            string caption = figure.Drawing.Alt;
            results.AddText($"figures/{figure.Id}.vl.json", $"Vega-Lite source of the figure: {caption}", figure.Drawing.SpecJson + "\n");
            if (figure.Svg is { } svg) results.AddText($"figures/{figure.Id}.svg", $"Figure: {caption}", svg + "\n");
        }

        results.AddCopy("provenance/study.yaml", "The manifest as it was run.", run.Study.Folder.ManifestPath);
        if (File.Exists(run.Study.Folder.SamplesPath)) results.AddCopy("provenance/samples.csv", "The sample table as it was run.", run.Study.Folder.SamplesPath);
        results.AddText("provenance/defaults.tsv", "Every setting that the manifest leaves open, with the default that was used.", Defaults(run));
        results.AddText("provenance/run.json", "Every step with its parameters, inputs, outputs and findings.", RunDocument.ToJson(run, results.Files).ToJsonString(OsteonJson.Indented) + "\n");

        report = report with { Sections = [.. report.Sections, StudySections.Provenance(run, results.Files)] };
        HtmlReportResult? written = null;
        results.Add(ResultFolder.Report, "The report: opens in any browser, without network and without JavaScript.", stream => written = HtmlReport.Write(report, stream));
        findings = [.. findings, .. written!.Findings];

        results.AddText("provenance/log.txt", "When the run ended, and how each step ended. States times, so it differs between runs.", Log(run, findings, context));
        results.Add("ro-crate-metadata.json", "RO-Crate: inputs, outputs and steps with checksums, for machines.", stream => RoCrate.Write(StudyCrate.Of(run, results.Files, context), stream));
        results.AddText("README.md", "This list.", Readme(run, results.Files));
        results.Publish();
        return findings;
    }

    /// <summary>The results in a few lines for a terminal: a sentence per outcome, and every step that failed.</summary>
    public static IEnumerable<string> Summary(StudyRun run) =>
    [
        .. OutcomeSentences.Of(run).Select(s => s.Sentence.ToString()),
        .. MetaboliteView.Of(run).SelectMany(m => m.Results?.Comparisons ?? []).SelectMany(c => MetaboliteSentences.Of(c, run.Study.Manifest!.Manifest.Design)).Select(s => s.ToString()),
        .. VesicleSections.Sentences(VesicleView.Of(run)).Select(s => s.ToString()),
        .. run.Outcomes.FirstOrDefault(o => o.Step.Kind == MechanismSteps.StepId) is { Failure: null } mechanism
            ? MechanismSections.Sentences(ExplanationView.Of(mechanism, new RunContext { Random = new RandomStreams(run.Seed) })).Select(s => s.ToString())
            : [],
        .. run.Failed.Select(f => $"failed: {f.Step.Id}: {f.Failure!.Message}"),
    ];

    private static string Defaults(StudyRun run) =>
        "key\tvalue\n" + string.Concat(run.Study.Manifest!.Defaults.Select(d => $"{d.Path}\t{d.Value.ReplaceLineEndings(" ").Replace('\t', ' ')}\n"));

    private static string Log(StudyRun run, IReadOnlyList<Finding> findings, RunContext context)
    {
        var text = new StringBuilder();
        text.Append(context.Time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)).Append("  osteon ").Append(OsteonVersion.Current);
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $", {context.Threads} threads\n{run.Study.Summary}\n");
        foreach (StepOutcome outcome in run.Outcomes)
        {
            text.Append(outcome.State switch { StepState.Reused => "unchanged", StepState.Failed => "failed   ", _ => "done     " }).Append("  ").Append(outcome.Step.Id).Append('\n');
            foreach (Finding finding in outcome.Record.Findings) text.Append("           ").Append(finding).Append('\n');
        }

        foreach (Finding finding in findings) text.Append(finding).Append('\n');
        return text.ToString();
    }

    private static string Readme(StudyRun run, IReadOnlyList<ResultFile> files)
    {
        var text = new StringBuilder();
        text.Append("# Results of: ").Append(run.Study.Manifest!.Manifest.Title).Append("\n\n");
        if (StudySections.DataLabel(run) is { } label) text.Append("**").Append(label).Append(".**\n\n");
        text.Append("Written by Osteon ").Append(OsteonVersion.Current).Append(". Open `").Append(ResultFolder.Report).Append("` first.\n\n| file | what it holds |\n|---|---|\n");
        foreach (ResultFile file in files) text.Append("| `").Append(file.Path).Append("` | ").Append(file.Description.Replace('|', '/')).Append(" |\n");
        text.Append("| `README.md` | This list. |\n");
        return text.ToString();
    }
}
