using Osteon.Primitives;

namespace Osteon.Reporting.Tests;

/// <summary>Made-up measures of a two-arm study: nine indices of micro-CT with plausible sizes and effects.</summary>
internal static class SampleStudy
{
    public const string Control = "Hydrogel alone";
    public const string Treated = "Hydrogel + EV";

    /// <summary>Term, mean of the control arm, difference of the treated arm, SD, p, Hedges' g with its interval.</summary>
    public static readonly (string Term, double Mean, double Difference, double Sd, double P, double G, double Low, double High)[] Indices =
    [
        ("bv_tv", 0.182, 0.071, 0.031, 0.00031, 2.11, 0.92, 3.27),
        ("bv", 2.41, 0.94, 0.45, 0.00082, 1.92, 0.76, 3.05),
        ("bs_bv", 31.2, -5.6, 3.1, 0.00264, -1.71, -2.83, -0.58),
        ("bs_tv", 5.61, 0.42, 0.61, 0.187, 0.66, -0.32, 1.63),
        ("po_tot", 0.818, -0.071, 0.031, 0.00031, -2.11, -3.27, -0.92),
        ("conn_d", 41.7, 15.2, 11.8, 0.0208, 1.22, 0.18, 2.25),
        ("vbmd", 214, 62, 34, 0.00242, 1.74, 0.60, 2.86),
        ("tmd", 812, 6.5, 21, 0.547, 0.29, -0.67, 1.24),
        ("bmc", 2.83, 1.02, 0.58, 0.00331, 1.66, 0.53, 2.77),
    ];

    /// <summary>Values of one index, rounded so that the last bit of a machine's logarithm is not in the golden files.</summary>
    public static double[] Values(int index, bool treated, int n)
    {
        (_, double mean, double difference, double sd, _, _, _, _) = Indices[index];
        var rng = new Rng((ulong)(100 * index + (treated ? 1 : 0)));
        return [.. Enumerable.Range(0, n).Select(_ => Math.Round(mean + (treated ? difference : 0) + sd * rng.NextNormal(), 5))];
    }

    public static string Animal(bool treated, int i) => FormattableString.Invariant($"{(treated ? "ev" : "gel")}-{i + 1:00}");

    public static MeasureTableBlock Measures(int n)
    {
        MeasureGroup group(bool treated) => new(treated ? Treated : Control,
        [
            .. Enumerable.Range(0, n)
            .Select(i => new MeasureRow(Animal(treated, i),
            [.. Indices.Select((index, k) => Of(index.Term, treated, i, Values(k, treated, n)[i]))])
            {
                Attributes = ["8 weeks", i % 2 == 0 ? "A" : "B"],
                Note = treated && i == 3 ? "the scan had to be repeated because of motion; the second scan is measured" : null,
            }),
        ])
        {
            Summaries =
            [
                new MeasureRow("mean", [.. Indices.Select((index, k) => Measure.Of(index.Term, Values(k, treated, n).Average()))]),
                new MeasureRow("SD", [.. Indices.Select((index, k) => Measure.Of(index.Term, Sd(Values(k, treated, n))))]),
            ],
        };
        return new MeasureTableBlock("measures", [group(false), group(true)])
        {
            UnitName = "rat",
            AttributeNames = ["timepoint", "batch"],
            Path = "tables/measures.tsv",
        };
    }

    private static Measure Of(string term, bool treated, int i, double value) =>
        term == "conn_d" && !treated && i == 2
            ? Measure.Unavailable(term, "the volume of interest holds no bone that reaches two faces")
            : Measure.Of(term, value);

    private static double Sd(double[] values) =>
        Math.Sqrt(values.Sum(v => (v - values.Average()) * (v - values.Average())) / (values.Length - 1));
}
