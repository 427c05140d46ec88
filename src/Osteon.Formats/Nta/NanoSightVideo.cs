using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What a summary states about one video, or about the average, while it is read.</summary>
internal sealed class NanoSightVideo
{
    /// <summary>Stated values.</summary>
    public List<NtaValue> Values { get; } = [];

    /// <summary>Histograms.</summary>
    public List<NtaHistogram> Histograms { get; } = [];

    /// <summary>Percentiles.</summary>
    public List<NtaPercentiles> Percentiles { get; } = [];

    /// <summary>The recording, with what holds for all videos before what holds for this one.</summary>
    public NtaRecording ToRecording(string name, IReadOnlyList<NtaValue> common) => new()
    {
        Name = name,
        Instrument = NtaInstrument.NanoSight,
        Values = [.. common, .. Values],
        Histograms = Histograms,
        Percentiles = Percentiles,
        ConcentrationIncludesDilution = true,
    };
}
