namespace Osteon.Mechanism;

/// <summary>Relations and signs as words, for formats in which an arrow would be read as something else.</summary>
public static class RelationWords
{
    private static readonly string[] Table =
        ["raises", "lowers", "acts-on", "depends-on-context", "associated-with", "contains", "part-of-or-precedes", "used-for"];

    /// <summary>The words, in the order of <see cref="Relation"/>.</summary>
    public static IReadOnlyList<string> Words => Table;

    /// <summary>The word of a relation.</summary>
    public static string Word(Relation relation) => Table[(int)relation];

    /// <summary>The relation of this word or arrow, or null.</summary>
    public static Relation? Of(string word)
    {
        int index = Array.IndexOf(Table, word);
        return index >= 0 ? (Relation)index : MechWords.RelationOf(word);
    }

    /// <summary>
    /// <c>+</c>, <c>-</c>, <c>unknown</c>, <c>context-dependent</c>, or <c>none</c> where the relation is no effect. Contrary to
    /// <see cref="Edge.Sign"/> this is what the edge claims, not what it hands on along a path: containing has none.
    /// </summary>
    public static string SignWord(Relation relation) => relation switch
    {
        Relation.Raises => "+",
        Relation.Lowers => "-",
        Relation.Unknown => "unknown",
        Relation.ContextDependent => "context-dependent",
        _ => "none",
    };
}
