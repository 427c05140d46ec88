using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A feature table that was read, with what was understood of it.</summary>
public sealed record FeatureTableFile
{
    /// <summary>Identifier of the kind of file, see <see cref="IFeatureTableFormat.Id"/>.</summary>
    public required string Format { get; init; }

    /// <summary>The table, with the injection list joined and guessed kinds filled in.</summary>
    public required FeatureTable Table { get; init; }

    /// <summary>The files it was read from.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Counts and facts for people and machines.</summary>
    public required FeatureTableUnderstood Understood { get; init; }
}
