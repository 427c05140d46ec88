namespace Osteon.Reporting;

/// <summary>Where everything of a group comparison goes. Lengths are in pixels, heights on the axis in its unit.</summary>
internal sealed class GroupComparisonLayout
{
    private const double PlotHeight = 236;
    private const double BracketGap = 14;
    private const double BracketPitch = 26;

    public GroupComparisonLayout(GroupComparison comparison)
    {
        int arms = comparison.Arms.Count;
        Pitch = arms <= 2 ? 120 : Math.Clamp(760.0 / arms, 84, 112);
        Width = (int)Math.Round(Pitch * arms);
        Spreads = [.. comparison.Arms.Select(a => a.Spread ?? SampleSpread.Of([.. a.Points.Select(p => p.Value)], comparison.Spread))];
        double[] extent =
        [
            .. comparison.Arms.SelectMany(a => a.Points).Select(p => p.Value),
            .. Spreads.OfType<ArmSpread>().SelectMany(s => (double[])[s.Low ?? s.Centre, s.Centre, s.High ?? s.Centre]),
        ];
        Ticks = AxisTicks.Around(extent.DefaultIfEmpty(0).Min(), extent.DefaultIfEmpty(1).Max());
        ContrastP[] drawn = comparison.Contrasts.Count > GroupComparison.MaxBrackets
            ? []
            : [.. comparison.Contrasts.Where(c => c.P is not null)];
        (int Left, int Right)[] spans = Spans(comparison, drawn);
        int[] levels = BracketStack.Levels(spans);
        int stacked = levels.DefaultIfEmpty(-1).Max() + 1;

        // The drawing is as high for every outcome with as many levels of brackets; the scale is the finest at which data, ticks and
        // brackets fit.
        double highest = extent.DefaultIfEmpty(Ticks.High).Max(), aboveData = stacked == 0 ? 0 : BracketGap + stacked * BracketPitch - 6;
        Height = (int)(PlotHeight + stacked * BracketPitch);
        UnitsPerPixel = Math.Max((highest - Ticks.Low) / (Height - aboveData), (Ticks.High - Ticks.Low) / Height);
        Top = Ticks.Low + Height * UnitsPerPixel;
        Brackets =
        [
            .. drawn.Select((c, i) => new PlacedBracket(
                spans[i].Left, spans[i].Right, highest + (BracketGap + levels[i] * BracketPitch) * UnitsPerPixel,
                    Text(c.P!.Value, comparison))),
        ];
        Offsets = [.. comparison.Arms.Select(OffsetsOf)];
    }

    /// <summary>Distance of two arms.</summary>
    public double Pitch { get; }

    public int Width { get; }

    public int Height { get; }

    public AxisTicks Ticks { get; }

    /// <summary>Upper end of the axis, above the brackets.</summary>
    public double Top { get; }

    public double UnitsPerPixel { get; }

    /// <summary>Line and whiskers per arm; null for an arm without points.</summary>
    public IReadOnlyList<ArmSpread?> Spreads { get; }

    /// <summary>Sideways offsets of the points of each arm, in arms.</summary>
    public IReadOnlyList<double[]> Offsets { get; }

    public IReadOnlyList<PlacedBracket> Brackets { get; }

    private double[] OffsetsOf(ComparisonArm arm) =>
        [.. PointSwarm.Offsets([.. arm.Points.Select(p => p.Value / UnitsPerPixel)], FigureStyle.PointDiameter, 0.38 * Pitch)
            .Select(o => FigureStyle.Place(o / Pitch))];

    private static (int Left, int Right)[] Spans(GroupComparison comparison, ContrastP[] contrasts)
    {
        string[] labels = [.. comparison.Arms.Select(a => a.Label)];
        return [.. contrasts.Select(c => (A: Array.IndexOf(labels, c.A), B: Array.IndexOf(labels, c.B)))
            .Select(s => (Math.Min(s.A, s.B), Math.Max(s.A, s.B)))];
    }

    private static string Text(double p, GroupComparison comparison) =>
        PValueText.Statement(p, comparison.PStyle) + (comparison.Stars ? " " + PValueText.Stars(p, comparison.PStyle) : "");
}

/// <summary>A bracket with its height on the axis and its text.</summary>
internal sealed record PlacedBracket(int Left, int Right, double Height, string Text);
