using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>Objects after a person's corrections, in their final order and with their names.</summary>
internal static class CorrectedObjects
{
    /// <summary>An added ellipse may cover at most this share of an accepted vesicle, or the other way round.</summary>
    private const double MostOverlap = 0.5;

    public static IReadOnlyList<MeasuredVesicle> Of(
        IReadOnlyList<MeasuredVesicle> objects,
        MicrographCorrections corrections,
        (GreyImage Image, FlattenedField Field, FieldMask Mask) picture,
        MicrographParameters parameters,
        FindingCollector findings)
    {
        MeasuredVesicle[] all = [.. objects];
        var errors = new List<Finding>();
        var named = new Dictionary<int, string>();
        foreach (CorrectedObject reject in corrections.Reject) Decide(reject, VesicleDecision.Rejected);
        foreach (CorrectedObject accept in corrections.Accept) Decide(accept, VesicleDecision.Accepted);
        var added = new List<MeasuredVesicle>();
        foreach (AddedVesicle add in corrections.Add)
        {
            var outline = VesicleOutline.Ellipse(add.Centre, add.MajorPixels, add.MinorPixels, add.AngleDegrees);
            if (!InField(outline, picture.Mask))
            {
                errors.Add(MicrographFindings.EllipseOutside(add.Entry, add.Centre));
                continue;
            }

            MeasuredVesicle? covered = all.Concat(added).FirstOrDefault(o => o.Counts && Overlaps(o.Outline, outline));
            if (covered is not null) errors.Add(MicrographFindings.AddedOverlaps(add.Entry, covered.Shape.Centroid.ToString(), add.Centre));
            else
            {
                added.Add(new MeasuredVesicle(
                    "", outline, VesicleShape.Of(outline).Scaled(parameters.PixelSizeNm), Appearance(outline, picture.Field, 1), null,
                        VesicleExclusion.None,
                    VesicleDecision.Added));
            }
        }

        if (errors.Count > 0)
        {
            findings.AddRange(errors.Skip(1));
            throw new InvalidContentException(errors[0]);
        }

        return [
            .. all.Concat(added).OrderBy(o => o.Shape.Centroid.Y).ThenBy(o => o.Shape.Centroid.X)
                .Select((o, i) => o with { Id = string.Create(CultureInfo.InvariantCulture, $"v{i + 1}") })];

        void Decide(CorrectedObject entry, VesicleDecision decision)
        {
            int at = At(all, entry.Place);
            if (at < 0)
            {
                errors.Add(MicrographFindings.NothingThere(entry.Entry, entry.Place));
                return;
            }

            if (!named.TryAdd(at, entry.Entry))
            {
                errors.Add(MicrographFindings.SameObjectTwice(entry.Entry, named[at], entry.Place));
                return;
            }

            MeasuredVesicle one = all[at];
            bool reject = decision == VesicleDecision.Rejected;
            if (!reject && one.OnEdge) errors.Add(MicrographFindings.CutObject(entry.Entry, entry.Place));
            else if (one.Counts != reject) findings.Add(MicrographFindings.AlreadySo(entry.Entry, one.Counts ? "accepted" : "excluded",
                entry.Place));
            all[at] = one with { Decision = decision, Exclusion = reject ? VesicleExclusion.Rejected : VesicleExclusion.None };
        }
    }

    /// <summary>Grey values across an outline.</summary>
    public static VesicleAppearance Appearance(VesicleOutline outline, FlattenedField field, double completeness)
    {
        double level = field.Background.At(outline.Middle.X, outline.Middle.Y);
        return new VesicleAppearance(
            level + OutlineBands.Mean(field.Plane, outline, 0, 0.4),
            level + OutlineBands.Mean(field.Plane, outline, 0.7, 0.95),
            level + OutlineBands.Mean(field.Plane, outline, 1.05, 1.3),
            field.Sd,
            completeness);
    }

    /// <summary>Whether the whole outline lies in the field, at least 2 px (3 % of the mean radius, if more) from its edges.</summary>
    public static bool InField(VesicleOutline outline, FieldMask mask)
    {
        double margin = Math.Max(2, 0.03 * outline.MeanRadius);
        for (int i = 0; i < outline.Radii.Length; i++) if (!mask.Holds(outline.Corner(i), margin)) return false;
        return true;
    }

    /// <summary>The object at a place: of those whose outline holds it the one whose centroid is nearest; −1 for none.</summary>
    private static int At(MeasuredVesicle[] objects, MicrographPoint place)
    {
        int best = -1;
        for (int i = 0; i < objects.Length; i++)
        {
            if (!objects[i].Outline.Contains(place)) continue;
            if (best < 0 || objects[i].Shape.Centroid.DistanceTo(place) < objects[best].Shape.Centroid.DistanceTo(place)) best = i;
        }

        return best;
    }

    private static bool Overlaps(VesicleOutline a, VesicleOutline b) => a.ShareInside(b) > MostOverlap || b.ShareInside(a) > MostOverlap;
}
