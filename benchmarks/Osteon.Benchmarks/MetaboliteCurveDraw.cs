using Osteon.Inference;
using Osteon.Metabolomics;
using Osteon.Primitives;
using Osteon.Simulation;
using Osteon.Study;

namespace Osteon.Benchmarks;

/// <summary>What a rule chose in one drawn study.</summary>
/// <param name="Chosen">Features chosen.</param>
/// <param name="False">Those whose molecule does not differ.</param>
internal readonly record struct RuleCount(int Chosen, int False);

/// <summary>One drawn study after one pipeline.</summary>
/// <param name="Tested">Features that were compared and counted.</param>
/// <param name="True">Those of them whose molecule differs.</param>
/// <param name="Measured">Features of the tables whose molecule differs, before any filter.</param>
/// <param name="Error">Median over features of the standard deviation, over samples, of ln(prepared value / true amount).</param>
/// <param name="Rules">In the order of <see cref="RuleNames"/>.</param>
internal sealed record CurveDraw(int Tested, int True, int Measured, double Error, RuleCount[] Rules)
{
    public static readonly string[] RuleNames = ["VIP > 1 and p < 0.05", "p < 0.05", "BH 5 %", "BH 5 %, Welch", "BH 5 %, moderated t", "all of the robustness panel"];

    private const double Limit = 0.05;

    /// <summary>Prepares, compares and counts.</summary>
    public static CurveDraw Of(VirtualMetabolomeStudy study, CurveCell cell, CurvePipeline pipeline)
    {
        RunContext context = RunContext.Default with { Threads = 1 };
        PreparedMetabolites prepared = PreparedMetabolites.Of([study.Positive, study.Negative], _ => pipeline.Steps, new PolarityMergeParameters(), context);
        var parameters = new MetaboliteComparisonParameters
        {
            Reference = MetaboliteCurveCells.Reference,
            Arm = MetaboliteCurveCells.Arm,
            Permutations = 0,
            Q2Draws = 0,
            Robustness = cell.Robustness,
            EffectSizes = false,
        };
        MetaboliteComparison comparison = MetaboliteAnalysis.Run(prepared, parameters, context);
        var truths = study.Truth.Features.ToDictionary(t => (t.Polarity, t.FeatureId));
        FeatureTruth Truth(MetaboliteRow row) => truths.TryGetValue((row.Polarity!.Value, row.Id), out FeatureTruth? truth)
            ? truth
            : truths[(row.Polarity.Value, row.Id[(row.Id.IndexOf('_', StringComparison.Ordinal) + 1)..])];
        MetaboliteRow[] rows = [.. comparison.Features];
        FeatureTruth[] truth = [.. rows.Select(Truth)];
        IReadOnlyList<double?> moderated = Multiplicity.Adjust([.. rows.Select(r => r.PModerated)], Adjustment.Bh, new StoreyParameters()).P;
        int variants = comparison.Robustness.Count(v => v.NotAvailable is null);
        bool[][] chosen =
        [
            [.. rows.Select(r => r.Selected)],
            [.. rows.Select(r => r.P < Limit)],
            [.. rows.Select(r => r.PAdjusted < Limit)],
            [.. rows.Select(r => r.PWelchAdjusted < Limit)],
            [.. moderated.Select(p => p < Limit)],
            .. cell.Robustness ? [rows.Select(r => r.Selected && r.SurvivedVariants == variants).ToArray()] : Array.Empty<bool[]>(),
        ];
        bool[] counted = [.. rows.Select(r => r.P is not null && (!cell.ImputedOnly || r.ImputedShare > 0))];
        return new CurveDraw(
            counted.Count(c => c),
            Enumerable.Range(0, rows.Length).Count(i => counted[i] && truth[i].IsDifferential),
            study.Truth.Features.Count(f => f.IsDifferential),
            ErrorOf(prepared.Final, truth, study.Truth),
            [
                .. chosen.Select(c => new RuleCount(
                    Enumerable.Range(0, c.Length).Count(i => c[i] && counted[i]),
                    Enumerable.Range(0, c.Length).Count(i => c[i] && counted[i] && !truth[i].IsDifferential))),
            ]);
    }

    private static double ErrorOf(FeatureTable final, FeatureTruth[] truth, MetabolomeTruth all)
    {
        int[] samples = [.. final.RowsOf(InjectionKind.Sample)];
        int[] subjects = [.. samples.Select(s => all.Subjects.Index().First(x => x.Item == final.Injections[s].Subject).Index)];
        var errors = new List<double>();
        for (int f = 0; f < truth.Length; f++)
        {
            if (truth[f].Molecule is not { } molecule) continue;
            double[] differences =
            [
                .. samples.Select((row, i) => (final.Intensities[row, f] * Math.Log(10)) - Math.Log(all.Amounts[subjects[i], molecule])).Where(double.IsFinite),
            ];
            double mean = differences.Average();
            errors.Add(Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (differences.Length - 1)));
        }

        errors.Sort();
        return errors[errors.Count / 2];
    }
}
