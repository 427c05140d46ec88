using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>One identifier as it was read from a cell: its normal form, or why there is none.</summary>
/// <param name="Written">The text as it stood in the input.</param>
/// <param name="Identifier">The identifier in its normal form, or null.</param>
/// <param name="Problem">Why there is no identifier, in words; null where there is one.</param>
public readonly record struct IdentifierReading(string Written, CompoundIdentifier? Identifier, string? Problem)
{
    /// <summary>Whether the normal form differs from what was written (an old HMDB number, a prefix, lower case).</summary>
    public bool Changed => Identifier is { } identifier && !string.Equals(identifier.Value, Written, StringComparison.Ordinal);
}
