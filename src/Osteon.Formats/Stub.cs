using Osteon.Primitives;

namespace Osteon.Formats;

internal static class TiffSource { public static ISliceSource Open(string p, ReadLimits l, FindingCollector f) => throw new NotImplementedException(); }
internal static class TiffWriter { public static void Write(string p, ISliceSource v, TiffWriteOptions o, RunContext c) => throw new NotImplementedException(); }
internal static class PngSource { public static ISliceSource Open(string p, ReadLimits l, FindingCollector f) => throw new NotImplementedException(); }
internal static class PngWriter { public static void Write(Stream s, int h, int w, int n, ReadOnlySpan<byte> p) => throw new NotImplementedException(); }
internal static class PngChunk { public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]; }
internal static class BmpSource { public static ISliceSource Open(string p, ReadLimits l, FindingCollector f) => throw new NotImplementedException(); }
internal static class BmpHeader { public static bool Probe(ReadOnlySpan<byte> s) => false; }
internal static class SliceNames { public static bool AnyIn(string p) => false; }
internal static class SliceFolder { public static ISliceSource Open(string p, ReadLimits l, FindingCollector f) => throw new NotImplementedException(); }
internal static class SkyScanFolder
{
    public static IReadOnlyList<string> LogsIn(string p) => [];
    public static ISliceSource Open(string p, ReadLimits l, FindingCollector f) => throw new NotImplementedException();
}
/// <summary>Keys.</summary>
public static class SkyScanFacts { }
internal static class SkyScanLog { public static bool Probe(ReadOnlySpan<byte> s) => false; }
