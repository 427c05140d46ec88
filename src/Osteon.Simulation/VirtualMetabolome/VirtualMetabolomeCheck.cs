using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>What can be wrong with the parameters of a simulated metabolite study.</summary>
public static class VirtualMetabolomeCheck
{
    private const long MostCells = 50_000_000;
    private const int MostSubjects = 2_000;

    /// <summary>
    /// Every finding at once, all errors: OST-VMT-001 arms, 002 subjects, 003 effects, 004 amounts, 005 instrument, 006 injections, 007
    /// annotation, 008 compounds and sets, 009 size.
    /// </summary>
    public static IReadOnlyList<Finding> Check(VirtualMetabolomeParameters parameters)
    {
        var findings = new List<Finding>();
        Compounds(parameters, findings);
        Arms(parameters, findings);
        foreach (VirtualArm arm in parameters.Arms) Effects(arm, parameters, findings);
        Biology(parameters.Biology, findings);
        Instrument(parameters.Instrument, findings);
        Acquisition(parameters, findings);
        Annotation(parameters.Annotation, findings);
        if (findings.Count == 0) Size(parameters, findings);
        return findings;
    }

    private static void Compounds(VirtualMetabolomeParameters p, List<Finding> findings)
    {
        const string Id = "OST-VMT-008";
        foreach (string twice in Twice(p.Compounds.Select(c => c.Id)))
            findings.Add(Finding.Error(Id, "two compounds have the same id", value: twice));
        foreach (string twice in Twice(p.Sets.Select(s => s.Id)))
            findings.Add(Finding.Error(Id, "two sets have the same id", value: twice));
        foreach (VirtualCompound compound in p.Compounds)
        {
            if (string.IsNullOrWhiteSpace(compound.Id) || !(compound.MonoisotopicMass is > 2 and < 5000))
                findings.Add(Finding.Error(
                    Id,
                    "a compound needs an id and a mass between 2 and 5000 Da",
                    value: $"{compound.Id}: {Text(compound.MonoisotopicMass)}"));
            if (compound.Polarities.Count == 0 || compound.Polarities.Distinct().Count() < compound.Polarities.Count)
                findings.Add(Finding.Error(Id, "a compound is seen in one polarity or in both", value: compound.Id));
        }

        HashSet<string> known = [.. p.Compounds.Select(c => c.Id)];
        foreach (MetaboliteSet set in p.Sets)
        {
            foreach (string member in set.Members.Where(m => !known.Contains(m)))
                findings.Add(Finding.Error(Id, $"set '{set.Id}' has a member that is not among the compounds", value: member));
            foreach (string twice in Twice(set.Members))
                findings.Add(Finding.Error(Id, $"set '{set.Id}' has a member twice", value: twice));
        }
    }

    private static void Arms(VirtualMetabolomeParameters p, List<Finding> findings)
    {
        if (p.Arms.Count == 0) findings.Add(Finding.Error("OST-VMT-001", "a study needs at least one arm"));
        foreach (string twice in Twice(p.Arms.Select(a => a.Id)))
            findings.Add(Finding.Error("OST-VMT-001", "two arms have the same name", value: twice));
        foreach (VirtualArm arm in p.Arms)
        {
            if (string.IsNullOrWhiteSpace(arm.Id)) findings.Add(Finding.Error("OST-VMT-001", "an arm needs a name"));
            if (arm.Subjects is < 1 or > MostSubjects)
                findings.Add(
                    Finding.Error("OST-VMT-001", $"an arm has 1 to {MostSubjects} subjects", value: $"{arm.Id}: {Text(arm.Subjects)}"));
            if (arm.SubjectNames is { } names && names.Count != arm.Subjects)
                findings.Add(Finding.Error("OST-VMT-002", $"arm '{arm.Id}' has {arm.Subjects} subjects and {names.Count} names"));
        }

        string[] given = [.. p.Arms.SelectMany(a => a.SubjectNames ?? [])];
        foreach (string twice in Twice(given)) findings.Add(Finding.Error("OST-VMT-002", "two subjects have the same name", value: twice));
        foreach (string name in given.Where(n => string.IsNullOrWhiteSpace(n) || n.StartsWith("QC-", StringComparison.Ordinal)
                     || n.StartsWith("blank-", StringComparison.Ordinal) || n.StartsWith("subject-", StringComparison.Ordinal)))
            findings.Add(
                Finding.Error("OST-VMT-002", "a subject needs a name that does not begin with QC-, blank- or subject-", value: name));
        if (p.Arms.Count > 0 && HasEffects(p.Arms[0].Effects))
            findings.Add(Finding.Error("OST-VMT-003", "the first arm is the reference and has no effects", value: p.Arms[0].Id));
    }

    private static bool HasEffects(VirtualEffects e) => e.UpShare != 0 || e.DownShare != 0 || e.Sets.Count > 0 || e.Compounds.Count > 0;

    private static void Effects(VirtualArm arm, VirtualMetabolomeParameters p, List<Finding> findings)
    {
        const string Id = "OST-VMT-003";
        VirtualEffects e = arm.Effects;
        if (!Share(e.UpShare) || !Share(e.DownShare) || !(e.UpShare + e.DownShare <= 1))
            findings.Add(Finding.Error(
                Id,
                $"the shares that rise and fall in arm '{arm.Id}' are 0 to 1, together at most 1",
                value: $"{Text(e.UpShare)}, {Text(e.DownShare)}"));
        if (!NotNegative(e.Size.Sd) || !(e.Size.Mean - (2 * e.Size.Sd) > 0) || !double.IsFinite(e.Size.Mean))
            findings.Add(
                Finding.Error(Id, $"the size of effects in arm '{arm.Id}' must be above 0: mean − 2 SD", value: e.Size.ToString()));
        string[] sets = [.. p.Sets.Select(s => s.Id)], compounds = [.. p.Compounds.Select(c => c.Id)];
        foreach (SetEffect effect in e.Sets)
        {
            if (!sets.Contains(effect.SetId))
                findings.Add(Finding.Error(
                    Id,
                    $"arm '{arm.Id}' changes a set that is not there",
                    value: effect.SetId,
                    hint: NearestName.Hint(effect.SetId, sets)));
            if (!Share(effect.Share) || !double.IsFinite(effect.Log2FoldChange.Mean) || !NotNegative(effect.Log2FoldChange.Sd))
                findings.Add(
                    Finding.Error(Id, $"the share of set '{effect.SetId}' is 0 to 1 and its fold change finite", value: effect.ToString()));
        }

        foreach ((string compound, double change) in e.Compounds)
        {
            if (!compounds.Contains(compound))
                findings.Add(Finding.Error(Id, $"arm '{arm.Id}' changes a compound that is not there", value: compound));
            if (!double.IsFinite(change))
                findings.Add(Finding.Error(Id, $"the fold change of '{compound}' must be finite", value: Text(change)));
        }

        foreach (string twice in Twice(e.Compounds.Select(c => c.CompoundId)).Concat(Twice(e.Sets.Select(s => s.SetId))))
            findings.Add(Finding.Error(Id, $"arm '{arm.Id}' changes the same compound or set twice", value: twice));
    }

    private static void Biology(VirtualBiology b, List<Finding> findings)
    {
        const string Id = "OST-VMT-004";
        if (!NotNegative(b.MedianCv) || !NotNegative(b.CvSpread) || !NotNegative(b.Log10Spread) || !NotNegative(b.DilutionSpread))
            findings.Add(
                Finding.Error(Id, "coefficients of variation and spreads of amounts must be finite and at least 0", value: b.ToString()));
        if (!Share(b.PathwayShare))
            findings.Add(Finding.Error(Id, "the share of variance of a pathway is 0 to 1", value: Text(b.PathwayShare)));
        if (b.BlockSize < 1) findings.Add(Finding.Error(Id, "a block of unnamed molecules has at least one", value: Text(b.BlockSize)));
        if (!(double.IsFinite(b.MedianIntensity) && b.MedianIntensity > 0))
            findings.Add(Finding.Error(Id, "the median intensity must be above 0", value: Text(b.MedianIntensity)));
    }

    private static void Instrument(VirtualInstrument i, List<Finding> findings)
    {
        const string Id = "OST-VMT-005";
        double[] spreads =
        [
            i.MedianCv, i.CvSpread, i.NoiseFloor, i.DriftAmplitude, i.BatchShift, i.DetectionLimit, i.DetectionLimitSpread,
            i.ResponseSpread,
        ];
        if (!spreads.All(NotNegative))
            findings.Add(
                Finding.Error(Id, "the sizes of noise, drift, shifts and limits must be finite and at least 0", value: i.ToString()));
        if (!Share(i.FallingShare) || !Share(i.RandomMissingShare))
            findings.Add(Finding.Error(
                Id,
                "shares of falling features and of missing cells are 0 to 1",
                value: $"{Text(i.FallingShare)}, {Text(i.RandomMissingShare)}"));
    }

    private static void Acquisition(VirtualMetabolomeParameters p, List<Finding> findings)
    {
        const string Id = "OST-VMT-006";
        VirtualAcquisition a = p.Acquisition;
        if (a.Batches < 1 || a.Batches > Math.Max(1, p.Arms.Sum(arm => (long)arm.Subjects)))
            findings.Add(Finding.Error(Id, "there is at least one batch, and a subject for each", value: Text(a.Batches)));
        if (a.QcEvery < 0 || a.LeadingQcs is < 0 or > 100 || a.LeadingBlanks is < 0 or > 100)
            findings.Add(Finding.Error(Id, "numbers of injections are at least 0, leading ones at most 100", value: a.ToString()));
        bool level = NotNegative(a.BackgroundLevel.Sd) && NotNegative(a.BackgroundLevel.Mean - (2 * a.BackgroundLevel.Sd));
        if (!Share(a.BackgroundShare) || !level)
            findings.Add(Finding.Error(
                Id, "the share of features with background is 0 to 1, its level at least 0: mean − 2 SD", value: a.ToString()));
    }

    private static void Annotation(VirtualAnnotation a, List<Finding> findings)
    {
        const string Id = "OST-VMT-007";
        if (a.UnnamedMolecules < 0 || a.Contaminants < 0)
            findings.Add(Finding.Error(Id, "numbers of features are at least 0", value: a.ToString()));
        bool levels = Share(a.Level1Share) && Share(a.Level2Share) && a.Level1Share + a.Level2Share <= 1 + 1e-12;
        if (!Share(a.OverlapShare) || !Share(a.NamedShare) || !levels)
            findings.Add(Finding.Error(
                Id, "shares of features and of identity levels are 0 to 1, levels 1 and 2 together at most 1", value: a.ToString()));
        if (!NotNegative(a.MassErrorPpm))
            findings.Add(Finding.Error(Id, "the mass error must be finite and at least 0", value: Text(a.MassErrorPpm)));
    }

    private static void Size(VirtualMetabolomeParameters p, List<Finding> findings)
    {
        long injections = p.Arms.Sum(
            a => (long)a.Subjects) * 3, features = 2L * (p.Compounds.Count + p.Annotation.UnnamedMolecules + p.Annotation.Contaminants);
        if (injections * features > MostCells)
            findings.Add(Finding.Error(
                "OST-VMT-009",
                $"the study may have {injections * features} cells, more than {MostCells}",
                hint: "simulate fewer molecules or subjects"));
    }

    private static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);

    private static bool Share(double value) => value is >= 0 and <= 1;

    private static bool NotNegative(double value) => double.IsFinite(value) && value >= 0;

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
