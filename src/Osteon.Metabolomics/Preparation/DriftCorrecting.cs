using System.Collections.Concurrent;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// The work of <see cref="DriftCorrection"/>. Features are independent of one another; curves that depend on the places of the QCs
/// only are shared.
/// </summary>
internal static class DriftCorrecting
{
    private const int Block = 64;
    private const int SharedCurves = 512;

    public static StepOutcome Run(DriftCorrection step, StepInput input, RunContext context)
    {
        FeatureTable table = input.Table;
        DriftBatch[] batches = DriftBatches.Of(table, step.Axis);
        DriftBatch[] correctable = [.. batches.Where(b => b.Qcs.Length > 0)];
        int[] qcs = table.Rows(InjectionScope.Qcs), samples = table.Rows(InjectionScope.Samples);
        TellZeros(table, qcs, context);
        TellImputed(input.Imputed, qcs, context);
        Matrix byFeature = table.Intensities.Transpose();
        var curves = correctable.Select(b => new SharedCurveSet(step, b)).ToArray();
        var features = new FeatureDrift[table.Features.Count];
        var lost = new long[table.Features.Count];
        int blocks = (features.Length + Block - 1) / Block;
        int done = 0;
        Parallel.For(0, blocks, context.ParallelOptions, block =>
        {
            var one = new OneFeature(step, correctable, qcs, samples);
            for (int f = block * Block; f < Math.Min(features.Length, (block + 1) * Block); f++)
                (features[f], lost[f]) = one.Correct(byFeature.Row(f), curves, table.Features[f].Id);
            context.Report("drift correction", (double)Interlocked.Increment(ref done) / blocks);
        });

        DriftCorrectionEffect effect = Summary(step, table, batches, features) with { CellsLost = lost.Sum() };
        Tell(step, effect, context);
        Matrix values = byFeature.Transpose();
        CellMask imputed = input.Imputed;
        if (effect.CellsLost > 0)
        {
            imputed = imputed.Copy();
            for (int r = 0; r < values.Rows; r++)
                for (int f = 0; f < values.Columns; f++)
                    if (double.IsNaN(values[r, f])) imputed[r, f] = false;
        }

        return new StepOutcome(table.With(values), imputed) { Drift = effect };
    }

    private static DriftCorrectionEffect Summary(DriftCorrection step, FeatureTable table, DriftBatch[] batches, FeatureDrift[] features)
    {
        double[] before = Numbers(features, f => f.RsdBeforePercent), left = Numbers(features, f => f.RsdLeaveOneOutPercent);
        double[] after = Numbers(features, f => f.Status is DriftStatus.Corrected or DriftStatus.CorrectedByLine ? f.RsdAfterPercent
            : f.RsdBeforePercent);
        return new DriftCorrectionEffect
        {
            Features = features,
            Batches = [.. batches.Select(b => new BatchDrift(b.Name, b.Rows.Length, b.Qcs.Length, DriftBatches.Extrapolated(table, b)))],
            MedianRsdBeforePercent = FiniteStatistics.OrNull(FiniteStatistics.Median(before)),
            MedianRsdAfterPercent = FiniteStatistics.OrNull(FiniteStatistics.Median(after)),
            MedianRsdLeaveOneOutPercent = FiniteStatistics.OrNull(FiniteStatistics.Median(left)),
            ShareWithinLimitBefore = Share(before, step.RsdLimitPercent),
            ShareWithinLimitAfter = Share(after, step.RsdLimitPercent),
            ShareWithinLimitLeaveOneOut = Share(left, step.RsdLimitPercent),
            RsdLimitPercent = step.RsdLimitPercent,
        };
    }

    private static double[] Numbers(FeatureDrift[] features, Func<FeatureDrift, double?> number) =>
        [.. features.Select(f => number(f) ?? double.NaN)];

    private static double? Share(double[] values, double limit)
    {
        int count = FiniteStatistics.Count(values);
        return count == 0 ? null : (double)values.Count(v => v <= limit) / count;
    }

    private static void TellZeros(FeatureTable table, int[] qcs, RunContext context)
    {
        long zeros = qcs.Sum(r => (long)table.Intensities.Row(r).Count(0.0));
        if (zeros > 0)
            context.Findings.Add(Finding.Warning(PreparationFindings.ZerosInQcs,
                $"{zeros} QC cells hold 0 and are taken as measured zeros by the drift curves",
                hint: "If 0 means «not found», put the step zeros_as_missing first."));
    }

    private static void TellImputed(CellMask imputed, int[] qcs, RunContext context)
    {
        long filled = qcs.Sum(r => (long)imputed.CountOfRow(r));
        if (filled > 0)
            context.Findings.Add(Finding.Warning(PreparationFindings.ImputedQcs,
                $"{filled} QC cells were filled in by an earlier step and the drift curves follow them", hint: "Impute after the drift correction."));
    }

    private static void Tell(DriftCorrection step, DriftCorrectionEffect effect, RunContext context)
    {
        if (effect.CellsLost > 0)
            context.Findings.Add(Finding.Warning(PreparationFindings.PredictionNotPositive,
                $"{effect.CellsLost} cells became missing because the drift curve was not above 0 there",
                hint: "A straight line (degree 1), a longer span or a guard keeps curves from such places."));
        string[] few = [.. effect.Features.Where(f => f.Status is DriftStatus.TooFewQcs or DriftStatus.NotFitted).Select(f => f.FeatureId)];
        if (few.Length > 0)
            context.Findings.Add(Finding.Warning(PreparationFindings.TooFewQcValues,
                $"{few.Length} features were not corrected for drift because a batch has too few QC values of them", value: Text.List(few),
                hint: "Filter features that are missing in QCs first."));
        string[] kept = [.. effect.Features.Where(f => f.Status == DriftStatus.KeptByGuard).Select(f => f.FeatureId)];
        if (kept.Length > 0)
            context.Findings.Add(Finding.Note(PreparationFindings.GuardKeptOriginal,
                $"the guard against over-correction kept the uncorrected values of {kept.Length} features", value: Text.List(kept)));
        string[] worse = [.. effect.Features.Where(f => f.Status is DriftStatus.Corrected or DriftStatus.CorrectedByLine
            && f.RsdLeaveOneOutPercent > f.RsdBeforeInteriorPercent).Select(f => f.FeatureId)];
        if (worse.Length > 0)
            context.Findings.Add(Finding.Warning(PreparationFindings.CorrectionWorse,
                $"for {worse.Length} of {effect.Features.Count} features the drift correction makes QCs it has not seen more " +
                    "variable, not less", value: Text.List(worse),
                hint: step.Guard == DriftGuard.CrossValidated ? null
                    : "The guard cross_validated keeps the uncorrected values of such features."));
        if (effect is { MedianRsdAfterPercent: { } after, MedianRsdLeaveOneOutPercent: { } left })
            context.Findings.Add(Finding.Note(PreparationFindings.OptimisticRsd,
                $"median QC RSD after drift correction is {Text.Of(after)} % on the QCs the curves were fitted to, {Text.Of(left)} " +
                    "% on QCs left out in turn; the second is what samples may expect"));
    }

    /// <summary>Curves of a batch by pattern of present QCs. A bounded number is kept; a curve computed twice is the same curve.</summary>
    private sealed class SharedCurveSet(DriftCorrection step, DriftBatch batch)
    {
        private readonly ConcurrentDictionary<string, DriftCurve> _curves = new(StringComparer.Ordinal);

        public DriftCurve For(int[] present)
        {
            string key = string.Create(batch.Qcs.Length, present, (text, list) =>
            {
                text.Fill('0');
                foreach (int i in list) text[i] = '1';
            });
            if (_curves.TryGetValue(key, out DriftCurve? known)) return known;
            var curve = new DriftCurve(step, batch, present);
            if (_curves.Count < SharedCurves || present.Length == batch.Qcs.Length) _curves.TryAdd(key, curve);
            return curve;
        }
    }

    /// <summary>Corrects features one after another with the same scratch.</summary>
    private sealed class OneFeature(DriftCorrection step, DriftBatch[] batches, int[] qcs, int[] samples)
    {
        private readonly double[] _qcBefore = new double[qcs.Length];
        private readonly double[] _qcAfter = new double[qcs.Length];
        private readonly double[] _samples = new double[samples.Length];
        private readonly List<double> _leftBefore = [];
        private readonly List<double> _leftAfter = [];
        private double[] _corrected = [];

        public (FeatureDrift Drift, long Lost) Correct(Span<double> values, SharedCurveSet[] curves, string id)
        {
            Gather(values, qcs, _qcBefore);
            Gather(values, samples, _samples);
            double madSamplesBefore = FiniteStatistics.Mad(_samples), madQcsBefore = FiniteStatistics.Mad(_qcBefore);
            double level = Level(values);
            _corrected = values.ToArray();
            _leftBefore.Clear();
            _leftAfter.Clear();
            DriftStatus status = DriftStatus.Corrected;
            for (int b = 0; b < batches.Length; b++)
            {
                DriftStatus batch = CorrectBatch(values, batches[b], curves[b], level);
                if (batch > status) status = batch;
                if (batch is DriftStatus.TooFewQcs or DriftStatus.NotFitted) break;
            }

            double before = RelativeSpread.Percent(_qcBefore);
            double dBefore = madQcsBefore / madSamplesBefore;
            if (status is DriftStatus.TooFewQcs or DriftStatus.NotFitted)
                return (new FeatureDrift(id, status, FiniteStatistics.OrNull(before), null, null, null, FiniteStatistics.OrNull(dBefore),
                    null), 0);
            Gather(_corrected, qcs, _qcAfter);
            Gather(_corrected, samples, _samples);
            double after = RelativeSpread.Percent(_qcAfter), dAfter = FiniteStatistics.Mad(_qcAfter) / FiniteStatistics.Mad(_samples);
            double left = RelativeSpread.Percent([.. _leftAfter]), leftBefore = RelativeSpread.Percent([.. _leftBefore]);
            bool keep = step.Guard switch
            {
                DriftGuard.RobustImprovement => RelativeSpread.RobustPercent(_qcAfter) < RelativeSpread.RobustPercent(_qcBefore)
                    && dAfter < dBefore,
                DriftGuard.CrossValidated => left < leftBefore,
                _ => true,
            };
            long lost = 0;
            if (keep)
            {
                for (int i = 0; i < values.Length; i++)
                    if (double.IsNaN(_corrected[i]) && !double.IsNaN(values[i])) lost++;
                _corrected.CopyTo(values);
            }
            else
            {
                status = DriftStatus.KeptByGuard;
            }

            return (new FeatureDrift(id, status, FiniteStatistics.OrNull(before), FiniteStatistics.OrNull(after),
                FiniteStatistics.OrNull(left), FiniteStatistics.OrNull(leftBefore),
                FiniteStatistics.OrNull(dBefore), FiniteStatistics.OrNull(dAfter)), lost);
        }

        private DriftStatus CorrectBatch(ReadOnlySpan<double> values, DriftBatch batch, SharedCurveSet shared, double level)
        {
            int count = 0;
            int[] present = new int[batch.Qcs.Length];
            double[] y = new double[batch.Qcs.Length];
            for (int i = 0; i < batch.Qcs.Length; i++)
            {
                double value = DriftScales.Forward(values[batch.Rows[batch.Qcs[i]]], step.Scale);
                if (!double.IsFinite(value)) continue;
                present[count] = i;
                y[count++] = value;
            }

            Array.Resize(ref present, count);
            Array.Resize(ref y, count);
            DriftCurve curve = shared.For(present);
            if (!curve.Defined) return DriftStatus.TooFewQcs;
            double[] fitted = new double[batch.Rows.Length];
            if (!curve.Predict(y, fitted)) return DriftStatus.NotFitted;
            double goal = step.Target == DriftTarget.FirstPrediction ? DriftScales.Back(fitted[0], step.Scale) : level;
            for (int i = 0; i < fitted.Length; i++)
            {
                double divisor = DriftScales.Back(fitted[i], step.Scale);
                int row = batch.Rows[i];
                _corrected[row] = divisor > 0 ? values[row] / divisor * goal : double.NaN;
            }

            double[] left = new double[curve.Interior.Length];
            curve.PredictLeftOut(y, left);
            for (int k = 0; k < left.Length; k++)
            {
                double own = values[batch.Rows[batch.Qcs[present[curve.Interior[k]]]]], divisor = DriftScales.Back(left[k], step.Scale);
                _leftBefore.Add(own);
                _leftAfter.Add(divisor > 0 ? own / divisor * goal : double.NaN);
            }

            return curve.ByLine ? DriftStatus.CorrectedByLine : DriftStatus.Corrected;
        }

        private double Level(ReadOnlySpan<double> values)
        {
            switch (step.Target)
            {
                case DriftTarget.QcMedian: return FiniteStatistics.Median(_qcBefore);
                case DriftTarget.AllMedian:
                    double[] all = new double[qcs.Length + samples.Length];
                    Gather(values, qcs, all.AsSpan(0, qcs.Length));
                    Gather(values, samples, all.AsSpan(qcs.Length));
                    return FiniteStatistics.Median(all);
                default: return FiniteStatistics.Mean(_qcBefore);
            }
        }

        private static void Gather(ReadOnlySpan<double> values, int[] rows, Span<double> into)
        {
            for (int i = 0; i < rows.Length; i++) into[i] = values[rows[i]];
        }
    }
}
