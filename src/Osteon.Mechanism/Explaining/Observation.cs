using Osteon.Primitives;

namespace Osteon.Mechanism;

/// <summary>What kind of thing was observed; decides among which nodes its name is looked for and how it may be spoken of.</summary>
public enum ObservationKind
{
    /// <summary>A measured outcome: a bone index, a score.</summary>
    Outcome,

    /// <summary>A metabolite.</summary>
    Metabolite,

    /// <summary>A pathway, gene set or metabolite set.</summary>
    Pathway,

    /// <summary>A protein or RNA that was looked for in the vesicles.</summary>
    Marker,

    /// <summary>A protein, RNA, cell or process that was measured in the recipient.</summary>
    Molecule,
}

/// <summary>How the observed thing differs from the reference.</summary>
public enum ObservedChange
{
    /// <summary>Higher than in the reference.</summary>
    Higher,

    /// <summary>Lower than in the reference.</summary>
    Lower,

    /// <summary>Different, in a direction that is not stated.</summary>
    Differs,

    /// <summary>Tested, and no difference was shown. This is not a proof of no difference.</summary>
    NotShown,

    /// <summary>Over-represented among what differs. An enrichment has no direction.</summary>
    Enriched,

    /// <summary>Found.</summary>
    Present,

    /// <summary>Looked for and not found.</summary>
    Absent,
}

/// <summary>One result of a study: what was found of what.</summary>
/// <param name="Name">Name as it was measured.</param>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Change">What was found.</param>
public sealed record Observation(string Name, ObservationKind Kind, ObservedChange Change)
{
    /// <summary>Identifiers as <c>prefix:accession</c>: term, KEGG, HMDB, CHEBI …; looked at before the name.</summary>
    public IReadOnlyList<string> Identifiers { get; init; } = [];

    /// <summary>Chemical class of a metabolite as stated; looked at after its name. Null where it is not stated.</summary>
    public string? ChemicalClass { get; init; }

    /// <summary>p of the test, adjusted where the study adjusts, or null.</summary>
    public double? P { get; init; }

    /// <summary>Where it is from: a table of results, a figure of a publication.</summary>
    public string? Source { get; init; }

    /// <summary>Where it was read, or null.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>The sign of the change, unknown where it has none.</summary>
    public Sign Sign => Change switch
    {
        ObservedChange.Higher => Sign.Plus,
        ObservedChange.Lower => Sign.Minus,
        _ => Sign.Unknown,
    };

    /// <summary>The word of a change in tables: <c>higher</c>, <c>not-shown</c>.</summary>
    public static string Word(ObservedChange change) => change == ObservedChange.NotShown ? "not-shown" : change.ToString().ToLowerInvariant();

    /// <summary>Words of all changes.</summary>
    public static IReadOnlyList<string> Changes { get; } = [.. Enum.GetValues<ObservedChange>().Select(Word)];

    /// <summary>Words of all kinds.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Enum.GetValues<ObservationKind>().Select(k => k.ToString().ToLowerInvariant())];
}
