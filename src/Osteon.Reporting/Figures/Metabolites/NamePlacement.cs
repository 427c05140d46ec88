namespace Osteon.Reporting;

/// <summary>A name beside its point.</summary>
/// <param name="Left">Left end of the text.</param>
/// <param name="Middle">Its height.</param>
/// <param name="Text">The text.</param>
/// <param name="Leader">Line from the point to a name that stands away from it, or null.</param>
internal sealed record PlacedName(double Left, double Middle, string Text, FrameLine? Leader);

/// <summary>
/// Places names beside points so that they neither cover each other nor leave the plot: one after the other, each where it covers the fewest points. A name without a free
/// place is left out.
/// </summary>
internal sealed class NamePlacement
{
    private const double Height = 12;
    private const double Near = 6;
    private const double LeaderFrom = 12;
    private const double CoversNamed = 90;
    private const double CoversPoint = 15;
    private static readonly double[] Distances = [Near, 14, 24, 36, 50, 68, 88];
    private static readonly (double X, double Y)[] Directions =
        [(1, 0), (-1, 0), (0.8, -0.7), (0.8, 0.7), (-0.8, -0.7), (-0.8, 0.7), (0, -1), (0, 1), (0.9, -0.4), (0.9, 0.4), (-0.9, -0.4), (-0.9, 0.4), (0.4, -1), (0.4, 1), (-0.4, -1), (-0.4, 1)];
    private readonly IReadOnlyList<(double X, double Y)> _named, _points;
    private readonly (double Left, double Top, double Right, double Bottom) _plot;
    private readonly List<(double Left, double Top, double Right, double Bottom)> _taken = [];
    private readonly List<(double X, double Y)> _leaders = [];

    private NamePlacement(IReadOnlyList<(double X, double Y)> named, IReadOnlyList<(double X, double Y)> points, (double, double, double, double) plot)
    {
        _named = named;
        _points = points;
        _plot = plot;
    }

    /// <summary>The names that found a place, the first ones first to choose.</summary>
    public static IReadOnlyList<PlacedName> Of(
        IReadOnlyList<(double X, double Y, string Text)> names, IReadOnlyList<(double X, double Y)> points, (double Left, double Top, double Right, double Bottom) plot)
    {
        var placement = new NamePlacement([.. names.Select(n => (n.X, n.Y))], points, plot);
        return [.. names.Select(n => placement.Place(n.X, n.Y, n.Text)).OfType<PlacedName>()];
    }

    private PlacedName? Place(double x, double y, string text)
    {
        double width = TextWidth.Of(text, FigureStyle.SmallText), best = double.PositiveInfinity;
        (double Left, double Top, double Right, double Bottom) chosen = default;
        FrameLine? leader = null;
        foreach (double distance in Distances)
        {
            foreach ((double dx, double dy) in Directions)
            {
                double left = dx switch { > 0 => x + (dx * distance), < 0 => x + (dx * distance) - width, _ => x - (width / 2) };
                double middle = y + (dy * (distance + (dx == 0 ? Height / 2 : 2)));
                (double Left, double Top, double Right, double Bottom) box = (left, middle - (Height / 2), left + width, middle + (Height / 2));
                if (!Inside(box) || _taken.Any(t => Overlap(t, box))) continue;
                FrameLine? line = distance < LeaderFrom ? null : new FrameLine(x, y, Math.Clamp(x, box.Left, box.Right), Math.Clamp(y, box.Top, box.Bottom));
                if (line is { } l && Along(l).Any(p => _taken.Any(t => Holds(t, p)))) continue;
                double cost = distance + (CoversNamed * (_named.Count(p => Holds(box, p)) + _leaders.Count(p => Holds(box, p)))) + (CoversPoint * _points.Count(p => Holds(box, p)));
                if (cost >= best) continue;
                (best, chosen, leader) = (cost, box, line);
            }
        }

        if (double.IsPositiveInfinity(best)) return null;
        _taken.Add(chosen);
        if (leader is { } drawn) _leaders.AddRange(Along(drawn));
        return new PlacedName(chosen.Left, (chosen.Top + chosen.Bottom) / 2, text, leader);
    }

    private bool Inside((double Left, double Top, double Right, double Bottom) box) => box.Left >= _plot.Left && box.Top >= _plot.Top && box.Right <= _plot.Right && box.Bottom <= _plot.Bottom;

    private static IEnumerable<(double X, double Y)> Along(FrameLine line) =>
        Enumerable.Range(1, 8).Select(i => (line.X + ((line.X2 - line.X) * i / 8), line.Y + ((line.Y2 - line.Y) * i / 8)));

    private static bool Overlap((double Left, double Top, double Right, double Bottom) a, (double Left, double Top, double Right, double Bottom) b) =>
        a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;

    private static bool Holds((double Left, double Top, double Right, double Bottom) box, (double X, double Y) point) =>
        point.X > box.Left - 2 && point.X < box.Right + 2 && point.Y > box.Top - 1 && point.Y < box.Bottom + 1;
}
