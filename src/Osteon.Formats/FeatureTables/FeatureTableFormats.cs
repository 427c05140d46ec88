namespace Osteon.Formats;

/// <summary>Every kind of feature table Osteon reads, in the order in which they are tried. A new kind is one line here.</summary>
internal static class FeatureTableFormats
{
    /// <summary>The kinds; the most particular first.</summary>
    public static readonly IFeatureTableFormat[] All =
    [
        // mzTab-M and ISA-Tab with MAF plug in here: new MzTabFeatureTable(), new IsaTabFeatureTable(),
    ];
}
