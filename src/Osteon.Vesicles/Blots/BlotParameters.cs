using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>A band that the user marked.</summary>
/// <param name="Lane">Number of its lane, from 1.</param>
/// <param name="Box">Its pixels. The volume is the sum over exactly these.</param>
public sealed record BandRegion(int Lane, PixelBox Box);

/// <summary>How a blot is to be measured.</summary>
public sealed record BlotParameters
{
    /// <summary>A ball of this radius is flat over any blot; its table grows with the square of it.</summary>
    private const double MostBallRadius = 10_000;

    /// <summary>The default parameters.</summary>
    public static BlotParameters Default { get; } = new();

    /// <summary>Bright or dark bands; by default found from the picture.</summary>
    public BlotPolarity Polarity { get; init; } = BlotPolarity.Detect;

    /// <summary>
    /// The stored value at which the detector clips (a 12-bit camera in a 16-bit file clips at 4 095); null: see
    /// <see cref="SaturationLevel"/>.
    /// For dark bands it is the value of the darkest level, normally 0.
    /// </summary>
    public int? ClippedAt { get; init; }

    /// <summary>
    /// A band is saturated with at least this many clipped pixels, default 3. One or two are a hot pixel or a stray of the noise; they are
    /// counted and shown, and
    /// take nothing measurable from a volume of hundreds of pixels. Range from 1.
    /// </summary>
    public int MinClippedPixels { get; init; } = 3;

    /// <summary>What is subtracted under the bands.</summary>
    public BlotBackground Background { get; init; } = BlotBackground.LocalMedian;

    /// <summary>
    /// Radius of the rolling ball in pixels, default 50 as in ImageJ; only for <see cref="BlotBackground.RollingBall"/>. Positive, at most 10 000.
    /// </summary>
    public double BallRadius { get; init; } = 50;

    /// <summary>The user's lanes from left to right; null: found automatically.</summary>
    public IReadOnlyList<PixelBox>? Lanes { get; init; }

    /// <summary>The user's bands; null: found automatically.</summary>
    public IReadOnlyList<BandRegion>? Bands { get; init; }

    /// <summary>The number of lanes where it is known: the lanes found must be as many, else there is a finding. Null: unknown.</summary>
    public int? LaneCount { get; init; }

    /// <summary>A band's height must exceed this many standard errors of the lane profile, default 5. Range from 3.</summary>
    public double MinSignalToNoise { get; init; } = 5;

    /// <summary>
    /// Whether a shoulder that a single band does not explain becomes a band of its own (<see cref="ShoulderTest"/>), default yes.
    /// </summary>
    public bool SplitShoulders { get; init; } = true;

    /// <summary>
    /// Two bands overlap when their boxes have at least this intersection over union, default 0.15. Range 0 … 1, 0 excluded.
    /// </summary>
    public double OverlapIou { get; init; } = 0.15;

    /// <summary>Everything that is wrong with the parameters for an image of this size; empty when all is well.</summary>
    public IReadOnlyList<Finding> Check(GreyImage image)
    {
        var findings = new List<Finding>();
        if (MinClippedPixels < 1) findings.Add(BlotFindings.OutOfRange("the number of clipped pixels that make a band saturated", MinClippedPixels, "at least 1"));
        if (!(BallRadius is > 0 and <= MostBallRadius))
            findings.Add(BlotFindings.OutOfRange("the radius of the rolling ball", BallRadius, "positive, and at most 10 000 pixels"));
        if (!(MinSignalToNoise >= 3)) findings.Add(BlotFindings.OutOfRange("the least ratio of signal to noise of a band", MinSignalToNoise, "at least 3"));
        if (!(OverlapIou is > 0 and <= 1)) findings.Add(BlotFindings.OutOfRange("the overlap from which on bands count as overlapping", OverlapIou, "above 0, at most 1"));
        if (ClippedAt is { } level && (level < 0 || level > image.FullScale))
            findings.Add(BlotFindings.OutOfRange("the grey value at which the detector clips", level, $"0 … {image.FullScale}"));
        if (LaneCount is < 1) findings.Add(BlotFindings.OutOfRange("the number of lanes", LaneCount.Value, "at least 1"));
        CheckBoxes(image, findings);
        return findings;
    }

    private void CheckBoxes(GreyImage image, List<Finding> findings)
    {
        foreach (PixelBox lane in Lanes ?? [])
            if (Outside(lane, image)) findings.Add(BlotFindings.BoxOutside("lane", lane, image));
        foreach (BandRegion band in Bands ?? [])
        {
            if (Outside(band.Box, image)) findings.Add(BlotFindings.BoxOutside("band", band.Box, image));
            if (band.Lane < 1 || (Lanes is not null && band.Lane > Lanes.Count)) findings.Add(BlotFindings.UnknownLane(band, Lanes?.Count));
        }
    }

    private static bool Outside(PixelBox box, GreyImage image) =>
        box.Width < 1 || box.Height < 1 || box.Left < 0 || box.Top < 0 || box.Left > image.Width - box.Width || box.Top > image.Height - box.Height;
}
