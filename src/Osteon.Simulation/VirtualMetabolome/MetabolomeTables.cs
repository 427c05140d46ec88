using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>The tables that go with a simulated metabolite study.</summary>
public static class MetabolomeTables
{
    /// <summary>
    /// <c>injections</c>: name, kind (sample, qc, blank), group, subject, order, batch: what a laboratory would hand over with the tables.
    /// </summary>
    public static Table Injections(VirtualMetabolomeStudy study)
    {
        IReadOnlyList<Injection> injections = study.Positive.Injections;
        return new Table(
            "injections",
            "Injections of the simulated study",
            [
                Column.Of("injection", [.. injections.Select(i => i.Name)]),
                Column.Of("kind", [.. injections.Select(i => i.Kind.ToString().ToLowerInvariant())]),
                Column.Of("group", [.. injections.Select(i => i.Group)]),
                Column.Of("subject", [.. injections.Select(i => i.Subject)]),
                Column.Of("order", [.. injections.Select(i => (long?)i.Order)], "1", "Place in the order of injection, from 1"),
                Column.Of("batch", [.. injections.Select(i => i.Batch)]),
            ]);
    }

    /// <summary>
    /// <c>truth_features</c>: one row per feature of both tables, the fold change of each arm but the first in a column of its own
    /// (<c>log2_fold_change_ARM</c>).
    /// </summary>
    public static Table Features(VirtualMetabolomeStudy study)
    {
        IReadOnlyList<FeatureTruth> truth = study.Truth.Features;
        MoleculeTruth?[] molecules = [.. truth.Select(f => f.Molecule is { } m ? study.Truth.Molecules[m] : null)];
        var columns = new List<Column>
        {
            Column.Of("feature", [.. truth.Select(f => f.FeatureId)]),
            Column.Of("polarity", [.. truth.Select(f => f.Polarity.ToString().ToLowerInvariant())]),
            Column.Of("molecule", [.. molecules.Select(m => m?.Id)], "Empty for a contaminant"),
            Column.Of("compound", [.. molecules.Select(m => m?.Compound?.Name)], "Empty for a molecule without a name"),
            Column.Of("pathway", [.. molecules.Select(m => m?.Pathway)]),
            Column.Of("differential", [.. truth.Select(f => (bool?)f.IsDifferential)]),
        };
        for (int a = 1; a < study.Parameters.Arms.Count; a++)
        {
            int arm = a;
            columns.Add(Column.Of(
                "log2_fold_change_" + study.Parameters.Arms[a].Id,
                [.. molecules.Select(m => m?.Log2FoldChange[arm])],
                "1",
                "True log2 of the ratio to the first arm"));
        }

        columns.Add(Column.Of("biological_cv", [.. molecules.Select(m => m?.BiologicalCv)], "1", "Between subjects of one arm"));
        columns.Add(Column.Of(
            "technical_cv", [.. truth.Select(f => (double?)f.TechnicalCv)], "1", "Between injections, far above the noise floor"));
        columns.Add(Column.Of(
            "drift_amplitude", [.. truth.Select(f => (double?)f.DriftAmplitude)], "1", "Root mean square of ln sensitivity over a batch"));
        columns.Add(Column.Of("pool_intensity", [.. truth.Select(f => (double?)f.PoolIntensity)], "1", "Undisturbed"));
        columns.Add(Column.Of("background", [.. truth.Select(f => (double?)f.Background)], "1", "In every injection"));
        columns.Add(Column.Of("detection_limit", [.. truth.Select(f => (double?)f.DetectionLimit)], "1"));
        columns.Add(Column.Of("true_mz", [.. truth.Select(f => (double?)f.TrueMz)], "1"));
        return new Table("truth_features", "Truth of the features of the simulated study", columns);
    }

    /// <summary><c>truth_subjects</c>: subject, arm and dilution of its sample.</summary>
    public static Table Subjects(VirtualMetabolomeStudy study)
    {
        Dictionary<string, string?> groups =
            study.Positive.Injections.Where(i => i.Subject is not null).ToDictionary(i => i.Subject!, i => i.Group);
        return new Table(
            "truth_subjects",
            "Truth of the samples of the simulated study",
            [
                Column.Of("subject", [.. study.Truth.Subjects]),
                Column.Of("arm", [.. study.Truth.Subjects.Select(s => groups[s])]),
                Column.Of("dilution", [.. study.Truth.Dilutions.Select(d => (double?)d)], "1", "Factor on all amounts of the sample"),
            ]);
    }

    /// <summary><c>truth_sets</c>: one row per set and arm but the first.</summary>
    public static Table Sets(VirtualMetabolomeStudy study)
    {
        IReadOnlyList<SetTruth> sets = study.Truth.Sets;
        Dictionary<string, string> names = study.Parameters.Sets.ToDictionary(s => s.Id, s => s.Name);
        return new Table(
            "truth_sets",
            "Truth of the sets of the simulated study",
            [
                Column.Of("set", [.. sets.Select(s => s.SetId)]),
                Column.Of("name", [.. sets.Select(s => names[s.SetId])]),
                Column.Of("arm", [.. sets.Select(s => s.Arm)]),
                Column.Of("measured", [.. sets.Select(s => (long?)s.Measured)], "1", "Members with a named feature"),
                Column.Of("differential", [.. sets.Select(s => (long?)s.Differential)], "1", "Those that truly differ from the first arm"),
                Column.Of("declared", [.. sets.Select(s => (bool?)s.Declared)], "Whether an effect was put on this set"),
            ]);
    }

}
