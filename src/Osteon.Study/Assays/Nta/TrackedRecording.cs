using System.Globalization;
using System.Text.Json.Nodes;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>A recording that was tracked here as one that can be summarised beside vendors' exports.</summary>
internal static class TrackedRecording
{
    /// <summary>Key of its histogram.</summary>
    public const string Key = "maximum likelihood over the tracks";

    /// <summary>
    /// From the document of a tracking step. The amounts of the histogram are the fractions by maximum likelihood times the number of tracks; the concentration already holds the dilution.
    /// </summary>
    /// <param name="name">Name of the recording.</param>
    /// <param name="document">What <see cref="TrackingDocument"/> wrote.</param>
    public static NtaRecording Of(string name, JsonObject document)
    {
        IReadOnlyList<Measure> measures = ResultDocument.MeasuresOf(document["measures"]!.AsArray());
        double? Number(string id) => measures.FirstOrDefault(m => m.Term.Id == id)?.Value;
        JsonNode parameters = document["parameters"]!;
        var values = new List<NtaValue>();
        void Add(string key, NtaQuantity quantity, double? value)
        {
            if (value is { } number) values.Add(new NtaValue(key, number.ToString("R", CultureInfo.InvariantCulture)) { Quantity = quantity, Number = number });
        }

        double tracks = Number("tracks_accepted") ?? 0;
        Add("tracks_accepted", NtaQuantity.Traces, tracks);
        Add("particles_per_frame", NtaQuantity.ParticlesPerFrame, Number("particles_per_frame"));
        Add("temperature_c", NtaQuantity.TemperatureC, (double?)parameters["temperature_c"]);
        Add("viscosity_mpa_s", NtaQuantity.ViscosityMilliPascalSeconds, (double?)parameters["viscosity_mpa_s"]);
        Add("frame_rate_per_s", NtaQuantity.FramesPerSecond, (double?)parameters["frame_rate_per_s"]);
        Add("concentration_per_ml", NtaQuantity.ConcentrationPerMl, Number("concentration_per_ml"));
        Add("dilution", NtaQuantity.Dilution, (double?)parameters["dilution"]);
        return new NtaRecording
        {
            Name = name,
            Values = values,
            ConcentrationIncludesDilution = true,
            Histograms = HistogramOf(document, tracks) is { } histogram ? [histogram] : [],
        };
    }

    private static NtaHistogram? HistogramOf(JsonObject document, double tracks)
    {
        if (document["tables"]?["distribution"] is not JsonArray { Count: > 0 } rows) return null;
        double[] edges = [.. rows.Select(r => (double)r!["from"]!), (double)rows[^1]!["to"]!];
        double[] centres = [.. Enumerable.Range(0, rows.Count).Select(i => (edges[i] + edges[i + 1]) / 2)];
        return new NtaHistogram(new NtaBins(centres, edges) { Scale = NtaBinScale.Stated }, [.. rows.Select(r => (double)r!["fraction"]! * tracks)])
        {
            Key = Key,
            Content = NtaBinContent.Tracks,
        };
    }
}
