using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// Looks at all rows of samples.csv together: repeated names, contradictions, arms and assays without samples, n against the plan.
/// </summary>
internal static class SampleConsistency
{
    public static void Check(SampleTable table, bool complete, Manifest manifest, FindingCollector findings)
    {
        Repeated(table, findings);
        Contradicting(table, findings);
        SharedFiles(table, manifest, findings);
        UnitsInTwoArms(table, manifest, findings);
        if (complete && table.Rows.Count > 0) Numbers(table, manifest, findings);
    }

    private static void Repeated(SampleTable table, FindingCollector findings)
    {
        var first = new Dictionary<(string, string, int), Sample>();
        var capitals = new Dictionary<string, Sample>(StringComparer.OrdinalIgnoreCase);
        foreach (Sample row in table.Rows)
        {
            if (!first.TryAdd((row.Id, row.Assay, row.Replicate), row))
                findings.Add(SampleFindings.DuplicateSample.At(
                    row.Location,
                    $"sample '{row.Id}' is listed twice for assay '{row.Assay}' (line "
                        + $"{first[(row.Id, row.Assay, row.Replicate)].Location.Line} and here)",
                    row.Id,
                    "If it was measured twice, number the rows in a column replicate: 1, 2. If it is another sample, give it "
                        + "its own name."));
            if (!capitals.TryAdd(row.Id, row) && capitals[row.Id].Id != row.Id)
                findings.Add(SampleFindings.OnlyCapitalsDiffer.At(
                    row.Location,
                    $"the names '{capitals[row.Id].Id}' (line {capitals[row.Id].Location.Line}) and '{row.Id}' differ in capitals only",
                    row.Id,
                    "On many machines their results would overwrite each other."));
        }
    }

    private static void Contradicting(SampleTable table, FindingCollector findings)
    {
        var first = new Dictionary<string, Sample>(StringComparer.Ordinal);
        foreach (Sample row in table.Rows)
        {
            if (first.TryAdd(row.Id, row)) continue;
            Sample other = first[row.Id];
            (string What, string? Here, string? There)[] facts =
            [
                ("subject", row.Subject, other.Subject), ("arm", row.Arm, other.Arm), (
                    "timepoint",
                    row.Timepoint,
                    other.Timepoint), ("unit", row.Unit, other.Unit),
            ];
            if (facts.FirstOrDefault(f => f.Here != f.There) is { What: { } what } difference)
                findings.Add(SampleFindings.SampleContradicts.At(
                    row.Location,
                    $"sample '{row.Id}' has {what} '{difference.Here}' here and '{difference.There}' on line {other.Location.Line}",
                    difference.Here,
                    "One sample is one piece of material: give another piece its own name."));
        }
    }

    private static void SharedFiles(SampleTable table, Manifest manifest, FindingCollector findings)
    {
        // A blot or a feature table holds many samples in one file; a scan or a track holds one.
        HashSet<string> single = [.. manifest.Assays.Where(a => a is MicroCtAssay or NtaAssay).Select(a => a.Id)];
        var first = new Dictionary<(string Assay, string File), Sample>();
        foreach (Sample row in table.Rows.Where(r => single.Contains(r.Assay)))
        {
            string file = row.FullPath ?? row.File;
            if (first.TryAdd((row.Assay, file), row)) continue;
            Sample other = first[(row.Assay, file)];
            findings.Add(SampleFindings.FileTwice.At(
                row.FileLocation,
                other.Id == row.Id
                    ? $"'{row.File}' is two replicates of '{row.Id}' (lines {other.Location.Line} and {row.Location.Line})"
                    : $"'{row.File}' belongs to two samples ({other.Id} line {other.Location.Line}, {row.Id} line {row.Location.Line})",
                row.File,
                other.Id == row.Id
                    ? "A replicate is another measurement, with its own file."
                    : "Each file is one sample at one time point. If this line is a copy error, give its own file; "
                        + "if it is a second measurement, use the same sample name with replicate 2."));
        }
    }

    private static void UnitsInTwoArms(SampleTable table, Manifest manifest, FindingCollector findings)
    {
        var first = new Dictionary<string, Sample>(StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (Sample row in table.Rows)
        {
            if (first.TryAdd(row.Unit, row) || first[row.Unit].Arm == row.Arm || !told.Add(row.Unit)) continue;
            string unit = RecordShape.Word(manifest.Design.Unit);
            findings.Add(SampleFindings.UnitInTwoArms.At(
                row.Location,
                $"{unit} '{row.Unit}' is in arm '{first[row.Unit].Arm}' (line {first[row.Unit].Location.Line}) and in arm '{row.Arm}'",
                row.Arm,
                manifest.Design.Unit == ExperimentalUnit.Animal
                    ? "If two limbs of one animal were treated differently, set design.unit: limb and add a column limb."
                    : "One experimental unit got one treatment."));
        }
    }

    private static void Numbers(SampleTable table, Manifest manifest, FindingCollector findings)
    {
        Design design = manifest.Design;
        string file = StudyFolder.SamplesName;
        var counted = new List<(Arm Arm, int N)>();
        foreach (Arm arm in design.Arms)
        {
            int n = table.Included.Where(r => r.Arm == arm.Id).Select(r => r.Unit).Distinct(StringComparer.Ordinal).Count();
            counted.Add((arm, n));
            if (n == 0)
                findings.Add(SampleFindings.EmptyArm.At(
                    new SourceLocation(file),
                    $"arm '{arm.Id}' has no samples",
                    arm.Id,
                    "Nothing can be compared with it."));
            else if ((arm.N ?? design.SampleSize?.PerArm) is { } planned && planned != n)
                findings.Add(SampleFindings.NotAsPlanned.At(
                    new SourceLocation(file),
                    $"arm '{arm.Id}' has {n} {UnitWords.Many(manifest, n)}, but {planned} were planned{Excluded(table, arm)}",
                    arm.Id,
                    "List every unit left out, with its reason, under design.exclusions."));
        }

        foreach (Assay assay in manifest.Assays.Where(a => !table.Rows.Any(r => r.Assay == a.Id)))
            findings.Add(SampleFindings.EmptyAssay.At(
                assay is MicroCtAssay ? Severity.Warning : Severity.Note,
                new SourceLocation(file),
                $"assay '{assay.Id}' has no samples",
                assay.Id,
                "Its settings are reported, but nothing is measured."));
        int[] sizes = [.. counted.Where(c => c.N > 0).Select(c => c.N).Distinct()];
        if (sizes.Length > 1)
            findings.Add(SampleFindings.Unbalanced.At(
                new SourceLocation(file),
                $"the arms differ in size: {string.Join(", ", counted.Select(c => FormattableString.Invariant($"{c.Arm.Id} {c.N}")))}",
                hint: "That is fine; tests that assume equal sizes are not used."));
    }

    private static string Excluded(SampleTable table, Arm arm)
    {
        int left = table.Rows.Where(r => r.Arm == arm.Id)
            .GroupBy(r => r.Unit, StringComparer.Ordinal).Count(g => g.All(r => r.Excluded is not null));
        return left == 0 ? "" : FormattableString.Invariant($" ({left} left out)");
    }
}
