using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Joins injections with the rows of samples.csv: their arm becomes the group, their experimental unit the subject.</summary>
internal static class MetaboliteSamples
{
    /// <summary>Column of samples.csv that names the injection where it is not called like the sample.</summary>
    public const string InjectionColumn = "injection";

    /// <summary>Where the time point of the row is kept.</summary>
    public const string TimepointColumn = "timepoint";

    private static readonly PolarityMergeParameters Modes = new();

    /// <summary>
    /// The table with arms and units. An injection belongs to the row whose column <c>injection</c>, or else whose sample, is its name, or its name without the part that states the polarity; or else whose sample or unit is the
    /// subject that the injection list states. Samples without a row are left out and said so; a row without an injection is an error.
    /// </summary>
    public static FeatureTable Join(FeatureTable table, IReadOnlyList<Sample> rows, string assay, FindingCollector findings)
    {
        var joined = new List<(int Row, Injection Injection)>();
        var used = new HashSet<Sample>();
        var unknown = new List<string>();
        foreach ((int i, Injection injection) in table.Injections.Index())
        {
            if (injection.Kind != InjectionKind.Sample)
            {
                joined.Add((i, injection));
                continue;
            }

            Sample? sample = RowOf(injection, rows);
            if (sample is null)
            {
                unknown.Add(injection.Name);
                continue;
            }

            used.Add(sample);
            if (sample.Excluded is null) joined.Add((i, Of(injection, sample)));
        }

        foreach (Sample row in rows.Where(r => !used.Contains(r) && r.Excluded is null))
            findings.Add(MetaboliteFindings.NoInjection.At(
                row.Location,
                $"the tables of '{assay}' have no injection for sample '{row.Id}'",
                row.Id,
                Nearest(NameOf(row), unknown) is { } near
                    ? $"Did you mean '{near}'? If it is called otherwise there, name it in a column {InjectionColumn}."
                    : $"If it is called otherwise there, name it in a column {InjectionColumn}."));
        if (unknown.Count > 0)
            findings.Add(MetaboliteFindings.NoRow.At(
                new SourceLocation(StudyFolder.SamplesName),
                FormattableString.Invariant($"{unknown.Count} injections of '{assay}' have no row in samples.csv and are left out"),
                string.Join(", ", unknown.Take(8)) + (unknown.Count > 8 ? " …" : ""),
                "Add them to samples.csv, or mark them as QC or blank in the injection list."));
        FeatureTable selected = table.SelectInjections([.. joined.Select(j => j.Row)]);
        return new FeatureTable([.. joined.Select(j => j.Injection)], selected.Features, selected.Intensities) { Quantity = table.Quantity, AmountUnit = table.AmountUnit };
    }

    private static Injection Of(Injection injection, Sample sample)
    {
        var further = new Dictionary<string, string>(injection.Further, StringComparer.Ordinal);
        further.Remove(TimepointColumn);
        if (sample.Timepoint is { } timepoint) further[TimepointColumn] = timepoint;
        return injection with { Group = sample.Arm, Subject = sample.Unit, Further = further };
    }

    /// <summary>The injection that a name most likely means; the part that states the polarity does not count.</summary>
    private static string? Nearest(string name, List<string> injections)
    {
        if (NearestName.Of(name, injections) is { } near) return near;
        string[] bare = [.. injections.Select(i => ModeNames.Without(i, Modes))];
        return NearestName.Of(name, bare) is { } found ? injections[Array.IndexOf(bare, found)] : null;
    }

    private static string NameOf(Sample row) => row.Covariates.GetValueOrDefault(InjectionColumn, row.Id);

    private static Sample? RowOf(Injection injection, IReadOnlyList<Sample> rows) =>
        rows.FirstOrDefault(r => NameOf(r) == injection.Name)
        ?? rows.FirstOrDefault(r => NameOf(r) == ModeNames.Without(injection.Name, Modes))
        ?? (injection.Subject is { } subject ? rows.FirstOrDefault(r => r.Id == subject) ?? rows.FirstOrDefault(r => r.Unit == subject) : null);
}
