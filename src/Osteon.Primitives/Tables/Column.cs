using System.Globalization;

namespace Osteon.Primitives;

/// <summary>One column of a <see cref="Table"/>. Name, unit and meaning travel with the cells.</summary>
public abstract record Column
{
    private protected Column(string name, string? unit, string? description)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Unit = unit;
        Description = description;
    }

    /// <summary>Column name, stable, machine-readable.</summary>
    public string Name { get; }

    /// <summary>Unit symbol (see <see cref="Primitives.Unit"/>), or null where none applies.</summary>
    public string? Unit { get; }

    /// <summary>What the cells mean, or null where the name says it.</summary>
    public string? Description { get; }

    /// <summary>Number of cells.</summary>
    public abstract int Count { get; }

    /// <summary>The cell as text with full precision (shortest form that reads back to the same number); empty when missing.</summary>
    public abstract string Text(int row);

    /// <summary>Text cells.</summary>
    public static TextColumn Of(string name, IReadOnlyList<string?> values, string? description = null) => new(name, values, description);

    /// <summary>Number cells with a unit.</summary>
    public static NumberColumn Of(string name, IReadOnlyList<double?> values, string? unit = null, string? description = null) =>
        new(name, values, unit, description);

    /// <summary>Whole-number cells.</summary>
    public static IntegerColumn Of(string name, IReadOnlyList<long?> values, string? unit = null, string? description = null) =>
        new(name, values, unit, description);

    /// <summary>Yes/no cells.</summary>
    public static FlagColumn Of(string name, IReadOnlyList<bool?> values, string? description = null) => new(name, values, description);
}

/// <summary>A column of text.</summary>
public sealed record TextColumn(string Name, IReadOnlyList<string?> Values, string? Description = null) : Column(Name, null, Description)
{
    /// <inheritdoc/>
    public override int Count => Values.Count;

    /// <inheritdoc/>
    public override string Text(int row) => Values[row] ?? "";
}

/// <summary>A column of finite numbers.</summary>
public sealed record NumberColumn(string Name, IReadOnlyList<double?> Values, string? Unit = null, string? Description = null)
    : Column(Name, Unit, Description)
{
    /// <inheritdoc/>
    public override int Count => Values.Count;

    /// <inheritdoc/>
    public override string Text(int row) => Values[row]?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>A column of whole numbers.</summary>
public sealed record IntegerColumn(string Name, IReadOnlyList<long?> Values, string? Unit = null, string? Description = null)
    : Column(Name, Unit, Description)
{
    /// <inheritdoc/>
    public override int Count => Values.Count;

    /// <inheritdoc/>
    public override string Text(int row) => Values[row]?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <summary>A column of yes/no values, written <c>true</c> and <c>false</c>.</summary>
public sealed record FlagColumn(string Name, IReadOnlyList<bool?> Values, string? Description = null) : Column(Name, null, Description)
{
    /// <inheritdoc/>
    public override int Count => Values.Count;

    /// <inheritdoc/>
    public override string Text(int row) => Values[row] switch { true => "true", false => "false", null => "" };
}
