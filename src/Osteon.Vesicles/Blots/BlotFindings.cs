using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>The findings of blots, OST-BLT-001 and following.</summary>
internal static class BlotFindings
{
    public static Finding OutOfRange(string what, double value, string range) =>
        Finding.Error("OST-BLT-001", $"{what} must be {range}", null, value.ToString("R", CultureInfo.InvariantCulture));

    public static Finding BoxOutside(string kind, PixelBox box, GreyImage image) => Finding.Error(
        "OST-BLT-002", $"the box of a {kind} lies outside the picture of {image.Width} × {image.Height} pixels", null,
        string.Create(CultureInfo.InvariantCulture, $"left {box.Left}, top {box.Top}, width {box.Width}, height {box.Height}"),
        "left and top count from 0; the box must lie in the picture with all its pixels");

    public static Finding UnknownLane(BandRegion band, int? lanes) => Finding.Error(
        "OST-BLT-003", lanes is { } n ? $"a band names a lane that does not exist; there are {n}" : "lanes count from 1", null,
        band.Lane.ToString(CultureInfo.InvariantCulture), "number the lanes from 1, left to right");

    public static Finding PolarityFound(BlotPolarity polarity, double share) => Finding.Note(
        "OST-BLT-004", polarity == BlotPolarity.BrightBands ? "bright bands on a dark background" : "dark bands on a bright background", null,
        share.ToString("P0", CultureInfo.InvariantCulture), "found from the picture (the share of the deviations that point this way); declare the polarity if it is wrong");

    public static Finding PolarityUnclear(BlotPolarity polarity, double share) => Finding.Warning(
        "OST-BLT-005", $"it is not clear whether the bands are bright or dark; taken as {(polarity == BlotPolarity.BrightBands ? "bright" : "dark")}", null,
        share.ToString("P0", CultureInfo.InvariantCulture), "declare the polarity");

    public static Finding Lossy() => Finding.Warning(
        "OST-BLT-006", "the picture was compressed with loss (JPEG): volumes and counts of clipped pixels are estimates; no ratio is reported, no absence decided", null, null,
        "measure the TIFF of the imager");

    public static Finding ClippedBelowFullScale(int level, int fullScale) => Finding.Warning(
        "OST-BLT-007", $"many pixels have the largest value of the picture, {level}, below the full scale {fullScale}: the detector or an export clipped there", null,
        level.ToString(CultureInfo.InvariantCulture), "state the clipping level if the plateau is real signal");

    public static Finding Saturated(int bands, int level) => Finding.Warning(
        "OST-BLT-008", $"{bands} band(s) are saturated at {level}: their volumes are lower bounds and take part in no ratio", null,
        bands.ToString(CultureInfo.InvariantCulture), "expose for a shorter time");

    public static Finding StainSaturated(IReadOnlyList<int> lanes) => Finding.Warning(
        "OST-BLT-018", $"the stain for total protein is saturated in lane(s) {string.Join(", ", lanes)}: their bands are not normalised", null,
        lanes.Count.ToString(CultureInfo.InvariantCulture), "expose the stain for a shorter time");

    public static Finding NoLanes() => Finding.Error(
        "OST-BLT-009", "no lane was found", null, null, "give the lanes as boxes, or check the polarity");

    public static Finding LaneCountDiffers(int found, int declared) => Finding.Error(
        "OST-BLT-010", $"{declared} lanes were declared, {found} were found", null, found.ToString(CultureInfo.InvariantCulture), "give the lanes as boxes");

    public static Finding LaneInferred(int number) => Finding.Note(
        "OST-BLT-011", $"lane {number} holds no band; it was placed in the gap of the even spacing", null, number.ToString(CultureInfo.InvariantCulture));

    public static Finding LowDynamicRange(double fraction) => Finding.Warning(
        "OST-BLT-012", "the highest band uses little of the range of the detector: weak bands drown in steps and noise", null,
        fraction.ToString("P0", CultureInfo.InvariantCulture), "expose for a longer time");

    public static Finding BandsOverlap(int bands) => Finding.Note(
        "OST-BLT-013", $"{bands} bands overlap; their shares of the common pixels come from a fit of the profile", null, bands.ToString(CultureInfo.InvariantCulture));

    public static Finding LadderLane(int lane, int lanes) => Finding.Error(
        "OST-BLT-014", $"the ladder is declared in a lane that is not there; {lanes} were found", null, lane.ToString(CultureInfo.InvariantCulture), "lanes count from 1, left to right");

    public static Finding LadderWeights(string weights) => Finding.Error(
        "OST-BLT-015", "the ladder needs at least two molecular weights, positive and falling from top to bottom", null, weights, "for example 250,150,100,75,50,37,25,20");

    public static Finding LadderCount(int lane, int found, int declared) => Finding.Error(
        "OST-BLT-016", $"the ladder in lane {lane} shows {found} band(s), {declared} are declared", null, found.ToString(CultureInfo.InvariantCulture),
        "declare a weight for each band that is found, - for one that is not the ladder's; or mark the bands of the ladder as regions");
}
