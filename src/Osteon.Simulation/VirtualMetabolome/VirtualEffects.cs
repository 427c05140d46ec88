namespace Osteon.Simulation;

/// <summary>A true effect on the members of a set.</summary>
/// <param name="SetId">The set, see <see cref="VirtualMetabolomeParameters.Sets"/>.</param>
/// <param name="Share">Share of its members that change, 0 … 1; which ones is drawn. Rounded to a whole number, half to even.</param>
/// <param name="Log2FoldChange">Size per changed member, log₂ of the ratio to the reference arm; the sign is that of the effect.</param>
public sealed record SetEffect(string SetId, double Share, Variation Log2FoldChange);

/// <summary>
/// What an arm does to the metabolites, against the reference arm. A compound is changed once: by name first, then by the first set that
/// draws it; only molecules that are neither named here nor in a set named here are among the rest.
/// </summary>
public sealed record VirtualEffects
{
    /// <summary>Nothing changes.</summary>
    public static VirtualEffects None { get; } = new();

    /// <summary>Share of the rest that rises; which ones is drawn.</summary>
    public double UpShare { get; init; }

    /// <summary>Share of the rest that falls.</summary>
    public double DownShare { get; init; }

    /// <summary>|log₂ fold change| of those that rise or fall; mean − 2 SD must be above 0. Default 1 ± 0.25.</summary>
    public Variation Size { get; init; } = new(1, 0.25);

    /// <summary>Effects on sets, the first declared first.</summary>
    public IReadOnlyList<SetEffect> Sets { get; init; } = [];

    /// <summary>Effects on single compounds: id and log₂ fold change.</summary>
    public IReadOnlyList<(string CompoundId, double Log2FoldChange)> Compounds { get; init; } = [];
}

/// <summary>A group of subjects.</summary>
/// <param name="Id">Name in tables.</param>
/// <param name="Subjects">Number of subjects, each with one sample and one injection; at least 1.</param>
/// <param name="Effects">What differs from the first arm. The first arm itself has none.</param>
public sealed record VirtualArm(string Id, int Subjects, VirtualEffects Effects)
{
    /// <summary>
    /// Names of the subjects, as many as there are; null to have them named subject-01, … over all arms in a random order, so that a name
    /// tells nothing of the arm.
    /// </summary>
    public IReadOnlyList<string>? SubjectNames { get; init; }

    /// <summary>Carrier only: the reference.</summary>
    public static VirtualArm DefaultControl { get; } = new("pbs", 5, VirtualEffects.None);

    /// <summary>
    /// Vesicles: most of phosphatidylethanolamine metabolism up, fatty acid oxidation down, a tenth of the rest changed. Made up; after the
    /// direction of Li et al. 2025 (10.1186/s13018-025-05721-3), not its numbers.
    /// </summary>
    public static VirtualArm DefaultTreatment { get; } = new("bmsc_exo", 5, new VirtualEffects
    {
        UpShare = 0.06,
        DownShare = 0.03,
        Sets =
        [
            new SetEffect("pe-metabolism", 0.7, new Variation(1.0, 0.2)),
            new SetEffect("fatty-acid-oxidation", 0.6, new Variation(-0.8, 0.15)),
        ],
    });
}
