using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>One of the two tables of a ZetaView size distribution while it is read.</summary>
internal sealed class ZetaViewTable
{
    private readonly NtaReading _reading;
    private readonly int _size;
    private readonly List<PrintedNumber> _centres = [];
    private readonly List<double>[] _columns;

    /// <summary>What a line is.</summary>
    public enum Row
    {
        /// <summary>A bin.</summary>
        Bin,

        /// <summary>The line of −1 between the two tables.</summary>
        Separator,

        /// <summary>No row of the table: it ended.</summary>
        Other,
    }

    public ZetaViewTable(NtaReading reading, string[] titles, int line)
    {
        _reading = reading;
        Titles = titles;
        LastLine = line;
        _size = Array.FindIndex(titles, t => ZetaViewKeys.Plain(t) == "size/nm");
        _columns = [.. titles.Select(_ => new List<double>())];
    }

    /// <summary>The titles.</summary>
    public string[] Titles { get; }

    /// <summary>Line of the row read last, from 1.</summary>
    public int LastLine { get; private set; }

    /// <summary>Reads a line.</summary>
    public Row Add(string[] cells, int line)
    {
        double? size = _size < cells.Length ? _reading.Numbers.Parse(cells[_size], line) : null;
        if (size is null && !StartsLikeNumber(cells[0])) return Row.Other;
        LastLine = line;
        if (size < 0) return Row.Separator;
        if (size is null)
        {
            _reading.Error(
                "OST-NTA-007", "the size of a bin is not a number", _reading.At(line, _size + 1), cells[0],
                "The row was cut off or changed: export the file again.");
            return Row.Bin;
        }

        if (_centres.Count >= _reading.Limits.MaxBins) throw _reading.TooMany(line, "bins", _reading.Limits.MaxBins);
        _centres.Add(PrintedNumber.Of(size.Value, cells[_size].Trim()));
        for (int i = 0; i < Titles.Length; i++)
        {
            if (i == _size || Titles[i].AsSpan().Trim().IsEmpty) continue;
            string cell = i < cells.Length ? cells[i] : "";
            double? value = _reading.Numbers.Parse(cell, line);
            if (value is null or < 0)
                _reading.Error(
                    "OST-NTA-007",
                    $"the cell of column '{Titles[i].Trim()}' is not a number of particles",
                    _reading.At(line, i + 1),
                    cell,
                    "The row was cut off or changed: export the file again.");
            _columns[i].Add(value is >= 0 and { } number ? number : 0);
        }

        return Row.Bin;
    }

    /// <summary>The histograms, one for each column of numbers; none if there is no bin.</summary>
    public IEnumerable<NtaHistogram> Histograms()
    {
        if (_centres.Count == 0) yield break;
        if (BinRule.Of(_centres) is not { } bins)
        {
            _reading.Error(
                "OST-NTA-008",
                "the sizes do not ascend, or there is only one",
                _reading.At(LastLine),
                hint: "Rows are missing, double or changed: export the file again.");
            yield break;
        }

        for (int i = 0; i < Titles.Length; i++)
        {
            if (i == _size || Titles[i].AsSpan().Trim().IsEmpty) continue;
            (NtaBinContent content, NtaWeighting weighting) = Meaning(ZetaViewKeys.Plain(Titles[i]));
            yield return new NtaHistogram(bins, _columns[i]) { Key = Titles[i].Trim(), Content = content, Weighting = weighting };
        }
    }

    /// <summary>Whether a title says nothing that is known.</summary>
    public static bool IsUnknown(string title) => Meaning(ZetaViewKeys.Plain(title)).Content == NtaBinContent.Weight;

    private static (NtaBinContent Content, NtaWeighting Weighting) Meaning(string title) => title switch
    {
        "number" => (NtaBinContent.Tracks, NtaWeighting.Number),
        "concentration/cm-3" or "concentration/ml-1" or "concentration/cm^-3" => (NtaBinContent.ConcentrationPerMl, NtaWeighting.Number),
        "volume/nm^3" or "volume/nm3" => (NtaBinContent.VolumeNm3, NtaWeighting.Volume),
        "area/nm^2" or "area/nm2" => (NtaBinContent.ProjectedAreaNm2, NtaWeighting.SurfaceArea),
        _ => (NtaBinContent.Weight, NtaWeighting.Number),
    };

    private static bool StartsLikeNumber(string cell) =>
        cell.AsSpan().TrimStart() is [>= '0' and <= '9', ..] or ['-' or '+' or '.', >= '0' and <= '9', ..];
}
