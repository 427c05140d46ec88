using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

[Unit]
public sealed class FilterTests
{
    private const double Na = double.NaN;

    [Fact]
    public void Blank_filter_keeps_what_is_above_the_blank_or_not_in_it()
    {
        FeatureTable table = Tables.Of("ssbb", [50, 50, 10, Na, 30, Na], [50, 40, 20, Na, 30, 5], [10, 10, Na, 4, 0, Na],
            [10, 10, Na, 6, Na, Na]);
        PreparationResult result = table.Prepare(new BlankFilter());
        // 50/10 is at the limit and stays; 45/10 goes; not in a blank: stays; only in blanks: goes; blank 0: stays; sample only: stays.
        Assert.Equal(["f1", "f3", "f5", "f6"], result.Table.Features.Select(f => f.Id));
        Assert.Equal(["f2", "f4"], result.Effects[0].RemovedFeatures.Select(r => r.FeatureId));
        Assert.Equal("sample to blank ratio 4.5 below 5", result.Effects[0].RemovedFeatures[0].Reason);
        Assert.Equal("found in blanks and in no sample", result.Effects[0].RemovedFeatures[1].Reason);
    }

    [Fact]
    public void Blank_filter_by_maximum_and_median()
    {
        FeatureTable table = Tables.Of("sssbb", [10], [100], [1000], [1], [30]);
        Assert.Single(table.Prepare(new BlankFilter { MinimumRatio = 20 }).Table.Features);
        Assert.Throws<InvalidContentException>(() => table.Prepare(
            new BlankFilter { MinimumRatio = 4, Sample = IntensityStatistic.Median, Blank = IntensityStatistic.Maximum }));
    }

    [Fact]
    public void Blank_filter_without_blanks_changes_nothing_and_says_so()
    {
        var context = RunContext.Default;
        FeatureTable table = Tables.Of("sq", [1, 2], [3, 4]);
        PreparationResult result = Preparation.Run(table, [new BlankFilter()], context);
        Assert.Same(table, result.Table);
        Assert.Equal(["OST-PRE-001"], context.Findings.ToList().Select(f => f.Id));
    }

    [Fact]
    public void Modified_80_percent_rule_keeps_what_one_group_has()
    {
        double[] full = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], oneArm = [1, 1, 1, 1, Na, Na, Na, Na, Na, Na],
            thin = [1, 1, 1, Na, Na, 1, 1, 1, Na, Na], half = [1, 1, 1, 1, 1, 1, 1, 1, Na, Na];
        FeatureTable table = Tables.Of("ssssssssss", [.. Enumerable.Range(0, 10)
            .Select(i => new[] { full[i], oneArm[i], thin[i], half[i] })])
            .Grouped("a", "a", "a", "a", "a", "b", "b", "b", "b", "b");
        Assert.Equal(["f1", "f2", "f4"], table.Prepare(new MissingFilter()).Table.Features.Select(f => f.Id));
        Assert.Equal(["f1"], table.Prepare(new MissingFilter { Rule = MissingRule.EachGroup }).Table.Features.Select(f => f.Id));
        Assert.Equal(["f1", "f4"], table.Prepare(new MissingFilter { Rule = MissingRule.AllSamples }).Table.Features.Select(f => f.Id));
        Assert.Equal("present in at most 60 % of any group, below 80 %",
            table.Prepare(new MissingFilter()).Effects[0].RemovedFeatures[0].Reason);
        Assert.Equal("present in 0 % of group b, below 80 %",
            table.Prepare(new MissingFilter { Rule = MissingRule.EachGroup }).Effects[0].RemovedFeatures[0].Reason);
    }

    [Fact]
    public void Missing_filter_on_qcs_ignores_samples()
    {
        FeatureTable table = Tables.Of("sqqqs", [Na, 1], [1, Na], [1, 1], [1, 1], [Na, 1]);
        Assert.Equal(["f1"], table.Prepare(new MissingFilter { Rule = MissingRule.Qcs }).Table.Features.Select(f => f.Id));
    }

    [Fact]
    public void Groups_are_needed_where_the_rule_looks_at_them()
    {
        var context = RunContext.Default;
        Assert.Throws<InvalidContentException>(() => Preparation.Run(Tables.Of("ss", [1], [2]), [new MissingFilter()], context));
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-PRE-002");
    }

    [Fact]
    public void Quality_filter_by_rsd_d_ratio_and_detection()
    {
        // QCs: f1 8, 10, 12 (RSD 20 %); f2 5, 10, 15 (50 %); f3 constant but in one QC only; f4 constant zero.
        FeatureTable table = Tables.Of("qqqsss", [8, 5, 10, 0], [10, 10, Na, 0], [12, 15, Na, 0], [6, 1, 1, 1], [10, 50, 2, 2],
            [14, 99, 3, 3]);
        PreparationResult result = table.Prepare(new QualityFilter());
        Assert.Equal(["f1"], result.Table.Features.Select(f => f.Id));
        Assert.Equal(["QC RSD 50 % above 30 %", "QC RSD is not defined", "QC RSD is not defined"],
            result.Effects[0].RemovedFeatures.Select(r => r.Reason));
        Assert.Equal(["f1", "f2"], table.Prepare(new QualityFilter { MaximumRsdPercent = 60 }).Table.Features.Select(f => f.Id));
        Assert.Equal(["f2"], table.Prepare(new QualityFilter { MaximumRsdPercent = 60, MaximumDRatio = 0.49 }).Table.Features.Select(
            f => f.Id));
        Assert.Equal(["f1", "f2", "f4"], table.Prepare(new QualityFilter
        {
            MaximumRsdPercent = null,
            MinimumQcDetection = 0.5
        }).Table.Features.Select(f => f.Id));
    }

    [Fact]
    public void Filters_do_nothing_the_second_time()
    {
        FeatureTable table = Tables.Drifting(60, 40, 3, 0.15);
        PreparationStep[] steps = [new MissingFilter(), new QualityFilter()];
        FeatureTable once = table.Prepare(steps).Table;
        Assert.InRange(once.Features.Count, 1, 39);
        PreparationResult twice = once.Prepare(steps);
        Assert.Equal(once.Features.Select(f => f.Id), twice.Table.Features.Select(f => f.Id));
        Assert.All(twice.Effects, e => Assert.Empty(e.RemovedFeatures));
    }

    [Fact]
    public void Zeros_become_missing_and_are_counted()
    {
        FeatureTable table = Tables.Of("ss", [0, 1, -2], [3, 0, 4]);
        PreparationResult result = table.Prepare(new ZerosAsMissing());
        Assert.Equal(new TableCounts(2, 3, 6, 0, 2), result.Effects[0].Before);
        Assert.Equal(new TableCounts(2, 3, 6, 2, 0), result.Effects[0].After);
        Assert.Equal(-2, result.Table.Intensities[0, 2]);
        Assert.True(double.IsNaN(table.Prepare(new ZerosAsMissing { NegativeValuesToo = true }).Table.Intensities[0, 2]));
        Assert.Equal(0, table.Intensities[0, 0]);
    }

    [Fact]
    public void Steps_after_the_qcs_were_dropped_are_refused_before_work()
    {
        FeatureTable table = Tables.Of("qqs", [1], [2], [3]);
        Assert.DoesNotContain(Preparation.Check(table, [new QualityFilter()]), f => f.Severity == Severity.Error);
        IReadOnlyList<Finding> findings = Preparation.Check(table, [new KeepInjections { Kinds = [InjectionKind.Sample] }, new QualityFilter()]);
        Assert.Equal(["OST-PRE-003"], findings.Select(f => f.Id));
    }

    [Fact]
    public void A_filter_that_leaves_nothing_stops()
    {
        var error = Assert.Throws<InvalidContentException>(() =>
            Tables.Of("qqs", [1], [100], [2]).Prepare(new QualityFilter { MaximumRsdPercent = 1 }));
        Assert.Equal("OST-PRE-028", error.Finding.Id);
    }
}
