using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Masses of the compounds of a pack: from the formula where it can be read, else the stated mass.</summary>
internal static class CompoundMasses
{
    private const double Different = 5e-3;

    public static IReadOnlyList<CompoundMass> Of(KnowledgePack pack, FindingCollector findings)
    {
        var masses = new List<CompoundMass>();
        var different = new List<string>();
        for (int c = 0; c < pack.Compounds.Count; c++)
        {
            Compound compound = pack.Compounds[c];
            MolecularFormula? formula = compound.Formula is null ? null : MolecularFormula.Read(compound.Formula).Formula;
            // A formula with a charge is brought to the neutral molecule by its protons, which is what adducts start from.
            double? mass = formula is null ? compound.MonoisotopicMass : formula.MonoisotopicMass - (formula.Charge * IsotopeMasses.Proton);
            if (mass is not > 0) continue;
            if (formula is not null && compound.MonoisotopicMass is { } stated && Math.Abs(stated - mass.Value) > Different)
                different.Add(compound.Id);
            masses.Add(new CompoundMass(c, mass.Value, formula));
        }

        if (different.Count > 0)
            findings.Add(Finding.Warning(
                "OST-ENR-009",
                $"{MappingFindings.Count(different.Count, "compound")} of {pack.Source.Name} state a mass that their formula does not " +
                "have; the formula is used: " +
                MappingFindings.First(different, ", ")));
        return masses;
    }
}
