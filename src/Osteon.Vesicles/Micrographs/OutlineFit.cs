namespace Osteon.Vesicles;

/// <summary>
/// Follows the outer edge of one object: three searches in the coarse plane, each about the middle of the last, then one in a finer plane
/// close to the last outline.
/// </summary>
internal static class OutlineFit
{
    private const int CoarseAngles = 64;
    private const int FineAngles = 128;
    private const double Reach = 0.5;
    private const double FineReach = 0.18;

    /// <summary>The outline in pixels of the picture with its coarse edge, or null where the search ran away from its radius.</summary>
    public static (VesicleOutline Outline, ClosedPath.Result Path)? Coarse(SearchLevels levels, MicrographPoint place,
        SearchLevels.Radius radius)
    {
        GreyPlane plane = levels.Smooth[radius.Level];
        MicrographPoint middle = SearchLevels.ToPlane(place, radius.Level);
        double r = radius.Working;
        ClosedPath.Result path = null!;
        for (int pass = 0; pass < 3; pass++)
        {
            path = ClosedPath.Find(plane, middle, [r], new ClosedPath.Search(CoarseAngles, Reach * r, 0.045 * r, Math.Max(1, 0.13 * r)));
            if (pass == 2) break;
            VesicleShape shape = VesicleShape.Of(new VesicleOutline(middle, path.Radii));
            if (!(shape.Centroid.DistanceTo(middle) < r)) return null;
            middle = shape.Centroid;
            r = Math.Clamp(shape.EquivalentDiameter / 2, 0.7 * radius.Working, 1.4 * radius.Working);
        }

        double factor = 1 << radius.Level;
        return (new VesicleOutline(SearchLevels.ToPicture(middle, radius.Level), [.. path.Radii.Select(p => p * factor)]), path);
    }

    /// <summary>The outline at sub-pixel precision, smoothed over the angles with (1, 2, 1)/4 twice.</summary>
    public static VesicleOutline Fine(SearchLevels levels, VesicleOutline coarse)
    {
        int level = Math.Clamp((int)Math.Floor(Math.Log2(coarse.MeanRadius / 16)), 0, levels.Smooth.Count - 1);
        double factor = 1 << level, r = coarse.MeanRadius / factor;
        double[] bases = new double[FineAngles];
        for (int a = 0; a < FineAngles; a++) bases[a] = coarse.RadiusAt(2 * Math.PI * a / FineAngles) / factor;
        Smoothed(bases);
        double window = Math.Max(1.5, 0.08 * r);
        ClosedPath.Result path = ClosedPath.Find(
            levels.Smooth[level], SearchLevels.ToPlane(coarse.Middle, level), bases,
                new ClosedPath.Search(FineAngles, Math.Max(1.5, FineReach * r), 0.25, window));
        double[] radii = [.. path.Radii.Select(p => p * factor)];
        Smoothed(radii);
        Smoothed(radii);
        return new VesicleOutline(coarse.Middle, radii);
    }

    private static void Smoothed(double[] radii)
    {
        double first = radii[0], before = radii[^1];
        for (int i = 0; i < radii.Length; i++)
        {
            double here = radii[i], after = i + 1 < radii.Length ? radii[i + 1] : first;
            radii[i] = (before + (2 * here) + after) / 4;
            before = here;
        }
    }
}
