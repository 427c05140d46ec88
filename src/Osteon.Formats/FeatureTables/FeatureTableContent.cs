using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A feature table as its file states it, before the injection list and guesses are applied.</summary>
public sealed record FeatureTableContent
{
    /// <summary>The table.</summary>
    public required FeatureTable Table { get; init; }

    /// <summary>The files it was read from, as the user named them or beside those.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>
    /// Which values were read, in words of the file, for example <c>Normalised abundance</c> or <c>area</c>; null where there is only one
    /// kind.
    /// </summary>
    public string? Block { get; init; }

    /// <summary>Other kinds of values in the file that were not read.</summary>
    public IReadOnlyList<string> OtherBlocks { get; init; } = [];

    /// <summary>
    /// Names of the injections whose <see cref="Injection.Kind"/> the file itself states; the kind of the others may be guessed.
    /// </summary>
    public IReadOnlySet<string> KindStated { get; init; } = new HashSet<string>();

    /// <summary>Columns of features that are not understood and are kept in <see cref="Feature.Further"/>, by title.</summary>
    public IReadOnlyList<string> KeptColumns { get; init; } = [];

    /// <summary>Columns of injections that are not understood and are kept in <see cref="Injection.Further"/>, by title.</summary>
    public IReadOnlyList<string> KeptInjectionColumns { get; init; } = [];
}
