namespace Osteon.Simulation;

/// <summary>
/// Cuts lines parallel to the axis of the bone out of a phantom: for each line the exact stretches of bone, disjoint, with their densities.
/// Everything that is computed of a phantom (partial volumes, truth) is a sum over such lines, exact along z and sampled across.
/// </summary>
internal sealed class MineralColumns
{
    private const double TileMm = 0.14;

    private readonly Tube[] _tubes;
    private readonly StrutLine[] _lines;
    private readonly StrutTiles _tiles;

    /// <summary>Prepares the parts that reach into zFrom … zTo.</summary>
    public MineralColumns(IReadOnlyList<Tube> tubes, IReadOnlyList<Strut> struts, double zFrom, double zTo)
    {
        _tubes = [.. tubes.Where(t => t.ZTo > zFrom && t.ZFrom < zTo)];
        Strut[] kept = [.. struts.Where(s => Math.Max(s.From.Z, s.To.Z) + s.Radius > zFrom && Math.Min(s.From.Z, s.To.Z) - s.Radius < zTo)];

        // Highest density first (stable, so equal densities keep the order of drawing): the first strut to claim a stretch keeps it.
        kept = [.. kept.OrderByDescending(s => s.Density)];
        _lines = [.. kept.Select(s => new StrutLine(s))];
        _tiles = new StrutTiles(kept, TileMm);
        From = zFrom;
        To = zTo;
    }

    public double From { get; }

    public double To { get; }

    /// <summary>Length of a buffer that holds the pieces of any line.</summary>
    public int Capacity => 2 * (_tubes.Length + _tiles.LargestTile) + 1;

    /// <summary>Whether any strut can meet a line at (y, x).</summary>
    public bool AnyStrutNear(double y, double x) => !_tiles.At(y, x).IsEmpty;

    /// <summary>
    /// Writes the bone of the line at (y, x) between From and To; returns the number of pieces. They are disjoint, in no order.
    /// </summary>
    public int Cut(double y, double x, Span<ColumnPiece> pieces)
    {
        int count = 0;
        double squared = (y * y) + (x * x);
        foreach (ref readonly Tube tube in _tubes.AsSpan())
        {
            if (squared < tube.InnerRadius * tube.InnerRadius || squared >= tube.OuterRadius * tube.OuterRadius) continue;
            pieces[count++] = new ColumnPiece(Math.Max(tube.ZFrom, From), Math.Min(tube.ZTo, To), tube.Density, OfStrut: false);
        }

        foreach (int index in _tiles.At(y, x))
        {
            ref readonly StrutLine line = ref _lines[index];
            if (!line.TryCut(y, x, out double from, out double to)) continue;
            from = Math.Max(from, From);
            to = Math.Min(to, To);
            if (from < to) AddUncovered(pieces, ref count, new ColumnPiece(from, to, line.Density, OfStrut: true), 0, count);
        }

        return count;
    }

    // Adds what the pieces first … known − 1 leave uncovered of the new piece.
    private static void AddUncovered(Span<ColumnPiece> pieces, ref int count, ColumnPiece piece, int first, int known)
    {
        double from = piece.From;
        for (int i = first; i < known; i++)
        {
            ColumnPiece other = pieces[i];
            if (other.To <= from || other.From >= piece.To) continue;
            if (other.From > from) AddUncovered(pieces, ref count, piece with { From = from, To = other.From }, i + 1, known);
            from = other.To;
            if (from >= piece.To) return;
        }

        pieces[count++] = piece with { From = from };
    }
}
