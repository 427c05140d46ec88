using System.Globalization;
using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>The lists of compounds and sets that come with Osteon.</summary>
[Unit]
public sealed partial class VirtualCompoundTests
{
    private static readonly Dictionary<string, double> Masses = new()
    {
        ["C"] = 12,
        ["H"] = 1.00782503207,
        ["N"] = 14.0030740048,
        ["O"] = 15.99491461956,
        ["P"] = 30.97376163,
        ["S"] = 31.97207100,
    };

    [Fact]
    public void Masses_are_those_of_the_formulas()
    {
        Assert.InRange(VirtualCompounds.All.Count, 150, 400);
        Assert.All(VirtualCompounds.All, c => Assert.Equal(
            Element().Matches(c.Formula).Sum(m => Masses[m.Groups[1].Value] * Atoms(m.Groups[2].Value)),
            c.MonoisotopicMass,
            1e-6));
    }

    [Fact]
    public void Ids_names_and_identifiers_are_unique_and_well_formed()
    {
        IReadOnlyList<VirtualCompound> all = VirtualCompounds.All;
        Assert.Equal(all.Count, all.Select(c => c.Id).Distinct().Count());
        Assert.Equal(all.Count, all.Select(c => c.Name).Distinct().Count());
        CompoundIdentifier[] identifiers = [.. all.SelectMany(c => c.Identifiers)];
        Assert.Equal(identifiers.Length, identifiers.Distinct().Count());
        Assert.All(identifiers, i => Assert.Matches(
            i.Namespace switch
            {
                CompoundNamespace.Chebi => @"^CHEBI:\d+$",
                CompoundNamespace.Hmdb => @"^HMDB\d{7}$",
                _ => @"^C\d{5}$",
            },
            i.Value));
    }

    [Theory]
    [InlineData("Glucose", "C6H12O6", 180.063388)]
    [InlineData("PE 36:2", "C41H78NO8P", 743.546505)]
    [InlineData("LPC 16:0", "C24H50NO7P", 495.332490)]
    [InlineData("SM 34:1;O2", "C39H79N2O6P", 702.567575)]
    [InlineData("Cer 42:2;O2", "C42H81NO3", 647.621645)]
    [InlineData("Taurocholic acid", "C26H45NO7S", 515.291674)]
    [InlineData("Palmitoylcarnitine", "C23H45NO4", 399.334859)]
    public void Known_compounds_are_right(string name, string formula, double mass)
    {
        VirtualCompound compound = VirtualCompounds.All.Single(c => c.Name == name);
        Assert.Equal(formula, compound.Formula);
        Assert.Equal(mass, compound.MonoisotopicMass, 2e-6);
    }

    [Fact]
    public void Members_of_sets_are_compounds()
    {
        HashSet<string> ids = [.. VirtualCompounds.All.Select(c => c.Id)];
        Assert.All(VirtualCompounds.Sets, s => Assert.All(s.Members, m => Assert.Contains(m, ids)));
        Assert.All(VirtualCompounds.Sets, s => Assert.InRange(s.Members.Count, 5, 40));
        Assert.Contains(VirtualCompounds.Sets, s => s.Name == "Phosphatidylethanolamine and glycerophospholipid metabolism");
        Assert.Equal(VirtualCompounds.All.Count, VirtualCompounds.Pack.Compounds.Count);
        Assert.Equal(VirtualCompounds.Sets, VirtualCompounds.Pack.Sets);
    }

    private static int Atoms(string digits) => digits.Length == 0 ? 1 : int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex("([A-Z][a-z]?)([0-9]*)")]
    private static partial Regex Element();
}
