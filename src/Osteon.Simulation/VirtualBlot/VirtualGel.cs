namespace Osteon.Simulation;

/// <summary>A band to be drawn.</summary>
/// <param name="Lane">From 0.</param>
/// <param name="Protein">Its protein.</param>
/// <param name="Amount">Amount times load.</param>
/// <param name="Row">Row of its maximum at the middle of its lane.</param>
/// <param name="Height">Grey values over the background.</param>
internal sealed record PlannedBand(int Lane, VirtualProtein Protein, double Amount, double Row, double Height);

/// <summary>
/// Where lanes and bands of a virtual blot lie: x = centre + s·(y − middle), y = row − s·(x − middle) + smile·((x − middle)/middle)², s the
/// tangent of the tilt.
/// </summary>
internal sealed class VirtualGel
{
    private const double Margin = 0.06;
    private const double TopMargin = 0.08;

    private readonly VirtualBlotParameters _p;
    private readonly double _slope;
    private readonly double _middleX;
    private readonly double _middleY;
    private readonly double _pitch;
    private readonly double _scaleX;

    public VirtualGel(VirtualBlotParameters parameters)
    {
        _p = parameters;
        _slope = Math.Tan(parameters.TiltDegrees * Math.PI / 180);
        (_middleX, _middleY) = (0.5 * (parameters.Width - 1), 0.5 * (parameters.Height - 1));
        _pitch = parameters.Width * (1 - 2 * Margin) / parameters.Lanes.Count;
        // Half of the height lies at |u| = (2 ln 2)^(1/p).
        _scaleX = parameters.HalfWidth * _pitch / Math.Pow(2 * Math.Log(2), 1 / parameters.Flatness);
    }

    public int Width => _p.Width;

    private double Centre(int lane) => _p.Width * Margin + (lane + 0.5) * _pitch - 0.5;

    public VirtualLaneTruth[] Lanes() => [.. _p.Lanes.Select((l, i) => new VirtualLaneTruth(i + 1, l.Name, Centre(i), _pitch))];

    public IEnumerable<PlannedBand> Bands(int full) =>
        from lane in Enumerable.Range(0, _p.Lanes.Count)
        from protein in _p.Proteins
        let amount = _p.Lanes[lane].Load * _p.Lanes[lane].Amounts.GetValueOrDefault(protein.Name)
        where amount > 0
        let row = Place(protein.KiloDaltons)
        orderby lane, row
        select new PlannedBand(lane, protein, amount, Sunk(row, Centre(lane)), amount * _p.Exposure * full / protein.Spread);

    /// <summary>How much of its height a band has at a pixel.</summary>
    public double Share(PlannedBand band, int x, int y)
    {
        double u = (x - Centre(band.Lane) - _slope * (y - _middleY)) / _scaleX;
        if (Math.Abs(u) > 6) return 0;
        double d = y - band.Row - Sunk(0, x) + Sunk(0, Centre(band.Lane)), sigma = band.Protein.Spread * _p.Sigma * (d < 0 ? _p.Tail : 1), v = d / sigma;
        return Math.Abs(v) > 7 ? 0 : Math.Exp(-0.5 * Math.Pow(Math.Abs(u), _p.Flatness) - 0.5 * v * v);
    }

    private double Sunk(double row, double x)
    {
        double t = (x - _middleX) / _middleX;
        return row - _slope * (x - _middleX) + _p.SmilePixels * t * t;
    }

    private double Place(double kiloDaltons)
    {
        double t = Math.Log(_p.TopKiloDaltons / kiloDaltons) / Math.Log(_p.TopKiloDaltons / _p.BottomKiloDaltons);
        t += _p.Curvature * t * (1 - t);
        return _p.Height * (TopMargin + (1 - 2 * TopMargin) * t);
    }
}
