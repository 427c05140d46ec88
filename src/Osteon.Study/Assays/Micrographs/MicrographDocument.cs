using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>
/// The JSON of a measured micrograph, or of all micrographs of a sample: what <c>osteon tem measure --json</c> prints and what the steps of
/// a study store.
/// </summary>
public static class MicrographDocument
{
    /// <summary>Identifier and version of the shape.</summary>
    public const string Schema = "osteon.tem/1";

    /// <summary>The document of one picture. Without a measurement it holds inputs, parameters and findings.</summary>
    public static ResultDocument Of(
        MicrographPicture picture, MeasuredMicrograph? measured, IReadOnlyList<StepOutput> inputs, RunContext context)
    {
        JsonObject parameters = Parameters(picture);
        IReadOnlyList<Measure> measures = [];
        IReadOnlyList<Table> tables = [];
        if (measured is not null)
        {
            MicrographResult result = measured.Result;
            parameters["used"] = Used(measured);
            measures = MicrographStatistics.Measures([[.. result.Vesicles.Select(VesicleFacts.Of)]], picture.Name, context);
            tables =
            [
                Table("vesicles", "Vesicles that count", result.Objects.Where(o => o.Counts), false),
                Table("excluded", "Objects that do not count, and why", result.Objects.Where(o => !o.Counts), true),
            ];
        }

        return new ResultDocument(Schema, inputs, parameters, measures, tables, context.Findings.ToList());
    }

    /// <summary>Everything that was asked for.</summary>
    public static JsonObject Parameters(MicrographPicture picture)
    {
        MicrographParameters defaults = new(1);
        return new JsonObject
        {
            ["pixel_size_nm"] = picture.PixelSizeNm,
            ["scale_bar_nm"] = picture.ScaleBarNm,
            ["polarity"] = picture.Polarity.ToString().ToLowerInvariant(),
            ["colour"] = picture.Colour is { } colour ? ColourText.Word(colour) : null,
            ["min_diameter_nm"] = picture.DiametersNm.Low,
            ["max_diameter_nm"] = picture.DiametersNm.High,
            ["min_score"] = picture.MinScore,
            ["min_completeness"] = defaults.MinCompleteness,
            ["min_roundness"] = defaults.MinRoundness,
            ["corrections"] = picture.Corrections?.Name,
        };
    }

    private static JsonObject Used(MeasuredMicrograph measured) => new()
    {
        ["pixel_size_nm"] = measured.Scale.PixelSizeNm,
        ["scale_source"] = measured.Scale.Source switch { ScaleSource.Given => "given", ScaleSource.ScaleBar => "scale_bar", _ => "tags" },
        ["scale_bar"] = measured.Scale.Bar is { } bar
            ? new JsonObject
            {
                ["length_px"] = bar.Length,
                ["left"] = bar.Box.Left,
                ["top"] = bar.Box.Top,
                ["width"] = bar.Box.Width,
                ["height"] = bar.Box.Height,
            }
            : null,
        ["polarity"] = measured.Result.Polarity.ToString().ToLowerInvariant(),
        ["banner_rows_top"] = measured.Result.Banner.Top,
        ["banner_rows_bottom"] = measured.Result.Banner.Bottom,
        ["field_area_um2"] = measured.Result.FieldAreaUm2,
        ["background_sd_grey"] = measured.Result.BackgroundSd,
        ["interval_from"] = "vesicles",
    };

    /// <summary>Why an object does not count, as written in tables.</summary>
    public static string Word(VesicleExclusion exclusion) => exclusion switch
    {
        VesicleExclusion.None => "",
        VesicleExclusion.OnEdge => "on_edge",
        VesicleExclusion.Size => "size",
        VesicleExclusion.NotRound => "not_round",
        VesicleExclusion.Incomplete => "incomplete",
        VesicleExclusion.Faint => "faint",
        _ => "rejected",
    };

    private static Table Table(string id, string title, IEnumerable<MeasuredVesicle> objects, bool excluded)
    {
        MeasuredVesicle[] rows = [.. objects];
        Column Number(string name, Func<MeasuredVesicle, double?> value, string? unit, string? description = null) =>
            Column.Of(name, [.. rows.Select(value)], unit, description);
        List<Column> columns =
        [
            Column.Of("id", [.. rows.Select(r => r.Id)], "the number in the overlay; counted by row, then column, of the centre"),
            Number("x_px", r => r.Shape.Centroid.X, null, "column of the centroid, from 0 at the middle of the left pixel"),
            Number("y_px", r => r.Shape.Centroid.Y, null, "row of the centroid, from 0 at the middle of the top pixel"),
            Number("area_nm2", r => r.Shape.Area, "nm^2", "area inside the outline"),
            Number("diameter_nm", r => r.Shape.EquivalentDiameter, "nm", "diameter of the circle of the same area"),
            Number("feret_max_nm", r => r.Shape.FeretMax, "nm", "largest distance of two points of the outline"),
            Number("feret_min_nm", r => r.Shape.FeretMin, "nm", "smallest distance of two parallel lines around the outline"),
            Number("ellipse_major_nm", r => r.Shape.EllipseMajor, "nm", "major axis of the ellipse of the same second moments"),
            Number("ellipse_minor_nm", r => r.Shape.EllipseMinor, "nm", "its minor axis"),
            Number("ellipse_angle_deg", r => r.Shape.EllipseAngle, "deg", "direction of the major axis from the rows downwards"),
            Number("perimeter_nm", r => r.Shape.Perimeter, "nm", "length of the smoothed outline"),
            Number("roundness", r => r.Shape.Roundness, "1", "4 pi A / P^2"),
            Number("solidity", r => r.Shape.Solidity, "1", "area divided by that of the convex hull"),
            Number("contrast", r => r.Appearance.Contrast, "1",
                "(rim - outside) / standard deviation of the background; negative for dark objects"),
            Number("cup_score", r => r.Appearance.CupScore, "1", "(rim - centre) / (rim - outside)"),
            Number("completeness", r => r.Appearance.Completeness, "1", "share of the outline with an edge of its own"),
            Number("score", r => r.Score, "1", "standard deviations above the best closed paths at empty places"),
            Column.Of("on_edge", [.. rows.Select(r => (bool?)r.OnEdge)], "whether the field's edge cuts it"),
            Column.Of("accepted", [.. rows.Select(r => (bool?)r.Counts)], "whether it counts"),
            Column.Of("decision", [.. rows.Select(r => r.Decision.ToString().ToLowerInvariant())],
                "automatic, or what a person decided: accepted, rejected, added"),
        ];
        if (excluded) columns.Add(Column.Of("reason", [.. rows.Select(r => Word(r.Exclusion))],
            "on_edge, size, faint, incomplete, not_round or rejected"));
        return new Table(id, title, columns);
    }
}
