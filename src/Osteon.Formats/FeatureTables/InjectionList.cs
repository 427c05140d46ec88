using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What a column of injections means.</summary>
public enum InjectionField
{
    /// <summary>Name of the injection, as in the table.</summary>
    Name,

    /// <summary>Sample, QC, blank, reference or dilution.</summary>
    Kind,

    /// <summary>Group (arm, condition).</summary>
    Group,

    /// <summary>Experimental unit (animal).</summary>
    Subject,

    /// <summary>Place in the order of injection.</summary>
    Order,

    /// <summary>Batch.</summary>
    Batch,

    /// <summary>Amount of sample.</summary>
    Amount,

    /// <summary>Dilution of a pool, 0 to 1.</summary>
    Dilution,

    /// <summary>Polarity.</summary>
    Polarity,
}

/// <summary>One line of an injection list. What it does not state is null.</summary>
public sealed record InjectionListEntry
{
    /// <summary>Name of the injection.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>What was injected.</summary>
    public InjectionKind? Kind { get; init; }

    /// <summary>Group.</summary>
    public string? Group { get; init; }

    /// <summary>Experimental unit.</summary>
    public string? Subject { get; init; }

    /// <summary>Place in the order of injection.</summary>
    public double? Order { get; init; }

    /// <summary>Batch.</summary>
    public string? Batch { get; init; }

    /// <summary>Amount of sample.</summary>
    public double? Amount { get; init; }

    /// <summary>Dilution of a pool.</summary>
    public double? Dilution { get; init; }

    /// <summary>Polarity.</summary>
    public Polarity? Polarity { get; init; }

    /// <summary>Further columns, by title.</summary>
    public IReadOnlyDictionary<string, string> Further { get; init; } = new Dictionary<string, string>();
}

/// <summary>
/// A table of the injections beside a feature table: kind, group, animal, order, batch, amount. See docs/formats/feature-tables.md.
/// </summary>
public sealed record InjectionList
{
    /// <summary>The path as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>The lines, in their order; names are unique.</summary>
    public required IReadOnlyList<InjectionListEntry> Entries { get; init; }

    /// <summary>Unit of <see cref="InjectionListEntry.Amount"/> from the title of its column (<c>amount (mg)</c>), or null.</summary>
    public string? AmountUnit { get; init; }

    /// <summary>Titles of columns that are kept in <see cref="InjectionListEntry.Further"/>.</summary>
    public IReadOnlyList<string> KeptColumns { get; init; } = [];
}
