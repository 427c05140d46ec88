using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Presence and absence of proteins lane by lane. Present: a band at the place of the protein whose volume exceeds the limit of detection
/// 3·√(n·s² + n²·s_b²). Absent: an empty box as large as the
/// protein's bands in other lanes, at its place in this lane, holds no more than that limit. An absence can only be decided where another
/// lane shows the protein: else nobody knows that the
/// antibody worked. In a JPEG no absence is decided: the compression removes faint bands.
/// </summary>
public static class BlotPresence
{
    /// <summary>The calls, protein by protein, lane by lane; lanes in <paramref name="without"/> (the ladder) are left out.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="result">What was measured on it, with molecular weights if proteins are given by weight.</param>
    /// <param name="targets">The proteins.</param>
    /// <param name="without">Lanes that hold no sample.</param>
    /// <param name="context">Cancellation.</param>
    public static IReadOnlyList<TargetPresence> Of(
        GreyImage image, BlotResult result, IReadOnlyList<BlotTarget> targets, IReadOnlyCollection<int> without, RunContext context)
    {
        var calls = new List<TargetPresence>();
        BlotLane[] lanes = [.. result.Lanes.Where(l => !without.Contains(l.Number))];
        foreach (BlotTarget target in targets)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            Dictionary<int, int> found = lanes.Select(l => (l.Number, Band: Find(result, l.Number, target))).Where(f => f.Band is not null).ToDictionary(f => f.Number, f => f.Band!.Value);
            BlotBand[] shown = [.. found.Values.Select(i => result.Bands[i]).Where(b => b.Present)];
            Dictionary<int, BlotBand> empty = Empty(image, result, lanes.Where(l => !found.ContainsKey(l.Number)), shown, context);
            foreach (BlotLane lane in lanes)
                calls.Add(found.TryGetValue(lane.Number, out int band) ? Seen(target, result.Bands[band], band) : NotSeen(image, target, lane, shown, empty.GetValueOrDefault(lane.Number)));
        }

        return calls;
    }

    private static TargetPresence Seen(BlotTarget target, BlotBand band, int index) => band.Present
        ? new TargetPresence(target.Name, band.Lane, PresenceCall.Present, band.Volume, band.DetectionLimit, null) { Band = index }
        : new TargetPresence(target.Name, band.Lane, PresenceCall.Undecidable, band.Volume, band.DetectionLimit, "a band is seen, but its volume does not exceed the limit of detection") { Band = index };

    private static TargetPresence NotSeen(GreyImage image, BlotTarget target, BlotLane lane, BlotBand[] shown, BlotBand? box)
    {
        TargetPresence Undecidable(string reason) => new(target.Name, lane.Number, PresenceCall.Undecidable, box?.Volume, box?.DetectionLimit, reason);
        if (shown.Length == 0) return Undecidable("no lane shows the protein, so it is not known that the antibody worked");
        if (image.IsLossy) return Undecidable("the picture was compressed with loss (JPEG), which removes faint bands");
        if (box is null) return Undecidable("its place in this lane lies outside the picture");
        if (box.Saturated) return Undecidable("its place in this lane is clipped");
        if (Math.Abs(box.Volume) > box.DetectionLimit) return Undecidable("something that is not shaped like a band, or an uneven background, lies at its place");
        return new TargetPresence(target.Name, lane.Number, PresenceCall.Absent, box.Volume, box.DetectionLimit, null);
    }

    private static int? Find(BlotResult result, int lane, BlotTarget target)
    {
        int? best = null;
        double nearest = target.Tolerance;
        for (int i = 0; i < result.Bands.Count; i++)
        {
            BlotBand band = result.Bands[i];
            if (band.Lane != lane) continue;
            if (target.Row is { } row)
            {
                if (band.Row == row) return i;
                continue;
            }

            if (band.MolecularWeight is not { } weight || !(Math.Abs(weight / target.KiloDaltons!.Value - 1) <= nearest)) continue;
            (best, nearest) = (i, Math.Abs(weight / target.KiloDaltons.Value - 1));
        }

        return best;
    }

    /// <summary>
    /// An empty box for every lane: as large as the protein's bands elsewhere, at their level; all bands of the picture count as bands for
    /// the background.
    /// </summary>
    private static Dictionary<int, BlotBand> Empty(GreyImage image, BlotResult result, IEnumerable<BlotLane> lanes, BlotBand[] shown, RunContext context)
    {
        if (shown.Length == 0) return [];
        double level = RobustSpread.MedianOf(shown.Select(b => b.Level));
        int width = (int)Math.Round(RobustSpread.MedianOf(shown.Select(b => (double)b.Box.Width))), height = (int)Math.Round(RobustSpread.MedianOf(shown.Select(b => (double)b.Box.Height)));
        double middle = 0.5 * (image.Height - 1);
        List<BandRegion> regions = [.. result.Bands.Select(b => new BandRegion(b.Lane, b.Box))];
        var added = new List<int>();
        foreach (BlotLane lane in lanes)
        {
            double y = level + lane.Drop, x = lane.CentreX + lane.Lean * (y - middle);
            var box = new PixelBox((int)Math.Round(x - 0.5 * (width - 1)), (int)Math.Round(y - 0.5 * (height - 1)), width, height);
            if (box.ClipTo(image.Width, image.Height) != box) continue;
            regions.Add(new BandRegion(lane.Number, box));
            added.Add(lane.Number);
        }

        if (added.Count == 0) return [];
        BlotParameters parameters = result.Parameters with
        {
            Polarity = result.Polarity,
            ClippedAt = result.ClippedAt,
            Background = BlotBackground.LocalMedian,
            Lanes = [.. result.Lanes.Select(l => l.Box)],
            Bands = regions,
            LaneCount = null,
        };
        BlotResult boxes = BlotQuantification.Quantify(image, parameters, context with { Findings = new FindingCollector(), Progress = null });
        // Regions keep their box: the empty one of a lane is found by it.
        return regions.Skip(result.Bands.Count).ToDictionary(r => r.Lane, r => boxes.Bands.First(b => b.Lane == r.Lane && b.Box == r.Box));
    }
}
