using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>Measures the bands of a draft: boxes, background, volume, saturation, overlap.</summary>
internal static class BlotMeasurement
{
    public static BlotResult Measure(BlotDraft draft, BlotPolarity polarity, BlotParameters parameters)
    {
        BlotField field = draft.Field;
        double exponent = BandFootprint.CommonExponent(draft), middle = 0.5 * (field.Height - 1);
        var items = new List<Item>();
        foreach (BandDraft band in draft.Bands.OrderBy(b => b.Lane).ThenBy(b => b.Peak.At))
        {
            var footprint = new BandFootprint(draft.Lanes[band.Lane].Track, band.Peak, exponent, middle);
            if ((band.Marked ?? footprint.Box(BandFootprint.BoxShare, field.Width, field.Height)) is not { } box) continue;
            ValleyLine? valleys = parameters.Background == BlotBackground.ValleyLine ? ValleyBackground.Of(draft, band, footprint) : null;
            if (valleys is not null && band.Marked is null) box = valleys.Box(footprint, box, field.Height) ?? box;
            items.Add(new Item(band, footprint, box) { Valleys = valleys });
        }

        (BandMask Feet, BandMask Bodies) masks = (Mask(field, items, BandFootprint.FootShare), Mask(field, items, BandFootprint.BoxShare));
        float[]? ball = parameters.Background == BlotBackground.RollingBall ? RollingBall.Background(field.Values, field.Width, field.Height, parameters.BallRadius) : null;
        // Bands of a row are compared with each other: their background is measured in the same way.
        Dictionary<int, LocalMedianBackground.Surroundings> kinds = items.GroupBy(i => i.Draft.Row)
            .ToDictionary(g => g.Key, g => g.Max(i => LocalMedianBackground.Choose(field, masks, i.Box)));
        List<BlotBand> bands = [];
        foreach (Item item in items)
        {
            BackgroundPlane around = LocalMedianBackground.Of(field, masks, item.Box, kinds[item.Draft.Row]);
            Func<int, int, double> background = parameters.Background switch
            {
                BlotBackground.LocalMedian => around.At,
                BlotBackground.ValleyLine => item.Valleys!.At,
                _ => (x, y) => ball![y * field.Width + x],
            };
            BlotBand band = Sum(draft, items, item, background, around, parameters);
            // What was found by its height must also hold something: a volume that an empty box may have is no band.
            if (item.Draft.Marked is not null || band.Present || band.Saturated) bands.Add(band);
        }

        return new BlotResult(polarity, BlotLanes.Of(draft, masks.Bodies, exponent), Number(bands)) { Noise = draft.Noise };
    }

    private static BandMask Mask(BlotField field, List<Item> items, double share)
    {
        var mask = new BandMask(field.Width, field.Height);
        foreach (Item item in items)
        {
            if (item.Draft.Marked is { } marked) mask.Add(marked);
            else mask.Add(item.Footprint, share);
        }

        return mask;
    }

    private static BlotBand Sum(
        BlotDraft draft, List<Item> items, Item item, Func<int, int, double> background, BackgroundPlane around, BlotParameters parameters)
    {
        BlotField field = draft.Field;
        List<Item> sharing = [.. items.Where(o => o != item && o.Draft.Marked is null && item.Draft.Marked is null && o.Box.Intersection(item.Box) > 0)];
        double sum = 0, level = 0, squares = 0;
        int clipped = 0, differences = 0, counted = 0;
        for (int y = item.Box.Top; y < item.Box.Bottom; y++)
        {
            double before = double.NaN;
            for (int x = item.Box.Left; x < item.Box.Right; x++)
            {
                if (!item.Counts(x, y)) continue;
                double b = background(x, y), value = field[y, x], share = sharing.Count == 0 || item.Valleys is not null ? 1 : Share(item, sharing, x, y);
                sum += share * (value - b);
                level += b;
                counted++;
                if (field.Clipped[y * field.Width + x]) clipped++;
                if (!double.IsNaN(before))
                {
                    squares += (value - before) * (value - before);
                    differences++;
                }

                before = value;
            }
        }

        double n = Math.Max(1, counted), pixel = differences == 0 ? around.Noise * around.Noise : Math.Max(around.Noise * around.Noise, squares / (2 * differences));
        bool overlapping = item.Draft.Shoulder || items.Exists(o => o != item && o.Box.Iou(item.Box) >= parameters.OverlapIou);
        return new BlotBand(item.Draft.Lane + 1, 0, item.Draft.Row + 1, item.Box)
        {
            CentreX = item.Draft.Marked is { } m ? m.Left + 0.5 * (m.Width - 1) : item.Footprint.CentreX,
            CentreY = item.Draft.Peak.At,
            Level = item.Draft.Peak.At - (item.Draft.Lane < draft.Drops.Length ? draft.Drops[item.Draft.Lane] : 0),
            SigmaY = item.Draft.Marked is null ? 0.5 * (item.Draft.Peak.Sigma + item.Draft.Peak.SigmaBelow) : 0,
            Height = item.Draft.Peak.Height,
            Background = level / n,
            Volume = sum,
            VolumeError = Math.Sqrt(n * pixel + n * n * around.Error * around.Error),
            DetectionLimit = 3 * Math.Sqrt(n * around.Noise * around.Noise + n * n * around.Error * around.Error),
            ClippedPixels = clipped,
            Saturated = clipped >= parameters.MinClippedPixels,
            Overlapping = overlapping,
        };
    }

    /// <summary>
    /// What part of a pixel is the band's among the bands whose boxes meet: of its own lane, and of a lane that touches it.
    /// </summary>
    private static double Share(Item item, List<Item> sharing, int x, int y)
    {
        double own = item.Footprint.At(x, y), all = own;
        foreach (Item other in sharing) all += other.Footprint.At(x, y);
        return all > 0 ? own / all : 1;
    }

    private static List<BlotBand> Number(List<BlotBand> bands)
    {
        // Rows are numbered anew, since some may have lost all of their bands.
        int[] rows = [.. bands.Select(b => b.Row).Distinct().Order()];
        var result = new List<BlotBand>(bands.Count);
        foreach (IGrouping<int, BlotBand> lane in bands.GroupBy(b => b.Lane).OrderBy(g => g.Key))
        {
            int index = 0;
            foreach (BlotBand band in lane.OrderBy(b => b.CentreY).ThenBy(b => b.Box.Left))
                result.Add(band with { Index = ++index, Row = Array.IndexOf(rows, band.Row) + 1 });
        }

        return result;
    }

    private sealed record Item(BandDraft Draft, BandFootprint Footprint, PixelBox Box)
    {
        public ValleyLine? Valleys { get; init; }

        /// <summary>
        /// Whether a pixel of the box counts: with a valley line only what lies between the valleys along the slope of the band.
        /// </summary>
        public bool Counts(int x, int y) => Valleys is null || Draft.Marked is not null || Valleys.Between(x, y);
    }
}
