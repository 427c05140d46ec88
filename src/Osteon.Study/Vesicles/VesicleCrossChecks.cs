using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// Compares numbers of one study that must agree although different methods or people gave them: dose, concentration and yield; particles
/// and protein; diameters by tracking and by microscopy; the dilution of the measurement. A pure function, so that it holds for what is
/// declared and for what was measured.
/// </summary>
public static class VesicleCrossChecks
{
    /// <summary>Rounding that is forgiven where one amount is made from another: 5 %.</summary>
    public const double RoundingTolerance = 0.05;

    /// <summary>Ratios of particles to protein that differ by more than this factor are not one preparation: 1.25.</summary>
    public const double RatioTolerance = 1.25;

    /// <summary>
    /// Diameter by microscopy over diameter by tracking above which the order is reversed: 1.1. Tracking sees a particle with its shell of
    /// liquid, so its diameter is the larger one (Chernyshev et al. 2015, 10.1007/s00216-015-8535-3).
    /// </summary>
    public const double LargestRatio = 1.1;

    /// <summary>
    /// The same below which drying does not explain the difference: 0.4 for dried samples, 0.6 for vitrified ones. Limits of our own; the
    /// source shows the direction and that drying on a surface distorts, it gives no factor that holds in general.
    /// </summary>
    public const double SmallestRatio = 0.4, SmallestRatioVitrified = 0.6;

    /// <summary>Diameter up to which vesicles are called small: 200 nm (MISEV2023, 10.1002/jev2.12404, Table 2).</summary>
    public const double SmallUpToNm = 200;

    /// <summary>
    /// Makes every comparison that the numbers allow. Values that are not finite or not above 0 count as missing.
    /// </summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="places">Where they stand; null gives findings without a place.</param>
    public static IReadOnlyList<Finding> Of(VesicleNumbers numbers, VesiclePlaces? places = null)
    {
        places ??= new VesiclePlaces();
        var findings = new List<Finding>();
        Stock(numbers, places, findings);
        Yield(numbers, places, findings);
        Ratio(numbers, places, findings);
        Sizes(numbers, places, findings);
        Term(numbers, places, findings);
        Dilution(numbers, places, findings);
        return findings;
    }

    /// <summary>
    /// What the two diameters are expected to do, for a reader who sees them side by side.
    /// </summary>
    public static string ExpectedSizes(MicroscopyMode mode) => mode switch
    {
        MicroscopyMode.CryoTem =>
            "Tracking measures the diameter of motion, with the liquid and molecules a vesicle carries along; vitrified vesicles show "
                + "their membrane, "
            + "which is somewhat smaller.",
        MicroscopyMode.Sem =>
            "Vesicles for scanning microscopy are dried and coated: drying shrinks and flattens them, the coat adds some nanometres; "
                + "tracking measures "
            + "them wet, with the liquid they carry along, and gives the larger diameter.",
        _ => "Dried, negatively stained vesicles shrink and flatten; tracking measures them wet, with the liquid and molecules they "
            + "carry along, and gives the larger "
            + "diameter.",
    };

    /// <summary>
    /// Centrifugal acceleration in g of a speed of rotation: (2π·rpm/60)² · radius / 9.80665 m/s², which is 1.118e-5 · radius in cm · rpm².
    /// </summary>
    /// <param name="rpm">Revolutions per minute.</param>
    /// <param name="radiusMm">Distance from the axis.</param>
    public static double AccelerationG(double rpm, double radiusMm)
    {
        double omega = 2 * Math.PI * rpm / 60;
        return omega * omega * radiusMm * 1e-3 / 9.80665;
    }

    private static void Stock(VesicleNumbers n, VesiclePlaces places, List<Finding> findings)
    {
        if (Positive(n.DoseParticles) is not { } particles || Positive(n.DoseMicrolitres) is not { } volume
            || Positive(n.StockPerMl) is not { } stock) return;
        double asked = particles / (volume * 1e-3);
        if (asked <= stock * (1 + RoundingTolerance)) return;
        findings.Add(VesicleFindings.DoseAboveStock.At(
            places.Dose,
            Text($"{particles:G3} particles in {volume:G3} µL are {asked:G3} per mL{Of(n.Arm)}, but {stock:G3} per mL were measured"),
            hint: Text($"From that preparation the dose takes {particles / stock * 1000:G3} µL.")
                + " Concentrate it, give more volume, or correct the number; check that the dilution of the measurement was undone once."));
    }

    private static void Yield(VesicleNumbers n, VesiclePlaces places, List<Finding> findings)
    {
        if (n.Doses is not > 0) return;
        Sum(Positive(n.DoseParticles), Positive(n.YieldParticles), "particles");
        Sum(Positive(n.DoseProteinMicrograms), Positive(n.YieldProteinMicrograms), "µg of vesicle protein");

        void Sum(double? one, double? yield, string what)
        {
            if (one is not { } dose || yield is not { } obtained || dose * n.Doses!.Value <= obtained * (1 + RoundingTolerance)) return;
            findings.Add(VesicleFindings.DoseAboveYield.At(
                places.Dose,
                Text($"{n.Doses} doses{Of(n.Arm)} hold {dose * n.Doses.Value:G3} {what}, but {obtained:G3} were obtained"),
                hint: "Give the yield of all isolations together, or list them under batches."));
        }
    }

    private static void Ratio(VesicleNumbers n, VesiclePlaces places, List<Finding> findings)
    {
        if (VesiclePurity.Of(n.DoseParticles, n.DoseProteinMicrograms) is not { } dose
            || VesiclePurity.Of(n.YieldParticles, n.YieldProteinMicrograms) is not { } yield) return;
        double factor = dose.ParticlesPerMicrogram / yield.ParticlesPerMicrogram;
        if (factor <= RatioTolerance && factor >= 1 / RatioTolerance) return;
        findings.Add(VesicleFindings.DoseRatio.At(
            places.Dose,
            Text($"the dose{Of(n.Arm)} has {dose}, the yield {yield}: a factor of {(factor >= 1 ? factor : 1 / factor):G3}"),
            hint: "Both are the same vesicles, so the ratio is the same; one of the four numbers belongs to another preparation or is "
                + "wrong."));
    }

    private static void Sizes(VesicleNumbers n, VesiclePlaces places, List<Finding> findings)
    {
        double smallest = n.Microscopy == MicroscopyMode.CryoTem ? SmallestRatioVitrified : SmallestRatio;
        double? low, high;
        double nta;
        string microscopy;
        if (Positive(n.MicroscopyMedianNm) is { } median && (Positive(n.NtaMedianNm) ?? Positive(n.NtaModeNm)) is { } tracked)
        {
            (low, high, nta) = (median, median, tracked);
            microscopy = Text($"a median of {median:G3} nm");
        }
        else if (n.MicroscopyRangeNm is { Low: > 0 and var from, High: > 0 and var to }
            && (Positive(n.NtaModeNm) ?? Positive(n.NtaMedianNm)) is { } peak)
        {
            (low, high, nta) = (from, to, peak);
            microscopy = Text($"{from:G3} to {to:G3} nm");
        }
        else
            return;
        string? wrong = low > nta * LargestRatio
            ? "larger under the microscope than in liquid, which is the opposite of what is expected"
            : high < nta * smallest
                ? "smaller under the microscope by more than drying or the shell of liquid explains"
                : null;
        if (wrong is null) return;
        findings.Add(VesicleFindings.SizesContradict.At(
            places.Microscopy ?? places.Nta,
            Text($"electron microscopy gives {microscopy}, tracking {nta:G3} nm: {wrong}"),
            hint: ExpectedSizes(n.Microscopy)
                + " Check the scale bar, the temperature and viscosity of the tracking, and whether both are the same sample; below "
                + "about 70 nm "
                + "tracking misses dim vesicles."));
    }

    private static void Term(VesicleNumbers n, VesiclePlaces places, List<Finding> findings)
    {
        if (!VesicleTerm.ClaimsSmall(n.Term) || (Positive(n.NtaModeNm) ?? Positive(n.NtaMedianNm)) is not { } size
            || size <= SmallUpToNm) return;
        findings.Add(VesicleFindings.SizeAgainstTerm.At(
            places.Vesicles ?? places.Nta,
            Text($"the vesicles are called '{n.Term}', but tracking finds most of them at {size:G3} nm"),
            hint: "Small EV usually means less than 200 nm, by a stated method. Say EV, give the diameter and the method, or look for "
                + "aggregates."));
    }

    private static void Dilution(VesicleNumbers n, VesiclePlaces places, List<Finding> findings)
    {
        if (Positive(n.DeclaredDilution) is not { } declared || Positive(n.FileDilution) is not { } file) return;
        if (Math.Abs(declared - file) > 1e-6 * Math.Max(declared, file))
        {
            findings.Add(VesicleFindings.DilutionContradicts.At(
                places.Nta,
                Text($"study.yaml states a dilution of {declared:G6}, the instrument's file one of {file:G6}"),
                hint: "Correct the wrong one; nothing tells which it is."));
            return;
        }

        if (declared > 1)
            findings.Add(VesicleFindings.DilutionTwice.At(
                places.Nta,
                Text($"study.yaml and the instrument's file both state a dilution of {declared:G6}; it is applied once"),
                hint: n.FileConcentrationIncludesDilution switch
                {
                    true => "The concentrations of the file hold it already.",
                    false => "The concentrations of the file do not hold it; they are multiplied by it.",
                    null => "It is not known whether the concentrations of the file hold it: compare one with the instrument's report.",
                }));
    }

    private static double? Positive(double? value) => value is > 0 and < double.PositiveInfinity ? value : null;

    private static string Of(string? arm) => arm is null ? "" : $" of '{arm}'";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
