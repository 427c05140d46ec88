namespace Osteon.Primitives.Tests;

[Unit]
public sealed class QuantityTests
{
    [Theory]
    [InlineData("17.5 um", 0.0175, "mm")]
    [InlineData("17.5µm", 0.0175, "mm")]
    [InlineData("1e10 1/mL", 1e7, "1/uL")]
    [InlineData("100 uL", 0.1, "mL")]
    [InlineData("277.15 K", 4, "degC")]
    [InlineData("2 weeks", 14, "d")]
    [InlineData("250 mgHA/ccm", 0, null)]
    [InlineData("-3", -3, "1")]
    public void Quantities_are_read_with_their_unit(string text, double expected, string? unit)
    {
        bool read = Quantity.TryParse(text, out Quantity quantity);
        Assert.Equal(unit is not null, read);
        if (unit is not null) Assert.Equal(expected, quantity.In(unit), 1e-9);
    }

    [Theory]
    [InlineData("")]
    [InlineData("um")]
    [InlineData("1,5 mm")]
    [InlineData("NaN mm")]
    [InlineData("1e999 mm")]
    [InlineData("5 furlong")]
    public void Nonsense_is_refused(string text) => Assert.False(Quantity.TryParse(text, out _));

    [Fact]
    public void A_wrong_dimension_is_told_in_words()
    {
        Assert.False(Quantity.TryParse("200 uL", Dimension.Length, out _, out string? reason));
        Assert.Equal("'200 uL' is a volume, but a length is meant", reason);
    }

    [Fact]
    public void Every_unit_reads_its_own_symbol_and_its_display()
    {
        foreach (string symbol in Unit.Symbols) Assert.Equal(symbol, Unit.Of(symbol).Symbol);
        Assert.Throws<ArgumentException>(() => Unit.Of("mm").Convert(1, Unit.Of("mg")));
    }
}
