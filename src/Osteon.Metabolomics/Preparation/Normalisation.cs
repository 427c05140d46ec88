using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>What the intensities of an injection are divided by.</summary>
public enum NormalisationMethod
{
    /// <summary>Sum of its intensities (total ion current).</summary>
    Sum,

    /// <summary>Mean of its intensities.</summary>
    Mean,

    /// <summary>Median of its intensities.</summary>
    Median,

    /// <summary>
    /// Probabilistic quotient: the median of its quotients to a reference spectrum (Dieterle et al. 2006,
    /// 10.1021/ac051632c).
    /// </summary>
    Pqn,

    /// <summary>Intensity of one internal standard, or the geometric mean of several.</summary>
    InternalStandard,

    /// <summary>Its amount of sample: volume, mass, osmolality, creatinine.</summary>
    SampleAmount,

    /// <summary>Factors given by the user.</summary>
    Factors,
}

/// <summary>Which injections make the reference spectrum of PQN.</summary>
public enum PqnReference
{
    /// <summary>Pooled QCs if the table has any, else samples; phenomis does the same.</summary>
    QcsElseSamples,

    /// <summary>Pooled QCs.</summary>
    Qcs,

    /// <summary>Samples.</summary>
    Samples,

    /// <summary>Samples and QCs.</summary>
    SamplesAndQcs,
}

/// <summary>To which level the divided values are brought back.</summary>
public enum NormalisationLevel
{
    /// <summary>Divided and left so.</summary>
    Divided,

    /// <summary>
    /// Times the mean of the factors of the samples (of all divided injections if there is no sample): intensities keep their
    /// order of magnitude.
    /// </summary>
    MeanFactor,

    /// <summary>Times the median of the factors of the samples.</summary>
    MedianFactor,
}

/// <summary>
/// Divides each sample, QC and reference material by one factor. Blanks and diluted pools are left as they are: brought to the strength of
/// a sample they would look like one. Missing cells are passed over. An injection whose factor is not above 0 stops the step (OST-PRE-023).
/// </summary>
public sealed record Normalisation : PreparationStep
{
    /// <inheritdoc/>
    public override string Id => "normalisation";

    /// <summary>The method. Default PQN.</summary>
    public NormalisationMethod Method { get; init; } = NormalisationMethod.Pqn;

    /// <summary>Level of the result. Default divided.</summary>
    public NormalisationLevel Level { get; init; } = NormalisationLevel.Divided;

    /// <summary>Reference injections of PQN. Default QCs, else samples.</summary>
    public PqnReference Reference { get; init; } = PqnReference.QcsElseSamples;

    /// <summary>Reference spectrum of PQN: median (phenomis; the default) or mean (pmp) over the reference injections.</summary>
    public IntensityStatistic ReferenceStatistic { get; init; } = IntensityStatistic.Median;

    /// <summary>
    /// Whether PQN first brings every injection to the same sum, as Dieterle et al. do; phenomis does not. Default
    /// false.
    /// </summary>
    public bool IntegralFirst { get; init; }

    /// <summary>Identifiers (or names) of the features that are internal standards.</summary>
    public IReadOnlyList<string> Standards { get; init; } = [];

    /// <summary>Given factors by name of injection.</summary>
    public IReadOnlyDictionary<string, double> Given { get; init; } = new Dictionary<string, double>();

    internal override IEnumerable<Finding> Check(FeatureTable table) => NormalisationFactors.Check(this, table);

    internal override StepOutcome Apply(StepInput input, RunContext context)
    {
        FeatureTable table = input.Table;
        int[] rows = table.MeasuredRows();
        double[] factors = NormalisationFactors.Of(this, table, rows, context);
        string[] undefined = [.. rows.Where((_, i) => !(factors[i] > 0) || !double.IsFinite(factors[i]))
            .Select(r => table.Injections[r].Name)];
        if (undefined.Length > 0)
            throw new InvalidContentException(Finding.Error(PreparationFindings.FactorUndefined,
                $"{undefined.Length} injections have no factor above 0 to be divided by ({Method})",
                value: Text.List(undefined),
                    hint: "Look at these injections: they may be empty, or named as samples when they are blanks."));
        double level = LevelOf(table, rows, factors);
        Matrix values = table.Intensities.Copy();
        for (int i = 0; i < rows.Length; i++)
        {
            Span<double> cells = values.Row(rows[i]);
            for (int f = 0; f < cells.Length; f++) cells[f] = cells[f] / factors[i] * level;
        }

        InjectionFactor[] told = [.. rows.Select((r, i) => new InjectionFactor(table.Injections[r].Name, factors[i]))];
        return new StepOutcome(table.With(values), input.Imputed) { Factors = told };
    }

    private double LevelOf(FeatureTable table, int[] rows, double[] factors)
    {
        double[] ofSamples = [.. factors.Where((_, i) => table.Injections[rows[i]].Kind == InjectionKind.Sample)];
        if (ofSamples.Length == 0) ofSamples = factors;
        return Level switch
        {
            NormalisationLevel.MeanFactor => FiniteStatistics.Mean(ofSamples),
            NormalisationLevel.MedianFactor => FiniteStatistics.Median(ofSamples),
            _ => 1,
        };
    }
}
