using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>A summary of the values of a feature.</summary>
public enum IntensityStatistic
{
    /// <summary>Arithmetic mean.</summary>
    Mean,

    /// <summary>Median.</summary>
    Median,

    /// <summary>Largest value.</summary>
    Maximum,
}

/// <summary>
/// Keeps a feature if its summary over samples ≥ <see cref="MinimumRatio"/> × its summary over blanks. Missing cells are passed over in
/// both. A feature that no blank holds (all missing or 0) is kept; one that blanks hold and no sample does is removed. Without blanks the
/// step changes nothing and says so (OST-PRE-001). MS-DIAL compares averages, notame medians with the inverse ratio 1/0.05 = 20.
/// </summary>
public sealed record BlankFilter : PreparationStep
{
    /// <inheritdoc/>
    public override string Id => "blank_filter";

    /// <summary>Smallest ratio of sample to blank, above 0. Default 5.</summary>
    public double MinimumRatio { get; init; } = 5;

    /// <summary>Summary of the samples. Default mean.</summary>
    public IntensityStatistic Sample { get; init; } = IntensityStatistic.Mean;

    /// <summary>Summary of the blanks; the maximum is the strictest. Default mean.</summary>
    public IntensityStatistic Blank { get; init; } = IntensityStatistic.Mean;

    /// <summary>Which injections stand for «sample». Default samples.</summary>
    public InjectionScope Scope { get; init; } = InjectionScope.Samples;

    internal override IEnumerable<Finding> Check(FeatureTable table)
    {
        if (!(MinimumRatio > 0) || !double.IsFinite(MinimumRatio)) yield return OutOfRange("minimum_ratio", MinimumRatio, "above 0");
        if (table.RowsOf(InjectionKind.Blank).Count == 0)
        {
            yield return Finding.Warning(PreparationFindings.NoBlanks,
                "the table has no blank injections: the blank filter changes nothing",
                hint: "Mark blanks as such in the sample sheet, or leave the step out.");
        }
        else if (table.Rows(Scope).Length == 0)
        {
            yield return Finding.Warning(PreparationFindings.BlankFilterSkipped,
                "there are no injections to compare the blanks with: the blank filter changes nothing",
                hint: "Choose another scope.");
        }
    }

    internal override StepOutcome Apply(StepInput input, RunContext context)
    {
        IReadOnlyList<int> blanks = input.Table.RowsOf(InjectionKind.Blank);
        int[] samples = input.Table.Rows(Scope);
        if (blanks.Count == 0 || samples.Length == 0) return new StepOutcome(input.Table, input.Imputed);
        Matrix blank = input.Table.FeatureMajor(blanks), sample = input.Table.FeatureMajor(samples);
        return StepOutcome.Keep(input, feature =>
        {
            double inBlank = Summary(blank.Row(feature), Blank);
            if (!(inBlank > 0)) return null;
            double inSample = Summary(sample.Row(feature), Sample);
            if (double.IsNaN(inSample)) return "found in blanks and in no sample";
            return inSample >= MinimumRatio * inBlank ? null
                : $"sample to blank ratio {Text.Of(inSample / inBlank)} below {Text.Of(MinimumRatio)}";
        });
    }

    internal static double Summary(ReadOnlySpan<double> values, IntensityStatistic statistic) => statistic switch
    {
        IntensityStatistic.Mean => FiniteStatistics.Mean(values),
        IntensityStatistic.Median => FiniteStatistics.Median(values),
        _ => FiniteStatistics.Maximum(values),
    };
}
