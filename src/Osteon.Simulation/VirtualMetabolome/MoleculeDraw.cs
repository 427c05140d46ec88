using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// Draws molecules: which there are, how abundant and variable, what each arm does to them, and how much of each is in each subject.
/// </summary>
internal static class MoleculeDraw
{
    private const string Study = "virtual-metabolome";

    /// <summary>All molecules: the named compounds, then those without a name.</summary>
    public static IReadOnlyList<MoleculeTruth> Molecules(VirtualMetabolomeParameters parameters, RandomStreams random)
    {
        Dictionary<string, string> pathways = Pathways(parameters);
        var molecules = new List<MoleculeTruth>();
        foreach (VirtualCompound compound in parameters.Compounds)
            molecules.Add(Draw(compound.Id, compound, pathways[compound.Id], parameters.Biology, random));
        for (int i = 0; i < parameters.Annotation.UnnamedMolecules; i++)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"unnamed-{i + 1:0000}");
            string block = string.Create(CultureInfo.InvariantCulture, $"block-{(i / parameters.Biology.BlockSize) + 1:000}");
            molecules.Add(Draw(id, null, block, parameters.Biology, random));
        }

        double[][] effects = [.. parameters.Arms.Select(arm => Effects(arm, molecules, parameters, random))];
        return [.. molecules.Select((m, i) => m with { Log2FoldChange = [.. effects.Select(e => e[i])] })];
    }

    /// <summary>Subjects × molecules.</summary>
    public static Matrix Amounts(
        IReadOnlyList<MoleculeTruth> molecules, IReadOnlyList<VirtualSubject> subjects, VirtualBiology biology, RandomStreams random)
    {
        string[] pathways = [.. molecules.Select(m => m.Pathway).Distinct(StringComparer.Ordinal)];
        Dictionary<string, double[]> factors =
            pathways.ToDictionary(p => p, p => Normals(random.Stream(Study, "pathway", p), subjects.Count), StringComparer.Ordinal);
        var amounts = new Matrix(subjects.Count, molecules.Count);
        double common = Math.Sqrt(biology.PathwayShare), own = Math.Sqrt(1 - biology.PathwayShare);
        for (int m = 0; m < molecules.Count; m++)
        {
            MoleculeTruth molecule = molecules[m];
            double sigma = LogSd(molecule.BiologicalCv);
            double[] deviates = Normals(random.Stream(Study, "molecule", molecule.Id, "subjects"), subjects.Count);
            double[] factor = factors[molecule.Pathway];
            for (int s = 0; s < subjects.Count; s++)
            {
                double log =
                    (molecule.Log2FoldChange[subjects[s].Arm] * Math.Log(2)) + (sigma * ((common * factor[s]) + (own * deviates[s])));
                amounts[s, m] = molecule.MedianIntensity * Math.Exp(log);
            }
        }

        return amounts;
    }

    /// <summary>SD of the natural logarithm of a log-normal variable with this coefficient of variation: √ln(1 + CV²).</summary>
    public static double LogSd(double cv) => Math.Sqrt(Math.Log(1 + (cv * cv)));

    private static MoleculeTruth Draw(string id, VirtualCompound? compound, string pathway, VirtualBiology biology, RandomStreams random)
    {
        Rng rng = random.Stream(Study, "molecule", id);
        return new MoleculeTruth
        {
            Id = id,
            Compound = compound,
            Pathway = pathway,
            MedianIntensity = biology.MedianIntensity * Math.Pow(10, biology.Log10Spread * rng.NextNormal()),
            BiologicalCv = biology.MedianCv * Math.Exp(biology.CvSpread * rng.NextNormal()),
            Log2FoldChange = [],
        };
    }

    /// <summary>The pathway of each compound: the first set that has it, else its class.</summary>
    private static Dictionary<string, string> Pathways(VirtualMetabolomeParameters parameters)
    {
        var pathways = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (MetaboliteSet set in parameters.Sets)
            foreach (string member in set.Members) pathways.TryAdd(member, set.Id);
        foreach (VirtualCompound compound in parameters.Compounds) pathways.TryAdd(compound.Id, "class: " + compound.ChemicalClass);
        return pathways;
    }

    /// <summary>log₂ fold change of every molecule in an arm.</summary>
    private static double[] Effects(
        VirtualArm arm, List<MoleculeTruth> molecules, VirtualMetabolomeParameters parameters, RandomStreams random)
    {
        Dictionary<string, int> place = molecules.Select((m, i) => (m.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        double[] changes = new double[molecules.Count];
        bool[] settled = new bool[molecules.Count];
        foreach ((string compound, double change) in arm.Effects.Compounds)
        {
            changes[place[compound]] = change;
            settled[place[compound]] = true;
        }

        foreach (SetEffect effect in arm.Effects.Sets)
        {
            Rng rng = random.Stream(Study, "effects", arm.Id, effect.SetId);
            int[] members = [.. parameters.Sets.First(s => s.Id == effect.SetId).Members.Select(m => place[m])];
            int count = (int)Math.Round(effect.Share * members.Length);
            rng.Shuffle<int>(members);
            foreach (int member in members.Take(count))
            {
                double change = effect.Log2FoldChange.Draw(rng);
                if (settled[member]) continue;
                changes[member] = change;
                settled[member] = true;
            }
        }

        // Members that were not drawn stay as they are, so that the share of a set is what was declared.
        foreach (SetEffect effect in arm.Effects.Sets)
            foreach (string member in parameters.Sets.First(s => s.Id == effect.SetId).Members) settled[place[member]] = true;
        Rest(arm, changes, settled, random.Stream(Study, "effects", arm.Id));
        return changes;
    }

    private static void Rest(VirtualArm arm, double[] changes, bool[] settled, Rng rng)
    {
        int[] rest = [.. Enumerable.Range(0, changes.Length).Where(i => !settled[i])];
        rng.Shuffle<int>(rest);
        int up = (int)Math.Round(arm.Effects.UpShare * rest.Length), down = (int)Math.Round(arm.Effects.DownShare * rest.Length);
        down = Math.Min(down, rest.Length - up);
        for (int i = 0; i < up + down; i++)
        {
            double size = arm.Effects.Size.Draw(rng);
            changes[rest[i]] = i < up ? size : -size;
        }
    }

    private static double[] Normals(Rng rng, int count)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) values[i] = rng.NextNormal();
        return values;
    }
}
