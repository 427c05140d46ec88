using System.Globalization;
using System.Numerics;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>Tells bone from the rest in one scan, plane by plane.</summary>
public static class BoneSegmentation
{
    /// <summary>
    /// Resolves the volume of interest, finds the threshold, filters, thresholds and applies the declared steps. Grey values are read one
    /// plane at a time and never held as a volume; the result is the bone mask of the bounding box, with everything that the same sweep can
    /// tell.
    /// </summary>
    /// <param name="source">The scan.</param>
    /// <param name="parameters">Threshold, filter, volume of interest, calibration (for thresholds in its units) and steps.</param>
    /// <param name="context">Cancellation, progress, threads, and where findings go.</param>
    /// <exception cref="InvalidContentException">
    /// The parameters do not fit the scan; all findings are in the context, the first error is in the exception.
    /// </exception>
    public static SegmentedVolume Segment(ISliceSource source, CtParameters parameters, RunContext context)
    {
        IReadOnlyList<Finding> findings = parameters.Check(source.Header);
        context.Findings.AddRange(findings);
        if (findings.FirstOrDefault(f => f.Severity == Severity.Error) is { } error) throw new InvalidContentException(error);
        Spacing spacing = parameters.SpacingFor(source.Header)!.Value;
        VoiRegion region = VoiRegion.Of(parameters.Voi, source.Header.Shape, spacing, context);
        if (region.Voxels == 0) return Empty(parameters, region, spacing, context);
        GaussianWindow? window =
            parameters.Filter is { Sigma: > 0 } filter ? new GaussianWindow(region.Box, source.Header.Shape, filter, spacing) : null;
        var sweep = new PlaneSweep(source, region.Box, window);
        return VoxelDispatch.Run<Work, SegmentedVolume>(source.Header.VoxelType, new Work(sweep, region, parameters, spacing, context));
    }

    private static SegmentedVolume Empty(CtParameters parameters, VoiRegion region, Spacing spacing, RunContext context)
    {
        context.Findings.Add(Finding.Warning(
            "OST-CT-041",
            "the volume of interest holds no voxel",
            value: parameters.Voi?.ToString(),
            hint: "Check its position and its unit against the size of the scan."));
        var facts = new SegmentationFacts
        {
            Requested = parameters.Threshold,
            ThresholdGrey = null,
            BoneFrom = null,
            NotAvailable = NoVoxel,
            Filter = parameters.Filter,
            Box = region.Box,
            VoiVoxels = 0,
            BoneVoxels = 0,
            NotFinite = 0,
        };
        return new SegmentedVolume(null, region, spacing, facts, new GreyMeans(null, 0, null, 0), null, null);
    }

    /// <summary>Why nothing can be measured in an empty volume of interest.</summary>
    internal const string NoVoxel = "the volume of interest holds no voxel";

    private sealed record Work(
        PlaneSweep Sweep, VoiRegion Region, CtParameters Parameters, Spacing Spacing, RunContext Context) : IVoxelWork<SegmentedVolume>
    {
        private ValueScale Scale => Sweep.Source.Header.Scale;

        public SegmentedVolume Run<T>()
            where T : unmanaged, INumber<T>, IMinMaxValue<T> =>
            Sweep.Window is null ? Segment<T, T>() : Segment<T, double>();

        private SegmentedVolume Segment<TStored, TValue>()
            where TStored : unmanaged, INumber<TStored>
            where TValue : unmanaged, INumber<TValue>, IMinMaxValue<TValue>
        {
            OtsuOutcome? otsu = Parameters.Threshold is OtsuThreshold ? OtsuSearch.Run(Sweep, Region, Context) : null;
            BoneRule? rule = Rule(otsu);
            StoredRange<TValue> range =
                rule is { } r ? StoredRanges.Of<TValue>(Scale, r) : new StoredRange<TValue>(TValue.One, TValue.Zero);
            GreyCounter<TValue>? counter = otsu is not null ? null : Counter<TValue>();
            var planes = new QcCapture(Region, Sweep.Source.Header);
            var visitor = new SegmentVisitor<TStored, TValue>(Region, range, counter, planes);
            Sweep.Run(visitor, "thresholding", Context);

            GreySum<TStored> boneSum = visitor.BoneSum;
            Mask bone = visitor.Bone;
            IReadOnlyList<PostStepOutcome> steps =
                rule is null ? [] : PostProcessing.Apply(Parameters.PostSteps, ref bone, Region, Context);
            if (steps.Any(s => s.Added + s.Removed != 0))
            {
                var again = new BoneSumVisitor<TStored>(bone);
                (Sweep with { Window = null }).Run(again, "averaging over bone", Context);
                boneSum = again.Sum;
            }

            GreyHistogram? histogram = otsu is not null ? otsu.Histogram : counter!.ToHistogram(Scale);
            double low = histogram?.Quantile(0.001) ?? 0;
            double high = histogram?.Quantile(0.999) ?? 0;
            var facts = new SegmentationFacts
            {
                Requested = Parameters.Threshold,
                ThresholdGrey = rule?.ThresholdGrey,
                BoneFrom = StoredRanges.BoneFrom(range, Scale),
                NotAvailable = otsu?.NotAvailable,
                Filter = Parameters.Filter,
                SigmaVoxels = Parameters.Filter?.SigmaVoxels(Spacing),
                PostSteps = steps,
                Box = Region.Box,
                VoiVoxels = Region.Voxels,
                BoneVoxels = rule is null ? 0 : bone.Count(),
                NotFinite = visitor.All.NotFinite,
            };
            Tell(facts);
            return new SegmentedVolume(
                rule is null ? null : bone,
                Region,
                Spacing,
                facts,
                new GreyMeans(Grey(visitor.All.Mean), visitor.All.Count, Grey(boneSum.Mean), boneSum.Count),
                histogram,
                planes.Draw(rule is null ? null : bone, low, high, Spacing));
        }

        private double? Grey(double? stored) => stored is { } s ? Scale.ToValue(s) : null;

        private BoneRule? Rule(OtsuOutcome? otsu) => Parameters.Threshold switch
        {
            FixedThreshold t => new BoneRule(t.Value, false, Calibration.ScaleOf(Parameters.Calibration, t.Unit)!.Value),
            _ => otsu?.Level is { } level ? new BoneRule(level, true, ValueScale.Identity) : null,
        };

        private GreyCounter<TValue> Counter<TValue>()
            where TValue : unmanaged, INumber<TValue>, IMinMaxValue<TValue> =>
            Sweep.ValueType is VoxelType.UInt8 or VoxelType.Int8 or VoxelType.UInt16 or VoxelType.Int16
                ? new LevelCounter<TValue>(long.CreateChecked(TValue.MinValue), long.CreateChecked(TValue.MaxValue))
                : new DyadicCounter<TValue>(Scale);

        private void Tell(SegmentationFacts facts)
        {
            if (facts.NotFinite > 0)
            {
                Context.Findings.Add(Finding.Warning(
                    "OST-CT-042",
                    $"{Text(facts.NotFinite)} of {Text(facts.VoiVoxels)} voxels of the volume of interest have no finite grey value; "
                    + "they are left out of the means, and those that are not a number are never bone",
                    value: Text(facts.NotFinite)));
            }

            if (facts.NotAvailable is { } reason)
            {
                Context.Findings.Add(Finding.Warning(
                    "OST-CT-043",
                    $"there is no threshold: {reason}",
                    hint: "Give a threshold as a number, or check that the volume of interest lies on the specimen."));
            }
            else if (facts.BoneVoxels == 0)
            {
                Context.Findings.Add(Finding.Warning(
                    "OST-CT-044", "no voxel of the volume of interest is bone", value: Number(facts.ThresholdGrey), hint: "Check it."));
            }
            else if (facts.BoneVoxels == facts.VoiVoxels)
            {
                Context.Findings.Add(Finding.Warning(
                    "OST-CT-045", "every voxel of the volume of interest is bone", value: Number(facts.ThresholdGrey), hint: "Check it."));
            }
        }

        private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

        private static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
    }
}
