using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Reads feature tables of every kind Osteon knows. What a file is, its titles decide.</summary>
public static class FeatureTableFiles
{
    /// <summary>Every kind, in the order in which they are tried.</summary>
    public static IReadOnlyList<IFeatureTableFormat> All { get; } = FeatureTableFormats.All;

    /// <summary>Reads a file or folder.</summary>
    public static FeatureTableFile Read(string path, FeatureTableReadOptions options, FindingCollector findings) =>
        Read(path, options, RunContext.Default with { Findings = findings });

    /// <summary>Reads a file or folder.</summary>
    public static FeatureTableFile Read(string path, FeatureTableReadOptions options, RunContext context) =>
        throw new NotSupportedException();
}
