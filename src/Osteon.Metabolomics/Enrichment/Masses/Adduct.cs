using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>An ion of a molecule: m/z = (n M + gain − loss − z mₑ) / |z|, with z the signed charge and mₑ the mass of the
/// electron.</summary>
public sealed record Adduct
{
    private readonly double _shift;

    /// <summary>An adduct; gain and loss are formulas without charge.</summary>
    /// <param name="name">As people write it: <c>[M+H]+</c>.</param>
    /// <param name="molecules">n, number of molecules in the ion.</param>
    /// <param name="gain">What is added, or null.</param>
    /// <param name="loss">What is taken away, or null.</param>
    /// <param name="charge">z, with its sign; not 0.</param>
    public Adduct(string name, int molecules, MolecularFormula? gain, MolecularFormula? loss, int charge)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(molecules);
        ArgumentOutOfRangeException.ThrowIfZero(charge);
        Name = name;
        Molecules = molecules;
        Gain = gain;
        Loss = loss;
        Charge = charge;
        _shift = (gain?.MonoisotopicMass ?? 0) - (loss?.MonoisotopicMass ?? 0) - (charge * IsotopeMasses.Electron);
    }

    /// <summary>Name.</summary>
    public string Name { get; }

    /// <summary>Number of molecules in the ion.</summary>
    public int Molecules { get; }

    /// <summary>What is added to the molecules.</summary>
    public MolecularFormula? Gain { get; }

    /// <summary>What is taken away; a molecule must have these atoms to give the ion.</summary>
    public MolecularFormula? Loss { get; }

    /// <summary>Charge with its sign.</summary>
    public int Charge { get; }

    /// <summary>Polarity of the ion.</summary>
    public Polarity Polarity => Charge > 0 ? Polarity.Positive : Polarity.Negative;

    /// <summary>Whether it is a primary ion, one of which must be seen before rarer ions of a compound count (Li et al. 2013).</summary>
    public bool Primary { get; init; }

    /// <summary>m/z of the ion of a molecule of this monoisotopic mass.</summary>
    public double MassToCharge(double neutralMass) => ((Molecules * neutralMass) + _shift) / Math.Abs(Charge);

    /// <summary>Monoisotopic mass of the molecule whose ion has this m/z.</summary>
    public double NeutralMass(double massToCharge) => ((massToCharge * Math.Abs(Charge)) - _shift) / Molecules;

    /// <summary>Whether a molecule of this formula has what the ion loses; true if the formula is not known.</summary>
    public bool Possible(MolecularFormula? molecule) =>
        molecule is null || Loss is null || Loss.Atoms.All(a => molecule.Atoms.GetValueOrDefault(a.Key) * Molecules >= a.Value);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>The adducts of <c>data/adducts.tsv</c>.</summary>
public static class AdductTable
{
    /// <summary>All adducts, in the order of the file.</summary>
    public static IReadOnlyList<Adduct> All { get; } = Load();

    /// <summary>The adducts of one polarity.</summary>
    public static IReadOnlyList<Adduct> Of(Polarity polarity) => [.. All.Where(a => a.Polarity == polarity)];

    /// <summary>The adduct a text names, blanks ignored and the outer brackets optional (<c>M+H</c>, <c>[M + H]+</c>, <c>[M+H]1+</c>,
    /// <c>[(M+H)]+</c>), or null.</summary>
    public static Adduct? Find(string? text)
    {
        if (IdentifierText.IsBlank(text)) return null;
        string plain = Plain(text!);
        return All.FirstOrDefault(a => Plain(a.Name) == plain) ?? Bare(plain);
    }

    private static Adduct? Bare(string plain) =>
        plain.Contains('[', StringComparison.Ordinal) ? null : All.FirstOrDefault(a => Inside(Plain(a.Name)) == plain);

    private static string Inside(string name) => name[1..name.LastIndexOf(']')];

    private static string Plain(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('(' or ')'))).Replace("]1+", "]+", StringComparison.Ordinal)
            .Replace("]1-", "]-", StringComparison.Ordinal)
            .Replace("]+1", "]+", StringComparison.Ordinal).Replace("]-1", "]-", StringComparison.Ordinal).Replace('−', '-');

    private static Adduct[] Load() =>
    [
        .. EmbeddedTable.Read("adducts.tsv", "adduct", "polarity", "molecules", "gain", "loss", "charge", "primary", "source").Select(row =>
        {
            var adduct = new Adduct(
                row[0], int.Parse(row[2], CultureInfo.InvariantCulture), Formula(row[3]), Formula(row[4]),
                int.Parse(row[5], CultureInfo.InvariantCulture))
            {
                Primary = row[6] == "yes",
            };
            return (adduct.Polarity == Polarity.Positive) == (row[1] == "positive")
                ? adduct
                : throw new InvalidOperationException($"data/adducts.tsv: the charge of {row[0]} does not fit its polarity");
        }),
    ];

    private static MolecularFormula? Formula(string text) => text.Length == 0
        ? null
        : MolecularFormula.Read(text).Formula ?? throw new InvalidOperationException($"data/adducts.tsv: '{text}' is no formula");
}
