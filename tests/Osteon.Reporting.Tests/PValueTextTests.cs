namespace Osteon.Reporting.Tests;

[Unit]
public sealed class PValueTextTests
{
    [Theory]
    [InlineData(1, "1.00")]
    [InlineData(0.9996, "> 0.999")]
    [InlineData(0.9994, "0.999")]
    [InlineData(0.5, "0.500")]
    [InlineData(0.1, "0.100")]
    [InlineData(0.09999, "0.100")]
    [InlineData(0.09994, "0.0999")]
    [InlineData(0.05000001, "0.0500")]
    [InlineData(0.0123, "0.0123")]
    [InlineData(0.00999999, "0.0100")]
    [InlineData(0.00082, "0.000820")]
    [InlineData(0.0001, "0.000100")]
    [InlineData(0.00009999999, "< 0.0001")]
    [InlineData(0, "< 0.0001")]
    public void Exact_has_three_significant_digits(double p, string expected) => Assert.Equal(expected, PValueText.Format(p));

    [Theory]
    [InlineData(PValueStyle.GraphPad, 0.1234, "0.1234")]
    [InlineData(PValueStyle.GraphPad, 0.03321, "0.0332")]
    [InlineData(PValueStyle.GraphPad, 0.00012, "0.0001")]
    [InlineData(PValueStyle.GraphPad, 0.000099, "< 0.0001")]
    [InlineData(PValueStyle.GraphPad, 0.99999, "> 0.9999")]
    [InlineData(PValueStyle.GraphPad, 1, "1.0000")]
    [InlineData(PValueStyle.Apa, 0.1234, ".123")]
    [InlineData(PValueStyle.Apa, 0.00099, "< .001")]
    [InlineData(PValueStyle.Apa, 0.0011, ".001")]
    [InlineData(PValueStyle.Apa, 0.9999, "> .999")]
    [InlineData(PValueStyle.Apa, 1, "1.000")]
    [InlineData(PValueStyle.Nejm, 0.1234, "0.123")]
    [InlineData(PValueStyle.Nejm, 0.00099, "< 0.001")]
    public void Styles_have_their_decimals_and_limits(PValueStyle style, double p, string expected) =>
        Assert.Equal(expected, PValueText.Format(p, style));

    [Theory]
    [InlineData(0.05000001, "ns", "ns")]
    [InlineData(0.05, "ns", "ns")]
    [InlineData(0.0499999, "*", "*")]
    [InlineData(0.01, "*", "*")]
    [InlineData(0.00999, "**", "**")]
    [InlineData(0.001, "**", "**")]
    [InlineData(0.000999, "***", "***")]
    [InlineData(0.0001, "***", "***")]
    [InlineData(0.000099, "****", "***")]
    public void Stars_are_decided_on_the_unrounded_value(double p, string graphPad, string apa)
    {
        Assert.Equal(graphPad, PValueText.Stars(p, PValueStyle.GraphPad));
        Assert.Equal(graphPad, PValueText.Stars(p, PValueStyle.Exact));
        Assert.Equal(apa, PValueText.Stars(p, PValueStyle.Apa));
        Assert.Equal(apa, PValueText.Stars(p, PValueStyle.Nejm));
    }

    [Fact]
    public void A_statement_has_the_sign_of_relation()
    {
        Assert.Equal("p = 0.0123", PValueText.Statement(0.0123));
        Assert.Equal("p < 0.0001", PValueText.Statement(1e-9));
        Assert.Equal("p > 0.999", PValueText.Statement(0.9999));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1e-9)]
    [InlineData(1.0000001)]
    public void Anything_else_is_no_p_value(double p)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PValueText.Format(p));
        Assert.Throws<ArgumentOutOfRangeException>(() => PValueText.Stars(p));
    }
}
