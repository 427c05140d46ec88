using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>
/// The design of two crossed factors with their interaction: intercept, differences of groups from the first, differences of levels from
/// the first, and their interactions. Hypotheses about marginal means, every cell weighted alike, are those of type III.
/// </summary>
internal sealed class FactorialDesign(int groups, int levels)
{
    public int Groups => groups;

    public int Levels => levels;

    /// <summary>Number of coefficients: one per cell.</summary>
    public int Columns => groups * levels;

    /// <summary>The row of the design of a cell, in the coefficients.</summary>
    public double[] Cell(int group, int level)
    {
        double[] row = new double[Columns];
        row[0] = 1;
        if (group > 0) row[Group(group)] = 1;
        if (level > 0) row[Level(level)] = 1;
        if (group > 0 && level > 0) row[Interaction(group, level)] = 1;
        return row;
    }

    /// <summary>The design matrix of cells.</summary>
    public Matrix Of(IReadOnlyList<(int Group, int Level)> cells)
    {
        var matrix = new Matrix(cells.Count, Columns);
        for (int i = 0; i < cells.Count; i++) Cell(cells[i].Group, cells[i].Level).CopyTo(matrix.Row(i));
        return matrix;
    }

    /// <summary>
    /// The hypothesis that a term is 0, one row per degree of freedom: differences of marginal means from the first group or level, or the
    /// interaction coefficients. The same rows as lmerTest's type III, on whose choice Satterthwaite's degrees of freedom of several rows
    /// depend.
    /// </summary>
    public double[][] Hypothesis(ModelTerm term) => term switch
    {
        ModelTerm.Group => [.. Enumerable.Range(1, groups - 1).Select(g => Difference(g, 0, null))],
        ModelTerm.Second =>
            [.. Enumerable.Range(1, levels - 1).Select(l => Mean(Enumerable.Range(0, groups).Select(g => Minus(Cell(g, l), Cell(g, 0)))))],
        _ =>
        [
            .. from l in Enumerable.Range(1, levels - 1)
               from g in Enumerable.Range(1, groups - 1)
               select Minus(Minus(Cell(g, l), Cell(g, 0)), Minus(Cell(0, l), Cell(0, 0))),
        ],
    };

    /// <summary>Group a minus group b at a level, or on average over all levels.</summary>
    public double[] Difference(int a, int b, int? level) => level is { } l
        ? Minus(Cell(a, l), Cell(b, l))
        : Mean(Enumerable.Range(0, levels).Select(at => Minus(Cell(a, at), Cell(b, at))));

    /// <summary>Columns of intercept and of one or two main effects without the interaction, the last factor's at the end.</summary>
    public IReadOnlyList<int> Additive(ModelTerm last)
    {
        int[] first = [.. Enumerable.Range(1, groups - 1).Select(Group)], second = [.. Enumerable.Range(1, levels - 1).Select(Level)];
        return last == ModelTerm.Group ? [0, .. second, .. first] : [0, .. first, .. second];
    }

    private static int Group(int group) => group;

    private int Level(int level) => groups - 1 + level;

    private int Interaction(int group, int level) => groups + levels - 1 + ((level - 1) * (groups - 1)) + group - 1;

    private static double[] Minus(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x - y)];

    private static double[] Mean(IEnumerable<double[]> rows)
    {
        double[][] all = [.. rows];
        return [.. Enumerable.Range(0, all[0].Length).Select(j => all.Sum(r => r[j]) / all.Length)];
    }
}
