namespace Osteon.Simulation;

/// <summary>
/// Which struts can meet a line parallel to z: square tiles of the (y, x) plane, each with the struts whose shadow touches it, in their
/// given order.
/// </summary>
internal sealed class StrutTiles
{
    private readonly double _size;
    private readonly double _yFrom;
    private readonly double _xFrom;
    private readonly int _rows;
    private readonly int _columns;
    private readonly int[][] _tiles;

    public StrutTiles(ReadOnlySpan<Strut> struts, double size)
    {
        _size = size;
        double yTo = double.NegativeInfinity;
        double xTo = double.NegativeInfinity;
        _yFrom = double.PositiveInfinity;
        _xFrom = double.PositiveInfinity;
        foreach (Strut s in struts)
        {
            _yFrom = Math.Min(_yFrom, Math.Min(s.From.Y, s.To.Y) - s.Radius);
            _xFrom = Math.Min(_xFrom, Math.Min(s.From.X, s.To.X) - s.Radius);
            yTo = Math.Max(yTo, Math.Max(s.From.Y, s.To.Y) + s.Radius);
            xTo = Math.Max(xTo, Math.Max(s.From.X, s.To.X) + s.Radius);
        }

        _rows = struts.IsEmpty ? 0 : (int)((yTo - _yFrom) / size) + 1;
        _columns = struts.IsEmpty ? 0 : (int)((xTo - _xFrom) / size) + 1;
        var tiles = new List<int>[_rows * _columns];
        for (int i = 0; i < tiles.Length; i++) tiles[i] = [];
        for (int i = 0; i < struts.Length; i++) Add(tiles, i, struts[i]);
        _tiles = [.. tiles.Select(t => t.ToArray())];
        LargestTile = _tiles.Length == 0 ? 0 : _tiles.Max(t => t.Length);
    }

    /// <summary>Number of struts of the fullest tile.</summary>
    public int LargestTile { get; }

    /// <summary>Indices of the struts that can meet the line at (y, x), ascending.</summary>
    public ReadOnlySpan<int> At(double y, double x)
    {
        double row = (y - _yFrom) / _size;
        double column = (x - _xFrom) / _size;
        return row >= 0 && column >= 0 && row < _rows && column < _columns ? _tiles[((int)row * _columns) + (int)column] : default;
    }

    // The shadow of a strut lies within its radius of the segment's shadow: a tile is kept when its centre is near enough.
    private void Add(List<int>[] tiles, int index, Strut s)
    {
        double reach = s.Radius + (_size * Math.Sqrt(0.5)) + 1e-9;
        int rowFrom = (int)((Math.Min(s.From.Y, s.To.Y) - s.Radius - _yFrom) / _size);
        int rowTo = Math.Min(_rows - 1, (int)((Math.Max(s.From.Y, s.To.Y) + s.Radius - _yFrom) / _size));
        int columnFrom = (int)((Math.Min(s.From.X, s.To.X) - s.Radius - _xFrom) / _size);
        int columnTo = Math.Min(_columns - 1, (int)((Math.Max(s.From.X, s.To.X) + s.Radius - _xFrom) / _size));
        var shadow = new Strut(s.From with { Z = 0 }, s.To with { Z = 0 }, reach, 0);
        for (int row = rowFrom; row <= rowTo; row++)
            for (int column = columnFrom; column <= columnTo; column++)
            {
                var centre = new PhantomPoint(0, _yFrom + ((row + 0.5) * _size), _xFrom + ((column + 0.5) * _size));
                if (shadow.Contains(centre)) tiles[(row * _columns) + column].Add(index);
            }
    }
}
