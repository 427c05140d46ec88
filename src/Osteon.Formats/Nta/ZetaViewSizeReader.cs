using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// ZetaView's size distribution: keys and values, then a table of linear bins, a line of −1 that ends it, and a table of logarithmic bins
/// without titles. Layout decoded from files of version 8.06.01; nothing depends on the number of lines or the order of keys and columns.
/// </summary>
internal static class ZetaViewSizeReader
{
    /// <summary>Title of the column of sizes.</summary>
    public const string SizeTitle = "Size / nm";

    /// <summary>Whether cells are the titles of the table.</summary>
    public static bool IsTitleRow(IReadOnlyList<string> cells) =>
        cells.Any(c => ZetaViewKeys.Plain(c) == "size/nm") && cells.Any(c => ZetaViewKeys.Plain(c) == "number");

    /// <summary>Reads the file.</summary>
    public static NtaFile Read(NtaReading reading)
    {
        var header = new ZetaViewHeader(reading);
        var lines = new NtaLines(reading.Text);
        ZetaViewTable? linear = null, logarithmic = null;
        ZetaViewTable? current = null;
        while (lines.Next() is { } line)
        {
            if (line.AsSpan().Trim().IsEmpty) continue;
            string[] cells = line.Split('\t');
            if (current is null)
            {
                if (linear is null && IsTitleRow(cells)) linear = current = new ZetaViewTable(reading, cells, lines.Number);
                else header.Add(line, lines.Number);
                continue;
            }

            switch (current.Add(cells, lines.Number))
            {
                case ZetaViewTable.Row.Separator when logarithmic is null:
                    logarithmic = current = new ZetaViewTable(reading, linear!.Titles, lines.Number);
                    break;
                case ZetaViewTable.Row.Other:
                    current = null;
                    header.Add(line, lines.Number);
                    break;
            }
        }

        if (linear is null)
            throw reading.Missing(
                $"the file has no table with the columns '{SizeTitle}' and 'Number'",
                "The file was cut off or changed: export it again.");
        return Finished(reading, header.Values, linear, logarithmic);
    }

    private static NtaFile Finished(NtaReading reading, IReadOnlyList<NtaValue> values, ZetaViewTable linear, ZetaViewTable? logarithmic)
    {
        NtaHistogram[] histograms = [.. linear.Histograms(), .. logarithmic?.Histograms() ?? []];
        if (logarithmic is null)
            reading.Warning(
                "OST-NTA-013",
                "the line of −1 that ends the table of sizes is not there; the file may be cut off",
                reading.At(linear.LastLine),
                hint: "Compare the number of lines with other files of this instrument, or export it again.");
        var recording = new NtaRecording
        {
            Name = Name(values, reading.Text.Path),
            Instrument = NtaInstrument.ZetaView,
            Values = values,
            Histograms = histograms,
            ConcentrationIncludesDilution = false,
        };
        CheckTraces(reading, recording);
        return new NtaFile
        {
            Path = reading.Text.Path,
            Format = NtaFormat.ZetaViewSize,
            Software = recording.Text(NtaQuantity.Software),
            Recordings = [recording],
            UnknownKeys = [.. values.Where(v => v.Quantity is null).Select(v => v.Key).Distinct(StringComparer.Ordinal)],
        };
    }

    internal static string Name(IReadOnlyList<NtaValue> values, string path)
    {
        string? file = values.FirstOrDefault(v => v.Quantity == NtaQuantity.OriginalFile)?.Text;
        string name = file is { Length: > 0 } ? file[(file.LastIndexOfAny(['\\', '/']) + 1)..] : "";
        int ending = name.LastIndexOf('.');
        if (ending > 0) name = name[..ending];
        return name.Length > 0 ? name : Path.GetFileNameWithoutExtension(path);
    }

    private static string Scale(NtaHistogram histogram) => histogram.Bins.Scale.ToString().ToLowerInvariant();

    /// <summary>The numbers in the bins add up to the number of traces; if not, rows are missing or changed.</summary>
    private static void CheckTraces(NtaReading reading, NtaRecording recording)
    {
        NtaValue? stated = recording.Find(NtaQuantity.Traces);
        if (stated?.Number is not { } traces) return;
        if (traces == 0)
        {
            reading.Warning(
                "OST-NTA-014", "the measurement holds no trace: there is no size distribution", stated.Location!, stated.Text,
                "Look at the video and the settings of detection.");
            return;
        }

        foreach (NtaHistogram histogram in recording.Histograms.Where(h => h.Content == NtaBinContent.Tracks))
            if (Math.Abs(histogram.Total - traces) > Math.Max(0.5, 5e-4 * traces))
                reading.Warning(
                    "OST-NTA-012",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"the {Scale(histogram)} bins hold {histogram.Total:0.###} traces, but the file states {traces:0.###}"),
                    stated.Location!,
                    stated.Text,
                    "Rows are missing or were changed: export the file again.");
    }
}
