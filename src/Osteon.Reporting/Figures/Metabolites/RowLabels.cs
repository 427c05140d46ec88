namespace Osteon.Reporting;

/// <summary>Labels at the left of rows, in several lines where one is too short, and where the rows lie.</summary>
internal sealed class RowLabels
{
    private const int Size = 12;
    private const double Line = 13;
    private const int MostLines = 3;
    private readonly IReadOnlyList<string>[] _lines;
    private readonly double[] _tops;

    public RowLabels(IEnumerable<string> labels, double mostWidth, double rowHeight)
    {
        _lines = [.. labels.Select(l => TextWidth.Lines(l, mostWidth, Size, MostLines))];
        Width = _lines.SelectMany(l => l).Max(l => TextWidth.Of(l, Size)) + 8;
        _tops = new double[_lines.Length + 1];
        for (int i = 0; i < _lines.Length; i++) _tops[i + 1] = _tops[i] + Math.Max(rowHeight, (_lines[i].Count * Line) + 4);
    }

    /// <summary>Width of the column with the distance to what follows.</summary>
    public double Width { get; }

    /// <summary>Height of all rows.</summary>
    public double Height => _tops[^1];

    /// <summary>Middle of a row below the top of the first.</summary>
    public double Middle(int row) => (_tops[row] + _tops[row + 1]) / 2;

    /// <summary>Draws them, right-aligned in the column from 0.</summary>
    public void Draw(PixelFrame frame, double top) => frame.Texts(
        _lines.SelectMany((lines, row) => lines.Select((line, i) => new FrameText(Width - 8, top + Middle(row) + (Line * (i - ((lines.Count - 1) / 2.0))), line))),
        PixelFrame.Text("right", Size));
}
