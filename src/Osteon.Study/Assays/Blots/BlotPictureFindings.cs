using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Findings about the files of a blot, OST-BLT-017 and following.</summary>
internal static class BlotPictureFindings
{
    public static Finding FromColour(string how) => Finding.Warning(
        "OST-BLT-030", "the picture has colours: " + how, hint: "Use the grey TIFF of the imager, not a picture made for print.");

    public static Finding OtherSize(string name, (int Width, int Height) size, GreyImage image) => Finding.Error(
        "OST-BLT-031",
        string.Create(CultureInfo.InvariantCulture, $"it belongs to a picture of {size.Width} × {size.Height} pixels, the blot has {image.Width} × {image.Height}"),
        new SourceLocation(name),
        string.Create(CultureInfo.InvariantCulture, $"{size.Width} × {size.Height}"),
        "Regions and stains hold for the picture they were made on, not for a crop or a copy of another size.");

    public static Finding LossyStain(string name) => Finding.Warning(
        "OST-BLT-032", "the stain for total protein was compressed with loss (JPEG): no lane is normalised to it", new SourceLocation(name));

    public static Finding UnknownLane(string what, int lane, int lanes) => Finding.Error(
        "OST-BLT-033",
        string.Create(CultureInfo.InvariantCulture, $"{what} names lane {lane}, there are {lanes}"),
        value: lane.ToString(CultureInfo.InvariantCulture),
        hint: "Lanes count from 1, left to right; look at the overlay.");

    public static Finding UnknownRow(string what, int row, int rows) => Finding.Warning(
        "OST-BLT-038",
        string.Create(CultureInfo.InvariantCulture, $"{what} is in row {row}, but {rows} {(rows == 1 ? "row was" : "rows were")} found: nothing follows from it"),
        value: row.ToString(CultureInfo.InvariantCulture),
        hint: "Rows count from 1, top to bottom, over all lanes; look at the overlay.");

    public static Finding NeedsLadder(string what) => Finding.Error(
        "OST-BLT-034", $"{what} is given by molecular weight, but there is no ladder", value: what, hint: "Declare the ladder, or give the row of the band.");

    public static Finding Syntax(string option, string text, string hint) => Finding.Error("OST-BLT-035", $"{option}: '{text}' is not understood", value: text, hint: hint);

    public static Finding LadderBends(double error) => Finding.Warning(
        "OST-BLT-017", "the ladder reads its own bands back badly: is every weight at its band?", null, error.ToString("P0", CultureInfo.InvariantCulture),
        "look at the overlay; give the weights of the bands that are seen");

    public static Finding NoLinearRange(int row) => Finding.Warning(
        "OST-BLT-020", $"the dilution series shows no linear range in row {row}: no three neighbouring amounts lie on a line", null, row.ToString(CultureInfo.InvariantCulture),
        "expose differently, or load less; ratios in this row are not ratios of amounts");

    public static Finding OutsideLinearRange(int row, int bands) => Finding.Warning(
        "OST-BLT-021", $"{bands} band(s) of row {row} lie outside the linear range of the dilution series", null, bands.ToString(CultureInfo.InvariantCulture),
        "ratios with them are not ratios of amounts");

    public static Finding UnequalLoading(double factor) => Finding.Warning(
        "OST-BLT-022", "the lanes are loaded very unequally: the reference differs by more than a factor of two", null, factor.ToString("F1", CultureInfo.InvariantCulture),
        "a correction of this size carries the reference's own errors; load again");

    public static Finding TargetPlace(string target) => Finding.Error(
        "OST-BLT-036", $"the place of '{target}' must be given by kda or by row, one of them", value: target, hint: "With a ladder give kda, else row.");

    public static Finding LaneTwice(int? lane) => Finding.Error(
        "OST-BLT-037", "a lane is described twice", value: lane?.ToString(CultureInfo.InvariantCulture), hint: "Each lane holds one sample.");
}
