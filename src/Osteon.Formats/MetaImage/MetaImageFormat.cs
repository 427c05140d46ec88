using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>MetaImage volumes.</summary>
public static class MetaImageFormat
{
    /// <summary>Whether a file that begins with these bytes is of this kind.</summary>
    public static bool Probe(ReadOnlySpan<byte> start) => throw new NotSupportedException();

    /// <summary>Opens a file.</summary>
    public static ISliceSource Open(string path, ReadLimits limits, FindingCollector findings) => throw new NotSupportedException();

    /// <summary>Writes a file.</summary>
    public static void Write(string path, ISliceSource source, VolumeWriteOptions options, RunContext context) => throw new NotSupportedException();
}
