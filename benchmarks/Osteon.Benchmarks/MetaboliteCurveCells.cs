using Osteon.Metabolomics;
using Osteon.Simulation;

namespace Osteon.Benchmarks;

/// <summary>A way to prepare tables.</summary>
/// <param name="Name">What it differs in from the others of its cell.</param>
/// <param name="Steps">The steps.</param>
internal sealed record CurvePipeline(string Name, PreparationStep[] Steps);

/// <summary>A setting of the experiment.</summary>
/// <param name="Family">The question that it belongs to.</param>
/// <param name="Setting">The setting in words.</param>
/// <param name="Study">What is drawn.</param>
/// <param name="Pipelines">How each drawn study is prepared; all get the same draws.</param>
internal sealed record CurveCell(string Family, string Setting, VirtualMetabolomeParameters Study, IReadOnlyList<CurvePipeline> Pipelines)
{
    /// <summary>Whether the robustness panel is computed.</summary>
    public bool Robustness { get; init; }

    /// <summary>Whether only features with filled-in cells are counted.</summary>
    public bool ImputedOnly { get; init; }

    /// <summary>Subjects per arm.</summary>
    public int PerArm => Study.Arms[0].Subjects;
}

/// <summary>The settings of the experiment of docs/methods/virtual-metabolome.md: one factor at a time around 5 against 5 subjects, and subjects × effect in full.</summary>
internal static class MetaboliteCurveCells
{
    public const string Reference = "control", Arm = "treated";

    public static readonly int[] Subjects = [3, 5, 8, 12, 20];

    public static readonly double[] Effects = [0, 0.3, 0.6, 1, 1.5];

    private const int Usual = 5;
    private const double UsualEffect = 1, UsualShare = 0.1;

    public static IEnumerable<CurveCell> All()
    {
        CurvePipeline[] one = [new("", Steps())];
        foreach (int n in Subjects)
            foreach (double effect in Effects)
                yield return new CurveCell("size", FormattableString.Invariant($"n = {n}, log2 fold change {effect}"), Study(n, effect), one) { Robustness = true };
        foreach (double share in (double[])[0.03, 0.3])
            yield return new CurveCell("share", FormattableString.Invariant($"{share:P0} differ"), Study(Usual, UsualEffect, share), one) { Robustness = true };
        foreach (double cv in (double[])[0.2, 0.5])
        {
            VirtualMetabolomeParameters study = Study(Usual, UsualEffect);
            yield return new CurveCell("variation", FormattableString.Invariant($"CV {cv:P0}"), study with { Biology = study.Biology with { MedianCv = cv } }, one) { Robustness = true };
        }

        foreach (CurveCell cell in Drift().Concat(Dilution()).Concat(Missing())) yield return cell;
    }

    private static IEnumerable<CurveCell> Drift()
    {
        (string Name, DriftCorrection? Step)[] corrections =
        [
            ("none", null),
            ("LOESS", new DriftCorrection()),
            ("LOESS, robust guard", new DriftCorrection { Guard = DriftGuard.RobustImprovement }),
            ("LOESS, cross-validated guard", new DriftCorrection { Guard = DriftGuard.CrossValidated }),
            ("spline", new DriftCorrection { Method = DriftMethod.SmoothingSpline }),
            ("spline, cross-validated guard", new DriftCorrection { Method = DriftMethod.SmoothingSpline, Guard = DriftGuard.CrossValidated }),
        ];
        CurvePipeline[] pipelines = [.. corrections.Select(c => new CurvePipeline(c.Name, Steps(drift: c.Step)))];
        VirtualMetabolomeParameters study = Study(Usual, UsualEffect);
        foreach (double amplitude in (double[])[0, 0.2, 0.5])
            yield return new CurveCell("drift", FormattableString.Invariant($"drift {amplitude}"), study with { Instrument = study.Instrument with { DriftAmplitude = amplitude } }, pipelines);
        VirtualMetabolomeParameters batches = Study(12, 0.6);
        yield return new CurveCell(
            "drift", "drift 0.2, 3 batches, n = 12, log2 fold change 0.6",
            batches with { Acquisition = batches.Acquisition with { Batches = 3 } }, [pipelines[0], pipelines[1], pipelines[3]]);
    }

    private static IEnumerable<CurveCell> Dilution()
    {
        CurvePipeline[] pipelines =
        [
            new("none", Steps(normalisation: null)),
            new("sum", Steps(normalisation: new Normalisation { Method = NormalisationMethod.Sum })),
            new("median", Steps(normalisation: new Normalisation { Method = NormalisationMethod.Median })),
            new("PQN", Steps(normalisation: new Normalisation())),
        ];
        VirtualMetabolomeParameters study = Study(Usual, UsualEffect);
        foreach (double spread in (double[])[0, 0.15, 0.4])
            yield return new CurveCell("dilution", FormattableString.Invariant($"dilution {spread}"), study with { Biology = study.Biology with { DilutionSpread = spread } }, pipelines);
    }

    private static IEnumerable<CurveCell> Missing()
    {
        (string Name, ImputationMethod Method)[] methods =
        [
            ("minimum", ImputationMethod.Minimum), ("half minimum", ImputationMethod.HalfMinimum), ("fifth of the minimum", ImputationMethod.FifthMinimum),
            ("nearest neighbours", ImputationMethod.NearestNeighbours),
        ];
        CurvePipeline[] pipelines = [.. methods.Select(m => new CurvePipeline(m.Name, Steps(imputation: m.Method)))];
        VirtualMetabolomeParameters study = Study(8, UsualEffect);
        foreach (double limit in (double[])[2_000, 10_000])
            yield return new CurveCell(
                "missing", FormattableString.Invariant($"limit {limit:N0}"), study with { Instrument = study.Instrument with { DetectionLimit = limit } }, pipelines)
            {
                ImputedOnly = true,
            };
    }

    /// <summary>Half of the changed molecules rise, half fall, all by the same factor.</summary>
    private static VirtualMetabolomeParameters Study(int perArm, double effect, double share = UsualShare) => new()
    {
        Arms =
        [
            new VirtualArm(Reference, perArm, VirtualEffects.None),
            new VirtualArm(Arm, perArm, effect == 0 ? VirtualEffects.None : new VirtualEffects { UpShare = share / 2, DownShare = share / 2, Size = new Variation(effect, 0) }),
        ],
    };

    private static PreparationStep[] Steps() => Steps(new DriftCorrection { Guard = DriftGuard.CrossValidated }, new Normalisation());

    private static PreparationStep[] Steps(DriftCorrection? drift) => Steps(drift, new Normalisation());

    private static PreparationStep[] Steps(Normalisation? normalisation) => Steps(new DriftCorrection { Guard = DriftGuard.CrossValidated }, normalisation);

    private static PreparationStep[] Steps(ImputationMethod imputation) => Steps(new DriftCorrection { Guard = DriftGuard.CrossValidated }, new Normalisation(), imputation);

    private static PreparationStep[] Steps(DriftCorrection? drift, Normalisation? normalisation, ImputationMethod imputation = ImputationMethod.Minimum) =>
    [
        new ZerosAsMissing(), new BlankFilter(), new MissingFilter(),
        .. drift is null ? Array.Empty<PreparationStep>() : [drift],
        .. normalisation is null ? Array.Empty<PreparationStep>() : [normalisation],
        new QualityFilter(), new Imputation { Method = imputation }, new Transform { Method = TransformMethod.Log10 },
    ];
}
