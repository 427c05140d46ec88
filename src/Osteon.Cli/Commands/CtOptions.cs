using System.CommandLine;
using System.Globalization;
using Osteon.Formats;
using Osteon.MicroCt;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary>The options that say how one scan is measured, and their translation into parameters.</summary>
internal sealed class CtOptions
{
    private readonly Argument<string> _volume = new("VOLUME")
    {
        Description = "TIFF, SkyScan folder or log, folder of slices, NIfTI, MetaImage or NRRD.",
    };

    private readonly Option<string?> _spacing = SpacingOption();
    private readonly Option<string?> _unit = UnitOption();

    private readonly Option<string?> _threshold = new("--threshold")
    {
        Description = $"From which value on a voxel is bone: {ThresholdText.Syntax}; quote what holds a blank. Default: otsu.",
        HelpName = "VALUE|otsu",
    };

    private readonly Option<string?> _voi = new("--voi")
    {
        Description = $"Volume of interest: {VoiText.Syntax}. Default: all.",
        HelpName = "VOI",
    };

    private readonly Option<string?> _gaussian = new("--gaussian")
    {
        Description = "Blur before thresholding: standard deviation, in voxels (1) or as a length (\"15 um\").",
        HelpName = "SIGMA",
    };

    private readonly Option<string?> _calibration = new("--calibration")
    {
        Description = "Mineral density: SLOPE,INTERCEPT in mg HA/cm³ per grey value, or rods GREY:DENSITY,GREY:DENSITY,… in mg HA/cm³.",
        HelpName = "LINE|RODS",
    };

    private readonly Option<string?> _attenuation = new("--attenuation")
    {
        Description = "What grey values are as attenuation, in 1/mm: that of grey 0, that of the full scale, the full scale (255 or 65535), that of water. Gives Hounsfield units.",
        HelpName = "MIN,MAX,FULL,WATER",
    };

    private readonly Option<bool> _keepLargest = new("--keep-largest") { Description = "Measure only the largest 26-connected part of the bone." };
    private readonly Option<bool> _purify = new("--purify") { Description = "Measure the purified bone: largest part kept, enclosed cavities filled. The purified topology is reported anyway." };

    public static Option<string?> SpacingOption() => new("--spacing")
    {
        Description = "Voxel size along z, y, x (one number for cubic voxels); needs --unit. Default: what the file states.",
        HelpName = "Z,Y,X",
    };

    public static Option<string?> UnitOption()
    {
        var unit = new Option<string?>("--unit") { Description = "Unit of --spacing: mm or um.", HelpName = "mm|um" };
        unit.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && result.Tokens[0].Value is not ("mm" or "um")) result.AddError($"--unit is mm or um, not '{result.Tokens[0].Value}'");
        });
        return unit;
    }

    /// <summary>The voxel size that was given, or null; what is wrong with it becomes a finding.</summary>
    public static Spacing? ReadSpacing(string? text, string? unit, FindingCollector findings)
    {
        if (text is null)
        {
            if (unit is not null) findings.Add(Finding.Error("OST-CLI-002", "--unit is given without --spacing", value: unit, hint: "Give --spacing Z,Y,X too."));
            return null;
        }

        if (unit is null)
        {
            findings.Add(Finding.Error("OST-CLI-002", "--spacing is given without its unit", value: text, hint: "Give --unit mm or --unit um; a factor of a thousand is never guessed."));
            return null;
        }

        string[] parts = text.Split(',');
        double[] sizes = [.. parts.Select(p => double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out double v) && double.IsFinite(v) && v > 0 ? v : double.NaN)];
        if (sizes.Length is not (1 or 3) || sizes.Any(s => double.IsNaN(s) || s is < 1e-9 or > 1e6))
        {
            findings.Add(Finding.Error("OST-CLI-003", $"'{text}' is not a voxel size", value: text, hint: "Give three positive numbers Z,Y,X, or one for cubic voxels, with a decimal point."));
            return null;
        }

        double factor = Unit.Of(unit).Convert(1, Unit.Of("mm"));
        return Spacing.FromMillimetres(sizes[0] * factor, sizes[sizes.Length / 2] * factor, sizes[^1] * factor);
    }

    public void AddTo(Command command)
    {
        command.Arguments.Add(_volume);
        foreach (Option option in (Option[])[_spacing, _unit, _threshold, _voi, _gaussian, _calibration, _attenuation, _keepLargest, _purify]) command.Options.Add(option);
    }

    /// <summary>The scan as asked for, or null with findings.</summary>
    public CtScan? Read(ParseResult a, FindingCollector findings)
    {
        string path = a.GetRequiredValue(_volume);
        Spacing? spacing = ReadSpacing(a.GetValue(_spacing), a.GetValue(_unit), findings);
        string? thresholdText = a.GetValue(_threshold);
        if (thresholdText is null)
            findings.Add(Finding.Note("OST-CLI-005", "no threshold was given; Otsu's is used", hint: "Give --threshold to fix it, as scans that are compared should have."));
        Threshold threshold = ThresholdText.Parse(thresholdText ?? "otsu", findings) ?? new OtsuThreshold();
        VoiText? voi = a.GetValue(_voi) is { } text ? VoiText.Parse(text, findings) : null;
        var parameters = new CtParameters(threshold)
        {
            Spacing = spacing,
            Voi = voi?.Voi,
            Filter = Gaussian(a.GetValue(_gaussian), findings),
            Calibration = Joined(Line(a.GetValue(_calibration), findings), Window(a.GetValue(_attenuation), findings)),
            PostSteps = new PostSteps(a.GetValue(_keepLargest), a.GetValue(_purify)),
        };
        StepInput? mask = voi?.MaskFile is { } file && !findings.HasErrors ? new StepInput(file, file, VolumeInputFiles.Of(file)) : null;
        return findings.HasErrors ? null : new CtScan(path, path, parameters) { VoiMask = mask };
    }

    private static GaussianFilterParameters? Gaussian(string? text, FindingCollector findings)
    {
        if (text is null) return null;
        if (Quantity.TryParse(text, out Quantity sigma))
        {
            if (sigma.Unit == Unit.One) return new GaussianFilterParameters(sigma.Value);
            if (sigma.Dimension == Dimension.Length) return new GaussianFilterParameters(sigma.In("mm"), SigmaUnit.Millimetres);
        }

        findings.Add(Finding.Error("OST-CLI-006", $"--gaussian: '{text}' is not a width", value: text, hint: "Give a number of voxels (1) or a length (\"15 um\")."));
        return null;
    }

    private static Calibration? Joined(Calibration? line, Calibration? window) => line is null ? window : window is null ? line : line.And(window);

    private static Calibration? Window(string? text, FindingCollector findings)
    {
        if (text is null) return null;
        double[] numbers = [.. text.Split(',').Select(n => double.TryParse(n, NumberStyles.Float, CultureInfo.InvariantCulture, out double v) ? v : double.NaN)];
        if (numbers.Length == 4 && numbers.All(double.IsFinite) && numbers[2] is >= 1 and <= int.MaxValue && numbers[3] > 0)
            return Calibration.FromSkyScan(new SkyScanWindow(numbers[0], numbers[1], (int)numbers[2]), numbers[3]);
        findings.Add(Finding.Error("OST-CLI-006", $"--attenuation: '{text}' is not a window", value: text, hint: "Give MIN,MAX,FULL,WATER, for example 0,0.11,255,0.02."));
        return null;
    }

    private static Calibration? Line(string? text, FindingCollector findings)
    {
        if (text is null) return null;
        string[] parts = text.Split(',');
        double[][] numbers = [.. parts.Select(p => p.Split(':').Select(n => double.TryParse(n, NumberStyles.Float, CultureInfo.InvariantCulture, out double v) ? v : double.NaN).ToArray())];
        bool finite = numbers.All(n => n.All(double.IsFinite));
        if (finite && numbers.Length == 2 && numbers.All(n => n.Length == 1)) return Calibration.FromDensity(numbers[0][0], numbers[1][0]);
        if (finite && numbers.Length >= 2 && numbers.All(n => n.Length == 2)) return Calibration.FromPhantom([.. numbers.Select(n => new PhantomRod(n[0], n[1]))], findings);
        findings.Add(Finding.Error("OST-CLI-006", $"--calibration: '{text}' is neither a line nor rods", value: text, hint: "Give SLOPE,INTERCEPT or GREY:DENSITY,GREY:DENSITY,…"));
        return null;
    }
}
