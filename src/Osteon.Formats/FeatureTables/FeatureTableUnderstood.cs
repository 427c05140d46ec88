using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A name with the number of injections that bear it.</summary>
/// <param name="Name">Group, batch or kind.</param>
/// <param name="Count">Injections.</param>
public readonly record struct NamedCount(string Name, int Count);

/// <summary>What a reader understood of a feature table: what the user should see before anything is computed.</summary>
public sealed record FeatureTableUnderstood
{
    /// <summary>Name of the kind of file.</summary>
    public required string FormatName { get; init; }

    /// <summary>Which values were read, or null.</summary>
    public string? Block { get; init; }

    /// <summary>Kinds of values that were not read.</summary>
    public IReadOnlyList<string> OtherBlocks { get; init; } = [];

    /// <summary>Features.</summary>
    public int Features { get; init; }

    /// <summary>Injections of every kind.</summary>
    public int Injections { get; init; }

    /// <summary>Injections of study samples.</summary>
    public int Samples { get; init; }

    /// <summary>Injections of pooled QC.</summary>
    public int Qcs { get; init; }

    /// <summary>Injections of blanks.</summary>
    public int Blanks { get; init; }

    /// <summary>Injections of reference materials.</summary>
    public int References { get; init; }

    /// <summary>Injections of diluted pools.</summary>
    public int Dilutions { get; init; }

    /// <summary>Injections whose kind was guessed from their name; see OST-FEA-040.</summary>
    public int GuessedKinds { get; init; }

    /// <summary>Groups of the study samples with their numbers of injections, in order of appearance.</summary>
    public IReadOnlyList<NamedCount> Groups { get; init; } = [];

    /// <summary>Different subjects (animals) stated; 0 where none is.</summary>
    public int Subjects { get; init; }

    /// <summary>Injections with a place in the order of injection.</summary>
    public int Ordered { get; init; }

    /// <summary>Whether every injection has a place in the order.</summary>
    public bool OrderKnown => Injections > 0 && Ordered == Injections;

    /// <summary>Batches with their numbers of injections, in order of appearance; empty where none is stated.</summary>
    public IReadOnlyList<NamedCount> Batches { get; init; } = [];

    /// <summary>Injections with an amount of sample.</summary>
    public int WithAmount { get; init; }

    /// <summary>Cells without a value.</summary>
    public long MissingCells { get; init; }

    /// <summary>Cells that are zero.</summary>
    public long ZeroCells { get; init; }

    /// <summary>Cells below zero.</summary>
    public long NegativeCells { get; init; }

    /// <summary>Features with a name.</summary>
    public int Named { get; init; }

    /// <summary>Features with an identifier in a public collection.</summary>
    public int WithIdentifier { get; init; }

    /// <summary>Features whose level of identification is stated.</summary>
    public int WithIdentityLevel { get; init; }

    /// <summary>Features with m/z.</summary>
    public int WithMz { get; init; }

    /// <summary>Features with a retention time.</summary>
    public int WithRetentionTime { get; init; }

    /// <summary>Features of positive ions.</summary>
    public int Positive { get; init; }

    /// <summary>Features of negative ions.</summary>
    public int Negative { get; init; }

    /// <summary>Columns of features kept as they stand, not understood.</summary>
    public IReadOnlyList<string> KeptColumns { get; init; } = [];

    /// <summary>Columns of injections kept as they stand, not understood.</summary>
    public IReadOnlyList<string> KeptInjectionColumns { get; init; } = [];

    /// <summary>Counts a table.</summary>
    /// <param name="formatName">Name of the kind of file.</param>
    /// <param name="content">What the file holds; its table is the one that is counted.</param>
    /// <param name="guessedKinds">Injections whose kind was guessed.</param>
    public static FeatureTableUnderstood Of(string formatName, FeatureTableContent content, int guessedKinds)
    {
        FeatureTable table = content.Table;
        long missing = 0, zeros = 0, negative = 0;
        foreach (double value in table.Intensities.Values)
        {
            if (double.IsNaN(value)) missing++;
            else if (value == 0) zeros++;
            else if (value < 0) negative++;
        }

        int Kinds(InjectionKind kind) => table.Injections.Count(i => i.Kind == kind);
        return new FeatureTableUnderstood
        {
            FormatName = formatName,
            Block = content.Block,
            OtherBlocks = content.OtherBlocks,
            Features = table.Features.Count,
            Injections = table.Injections.Count,
            Samples = Kinds(InjectionKind.Sample),
            Qcs = Kinds(InjectionKind.Qc),
            Blanks = Kinds(InjectionKind.Blank),
            References = Kinds(InjectionKind.Reference),
            Dilutions = Kinds(InjectionKind.Dilution),
            GuessedKinds = guessedKinds,
            Groups = Counted(table.Injections.Where(i => i.Kind == InjectionKind.Sample).Select(i => i.Group)),
            Subjects = Counted(table.Injections.Select(i => i.Subject)).Count,
            Ordered = table.Injections.Count(i => i.Order is not null),
            Batches = Counted(table.Injections.Select(i => i.Batch)),
            WithAmount = table.Injections.Count(i => i.Amount is not null),
            MissingCells = missing,
            ZeroCells = zeros,
            NegativeCells = negative,
            Named = table.Features.Count(f => f.Name is not null),
            WithIdentifier = table.Features.Count(f => f.Identifiers.Any(i => i.Namespace != CompoundNamespace.Own)),
            WithIdentityLevel = table.Features.Count(f => f.Identity is not null),
            WithMz = table.Features.Count(f => f.Mz is not null),
            WithRetentionTime = table.Features.Count(f => f.RetentionTime is not null),
            Positive = table.Features.Count(f => f.Polarity == Polarity.Positive),
            Negative = table.Features.Count(f => f.Polarity == Polarity.Negative),
            KeptColumns = content.KeptColumns,
            KeptInjectionColumns = content.KeptInjectionColumns,
        };
    }

    /// <summary>The same as lines of plain text, one fact a line, for the command line and the report.</summary>
    public IReadOnlyList<string> ToLines()
    {
        var lines = new List<string> { Block is null ? FormatName : $"{FormatName}; values read: {Block}" };
        if (OtherBlocks.Count > 0) lines.Add($"values in the file that were not read: {string.Join(", ", OtherBlocks)}");
        Add($"{Features} features, {Injections} injections: {Samples} samples, {Qcs} QC, {Blanks} blanks");
        if (References + Dilutions > 0) Add($"{References} reference materials, {Dilutions} diluted pools");
        if (GuessedKinds > 0) Add($"kind of {GuessedKinds} injections guessed from their names");
        lines.Add(Groups.Count == 0 ? "groups: none stated" : $"groups: {Joined(Groups)}");
        if (Subjects > 0) Add($"subjects: {Subjects}");
        lines.Add(OrderKnown
            ? "injection order: known"
            : Ordered == 0
                ? "injection order: not stated"
                : string.Create(CultureInfo.InvariantCulture, $"injection order: stated for {Ordered} of {Injections}"));
        lines.Add(Batches.Count == 0 ? "batches: none stated" : $"batches: {Joined(Batches)}");
        if (WithAmount > 0) Add($"amount of sample stated for {WithAmount} injections");
        double cells = Math.Max(1.0, (double)Features * Injections);
        Add($"missing cells: {MissingCells} ({100 * MissingCells / cells:0.##} %); zeros: {ZeroCells} ({100 * ZeroCells / cells:0.##} %)");
        if (NegativeCells > 0) Add($"cells below zero: {NegativeCells}");
        Add($"features with m/z: {WithMz}, with retention time: {WithRetentionTime}");
        Add($"features with a name: {Named}, with a public identifier: {WithIdentifier}, with a level of identity: {WithIdentityLevel}");
        Add($"polarity: {Positive} positive, {Negative} negative, {Features - Positive - Negative} not stated");
        if (KeptColumns.Count > 0) lines.Add($"columns of features kept but not interpreted: {string.Join(", ", KeptColumns)}");
        if (KeptInjectionColumns.Count > 0)
            lines.Add($"columns of injections kept but not interpreted: {string.Join(", ", KeptInjectionColumns)}");
        return lines;

        void Add(FormattableString line) => lines.Add(line.ToString(CultureInfo.InvariantCulture));
    }

    private static string Joined(IReadOnlyList<NamedCount> counts) =>
        string.Join(", ", counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Name} ({c.Count})")));

    private static IReadOnlyList<NamedCount> Counted(IEnumerable<string?> names) =>
        [.. names.OfType<string>().GroupBy(n => n, StringComparer.Ordinal).Select(g => new NamedCount(g.Key, g.Count()))];
}
