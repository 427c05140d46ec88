using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Finds the lanes and bands of a blot: lanes, their peaks, then lanes and peaks again with what the peaks say of the lanes.
/// </summary>
internal static class BandFinding
{
    private const int Passes = 3;
    private const int DraftColumns = 20;
    private const int FinalColumns = 50;
    private const double LeastNoise = 0.29;
    private const double LeastShare = 0.01;

    public static BlotDraft Find(BlotField field, BlotParameters parameters, RunContext context)
    {
        ParallelOptions parallel = context.ParallelOptions;
        double noise = PixelNoise.Of(field);
        QuadraticSurface surface = QuadraticSurface.Fit(field, oneSided: true);
        (double Noise, double Clutter) background = (noise, Math.Sqrt(Math.Max(0, surface.Spread * surface.Spread - noise * noise)));
        List<LaneTrack> tracks = parameters.Lanes is { } given ? Tracks(given, field) : LaneFinding.Find(field, surface, noise);
        BlotDraft draft = Peaks(field, background, BandSlope.Start(field, tracks), parameters, (DraftColumns, parallel));
        if (parameters.Lanes is null)
        {
            tracks = LaneFinding.FromBands(draft);
            draft = Peaks(field, background, BandSlope.Start(field, tracks), parameters, (DraftColumns, parallel));
            context.Report("blot: lanes", 0.3);
        }

        for (int pass = 0; pass < Passes; pass++)
        {
            tracks = LaneRefinement.Refine(draft);
            if (pass == Passes - 1 && parameters.Lanes is null) tracks = LaneFinding.Partition(LaneFinding.FillGaps(tracks, parameters.LaneCount), field.Width);
            draft = Peaks(field, background, tracks, parameters, (pass == Passes - 1 ? FinalColumns : DraftColumns, parallel));
        }

        return draft;
    }

    /// <summary>The user's bands: no search, no shapes; lanes as given, or as wide as their bands.</summary>
    public static BlotDraft Given(BlotField field, BlotParameters parameters)
    {
        IReadOnlyList<BandRegion> regions = parameters.Bands!;
        IReadOnlyList<PixelBox> lanes = parameters.Lanes ??
        [
            .. Enumerable.Range(1, regions.Count == 0 ? 0 : regions.Max(r => r.Lane)).Select(n =>
            {
                PixelBox[] own = [.. regions.Where(r => r.Lane == n).Select(r => r.Box)];
                int left = own.Length == 0 ? 0 : own.Min(b => b.Left);
                return new PixelBox(left, 0, own.Length == 0 ? 1 : own.Max(b => b.Right) - left, field.Height);
            }),
        ];
        var draft = new BlotDraft(field, PixelNoise.Of(field), 0);
        foreach (LaneTrack track in Tracks(lanes, field))
        {
            var raster = LaneRaster.Of(field, track, (int)Math.Ceiling(1.6 * track.HalfWidth));
            draft.Lanes.Add(raster);
            draft.Profiles.Add(LaneProfile.Of(raster, LeastNoise));
        }

        foreach (BandRegion region in regions)
        {
            LaneProfile profile = draft.Profiles[region.Lane - 1];
            int top = region.Box.Top, bottom = region.Box.Bottom - 1, at = top;
            for (int y = top; y <= bottom; y++)
                if (profile.Values[y] > profile.Values[at]) at = y;
            double height = profile.Values[at] - Math.Min(profile.Values[top], profile.Values[bottom]);
            draft.Bands.Add(new BandDraft(region.Lane - 1, new FittedPeak(height, at, region.Box.Height / 5.0, region.Box.Height / 5.0, 0)) { Marked = region.Box });
        }

        RowTracing.Trace(draft);
        return draft;
    }

    public static BlotDraft Peaks(BlotField field, (double Noise, double Clutter) background, List<LaneTrack> tracks, BlotParameters parameters, (int Columns, ParallelOptions Parallel) how)
    {
        var draft = new BlotDraft(field, background.Noise, background.Clutter);
        (LaneRaster Raster, LaneProfile Profile, List<FittedPeak> Peaks)[] lanes = new (LaneRaster, LaneProfile, List<FittedPeak>)[tracks.Count];
        Parallel.For(0, tracks.Count, how.Parallel, i =>
        {
            LaneTrack track = tracks[i];
            int reach = (int)Math.Ceiling(Math.Max(1.6 * track.HalfWidth, Math.Max(track.Right - track.Centre, track.Centre - track.Left)));
            var raster = LaneRaster.Of(field, track, reach);
            var profile = LaneProfile.Of(raster, LeastNoise, how.Columns);
            lanes[i] = (raster, profile, ProfileBands.Find(profile, parameters.MinSignalToNoise, 0));
        });
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            draft.Lanes.Add(lanes[lane].Raster);
            draft.Profiles.Add(lanes[lane].Profile);
            draft.Bands.AddRange(lanes[lane].Peaks.Select(p => new BandDraft(lane, p)));
        }

        double height = draft.Bands.Count == 0 ? 0 : draft.Bands.Max(b => b.Peak.Height);
        draft.Bands.RemoveAll(b => b.Peak.Height < LeastShare * height || !(b.SignalToNoise >= parameters.MinSignalToNoise));
        AddShapes(draft);
        return draft;
    }

    /// <summary>Measures how the bands look across their lanes.</summary>
    public static void AddShapes(BlotDraft draft)
    {
        for (int lane = 0; lane < draft.Lanes.Count; lane++) AddShapes(draft, lane);
    }

    /// <summary>Measures how the bands of a lane look across it, neighbours together.</summary>
    public static void AddShapes(BlotDraft draft, int lane)
    {
        BandDraft[] bands = [.. draft.InLane(lane)];
        FittedPeak[] peaks = [.. bands.Select(b => b.Peak)];
        for (int k = 0; k < bands.Length; k++)
        {
            int first = k, last = k;
            while (first > 0 && Near(peaks[first - 1], peaks[k])) first--;
            while (last + 1 < peaks.Length && Near(peaks[k], peaks[last + 1])) last++;
            (int from, int to) = ProfileBands.Window(peaks, first, last);
            bands[k].Lateral = LateralShape.Of(draft.Lanes[lane], draft.Profiles[lane], peaks[first..(last + 1)], from, to)[k - first];
        }
    }

    private static bool Near(FittedPeak above, FittedPeak below) => below.At - above.At < 3 * (above.SigmaBelow + below.Sigma);

    private static List<LaneTrack> Tracks(IReadOnlyList<PixelBox> boxes, BlotField field) =>
        [.. boxes.Select(b => new LaneTrack(b.Left + 0.5 * (b.Width - 1), 0.4 * b.Width, b.Left - 0.5, Math.Min(field.Width, b.Right) - 0.5, 0, 0))];
}
