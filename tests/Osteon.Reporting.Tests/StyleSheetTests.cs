using System.Globalization;
using System.Text.RegularExpressions;

namespace Osteon.Reporting.Tests;

/// <summary>
/// Contrast of text on its ground, at least 4.5 : 1 (WCAG 2.2, AA), in both colour schemes, computed from the style sheet itself.
/// </summary>
[Oracle]
public sealed class StyleSheetTests
{
    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (string text in (string[])["ink", "soft", "accent", "ok", "warn", "fail", "note"])
                foreach (string ground in (string[])["paper", "ground", "faint"]) pairs.Add(text, ground);
            foreach (string hue in (string[])["ok", "warn", "fail", "note", "accent"])
            {
                pairs.Add(hue, hue + "-soft");
                pairs.Add("ink", hue + "-soft");
                pairs.Add("soft", hue + "-soft");
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Text_stands_out_from_its_ground(string text, string ground)
    {
        string style = FrontendFile.Text(FrontendFile.ReportStyle);
        int dark = style.IndexOf("prefers-color-scheme: dark", StringComparison.Ordinal);
        Assert.InRange(Contrast(style[..dark], text, ground), 4.5, 21);
        Assert.InRange(Contrast(style[dark..], text, ground), 4.5, 21);
    }

    [Fact]
    public void The_formula_gives_the_published_extremes()
    {
        Assert.Equal(21, Contrast("--a: #000000; --b: #ffffff;", "a", "b"), 9);
        Assert.Equal(1, Contrast("--a: #777777;", "a", "a"), 9);
        Assert.Equal(4.48, Contrast("--a: #777777; --b: #ffffff;", "a", "b"), 2);
    }

    private static double Contrast(string style, string a, string b)
    {
        double x = Luminance(style, a), y = Luminance(style, b);
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string style, string name)
    {
        Match match = Regex.Match(style, $@"--{name}: #([0-9a-f]{{6}});");
        Assert.True(match.Success, $"--{name} is not in the style sheet");
        double[] parts = [.. Enumerable.Range(0, 3)
            .Select(i => int.Parse(match.Groups[1].Value.AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
