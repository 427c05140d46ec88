using System.Globalization;

namespace Osteon.Reporting;

/// <summary>How p values are written.</summary>
public enum PValueStyle
{
    /// <summary>Three significant digits, <c>0.0123</c>; below 0.0001 <c>&lt; 0.0001</c>. Up to four stars.</summary>
    Exact,

    /// <summary>Four decimals, <c>0.0123</c>; below 0.0001 <c>&lt; 0.0001</c>. Up to four stars.</summary>
    GraphPad,

    /// <summary>Three decimals without the zero before the point, <c>.012</c>; below 0.001 <c>&lt; .001</c>. Up to three stars.</summary>
    Apa,

    /// <summary>Three decimals, <c>0.012</c>; below 0.001 <c>&lt; 0.001</c>. Up to three stars.</summary>
    Nejm,
}

/// <summary>
/// p values as text and as stars. Every decision is made on the unrounded value: 0.05000001 prints as 0.0500 and is not significant. A
/// value that would round up to 1 prints as <c>&gt; 0.999</c> (<c>&gt; 0.9999</c> with four decimals), since only an exact 1 is 1. The
/// styles are those of Prism's guide; it writes the limits of the GraphPad and NEJM styles without the zero in one place and with it in
/// another, and here they have it, like the values themselves. At equality (p = 0.05) Prism's pages contradict each other; here p must be
/// below.
/// </summary>
public static class PValueText
{
    /// <summary>
    /// The value in the given style, without <c>p =</c>. Range of <paramref name="p"/> 0 to 1, else <see
    /// cref="ArgumentOutOfRangeException"/>.
    /// </summary>
    public static string Format(double p, PValueStyle style = PValueStyle.Exact)
    {
        CheckRange(p);
        return style switch
        {
            PValueStyle.Exact => Significant(p),
            PValueStyle.GraphPad => Fixed(p, 4),
            PValueStyle.Nejm => Fixed(p, 3),
            PValueStyle.Apa => Fixed(p, 3).Replace("0.", ".", StringComparison.Ordinal),
            _ => throw new ArgumentOutOfRangeException(nameof(style), style, "unknown style"),
        };
    }

    /// <summary>With <c>p</c> and the sign of relation: <c>p = 0.0123</c>, <c>p &lt; 0.0001</c>.</summary>
    public static string Statement(double p, PValueStyle style = PValueStyle.Exact)
    {
        string text = Format(p, style);
        return text[0] is '<' or '>' ? "p " + text : "p = " + text;
    }

    /// <summary>
    /// <c>ns</c>, <c>*</c> below 0.05, <c>**</c> below 0.01, <c>***</c> below 0.001 and, in the GraphPad and exact styles, <c>****</c>
    /// below 0.0001.
    /// </summary>
    public static string Stars(double p, PValueStyle style = PValueStyle.Exact)
    {
        CheckRange(p);
        bool four = style is PValueStyle.Exact or PValueStyle.GraphPad;
        return p < 0.0001 && four ? "****" : p < 0.001 ? "***" : p < 0.01 ? "**" : p < 0.05 ? "*" : "ns";
    }

    /// <summary>The key of the stars, for a caption.</summary>
    public static string StarKey(PValueStyle style) =>
        "ns p ≥ 0.05, * p < 0.05, ** p < 0.01, *** p < 0.001"
        + (style is PValueStyle.Exact or PValueStyle.GraphPad ? ", **** p < 0.0001" : "");

    private static string Significant(double p)
    {
        if (p < 0.0001) return "< 0.0001";
        if (p == 1) return "1.00";
        if (p >= 0.9995) return "> 0.999";
        int decimals = 2 - NumberText.Exponent(p, 3);
        return p.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static string Fixed(double p, int decimals)
    {
        string format = "F" + decimals.ToString(CultureInfo.InvariantCulture);
        double unit = decimals == 4 ? 0.0001 : 0.001;
        if (p < unit) return "< " + unit.ToString(format, CultureInfo.InvariantCulture);
        string text = p.ToString(format, CultureInfo.InvariantCulture);
        return p < 1 && text[0] == '1' ? "> " + (1 - unit).ToString(format, CultureInfo.InvariantCulture) : text;
    }

    private static void CheckRange(double p)
    {
        if (!(p >= 0 && p <= 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "a p value lies between 0 and 1");
    }
}
