using System.Globalization;

namespace Osteon.Formats;

/// <summary>
/// The forms in which programs name spectra in raw files (terms below MS:1000767 of the PSI-MS vocabulary, table 1 of the mzTab-M
/// specification): names and numbers in a fixed order, for example <c>controllerType=0 controllerNumber=1 scan=274</c>.
/// </summary>
internal static class NativeSpectrumId
{
    private static readonly Dictionary<string, (string Name, long Least)[]> Forms = new(StringComparer.Ordinal)
    {
        ["MS:1000768"] = [("controllerType", 0), ("controllerNumber", 1), ("scan", 1)],
        ["MS:1000769"] = [("function", 1), ("process", 0), ("scan", 0)],
        ["MS:1000770"] = [("sample", 0), ("period", 0), ("cycle", 0), ("experiment", 0)],
        ["MS:1000771"] = [("scan", 0)],
        ["MS:1000772"] = [("scan", 0)],
        ["MS:1000774"] = [("index", 0)],
        ["MS:1000776"] = [("scan", 0)],
        ["MS:1000777"] = [("spectrum", 0)],
    };

    /// <summary>The form in words, for example <c>index=0…</c>; null if any text is allowed or the format is unknown.</summary>
    public static string? Form(string accession)
    {
        if (accession is "MS:1000773" or "MS:1000775") return "file=NAME";
        return Forms.TryGetValue(accession, out (string Name, long Least)[]? parts)
            ? string.Join(' ', parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name}={p.Least}…")))
            : null;
    }

    /// <summary>
    /// Whether the name of a spectrum has the form of this format; true for formats that allow any text and for unknown ones.
    /// </summary>
    public static bool Fits(string accession, string reference)
    {
        if (accession is "MS:1000773" or "MS:1000775") return reference.StartsWith("file=", StringComparison.Ordinal) && reference.Length > 5;
        if (!Forms.TryGetValue(accession, out (string Name, long Least)[]? parts)) return true;
        string[] pieces = reference.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (pieces.Length != parts.Length) return false;
        for (int i = 0; i < parts.Length; i++)
        {
            (string name, long least) = parts[i];
            if (!pieces[i].StartsWith(name + "=", StringComparison.Ordinal)) return false;
            if (!long.TryParse(pieces[i].AsSpan(name.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long number)) return false;
            if (number < least) return false;
        }

        return true;
    }
}
