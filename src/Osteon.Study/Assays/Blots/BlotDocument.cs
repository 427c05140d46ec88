using System.Text.Json.Nodes;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>
/// The JSON of one measured blot: what <c>osteon blot quantify --json</c> prints and what the measuring step of a study stores.
/// </summary>
public static class BlotDocument
{
    /// <summary>Identifier and version of the shape.</summary>
    public const string Schema = "osteon.blot/1";

    /// <summary>
    /// The whole document. Without an analysis (the picture could not be measured) it holds inputs, parameters and findings.
    /// </summary>
    public static ResultDocument Of(BlotPicture picture, BlotAnalysis? analysis, IReadOnlyList<StepOutput> inputs, IReadOnlyList<Finding> findings)
    {
        JsonObject parameters = Parameters(picture);
        if (analysis is not null)
        {
            parameters["polarity_used"] = PolarityName(analysis.Result.Polarity);
            parameters["clipped_at_used"] = analysis.Result.ClippedAt;
            parameters["full_scale"] = analysis.FullScale;
            parameters["lossy"] = analysis.Lossy;
        }

        return new ResultDocument(Schema, inputs, parameters, analysis is null ? [] : Measures(analysis), analysis is null ? [] : BlotTables.Of(analysis), findings);
    }

    /// <summary>Everything that was asked for.</summary>
    public static JsonObject Parameters(BlotPicture picture)
    {
        BlotParameters p = picture.Parameters;
        return new JsonObject
        {
            ["polarity"] = PolarityName(p.Polarity),
            ["clipped_at"] = p.ClippedAt,
            ["background"] = BackgroundName(p.Background),
            ["ball_radius"] = p.Background == BlotBackground.RollingBall ? p.BallRadius : null,
            ["lane_count"] = p.LaneCount,
            ["min_signal_to_noise"] = p.MinSignalToNoise,
            ["min_clipped_pixels"] = p.MinClippedPixels,
            ["overlap_iou"] = p.OverlapIou,
            ["split_shoulders"] = p.SplitShoulders,
            ["colour"] = picture.Colour is { } colour ? ColourText.Word(colour) : null,
            ["rois"] = picture.Rois?.Name,
            ["ladder"] = picture.Ladder is { } ladder
                ? new JsonObject
                {
                    ["lane"] = ladder.Lane,
                    ["kda"] = new JsonArray([.. ladder.KiloDaltons.Select(k => (JsonNode?)k)]),
                    ["fit"] = ladder.Fit == LadderFit.Local ? "local" : "log-linear",
                }
                : null,
            ["reference"] = picture.TotalProtein is { } stain ? "total-protein:" + stain.Name : picture.Reference switch
            {
                RowReference row => new JsonObject { ["row"] = row.Row },
                WeightReference weight => new JsonObject { ["kda"] = weight.KiloDaltons, ["tolerance"] = weight.Tolerance },
                LaneReference => "lane",
                _ => null,
            },
            ["targets"] = new JsonArray([.. picture.Targets.Select(t => (JsonNode)new JsonObject
            {
                ["target"] = t.Name,
                ["row"] = t.Row,
                ["kda"] = t.KiloDaltons,
                ["tolerance"] = t.Row is null ? t.Tolerance : null,
            })]),
            ["dilution_series"] = new JsonObject(picture.Series.OrderBy(s => s.Key).Select(s => KeyValuePair.Create<string, JsonNode?>(Text(s.Key), s.Value))),
            ["lanes"] = new JsonObject(picture.Lanes.OrderBy(l => l.Key).Select(l => KeyValuePair.Create<string, JsonNode?>(
                Text(l.Key), new JsonObject { ["sample"] = l.Value.Sample, ["material"] = l.Value.Material }))),
        };
    }

    /// <summary>The name of a background as options and manifests write it.</summary>
    public static string BackgroundName(BlotBackground background) => background switch
    {
        BlotBackground.ValleyLine => "valley-line",
        BlotBackground.RollingBall => "rolling-ball",
        _ => "local-median",
    };

    /// <summary>The name of a polarity.</summary>
    public static string PolarityName(BlotPolarity polarity) => polarity switch
    {
        BlotPolarity.BrightBands => "bright",
        BlotPolarity.DarkBands => "dark",
        _ => "detect",
    };

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static List<Measure> Measures(BlotAnalysis analysis) =>
    [
        Measure.Of("blot_lanes", analysis.Result.Lanes.Count),
        Measure.Of("blot_bands", analysis.Result.Bands.Count),
        Measure.Of("blot_saturated_bands", analysis.Result.Bands.Count(b => b.Saturated), analysis.Result.Bands.Count),
        Measure.Of("blot_overlapping_bands", analysis.Result.Bands.Count(b => b.Overlapping), analysis.Result.Bands.Count),
        Measure.Of("blot_noise", analysis.Result.Noise / Math.Max(1, analysis.FullScale)),
        analysis.Ladder is not { } ladder ? Measure.Unavailable("blot_ladder_error", "no ladder was declared")
            : ladder.LargestError is { } error ? Measure.Of("blot_ladder_error", error, ladder.Count)
            : Measure.Unavailable("blot_ladder_error", "a local fit through two bands cannot be checked"),
    ];
}
