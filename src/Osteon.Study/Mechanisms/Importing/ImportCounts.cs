namespace Osteon.Study;

/// <summary>What was read and what became of it.</summary>
public sealed class ImportCounts
{
    private readonly SortedDictionary<string, int> _made = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _skipped = new(StringComparer.Ordinal);

    /// <summary>Statements read: lines of drawings, rows of tables.</summary>
    public int Statements { get; private set; }

    /// <summary>Edges made, before equal ones are joined, by what the source calls them.</summary>
    public IReadOnlyDictionary<string, int> MadeBy => _made;

    /// <summary>Statements that became no edge, by reason.</summary>
    public IReadOnlyDictionary<string, int> SkippedBy => _skipped;

    internal void Read() => Statements++;

    internal void Made(string word) => _made[word] = _made.GetValueOrDefault(word) + 1;

    internal void Skipped(string reason) => _skipped[reason] = _skipped.GetValueOrDefault(reason) + 1;
}
