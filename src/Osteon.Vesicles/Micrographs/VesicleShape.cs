namespace Osteon.Vesicles;

/// <summary>
/// Size and form of an outline, in the unit of its coordinates (px here; <see cref="Scaled"/> for nm). All from the polygon of its corners.
/// </summary>
/// <param name="Centroid">Centroid of the area.</param>
/// <param name="Area">Area of the polygon (shoelace formula).</param>
/// <param name="Perimeter">Length of the polygon.</param>
/// <param name="EquivalentDiameter">Diameter of the circle of this area, 2√(A/π).</param>
/// <param name="FeretMax">Largest distance of two corners.</param>
/// <param name="FeretMin">Smallest distance of two parallel lines that hold the outline between them.</param>
/// <param name="EllipseMajor">Major axis of the ellipse with the same second moments of area: 4√λ of the larger eigenvalue.</param>
/// <param name="EllipseMinor">Its minor axis.</param>
/// <param name="EllipseAngle">Direction of the major axis in degrees, −90 … 90, from the x axis towards the y axis (down).</param>
/// <param name="Solidity">Area divided by that of the convex hull; 1 for a convex outline.</param>
public sealed record VesicleShape(
    MicrographPoint Centroid,
    double Area,
    double Perimeter,
    double EquivalentDiameter,
    double FeretMax,
    double FeretMin,
    double EllipseMajor,
    double EllipseMinor,
    double EllipseAngle,
    double Solidity)
{
    /// <summary>
    /// 4πA/P², 1 for a circle. The perimeter is that of the smoothed sub-pixel polygon; ScanEV takes OpenCV's chain of pixels instead,
    /// which is longer.
    /// </summary>
    public double Roundness => RoundnessOf(Area, Perimeter);

    /// <summary>Minor divided by major axis of the ellipse, 0 … 1.</summary>
    public double AspectRatio => EllipseMinor / EllipseMajor;

    /// <summary>4πA/P².</summary>
    public static double RoundnessOf(double area, double perimeter) => 4 * Math.PI * area / (perimeter * perimeter);

    /// <summary>The same with lengths multiplied by a factor; the place stays in pixels.</summary>
    public VesicleShape Scaled(double factor) => this with
    {
        Area = Area * factor * factor,
        Perimeter = Perimeter * factor,
        EquivalentDiameter = EquivalentDiameter * factor,
        FeretMax = FeretMax * factor,
        FeretMin = FeretMin * factor,
        EllipseMajor = EllipseMajor * factor,
        EllipseMinor = EllipseMinor * factor,
    };

    /// <summary>The shape of an outline.</summary>
    public static VesicleShape Of(VesicleOutline outline)
    {
        int n = outline.Radii.Length;
        (double X, double Y)[] corners = new (double, double)[n];
        for (int i = 0; i < n; i++)
        {
            MicrographPoint corner = outline.Corner(i);
            corners[i] = (corner.X - outline.Middle.X, corner.Y - outline.Middle.Y);
        }

        double area = 0, perimeter = 0, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
        for (int i = 0; i < n; i++)
        {
            ((double x, double y), (double u, double v)) = (corners[i], corners[(i + 1) % n]);
            double cross = (x * v) - (u * y);
            area += cross / 2;
            perimeter += Math.Sqrt(((u - x) * (u - x)) + ((v - y) * (v - y)));
            sx += (x + u) * cross / 6;
            sy += (y + v) * cross / 6;
            sxx += ((x * x) + (x * u) + (u * u)) * cross / 12;
            syy += ((y * y) + (y * v) + (v * v)) * cross / 12;
            sxy += ((2 * x * y) + (x * v) + (u * y) + (2 * u * v)) * cross / 24;
        }

        double cx = sx / area, cy = sy / area;
        double mxx = (sxx / area) - (cx * cx), myy = (syy / area) - (cy * cy), mxy = (sxy / area) - (cx * cy);
        double mid = (mxx + myy) / 2, half = Math.Sqrt((((mxx - myy) / 2) * ((mxx - myy) / 2)) + (mxy * mxy));
        double angle = half <= 1e-12 * mid ? 0 : Math.Atan2(2 * mxy, mxx - myy) / 2 * 180 / Math.PI;
        (double X, double Y)[] hull = ConvexHull.Of(corners);
        (double feretMax, double feretMin, double hullArea) = ConvexHull.Widths(hull);
        return new VesicleShape(
            new MicrographPoint(outline.Middle.X + cx, outline.Middle.Y + cy), area, perimeter, 2 * Math.Sqrt(area / Math.PI), feretMax,
                feretMin,
            4 * Math.Sqrt(mid + half), 4 * Math.Sqrt(Math.Max(mid - half, 0)), angle, area / hullArea);
    }
}
