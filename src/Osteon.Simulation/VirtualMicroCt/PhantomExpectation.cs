namespace Osteon.Simulation;

/// <summary>
/// Mean and spread of BV/TV over all animals an arm could have, in closed form: the values that a study of this arm estimates.
/// </summary>
/// <param name="Arm">The arm.</param>
/// <param name="BvTvMean">Mean of the true BV/TV.</param>
/// <param name="BvTvSd">Standard deviation of the true BV/TV between animals.</param>
public sealed record PhantomExpectation(PhantomArm Arm, double BvTvMean, double BvTvSd)
{
    /// <summary>
    /// With radius R, cortex t, gap g, resorption e and callus fraction c independent, and the volume of interest of height H:
    /// BV/TV = π(2Rt − t²)(H − g − 2e)/TV + c. Mean and variance follow from the first four moments of the cut normals.
    /// </summary>
    public static PhantomExpectation Of(PhantomArm arm, PhantomStudyParameters study)
    {
        Variation r = study.Anatomy.OuterRadiusMm;
        Variation t = study.Anatomy.CortexThicknessMm;
        double area = Math.PI * ((2 * r.Mean * t.Mean) - t.Moment(2));
        double areaSquared = Math.PI * Math.PI * ((4 * r.Moment(2) * t.Moment(2)) - (4 * r.Mean * t.Moment(3)) + t.Moment(4));
        double height = (2 * study.Voi.HalfHeightMm) - study.Anatomy.GapMm.Mean - (2 * arm.ResorptionMm.Mean);
        double heightSquared = (height * height) + study.Anatomy.GapMm.Variance + (4 * arm.ResorptionMm.Variance);
        double volume = study.Voi.Volume;
        double ofFragments = ((areaSquared * heightSquared) - (area * area * height * height)) / (volume * volume);
        double variance = ofFragments + arm.CallusFraction.Variance;
        return new PhantomExpectation(arm, (area * height / volume) + arm.CallusFraction.Mean, Math.Sqrt(variance));
    }

    /// <summary>Cohen's d of two arms: difference of the means divided by the root of the mean variance.</summary>
    public static double CohensD(PhantomExpectation control, PhantomExpectation treatment) =>
        (treatment.BvTvMean - control.BvTvMean)
        / Math.Sqrt(0.5 * ((control.BvTvSd * control.BvTvSd) + (treatment.BvTvSd * treatment.BvTvSd)));
}
