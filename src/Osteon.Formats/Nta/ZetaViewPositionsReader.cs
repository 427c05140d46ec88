using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// ZetaView's table of positions across the cell: a row for each, then mean and standard deviations over those that are used.
/// </summary>
internal static class ZetaViewPositionsReader
{
    /// <summary>The upper end of the vendor's scale, which it writes as the median where a position has no trace.</summary>
    private const double NoMedianNm = 5997.5;

    private static readonly char[] BetweenReasons = [',', ';', ' ', '|'];

    private enum Title
    {
        Unknown,
        Use,
        Position,
        Intensity,
        Particles,
        Concentration,
        Original,
        Traces,
        X50,
        Peak,
        Span,
        Drift,
        Removal,
    }

    /// <summary>Whether cells are the titles of the table.</summary>
    public static bool IsTitleRow(IReadOnlyList<string> cells)
    {
        Title[] titles = [.. cells.Select(Of)];
        return titles.Contains(Title.Position) && (titles.Contains(Title.Use) || titles.Contains(Title.Removal))
            && (titles.Contains(Title.Traces) || titles.Contains(Title.X50) || titles.Contains(Title.Drift));
    }

    /// <summary>Reads the file.</summary>
    public static NtaFile Read(NtaReading reading)
    {
        var header = new ZetaViewHeader(reading);
        var lines = new NtaLines(reading.Text);
        var positions = new List<NtaPosition>();
        var values = new List<NtaValue>();
        string[] names = [];
        Title[] titles = [];
        while (lines.Next() is { } line)
        {
            if (line.AsSpan().Trim().IsEmpty) continue;
            string[] cells = line.Split('\t');
            if (names.Length == 0)
            {
                if (IsTitleRow(cells))
                {
                    names = [.. cells.Select(c => c.Trim())];
                    titles = [.. names.Select(Of)];
                }
                else
                {
                    header.Add(line, lines.Number);
                }

                continue;
            }

            if (positions.Count + values.Count > reading.Limits.MaxValues)
                throw reading.TooMany(lines.Number, "rows", reading.Limits.MaxValues);
            Row(reading, new Line(cells, names, titles, lines.Number), positions, values);
        }

        if (positions.Count == 0)
            throw reading.Missing("the table of positions holds no position", "The file was cut off or changed: export it again.");
        CheckDouble(reading, positions);
        return new NtaFile
        {
            Path = reading.Text.Path,
            Format = NtaFormat.ZetaViewPositions,
            Software = header.Values.FirstOrDefault(v => v.Quantity == NtaQuantity.Software)?.Text,
            Recordings =
            [
                new NtaRecording
                {
                    Name = Path.GetFileNameWithoutExtension(reading.Text.Path),
                    Instrument = NtaInstrument.ZetaView,
                    Values = [.. header.Values, .. values],
                    Positions = positions,
                    ConcentrationIncludesDilution = false,
                },
            ],
            UnknownKeys =
            [
                .. names.Where((_, i) => titles[i] == Title.Unknown && names[i].Length > 0),
                .. header.Values.Where(v => v.Quantity is null).Select(v => v.Key),
            ],
        };
    }

    private sealed record Line(string[] Cells, string[] Names, Title[] Titles, int Number)
    {
        public string Text(Title title)
        {
            int at = Array.IndexOf(Titles, title);
            return at >= 0 && at < Cells.Length ? Cells[at].Trim() : "";
        }
    }

    private static void Row(NtaReading reading, Line line, List<NtaPosition> positions, List<NtaValue> values)
    {
        if (reading.Numbers.Parse(line.Text(Title.Position), line.Number) is not { } position)
        {
            // Mean, St.Dev. and Rel.St.Dev. stand in the first column or in that of the positions.
            string name = line.Cells.Select(c => c.Trim())
                .FirstOrDefault(c => c.Length > 0 && reading.Numbers.Parse(c, line.Number) is null) ?? "";
            if (name.Length == 0 || name.Equals("X", StringComparison.OrdinalIgnoreCase) || !char.IsAsciiLetter(name[0]))
            {
                reading.Error(
                    "OST-NTA-007", "the position is not a number", reading.At(line.Number), line.Text(Title.Position),
                    "The row was cut off or changed: export the file again.");
                return;
            }

            for (int i = 0; i < line.Cells.Length && i < line.Names.Length; i++)
                if (line.Cells[i].Trim() is { Length: > 0 } text && text != name)
                    values.Add(new NtaValue(line.Names[i], text)
                    {
                        Section = name,
                        Number = reading.Numbers.Leading(text, line.Number),
                        Location = reading.At(line.Number, i + 1),
                    });
            return;
        }

        positions.Add(Position(reading, line, position));
    }

    private static NtaPosition Position(NtaReading reading, Line line, double position)
    {
        string used = line.Text(Title.Use);
        if (used.Length > 0 && !used.Equals("X", StringComparison.OrdinalIgnoreCase))
            reading.Warning(
                "OST-NTA-015", "whether the position is used is marked with something other than X; it is taken as used",
                reading.At(line.Number), used, "Check the table of positions.");
        string[] removal = line.Text(Title.Removal).Split(
            BetweenReasons, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        bool isUsed = Array.IndexOf(line.Titles, Title.Use) >= 0 ? used.Length > 0 : removal.Length == 0;
        if (isUsed && removal.Length > 0)
            reading.Warning(
                "OST-NTA-015", "the position is marked as used and has a reason for removal; the mark is followed", reading.At(line.Number),
                string.Join(' ', removal), "Check the table of positions.");
        double? traces = Cell(reading, line, Title.Traces), x50 = Cell(reading, line, Title.X50);
        var further = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < line.Cells.Length && i < line.Names.Length; i++)
            if (line.Titles[i] == Title.Unknown && line.Cells[i].Trim().Length > 0) further.TryAdd(line.Names[i], line.Cells[i].Trim());
        return new NtaPosition
        {
            Position = position,
            Used = isUsed,
            MeanIntensity = Cell(reading, line, Title.Intensity),
            ParticlesPerFrame = Cell(reading, line, Title.Particles),
            ConcentrationPerMl = Cell(reading, line, Title.Concentration),
            OriginalConcentrationPerMl = Cell(reading, line, Title.Original),
            Traces = traces,
            X50Nm = traces == 0 || x50 == NoMedianNm ? null : x50,
            PeakNm = traces == 0 ? null : Cell(reading, line, Title.Peak),
            Span = traces == 0 ? null : Cell(reading, line, Title.Span),
            DriftUmPerS = Cell(reading, line, Title.Drift),
            Removal = removal,
            Line = line.Number,
            Further = further,
        };
    }

    private static double? Cell(NtaReading reading, Line line, Title title)
    {
        string text = line.Text(title);
        if (text.Length == 0 || text.Equals("NaN", StringComparison.OrdinalIgnoreCase)) return null;
        double? value = reading.Numbers.Parse(text, line.Number);
        if (value is null)
            reading.Error(
                "OST-NTA-007",
                $"the cell of column '{line.Names[Array.IndexOf(line.Titles, title)]}' is not a number",
                reading.At(line.Number, Array.IndexOf(line.Titles, title) + 1),
                text,
                "The row was cut off or changed: export the file again.");
        return value;
    }

    private static void CheckDouble(NtaReading reading, List<NtaPosition> positions)
    {
        var seen = new Dictionary<double, int>();
        foreach (NtaPosition position in positions)
            if (!seen.TryAdd(position.Position, position.Line))
                reading.Warning(
                    "OST-NTA-015", $"the position also stands on line {seen[position.Position]}", reading.At(position.Line),
                    hint: "The table may hold two measurements.");
    }

    private static Title Of(string title) => ZetaViewKeys.Plain(title) switch
    {
        "use" or "used" => Title.Use,
        "position" or "pos" or "pos." => Title.Position,
        "meanint." or "meanint" or "meanintensity" => Title.Intensity,
        "av.noofparticles" or "averagenumberofparticles" or "av.no.ofparticles" => Title.Particles,
        "conc.(p./ml)" or "conc.(p./cm^3)" or "concentration(p./ml)" => Title.Concentration,
        "orig.conc.(p./cm^3)" or "orig.conc.(p./ml)" or "originalconcentration(p./ml)" => Title.Original,
        "no.oftraces" or "numberoftraces" => Title.Traces,
        "x50(nm)" or "x50/nm" => Title.X50,
        "span" => Title.Span,
        "removal" => Title.Removal,
        { } t when t.StartsWith("peak", StringComparison.Ordinal) && t.EndsWith("(nm)", StringComparison.Ordinal) => Title.Peak,
        { } t when t.StartsWith("drift", StringComparison.Ordinal) && t.EndsWith("m/s)", StringComparison.Ordinal) => Title.Drift,
        _ => Title.Unknown,
    };
}
