using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>Finds and measures the vesicles of one micrograph; see docs/methods/micrograph-vesicles.md.</summary>
public static class MicrographMeasurement
{
    /// <summary>Measures a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="parameters">Pixel size and what counts.</param>
    /// <param name="corrections">What a person says about the objects; <see cref="MicrographCorrections.None"/> for nothing.</param>
    /// <param name="context">Random streams, threads, cancellation; receives findings.</param>
    /// <exception cref="InvalidContentException">A parameter or a correction does not fit the picture; all of it is in the
    /// findings.</exception>
    public static MicrographResult Measure(GreyImage image, MicrographParameters parameters, MicrographCorrections corrections,
        RunContext context)
    {
        Stop(parameters.Check(image.Height, image.Width), context);
        if (image.IsLossy) context.Findings.Add(MicrographFindings.Lossy());
        var mask = FieldMask.Of(image, ScaleBarDetection.Find(image), parameters.Excluded);
        double pixel = parameters.PixelSizeNm;
        double largest = parameters.MaxDiameterNm / 2 / pixel;
        double smallest = Math.Max(parameters.MinDiameterNm / 2 / pixel, MicrographParameters.SmallestRadiusPixels);
        var field = FlattenedField.Of(image, mask, 2 * largest, context.Cancellation);
        double area = mask.Visible * pixel * pixel * 1e-6;
        double widest = Math.Min(largest, Math.Min(image.Height, image.Width) / 2.0);
        if (mask.Visible == 0 || field.Sd == 0)
        {
            context.Findings.Add(MicrographFindings.Featureless());
            return new MicrographResult([], parameters.Polarity, mask.Banner, area, field.Sd);
        }

        (MicrographPolarity polarity, SearchLevels levels, List<FoundOutline> found) =
            Search(field.Plane, (smallest, widest), mask, (parameters.Polarity, context));
        MeasuredVesicle[] objects = new MeasuredVesicle[found.Count];
        Parallel.For(0, found.Count, context.ParallelOptions, i => objects[i] = Judge(found[i], levels, (field, mask), parameters));
        IReadOnlyList<MeasuredVesicle> corrected =
            CorrectedObjects.Of(objects, corrections, (image, field, mask), parameters, context.Findings);
        int n = corrected.Count(o => o.Counts);
        if (n == 0) context.Findings.Add(MicrographFindings.NoVesicles());
        else if (n < 200) context.Findings.Add(MicrographFindings.FewVesicles(n));
        return new MicrographResult(corrected, polarity, mask.Banner, area, field.Sd);
    }

    private static (MicrographPolarity Polarity, SearchLevels Levels, List<FoundOutline> Found) Search(
        GreyPlane plane, (double Smallest, double Largest) radii, FieldMask mask, (MicrographPolarity Polarity, RunContext Context) how)
    {
        // A radius at either end of the range is found best by a search for one a little beyond it.
        SearchLevels LevelsOf(GreyPlane p) =>
            new(p, Math.Max(radii.Smallest * 0.9, MicrographParameters.SmallestRadiusPixels), radii.Largest * 1.1);
        SearchLevels? bright = how.Polarity == MicrographPolarity.Dark ? null : LevelsOf(plane);
        SearchLevels? dark = how.Polarity == MicrographPolarity.Bright ? null : LevelsOf(plane.Negated());
        List<FoundOutline>? brightFound = bright is null ? null : VesicleSearch.Find(bright, mask, how.Context);
        List<FoundOutline>? darkFound = dark is null ? null : VesicleSearch.Find(dark, mask, how.Context);
        if (darkFound is null) return (MicrographPolarity.Bright, bright!, brightFound!);
        if (brightFound is null) return (MicrographPolarity.Dark, dark!, darkFound);
        var choice = PolarityChoice.Of(plane, brightFound, darkFound);
        how.Context.Findings.Add(choice.IsClear ? MicrographFindings.PolarityFound(choice) : MicrographFindings.PolarityUnclear(choice));
        return choice.Polarity == MicrographPolarity.Bright ? (choice.Polarity, bright!, brightFound) : (choice.Polarity, dark!, darkFound);
    }

    private static MeasuredVesicle Judge(FoundOutline found, SearchLevels levels, (FlattenedField Field, FieldMask Mask) picture,
        MicrographParameters parameters)
    {
        VesicleOutline outline = OutlineFit.Fine(levels, found.Outline);
        VesicleShape shape = VesicleShape.Of(outline).Scaled(parameters.PixelSizeNm);
        VesicleAppearance appearance = CorrectedObjects.Appearance(outline, picture.Field, found.Completeness);
        VesicleExclusion exclusion =
            !CorrectedObjects.InField(outline, picture.Mask) ? VesicleExclusion.OnEdge
            : shape.EquivalentDiameter < parameters.MinDiameterNm || shape.EquivalentDiameter > parameters.MaxDiameterNm
                ? VesicleExclusion.Size
            : found.Score < parameters.MinScore ? VesicleExclusion.Faint
            : found.Completeness < parameters.MinCompleteness ? VesicleExclusion.Incomplete
            : shape.Roundness < parameters.MinRoundness ? VesicleExclusion.NotRound
            : VesicleExclusion.None;
        return new MeasuredVesicle("", outline, shape, appearance, found.Score, exclusion, VesicleDecision.Automatic);
    }

    private static void Stop(IReadOnlyList<Finding> findings, RunContext context)
    {
        context.Findings.AddRange(findings.Where(f => f.Severity != Severity.Error));
        Finding[] errors = [.. findings.Where(f => f.Severity == Severity.Error)];
        if (errors.Length == 0) return;
        context.Findings.AddRange(errors[1..]);
        throw new InvalidContentException(errors[0]);
    }
}
