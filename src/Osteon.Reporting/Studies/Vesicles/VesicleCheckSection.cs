using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>What was measured by one method held against what another gave, or what was dosed.</summary>
internal static class VesicleCheckSection
{
    /// <summary>The section, or null where there is nothing to hold against each other.</summary>
    public static Section? Of(StudyRun run, IReadOnlyList<VesicleView> views)
    {
        Manifest manifest = run.Study.Manifest!.Manifest;
        VesicleView? tracking = views.FirstOrDefault(v => v.Kind == NtaSteps.SummariseKind && v.Document is not null);
        VesicleView[] micrographs = [.. views.Where(v => v.Kind == MicrographSteps.SampleKind && v.Document is not null)];
        double[] medians = [.. micrographs.Select(m => m.Measure("tem_diameter_median")?.Value).OfType<double>()];
        Arm[] dosed = [.. manifest.Design.Arms.Where(a => a.Dose is { Particles: not null, Volume: not null })];
        if (tracking is null || (medians.Length == 0 && dosed.Length == 0)) return null;
        var facts = new List<Fact>();
        var findings = new List<Finding>();
        double? median = tracking.Measure("d50_nm")?.Value, stock = NtaSection.DilutionIsKnown(tracking) ? tracking.Measure("concentration_per_ml")?.Value : null;
        if (median is { } d50) facts.Add(new Fact("median diameter by tracking", $"{NumberText.Significant(d50)} nm"));
        if (medians.Length > 0)
        {
            MicroscopyMode mode = ((ElectronMicroscopyAssay)micrographs[0].Assay).Mode;
            double mean = medians.Average();
            facts.Add(new Fact("median diameter by electron microscopy", $"{NumberText.Significant(mean)} nm{(medians.Length > 1 ? $", the mean of {medians.Length} samples" : "")}"));
            facts.Add(new Fact("what is expected", VesicleCrossChecks.ExpectedSizes(mode)));
            findings.AddRange(VesicleCrossChecks.Of(new VesicleNumbers { NtaMedianNm = median, NtaModeNm = tracking.Measure("mode_nm")?.Value, MicroscopyMedianNm = mean, Microscopy = mode }));
        }

        if (stock is { } perMl) facts.Add(new Fact("concentration by tracking", $"{NumberText.Significant(perMl)} per mL, undiluted"));
        foreach (Arm arm in dosed) Dose(run, arm, stock, facts, findings);
        return new Section("vesicle-checks", "Vesicles: methods held against each other",
        [
            new FactListBlock(facts), new FindingListBlock([.. findings.Distinct()], "Nothing contradicts."),
        ])
        {
            Description = "Numbers that different methods or people gave, and that must fit together.",
            Status = findings.Any(f => f.Severity == Severity.Warning) ? SectionStatus.Warned : SectionStatus.Passed,
        };
    }

    private static void Dose(StudyRun run, Arm arm, double? stock, List<Fact> facts, List<Finding> findings)
    {
        double particles = arm.Dose!.Particles!.Value.In("1"), volume = arm.Dose.Volume!.Value.In("uL");
        facts.Add(new Fact(
            $"dose of {arm.Label ?? arm.Id}",
            $"{NumberText.Significant(particles)} particles in {NumberText.Significant(volume)} µL, which is {NumberText.Significant(particles / volume * 1000)} per mL"
            + (stock is { } perMl ? $"; {NumberText.Significant(particles / perMl * 1000)} µL of the measured preparation" : "")));
        VesiclePreparation? vesicles = run.Study.Manifest!.Manifest.Vesicles;
        int units = run.Study.Arms.FirstOrDefault(a => a.Arm.Id == arm.Id)?.N ?? 0;
        findings.AddRange(VesicleCrossChecks.Of(new VesicleNumbers
        {
            Arm = arm.Id,
            DoseParticles = particles,
            DoseMicrolitres = volume,
            DoseProteinMicrograms = arm.Dose.Protein?.In("ug"),
            Doses = arm.Schedule?.Count is { } count && units > 0 ? count * units : null,
            StockPerMl = stock,
            YieldParticles = vesicles is null ? null : VesicleAmounts.Particles(vesicles),
            YieldProteinMicrograms = vesicles is null ? null : VesicleAmounts.ProteinMicrograms(vesicles),
        }));
    }
}
