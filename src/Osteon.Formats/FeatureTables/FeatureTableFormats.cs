namespace Osteon.Formats;

/// <summary>Every kind of feature table Osteon reads, in the order in which they are tried. A new kind is one line here.</summary>
internal static class FeatureTableFormats
{
    /// <summary>The kinds; the most particular first.</summary>
    public static readonly IFeatureTableFormat[] All =
    [
        new OsteonTsv(),
        new MzTabFeatureTable(),
        new IsaTabFeatureTable(),
        new MafFeatureTable(),
        new ProgenesisTable(),
        new MsDialTable(),
        new MzmineTable(),
        new MzmineLegacyTable(),
        // Before xcms, since variableMetadata made from xcms has its titles.
        new W4mTable(),
        new XcmsTable(),
        new MarkerLynxTable(),
        new GenericTable(),
    ];
}
