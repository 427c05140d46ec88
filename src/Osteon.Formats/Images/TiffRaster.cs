using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Reads TIFF files with colour or alpha as pictures; grey ones are left to the reader of planes.</summary>
internal static class TiffRaster
{
    /// <summary>The picture, or null where the reader of planes reads it.</summary>
    public static ColourRaster? Read(string path, ReadLimits limits, FindingCollector findings) => null;
}
