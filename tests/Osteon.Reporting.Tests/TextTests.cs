namespace Osteon.Reporting.Tests;

/// <summary>Numbers, columns, ticks and line breaks.</summary>
[Unit]
public sealed class TextTests
{
    [Theory]
    [InlineData(0, 4, "0")]
    [InlineData(-0.0, 4, "0")]
    [InlineData(0.23146, 4, "0.2315")]
    [InlineData(-12.3456, 3, "−12.3")]
    [InlineData(9.9996, 4, "10.00")]
    [InlineData(123456, 3, "123456")]
    [InlineData(1234567, 3, "1.23 × 10⁶")]
    [InlineData(1e9, 3, "10⁹")]
    [InlineData(-1e-4, 3, "−10⁻⁴")]
    [InlineData(0.00012, 2, "1.2 × 10⁻⁴")]
    [InlineData(999.96, 4, "1000")]
    public void Numbers_are_rounded_for_people(double value, int digits, string expected) =>
        Assert.Equal(expected, NumberText.Significant(value, digits));

    [Theory]
    [InlineData(-0.0004, 3, "0.000")]
    [InlineData(-0.0005001, 3, "−0.001")]
    [InlineData(2.5, 0, "2")]
    public void There_is_no_minus_zero(double value, int decimals, string expected) =>
        Assert.Equal(expected, NumberText.Fixed(value, decimals));

    [Fact]
    public void A_column_has_one_number_of_decimals_where_that_keeps_three_digits_of_each_value()
    {
        Assert.Equal(["0.2005", "0.0388"], Formatted(0.20049, 0.03879));
        Assert.Equal(["12", "7"], Formatted(12, 7));
        Assert.Equal(["2.11", "−1.71"], Formatted(2.11, -1.71));
        Assert.Equal(["2.4 × 10⁹", "3.1 × 10⁸"], Formatted(2.4e9, 3.1e8));
        Assert.Equal(["0.0", "0.5"], Formatted(0, 0.5));
        Assert.Equal(["0.0710", "62", "−5.60"], Formatted(0.071, 62, -5.6));
    }

    [Theory]
    [InlineData(0.107, 0.311, 0.10, 0.35)]
    [InlineData(0, 0, -1, 1)]
    [InlineData(5, 5, 4.4, 5.6)]
    [InlineData(2.1e9, 6.9e9, 0, 7e9)]
    [InlineData(-8, -1, -8, 0)]
    public void Ticks_enclose_the_data(double low, double high, double first, double last)
    {
        AxisTicks ticks = AxisTicks.Around(low, high);
        Assert.True(ticks.Low <= low && ticks.High >= high);
        Assert.Equal(first, ticks.Low, 12);
        Assert.Equal(last, ticks.High, 12);
        Assert.All(ticks.Values.Zip(ticks.Values.Skip(1)), p => Assert.True(p.First < p.Second));
    }

    [Fact]
    public void Ticks_are_written_exactly()
    {
        AxisTicks ticks = AxisTicks.Around(0, 0.62);
        Assert.Equal("0|0.1|0.2|0.3|0.4|0.5|0.6|0.7",
            string.Join('|', ticks.Values.Select(v => v.ToString("R", System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal(",.1f", ticks.Format);
    }

    [Fact]
    public void Labels_break_at_spaces()
    {
        Assert.Equal(["Hydrogel +", "vesicles"], LineBreaks.Of("Hydrogel + vesicles", 12));
        Assert.Equal(["Unbreakablelongword"], LineBreaks.Of("Unbreakablelongword", 8));
        Assert.Equal([""], LineBreaks.Of("", 8));
    }

    private static string[] Formatted(params double[] values)
    {
        var format = new ColumnFormat(values);
        return [.. values.Select(format.Text)];
    }
}
