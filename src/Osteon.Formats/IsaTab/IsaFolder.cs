using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Reads the files of one ISA-Tab folder.</summary>
internal sealed class IsaFolder(string investigationFile, IsaReadOptions options, RunContext context)
{
    private readonly List<string> _files = [investigationFile];

    public IsaReading Read()
    {
        IsaText text = IsaText.Open(investigationFile, options, context.Findings);
        try
        {
            var reader = new IsaInvestigationReader(text);
            IsaInvestigation investigation = reader.Read();
            if (investigation.Studies.Count == 0)
                text.Findings.Add(Finding.Error(
                    "OST-ISA-004",
                    "the investigation file describes no study",
                    new SourceLocation(investigationFile),
                    hint: "It needs a section STUDY with the line 'Study File Name'."));
            var studies = new List<IsaStudyReading>();
            for (int i = 0; i < investigation.Studies.Count; i++) studies.Add(Study(reader, investigation, i));
            return new IsaReading(investigation, studies, _files);
        }
        finally
        {
            text.Findings.Close();
        }
    }

    private IsaStudyReading Study(IsaInvestigationReader reader, IsaInvestigation investigation, int index)
    {
        IsaStudy study = investigation.Studies[index];
        SourceLocation where = reader.Where(index, IsaLabels.Study, "Study File Name", 0) ?? new SourceLocation(investigationFile);
        if (study.FileName.Length == 0)
            context.Findings.Add(Finding.Error(
                "OST-ISA-004",
                "the study names no table of samples",
                where,
                hint: "Write its name behind 'Study File Name'."));
        IsaTable? samples = Table(study.FileName, where, Severity.Error);
        var checks = new IsaTableChecks(investigation, study, options, context.Findings);
        if (samples is not null) checks.Samples(samples);
        var assays = new List<IsaAssayReading>();
        for (int i = 0; i < study.Assays.Count; i++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            SourceLocation place = reader.Where(index, IsaLabels.Assays, "Study Assay File Name", i) ?? new SourceLocation(investigationFile);
            IsaTable? table = Table(study.Assays[i].FileName, place, Severity.Warning);
            if (table is not null) checks.Assay(table, samples);
            assays.Add(Assay(study, study.Assays[i], table, samples));
        }

        if (assays.TrueForAll(a => a.Table is null))
            context.Findings.Add(Finding.Error(
                "OST-ISA-009",
                study.Assays.Count == 0 ? "the study names no table of a measurement" : "none of the tables of measurements the study names is there",
                reader.Where(index, IsaLabels.Assays, "Study Assay File Name", 0) ?? new SourceLocation(investigationFile),
                hint: "Copy them beside the investigation file; their names stand behind 'Study Assay File Name'."));
        return new IsaStudyReading(study, samples, assays);
    }

    private IsaAssayReading Assay(IsaStudy study, IsaAssay assay, IsaTable? table, IsaTable? samples)
    {
        if (table is null) return new IsaAssayReading(assay, null, [], null, null, new HashSet<string>());
        var join = new IsaJoin(study, table, samples, options, context.Findings);
        IReadOnlyList<Injection> injections = join.Injections();
        if (MetaboliteFile(assay, table, study.Assays.Count) is not { } path)
            return new IsaAssayReading(assay, table, injections, null, null, join.KindStated);
        FeatureTable? features;
        try
        {
            features = MetaboliteAssignmentFile.Read(path, options, context).Table;
        }
        catch (UnknownFormatException e)
        {
            context.Findings.Add(e.Finding);
            return new IsaAssayReading(assay, table, injections, null, null, join.KindStated);
        }

        _files.Add(path);
        return new IsaAssayReading(assay, table, injections, path, features is null ? null : join.Joined(features, path), join.KindStated);
    }

    /// <summary>Reads a table that lies beside the investigation file or below; null, with a finding, where that is not possible.</summary>
    private IsaTable? Table(string name, SourceLocation where, Severity severity)
    {
        if (Resolve(name, where, severity) is not { } path) return null;
        IsaText text = IsaText.Open(path, options, context.Findings);
        try
        {
            if (text.Next() is not { } header)
            {
                text.Findings.Add(Finding.Error("OST-ISA-010", "the table is empty", new SourceLocation(path), hint: "It needs a header line."));
                return null;
            }

            var rows = new List<RawRow>();
            while (text.Next() is { } row)
            {
                if (row.Count > header.Count && row.Texts.Skip(header.Count).Any(t => t.Trim().Length > 0))
                    text.Findings.Add(Finding.Error(
                        "OST-ISA-012",
                        string.Create(CultureInfo.InvariantCulture, $"the row has {row.Count} cells, the header has {header.Count}"),
                        text.At(row[header.Count]),
                        MzTabCell.Shown(row[header.Count].Text),
                        "A cell with a tab must stand in double quotes."));
                rows.Add(row);
            }

            _files.Add(path);
            return new IsaTable(path, header, rows);
        }
        finally
        {
            text.Findings.Close();
        }
    }

    /// <summary>The path of a file an ISA file names; null, with a finding, if it leads out of the folder or is not there.</summary>
    private string? Resolve(string name, SourceLocation where, Severity missing)
    {
        if (name.Length == 0) return null;
        try
        {
            return DetachedFile.Resolve(investigationFile, name, where.Line);
        }
        catch (InvalidContentException)
        {
            context.Findings.Add(Finding.Error(
                "OST-ISA-008",
                "the file that is named lies outside the folder; it is not opened",
                where,
                MzTabCell.Shown(name),
                "Put it beside the investigation file and name it without a path."));
        }
        catch (MissingSourceException e)
        {
            context.Findings.Add(new Finding(missing, "OST-ISA-009", "the file that is named is not there", where, MzTabCell.Shown(name), e.Finding.Hint));
        }

        return null;
    }

    private string? MetaboliteFile(IsaAssay assay, IsaTable table, int assays)
    {
        if (options.MetaboliteFiles.TryGetValue(assay.FileName, out string? stated)) return stated;
        IsaColumn? column = table.First(IsaTable.MetaboliteFile);
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int row = 0; column is not null && row < table.Rows.Count; row++)
            if (table.Text(row, column) is { Length: > 0 } name) names.TryAdd(name, row);
        if (names.Count > 1)
            context.Findings.Add(Finding.Warning(
                "OST-ISA-025",
                string.Create(CultureInfo.InvariantCulture, $"the assay names {names.Count} metabolite assignment files; the first is read"),
                table.At(table.Cell(names.Values.ElementAt(1), column!.Index)),
                MzTabCell.Shown(names.Keys.ElementAt(1))));
        if (names.Count > 0)
        {
            (string name, int row) = names.First();
            if (Resolve(name, table.At(table.Cell(row, column!.Index)), Severity.Warning) is { } path) return path;
        }

        return assays == 1 ? OnlyMetaboliteFile(assay) : null;
    }

    private static bool IsNamedLikeOne(string name) =>
        name.Contains("maf", StringComparison.OrdinalIgnoreCase)
        && Path.GetExtension(name).ToLowerInvariant() is ".tsv" or ".csv" or ".txt"
        && !name.StartsWith("a_", StringComparison.Ordinal)
        && !name.StartsWith("s_", StringComparison.Ordinal);

    /// <summary>The only file of the folder that is named like a metabolite assignment file, if there is exactly one.</summary>
    private string? OnlyMetaboliteFile(IsaAssay assay)
    {
        string folder = Path.GetDirectoryName(investigationFile) is { Length: > 0 } inside ? inside : ".";
        string[] found =
        [
            .. Directory.EnumerateFiles(folder)
                .Where(f => IsNamedLikeOne(Path.GetFileName(f)))
                .Take(2),
        ];
        if (found.Length != 1) return null;
        string name = Path.GetFileName(found[0]);
        if (Resolve(name, new SourceLocation(found[0]), Severity.Warning) is not { } path) return null;
        context.Findings.Add(Finding.Warning(
            "OST-ISA-025",
            $"the only metabolite assignment file of the folder, '{name}', is taken for that of {assay.FileName}",
            new SourceLocation(path),
            hint: $"Name it in the column '{IsaTable.MetaboliteFile}'."));
        return path;
    }
}
