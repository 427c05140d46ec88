using Osteon.Inference;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>The units of two arms as rows: what is tested, and the intensities that ratios are made of. Replicate injections of a unit are averaged; they never count as n.</summary>
/// <param name="Units">The units, in the order of the table.</param>
/// <param name="Features">The features.</param>
/// <param name="Values">Units × features, as tested.</param>
/// <param name="Linear">Units × features before any logarithm.</param>
/// <param name="ImputedShare">Share of filled-in values of each feature among these units.</param>
/// <param name="Quantity">What the values are.</param>
internal sealed record ComparedTable(
    IReadOnlyList<ComparedUnit> Units, IReadOnlyList<Feature> Features, Matrix Values, Matrix Linear, IReadOnlyList<double> ImputedShare, string Quantity)
{
    /// <summary>The larger of the two arms' shares of filled-in values, per feature; empty where it is not known.</summary>
    public IReadOnlyList<double> ImputedInOneArm { get; init; } = [];

    /// <summary>The layout for tests, the reference first.</summary>
    public GroupLayout Layout(MetaboliteComparisonParameters parameters) =>
        GroupLayout.Of([.. Units.Select(u => (string?)u.Arm)], [parameters.Reference, parameters.Arm]) with { Units = [.. Units.Select(u => u.Unit)] };

    /// <summary>Ratios of the arms, of the intensities before any logarithm; logarithms that the input holds are transformed back.</summary>
    public FoldChange Folds(MetaboliteComparisonParameters parameters, RunContext context) =>
        FoldChange.Of(Linear, Layout(parameters), new FoldChangeParameters { Scale = parameters.InputScale, Confidence = parameters.Confidence }, context);

    /// <summary>The response for models: positive coefficients point to the arm.</summary>
    public Response Response(MetaboliteComparisonParameters parameters) =>
        Osteon.Metabolomics.Response.OfLabels([.. Units.Select(u => u.Arm)], [parameters.Reference, parameters.Arm]);

    /// <summary>Some of the units; without the intensities before any logarithm where no ratio will be asked for.</summary>
    public ComparedTable SelectUnits(IReadOnlyList<int> rows, bool linear) => this with
    {
        Units = [.. rows.Select(r => Units[r])],
        Values = Values.SelectRows(rows),
        Linear = linear ? Linear.SelectRows(rows) : new Matrix(rows.Count, 0),
    };

    public static ComparedTable Of(PreparedMetabolites prepared, MetaboliteComparisonParameters parameters, FindingCollector findings)
    {
        FeatureTable final = prepared.Final;
        string[] arms = [parameters.Reference, parameters.Arm];
        string? time = parameters.Timepoint;
        int[] rows =
        [
            .. final.RowsOf(InjectionKind.Sample).Where(r => arms.Contains(final.Injections[r].Group)
                && (time is null || final.Injections[r].Further.GetValueOrDefault(MetaboliteSamples.TimepointColumn) == time)),
        ];
        foreach (string arm in arms)
        {
            if (rows.Any(r => final.Injections[r].Group == arm)) continue;
            string[] groups = [.. final.Injections.Where(i => i.Kind == InjectionKind.Sample).Select(i => i.Group).OfType<string>().Distinct(StringComparer.Ordinal)];
            throw new InvalidContentException(Finding.Error(
                "OST-MTB-010", $"no sample belongs to '{arm}'{(time is null ? "" : $" at '{time}'")}", value: arm,
                hint: groups.Length == 0 ? "The table states no groups: give them with an injection list." : NearestName.Hint(arm, groups)));
        }

        if (final.Features.Count == 0)
            throw new InvalidContentException(Finding.Error("OST-MTB-011", "no feature is left to compare", hint: "Look at what each step of the preparation removed."));

        Dictionary<string, int> column = prepared.Linear.Features.Select((f, i) => (f.Id, i)).ToDictionary(f => f.Id, f => f.i, StringComparer.Ordinal);
        Dictionary<string, int> row = prepared.Linear.Injections.Select((f, i) => (f.Name, i)).ToDictionary(f => f.Name, f => f.i, StringComparer.Ordinal);
        Matrix linear = prepared.Linear.Intensities.SelectRows([.. rows.Select(r => row[final.Injections[r].Name])]).SelectColumns([.. final.Features.Select(f => column[f.Id])]);
        Matrix values = final.Intensities.SelectRows(rows);
        double ShareIn(int f, string arm) => (double)rows.Count(r => final.Injections[r].Group == arm && prepared.ImputedCells[r, f]) / rows.Count(r => final.Injections[r].Group == arm);
        double[] inOneArm = [.. Enumerable.Range(0, final.Features.Count).Select(f => Math.Max(ShareIn(f, parameters.Reference), ShareIn(f, parameters.Arm)))];
        double[] imputed = [.. Enumerable.Range(0, final.Features.Count).Select(f => (double)rows.Count(r => prepared.ImputedCells[r, f]) / rows.Length)];

        int[][] units = [.. rows.Select((r, i) => (Unit: final.Injections[r].Subject ?? final.Injections[r].Name, Arm: final.Injections[r].Group!, i)).GroupBy(r => (r.Unit, r.Arm)).Select(g => g.Select(x => x.i).ToArray())];
        if (units.Length < rows.Length)
            findings.Add(Finding.Note(
                "OST-MTB-015", FormattableString.Invariant($"{rows.Length} injections belong to {units.Length} units: replicates were averaged and do not count as n"),
                hint: "Values are averaged on the compared scale, intensities on the linear one."));
        foreach (string arm in arms)
        {
            int n = units.Count(u => final.Injections[rows[u[0]]].Group == arm);
            if (n < 2)
                throw new InvalidContentException(Finding.Error(
                    "OST-MTB-018", FormattableString.Invariant($"'{arm}' has {n} unit; a comparison needs two or more in each arm"), value: arm, hint: "With one unit nothing is known of how units differ."));
        }

        string[] both = [.. units.Select(u => final.Injections[rows[u[0]]]).Where(i => i.Subject is not null).GroupBy(i => i.Subject!, StringComparer.Ordinal).Where(g => g.Select(i => i.Group).Distinct().Count() > 1).Select(g => g.Key)];
        if (both.Length > 0)
            findings.Add(Finding.Warning(
                "OST-MTB-019", FormattableString.Invariant($"{both.Length} subjects were measured in both arms, and the comparison takes the arms as independent"), value: string.Join(", ", both.Take(8)),
                hint: "'osteon metabolites test --test paired_t' compares each subject with itself; model, permutations and p of this comparison do not."));
        return new ComparedTable(
            [.. units.Select(u => new ComparedUnit(
                final.Injections[rows[u[0]]].Subject ?? final.Injections[rows[u[0]]].Name, string.Join(" + ", u.Select(i => final.Injections[rows[i]].Name)), final.Injections[rows[u[0]]].Group!))],
            final.Features, MetaboliteUnits.Averaged(values, units), MetaboliteUnits.Averaged(linear, units), imputed, final.Quantity)
        { ImputedInOneArm = inOneArm };
    }
}
