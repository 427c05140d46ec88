using Osteon.Primitives;

namespace Osteon.Reporting.Tests;

/// <summary>The figures of the sample report; also the golden specifications.</summary>
internal static class SampleFigures
{
    public static GroupComparison Comparison(int index, int n = 8) => new()
    {
        Axis = FigureAxis.Of(TermRegistry.Get(SampleStudy.Indices[index].Term)),
        Arms = [Arm(index, false, n), Arm(index, true, n)],
        Contrasts = [new ContrastP(SampleStudy.Control, SampleStudy.Treated, SampleStudy.Indices[index].P)],
        UnitNoun = "rats",
        Test = "Welch's t test, Holm-adjusted",
        DataLabel = "simulated data",
    };

    public static GroupComparison FourArms => new()
    {
        Axis = new FigureAxis("particles", "1/mL"),
        Arms =
        [
            new ComparisonArm("Sham", Points([2.1e9, 2.4e9, 1.9e9, 2.2e9, 2.0e9])),
            new ComparisonArm("Hydrogel alone", Points([3.1e9, 3.4e9, 2.9e9, 3.2e9, 3.0e9])),
            new ComparisonArm("EV \"low\" <1e8>", Points([4.6e9, 4.1e9, 4.4e9, 5.2e9])),
            new ComparisonArm("EV high dose (1 × 10⁹ per defect)", Points([6.9e9])),
        ],
        Contrasts =
        [
            new ContrastP("Sham", "Hydrogel alone", 0.0412), new ContrastP("Hydrogel alone", "EV \"low\" <1e8>", 0.00006),
            new ContrastP("Sham", "EV high dose (1 × 10⁹ per defect)", 0.2), new ContrastP("EV \"low\" <1e8>", "Hydrogel alone", null),
        ],
        Spread = SpreadKind.MedianIqr,
        PStyle = PValueStyle.GraphPad,
        Stars = true,
        UnitNoun = "batches",
    };

    public static GreyHistogram Histogram => new()
    {
        Axis = new FigureAxis("grey value"),
        Edges = [.. Enumerable.Range(0, 513).Select(i => i * 32.0)],
        Counts = [.. Enumerable.Range(0, 512)
            .Select(i => (long)(900000 * Math.Exp(-Math.Pow((i - 90) / 30.0, 2)) + 60000 * Math.Exp(-Math.Pow((i - 310) / 60.0, 2))))],
        Threshold = 6240,
        ThresholdMethod = "Otsu",
        Sample = "Rat ev-01",
        DataLabel = "simulated data",
    };

    public static EstimatePlot Estimates => new()
    {
        Axis = new FigureAxis("Hedges' g"),
        Rows =
        [
            .. SampleStudy.Indices.Select((index, i) => new EstimateRow(TermRegistry.Get(index.Term).Label, index.G, index.Low,
            index.High) { Primary = i == 0 }),
            new EstimateRow("Tb.Th of the contralateral limb", null, null, null) { NotAvailable = "one arm has no value" },
        ],
        BelowMeans = "lower with EV",
        AboveMeans = "higher with EV",
        DataLabel = "simulated data",
    };

    public static SeriesPlot Release => new()
    {
        X = new FigureAxis("time", "d"),
        Y = new FigureAxis("released fraction"),
        Series =
        [
            new Series("GelMA, model", [.. Enumerable.Range(0, 29).Select(i => i * 0.5)],
                [.. Enumerable.Range(0, 29).Select(i => Math.Round(1 - Math.Exp(-0.31 * i * 0.5), 6))]) { Mark = SeriesMark.Line },
            new Series("measured", [0, 1, 3, 7, 14], [0, 0.26, 0.6, 0.9, 0.98]) { Mark = SeriesMark.Points },
        ],
        Caption = RichText.Empty.Strong("Release from the carrier.").Then(" Line: fitted first-order model; points: mean of three gels."),
        DataLabel = "simulated data",
    };

    private static ComparisonArm Arm(int index, bool treated, int n) => new(treated ? SampleStudy.Treated : SampleStudy.Control,
        [.. SampleStudy.Values(index, treated, n).Select((v, i) => new FigurePoint(SampleStudy.Animal(treated, i), v))]);

    private static FigurePoint[] Points(double[] values) =>
        [.. values.Select((v, i) => new FigurePoint(FormattableString.Invariant($"b{i + 1}"), v))];
}
