using System.CommandLine;
using System.Globalization;
using Osteon.Primitives;
using Osteon.Study;
using Osteon.Vesicles;

namespace Osteon.Cli.Commands;

/// <summary>The options that say how one micrograph is measured, and their translation into parameters.</summary>
internal sealed class TemOptions
{
    private readonly Argument<string> _image = new("IMAGE") { Description = "The micrograph: TIFF, PNG, BMP or grey JPEG, 8 or 16 bit." };

    private readonly Option<string?> _pixelSize = new("--pixel-size")
    {
        Description = "Edge of a pixel (\"0.62 nm\"). Goes before the scale bar and the file's tags.",
        HelpName = "LENGTH",
    };

    private readonly Option<string?> _scaleBar = new("--scale-bar")
    {
        Description = "Physical length of the scale bar in the picture (\"500 nm\"); the bar itself is found. Goes before the file's tags.",
        HelpName = "LENGTH",
    };

    private readonly Option<string> _polarity = new("--polarity")
    {
        Description = "Whether vesicles are bright (negative stain) or dark (cryo) against what is around them: auto, bright or dark.",
        HelpName = "WORD",
        DefaultValueFactory = _ => "auto",
    };

    private readonly Option<string?> _colour = new("--colour")
    {
        Description = $"How a picture in colour becomes grey: {ColourText.Syntax}. Default: a picture in colour is refused.",
        HelpName = "RULE",
    };

    private readonly Option<string?> _diameters = new("--diameters")
    {
        Description = "Equivalent diameters that count (\"25..500 nm\", the default).",
        HelpName = "RANGE",
    };

    private readonly Option<string?> _minScore = new("--min-score")
    {
        Description = "How clear an edge must be to count, in standard deviations above that of empty places; default 8.",
        HelpName = "NUMBER",
    };

    private readonly Option<string?> _corrections = new("--corrections")
    {
        Description = "A JSON file of objects that a person accepts, rejects or adds.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_image);
        Option[] options = [_pixelSize, _scaleBar, _polarity, _colour, _diameters, _minScore, _corrections];
        foreach (Option option in options) command.Options.Add(option);
    }

    /// <summary>The picture as asked for, or null with findings for everything that is wrong.</summary>
    public MicrographPicture? Read(ParseResult a, FindingCollector findings)
    {
        string path = a.GetRequiredValue(_image);
        var picture = new MicrographPicture(path, path)
        {
            PixelSizeNm = Length("--pixel-size", a.GetValue(_pixelSize), findings),
            ScaleBarNm = Length("--scale-bar", a.GetValue(_scaleBar), findings),
            Polarity = Polarity(a.GetRequiredValue(_polarity), findings),
            Colour = a.GetValue(_colour) is { } colour ? ColourText.Parse(colour, "--colour", findings) : null,
            Corrections = a.GetValue(_corrections) is { } file ? new StepInput(file, file, [(file, file)]) : null,
        };
        if (a.GetValue(_diameters) is { } diameters)
        {
            if (!QuantityRange.TryParse(diameters, Dimension.Length, out QuantityRange range, out string? reason))
                findings.Add(Wrong("--diameters", reason, diameters, "Give a range such as \"25..500 nm\"."));
            else if (!(range.Low.Value > 0) || range.IsSingle)
                findings.Add(Wrong("--diameters", $"'{diameters}' is not a range of positive diameters", diameters,
                    "Give a range such as \"25..500 nm\"."));
            else picture = picture with { DiametersNm = (range.Low.In("nm"), range.High.In("nm")) };
        }

        if (a.GetValue(_minScore) is { } score)
        {
            if (double.TryParse(score, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
                && value > 0)
                picture = picture with { MinScore = value };
            else findings.Add(Wrong("--min-score", $"'{score}' is not a positive number", score, "The default is 8."));
        }

        return findings.HasErrors ? null : picture;
    }

    private static double? Length(string option, string? text, FindingCollector findings)
    {
        if (text is null) return null;
        if (!Quantity.TryParse(text, Dimension.Length, out Quantity length, out string? reason))
            findings.Add(Wrong(option, reason, text, "Give a number with its unit, such as \"500 nm\" or \"0.2 um\"."));
        else if (!(length.Value > 0)) findings.Add(Wrong(option, $"'{text}' is not positive", text, "Give a positive length."));
        else return length.In("nm");
        return null;
    }

    private static MicrographPolarity Polarity(string text, FindingCollector findings)
    {
        switch (text)
        {
            case "auto": return MicrographPolarity.Auto;
            case "bright": return MicrographPolarity.Bright;
            case "dark": return MicrographPolarity.Dark;
            default:
                findings.Add(Wrong("--polarity", $"'{text}' is not a polarity", text, NearestName.Hint(text, ["auto", "bright", "dark"])));
                return MicrographPolarity.Auto;
        }
    }

    private static Finding Wrong(string option, string message, string value, string hint) =>
        Finding.Error("OST-TEM-023", $"{option}: {message}", null, value, hint);
}
