using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Where a feature must be present often enough.</summary>
public enum MissingRule
{
    /// <summary>
    /// In at least one group: the modified 80 % rule (Yang et al. 2015, 10.3389/fmolb.2015.00004), which keeps what is present in
    /// one arm only.
    /// </summary>
    AnyGroup,

    /// <summary>In every group.</summary>
    EachGroup,

    /// <summary>Over all samples, whatever their group: the original 80 % rule (Bijlsma et al. 2006, 10.1021/ac051495j).</summary>
    AllSamples,

    /// <summary>In the pooled QCs.</summary>
    Qcs,
}

/// <summary>
/// Removes features that are missing too often: kept if present cells / injections ≥ <see cref="MinimumPresent"/> where <see cref="Rule"/>
/// says. Groups are those of the samples; QCs, blanks, references and diluted pools are never a group. Samples without a group count under
/// <see cref="MissingRule.AllSamples"/> only. Idempotent.
/// </summary>
public sealed record MissingFilter : PreparationStep
{
    private const double CountTolerance = 1e-9;

    /// <inheritdoc/>
    public override string Id => "missing_filter";

    /// <summary>Where it must be present. Default any group.</summary>
    public MissingRule Rule { get; init; } = MissingRule.AnyGroup;

    /// <summary>Smallest share of present cells, 0 to 1. Default 0.8.</summary>
    public double MinimumPresent { get; init; } = 0.8;

    internal override bool NeedsLinearScale => false;

    internal override IEnumerable<Finding> Check(FeatureTable table)
    {
        if (!(MinimumPresent >= 0 && MinimumPresent <= 1)) yield return OutOfRange("minimum_present", MinimumPresent, "from 0 to 1");
        if (Rule == MissingRule.Qcs && table.RowsOf(InjectionKind.Qc).Count == 0)
            yield return Finding.Error(PreparationFindings.NoQcs, $"{Id} looks at pooled QCs, but the table has none",
                hint: "Mark the QCs in the sample sheet or choose another rule.");
        if (Rule is not (MissingRule.AnyGroup or MissingRule.EachGroup)) yield break;
        IReadOnlyList<int> samples = table.RowsOf(InjectionKind.Sample);
        string[] without = [.. samples.Where(r => table.Injections[r].Group is null).Select(r => table.Injections[r].Name)];
        if (without.Length == samples.Count)
            yield return Finding.Error(PreparationFindings.NoGroups, $"{Id} looks at groups, but no sample has one",
                hint: "Give the samples groups, or use the rule all_samples.");
        else if (without.Length > 0)
            yield return Finding.Warning(PreparationFindings.SamplesWithoutGroup,
                $"{without.Length} samples have no group and do not count in {Id}", value: Text.List(without));
    }

    internal override StepOutcome Apply(StepInput input, RunContext context)
    {
        (string Name, Matrix Values)[] sets = Sets(input.Table);
        return StepOutcome.Keep(input, feature =>
        {
            int enough = 0;
            double best = 0, worst = 1;
            string worstName = "";
            foreach ((string name, Matrix values) in sets)
            {
                int present = FiniteStatistics.Count(values.Row(feature));
                double share = (double)present / values.Columns;
                if (present >= (MinimumPresent * values.Columns) - CountTolerance) enough++;
                best = Math.Max(best, share);
                if (share > worst || (share == worst && worstName.Length > 0)) continue;
                worst = share;
                worstName = name;
            }

            if (Rule == MissingRule.EachGroup)
                return enough == sets.Length ? null
                    : $"present in {Text.Of(100 * worst)} % of {worstName}, below {Text.Of(100 * MinimumPresent)} %";
            return enough > 0 ? null
                : $"present in at most {Text.Of(100 * best)} % of {(sets.Length == 1 ? sets[0].Name : "any group")}, below " +
                    $"{Text.Of(100 * MinimumPresent)} %";
        });
    }

    private (string, Matrix)[] Sets(FeatureTable table) => Rule switch
    {
        MissingRule.Qcs => [("QCs", table.FeatureMajor(table.RowsOf(InjectionKind.Qc)))],
        MissingRule.AllSamples => [("samples", table.FeatureMajor(table.RowsOf(InjectionKind.Sample)))],
        _ => [.. table.RowsOf(InjectionKind.Sample).Where(r => table.Injections[r].Group is not null)
            .GroupBy(r => table.Injections[r].Group!, StringComparer.Ordinal).Select(g => ($"group {g.Key}", table.FeatureMajor([.. g])))],
    };
}
