using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// Makes one row of the injections of one experimental unit: technical replicates are never n. Samples with the same subject and group, and
/// the same entries in the columns of
/// <see cref="Within"/> (time point, tissue …), are averaged cell by cell over the values that are there; a cell is missing where none is.
/// A cell counts as imputed if one of the averaged values was. The row takes the first member's place; its name is the member's name if
/// there is one, else the subject (with the group and the entries where the subject alone is not unique). QCs, blanks, references and
/// diluted pools stay. Best done after drift correction, since each injection has its own place in the order. Idempotent.
/// </summary>
public sealed record AverageReplicates : PreparationStep
{
    /// <inheritdoc/>
    public override string Id => "average_replicates";

    /// <summary>Mean (default) or median.</summary>
    public IntensityStatistic Statistic { get; init; } = IntensityStatistic.Mean;

    /// <summary>Titles of further columns of the sample sheet that tell injections of one subject apart. Default none.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];

    internal override bool NeedsLinearScale => false;

    internal override IEnumerable<Finding> Check(FeatureTable table)
    {
        Injection[] samples = [.. table.Injections.Where(i => i.Kind == InjectionKind.Sample)];
        string[] without = [.. samples.Where(i => i.Subject is null).Select(i => i.Name)];
        if (without.Length > 0)
            yield return Finding.Warning(PreparationFindings.NoSubjects,
                $"{without.Length} samples name no subject and are taken as units of their own", value: Text.List(without),
                hint: "Name the animal each injection comes from, so that replicates are recognised.");
        foreach (string column in Within.Where(w => !samples.Any(i => i.Further.ContainsKey(w))))
            yield return Finding.Warning(PreparationFindings.ReplicatesDiffer,
                $"no sample has a column '{column}' that replicates are told apart by", value: column,
                hint: NearestName.Hint(column, [.. samples.SelectMany(i => i.Further.Keys).Distinct()]));
        string[] twoGroups = [.. samples.Where(i => i.Subject is not null).GroupBy(i => i.Subject!, StringComparer.Ordinal)
            .Where(g => g.Select(i => i.Group).Distinct().Count() > 1).Select(g => g.Key)];
        if (twoGroups.Length > 0)
            yield return Finding.Note(PreparationFindings.ReplicatesDiffer,
                $"{twoGroups.Length} subjects occur in more than one group; their injections are averaged within a group only",
                value: Text.List(twoGroups),
                hint: "Right for paired designs; else check the sample sheet.");
    }

    internal override StepOutcome Apply(StepInput input, RunContext context)
    {
        FeatureTable table = input.Table;
        int[][] sets = [.. Enumerable.Range(0, table.Injections.Count).GroupBy(r => Key(table.Injections[r], r)).Select(g => g.ToArray())];
        if (sets.All(s => s.Length == 1)) return new StepOutcome(table, input.Imputed);
        var values = new Matrix(sets.Length, table.Features.Count);
        var imputed = new CellMask(sets.Length, table.Features.Count);
        var injections = new Injection[sets.Length];
        var averaged = new List<AveragedInjection>();
        var taken = new HashSet<string>(sets.Where(s => s.Length == 1).Select(s => table.Injections[s[0]].Name), StringComparer.Ordinal);
        double[] scratch = new double[sets.Max(s => s.Length)];
        for (int i = 0; i < sets.Length; i++)
        {
            int[] members = sets[i];
            injections[i] = members.Length == 1 ? table.Injections[members[0]] : Joined(table, members, taken);
            if (members.Length > 1) averaged.Add(new AveragedInjection(
                injections[i].Name, [.. members.Select(m => table.Injections[m].Name)]));
            for (int f = 0; f < values.Columns; f++)
            {
                for (int m = 0; m < members.Length; m++)
                {
                    scratch[m] = table.Intensities.Values[(members[m] * values.Columns) + f];
                    if (input.Imputed[members[m], f]) imputed[i, f] = true;
                }

                values[i, f] = members.Length == 1 ? scratch[0] : BlankFilter.Summary(scratch.AsSpan(0, members.Length), Statistic);
            }
        }

        var result = new FeatureTable(injections, table.Features, values) { Quantity = table.Quantity, AmountUnit = table.AmountUnit };
        return new StepOutcome(result, imputed) { AveragedInjections = averaged };
    }

    private string Key(Injection injection, int row) =>
        injection.Kind != InjectionKind.Sample || injection.Subject is null
            ? $"row\u001f{row}"
            : string.Join('\u001f', ["unit", injection.Subject, injection.Group ?? "",
                .. Within.Select(w => injection.Further.GetValueOrDefault(w, ""))]);

    private Injection Joined(FeatureTable table, int[] members, HashSet<string> taken)
    {
        Injection[] all = [.. members.Select(m => table.Injections[m])];
        Injection first = all[0];
        string full = string.Join(' ', new[] { first.Subject!, first.Group ?? "" }.Concat(
            Within.Select(w => first.Further.GetValueOrDefault(w, ""))).Where(s => s.Length > 0));
        string name = taken.Add(first.Subject!) ? first.Subject! : taken.Add(full) ? full : $"{full} ({first.Name})";
        taken.Add(name);
        return first with
        {
            Name = name,
            Batch = all.All(i => i.Batch == first.Batch) ? first.Batch : null,
            Order = all.All(i => i.Order is not null) ? all.Min(i => i.Order) : null,
            Amount = all.All(i => i.Amount is not null) ? all.Average(i => i.Amount) : null,
            Further = first.Further.Where(p => all.All(i => i.Further.TryGetValue(p.Key, out string? v) && v == p.Value)).ToDictionary(),
        };
    }
}
