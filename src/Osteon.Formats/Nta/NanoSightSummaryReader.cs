using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// NanoSight's summaries, of an experiment (a column per video) and of one video. Sections in brackets, keys in the first column; then
/// blocks of data, one for each axis and weighting. Version 3.2 fills every row up with commas, 3.4 does not.
/// </summary>
internal sealed class NanoSightSummaryReader
{
    private readonly NtaReading _reading;
    private readonly NtaRows _rows;
    private readonly NanoSightColumns _columns = new();
    private readonly List<NtaValue> _common = [];
    private readonly List<NanoSightVideo> _videos = [];
    private readonly NanoSightVideo _average = new();
    private readonly List<NtaValue> _standardErrors = [];
    private readonly Dictionary<(string, string, int), string> _seen = [];
    private string _section = "Experiment Details";
    private NtaAxis? _axis;
    private NtaWeighting? _weighting;
    private string? _software;
    private int _values;

    private NanoSightSummaryReader(NtaReading reading, char separator)
    {
        _reading = reading;
        _rows = new NtaRows(reading.Text, separator, reading.Limits);
    }

    /// <summary>First line of the summary of an experiment.</summary>
    public const string ExperimentTitle = "NTA Experiment Summary File";

    /// <summary>First line of the summary of a video.</summary>
    public const string VideoTitle = "NTA Single Analysis Summary File";

    /// <summary>Reads the file.</summary>
    public static NtaFile Read(NtaReading reading, NtaFormat format, char separator)
    {
        var reader = new NanoSightSummaryReader(reading, separator);
        try
        {
            reader.ReadRows();
            return reader.Finished(format);
        }
        finally
        {
            reader._rows.Close(reading);
        }
    }

    private void ReadRows()
    {
        bool more = _rows.Next();
        while (more)
        {
            string key = _rows.Text(0);
            if (_axis is not null && NanoSightTable.IsTitle(key))
            {
                var table = new NanoSightTable(_reading, _columns, _rows);
                while ((more = _rows.Next()) && table.Add(_rows))
                    _reading.Context.Cancellation.ThrowIfCancellationRequested();
                Take(table);
                continue;
            }

            Row(key);
            more = _rows.Next();
        }
    }

    private void Row(string key)
    {
        if (key is ['[', .., ']'])
        {
            _section = key[1..^1];
            _axis = _section.ToLowerInvariant() switch
            {
                "size data" => NtaAxis.Diameter,
                "diffusion coefficient data" => NtaAxis.DiffusionCoefficient,
                _ => null,
            };
            _weighting = null;
            _columns.Section(_rows);
            return;
        }

        switch (key.TrimEnd(':').ToLowerInvariant())
        {
            case "nta experiment summary file" or "nta single analysis summary file" or "graph data":
                return;
            case "filename" when _axis is null || _columns.Names.Count == 0:
                _columns.Manifest(_reading, _rows);
                while (_videos.Count < _columns.Names.Count) _videos.Add(new NanoSightVideo());
                return;
            case "filename":
                _columns.Block(_reading, _rows);
                return;
            case "weighting" when _axis is not null:
                Weighting();
                return;
        }

        if (key.StartsWith("Created with ", StringComparison.OrdinalIgnoreCase)) _software = key["Created with ".Length..];
        else Value(key);
    }

    private void Weighting()
    {
        string text = _rows.Text(1);
        _weighting = text.ToLowerInvariant() switch
        {
            "number" => NtaWeighting.Number,
            "surface area" or "surface" => NtaWeighting.SurfaceArea,
            "volume" => NtaWeighting.Volume,
            _ => null,
        };
        if (_weighting is null)
            _reading.Error(
                "OST-NTA-019", "the weighting of the block of data is not known", _rows.Locate(1), text,
                "Known are Number, Surface Area and Volume.");
    }

    private void Value(string key)
    {
        int last = _rows.Count;
        while (last > 1 && _rows.Text(last - 1).Length == 0) last--;
        if (key.Length == 0 && last == 1) return;
        if (_reading.Numbers.Parse(key, _rows.Line) is not null)
        {
            _reading.Error(
                "OST-NTA-007", "a row of numbers stands outside a table", _rows.Locate(0), key, "The file was changed: export it again.");
            return;
        }

        bool perVideo = _columns.Names.Count > 0 && (_axis is null || last > 2 || NanoSightKeys.Statistics.ContainsKey(key)) && last > 1
            && key != "Analysis Method";
        if (!perVideo)
        {
            Keep(_common, Stated(key, 1), -4);
            return;
        }

        for (int column = 1; column < last; column++)
        {
            NtaValue value = Stated(key, column);
            switch (_columns.Of(column, block: _axis is not null))
            {
                case NanoSightColumns.Average when value.Text.Length > 0: Keep(_average.Values, value, -1); break;
                case NanoSightColumns.StandardError when value.Text.Length > 0: Keep(_standardErrors, value, -2); break;
                case >= 0 and { } video: Keep(_videos[video].Values, value, video); break;
                case null when value.Text.Length > 0: Keep(_common, value, -4 - column); break;
            }
        }
    }

    private NtaValue Stated(string key, int column)
    {
        string text = _rows.Text(column);
        if (_axis is { } axis && NanoSightKeys.Statistics.TryGetValue(key, out NtaQuantity statistic))
            return new NtaValue(key, text)
            {
                Section = _section,
                Quantity = statistic,
                Number = _reading.Numbers.Parse(text, _rows.Line),
                Axis = axis,
                Weighting = _weighting,
                Unit = statistic == NtaQuantity.Traces ? "1" : axis == NtaAxis.Diameter ? "nm" : "E4 nm^2/s",
                Location = _rows.Locate(column),
            };
        (NtaQuantity Quantity, string? Unit)? meaning =
            key == "Analysis Method" ? (NtaQuantity.AnalysisMethod, null) : NanoSightKeys.Of(_section, key);
        return new NtaValue(key, text)
        {
            Section = _section,
            Quantity = meaning?.Quantity,
            Number = _reading.Numbers.Parse(text, _rows.Line),
            Unit = meaning?.Unit,
            Location = _rows.Locate(column),
        };
    }

    private void Keep(List<NtaValue> values, NtaValue value, int target)
    {
        if (++_values > _reading.Limits.MaxValues) throw _reading.TooMany(_rows.Line, "stated values", _reading.Limits.MaxValues);
        values.Add(value);
        string key = $"{value.Key}/{value.Axis}/{value.Weighting}";
        if (value.Quantity is null || _seen.TryAdd((_section, key, target), value.Text) || _seen[(_section, key, target)] == value.Text)
            return;
        _reading.Warning(
            "OST-NTA-011", $"'{value.Key}' stands twice with different values; the first is used", value.Location!, value.Text,
            "Check the file; it may have been put together from two.");
    }

    private void Take(NanoSightTable table)
    {
        if (_weighting is not { } weighting || _axis is not { } axis) return;
        if (table.IsPercentiles)
        {
            double[] percents = table.Percents();
            foreach ((int target, string title, double[] values) in table.Columns())
            {
                table.CheckPercentiles(title, values);
                Video(target)?.Percentiles.Add(
                    new NtaPercentiles(percents, values) { Axis = axis, Weighting = weighting, Unit = NanoSightTable.Unit(title, axis) });
            }

            return;
        }

        if (table.Bins(axis) is not { } bins) return;
        var columns = table.Columns().ToList();
        double[]? errors = columns.FirstOrDefault(c => c.Target == NanoSightColumns.StandardError).Values;
        foreach ((int target, string title, double[] values) in columns)
            Video(target)?.Histograms.Add(new NtaHistogram(bins, values)
            {
                Key = title,
                Content = NanoSightTable.Content(title),
                Weighting = weighting,
                StandardErrors = target == NanoSightColumns.Average ? errors : null,
            });
    }

    private NanoSightVideo? Video(int target) => target >= 0 ? _videos[target] : target == NanoSightColumns.Average ? _average : null;

    private NtaFile Finished(NtaFormat format)
    {
        if (_columns.Names.Count == 0)
            throw _reading.Missing("the summary names no video (row 'Filename:')", "The file was cut off or changed: export it again.");
        if (_videos.TrueForAll(v => v.Histograms.Count == 0))
            throw _reading.Missing(
                "the summary holds no size distribution ([Size Data] with 'Bin centre')",
                "The file was cut off, or exported without distributions: export it again.");
        if (_software is not null) _common.Insert(0, new NtaValue("Created with", _software) { Quantity = NtaQuantity.Software });
        NtaRecording[] recordings = [.. _columns.Names.Select((name, i) => _videos[i].ToRecording(name, _common))];
        foreach (NtaRecording recording in recordings) CheckTotal(recording);
        bool hasAverage = _average.Values.Count + _average.Histograms.Count > 0;
        return new NtaFile
        {
            Path = _reading.Text.Path,
            Format = format,
            Software = _software,
            Recordings = recordings,
            Average = hasAverage ? _average.ToRecording("Average", []) : null,
            StandardErrors = _standardErrors,
            UnknownKeys = [.. Unknown()],
        };
    }

    /// <summary>The bins add up to the stated concentration, which has three digits.</summary>
    private void CheckTotal(NtaRecording recording)
    {
        NtaValue? stated = recording.Find(NtaQuantity.ConcentrationPerMl);
        NtaHistogram? histogram = recording.Histogram();
        if (stated?.Number is not { } concentration || histogram is not { Content: NtaBinContent.ConcentrationPerMl } || concentration == 0)
            return;
        if (Math.Abs(histogram.Total - concentration) > 0.01 * concentration)
            _reading.Warning(
                "OST-NTA-012",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the bins of '{recording.Name}' add up to {histogram.Total:0.####e+0} per mL, but the file states {stated.Text}"),
                stated.Location!,
                stated.Text,
                "Rows are missing or were changed: export the file again.");
    }

    private IEnumerable<string> Unknown() => _common.Concat(_videos.SelectMany(v => v.Values))
        .Where(v => v.Quantity is null && v.Key.Length > 0 && !NanoSightKeys.IsWords(v.Section ?? ""))
        .Select(v => v.Key).Distinct(StringComparer.Ordinal);
}
