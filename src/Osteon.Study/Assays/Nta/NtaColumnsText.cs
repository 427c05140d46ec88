using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>The columns of a table of sizes as one line of text: <c>size=Diameter,counts=A+B,unit=nm,of=diameter,at=centre,amount=tracks</c>.</summary>
public static class NtaColumnsText
{
    private static readonly string[] Keys = ["size", "counts", "unit", "of", "at", "amount"];

    /// <summary>The columns, or null where the text cannot be understood; every problem is a finding.</summary>
    public static NtaColumns? Parse(string text, FindingCollector findings)
    {
        var own = new FindingCollector();
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string part in text.Split(','))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            string key = (equals < 0 ? part : part[..equals]).Trim();
            if (equals < 0 || !Keys.Contains(key))
                own.Add(Finding.Error("OST-NTS-050", $"'{part}' is not part of a declaration of columns", value: part, hint: NearestName.Hint(key, Keys)));
            else if (!given.TryAdd(key, part[(equals + 1)..].Trim()))
                own.Add(Finding.Error("OST-NTS-051", $"'{key}' is declared twice", value: part));
        }

        if (!given.TryGetValue("size", out string? size) || size.Length == 0)
            own.Add(Finding.Error("OST-NTS-052", "the column of sizes is not declared", value: text, hint: "size=TITLE names it."));
        string unit = Choice(given, "unit", own, "nm", "um");
        string of = Choice(given, "of", own, "diameter", "radius");
        string at = Choice(given, "at", own, "centre", "lower", "upper");
        string amount = Choice(given, "amount", own, "tracks", "per_ml");
        findings.AddRange(own.ToList());
        return own.HasErrors
            ? null
            : new NtaColumns
            {
                Size = size!,
                Counts = given.TryGetValue("counts", out string? counts) && counts.Length > 0 ? counts.Split('+', StringSplitOptions.TrimEntries) : [],
                SizeUnit = unit,
                Radius = of == "radius",
                Place = at switch { "lower" => NtaSizePlace.LowerEdge, "upper" => NtaSizePlace.UpperEdge, _ => NtaSizePlace.Centre },
                Content = amount == "per_ml" ? NtaBinContent.ConcentrationPerMl : NtaBinContent.Tracks,
            };
    }

    private static string Choice(Dictionary<string, string> given, string key, FindingCollector findings, params string[] values)
    {
        if (!given.TryGetValue(key, out string? value)) return values[0];
        if (values.Contains(value)) return value;
        findings.Add(Finding.Error("OST-NTS-053", $"'{value}' is not a value of '{key}'", value: value, hint: NearestName.Hint(value, values)));
        return values[0];
    }
}
