using System.Globalization;
using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// Reads samples.csv: one row per measurement, columns <c>sample, subject, arm, timepoint, assay, file</c> and optionally <c>replicate</c>;
/// every further column is a covariate. Problems become findings and reading goes on; a row that lacks what it needs is left out of the
/// table, which the error beside it makes harmless.
/// </summary>
public static class SampleReader
{
    private const string SampleColumn = "sample";
    private const string SubjectColumn = "subject";
    private const string ArmColumn = "arm";
    private const string TimepointColumn = "timepoint";
    private const string AssayColumn = "assay";
    private const string FileColumn = "file";
    private const string ReplicateColumn = "replicate";

    /// <summary>The columns with a meaning of their own, in their usual order.</summary>
    public static ValueList<string> KnownColumns { get; } =
        [SampleColumn, SubjectColumn, ArmColumn, TimepointColumn, AssayColumn, FileColumn, ReplicateColumn];

    /// <summary>Reads and checks the table of a study.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="manifest">Arms, assays, time points and exclusions it refers to.</param>
    /// <param name="findings">Receives every problem.</param>
    public static SampleTable Read(StudyFolder folder, ResolvedManifest manifest, FindingCollector findings)
    {
        if (!File.Exists(folder.SamplesPath))
        {
            if (manifest.Manifest.Kind != StudyKind.PublishedDesign)
                findings.Add(SampleFindings.NoTable.At(
                    new SourceLocation(StudyFolder.SamplesName),
                    "the study folder has no samples.csv",
                    hint: $"Its columns are {string.Join(", ", KnownColumns)}. 'osteon init DIR' writes an example."));
            return SampleTable.Empty;
        }

        if (ReadTable(folder.SamplesPath, findings) is not { } table
            || !Columns(table, manifest.Manifest, findings, out string? unitColumn))
            return SampleTable.Empty;
        string[] covariates =
            [
                .. table.Header.Texts.Select(t => t.Trim())
                    .Where(name => name.Length > 0 && !KnownColumns.Contains(name)).Distinct(StringComparer.Ordinal),
            ];
        string[] placing = manifest.Manifest.Assays.Any(a => a.IsOfPreparation) ? [.. NtaPlacing.Columns] : [];
        var files = new SampleFiles(folder, findings);
        var rows = new List<Sample>();
        for (int i = 0; i < table.Rows.Count; i++)
            if (Row(new RowReading(table, i, findings), manifest.Manifest, covariates, unitColumn, files) is { } sample) rows.Add(sample);
        if (table.Rows.Count == 0)
            findings.Add(SampleFindings.NoRows.At(
                new SourceLocation(StudyFolder.SamplesName, 2),
                "samples.csv has a header but no rows",
                hint: "Each scan, track or table is one row."));

        // Rows that could not be read are reported already; counting without them would only add wrong numbers to the list.
        bool complete = rows.Count == table.Rows.Count;
        var result = new SampleTable(SampleExclusions.Apply(rows, complete, manifest, findings), covariates.Except(placing).ToValueList());
        SampleConsistency.Check(result, complete, manifest.Manifest, findings);
        return result;
    }

    /// <summary>The one place that knows how a table of text is read.</summary>
    private static RawTable? ReadTable(string path, FindingCollector findings)
    {
        var own = new FindingCollector();
        try
        {
            RawTable table = DelimitedText.Read(path, DelimitedOptions.Default, own);
            findings.AddRange(own.ToList().Select(Named));
            return table;
        }
        catch (OsteonException exception)
        {
            findings.AddRange(own.ToList().Append(exception.Finding).Select(Named));
            return null;
        }

        // Findings name the file as it is called in the study folder, not by its path on this machine.
        static Finding Named(Finding finding) =>
            finding with { Location = new SourceLocation(StudyFolder.SamplesName, finding.Location?.Line, finding.Location?.Column) };
    }

    private static bool Columns(RawTable table, Manifest manifest, FindingCollector findings, out string? unitColumn)
    {
        string? unitName = unitColumn = UnitColumnOf(manifest);
        string[] names = [.. table.Header.Texts.Select(t => t.Trim())];
        string[] extra = [.. names.Where(n => n.Length > 0 && !KnownColumns.Contains(n) && n != unitName)];
        bool complete = true;
        foreach (string column in KnownColumns)
        {
            bool optional = column == ReplicateColumn || (column == TimepointColumn && manifest.Design.Timepoints.Count == 0);
            if (names.Contains(column) || optional) continue;
            complete = false;
            findings.Add(SampleFindings.MissingColumn.At(
                new SourceLocation(StudyFolder.SamplesName, 1),
                $"samples.csv has no column '{column}'",
                hint: NearestName.Of(column, extra) is { } near
                    ? $"Rename the column '{near}'."
                    : $"The header has: {string.Join(", ", names)}."));
        }

        if (unitColumn is not null && !names.Contains(unitColumn))
        {
            complete = false;
            findings.Add(SampleFindings.NoUnitColumn.At(
                new SourceLocation(StudyFolder.SamplesName, 1),
                $"the experimental unit is the {unitColumn}, but samples.csv has no column '{unitColumn}'",
                hint: $"Add the column, or set design.unit to what counts as one."));
        }

        foreach ((int i, string name) in names.Index())
            if (extra.Contains(name) && !NtaPlacing.Columns.Contains(name) && NearestName.Of(name, KnownColumns.Where(k => !names.Contains(k))) is { } meant && complete)
                findings.Add(SampleFindings.MisspeltColumn.At(
                    new SourceLocation(StudyFolder.SamplesName, 1, i + 1),
                    $"the column '{name}' is read as a covariate",
                    name,
                    $"If '{meant}' is meant, rename it."));
        return complete;
    }

    private static string? UnitColumnOf(Manifest manifest) => manifest.Design.Unit switch
    {
        ExperimentalUnit.Limb => "limb",
        ExperimentalUnit.Well => "well",
        ExperimentalUnit.Pool => "pool",
        _ => null,
    };

    private static Sample? Row(RowReading row, Manifest manifest, string[] covariates, string? unitColumn, SampleFiles files)
    {
        string? id = row.Identifier(SampleColumn);
        string? assay = row.OneOf(AssayColumn, [.. manifest.Assays.Select(a => a.Id)], SampleFindings.UnknownAssay);
        bool preparation = manifest.Assays.FirstOrDefault(a => a.Id == assay) is { IsOfPreparation: true }
            && row.Text(SubjectColumn).Length == 0 && row.Text(ArmColumn).Length == 0;
        string? subject = preparation ? "" : row.Needed(SubjectColumn);
        string? arm = preparation ? "" : row.OneOf(ArmColumn, [.. manifest.Design.Arms.Select(a => a.Id)], SampleFindings.UnknownArm);
        string? timepoint = preparation && row.Text(TimepointColumn).Length == 0
            ? null
            : manifest.Design.Timepoints.Count > 0
            ? row.OneOf(TimepointColumn, [.. manifest.Design.Timepoints.Select(t => t.Id)], SampleFindings.UnknownTimepoint)
            : row.NoTimepoint(TimepointColumn);
        string? file = row.Needed(FileColumn);
        string? unit = preparation ? row.Text(NtaPlacing.IsolationColumn) is { Length: > 0 } isolation ? isolation : id : unitColumn is null ? subject : row.Needed(unitColumn);
        int? replicate = row.Replicate(ReplicateColumn);
        string? fullPath = file is null ? null : files.Resolve(file, row.Place(FileColumn));
        if (id is null || subject is null || arm is null || assay is null || file is null || unit is null || replicate is null) return null;
        return new Sample
        {
            Id = id,
            Subject = subject,
            Arm = arm,
            Assay = assay,
            Timepoint = timepoint,
            File = file,
            FullPath = fullPath,
            Replicate = replicate.Value,
            Unit = preparation || unitColumn is null or "pool" ? unit : $"{subject}/{unit}",
            Covariates = covariates.Select(c => (Name: c, Text: row.Text(c))).Where(c => c.Text.Length > 0).ToDictionary(
                c => c.Name,
                c => c.Text,
                StringComparer.Ordinal),
            Location = row.Place(SampleColumn),
            FileLocation = row.Place(FileColumn),
        };
    }

    /// <summary>Reads the cells of one row.</summary>
    private sealed class RowReading(RawTable table, int row, FindingCollector findings)
    {
        public string Text(string column) => table.IndexOf(column) is >= 0 and var index ? table.Cell(row, index).Text.Trim() : "";

        public SourceLocation Place(string column)
        {
            int index = table.IndexOf(column);
            return index < 0
                ? new SourceLocation(StudyFolder.SamplesName, table.Rows[row].Line)
                : new SourceLocation(StudyFolder.SamplesName, table.Cell(row, index).Line, index + 1);
        }

        public string? Needed(string column)
        {
            string text = Text(column);
            if (text.Length > 0) return text;
            findings.Add(SampleFindings.EmptyCell.At(
                Place(column),
                $"the cell '{column}' is empty",
                hint: "Every row needs it; delete the row if it is left over."));
            return null;
        }

        public string? Identifier(string column)
        {
            if (Needed(column) is not { } text) return null;
            if (!Identifiers.IsValid(text))
                findings.Add(SampleFindings.BadIdentifier.At(
                    Place(column),
                    $"the sample name '{text}' {Identifiers.Problem}",
                    text,
                    "Results are named after it: use up to 64 letters (a to z), digits, '_', '-' and '.', beginning with a "
                        + "letter or digit."));
            return text;
        }

        public string? OneOf(string column, string[] known, FindingKind unknown)
        {
            if (Needed(column) is not { } text) return null;
            if (known.Contains(text)) return text;
            findings.Add(unknown.At(
                Place(column),
                $"{column} '{text}' is not declared in study.yaml",
                text,
                known.Length == 0 ? "study.yaml declares none." : NearestName.Hint(text, known)));
            return null;
        }

        public string? NoTimepoint(string column)
        {
            string text = Text(column);
            if (text.Length > 0)
                findings.Add(SampleFindings.UnknownTimepoint.At(
                    Place(column),
                    $"timepoint '{text}' is not declared in study.yaml",
                    text,
                    "Declare it: design.timepoints: - {id: …, after: …}."));
            return null;
        }

        public int? Replicate(string column)
        {
            string text = Text(column);
            if (text.Length == 0) return 1;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1) return number;
            findings.Add(SampleFindings.BadReplicate.At(
                Place(column),
                $"replicate '{text}' is not a whole number from 1",
                text,
                "Number repeated measurements of one sample 1, 2, 3 …"));
            return null;
        }
    }
}
