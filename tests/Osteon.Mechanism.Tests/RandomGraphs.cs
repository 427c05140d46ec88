using Osteon.Primitives;

namespace Osteon.Mechanism.Tests;

/// <summary>Random graphs of a seed.</summary>
internal static class RandomGraphs
{
    private static readonly Relation[] Relations = [Relation.Raises, Relation.Raises, Relation.Lowers, Relation.Lowers, Relation.Unknown, Relation.Contains];

    public static MechanismGraph Of(ulong seed, int nodes, int edges, int studies = 6)
    {
        var rng = new Rng(seed);
        Node[] all = [.. Enumerable.Range(0, nodes).Select(i => new Node($"gene:N{i:0000}", NodeKind.Protein) { Symbol = $"N{i:0000}" })];
        return new MechanismGraph(all, Enumerable.Range(0, edges).Select(i => new Edge(
            $"e-{i:00000}", all[rng.NextInt(nodes)].Id, Relations[rng.NextInt(Relations.Length)], all[rng.NextInt(nodes)].Id)
        {
            Context = EdgeContext.None.With("species", rng.NextInt(2) == 0 ? "rat" : "mouse"),
            Evidence =
            [
                .. Enumerable.Range(0, rng.NextInt(4)).Select(k => new Evidence($"M-{k}", (EvidenceType)rng.NextInt(6))
                {
                    Stance = rng.NextInt(5) == 0 ? Stance.Mentions : Stance.Supports,
                    Cohort = $"study {rng.NextInt(studies)}",
                }),
            ],
        }));
    }
}
