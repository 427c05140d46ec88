namespace Osteon.Study;

/// <summary>What is known of one part of an item.</summary>
/// <param name="Value">What was found, or null.</param>
/// <param name="By">The key or file it stands in; empty where nothing was found.</param>
/// <param name="Missing">The keys that would complete it.</param>
internal sealed record ChecklistFact(string? Value, string By, IReadOnlyList<string> Missing)
{
    /// <summary>Whether nothing is missing.</summary>
    public bool IsComplete { get; init; } = Value is not null && Missing.Count == 0;

    /// <summary>Nothing found, and the keys that would answer.</summary>
    public static ChecklistFact Lacking(params IReadOnlyList<string> keys) => new(null, "", keys);
}
