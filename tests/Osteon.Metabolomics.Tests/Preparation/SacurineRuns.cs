using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>The raw urine table with its pooled QCs, as its three files state it.</summary>
internal static class SacurineRuns
{
    private const string Folder = "data/metabolomics/sacurine_raw_with_QC/";

    public static FeatureTable Raw()
    {
        CsvMatrix data = CsvMatrix.Read(SharedData.Require(Folder + "Galaxy1_dataMatrix.tabular"), '\t');
        string[][] samples = CsvMatrix.Lines(SharedData.Require(Folder + "Galaxy2_sampleMetadata.tabular"), '\t');
        int type = Array.IndexOf(samples[0], "sampleType"), order = Array.IndexOf(samples[0], "injectionOrder"),
            batch = Array.IndexOf(samples[0], "batch"), gender = Array.IndexOf(samples[0], "gender"),
            osmolality = Array.IndexOf(samples[0], "osmolality");
        var byName = samples.Skip(1).ToDictionary(s => s[0]);
        Injection[] injections = [.. data.Columns.Select(name => byName[name]).Select(s => new Injection
        {
            Name = s[0],
            Kind = s[type] == "pool" ? InjectionKind.Qc : InjectionKind.Sample,
            Group = s[gender] == "NA" ? null : s[gender],
            Order = CsvMatrix.Number(s[order]),
            Batch = s[batch],
            Amount = double.IsNaN(CsvMatrix.Number(s[osmolality])) ? null : CsvMatrix.Number(s[osmolality]),
        })];
        return new FeatureTable(injections, [.. data.Rows.Select(r => new Feature { Id = r })], data.Values.Transpose());
    }

    public static CsvMatrix Oracle(string file) => CsvMatrix.Read(SharedData.Require("oracles/sacurine_qc/" + file));

    /// <summary>Largest relative difference over the rows and columns of the oracle, looked up by name.</summary>
    public static double LargestDifference(FeatureTable table, CsvMatrix expected)
    {
        var rows = table.Injections.Select((x, i) => (x.Name, i)).ToDictionary();
        var columns = table.Features.Select((x, i) => (x.Id, i)).ToDictionary();
        double largest = 0;
        for (int r = 0; r < expected.Rows.Length; r++)
            for (int c = 0; c < expected.Columns.Length; c++)
            {
                double value = table.Intensities[rows[expected.Rows[r]], columns[expected.Columns[c]]], wanted = expected.Values[r, c];
                double difference = double.IsNaN(value) == double.IsNaN(wanted) ? Math.Abs((value - wanted) / wanted)
                    : double.PositiveInfinity;
                if (difference > largest) largest = difference;
            }

        return largest;
    }
}
