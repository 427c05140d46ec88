namespace Osteon.Reporting.Tests;

/// <summary>What a drawing may hold.</summary>
[Unit]
public sealed class SvgDrawingTests
{
    private const string Namespace = "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";

    [Theory]
    [InlineData("<script>alert(1)</script>", "script")]
    [InlineData("<foreignObject><div/></foreignObject>", "foreignObject")]
    [InlineData("<image href=\"https://example.org/x.png\"/>", "image")]
    [InlineData("<use href=\"#a\"/>", "use")]
    [InlineData("<a href=\"https://example.org\"><path d=\"M0,0\"/></a>", "<a>")]
    [InlineData("<path onclick=\"alert(1)\"/>", "onclick")]
    [InlineData("<path OnLoad=\"alert(1)\"/>", "OnLoad")]
    [InlineData("<path style=\"fill:red\"/>", "style")]
    [InlineData("<style>*{fill:url(https://example.org)}</style>", "style")]
    [InlineData("<path fill=\"url(https://example.org/a)\"/>", "outside")]
    [InlineData("<linearGradient xlink:href=\"https://example.org/a\"/>", "outside")]
    [InlineData("<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>", "animate")]
    [InlineData("<path>", "well-formed")]
    public void Anything_that_acts_or_loads_is_refused(string content, string word)
    {
        Assert.False(SvgDrawing.TryAdopt($"<svg {Namespace}>{content}</svg>", "f", out string? adopted, out string? reason));
        Assert.Null(adopted);
        Assert.Contains(word, reason);
    }

    [Fact]
    public void A_document_type_is_refused() =>
        Assert.False(SvgDrawing.TryAdopt("<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&x;</svg>", "f", out _, out _));

    [Fact]
    public void Something_else_is_not_a_drawing() => Assert.False(SvgDrawing.TryAdopt("<html/>", "f", out _, out _));

    [Fact]
    public void Identifiers_and_their_uses_get_the_prefix()
    {
        string svg = $"<svg {Namespace}><defs><clipPath id=\"c0\"><path d=\"M0,0\"/></clipPath>"
            + "<linearGradient id=\"g\" xlink:href=\"#c0\"/></defs>"
            + "<g clip-path=\"url(#c0)\"><text>a &lt; b</text></g></svg>";
        Assert.True(SvgDrawing.TryAdopt(svg, "fig-1", out string? adopted, out _));
        Assert.Contains("id=\"fig-1-c0\"", adopted);
        Assert.Contains("clip-path=\"url(#fig-1-c0)\"", adopted);
        Assert.Contains("xlink:href=\"#fig-1-c0\"", adopted);
        Assert.Contains("a &lt; b", adopted);
    }
}
