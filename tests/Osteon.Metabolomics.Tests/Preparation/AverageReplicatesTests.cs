using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

[Unit]
public sealed class AverageReplicatesTests
{
    private const double Na = double.NaN;

    private static FeatureTable Replicates => Tables.Of("ssqsss", [1, Na], [3, 5], [9, 9], [4, Na], [8, Na], [7, 7])
        .With((i, r) => i with
        {
            Subject = r switch { 0 or 1 => "rat1", 3 or 4 => "rat2", 5 => "rat1", _ => null },
            Group = r == 5 ? "late" : r == 2 ? null : "early",
            Further = new Dictionary<string, string> { ["tube"] = r < 2 ? "A" : $"{r}" },
        });

    [Fact]
    public void Injections_of_one_animal_and_group_become_one_row()
    {
        PreparationResult result = Replicates.Prepare(new AverageReplicates());
        Assert.Equal(["rat1", "q3", "rat2", "s6"], result.Table.Injections.Select(i => i.Name));
        Assert.Equal([2, 5, 9, 9, 6, Na, 7, 7], result.Table.Intensities.Values);
        Assert.Equal(["rat1:s1,s2", "rat2:s4,s5"], result.Effects[0].AveragedInjections.Select(
            a => $"{a.Injection}:{string.Join(',', a.Members)}"));
        Assert.Equal("A", result.Table.Injections[0].Further["tube"]);
        Assert.Empty(result.Table.Injections[2].Further);
        Assert.Equal(1, result.Table.Injections[0].Order);
    }

    [Fact]
    public void A_column_can_keep_injections_apart() =>
        Assert.Equal(5, Replicates.Prepare(new AverageReplicates { Within = ["tube"] }).Table.Injections.Count);

    [Fact]
    public void Done_twice_is_done_once()
    {
        FeatureTable once = Replicates.Prepare(new AverageReplicates()).Table;
        PreparationResult twice = once.Prepare(new AverageReplicates());
        Assert.Same(once, twice.Table);
    }

    [Fact]
    public void Samples_without_subject_are_named()
    {
        var context = RunContext.Default;
        Preparation.Run(Tables.Of("ss", [1], [2]), [new AverageReplicates()], context);
        Assert.Equal(["OST-PRE-025"], context.Findings.ToList().Select(f => f.Id));
    }
}
