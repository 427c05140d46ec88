using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Where the blocks of abundances begin and end in a Progenesis export.</summary>
internal sealed class ProgenesisBlocks
{
    /// <summary>Kind of the normalised block.</summary>
    public const string Normalised = "normalised";

    /// <summary>Kind of the raw block.</summary>
    public const string Raw = "raw";

    /// <summary>Titles that stand behind the blocks; each ends one.</summary>
    private static readonly HashSet<string> Behind = new(
        ("compound compoundid acceptedcompoundid accepteddescription description adducts formula score fragmentationscore "
        + "masserrorppm isotopesimilarity retentiontimeerrormins compoundlink neutralmassda m/z charge retentiontimemin "
        + "chromatographicpeakwidthmin identifications maxfoldchange highestmean lowestmean isotopedistribution maximumabundance "
        + "minimumcv% minimumcv anovap qvalue power ccsangstrom2 dccsangstrom2 theoreticalisotopedistribution websearch link").Split(' '),
        StringComparer.Ordinal);

    private readonly string[] _conditions;
    private readonly bool[] _held;

    private ProgenesisBlocks(IReadOnlyList<Block> all, string[] conditions, int columns)
    {
        All = all;
        _conditions = conditions;
        _held = new bool[columns];
        foreach (Block block in all)
            for (int column = block.Start; column < block.End; column++) _held[column] = true;
    }

    /// <summary>The blocks of abundances, in order.</summary>
    public IReadOnlyList<Block> All { get; }

    /// <summary>The kind a title names, or null.</summary>
    public static string? KindOf(string title) => FeatureTitles.Plain(title) switch
    {
        "normalisedabundance" or "normalizedabundance" => Normalised,
        "rawabundance" => Raw,
        _ => null,
    };

    /// <summary>Finds the blocks.</summary>
    public static ProgenesisBlocks Find(SheetRows rows, List<string[]> above, string[] titles)
    {
        int blockRow = above.FindIndex(r => r.Any(c => KindOf(c) is not null));
        string[] blockTitles = blockRow < 0 ? [] : above[blockRow];
        string[] conditions = blockRow + 1 < above.Count && blockRow >= 0 ? above[^1] : [];
        var blocks = new List<Block>();
        for (int column = 0; column < Math.Min(titles.Length, blockTitles.Length); column++)
            if (KindOf(blockTitles[column]) is { } kind)
                blocks.Add(new Block(kind, blockTitles[column], column, EndOf(column, blockTitles, conditions, titles)));
        if (blocks.Count == 2) blocks[1] = SameRuns(rows, blocks[0], blocks[1], titles);
        return new ProgenesisBlocks(blocks, conditions, titles.Length);
    }

    /// <summary>The condition that begins at a column; empty where none does.</summary>
    public string ConditionAt(int column) => column < _conditions.Length ? _conditions[column] : "";

    /// <summary>Whether a column belongs to a block of abundances.</summary>
    public bool Holds(int column) => _held[column];

    /// <summary>The block to read.</summary>
    /// <exception cref="InvalidContentException">OST-FEA-023: the block asked for is not there.</exception>
    public (Block Block, int Start, int End) Choose(SheetRows rows, string? asked)
    {
        string kind = asked is null ? Normalised : KindWord(asked) ?? asked;
        Block? chosen = All.FirstOrDefault(b => b.Kind == kind);
        if (chosen is null && asked is null && All.Count > 0)
        {
            chosen = All[0];
            rows.Add(Finding.Warning(
                "OST-FEA-023",
                "the file has no normalised abundances; the raw ones are read",
                rows.Locate(chosen.Start),
                hint: "Export normalised abundances too, or normalise in Osteon."));
        }

        if (chosen is null)
            throw Refusal.Content(
                "OST-FEA-023",
                rows.Locate(0),
                $"the file has no block of {kind} abundances",
                asked,
                All.Count == 0
                    ? "Export the compound measurements with normalised or raw abundances."
                    : $"It has: {string.Join(", ", All.Select(b => b.Kind))}.");
        return (chosen, chosen.Start, chosen.End);
    }

    private static string? KindWord(string word) => FeatureTitles.Plain(word) switch
    {
        "normalised" or "normalized" => Normalised,
        "raw" => Raw,
        _ => KindOf(word),
    };

    /// <summary>
    /// A block ends before the next title of its line, before the tags, before a column without a title and before a column known to stand
    /// behind.
    /// </summary>
    private static int EndOf(int start, string[] blockTitles, string[] conditions, string[] titles)
    {
        for (int column = start; column < titles.Length; column++)
        {
            bool next = column > start && column < blockTitles.Length && blockTitles[column].Length > 0;
            bool tags = column < conditions.Length && conditions[column].Equals("Tags", StringComparison.OrdinalIgnoreCase);
            if (next || tags || titles[column].Length == 0 || Behind.Contains(FeatureTitles.Plain(titles[column]))) return column;
        }

        return titles.Length;
    }

    /// <summary>The second block holds the runs of the first in their order; what stands behind them is no run.</summary>
    private static Block SameRuns(SheetRows rows, Block first, Block second, string[] titles)
    {
        int count = first.End - first.Start;
        bool same = second.Start + count <= titles.Length
            && titles.AsSpan(first.Start, count).SequenceEqual(titles.AsSpan(second.Start, count));
        if (same) return second with { End = second.Start + count };
        rows.Add(Finding.Warning(
            "OST-FEA-024",
            $"the runs of '{first.Title}' and of '{second.Title}' are not the same or not in the same order",
            rows.Locate(second.Start),
            hint: "Check that no column was deleted or moved."));
        return second;
    }

    /// <summary>A block of abundances.</summary>
    /// <param name="Kind">Normalised or raw.</param>
    /// <param name="Title">Its title as it stands in the file.</param>
    /// <param name="Start">First column, from 0.</param>
    /// <param name="End">Column behind the last.</param>
    public sealed record Block(string Kind, string Title, int Start, int End);
}
