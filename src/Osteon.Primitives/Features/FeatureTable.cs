namespace Osteon.Primitives;

/// <summary>
/// Intensities of features in injections, with what is known of both. Rows are injections, columns are features. A missing cell is not a number
/// (<see cref="double.NaN"/>); a zero stays a zero, because only whoever prepares the data can say whether the program that wrote the table meant "not found".
/// The table is not changed: every step of preparation gives a new one.
/// </summary>
public sealed record FeatureTable
{
    /// <summary>A table; throws <see cref="ArgumentException"/> if the numbers of rows or columns do not fit or a name occurs twice.</summary>
    public FeatureTable(IReadOnlyList<Injection> injections, IReadOnlyList<Feature> features, Matrix intensities)
    {
        if (injections.Count != intensities.Rows || features.Count != intensities.Columns)
            throw new ArgumentException($"{injections.Count} injections and {features.Count} features do not fit {intensities.Rows} × {intensities.Columns} values", nameof(intensities));
        RequireUnique(injections.Select(i => i.Name), "injection", nameof(injections));
        RequireUnique(features.Select(f => f.Id), "feature", nameof(features));
        Injections = injections;
        Features = features;
        Intensities = intensities;
    }

    /// <summary>The injections, one per row.</summary>
    public IReadOnlyList<Injection> Injections { get; }

    /// <summary>The features, one per column.</summary>
    public IReadOnlyList<Feature> Features { get; }

    /// <summary>Injections × features; NaN where a value is missing.</summary>
    public Matrix Intensities { get; }

    /// <summary>What the numbers are, in words of the source: <c>normalised abundance</c>, <c>peak area</c>, <c>log10 of …</c>.</summary>
    public string Quantity { get; init; } = "intensity";

    /// <summary>Unit of <see cref="Injection.Amount"/>, or null.</summary>
    public string? AmountUnit { get; init; }

    /// <summary>The same rows and columns with other values.</summary>
    public FeatureTable With(Matrix intensities, string? quantity = null) =>
        new(Injections, Features, intensities) { Quantity = quantity ?? Quantity, AmountUnit = AmountUnit };

    /// <summary>Some of the injections, in the order given.</summary>
    public FeatureTable SelectInjections(IReadOnlyList<int> rows) =>
        new([.. rows.Select(r => Injections[r])], Features, Intensities.SelectRows(rows)) { Quantity = Quantity, AmountUnit = AmountUnit };

    /// <summary>Some of the features, in the order given.</summary>
    public FeatureTable SelectFeatures(IReadOnlyList<int> columns) =>
        new(Injections, [.. columns.Select(c => Features[c])], Intensities.SelectColumns(columns)) { Quantity = Quantity, AmountUnit = AmountUnit };

    /// <summary>The rows of injections of one kind.</summary>
    public IReadOnlyList<int> RowsOf(InjectionKind kind) => [.. Enumerable.Range(0, Injections.Count).Where(r => Injections[r].Kind == kind)];

    private static void RequireUnique(IEnumerable<string> names, string what, string parameter)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in names)
            if (!seen.Add(name)) throw new ArgumentException($"the {what} '{name}' occurs twice", parameter);
    }
}
