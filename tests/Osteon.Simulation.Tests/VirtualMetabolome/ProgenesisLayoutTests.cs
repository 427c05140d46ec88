using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>The layout of the export, and the tables of a study.</summary>
[Unit]
public sealed class ProgenesisLayoutTests
{
    private static readonly VirtualMetabolomeStudy Study = MetabolomeStudies.Draw(new VirtualMetabolomeParameters(), 4);

    [Fact]
    public void Titles_of_blocks_conditions_and_runs_stand_where_the_program_puts_them()
    {
        IReadOnlyList<IReadOnlyList<string>> rows = ProgenesisLayout.Rows(Study.Positive);
        int runs = Study.Positive.Injections.Count, before = 13;
        Assert.Equal(Study.Positive.Features.Count + 3, rows.Count);
        Assert.All(rows, r => Assert.Equal(before + (2 * runs) + 10, r.Count));
        Assert.Equal([(before, "Normalised abundance"), (before + runs, "Raw abundance")], NotEmpty(rows[0]));
        string[] conditions = [.. NotEmpty(rows[1]).Take(4).Select(c => c.Text)];
        Assert.Equal(["QC", "Blank"], conditions[2..]);
        Assert.Equal(["bmsc_exo", "pbs"], conditions[..2].Order());
        Assert.Equal(4, NotEmpty(rows[1]).Count(c => c.Place < before + runs));
        Assert.Equal(NotEmpty(rows[1]).Take(4).Select(c => (c.Place + runs, c.Text)), NotEmpty(rows[1]).Skip(4));
        Assert.Equal("Compound", rows[2][0]);
        Assert.Equal("Accepted Compound ID", rows[2][before + (2 * runs)]);
        Assert.Equal(rows[2].Skip(before).Take(runs), rows[2].Skip(before + runs).Take(runs));
        Assert.Equal(Study.Positive.Injections.Select(i => i.Name).Order(), rows[2].Skip(before).Take(runs).Order());
    }

    [Fact]
    public void Cells_read_back_to_the_table_with_zero_for_missing()
    {
        IReadOnlyList<IReadOnlyList<string>> rows = ProgenesisLayout.Rows(Study.Negative);
        int runs = Study.Negative.Injections.Count, zeros = 0;
        Dictionary<string, int> row = Study.Negative.Injections.Select((i, r) => (i.Name, r)).ToDictionary(p => p.Name, p => p.r);
        for (int f = 0; f < Study.Negative.Features.Count; f++)
        {
            Feature feature = Study.Negative.Features[f];
            Assert.Equal(feature.Id, rows[f + 3][0]);
            Assert.Equal(feature.Mz!.Value, double.Parse(rows[f + 3][2], CultureInfo.InvariantCulture));
            Assert.Equal(feature.Name ?? "", rows[f + 3][13 + (2 * runs) + 1]);
            for (int c = 0; c < 2 * runs; c++)
            {
                double value = Study.Negative.Intensities[row[rows[2][13 + c]], f];
                if (double.IsNaN(value)) zeros++;
                Assert.Equal(double.IsNaN(value) ? 0 : value, double.Parse(rows[f + 3][13 + c], CultureInfo.InvariantCulture));
            }
        }

        Assert.True(zeros > 0);
    }

    [Fact]
    public void Summaries_of_a_feature_follow_from_its_cells()
    {
        Injection[] injections =
        [
            new() { Name = "a1", Group = "a", Order = 3 },
            new() { Name = "a2", Group = "a", Order = 1 },
            new() { Name = "b1", Group = "b", Order = 2 },
            new() { Name = "b2", Group = "b", Order = 4 },
        ];
        Feature[] features =
        [
            new()
            {
                Id = "x",
                Mz = 100,
                RetentionTime = 90,
                Charge = -1,
                Name = "X",
                Adduct = "[M-H]-",
                Identifiers = [new(CompoundNamespace.Kegg, "C00001")],
            },
            new() { Id = "y" },
        ];
        var table = new FeatureTable(injections, features, new Matrix(4, 2, [10, 5, 30, 7, 4, double.NaN, 4, double.NaN]));
        IReadOnlyList<IReadOnlyList<string>> rows = ProgenesisLayout.Rows(table);
        Assert.Equal(["x", "", "100", "1", "1.5", "", "1", "5", "a", "b", "", "30", "0"], rows[3].Take(13));
        Assert.Equal(["a2", "a1", "b1", "b2"], rows[2].Skip(13).Take(4));
        Assert.Equal(["30", "10", "4", "4"], rows[3].Skip(13).Take(4));
        Assert.Equal(["C00001", "X", "M-H"], rows[3].Skip(21).Take(3));
        Assert.Equal(["Infinity", "a", "b"], rows[4].Skip(7).Take(3));
        Assert.Equal(["7", "5", "0", "0"], rows[4].Skip(17).Take(4));
    }

    [Fact]
    public void Tables_have_a_row_for_each_injection_feature_subject_and_set()
    {
        Assert.Equal(Study.Positive.Injections.Count, MetabolomeTables.Injections(Study).RowCount);
        Table features = MetabolomeTables.Features(Study);
        Assert.Equal(Study.Truth.Features.Count, features.RowCount);
        int differential = Enumerable.Range(0, features.RowCount).First(r => features["differential"].Text(r) == "true");
        Assert.NotEqual("0", features["log2_fold_change_bmsc_exo"].Text(differential));
        Assert.Equal(10, MetabolomeTables.Subjects(Study).RowCount);
        Assert.Equal(VirtualCompounds.Sets.Count, MetabolomeTables.Sets(Study).RowCount);
    }

    private static (int Place, string Text)[] NotEmpty(IReadOnlyList<string> row) =>
        [.. row.Select((text, place) => (place, text)).Where(c => c.text.Length > 0)];
}
