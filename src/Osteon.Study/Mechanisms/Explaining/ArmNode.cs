using Osteon.Mechanism;

namespace Osteon.Study;

/// <summary>The node of the mechanism graph that an arm stands for.</summary>
/// <param name="Node">The node.</param>
/// <param name="By">Which key of the arm named it.</param>
public sealed record ArmNode(Node Node, string By)
{
    /// <summary>
    /// Looks an arm up: the declared node, else label, other names, agent and identifier, the first that is a name of one node that can be given
    /// (a vesicle, cell, drug, molecule, carrier, material or technique). Null if none is; a declared node that does not exist gives null too.
    /// </summary>
    public static ArmNode? Of(Arm arm, MechanismGraph graph)
    {
        if (arm.MechanismNode is { } declared) return graph.Names.Find(declared) is [{ } node] ? new ArmNode(node, "mechanism_node") : null;
        foreach ((string? name, string by) in (ReadOnlySpan<(string?, string)>)
            [(arm.Label, "label"), .. arm.AlsoCalled.Select(o => ((string?)o.Name, "also_called")), (arm.Agent, "agent"), (arm.Id, "id")])
        {
            if (name is null) continue;
            Node[] found = [.. graph.Names.Find(name).Where(n => CanBeGiven(n.Kind))];
            if (found.Length == 1) return new ArmNode(found[0], by);
        }

        return null;
    }

    private static bool CanBeGiven(NodeKind kind) => kind is not (NodeKind.Outcome or NodeKind.Indication or NodeKind.Phase or NodeKind.Process or NodeKind.Pathway);
}
