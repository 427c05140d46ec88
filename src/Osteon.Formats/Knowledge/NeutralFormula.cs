using System.Globalization;
using System.Text;

namespace Osteon.Formats;

/// <summary>
/// The neutral formula of a compound whose model states it as an ion at pH 7: as many hydrogens are added or taken as it has charges, since
/// that is how the forms of one metabolite differ. Its monoisotopic mass is the sum of the masses of the commonest isotope of each element
/// (NIST, https://physics.nist.gov/Comp).
/// </summary>
internal static class NeutralFormula
{
    /// <summary>Dietary fibres stand in models with tens of millions of atoms.</summary>
    private const long MostAtoms = 1_000_000_000;

    private static readonly Dictionary<string, double> Masses = new(StringComparer.Ordinal)
    {
        ["H"] = 1.00782503223,
        ["D"] = 2.01410177812,
        ["Li"] = 7.0160034366,
        ["B"] = 11.00930536,
        ["C"] = 12,
        ["N"] = 14.00307400443,
        ["O"] = 15.99491461957,
        ["F"] = 18.99840316273,
        ["Na"] = 22.989769282,
        ["Mg"] = 23.985041697,
        ["Al"] = 26.98153853,
        ["Si"] = 27.97692653465,
        ["P"] = 30.97376199842,
        ["S"] = 31.9720711744,
        ["Cl"] = 34.968852682,
        ["K"] = 38.9637064864,
        ["Ca"] = 39.962590863,
        ["V"] = 50.94395704,
        ["Cr"] = 51.94050623,
        ["Mn"] = 54.93804391,
        ["Fe"] = 55.93493633,
        ["Ni"] = 57.93534241,
        ["Co"] = 58.93319429,
        ["Cu"] = 62.92959772,
        ["Zn"] = 63.92914201,
        ["As"] = 74.92159457,
        ["Se"] = 79.9165218,
        ["Br"] = 78.9183376,
        ["Mo"] = 97.90540482,
        ["I"] = 126.9044719,
        ["Hg"] = 201.9706434,
    };

    /// <summary>
    /// Formula and mass without charge; null if the formula holds a rest (R, X, *), an element that is not known, or fewer hydrogens than
    /// would have to be taken away (metal ions are not neutral compounds).
    /// </summary>
    /// <param name="formula">Elements with their counts, without brackets.</param>
    /// <param name="charge">Charge of the formula.</param>
    public static (string Formula, double Mass)? Of(string formula, int charge)
    {
        if (Parse(formula) is not { } counts || Math.Abs(charge) > 100) return null;
        long hydrogens = counts.GetValueOrDefault("H") - charge;
        if (hydrogens < 0) return null;
        counts["H"] = hydrogens;
        double mass = 0;
        foreach ((string element, long count) in counts) mass += Masses[element] * count;
        return mass > 0 ? (Hill(counts), mass) : null;
    }

    private static SortedDictionary<string, long>? Parse(string formula)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        int at = 0;
        while (at < formula.Length)
        {
            int end = at + 1;
            if (!char.IsAsciiLetterUpper(formula[at])) return null;
            while (end < formula.Length && char.IsAsciiLetterLower(formula[end])) end++;
            string element = formula[at..end];
            at = end;
            while (end < formula.Length && char.IsAsciiDigit(formula[end])) end++;
            long count = 1;
            if (!Masses.ContainsKey(element)
                || (end > at && !long.TryParse(formula.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture, out count))
                || count > MostAtoms) return null;
            counts[element] = counts.GetValueOrDefault(element) + count;
            at = end;
        }

        return counts.Count > 0 ? counts : null;
    }

    /// <summary>Carbon, hydrogen, then the others by their letters.</summary>
    private static string Hill(SortedDictionary<string, long> counts)
    {
        var text = new StringBuilder();
        IEnumerable<string> order = counts.ContainsKey("C") ? ["C", "H", .. counts.Keys.Where(e => e is not ("C" or "H"))] : counts.Keys;
        foreach (string element in order)
        {
            long count = counts.GetValueOrDefault(element);
            if (count == 0) continue;
            text.Append(element);
            if (count > 1) text.Append(CultureInfo.InvariantCulture, $"{count}");
        }

        return text.ToString();
    }
}
