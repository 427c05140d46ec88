using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>A band under way: where the fit of its lane's profile put it, and how it looks across the lane.</summary>
internal sealed class BandDraft(int lane, FittedPeak peak)
{
    public int Lane { get; } = lane;

    public FittedPeak Peak { get; set; } = peak;

    /// <summary>Row across the lanes, from 0; −1 before rows are traced.</summary>
    public int Row { get; set; } = -1;

    /// <summary>Whether it was told apart from a neighbour by the shoulder test.</summary>
    public bool Shoulder { get; set; }

    /// <summary>The user's box, or null for a band that was found.</summary>
    public PixelBox? Marked { get; init; }

    public LateralShape? Lateral { get; set; }

    public double SignalToNoise => Peak.Error > 0 ? Peak.Height / Peak.Error : double.PositiveInfinity;
}
