using System.Globalization;
using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// The mass of the neutral molecule of a feature: as stated, else from m/z and one adduct of the common ones, M = (m/z·|z| − adduct)/n.
/// Null where neither is stated, several adducts are, or the adduct is not in the list; nothing is assumed.
/// </summary>
internal static partial class NeutralMass
{
    private const double Electron = 0.000548579909065;
    private const double Hydrogen = 1.00782503223;
    private const double Proton = Hydrogen - Electron;

    /// <summary>Mass added to the neutral molecules, of what is gained or lost beside them; electrons are counted by the charge.</summary>
    private static readonly Dictionary<string, double> Parts = new(StringComparer.Ordinal)
    {
        ["H"] = Hydrogen,
        ["Na"] = 22.9897692820,
        ["K"] = 38.9637064864,
        ["Li"] = 7.0160034366,
        ["NH4"] = 14.00307400443 + (4 * Hydrogen),
        ["NH3"] = 14.00307400443 + (3 * Hydrogen),
        ["H2O"] = 15.99491461957 + (2 * Hydrogen),
        ["Cl"] = 34.968852682,
        ["Br"] = 78.9183376,
        ["FA"] = 12 + (2 * 15.99491461957) + (2 * Hydrogen),
        ["HCOO"] = 12 + (2 * 15.99491461957) + Hydrogen,
        ["HCOOH"] = 12 + (2 * 15.99491461957) + (2 * Hydrogen),
        ["CH3COO"] = 24 + (2 * 15.99491461957) + (3 * Hydrogen),
        ["Hac"] = 24 + (2 * 15.99491461957) + (4 * Hydrogen),
        ["CH3COOH"] = 24 + (2 * 15.99491461957) + (4 * Hydrogen),
        ["ACN"] = 24 + 14.00307400443 + (3 * Hydrogen),
        ["CH3OH"] = 12 + 15.99491461957 + (4 * Hydrogen),
    };

    public static double? Of(Feature feature)
    {
        if (feature.NeutralMass is { } stated) return stated;
        if (feature.Mz is not { } mz || feature.Adduct is not { } adduct) return null;
        Match match = Adduct().Match(adduct.Trim());
        if (!match.Success) return null;
        int molecules = match.Groups["n"].Length == 0 ? 1 : int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);
        int charge = (match.Groups["z"].Length == 0 ? 1 : int.Parse(match.Groups["z"].Value, CultureInfo.InvariantCulture)) * (
            match.Groups["sign"].Value == "+" ? 1 : -1);
        double added = 0;
        foreach (Capture part in match.Groups["part"].Captures)
        {
            Match pieces = Part().Match(part.Value);
            if (!Parts.TryGetValue(pieces.Groups["what"].Value, out double mass)) return null;
            double count = pieces.Groups["k"].Length == 0 ? 1 : double.Parse(pieces.Groups["k"].Value, CultureInfo.InvariantCulture);
            added += (part.Value[0] == '+' ? 1 : -1) * count * mass;
        }

        // A positive ion lacks electrons, a negative one has more.
        return ((mz * Math.Abs(charge)) + (charge * Electron) - added) / molecules;
    }

    [GeneratedRegex(@"^\[(?<n>\d*)M(?<part>[+-]\d*[A-Z][A-Za-z0-9]*)*\](?<z>\d*)(?<sign>[+-])$")]
    private static partial Regex Adduct();

    [GeneratedRegex(@"^[+-](?<k>\d*)(?<what>[A-Z].*)$")]
    private static partial Regex Part();
}
