using Osteon.Formats;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// Reads the feature tables of every metabolomics assay, joins them with samples.csv and asks each step of the preparation whether it can be done, so that a run does not
/// find out later.
/// </summary>
internal sealed class MetaboliteCheck(StudyFolder folder, RuleContext context, FindingCollector findings)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _lines = new(StringComparer.Ordinal);

    /// <summary>Full paths of the files of each table, by the path as written.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Files => _files;

    /// <summary>What was understood of the tables of each assay, by assay id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lines => _lines;

    public void Run(RunContext run)
    {
        if (folder.DataRoot is null) return;
        foreach ((MetabolomicsAssay assay, string path) in context.AssaysOf<MetabolomicsAssay>())
        {
            Sample[] rows = [.. context.Samples.Rows.Where(r => r.Assay == assay.Id)];
            if (MetabolitePlan.TablesOf(assay, rows).Count > 0) Check(assay, path, rows, run);
        }
    }

    private void Check(MetabolomicsAssay assay, string path, Sample[] rows, RunContext run)
    {
        if (rows.Length == 0)
        {
            findings.Add(MetaboliteFindings.NoSamples.At(
                context.Source.At(path + ".tables"), $"'{assay.Id}' has feature tables, but samples.csv has no row for it", assay.Id,
                "Add a row for each sample: its name is that of the injection, its file the table."));
            return;
        }

        bool known = true;
        foreach ((int i, FeatureTableSource table) in assay.Tables.Index())
        {
            string[] formats = [.. FeatureTableFiles.All.Select(f => f.Id)];
            if (table.Format is not { } format || formats.Contains(format)) continue;
            known = false;
            findings.Add(MetaboliteFindings.UnknownFormat.At(
                context.Source.At(FormattableString.Invariant($"{path}.tables[{i}].format")), $"'{format}' is not a kind of feature table", format, NearestName.Hint(format, formats)));
        }

        Comparisons(assay, path, rows);
        foreach ((int i, string pack) in assay.Packs.Index())
            Pack(pack, FormattableString.Invariant($"{path}.packs[{i}]"));
        if (!known) return;
        var resolve = new SampleFiles(folder, findings);
        bool all = true;
        MetaboliteInput input = MetabolitePlan.InputOf(assay, rows, file =>
        {
            string? full = resolve.Resolve(file, context.Source.At(path + ".tables"));
            all &= full is not null;
            return MetabolitePlan.Input(file, full ?? file, []);
        });
        if (!all) return;
        RunContext own = run with { Findings = findings };
        try
        {
            IReadOnlyList<FeatureTableFile> files = input.Read(own);
            foreach ((MetaboliteTable table, FeatureTableFile file) in input.Tables.Select(t => (t, files.First(f => input.Tables.Count == 1 || f.Files.Any(p => IsOf(p, t.Source.Path))))))
                _files[table.Source.Name] = [.. file.Files];
            if (input.Injections is { } list) _files[list.Name] = [list.Path];
            _lines[assay.Id] = [.. files.Select(f => Line(f.Understood))];
            IReadOnlyList<PreparationStep>? steps = MetabolitePlan.StepsOf(assay, rows);
            foreach (FeatureTableFile file in files)
            {
                FeatureTable table = MetaboliteSamples.Join(file.Table, rows, assay.Id, findings);
                foreach (Finding problem in Preparation.Check(table, steps ?? MetaboliteRun.DefaultSteps(table)))
                    findings.Add(problem with { Location = context.Source.At(path + ".preparation") });
            }
        }
        catch (OsteonException failure)
        {
            findings.Add(failure.Finding);
        }
    }

    /// <summary>A table in one line; 'osteon metabolites qc' says more.</summary>
    private static string Line(FeatureTableUnderstood u) => FormattableString.Invariant(
        $"{u.FormatName}{(u.Block is { } block ? $", {block}" : "")}: {u.Features} features in {u.Injections} injections ({u.Samples} samples, {u.Qcs} QC, {u.Blanks} blanks), {u.MissingCells} missing cells, {u.ZeroCells} zeros");

    private static bool IsOf(string file, string table) => file == table || file.StartsWith(Path.TrimEndingDirectorySeparator(table) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>What is declared for the comparisons must be what is done, or be said.</summary>
    private void Comparisons(MetabolomicsAssay assay, string path, Sample[] rows)
    {
        if (assay.Selection?.Test is { } test && test is not (NamedTest.TTest or NamedTest.Student or NamedTest.Welch or NamedTest.MannWhitney or NamedTest.ModeratedT))
            findings.Add(MetaboliteFindings.NotThisTest.At(
                context.Source.At(path + ".selection.test"), $"'{RecordShape.Word(test)}' does not compare metabolites of two independent arms", RecordShape.Word(test),
                "Write student, welch, moderated_t or mann_whitney."));
        if (assay.Model is { } model && model.Kind is ModelKind.Pls or ModelKind.Opls)
            findings.Add(MetaboliteFindings.NotThisModel.At(
                context.Source.At(path + ".model.kind"), $"{assay.Model.Kind.Label()} needs a measured response; arms are separated by a model that discriminates", assay.Model.Kind.Id(),
                "Write pls_da or opls_da."));
        IReadOnlyList<MetaboliteComparisonParameters> made = MetabolitePlan.ComparisonsOf(assay, context.Manifest, rows);
        foreach (DeclaredContrast contrast in (context.Design.Contrasts ?? []).Where(c => !made.Any(m => m.Arm == c.Arm && m.Reference == c.Against)))
            findings.Add(MetaboliteFindings.NotCompared.At(
                new SourceLocation(StudyFolder.SamplesName), $"'{contrast.Arm}' and '{contrast.Against}' are not compared in '{assay.Id}': one of them has no samples there", contrast.Arm,
                "Add its samples, or leave it: the other contrasts are not concerned."));
    }

    private void Pack(string pack, string path)
    {
        try
        {
            if (pack.Contains('/'))
            {
                if (new SampleFiles(folder, findings).Resolve(pack, context.Source.At(path)) is { } full) MetabolitePlan.PackAt(pack, full);
            }
            else
            {
                MetabolitePlan.PackAt(pack, KnowledgeStore.Open(KnowledgeStore.DefaultFolder), pack);
            }
        }
        catch (OsteonException failure)
        {
            findings.Add(MetaboliteFindings.NoPack.At(context.Source.At(path), failure.Finding.Message, pack, failure.Finding.Hint));
        }
    }
}
