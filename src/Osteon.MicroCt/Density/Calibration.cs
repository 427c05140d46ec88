using System.Globalization;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>
/// What grey values mean physically. Each scale maps a grey value g (after the value scale the file declares) linearly: value = slope · g +
/// intercept. Scales that the calibration does not state are null, and the measures that need them are then not available: nothing is
/// assumed.
/// </summary>
public sealed record Calibration
{
    private Calibration(string source) => Source = source;

    /// <summary>Where it comes from, in words, for the report.</summary>
    public string Source { get; private init; }

    /// <summary>Grey → mineral density, mg HA/cm³, or null.</summary>
    public ValueScale? Density { get; private init; }

    /// <summary>Grey → Hounsfield units, HU = 1000 (μ − μ_water)/μ_water, or null.</summary>
    public ValueScale? Hounsfield { get; private init; }

    /// <summary>Grey → linear attenuation coefficient μ, 1/cm, or null.</summary>
    public ValueScale? Attenuation { get; private init; }

    /// <summary>The fit to phantom rods it comes from, or null.</summary>
    public PhantomFit? Phantom { get; private init; }

    /// <summary>ρ = slope · grey + intercept, mg HA/cm³.</summary>
    public static Calibration FromDensity(double slope, double intercept) => new(string.Create(
        CultureInfo.InvariantCulture, $"stated line: density = {slope:R} · grey + {intercept:R} mg HA/cm³"))
    {
        Density = new ValueScale(slope, intercept),
    };

    /// <summary>
    /// The least-squares line of density on grey through two or more phantom rods. Null, with a finding that says why, when the rods define
    /// no line.
    /// </summary>
    /// <param name="rods">Mean grey value of each rod and its nominal density, mg HA/cm³; scanned and reconstructed like the bone.</param>
    /// <param name="findings">Receives what is wrong or doubtful.</param>
    public static Calibration? FromPhantom(IReadOnlyList<PhantomRod> rods, FindingCollector findings) =>
        PhantomFit.Of(rods, findings) is not { } fit ? null : new Calibration(string.Create(
            CultureInfo.InvariantCulture,
            $"line through {rods.Count} phantom rods: density = {fit.Line.Slope:R} · grey + {fit.Line.Intercept:R} mg HA/cm³"))
        {
            Density = fit.Line,
            Phantom = fit,
        };

    /// <summary>
    /// From the window of a SkyScan reconstruction (NRecon's «CS to Image Conversion»): μ [1/mm] = minimum + (maximum − minimum) · grey /
    /// full scale, and from it Hounsfield units where the attenuation of water is known, and density where its line on μ is known.
    /// </summary>
    /// <param name="window">The window and its full scale.</param>
    /// <param name="waterPerMillimetre">μ of water under the same conditions, 1/mm, or null.</param>
    /// <param name="densityOfAttenuation">Density in mg HA/cm³ as a line on μ in 1/mm, or null.</param>
    public static Calibration FromSkyScan(SkyScanWindow window, double? waterPerMillimetre = null, ValueScale? densityOfAttenuation = null)
    {
        var perMillimetre = new ValueScale((window.Maximum - window.Minimum) / window.FullScale, window.Minimum);
        return new Calibration(string.Create(
            CultureInfo.InvariantCulture, $"SkyScan window {window.Minimum:R} … {window.Maximum:R} 1/mm over 0 … {window.FullScale}"))
        {
            Attenuation = new ValueScale(10 * perMillimetre.Slope, 10 * perMillimetre.Intercept),
            Hounsfield = waterPerMillimetre is { } water ? HounsfieldOf(perMillimetre, water) : null,
            Density = densityOfAttenuation is { } line ? Then(perMillimetre, line) : null,
        };
    }

    /// <summary>
    /// From the header of a Scanco file whose grey values are the stored numbers: μ [1/cm] = grey / scaling; HU = 1000 (μ −
    /// μ_water)/μ_water; density = slope · μ + intercept. Null parts stay unknown.
    /// </summary>
    /// <param name="muScaling">Mu_Scaling: 4096 for µCT and vivaCT, 8192 for XtremeCT.</param>
    /// <param name="waterPerCentimetre">HU: mu water, 1/cm, or null.</param>
    /// <param name="densityOfAttenuation">Density: slope and intercept on μ in 1/cm, or null.</param>
    public static Calibration FromScanco(double muScaling, double? waterPerCentimetre = null, ValueScale? densityOfAttenuation = null)
    {
        var perCentimetre = new ValueScale(1 / muScaling, 0);
        return new Calibration(string.Create(CultureInfo.InvariantCulture, $"Scanco header, mu scaling {muScaling:R}"))
        {
            Attenuation = perCentimetre,
            Hounsfield = waterPerCentimetre is { } water ? HounsfieldOf(perCentimetre, water) : null,
            Density = densityOfAttenuation is { } line ? Then(perCentimetre, line) : null,
        };
    }

    /// <summary>
    /// The scale in which a fixed threshold of this unit is stated; identity for grey values, null where the calibration does not state it.
    /// </summary>
    public static ValueScale? ScaleOf(Calibration? calibration, ThresholdUnit unit) => unit switch
    {
        ThresholdUnit.Grey => ValueScale.Identity,
        ThresholdUnit.Hounsfield => calibration?.Hounsfield,
        ThresholdUnit.MineralDensity => calibration?.Density,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "not a unit of thresholds"),
    };

    /// <summary>
    /// Both calibrations as one: each scale from this one where it states it, else from the other, so that a mineral line and an attenuation
    /// window of the same scan can stand side by side.
    /// </summary>
    public Calibration And(Calibration other) => new($"{Source}; {other.Source}")
    {
        Density = Density ?? other.Density,
        Hounsfield = Hounsfield ?? other.Hounsfield,
        Attenuation = Attenuation ?? other.Attenuation,
        Phantom = Phantom ?? other.Phantom,
    };

    /// <summary>Scales that are no usable line (OST-CT-030). Part of <see cref="CtParameters.Check"/>; needs no scan.</summary>
    public IEnumerable<Finding> Check()
    {
        (string, ValueScale?)[] scales = [("density", Density), ("Hounsfield", Hounsfield), ("attenuation", Attenuation)];
        foreach ((string name, ValueScale? scale) in scales)
        {
            if (scale is not { } line) continue;
            if (double.IsFinite(line.Slope) && line.Slope != 0 && double.IsFinite(line.Intercept)) continue;
            yield return Finding.Error(
                "OST-CT-030",
                $"the {name} calibration is not a line: its slope must be finite and not 0, its intercept finite",
                value: string.Create(CultureInfo.InvariantCulture, $"slope {line.Slope:R}, intercept {line.Intercept:R}"));
        }
    }

    private static ValueScale HounsfieldOf(ValueScale attenuation, double water) =>
        Then(attenuation, new ValueScale(1000 / water, -1000));

    private static ValueScale Then(ValueScale first, ValueScale second) =>
        new(second.Slope * first.Slope, (second.Slope * first.Intercept) + second.Intercept);
}

/// <summary>The window with which a SkyScan reconstruction was written into an image.</summary>
/// <param name="Minimum">«Minimum for CS to Image Conversion», 1/mm: the attenuation of grey value 0.</param>
/// <param name="Maximum">«Maximum for CS to Image Conversion», 1/mm: the attenuation of the full scale.</param>
/// <param name="FullScale">255 for 8-bit images, 65535 for 16-bit images.</param>
public readonly record struct SkyScanWindow(double Minimum, double Maximum, int FullScale);
