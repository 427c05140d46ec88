namespace Osteon.Mechanism;

/// <summary>An independent study behind the claims of a dossier (<see cref="Studies"/>: same cohort, reference or number in a list is
/// one).</summary>
/// <param name="Name">Cohort, else first reference, else claim.</param>
/// <param name="References">Its references, <c>doi:…</c> and <c>pmid:…</c>, each once, in the order of the evidence.</param>
/// <param name="Kind">
/// The strongest kind of statement it allows on any of its claims; from what it supports, and only where it supports nothing from what it
/// refutes.
/// </param>
/// <param name="Source">By what it can be found again; textbooks, reviews and statements without reference are no primary studies.</param>
/// <param name="Supports">Claims it supports, by id.</param>
/// <param name="Refutes">Claims it speaks against, by id.</param>
public sealed record DossierStudy(
    string Name,
    IReadOnlyList<string> References,
    StatementKind Kind,
    StudySource Source,
    IReadOnlyList<Edge> Supports,
    IReadOnlyList<Edge> Refutes)
{
    /// <summary>The studies behind these claims: perturbations first, then by number of claims and by name. Mentions are not
    /// counted.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="reviews">References known to be textbooks or reviews (<see cref="StudySources.Reviews"/>); null for those of the
    /// claims.</param>
    public static IReadOnlyList<DossierStudy> Of(IEnumerable<Edge> claims, IReadOnlySet<string>? reviews = null)
    {
        claims = [.. claims];
        reviews ??= claims.SelectMany(e => e.Evidence).Where(v => v.Type == EvidenceType.Textbook).SelectMany(v => v.References)
            .Select(r => r.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        var edgeOf = new Dictionary<Evidence, Edge>(ReferenceEqualityComparer.Instance);
        var evidence = new List<Evidence>();
        foreach (Edge edge in claims)
        {
            foreach (Evidence item in edge.Evidence.Where(v => v.Stance != Stance.Mentions))
            {
                // One object on two edges would be told apart by neither; a copy is the same evidence for every rule.
                Evidence own = edgeOf.ContainsKey(item) ? item with { } : item;
                edgeOf.Add(own, edge);
                evidence.Add(own);
            }
        }

        return
        [
            .. Studies.Of(evidence).Select(s => Of(s, edgeOf, reviews)).OrderBy(s => s.Kind)
                .ThenByDescending(s => s.Supports.Count + s.Refutes.Count)
                .ThenBy(s => s.Name, StringComparer.Ordinal),
        ];
    }

    private static DossierStudy Of(Study study, Dictionary<Evidence, Edge> edgeOf, IReadOnlySet<string> reviews)
    {
        Edge[] Edges(Stance stance) =>
            [.. study.Evidence.Where(v => v.Stance == stance).Select(v => edgeOf[v]).DistinctBy(e => e.Id)
                .OrderBy(e => e.Id, StringComparer.Ordinal)];
        Stance counted = study.Evidence.Any(v => v.Stance == Stance.Supports) ? Stance.Supports : Stance.Refutes;
        EvidenceClass strongest = study.Evidence.Where(v => v.Stance == counted).GroupBy(v => edgeOf[v].Id)
            .Min(g => EvidenceClasses.Of([.. g], edgeOf[g.First()]));
        return new DossierStudy(
            study.Name,
            [.. study.Evidence.SelectMany(v => v.References).Distinct(StringComparer.Ordinal)],
            EdgeWording.KindOf(strongest),
            StudySources.Of(study.Evidence, reviews),
            Edges(Stance.Supports),
            Edges(Stance.Refutes));
    }
}

/// <summary>Perturbations in one kind of model and species, as the contexts state them.</summary>
/// <param name="Model"><c>in-vivo</c>, <c>in-vitro</c> …, or null where not stated.</param>
/// <param name="Species">The species, or null where not stated.</param>
/// <param name="Edges">Claims that such a perturbation supports, by id.</param>
/// <param name="Studies">Independent studies among them.</param>
public sealed record PerturbationCount(string? Model, string? Species, IReadOnlyList<Edge> Edges, int Studies)
{
    /// <summary>The counts: in vivo first, then by the words, what is not stated last.</summary>
    public static IReadOnlyList<PerturbationCount> Of(IEnumerable<Edge> claims) =>
    [
        .. claims.Where(HasPerturbation).GroupBy(e => (e.Context.Model, e.Context.Species))
            .OrderBy(g => g.Key.Model is null ? 2 : g.Key.Model == "in-vivo" ? 0 : 1).ThenBy(g => g.Key.Model, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Species is null).ThenBy(g => g.Key.Species, StringComparer.Ordinal)
            .Select(g => new PerturbationCount(
                g.Key.Model,
                g.Key.Species,
                [.. g.OrderBy(e => e.Id, StringComparer.Ordinal)],
                Mechanism.Studies.Of(g.SelectMany(e => e.Evidence).Where(IsPerturbation)).Count)),
    ];

    internal static bool HasPerturbation(Edge edge) => edge.Evidence.Any(IsPerturbation);

    private static bool IsPerturbation(Evidence evidence) => evidence is { Type: EvidenceType.Perturbation, Stance: Stance.Supports };
}
