using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A table of sizes and numbers, or of single sizes, whose columns the user declares.</summary>
internal static class SizeTableReader
{
    /// <summary>Reads the file.</summary>
    public static NtaFile Read(string path, NtaReadOptions options, RunContext context)
    {
        NtaColumns columns = options.Columns ?? throw Refusal.Content(
            "OST-NTA-030",
            new SourceLocation(path),
            "the columns of the table of sizes are not declared",
            hint: "Declare the column of sizes and those of numbers.");
        NtaText text = NtaText.Read(path, options.Limits.MaxBytes);
        var findings = new FindingCollector();
        var delimited = new DelimitedOptions
        {
            MaxBytes = options.Limits.MaxBytes,
            MaxCells = options.Limits.MaxPoints,
            MaxFindingsPerKind = options.Limits.MaxFindingsPerKind,
        };
        RawTable table = DelimitedText.Parse(path, text.Bytes, delimited, findings);
        var reading = new NtaReading(text, options, context, table.Separator == ',');
        foreach (Finding finding in findings.ToList())
            if (finding.Id != "OST-TBL-019") reading.Add(finding);
        try
        {
            NtaFile file = Read(reading, table, columns);
            reading.Finish();
            return file;
        }
        catch (InvalidContentException e)
        {
            reading.GiveUp(e);
            throw;
        }
    }

    private static NtaFile Read(NtaReading reading, RawTable table, NtaColumns columns)
    {
        double toNanometres = columns.SizeUnit switch { "nm" => 1, "um" or "µm" or "μm" => 1000, _ => double.NaN };
        double factor = columns.Radius ? 2 * toNanometres : toNanometres;
        if (!double.IsFinite(factor))
            reading.Error(
                "OST-NTA-031", "the declared unit of sizes is not known", new SourceLocation(table.File), columns.SizeUnit,
                "Known are nm and um.");
        int size = Column(reading, table, columns.Size);
        int[] counts = [.. columns.Counts.Select(c => Column(reading, table, c))];
        if (size < 0 || counts.Contains(-1) || !double.IsFinite(factor)) throw Failed(reading);
        IReadOnlyList<NtaRecording> recordings = counts.Length == 0
            ?
            [
                new NtaRecording
                {
                    Name = Path.GetFileNameWithoutExtension(table.File),
                    Particles = Particles(reading, table, size, factor),
                },
            ]
            : Recordings(reading, table, columns, (size, counts, factor));
        return new NtaFile
        {
            Path = table.File,
            Format = NtaFormat.SizeTable,
            Recordings = recordings,
            UnknownKeys = [.. table.Header.Texts.Where((t, i) => i != size && !counts.Contains(i) && t.Trim().Length > 0)],
        };
    }

    private static NtaTrack[] Particles(NtaReading reading, RawTable table, int size, double factor)
    {
        var particles = new List<NtaTrack>(table.Rows.Count);
        for (int row = 0; row < table.Rows.Count; row++)
            if (Number(reading, table, (row, size), above: true) is { } diameter) particles.Add(new NtaTrack(row, diameter * factor));
        if (particles.Count == 0) throw Failed(reading);
        return [.. particles];
    }

    private static List<NtaRecording> Recordings(
        NtaReading reading, RawTable table, NtaColumns columns, (int Size, int[] Counts, double Factor) places)
    {
        var sizes = new List<PrintedNumber>();
        var values = places.Counts.Select(_ => new double[table.Rows.Count]).ToList();
        for (int row = 0; row < table.Rows.Count; row++)
        {
            double stated = Number(reading, table, (row, places.Size), above: false) ?? 0;
            PrintedNumber printed = PrintedNumber.Of(stated, table.Cell(row, places.Size).Text.Trim());
            sizes.Add(new PrintedNumber(printed.Value * places.Factor, printed.HalfUnit * places.Factor));
            for (int i = 0; i < places.Counts.Length; i++)
                values[i][row] = Number(reading, table, (row, places.Counts[i]), above: false) ?? 0;
        }

        if (sizes.Count > reading.Limits.MaxBins) throw reading.TooMany(table.Rows[^1].Line, "bins", reading.Limits.MaxBins);
        NtaBins? bins = columns.Place == NtaSizePlace.Centre
            ? BinRule.Of(sizes)
            : FromEdges(sizes, columns.Place == NtaSizePlace.LowerEdge);
        if (bins is null)
        {
            reading.Error(
                "OST-NTA-008", "the sizes do not ascend, or there are fewer than two", reading.At(table.Header.Line), columns.Size,
                "Sort the rows by size; each size once.");
            throw Failed(reading);
        }

        return
        [
            .. places.Counts.Select((_, i) => new NtaRecording
            {
                Name = columns.Counts[i],
                Histograms =
                [
                    new NtaHistogram(bins, values[i]) { Key = columns.Counts[i], Content = columns.Content, Weighting = columns.Weighting },
                ],
            }),
        ];
    }

    /// <summary>
    /// Bins of which one edge is stated; the outermost one that is not follows the step, or the ratio, of its neighbours.
    /// </summary>
    private static NtaBins? FromEdges(List<PrintedNumber> stated, bool lower)
    {
        int n = stated.Count;
        for (int i = 0; i < n; i++)
            if (stated[i].Value < 0 || (i > 0 && !(stated[i].Value > stated[i - 1].Value))) return null;
        if (n < 2) return null;
        bool even = BinRule.Of(stated)?.Scale != NtaBinScale.Logarithmic;
        double[] edges = new double[n + 1], centres = new double[n];
        for (int i = 0; i < n; i++) edges[lower ? i : i + 1] = stated[i].Value;
        if (lower) edges[n] = even ? edges[n - 1] + (edges[n - 1] - edges[n - 2]) : edges[n - 1] * (edges[n - 1] / edges[n - 2]);
        else edges[0] = even ? Math.Max(0, edges[1] - (edges[2] - edges[1])) : edges[1] / (edges[2] / edges[1]);
        for (int i = 0; i < n; i++)
        {
            if (!(edges[i + 1] > edges[i]) || !double.IsFinite(edges[i + 1])) return null;
            centres[i] = even ? edges[i] + ((edges[i + 1] - edges[i]) / 2) : Math.Sqrt(edges[i]) * Math.Sqrt(edges[i + 1]);
        }

        return new NtaBins(centres, edges) { Scale = NtaBinScale.Stated };
    }

    private static double? Number(NtaReading reading, RawTable table, (int Row, int Column) place, bool above)
    {
        RawCell cell = table.Cell(place.Row, place.Column);
        double? value = reading.Numbers.Parse(cell.Text, cell.Line);
        if (value is { } number && number >= 0 && (!above || number > 0)) return value;
        reading.Error(
            "OST-NTA-007", above ? "the size is not a number above 0" : "the cell is not a number of 0 or more", table.Locate(cell),
            cell.Text, "Correct the cell.");
        return null;
    }

    private static int Column(NtaReading reading, RawTable table, string title)
    {
        int at = table.IndexOf(title);
        if (at < 0)
            reading.Error(
                "OST-NTA-032", "the declared column is not in the table", reading.At(table.Header.Line), title,
                NearestNames.Hint(title, table.Header.Texts, 0) ?? $"The table has {string.Join(", ", table.Header.Texts.Take(8))}.");
        return at;
    }

    /// <summary>Stops with the first error there is.</summary>
    private static InvalidContentException Failed(NtaReading reading)
    {
        reading.Finish();
        return reading.Missing("the table of sizes has no row", "Check the file and the declaration of its columns.");
    }
}
