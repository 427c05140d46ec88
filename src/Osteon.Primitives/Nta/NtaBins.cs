namespace Osteon.Primitives;

/// <summary>The bins of a histogram: their centres and edges in ascending order. Shared by all histograms of the same bins.</summary>
public sealed record NtaBins
{
    /// <summary>
    /// Bins; throws <see cref="ArgumentException"/> if there is none, the edges are not one more, or do not ascend around the centres.
    /// </summary>
    public NtaBins(IReadOnlyList<double> centres, IReadOnlyList<double> edges)
    {
        if (centres.Count == 0 || edges.Count != centres.Count + 1)
            throw new ArgumentException($"{centres.Count} centres do not fit {edges.Count} edges", nameof(edges));
        for (int i = 0; i < centres.Count; i++)
            if (!(edges[i] < edges[i + 1] && edges[i] <= centres[i] && centres[i] <= edges[i + 1] && double.IsFinite(edges[i + 1])))
                throw new ArgumentException($"bin {i} does not lie between its edges", nameof(edges));
        if (!double.IsFinite(edges[0])) throw new ArgumentException("the first edge must be finite", nameof(edges));
        Centres = centres;
        Edges = edges;
    }

    /// <summary>What the bins are about.</summary>
    public NtaAxis Axis { get; init; } = NtaAxis.Diameter;

    /// <summary>
    /// Unit of centres and edges as written in the file: <c>nm</c>, or for diffusion coefficients for example <c>E4 nm^2/s</c>.
    /// </summary>
    public string Unit { get; init; } = "nm";

    /// <summary>
    /// The centres. Where a file rounds them (ZetaView prints 1002.5 as 1.002E+3) and they follow a rule, those of the rule.
    /// </summary>
    public IReadOnlyList<double> Centres { get; }

    /// <summary>The edges, one more than there are bins.</summary>
    public IReadOnlyList<double> Edges { get; }

    /// <summary>How the edges were found.</summary>
    public NtaBinScale Scale { get; init; }

    /// <summary>Number of bins.</summary>
    public int Count => Centres.Count;

    /// <summary>Width of a bin (from 0).</summary>
    public double Width(int bin) => Edges[bin + 1] - Edges[bin];
}
