using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>Against impute::impute.knn and minima at known cells of the processed urine table.</summary>
[Oracle]
public sealed class ImputationOracleTests
{
    private static (FeatureTable Table, string[][] Cells) Holes(bool linear)
    {
        CsvMatrix final = CsvMatrix.Read(SharedData.Require("data/metabolomics/sacurine_ropls/sacurine_dataMatrix.tsv"), '\t');
        final = new CsvMatrix(final.Columns, final.Rows, final.Values.Transpose());
        string[][] cells = CsvMatrix.Lines(SharedData.Require("oracles/imputation/imputation_oracle.csv"))[1..];
        foreach (string[] cell in cells) cell[1] = AsR(cell[1]);
        Matrix values = final.Values.Copy();
        foreach (string[] cell in cells) values[Array.IndexOf(final.Rows, cell[0]), Array.IndexOf(final.Columns, cell[1])] = double.NaN;
        if (linear)
            for (int i = 0; i < values.Values.Length; i++) values.Values[i] = Math.Pow(10, values.Values[i]);
        return (new FeatureTable([.. final.Rows.Select(r => new Injection { Name = r })],
            [.. final.Columns.Select(c => new Feature { Id = c })], values)
        { Quantity = linear ? "intensity" : "log10 of intensity" },
            cells);
    }

    /// <summary>The table's file has its names as R's make.names writes them.</summary>
    private static string AsR(string name)
    {
        string plain = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c : '.'));
        return char.IsAsciiLetter(name[0]) ? plain : "X" + plain;
    }

    [Fact]
    public void Nearest_neighbours_with_features_as_rows()
    {
        (FeatureTable table, string[][] cells) = Holes(linear: false);
        Compare(Preparation.Run(table, [new Imputation { Method = ImputationMethod.NearestNeighbours }], RunContext.Default), cells, 3,
            x => x);
    }

    [Theory]
    [InlineData(ImputationMethod.HalfMinimum, 4)]
    [InlineData(ImputationMethod.FifthMinimum, 5)]
    public void Shares_of_the_minimum(ImputationMethod method, int column)
    {
        (FeatureTable table, string[][] cells) = Holes(linear: true);
        Compare(Preparation.Run(table, [new Imputation { Method = method }], RunContext.Default), cells, column, Math.Log10);
    }

    private static void Compare(PreparationResult result, string[][] cells, int column, Func<double, double> scale)
    {
        Assert.Equal(198, cells.Length);
        Assert.Equal(198, result.Effects[0].ImputedCells);
        Assert.Equal(198, result.ImputedCells.Count);
        foreach (string[] cell in cells)
        {
            int row = result.Table.Injections.ToList().FindIndex(i => i.Name == cell[0]),
                feature = result.Table.Features.ToList().FindIndex(f => f.Id == cell[1]);
            Assert.True(result.ImputedCells[row, feature]);
            Assert.Equal(CsvMatrix.Number(cell[column]), scale(result.Table.Intensities[row, feature]), 1e-9);
        }
    }
}
