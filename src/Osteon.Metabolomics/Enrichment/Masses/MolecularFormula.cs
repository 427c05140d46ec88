using System.Globalization;
using System.Text;

namespace Osteon.Metabolomics;

/// <summary>
/// A molecular formula: how many atoms of each element or isotope, and the charge. <see cref="Read"/> understands nested brackets
/// (<c>Ca(C3H5O3)2</c>), isotopes (<c>[13C]6H12O6</c>, <c>D</c>), parts of salts and hydrates (<c>CuSO4·5H2O</c>) and charges
/// (<c>[C5H14NO]+</c>, <c>C6H5O7-3</c>, <c>C6H5O7(3-)</c>, <c>Ca^2+</c>, <c>Ca²⁺</c>; a sign after a count, as in <c>Ca2+</c>, belongs to
/// the count: two atoms, one charge).
/// </summary>
public sealed record MolecularFormula
{
    private readonly SortedDictionary<string, int> _atoms;

    internal MolecularFormula(SortedDictionary<string, int> atoms, int charge)
    {
        _atoms = atoms;
        Charge = charge;
    }

    /// <summary>Atoms per symbol (<c>C</c>, <c>13C</c>), all counts above 0.</summary>
    public IReadOnlyDictionary<string, int> Atoms => _atoms;

    /// <summary>Charge in elementary charges.</summary>
    public int Charge { get; }

    /// <summary>
    /// Monoisotopic mass, u: every element by its principal isotope, less (for cations) or plus (for anions) the electrons of the charge.
    /// It is the mass of the ion, not yet divided by its charge.
    /// </summary>
    public double MonoisotopicMass
    {
        get
        {
            double mass = -Charge * IsotopeMasses.Electron;
            foreach ((string symbol, int count) in _atoms) mass += count * IsotopeMasses.Of(symbol)!.Value;
            return mass;
        }
    }

    /// <summary>A formula from text, or the reason why there is none (unknown element, open bracket, a generic formula with R, X or
    /// n).</summary>
    public static (MolecularFormula? Formula, string? Problem) Read(string? text) => FormulaText.Read(text);

    /// <summary>The monoisotopic mass of a formula as text, u, or null if it cannot be read.</summary>
    public static double? Mass(string? text) => Read(text).Formula?.MonoisotopicMass;

    /// <summary>Whether all atoms of <paramref name="part"/> are among the atoms of this formula; the charge is not looked at.</summary>
    public bool Contains(MolecularFormula part) => part._atoms.All(a => _atoms.GetValueOrDefault(a.Key) >= a.Value);

    /// <summary>Two formulas are equal if they have the same atoms and charge.</summary>
    public bool Equals(MolecularFormula? other) => other is not null && other.Charge == Charge && _atoms.SequenceEqual(other._atoms);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Charge, _atoms.Count, _atoms.Values.Sum());

    /// <summary>In the order of Hill: carbon, hydrogen, then by alphabet; without carbon all by alphabet. The charge follows as
    /// <c>2+</c>.</summary>
    public override string ToString()
    {
        bool carbon = _atoms.ContainsKey("C");
        var text = new StringBuilder();
        foreach ((string symbol, int count) in _atoms.OrderBy(a => carbon ? a.Key switch { "C" => 0, "H" => 1, _ => 2 } : 2))
        {
            text.Append(char.IsAsciiDigit(symbol[0]) ? $"[{symbol}]" : symbol);
            if (count > 1) text.Append(count.ToString(CultureInfo.InvariantCulture));
        }

        if (Charge == 0) return text.ToString();
        string size = Math.Abs(Charge) == 1 ? "" : Math.Abs(Charge).ToString(CultureInfo.InvariantCulture);
        return $"[{text}]{size}{(Charge > 0 ? '+' : '-')}";
    }
}
