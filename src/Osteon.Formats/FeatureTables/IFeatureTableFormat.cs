using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// One kind of feature table that Osteon reads. A kind is recognised by what stands in the file, never by places of columns. Kinds are
/// listed in <see cref="FeatureTableFormats"/>; what all share (the injection list, guesses by name, the account of what was understood) is
/// done by <see cref="FeatureTableFiles"/> after <see cref="Read"/>.
/// </summary>
public interface IFeatureTableFormat
{
    /// <summary>
    /// Stable identifier, lower case with hyphens, for example <c>progenesis</c>; the value of
    /// <see cref="FeatureTableReadOptions.Format"/>.
    /// </summary>
    string Id { get; }

    /// <summary>Name for people, for example <c>Progenesis QI compound measurements (CSV)</c>.</summary>
    string Name { get; }

    /// <summary>Says whether a file or folder is of this kind. Never throws.</summary>
    /// <param name="start">The beginning of the file, or the names of the files in the folder.</param>
    FeatureTableProbe Probe(FeatureTableStart start);

    /// <summary>
    /// Reads the table. All that is wrong is added to the findings of <paramref name="context"/>; if any of it is an error, the first is
    /// thrown at the end, so that a table that is returned is whole.
    /// </summary>
    /// <param name="path">File or folder as the user named it.</param>
    /// <param name="options">Choices and limits.</param>
    /// <param name="context">Cancellation and findings.</param>
    /// <exception cref="InvalidContentException">The content is broken, contradicts itself or asks for more than is allowed.</exception>
    /// <exception cref="MissingSourceException">A file is not there or cannot be read.</exception>
    FeatureTableContent Read(string path, FeatureTableReadOptions options, RunContext context);
}
