namespace Osteon.Simulation;

/// <summary>A strut prepared for being cut by lines parallel to the axis of the bone.</summary>
internal readonly struct StrutLine
{
    /// <summary>Below this squared sine of the angle to the axis a strut counts as parallel to it (3·10⁻⁵ rad).</summary>
    private const double Parallel = 1e-9;

    private readonly PhantomPoint _from;
    private readonly PhantomPoint _to;
    private readonly PhantomPoint _direction;
    private readonly double _length;
    private readonly double _radiusSquared;
    private readonly double _sineSquared;

    public StrutLine(Strut strut)
    {
        _from = strut.From;
        _to = strut.To;
        _length = strut.Length;
        _direction = _length > 0 ? 1 / _length * (strut.To - strut.From) : default;
        _radiusSquared = strut.Radius * strut.Radius;
        _sineSquared = 1 - (_direction.Z * _direction.Z);
        Density = strut.Density;
    }

    public double Density { get; }

    /// <summary>
    /// The interval of z in which the line at (y, x) runs inside the strut. The strut is convex, so the hull of the line's intervals with
    /// the two balls and the cylinder is their union.
    /// </summary>
    public bool TryCut(double y, double x, out double from, out double to)
    {
        from = double.PositiveInfinity;
        to = double.NegativeInfinity;
        double dy = y - _from.Y;
        double dx = x - _from.X;
        double offFrom = (dy * dy) + (dx * dx);
        if (offFrom <= _radiusSquared)
        {
            double half = Math.Sqrt(_radiusSquared - offFrom);
            from = _from.Z - half;
            to = _from.Z + half;
        }

        double ey = y - _to.Y;
        double ex = x - _to.X;
        double offTo = (ey * ey) + (ex * ex);
        if (offTo <= _radiusSquared)
        {
            double half = Math.Sqrt(_radiusSquared - offTo);
            from = Math.Min(from, _to.Z - half);
            to = Math.Max(to, _to.Z + half);
        }

        // A strut parallel to the axis is covered by its two balls' hull already.
        if (_sineSquared > Parallel) CutCylinder(dy, dx, offFrom, ref from, ref to);
        return from < to;
    }

    // With t = z − z_from, q = horizontal part of (p − from)·u and s² = 1 − u_z²: the squared distance from the infinite axis is
    // s²t² − 2·q·u_z·t + off − q², and the position along the axis is q + t·u_z.
    private void CutCylinder(double dy, double dx, double off, ref double from, ref double to)
    {
        double q = (dy * _direction.Y) + (dx * _direction.X);
        double half = q * _direction.Z;
        double discriminant = (half * half) - (_sineSquared * (off - (q * q) - _radiusSquared));
        if (discriminant <= 0) return;
        double root = Math.Sqrt(discriminant);
        double low = (half - root) / _sineSquared;
        double high = (half + root) / _sineSquared;
        if (Math.Abs(_direction.Z) < 1e-12)
        {
            if (q < 0 || q > _length) return;
        }
        else
        {
            double a = -q / _direction.Z;
            double b = (_length - q) / _direction.Z;
            low = Math.Max(low, Math.Min(a, b));
            high = Math.Min(high, Math.Max(a, b));
        }

        if (low >= high) return;
        from = Math.Min(from, _from.Z + low);
        to = Math.Max(to, _from.Z + high);
    }
}
