namespace Osteon.Formats;

/// <summary>What the cells of a file say of its commas.</summary>
internal sealed class DecimalMarkEvidence
{
    /// <summary>The first number in which a comma can only be the decimal mark.</summary>
    public string? Decimal { get; private set; }

    /// <summary>The first number in which commas can only stand between thousands.</summary>
    public string? Grouping { get; private set; }

    /// <summary>The first number that can be read both ways, for example <c>1,234</c>.</summary>
    public string? Either { get; private set; }

    /// <summary>Whether any number holds a comma.</summary>
    public bool Any => Decimal is not null || Grouping is not null || Either is not null;

    /// <summary>Adds a number with a comma; false if it is no number whatever the comma means.</summary>
    public bool Add(string number)
    {
        string text = number.TrimStart('+', '-');
        int point = text.LastIndexOf('.');
        int comma = text.LastIndexOf(',');
        bool manyCommas = text.IndexOf(',', StringComparison.Ordinal) != comma;
        if (point >= 0 && point < comma) return Is(text[..comma], '.', text[(comma + 1)..]) && (Decimal ??= number) is not null;
        int end = text.IndexOfAny(['.', 'e', 'E']);
        string whole = end < 0 ? text : text[..end];
        bool grouped = comma < whole.Length && NumberCells.IsGrouped(whole, ',') && (end < 0 || IsRest(text[end..]));
        if (point >= 0 || manyCommas) return grouped && (Grouping ??= number) is not null;
        bool asDecimal = Is(text[..comma], '\0', text[(comma + 1)..]);
        if (grouped && asDecimal) Either ??= number;
        else if (asDecimal) Decimal ??= number;
        else if (grouped) Grouping ??= number;
        return grouped || asDecimal;
    }

    /// <summary>Whether whole and fraction are those of a number with a decimal mark between.</summary>
    private static bool Is(string whole, char group, string fraction)
    {
        bool grouped = group != '\0' && whole.Contains(group, StringComparison.Ordinal);
        bool wholeFits = grouped ? NumberCells.IsGrouped(whole, group) : whole.All(char.IsAsciiDigit);
        return wholeFits && fraction.Length > 0 && IsRest("." + fraction);
    }

    /// <summary>Whether a text is what may follow the whole part: a fraction, an exponent, or both.</summary>
    private static bool IsRest(string rest)
    {
        int e = rest.IndexOfAny(['e', 'E']);
        string fraction = e < 0 ? rest : rest[..e];
        string exponent = e < 0 ? "0" : rest[(e + 1)..].TrimStart('+', '-');
        return (fraction.Length == 0 || (fraction[0] == '.' && fraction.Skip(1).All(char.IsAsciiDigit)))
            && exponent.Length > 0
            && exponent.All(char.IsAsciiDigit);
    }
}
