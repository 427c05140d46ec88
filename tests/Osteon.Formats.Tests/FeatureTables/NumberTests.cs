using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.FeatureTables;

/// <summary>What numbers may look like.</summary>
[Property]
public sealed class NumberTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private FeatureTableFile Read(IEnumerable<string> cells, out FindingCollector findings, FeatureTableReadOptions? options = null) => TableReading.Read(
        _folder.Write("t.tsv", "id\tS1\n" + string.Concat(cells.Select((c, i) => $"f{i}\t{c}\n"))),
        (options ?? FeatureTableReadOptions.Default) with { Mapping = new FeatureTableMapping { Values = ["S1"] } },
        out findings);

    private Finding[] Refused(IEnumerable<string> cells, FeatureTableReadOptions? options = null)
    {
        (_, FindingCollector all) = TableReading.Refused<InvalidContentException>(
            _folder.Write("t.tsv", "id\tS1\n" + string.Concat(cells.Select((c, i) => $"f{i}\t{c}\n"))),
            (options ?? FeatureTableReadOptions.Default) with { Mapping = new FeatureTableMapping { Values = ["S1"] } });
        return [.. all.ToList().Where(f => f.Severity == Severity.Error)];
    }

    [Theory]
    [InlineData("1234.5", 1234.5)]
    [InlineData(" 7 ", 7.0)]
    [InlineData("-0", 0.0)]
    [InlineData("1e+05", 1e5)]
    [InlineData("2.5E-3", 2.5e-3)]
    [InlineData(".5", 0.5)]
    [InlineData("1 234 567", 1234567.0)]
    [InlineData("1\u00A0234.5", 1234.5)]
    [InlineData("1\u202F234.5", 1234.5)]
    [InlineData("1'234'567.25", 1234567.25)]
    [InlineData("\u2212 3", null)]
    [InlineData("−3", -3.0)]
    [InlineData("1,234,567.5", 1234567.5)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("0,231", 0.231)]
    [InlineData("12,5", 12.5)]
    [InlineData("1234,5", 1234.5)]
    [InlineData("1234,567", 1234.567)]
    [InlineData("1,5e3", 1500.0)]
    [InlineData("1.234.567,89", 1234567.89)]
    [InlineData("1 234,5", 1234.5)]
    [InlineData("1,23,456", null)]
    [InlineData("1,234,56", null)]
    [InlineData("12 34", null)]
    [InlineData("0x1F", null)]
    [InlineData("5 %", null)]
    [InlineData("<LOD", null)]
    [InlineData("1.2.3", null)]
    [InlineData("1e", null)]
    [InlineData("--1", null)]
    public void One_number_alone(string cell, double? expected)
    {
        if (expected is { } number) Assert.Equal(number, Read([cell], out _).Table.Intensities[0, 0]);
        else Assert.Equal("OST-FEA-013", Assert.Single(Refused([cell])).Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("NA")]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("null")]
    [InlineData("-")]
    [InlineData("N/A")]
    [InlineData("n.d.")]
    public void Marks_of_missing_values(string cell) => Assert.Equal([double.NaN, 1], Read([cell, "1"], out _).Table.Intensities.Values);

    [Theory]
    [InlineData("Infinity")]
    [InlineData("-Inf")]
    [InlineData("∞")]
    [InlineData("1e999")]
    public void Infinite_values_are_missing_and_told(string cell)
    {
        FeatureTableFile file = Read([cell, "1"], out FindingCollector findings);
        Assert.Equal([double.NaN, 1], file.Table.Intensities.Values);
        Finding told = Assert.Single(findings.ToList());
        Assert.Equal(("OST-FEA-014", 2, 2), (told.Id, told.Location!.Line, told.Location.Column));
    }

    [Fact]
    public void A_mark_of_the_user_is_missing()
    {
        FeatureTableFile file = Read(["<lod", "2"], out _, new FeatureTableReadOptions { MissingMarks = ["<LOD"] });
        Assert.Equal([double.NaN, 2], file.Table.Intensities.Values);
    }

    [Fact]
    public void Values_below_zero_are_kept_and_told()
    {
        FeatureTableFile file = Read(["-1.5", "2", "-3"], out FindingCollector findings);
        Assert.Equal([-1.5, 2, -3], file.Table.Intensities.Values);
        Assert.StartsWith("2 intensities", Assert.Single(findings.ToList(), f => f.Id == "OST-FEA-015").Message, StringComparison.Ordinal);
        Assert.Equal(2, file.Understood.NegativeCells);
    }

    [Fact]
    public void A_comma_that_can_be_read_both_ways_needs_a_word()
    {
        Assert.Equal("OST-FEA-018", Assert.Single(Refused(["1,234", "5", "7.5"])).Id);
        Assert.Equal(1234, Read(["1,234", "5"], out _, new FeatureTableReadOptions { DecimalMark = '.' }).Table.Intensities[0, 0]);
        Assert.Equal(1.234, Read(["1,234", "5"], out _, new FeatureTableReadOptions { DecimalMark = ',' }).Table.Intensities[0, 0]);
        Assert.Equal([1.234, 12.5], Read(["1,234", "12,5"], out _).Table.Intensities.Values);
        Assert.Equal([1.234, 0.231], Read(["1,234", "0,231"], out _).Table.Intensities.Values);
        Assert.Equal([0.5, 1.234, 0.231, 12345.678], Read(["0,5", "1,234", "0,231", "12345,678"], out _).Table.Intensities.Values);
        Assert.Equal([1234, 1234567], Read(["1,234", "1,234,567"], out _).Table.Intensities.Values);
    }

    [Fact]
    public void Commas_of_both_meanings_contradict_each_other() => Assert.All(
        (string[][])[["12,5", "1,234.5"], ["12,5", "12,5", "1,234,567"], ["1,234,567", "12,5"]],
        cells => Assert.Equal("OST-FEA-017", Assert.Single(Refused(cells)).Id));

    [Fact]
    public void A_point_that_cannot_stand_between_thousands_contradicts_a_decimal_comma()
    {
        Finding error = Assert.Single(Refused(["12,5", "0.5"]));
        Assert.Equal(("OST-FEA-013", "0.5"), (error.Id, error.Value));
        Assert.Equal([12.5, 1234], Read(["12,5", "1.234"], out _).Table.Intensities.Values);
    }

    [Fact]
    public void Any_number_is_read_to_the_last_bit_with_either_decimal_mark() => PropertyCheck.ForAll(
        Gen.Choose(int.MinValue, int.MaxValue).Two().Select(b => BitConverter.Int64BitsToDouble(((long)b.Item1 << 32) | (uint)b.Item2)).Where(double.IsFinite),
        value =>
        {
            string text = value.ToString("R", CultureInfo.InvariantCulture);
            double expected = value == 0 ? 0 : value;
            Assert.Equal(expected, Read([text], out _).Table.Intensities[0, 0]);
            Assert.Equal(expected, Read([text.Replace('.', ',')], out _, new FeatureTableReadOptions { DecimalMark = ',' }).Table.Intensities[0, 0]);
        },
        count: 300);
}
