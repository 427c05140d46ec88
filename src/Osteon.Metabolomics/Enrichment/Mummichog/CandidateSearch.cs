using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>A match of a feature and a compound.</summary>
internal readonly record struct Candidate(int Feature, int Compound, string Adduct, bool Primary, double ErrorPpm);

/// <summary>A mass of a compound of the pack.</summary>
internal readonly record struct CompoundMass(int Compound, double Mass, MolecularFormula? Formula);

/// <summary>Finds the compounds whose ions have the m/z of a feature.</summary>
internal sealed class CandidateSearch
{
    private const string NeutralName = "neutral mass";

    private readonly Dictionary<string, (double[] Mz, int[] Compounds, Adduct Adduct)> _ions;
    private readonly double[] _masses;
    private readonly int[] _massCompounds;
    private readonly MummichogParameters _parameters;

    public CandidateSearch(IReadOnlyList<CompoundMass> masses, MummichogParameters parameters)
    {
        _parameters = parameters;
        _ions = parameters.Adducts.ToDictionary(a => a.Name, a => Ions(a, masses), StringComparer.Ordinal);
        CompoundMass[] sorted = [.. masses.OrderBy(m => m.Mass)];
        _masses = [.. sorted.Select(m => m.Mass)];
        _massCompounds = [.. sorted.Select(m => m.Compound)];
    }

    /// <summary>Whether a feature has a mass that can be looked for.</summary>
    public bool Usable(Feature feature) =>
        (feature.Mz is > 0 && (feature.Polarity ?? _parameters.Polarity) is not null) || feature.NeutralMass is > 0;

    /// <summary>All matches of a feature, by adduct in the order of the table, then by mass.</summary>
    public List<Candidate> Of(int place, Feature feature)
    {
        var found = new List<Candidate>();
        if (feature.NeutralMass is > 0 and var mass)
        {
            Find(place, mass, (_masses, _massCompounds, NeutralName, true), found);
            return found;
        }

        if (feature.Mz is not > 0 || (feature.Polarity ?? _parameters.Polarity) is not { } polarity) return found;
        IEnumerable<Adduct> adducts = _parameters.Adducts.Where(
            a => a.Polarity == polarity && (feature.Charge is not { } z || z == 0 || Math.Abs(z) == Math.Abs(a.Charge)));
        if (_parameters.UseStatedAdducts && AdductTable.Find(feature.Adduct) is { } stated && _ions.ContainsKey(stated.Name))
            adducts = [stated];
        foreach (Adduct adduct in adducts)
        {
            (double[] mz, int[] compounds, _) = _ions[adduct.Name];
            Find(place, feature.Mz!.Value, (mz, compounds, adduct.Name, adduct.Primary), found);
        }

        return found;
    }

    private static (double[] Mz, int[] Compounds, Adduct Adduct) Ions(Adduct adduct, IReadOnlyList<CompoundMass> masses)
    {
        (double Mz, int Compound)[] ions =
        [
            .. masses.Where(m => adduct.Possible(m.Formula)).Select(m => (Mz: adduct.MassToCharge(m.Mass), m.Compound))
                .Where(i => i.Mz > 0).OrderBy(i => i.Mz),
        ];
        return ([.. ions.Select(i => i.Mz)], [.. ions.Select(i => i.Compound)], adduct);
    }

    private void Find(
        int feature, double measured, (double[] Values, int[] Compounds, string Name, bool Primary) list, List<Candidate> found)
    {
        // |measured − v| ≤ v ppm 10⁻⁶ bounds v from below and above.
        double tolerance = _parameters.Ppm * 1e-6;
        int at = Array.BinarySearch(list.Values, measured / (1 + tolerance) * (1 - 1e-12));
        if (at < 0) at = ~at;
        while (at > 0 && list.Values[at - 1] * (1 + tolerance) >= measured) at--;
        for (; at < list.Values.Length; at++)
        {
            double error = (measured - list.Values[at]) / list.Values[at];
            if (error < -tolerance) break;
            if (error <= tolerance) found.Add(new Candidate(feature, list.Compounds[at], list.Name, list.Primary, error * 1e6));
        }
    }
}
