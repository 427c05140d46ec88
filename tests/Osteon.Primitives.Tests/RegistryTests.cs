namespace Osteon.Primitives.Tests;

[Unit]
public sealed class RegistryTests
{
    [Fact]
    public void Every_term_is_complete_and_unique()
    {
        Assert.NotEmpty(TermRegistry.All);
        Assert.Equal(TermRegistry.All.Count, TermRegistry.All.Select(t => t.Id).Distinct().Count());
        Assert.All(TermRegistry.All, t =>
        {
            Assert.Matches("^[a-z][a-z0-9_]*$", t.Id);
            Assert.EndsWith(".", t.Definition, StringComparison.Ordinal);
            Assert.True(t.Doi is null || t.Doi.StartsWith("10.", StringComparison.Ordinal), t.Id);
        });
    }

    [Fact]
    public void A_measure_has_a_value_or_a_reason()
    {
        Assert.Equal("BV/TV = 0.25", Measure.Of("bv_tv", 0.25).ToString());
        Measure none = Measure.Ratio("bs_bv", 1, 0, "no bone voxel in the volume of interest");
        Assert.Null(none.Value);
        Assert.Equal("no bone voxel in the volume of interest", none.NotAvailable);
        Assert.Throws<ArgumentOutOfRangeException>(() => Measure.Of("bv", double.NaN));
        Assert.Throws<ArgumentException>(() => Measure.Of("no_such_term", 1));
    }

    [Fact]
    public void A_table_refuses_ragged_and_doubled_columns()
    {
        Column a = Column.Of("a", new double?[] { 1, null }, "mm");
        var table = new Table("t", "A table", [a, Column.Of("b", ["x", null])]);
        Assert.Equal(2, table.RowCount);
        Assert.Equal("", table["a"].Text(1));
        Assert.Throws<ArgumentException>(() => new Table("t", "", [a, a]));
        Assert.Throws<ArgumentException>(() => new Table("t", "", [a, Column.Of("c", new long?[] { 1 })]));
        Assert.Throws<ArgumentException>(() => table["c"]);
    }

    [Fact]
    public void A_misspelt_name_finds_its_neighbour()
    {
        string[] known = ["threshold", "spacing", "voi"];
        Assert.Equal("threshold", NearestName.Of("treshold", known));
        Assert.Equal("spacing", NearestName.Of("spacign", known));
        Assert.Null(NearestName.Of("colour", known));
        Assert.Equal("Known: threshold, spacing, voi.", NearestName.Hint("colour", known));
    }

    [Fact]
    public void A_finding_says_what_where_and_what_to_do()
    {
        Finding finding = Finding.Error("OST-TST-001", "'x' is not a number", new SourceLocation("a.csv", 3, 4), "x", "Write a number.");
        Assert.Equal("error OST-TST-001  a.csv:3:4  'x' is not a number\n    Write a number.", finding.ToString());
        var collector = new FindingCollector();
        collector.AddRange([finding, finding with { }]);
        Assert.Single(collector.ToList());
        Assert.True(collector.HasErrors);
    }
}
