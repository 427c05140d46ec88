using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Opens and writes volumes of every kind Osteon knows.</summary>
public static class VolumeFiles
{
    /// <summary>Every kind of volume, files first, in the order in which they are tried.</summary>
    public static IReadOnlyList<VolumeFormat> All { get; } = [.. FormatTable.Files, .. FormatTable.Folders];

    /// <summary>Opens a volume of any kind.</summary>
    public static ISliceSource Open(string path, ReadLimits limits, FindingCollector findings) => throw new NotSupportedException();

    /// <summary>Writes a volume of the kind its name ends with.</summary>
    public static void Write(string path, ISliceSource source, VolumeWriteOptions options, RunContext context) => throw new NotSupportedException();
}
