namespace Osteon.Mechanism;

/// <summary>What is explained by what.</summary>
public sealed record ExplainOptions
{
    /// <summary>Ids of the nodes that stand for what the treated arm got more of; at least one.</summary>
    public required IReadOnlyList<string> Causes { get; init; }

    /// <summary>
    /// The study whose results are explained, as references (<c>doi:…</c>, <c>pmid:…</c>) or cohorts. What it says itself is no explanation of what it
    /// found, so all evidence of it is set aside; what it cites of others stays.
    /// </summary>
    public IReadOnlyList<string> OwnStudy { get; init; } = [];

    /// <summary>Supported edges of every context, at most 9 to a path: one more than elsewhere, since measures that follow from each other
    /// by definition stand at the end.</summary>
    public static SearchOptions DefaultSearch { get; } = SearchOptions.Default with { MaximumLength = 9, NamedOnly = false };

    /// <summary>What paths may be made of; edges that nothing supports are never walked. Default: <see cref="DefaultSearch"/>.</summary>
    public SearchOptions Search { get; init; } = DefaultSearch;

    /// <summary>
    /// Best paths of any sign that are found for each observation, 1 or more; the best of a sign that is not among them is found too. Default: 5, as for
    /// <c>paths</c>, so that the probability of the sign is the same.
    /// </summary>
    public int Paths { get; init; } = 5;
}
