using System.Globalization;
using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What a study or assay table must hold, and what it may refer to.</summary>
internal sealed partial class IsaTableChecks
{
    private const int MostHints = 50;

    private readonly IsaStudy _study;
    private readonly IsaReadOptions _options;
    private readonly FindingCollector _findings;
    private readonly HashSet<string> _ontologies;

    public IsaTableChecks(IsaInvestigation investigation, IsaStudy study, IsaReadOptions options, FindingCollector findings)
    {
        _study = study;
        _options = options;
        _findings = findings;
        _ontologies = new HashSet<string>(investigation.Ontologies.Select(o => o.Name), StringComparer.OrdinalIgnoreCase);
        foreach ((string label, string date) in new[] { ("submission", study.SubmissionDate), ("public release", study.PublicReleaseDate) })
            if (date.Length > 0 && !IsoDate().IsMatch(date))
                findings.Add(Finding.Warning(
                    "OST-ISA-032",
                    $"the date of {label} is not written as ISO 8601",
                    new SourceLocation(investigation.File),
                    MzTabCell.Shown(date),
                    "Write it as 2025-03-01."));
    }

    public void Samples(IsaTable table)
    {
        var findings = new CappedFindings(_findings, table.File, _options.MaxFindingsPerKind);
        Columns(table, findings, [IsaTable.SourceName, IsaTable.SampleName]);
        Unique(table, findings);
        References(table, findings);
        findings.Close();
    }

    public void Assay(IsaTable table, IsaTable? samples)
    {
        var findings = new CappedFindings(_findings, table.File, _options.MaxFindingsPerKind);
        Columns(table, findings, [IsaTable.SampleName]);
        References(table, findings);
        if (samples?.First(IsaTable.SampleName) is { } there && table.First(IsaTable.SampleName) is { } here)
        {
            var known = new HashSet<string>(Enumerable.Range(0, samples.Rows.Count).Select(r => samples.Text(r, there)), StringComparer.Ordinal);
            int hints = 0;
            for (int row = 0; row < table.Rows.Count; row++)
                if (table.Text(row, here) is { Length: > 0 } sample && !known.Contains(sample))
                    findings.Add(Finding.Error(
                        "OST-ISA-017",
                        "the sample is not in the table of samples",
                        table.At(table.Cell(row, here.Index)),
                        MzTabCell.Shown(sample),
                        sample.Length < 100 && hints++ < MostHints && NearestName.Of(sample, known.Where(k => k.Length < 100).Take(2000)) is { } nearest
                            ? $"Did you mean '{nearest}'?"
                            : null));
        }

        findings.Close();
    }

    private static void Columns(IsaTable table, CappedFindings findings, IReadOnlyList<string> needed)
    {
        foreach (string kind in needed)
            if (table.First(kind) is null)
                findings.Add(Finding.Error(
                    "OST-ISA-010",
                    $"the table has no column '{kind}'",
                    new SourceLocation(table.File, table.Header.Line),
                    hint: "Tables of samples need Source Name and Sample Name, tables of measurements Sample Name."));
        foreach (IsaColumn column in table.Columns)
        {
            bool known = column.Name is null ? IsaTable.Plain.Contains(column.Kind) : IsaTable.Bracketed.Contains(column.Kind);
            if (!known)
                findings.Add(Finding.Warning(
                    "OST-ISA-011",
                    "ISA-Tab knows no column of this title; it is kept",
                    table.At(table.Header[column.Index]),
                    MzTabCell.Shown(column.Title),
                    column.Kind.Length < 100 ? NearestName.Hint(column.Kind, [.. IsaTable.Bracketed.Concat(IsaTable.Plain)]) : null));
        }
    }

    private static void Unique(IsaTable table, CappedFindings findings)
    {
        if (table.First(IsaTable.SampleName) is not { } column) return;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int row = 0; row < table.Rows.Count; row++)
            if (table.Text(row, column) is { Length: > 0 } sample && !seen.TryAdd(sample, table.Rows[row].Line))
                findings.Add(Finding.Warning(
                    "OST-ISA-018",
                    string.Create(CultureInfo.InvariantCulture, $"the sample stands in two rows, first in line {seen[sample]}; the first is used"),
                    table.At(table.Cell(row, column.Index)),
                    MzTabCell.Shown(sample),
                    "Several rows are right only for a sample pooled from several sources."));
    }

    /// <summary>Protocols, factors, parameters and ontologies must be declared in the investigation file.</summary>
    private void References(IsaTable table, CappedFindings findings)
    {
        string[] protocols = [.. _study.Protocols.Select(p => p.Name)];
        string[] factors = [.. _study.Factors.Select(f => f.Name)];
        string[] parameters = [.. _study.Protocols.SelectMany(p => p.Parameters)];
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (IsaColumn column in table.Columns)
        {
            SourceLocation where = table.At(table.Header[column.Index]);
            if (column.Kind == IsaTable.FactorValue)
                Declared(findings, column.Name!, factors, "OST-ISA-015", "the factor is not declared under STUDY FACTORS", where);
            if (column.Kind == IsaTable.ParameterValue)
                Declared(findings, column.Name!, parameters, "OST-ISA-016", "the parameter is not declared by any protocol", where);
            for (int row = 0; row < table.Rows.Count; row++)
            {
                if (column.Kind == IsaTable.ProtocolRef && table.Text(row, column) is { Length: > 0 } protocol && reported.Add("P" + protocol))
                    Declared(
                        findings,
                        protocol,
                        protocols,
                        "OST-ISA-014",
                        "the protocol is not declared under STUDY PROTOCOLS",
                        table.At(table.Cell(row, column.Index)));
                if (column.TermSource < 0) continue;
                RawCell source = table.Cell(row, column.TermSource);
                if (source.Text.Trim() is { Length: > 0 } label && !_ontologies.Contains(label) && reported.Add("O" + label))
                    findings.Add(Finding.Warning(
                        "OST-ISA-013",
                        "the ontology is not declared under ONTOLOGY SOURCE REFERENCE",
                        table.At(source),
                        MzTabCell.Shown(label),
                        "Add it there."));
            }
        }
    }

    private static void Declared(
        CappedFindings findings,
        string name,
        string[] known,
        string id,
        string message,
        SourceLocation where)
    {
        if (known.Contains(name, StringComparer.OrdinalIgnoreCase)) return;
        findings.Add(Finding.Warning(id, message, where, MzTabCell.Shown(name), name.Length < 100 && known.Length > 0 ? NearestName.Hint(name, known) : null));
    }

    [GeneratedRegex(@"^\d{4}(-\d{2}(-\d{2}(T.*)?)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();
}
