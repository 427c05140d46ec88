using System.Globalization;

namespace Osteon.Metabolomics;

/// <summary>
/// Masses of isotopes in u, from <c>data/elements.tsv</c> (NIST; the electron from CODATA 2018). A bare symbol means the principal, that is
/// the most abundant isotope; a symbol with a mass number in front (<c>13C</c>) that isotope. D is 2H.
/// </summary>
public static class IsotopeMasses
{
    private const string ElectronSymbol = "e";

    private static readonly Dictionary<string, double> Masses = Load();

    /// <summary>Mass of the electron, u.</summary>
    public static double Electron => Masses[ElectronSymbol];

    /// <summary>Mass of a proton as a hydrogen atom without its electron, u.</summary>
    public static double Proton => Masses["H"] - Electron;

    /// <summary>The mass of a symbol (<c>C</c>, <c>13C</c>, <c>D</c>), or null if it is not in the table.</summary>
    public static double? Of(string symbol) =>
        symbol != ElectronSymbol && Masses.TryGetValue(symbol == "D" ? "2H" : symbol, out double mass) ? mass : null;

    private static Dictionary<string, double> Load()
    {
        var masses = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (
            string[] row in EmbeddedTable.Read("elements.tsv", "symbol", "atomic_number", "mass_number", "mass_u", "principal", "source"))
        {
            double mass = double.Parse(row[3], CultureInfo.InvariantCulture);
            masses.Add(row[0] == ElectronSymbol ? ElectronSymbol : row[2] + row[0], mass);
            if (row[4] == "yes") masses[row[0]] = mass;
        }

        return masses;
    }
}
