using System.Globalization;
using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.EndToEnd.Tests;

/// <summary>Small made-up feature tables: two arms of six, four pooled QCs, twenty features of which the first six are 2.5 times higher in the second arm.</summary>
internal static class MetaboliteTable
{
    public const int Features = 20;

    public static readonly string[] Samples = [.. Enumerable.Range(1, 6).SelectMany(i => new[] { $"a{i}", $"b{i}" })];

    public static readonly string[] Qcs = ["qc1", "qc2", "qc3", "qc4"];

    /// <summary>The table.</summary>
    /// <param name="change">Changes a cell: feature, injection, value.</param>
    /// <param name="names">Injections; those that begin with q are pooled QCs.</param>
    /// <param name="group">Group of a sample.</param>
    /// <param name="polarity">Polarity of all features, or null.</param>
    /// <param name="seed">Seed of the values.</param>
    public static FeatureTable Of(
        Func<int, string, double, double>? change = null, string[]? names = null, Func<string, string?>? group = null, Polarity? polarity = null, ulong seed = 1)
    {
        string[] injections = names ?? [.. Samples, .. Qcs];
        group ??= n => n[0] == 'a' ? "control" : "treated";
        var random = new Rng(seed);
        string mode = polarity is null ? "F" : polarity.ToString()![..1];
        var values = new Matrix(injections.Length, Features);
        for (int f = 0; f < Features; f++)
        {
            double level = Math.Pow(10, 4 + (2 * random.NextDouble()));
            for (int i = 0; i < injections.Length; i++)
            {
                bool qc = injections[i][0] == 'q';
                double value = level * (injections[i][0] == 'b' && f < 6 ? 2.5 : 1) * Math.Exp((qc ? 0.05 : 0.25) * random.NextNormal());
                values[i, f] = change?.Invoke(f, injections[i], value) ?? value;
            }
        }

        string suffix = polarity switch { Polarity.Positive => "_pos", Polarity.Negative => "_neg", _ => "" };
        return new FeatureTable(
            [.. injections.Select((n, i) => new Injection
            {
                Name = n + suffix,
                Kind = n[0] == 'q' ? InjectionKind.Qc : InjectionKind.Sample,
                Group = n[0] == 'q' ? null : group(n),
                Order = i + 1,
            })],
            [.. Enumerable.Range(0, Features).Select(f => new Feature
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"{mode}{f}"),
                Name = string.Create(CultureInfo.InvariantCulture, $"metabolite {mode}{f}"),
                Mz = 100.05 + f,
                Polarity = polarity,
                Identifiers = [new CompoundIdentifier(CompoundNamespace.Kegg, string.Create(CultureInfo.InvariantCulture, $"C{f + (polarity == Osteon.Primitives.Polarity.Negative ? 122 : 22):00000}"))],
            })],
            values)
        {
            Quantity = "normalised abundance",
        };
    }

    /// <summary>The table in a file of the folder; its name.</summary>
    public static string In(TempFolder folder, string name, FeatureTable table)
    {
        using FileStream file = File.Create(folder[name]);
        FeatureTableWriter.WriteTsv(file, table);
        return name;
    }
}
