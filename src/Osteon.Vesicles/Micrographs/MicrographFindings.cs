using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>The findings of micrographs, OST-TEM-001 and following.</summary>
internal static class MicrographFindings
{
    public static Finding OutOfRange(string what, double value, string range) =>
        Finding.Error("OST-TEM-001", $"{what} must be {range}", null, Number(value));

    public static Finding NothingInRange(MicrographParameters parameters, int height, int width) => Finding.Error(
        "OST-TEM-002",
        string.Create(
            CultureInfo.InvariantCulture,
            $"no vesicle of {parameters.MinDiameterNm:R} … {parameters.MaxDiameterNm:R} nm can be measured in {height} × {width} pixels of {parameters.PixelSizeNm:R} nm"),
        null, Number(parameters.PixelSizeNm), "check the pixel size and the range of diameters");

    public static Finding SmallestIsCoarse(MicrographParameters parameters) => Finding.Warning(
        "OST-TEM-003",
        string.Create(
            CultureInfo.InvariantCulture,
            $"vesicles of less than {2 * MicrographParameters.SmallestRadiusPixels * parameters.PixelSizeNm:G4} nm have fewer than 8 pixels across and are not looked for"),
        null, Number(parameters.MinDiameterNm), "a higher magnification resolves them");

    public static Finding ScaleUnknown(string why) => Finding.Error(
        "OST-TEM-004", "the pixel size is not known: " + why, null, null,
            "give the pixel size, or the length of the scale bar in the picture");

    public static Finding TagIsPrintResolution(double nm) => Finding.Warning(
        "OST-TEM-005",
        string.Create(CultureInfo.InvariantCulture,
            $"the file states pixels of {nm:G4} nm ({25.4e6 / nm:G4} per inch): a resolution for printing, not the microscope's; it is not used"),
        null, Number(nm));

    public static Finding NotSquare(double height, double width) => Finding.Error(
        "OST-TEM-006", "the file states pixels that are not square; diameters would depend on the direction", null,
        string.Create(CultureInfo.InvariantCulture, $"{height:G6} × {width:G6} nm"), "give the pixel size if the file is wrong");

    public static Finding NoBar() => Finding.Error(
        "OST-TEM-007", "no scale bar was found in the picture", null, null, "measure the bar by hand and give the pixel size");

    public static Finding SeveralBars(IReadOnlyList<ScaleBar> bars) => Finding.Error(
        "OST-TEM-008", "more than one thing in the picture could be the scale bar", null,
        string.Join("; ", bars.Take(5).Select(b => b.ToString())), "give the pixel size: the bar's length in nm divided by its pixels");

    public static Finding ScalesDiffer(string used, double nm, string other, double otherNm) => Finding.Warning(
        "OST-TEM-009",
        string.Create(CultureInfo.InvariantCulture, $"{used} gives {nm:G5} nm per pixel, {other} {otherNm:G5}: {used} is used"),
        null, Number(otherNm), "one of them is wrong, or the picture was resized after the bar was drawn");

    public static Finding PolarityFound(PolarityChoice choice) => Finding.Note(
        "OST-TEM-010", $"{Words(choice.Polarity)}, found from the picture", null, null, "declare the polarity if it is wrong");

    public static Finding PolarityUnclear(PolarityChoice choice) => Finding.Warning(
        "OST-TEM-011", $"it is not clear whether the vesicles are bright or dark; taken as {choice.Polarity.ToString().ToLowerInvariant()}", null, null,
        "declare the polarity");

    public static Finding NoVesicles() => Finding.Warning(
        "OST-TEM-012", "no vesicle was found", null, null,
            "look at the overlay; check polarity, pixel size and range of diameters, or add vesicles by hand");

    public static Finding FewVesicles(int n) => Finding.Note(
        "OST-TEM-013", $"{n} vesicles: a size distribution wants about 200, from several fields", null,
            n.ToString(CultureInfo.InvariantCulture));

    public static Finding NothingThere(string pointer, MicrographPoint point) => Finding.Error(
        "OST-TEM-014", $"{pointer}: there is no object at this place", null, point.ToString(),
        "the place must lie on the object, in pixels from the top left; see the overlay and the tables of vesicles and excluded objects");

    public static Finding SameObjectTwice(string pointer, string other, MicrographPoint point) => Finding.Error(
        "OST-TEM-015", $"{pointer} and {other} name the same object", null, point.ToString(), "keep one of them");

    public static Finding AlreadySo(string pointer, string state, MicrographPoint point) => Finding.Note(
        "OST-TEM-016", $"{pointer}: the object at this place is {state} anyway", null, point.ToString());

    public static Finding CutObject(string pointer, MicrographPoint point) => Finding.Error(
        "OST-TEM-017", $"{pointer}: the object at this place is cut by the edge of the field; it has no diameter", null, point.ToString(),
            "remove this entry");

    public static Finding EllipseOutside(string pointer, MicrographPoint point) => Finding.Error(
        "OST-TEM-018", $"{pointer}: the ellipse does not lie in the field with all its points", null, point.ToString(),
        "x counts columns and y rows from the top left pixel, axes are diameters in pixels");

    public static Finding AddedOverlaps(string pointer, string id, MicrographPoint point) => Finding.Error(
        "OST-TEM-019", $"{pointer}: the ellipse covers the accepted vesicle {id}; it would count twice", null, point.ToString(),
            "reject that one too, or leave this out");

    public static Finding Lossy() => Finding.Warning(
        "OST-TEM-020", "the picture was compressed with loss (JPEG): edges are shifted by up to about a pixel", null, null,
            "use the camera's TIFF");

    public static Finding Featureless() =>
        Finding.Warning("OST-TEM-021", "the picture has no structure outside its annotations: nothing can be found in it");

    private static string Words(MicrographPolarity polarity) =>
        polarity == MicrographPolarity.Dark ? "dark vesicles in a brighter surrounding (as in cryo)"
            : "bright vesicles in a darker surrounding (as in negative stain)";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
