using System.Globalization;

namespace Osteon.Mechanism;

/// <summary>What every export tells of an edge, counted from its evidence.</summary>
/// <param name="Edge">The edge.</param>
/// <param name="Belief">Belief from supporting evidence, or null.</param>
public sealed record EdgeSummary(Edge Edge, double? Belief)
{
    /// <summary>Word of the relation.</summary>
    public string Relation => RelationWords.Word(Edge.Relation);

    /// <summary>Word of the sign, see <see cref="RelationWords.SignWord"/>.</summary>
    public string Sign => RelationWords.SignWord(Edge.Relation);

    /// <summary>Word of the mechanism, or null when not stated.</summary>
    public string? Mechanism => MechWords.Word(Edge.Mechanism);

    /// <summary>Evidences for the edge.</summary>
    public int Supports => Count(Stance.Supports);

    /// <summary>Evidences against the edge.</summary>
    public int Refutes => Count(Stance.Refutes);

    /// <summary>Evidences that only name the edge.</summary>
    public int Mentions => Count(Stance.Mentions);

    /// <summary>Independent studies among the supporting evidences: the same cohort, reference or cited number counts once.</summary>
    public int Studies => Osteon.Mechanism.Studies.Of(Edge.Evidence.Where(e => e.Stance == Stance.Supports)).Count;

    /// <summary>Types of the supporting evidences, each once, in the order of <see cref="EvidenceType"/>.</summary>
    public IReadOnlyList<string> Types =>
        [.. Edge.Evidence.Where(e => e.Stance == Stance.Supports).Select(e => e.Type).Distinct().Order().Select(MechWords.Word)];

    /// <summary>All references, <c>doi:…</c> and <c>pmid:…</c>, each once, in the order of the evidence.</summary>
    public IReadOnlyList<string> References => [.. Edge.Evidence.SelectMany(e => e.References).Distinct(StringComparer.Ordinal)];

    /// <summary>Claims with their stance, for example <c>M-026 supports</c>.</summary>
    public IReadOnlyList<string> Claims => [.. Edge.Evidence.Select(e => $"{e.Claim} {MechWords.Word(e.Stance)}").Distinct(StringComparer.Ordinal)];

    /// <summary>The curator's doubts, each once.</summary>
    public IReadOnlyList<string> Cautions => [.. Edge.Evidence.Select(e => e.Caution).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The stated context as <c>key=value</c>.</summary>
    public IReadOnlyList<string> Context => [.. Edge.Context.Stated().Select(c => $"{c.Key}={c.Value}")];

    /// <summary>The summary of an edge.</summary>
    public static EdgeSummary Of(Edge edge, ExportOptions options) => new(edge, options.Belief?.Invoke(edge));

    /// <summary>One line for people, as a tooltip shows it.</summary>
    public string Line(string from, string to)
    {
        var parts = new List<string> { $"{from} {Relation} {to}" };
        if (Mechanism is { } mechanism) parts.Add(mechanism);
        if (Context.Count > 0) parts.Add(string.Join(", ", Context));
        parts.Add(string.Create(CultureInfo.InvariantCulture, $"{Supports} for, {Refutes} against, {Mentions} naming it, {Studies} independent"));
        if (Belief is { } belief) parts.Add(string.Create(CultureInfo.InvariantCulture, $"belief {belief:0.###}"));
        if (References.Count > 0) parts.Add(string.Join(" ", References));
        foreach (string caution in Cautions) parts.Add("caution: " + caution);
        return string.Join("; ", parts);
    }

    /// <summary>Address of a reference, or null for a form that has none.</summary>
    public static string? Address(string reference) => reference switch
    {
        ['d', 'o', 'i', ':', .. var doi] => "https://doi.org/" + Escaped(doi),
        ['p', 'm', 'i', 'd', ':', .. var pmid] => "https://pubmed.ncbi.nlm.nih.gov/" + Escaped(pmid) + "/",
        _ => null,
    };

    private static string Escaped(string text) => Uri.EscapeDataString(text).Replace("%2F", "/", StringComparison.Ordinal);

    private int Count(Stance stance) => Edge.Evidence.Count(e => e.Stance == stance);
}
