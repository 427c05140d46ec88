namespace Osteon.Study;

/// <summary>
/// The steps of a study: one per scan, then one per assay that gathers the experimental units, then one that compares the arms; one for each table of metabolites; and last one
/// that looks the results up in the mechanism graph. Each can be run alone.
/// </summary>
/// <param name="Steps">The steps, each after those it reads from.</param>
/// <param name="UnitSteps">Id of the gathering step of each measured assay, by assay id.</param>
public sealed record StudyPlan(IReadOnlyList<Step> Steps, IReadOnlyDictionary<string, string> UnitSteps)
{
    /// <summary>Makes the plan of a study that was checked and has no errors.</summary>
    /// <param name="study">The study.</param>
    /// <param name="only">Only this assay, or null for all.</param>
    /// <param name="seed">Seed of the run.</param>
    public static StudyPlan Of(StudyUnderstanding study, string? only, ulong seed)
    {
        if (study.HasErrors || study.Manifest is null) throw new ArgumentException("a study with errors has no plan", nameof(study));
        var steps = new List<Step>();
        var unitSteps = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Assay assay in study.Manifest.Manifest.Assays.Where(a => only is null || a.Id == only))
        {
            switch (assay)
            {
                case MicroCtAssay ct:
                    steps.AddRange(CtSteps.Of(ct, study));
                    unitSteps[assay.Id] = CtSteps.UnitsId(ct);
                    break;
                case NtaAssay nta:
                    steps.AddRange(NtaSteps.Of(nta, study, seed));
                    if (NtaSteps.HasUnits(nta, study)) unitSteps[assay.Id] = NtaSteps.IdOf(nta);
                    break;
                case ElectronMicroscopyAssay microscopy:
                    steps.AddRange(MicrographSteps.Of(microscopy, study, seed));
                    if (study.Samples.Included.Any(r => r.Assay == assay.Id && r.FullPath is not null && r.Arm.Length > 0))
                        unitSteps[assay.Id] = MicrographSteps.UnitsId(microscopy);
                    break;
                case BlotAssay blot:
                    steps.AddRange(BlotSteps.Of(blot, study));
                    break;
                case MetabolomicsAssay metabolomics:
                    steps.AddRange(MetaboliteSteps.Of(metabolomics, study, seed));
                    break;
            }
        }

        if (OutcomeSteps.Of(study, unitSteps, seed) is { } compare) steps.Add(compare);
        if (MechanismSteps.Of(study, steps, seed) is { } mechanism) steps.Add(mechanism);
        return new StudyPlan(steps, unitSteps);
    }
}
