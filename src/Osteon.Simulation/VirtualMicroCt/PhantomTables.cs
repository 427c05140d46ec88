using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>The tables that go with a synthetic study.</summary>
public static class PhantomTables
{
    /// <summary>
    /// <c>samples</c>: sample, subject, arm, timepoint, assay, file; one row per scan. <paramref name="ending"/> is the ending of the scan
    /// files, with its dot.
    /// </summary>
    public static Table Samples(IReadOnlyList<PhantomSample> plan, string folder, string ending) => new(
        "samples",
        "Samples of the synthetic study",
        [
            Column.Of("sample", Texts(plan, s => s.Sample)),
            Column.Of("subject", Texts(plan, s => s.Subject)),
            Column.Of("arm", Texts(plan, s => s.Arm.Id)),
            Column.Of("timepoint", Texts(plan, _ => "w14")),
            Column.Of("assay", Texts(plan, _ => "ct")),
            Column.Of("file", Texts(plan, s => $"{folder}/{s.Sample}{ending}")),
        ]);

    /// <summary>
    /// <c>truth</c>: one row per sample with the true measures under the registry's term ids, then the callus volume, the bound of its
    /// error, the number of struts and the drawn sizes.
    /// </summary>
    public static Table Truth(IReadOnlyList<PhantomSample> plan)
    {
        IReadOnlyList<Measure>[] measures = [.. plan.Select(s => s.Truth.Measures())];
        var columns = new List<Column>
        {
            Column.Of("sample", Texts(plan, s => s.Sample)),
            Column.Of("subject", Texts(plan, s => s.Subject)),
            Column.Of("arm", Texts(plan, s => s.Arm.Id)),
        };
        int count = measures.Length == 0 ? 0 : measures[0].Count;
        for (int i = 0; i < count; i++)
        {
            Term term = measures[0][i].Term;
            columns.Add(Column.Of(term.Id, [.. measures.Select(m => m[i].Value)], term.Unit.Symbol, "True value. " + term.Definition));
        }

        columns.Add(Numbers(plan, "callus_volume", "mm^3", "Volume of the struts outside fragments and caps", s => s.Truth.CallusVolume));
        columns.Add(Numbers(plan, "callus_volume_error", "mm^3", "Bound of its error", s => s.Truth.CallusVolumeUncertainty));
        columns.Add(Numbers(plan, "struts", "1", "Number of struts drawn", s => s.Femur.Struts.Count));
        columns.Add(Numbers(plan, "outer_radius", "mm", "Outer radius of the diaphysis", s => s.Parameters.Fragments.OuterRadiusMm));
        columns.Add(Numbers(plan, "cortex_thickness", "mm", "Thickness of the cortex", s => s.Parameters.Fragments.CortexThicknessMm));
        columns.Add(Numbers(plan, "gap", "mm", "Distance between the fragments", s => 2 * s.Parameters.Fragments.HalfGapMm));
        columns.Add(Numbers(plan, "cortex_density", "mgHA/cm^3", "Mineral density of the cortex", s => s.Parameters.Fragments.Density));
        columns.Add(Numbers(plan, "callus_density", "mgHA/cm^3", "Mean density of the struts", s => s.Parameters.Callus.Density));
        return new Table("truth", "Truth of the synthetic study", columns);
    }

    /// <summary>
    /// <c>truth_arms</c>: per arm the expected mean and SD of BV/TV over all possible animals, and mean and SD of those that were drawn.
    /// </summary>
    public static Table Arms(IReadOnlyList<PhantomSample> plan, PhantomStudyParameters study)
    {
        const string OfAll = "over all animals the arm could have";
        const string OfDrawn = "of the true values of the animals drawn";
        PhantomExpectation[] expected = [.. study.Arms.Select(arm => PhantomExpectation.Of(arm, study))];
        double[][] drawn = [.. study.Arms.Select(arm => plan.Where(s => s.Arm.Id == arm.Id).Select(s => s.Truth.BvTv).ToArray())];
        return new Table(
            "truth_arms",
            "True BV/TV of the arms of the synthetic study",
            [
                Column.Of("arm", [.. study.Arms.Select(a => a.Id)]),
                Column.Of("role", [.. study.Arms.Select(a => a.Role)]),
                Column.Of("bv_tv_expected_mean", [.. expected.Select(e => (double?)e.BvTvMean)], "1", "Mean " + OfAll),
                Column.Of("bv_tv_expected_sd", [.. expected.Select(e => (double?)e.BvTvSd)], "1", "Standard deviation " + OfAll),
                Column.Of("n", [.. drawn.Select(d => (long?)d.Length)], "1", "Animals drawn"),
                Column.Of("bv_tv_mean", [.. drawn.Select(Mean)], "1", "Mean " + OfDrawn),
                Column.Of("bv_tv_sd", [.. drawn.Select(SampleSd)], "1", "Standard deviation (n − 1) " + OfDrawn),
            ]);
    }

    private static double? Mean(double[] values) => values.Length > 0 ? values.Average() : null;

    private static double? SampleSd(double[] values)
    {
        if (values.Length < 2) return null;
        double mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }

    private static string?[] Texts(IReadOnlyList<PhantomSample> plan, Func<PhantomSample, string> text) => [.. plan.Select(text)];

    private static NumberColumn Numbers(
        IReadOnlyList<PhantomSample> plan, string name, string unit, string meaning, Func<PhantomSample, double> value) =>
        Column.Of(name, [.. plan.Select(s => (double?)value(s))], unit, meaning);
}
