using System.CommandLine;
using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Study;
using Osteon.Vesicles;

namespace Osteon.Cli.Commands;

/// <summary>The options that say how one blot is measured, and their translation into parameters.</summary>
internal sealed class BlotOptions
{
    private readonly Argument<string> _image = new("IMAGE") { Description = "Grey picture of 8 or 16 bit: TIFF, PNG, BMP; JPEG with limits." };
    private readonly Option<string?> _rois = new("--rois") { Description = "Lanes or bands marked by hand: a JSON file, see docs/formats/blot-rois.md. Default: found.", HelpName = "FILE.json" };
    private readonly Option<string?> _polarity = new("--polarity") { Description = "bright or dark bands. Default: detect.", HelpName = "detect|bright|dark" };

    private readonly Option<string?> _colour = new("--colour")
    {
        Description = $"How a picture in colour becomes grey: {ColourText.Syntax}. Default: a picture in colour is refused.",
        HelpName = "RULE",
    };

    private readonly Option<string?> _background = new("--background")
    {
        Description = "What is subtracted under the bands. Default: local-median.",
        HelpName = "local-median|valley-line|rolling-ball",
    };

    private readonly Option<double?> _ball = new("--ball-radius") { Description = "Radius of the rolling ball in pixels. Default: 50.", HelpName = "PIXELS" };
    private readonly Option<int?> _clipped = new("--clipped-at") { Description = "Stored value at which the detector clips. Default: the end of the scale, or a plateau below it.", HelpName = "VALUE" };
    private readonly Option<int?> _lanes = new("--lanes") { Description = "Number of lanes, where it is known: another number found is an error.", HelpName = "N" };
    private readonly Option<string?> _ladder = new("--ladder") { Description = "Molecular weights of a lane's bands, top to bottom.", HelpName = "LANE:kDa,kDa,…" };
    private readonly Option<string?> _fit = new("--ladder-fit") { Description = "Between two bands of the ladder, or one line through all. Default: local.", HelpName = "local|log-linear" };

    private readonly Option<string?> _reference = new("--reference")
    {
        Description = "What volumes are normalised to: a row of bands, a band by weight, the whole lane, or a picture stained for total protein.",
        HelpName = "row:N|kda:W|lane|total-protein:FILE",
    };

    private readonly Option<string?> _targets = new("--targets") { Description = "Proteins whose presence is asked for in every lane.", HelpName = "NAME@kDa,NAME@row:N,…" };
    private readonly Option<string?> _series = new("--dilution-series") { Description = "Lanes that are a dilution series, with the amounts loaded.", HelpName = "LANE=AMOUNT,…" };
    private readonly Option<string?> _samples = new("--samples") { Description = "What the lanes hold; lanes of one sample are averaged as technical replicates.", HelpName = "LANE=SAMPLE,…" };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_image);
        foreach (Option option in (Option[])[_rois, _polarity, _colour, _background, _ball, _clipped, _lanes, _ladder, _fit, _reference, _targets, _series, _samples]) command.Options.Add(option);
    }

    /// <summary>The picture as asked for, or null with findings.</summary>
    public BlotPicture? Read(ParseResult a, FindingCollector findings)
    {
        string path = a.GetRequiredValue(_image);
        string? stain = null;
        BlotPolarity? polarity = a.GetValue(_polarity) is { } p ? BlotText.Polarity(p, "--polarity", findings) : BlotPolarity.Detect;
        ColourRule? colour = a.GetValue(_colour) is { } c ? ColourText.Parse(c, "--colour", findings) : null;
        BlotBackground? background = a.GetValue(_background) is { } b ? BlotText.Background(b, "--background", findings) : BlotBackground.LocalMedian;
        if (a.GetValue(_ball) is not null && background is not BlotBackground.RollingBall)
            findings.Add(Finding.Error("OST-CLI-002", "--ball-radius is given without --background rolling-ball", hint: "Give both, or neither."));
        if (a.GetValue(_ball) is { } radius && !double.IsFinite(radius))
            findings.Add(Finding.Error("OST-CLI-006", "--ball-radius is not a number of pixels", value: radius.ToString(System.Globalization.CultureInfo.InvariantCulture), hint: "The default is 50."));
        MolecularWeightLadder? ladder = a.GetValue(_ladder) is { } l ? BlotText.Ladder(l, "--ladder", findings) : null;
        if (a.GetValue(_fit) is { } fit)
        {
            if (fit is not ("local" or "log-linear")) findings.Add(Finding.Error("OST-CLI-006", $"--ladder-fit: '{fit}' is not a fit", value: fit, hint: "Give local or log-linear."));
            else if (a.GetValue(_ladder) is null) findings.Add(Finding.Error("OST-CLI-002", "--ladder-fit is given without --ladder", hint: "Give both, or neither."));
            ladder = ladder is null ? null : ladder with { Fit = fit == "log-linear" ? LadderFit.LogLinear : LadderFit.Local };
        }

        BlotReference? reference = a.GetValue(_reference) is { } r ? BlotText.Reference(r, "--reference", out stain, findings) : null;
        IReadOnlyList<BlotTarget> targets = a.GetValue(_targets) is { } t ? BlotText.Targets(t, "--targets", findings) : [];
        IReadOnlyDictionary<int, double> series = a.GetValue(_series) is { } s ? BlotText.Series(s, "--dilution-series", findings) : new Dictionary<int, double>();
        IReadOnlyDictionary<int, BlotLaneContent> samples = a.GetValue(_samples) is { } n ? BlotText.Samples(n, "--samples", findings) : new Dictionary<int, BlotLaneContent>();
        if (findings.HasErrors) return null;
        return new BlotPicture(path, path)
        {
            Parameters = BlotParameters.Default with
            {
                Polarity = polarity!.Value,
                Background = background!.Value,
                BallRadius = a.GetValue(_ball) ?? BlotParameters.Default.BallRadius,
                ClippedAt = a.GetValue(_clipped),
                LaneCount = a.GetValue(_lanes),
            },
            Colour = colour,
            Rois = Input(a.GetValue(_rois)),
            Ladder = ladder,
            Reference = reference,
            TotalProtein = Input(stain),
            Targets = targets,
            Series = series,
            Lanes = samples,
        };
    }

    private static StepInput? Input(string? file) => file is null ? null : new StepInput(file, file, [(file, file)]);
}
