using Osteon.Primitives;

namespace Osteon.Mechanism;

/// <summary>A word without key, with its place.</summary>
internal readonly record struct MechWord(string Text, SourceLocation Where);

/// <summary>A key with its value and the place of each.</summary>
internal readonly record struct MechValue(string Key, string Text, SourceLocation KeyAt, SourceLocation ValueAt);

/// <summary>A record before it is understood: its first word, words without key, values with key, and the lines below it.</summary>
internal sealed record MechRecord(string Word, SourceLocation Where)
{
    public List<MechWord> Words { get; } = [];

    public List<MechValue> Values { get; } = [];

    public List<MechRecord> Below { get; } = [];
}
