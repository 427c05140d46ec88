using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>Small tables made for tests.</summary>
internal static class Tables
{
    /// <summary>
    /// A table of given rows, one letter of «kinds» per row: s sample, q QC, b blank, r reference, d dilution. Order is 1, 2, 3
    /// …
    /// </summary>
    public static FeatureTable Of(string kinds, params double[][] rows) =>
        new([.. kinds.Select((k, i) => new Injection { Name = $"{k}{i + 1}", Kind = Kind(k), Order = i + 1 })],
            [.. Enumerable.Range(1, rows[0].Length).Select(f => new Feature { Id = $"f{f}" })],
            Matrix.Of(rows.Length, rows[0].Length, (r, c) => rows[r][c]));

    public static FeatureTable With(this FeatureTable table, Func<Injection, int, Injection> change) =>
        new([.. table.Injections.Select(change)], table.Features, table.Intensities) { Quantity = table.Quantity };

    public static FeatureTable WithFeatures(this FeatureTable table, Func<Feature, int, Feature> change) =>
        new(table.Injections, [.. table.Features.Select(change)], table.Intensities) { Quantity = table.Quantity };

    public static FeatureTable Grouped(this FeatureTable table, params string?[] groups) =>
        table.With((i, r) => i with { Group = groups[r] });

    /// <summary>
    /// A drifting table with two batches: QCs at both ends of each and at every fifth place, log-normal features, some cells missing.
    /// </summary>
    public static FeatureTable Drifting(int injections, int features, ulong seed, double missing = 0)
    {
        var random = new Rng(seed);
        var kinds = new InjectionKind[injections];
        var list = new Injection[injections];
        int half = injections / 2;
        for (int i = 0; i < injections; i++)
        {
            int place = i % half;
            kinds[i] = place % 5 == 0 || place == half - 1 || i == injections - 1 ? InjectionKind.Qc : InjectionKind.Sample;
            list[i] = new Injection
            {
                Name = $"i{i}",
                Kind = kinds[i],
                Order = i + 1,
                Batch = i < half ? "a" : "b",
                Group = kinds[i] == InjectionKind.Sample ? (i % 2 == 0 ? "x" : "y") : null
            };
        }

        var values = new Matrix(injections, features);
        for (int f = 0; f < features; f++)
        {
            double level = Math.Exp(8 + random.NextNormal()), slope = 0.01 * random.NextNormal(), wave = 0.2 * random.NextDouble();
            for (int i = 0; i < injections; i++)
            {
                double spread = kinds[i] == InjectionKind.Qc ? 0.05 : 0.5;
                values[i, f] = random.NextDouble() < missing ? double.NaN
                    : level * Math.Exp((slope * i) + (wave * Math.Sin(i / 9.0)) + (spread * random.NextNormal())) * (i < half ? 1 : 1.5);
            }
        }

        return new FeatureTable(list, [.. Enumerable.Range(0, features).Select(f => new Feature { Id = $"f{f}" })], values);
    }

    public static PreparationResult Prepare(this FeatureTable table, params PreparationStep[] steps) =>
        Preparation.Run(table, steps, RunContext.Default);

    private static InjectionKind Kind(char letter) => letter switch
    {
        'q' => InjectionKind.Qc,
        'b' => InjectionKind.Blank,
        'r' => InjectionKind.Reference,
        'd' => InjectionKind.Dilution,
        _ => InjectionKind.Sample
    };
}
