namespace Osteon.Simulation;

/// <summary>How far the axis of a strut stays from other parts.</summary>
internal static class Clearance
{
    private const double SampleMm = 0.01;

    /// <summary>
    /// A distance that is never larger than the one from the segment to the tube (the distance changes by at most the length walked).
    /// </summary>
    public static double LowerBound(PhantomPoint from, PhantomPoint to, Tube tube)
    {
        int steps = Math.Max(1, (int)Math.Ceiling(from.DistanceTo(to) / SampleMm));
        double least = double.PositiveInfinity;
        for (int i = 0; i <= steps; i++) least = Math.Min(least, tube.Distance(from + ((double)i / steps * (to - from))));
        return Math.Max(0, least - (0.5 * from.DistanceTo(to) / steps));
    }

    /// <summary>Distance between two segments (Ericson 2005, Real-Time Collision Detection, 5.1.9).</summary>
    public static double Between(Strut first, Strut second)
    {
        PhantomPoint d1 = first.To - first.From;
        PhantomPoint d2 = second.To - second.From;
        PhantomPoint r = first.From - second.From;
        double a = d1.Dot(d1);
        double e = d2.Dot(d2);
        double f = d2.Dot(r);
        double c = d1.Dot(r);
        double b = d1.Dot(d2);
        if (e <= 0) return second.From.DistanceTo(first.From + ((a > 0 ? Math.Clamp(-c / a, 0, 1) : 0) * d1));
        double denominator = (a * e) - (b * b);
        double s = denominator > 1e-12 * a * e ? Math.Clamp(((b * f) - (c * e)) / denominator, 0, 1) : 0;
        double t = ((b * s) + f) / e;
        if (t is < 0 or > 1)
        {
            t = Math.Clamp(t, 0, 1);
            s = a > 0 ? Math.Clamp(((b * t) - c) / a, 0, 1) : 0;
        }

        return (first.From + (s * d1)).DistanceTo(second.From + (t * d2));
    }
}
