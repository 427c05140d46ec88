using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Mechanism;

/// <summary>
/// Names that stand for several nodes. Symbols, names and aliases are compared as <see cref="NodeNames.Key"/> does; names of microRNAs also without
/// species prefix (hsa-, mmu-, rno-) and with miRNA-, microRNA- read as miR-. Arms (-3p, -5p) and letters are kept: miR-29, miR-29a and miR-29a-3p
/// are three things.
/// </summary>
public static partial class NameCheck
{
    /// <summary>An error for each name of two nodes, each name of another node's reserved name, and each alias with another arm than its node.</summary>
    public static IReadOnlyList<Finding> Run(MechanismGraph graph, IReadOnlyList<ReservedName> reserved)
    {
        var findings = new List<Finding>();
        var owners = new Dictionary<string, Node>(StringComparer.Ordinal);
        var meant = reserved.ToDictionary(r => NodeNames.Key(r.Name), StringComparer.Ordinal);
        foreach (Node node in graph.Nodes)
        {
            foreach (string name in NodeNames.NamesOf(node))
            {
                string key = node.Kind == NodeKind.Mirna ? MicroRnaKey(name) : NodeNames.Key(name);
                if (!owners.TryAdd(key, node) && owners[key].Id != node.Id)
                    findings.Add(Finding.Error("OST-MEC-022", $"the name belongs to {owners[key].Id} and to {node.Id}", node.Location, name, "Give it to one of them."));
                if (meant.TryGetValue(key, out ReservedName? one) && one.Node != node.Id)
                    findings.Add(Finding.Error("OST-MEC-022", $"'{one.Name}' means {one.Node}, not {node.Id}", node.Location, name, "Several things bear this name; use the standard symbol."));
            }

            if (node.Kind == NodeKind.Mirna) findings.AddRange(Arms(node));
        }

        return findings;
    }

    /// <summary>The form in which names of microRNAs are compared: <c>hsa-miR-29a-3p</c>, <c>microRNA-29a-3p</c> and <c>miR-29a-3p</c> are one.</summary>
    public static string MicroRnaKey(string name) => NodeNames.Key(Prefix().Replace(Species().Replace(name.Trim(), ""), "mir-"));

    private static IEnumerable<Finding> Arms(Node node)
    {
        if (node.Symbol is not { } symbol || Arm().Match(symbol) is not { Success: true } arm) yield break;
        foreach (string alias in node.Aliases)
            if (Arm().Match(alias) is { Success: true } other && !other.Value.Equals(arm.Value, StringComparison.OrdinalIgnoreCase))
                yield return Finding.Error("OST-MEC-022", $"the alias names the other arm of {node.Id}", node.Location, alias);
    }

    [GeneratedRegex("^(hsa|mmu|rno)-", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Species();

    [GeneratedRegex("^(microrna|mirna|mir)[- ]?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    [GeneratedRegex("-[35]p$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Arm();
}
