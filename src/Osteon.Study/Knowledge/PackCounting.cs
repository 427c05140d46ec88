using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Counts what is in a pack.</summary>
public static class PackCounting
{
    /// <summary>The counts; one pass over compounds and sets.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="setsWithoutCompounds">How many sets the source named that are not in the pack.</param>
    public static PackCounts Of(KnowledgePack pack, int setsWithoutCompounds) => new()
    {
        Compounds = pack.Compounds.Count,
        Sets = pack.Sets.Count,
        SetsOfThree = pack.Sets.Count(s => s.Members.Count >= 3),
        SetsWithoutCompounds = setsWithoutCompounds,
        CompoundsInSets = pack.Sets.SelectMany(s => s.Members).Distinct(StringComparer.Ordinal).Count(),
        Memberships = pack.Sets.Sum(s => s.Members.Count),
        Edges = pack.Sets.Sum(s => s.Edges.Count),
        WithFormula = pack.Compounds.Count(c => c.Formula is not null),
        WithMass = pack.Compounds.Count(c => c.MonoisotopicMass is not null),
        WithClass = pack.Compounds.Count(c => c.Classes.Count > 0),
        Namespaces = [.. Enum.GetValues<CompoundNamespace>().Select(n => Coverage(pack, n)).Where(c => c.Compounds > 0)],
    };

    private static NamespaceCount Coverage(KnowledgePack pack, CompoundNamespace collection)
    {
        var bearers = new Dictionary<string, int>(StringComparer.Ordinal);
        int compounds = 0;
        foreach (Compound compound in pack.Compounds)
        {
            bool any = false;
            foreach (CompoundIdentifier identifier in compound.Identifiers)
            {
                if (identifier.Namespace != collection) continue;
                any = true;
                bearers[identifier.Value] = bearers.GetValueOrDefault(identifier.Value) + 1;
            }

            if (any) compounds++;
        }

        return new NamespaceCount(KnowledgeIds.Of(collection), compounds, bearers.Count, bearers.Values.Count(n => n > 1));
    }
}
