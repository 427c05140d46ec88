using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Marks the rows that the manifest leaves out. They stay in the table, with their reason.</summary>
internal static class SampleExclusions
{
    public static ValueList<Sample> Apply(List<Sample> rows, bool complete, ResolvedManifest manifest, FindingCollector findings)
    {
        ValueList<Exclusion> exclusions = manifest.Manifest.Design.Exclusions ?? [];
        for (int i = 0; i < exclusions.Count; i++)
        {
            Exclusion exclusion = exclusions[i];
            string path = FormattableString.Invariant($"design.exclusions[{i}]");
            if ((exclusion.Sample is null) == (exclusion.Subject is null))
            {
                findings.Add(ManifestFindings.Conflict.At(
                    manifest.Source.At(path),
                    exclusion.Sample is null
                        ? "an exclusion names neither a sample nor a subject"
                        : "an exclusion names a sample and a subject",
                    hint: "Name one of them: sample leaves out one sample, subject leaves out all of one animal."));
                continue;
            }

            bool Matches(Sample row) => exclusion.Sample is { } sample ? row.Id == sample : row.Subject == exclusion.Subject;
            if (complete && rows.Count > 0 && !rows.Exists(Matches)) Unknown(rows, exclusion, manifest.Source.At(path), findings);
            for (int r = 0; r < rows.Count; r++)
            {
                if (rows[r].Excluded is not null || !Matches(rows[r])) continue;
                rows[r] = rows[r] with { Excluded = exclusion };
                findings.Add(SampleFindings.Excluded.At(
                    rows[r].Location,
                    $"{rows[r].Id} ({rows[r].Assay}) is left out: {exclusion.Reason}",
                    hint: "It is measured nowhere and stays listed with its reason."));
            }
        }

        return rows.ToValueList();
    }

    private static void Unknown(List<Sample> rows, Exclusion exclusion, SourceLocation place, FindingCollector findings)
    {
        string name = (exclusion.Sample ?? exclusion.Subject)!;
        string[] known = [.. rows.Select(r => exclusion.Sample is null ? r.Subject : r.Id).Distinct(StringComparer.Ordinal)];
        findings.Add(SampleFindings.UnknownExclusion.At(
            place,
            $"{(exclusion.Sample is null ? "subject" : "sample")} '{name}' is left out, but samples.csv does not name it",
            name,
            NearestName.Of(name, known) is { } near ? $"Did you mean '{near}'?" : "That is right if it gave no data at all."));
    }
}
