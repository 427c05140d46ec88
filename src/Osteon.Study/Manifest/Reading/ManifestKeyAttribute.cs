using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// What a key of <c>study.yaml</c> demands of its value, and an example of it. Its description is the summary of the property.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ManifestKeyAttribute : Attribute
{
    /// <summary>Whether the key must be there; a missing one is an error.</summary>
    public bool Required { get; init; }

    /// <summary>A value as a person writes it.</summary>
    public string? Example { get; init; }

    /// <summary>What a quantity must measure.</summary>
    public Dimension Dimension { get; init; } = Dimension.None;

    /// <summary>Smallest allowed number (for quantities: in the unit written); NaN for none.</summary>
    public double Minimum { get; init; } = double.NaN;

    /// <summary>Numbers must be above this one; NaN for none.</summary>
    public double Above { get; init; } = double.NaN;

    /// <summary>Largest allowed number; NaN for none.</summary>
    public double Maximum { get; init; } = double.NaN;

    /// <summary>
    /// Whether the text is an identifier: letters, digits, <c>_ - .</c>, not starting with a dot, since results are named after it.
    /// </summary>
    public bool Identifier { get; init; }

    /// <summary>
    /// The finding to give instead of the general one when a quantity has the wrong dimension, for mistakes with a meaning of their
    /// own.
    /// </summary>
    public string? WrongDimensionId { get; init; }

    /// <summary>What to do about that mistake; null gives the example.</summary>
    public string? WrongDimensionHint { get; init; }
}

/// <summary>How an enumeration value is written in files where it is not the snake_case form of its name.</summary>
/// <param name="text">The spelling.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class SpellingAttribute(string text) : Attribute
{
    /// <summary>The spelling.</summary>
    public string Text { get; } = text;
}

/// <summary>One of the closed set of records that a key <c>kind</c> chooses between.</summary>
/// <param name="kind">The value of <c>kind</c>.</param>
/// <param name="type">The record that it stands for.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class VariantAttribute(string kind, Type type) : Attribute
{
    /// <summary>The value of <c>kind</c>.</summary>
    public string Kind { get; } = kind;

    /// <summary>The record that it stands for.</summary>
    public Type Type { get; } = type;
}
