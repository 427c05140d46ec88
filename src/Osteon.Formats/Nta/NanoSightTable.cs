using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A table of bins or percentiles of a NanoSight summary while it is read.</summary>
internal sealed class NanoSightTable
{
    private readonly NtaReading _reading;
    private readonly NanoSightColumns _columns;
    private readonly string[] _titles;
    private readonly List<PrintedNumber> _first = [];
    private readonly List<double>[] _values;
    private readonly int _line;

    public NanoSightTable(NtaReading reading, NanoSightColumns columns, NtaRows titles)
    {
        _reading = reading;
        _columns = columns;
        _titles = titles.Texts();
        _line = titles.Line;
        _values = new List<double>[Math.Max(columns.Count(block: true), 1)];
        for (int i = 0; i < _values.Length; i++) _values[i] = [];
        IsPercentiles = _titles[0].StartsWith("Percentile", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether it is the table of percentiles.</summary>
    public bool IsPercentiles { get; }

    /// <summary>Whether a row is the titles of such a table.</summary>
    public static bool IsTitle(string key) =>
        key.StartsWith("Bin centre", StringComparison.OrdinalIgnoreCase) || key.StartsWith("Bin center", StringComparison.OrdinalIgnoreCase)
        || key.StartsWith("Percentile", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a row; false if it is none of the table.</summary>
    public bool Add(NtaRows row)
    {
        string first = row.Text(0);
        if (_reading.Numbers.Parse(first, row.Line) is not { } at)
        {
            if (first is not ([>= '0' and <= '9', ..] or ['-' or '.', >= '0' and <= '9', ..])) return false;
            _reading.Error(
                "OST-NTA-007", "the first cell of the row is not a number", row.Locate(0), first,
                "The row was changed: export the file again.");
            return true;
        }

        if (_first.Count >= _reading.Limits.MaxBins) throw _reading.TooMany(row.Line, "bins", _reading.Limits.MaxBins);
        _first.Add(PrintedNumber.Of(at, first));
        for (int column = 1; column < _values.Length; column++)
        {
            if (_columns.Of(column, block: true) is null) continue;
            ReadOnlySpan<byte> cell = row.Bytes(column);
            double? value = _reading.Numbers.Parse(cell, row.Line);
            if (value is < 0 || (value is null && !IsMissing(cell)))
                _reading.Error(
                    "OST-NTA-007", "the cell is not a number of 0 or more", row.Locate(column), row.Text(column),
                    "The row was changed: export the file again.");
            _values[column].Add(value is >= 0 and { } number ? number : double.NaN);
        }

        return true;
    }

    /// <summary>The bins, or null with a finding.</summary>
    public NtaBins? Bins(NtaAxis axis)
    {
        NtaBins? bins = BinRule.Of(_first, axis, Unit(_titles[0], axis));
        if (bins is null)
            _reading.Error(
                "OST-NTA-008", "the bins do not ascend, or there are fewer than two", _reading.At(_line),
                hint: "Rows are missing or changed: export the file again.");
        return bins;
    }

    /// <summary>The numbers of each column: a video, the average or its standard errors.</summary>
    public IEnumerable<(int Target, string Title, double[] Values)> Columns()
    {
        for (int column = 1; column < _values.Length; column++)
        {
            if (_columns.Of(column, block: true) is not { } target) continue;
            int missing = _values[column].Count(double.IsNaN);
            if (missing == 0 && _first.Count > 0)
                yield return (target, column < _titles.Length ? _titles[column] : "", [.. _values[column]]);
            else if (missing < _values[column].Count)
                _reading.Error(
                    "OST-NTA-007", $"{missing} of {_first.Count} cells of the column are empty", _reading.At(_line, column + 1),
                    hint: "The file was cut off or changed: export it again.");
            else if (target >= 0 && !IsPercentiles)
                _reading.Warning(
                    "OST-NTA-017", "the column of this video is empty", _reading.At(_line, column + 1), _columns.Names[target],
                    "Process the video and export again, or leave it out.");
        }
    }

    /// <summary>The percents of a table of percentiles.</summary>
    public double[] Percents()
    {
        double[] percents = [.. _first.Select(f => f.Value)];
        for (int i = 0; i < percents.Length; i++)
            if (percents[i] is < 0 or > 100 || (i > 0 && !(percents[i] > percents[i - 1])))
                _reading.Error(
                    "OST-NTA-008", "the percentiles do not ascend from 0 to 100", _reading.At(_line),
                    hint: "Rows are missing or changed: export the file again.");
        return percents;
    }

    /// <summary>Says that the percentiles of a column fall, which no distribution does.</summary>
    public void CheckPercentiles(string title, double[] values)
    {
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] >= values[i - 1]) continue;
            _reading.Warning(
                "OST-NTA-018", "the percentiles of a column fall", _reading.At(_line + i + 1), title,
                "The file was changed, or rows stand in the wrong order.");
            return;
        }
    }

    /// <summary>The unit in brackets behind a title.</summary>
    public static string Unit(string title, NtaAxis axis)
    {
        int open = title.IndexOf('(', StringComparison.Ordinal), close = title.LastIndexOf(')');
        string unit = open >= 0 && close > open ? title[(open + 1)..close].Trim() : "";
        return unit.Length > 0
            ? unit.Replace("²", "^2", StringComparison.Ordinal).Replace("³", "^3", StringComparison.Ordinal)
            : axis == NtaAxis.Diameter ? "nm" : "";
    }

    /// <summary>What a column of bins holds.</summary>
    public static NtaBinContent Content(string title)
    {
        if (title.Contains("surface", StringComparison.OrdinalIgnoreCase)) return NtaBinContent.SurfaceAreaNm2PerMl;
        if (title.Contains("volume", StringComparison.OrdinalIgnoreCase)) return NtaBinContent.VolumeNm3PerMl;
        return title.StartsWith("conc", StringComparison.OrdinalIgnoreCase) ? NtaBinContent.ConcentrationPerMl : NtaBinContent.Weight;
    }

    private static bool IsMissing(ReadOnlySpan<byte> cell)
    {
        cell = cell.Trim(" \t"u8);
        return cell.IsEmpty || cell.SequenceEqual("NaN"u8) || cell.SequenceEqual("-"u8);
    }
}
