using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// The prepared table of an assay. Tables of different polarity are prepared each by itself, because drift, normalisation and filling in belong to one mode, and put side by
/// side then; of a compound that both modes found one feature stays.
/// </summary>
/// <param name="Parts">The tables of the modes, or the one table.</param>
/// <param name="Linear">The table before any logarithm.</param>
/// <param name="Final">The table as it is tested.</param>
/// <param name="ImputedCells">Which cells of the final table were filled in.</param>
/// <param name="Duplicates">What was decided about compounds that both modes found.</param>
public sealed record PreparedMetabolites(
    IReadOnlyList<PreparedTable> Parts, FeatureTable Linear, FeatureTable Final, CellMask ImputedCells, IReadOnlyList<DuplicateDecision> Duplicates)
{
    /// <summary>The first imputation of the preparation, or null.</summary>
    public Imputation? Imputation => Parts.SelectMany(p => p.Remaining.Take(1)).OfType<Imputation>().FirstOrDefault();

    /// <summary>Runs the declared steps on every table and puts them together.</summary>
    /// <param name="tables">One table, or one of each polarity.</param>
    /// <param name="steps">The steps for each table.</param>
    /// <param name="merging">How two tables become one.</param>
    /// <param name="context">Findings, progress, cancellation.</param>
    public static PreparedMetabolites Of(IReadOnlyList<FeatureTable> tables, Func<FeatureTable, IReadOnlyList<PreparationStep>> steps, PolarityMergeParameters merging, RunContext context) =>
        Joined([.. tables.Select(t => PreparedTable.Of(t, steps(t), context))], merging, context);

    /// <summary>The same preparation with another way to fill missing cells; null if nothing is filled in.</summary>
    public PreparedMetabolites? With(ImputationMethod method, PolarityMergeParameters merging, RunContext context) => Imputation is null
        ? null
        : Joined([.. Parts.Select(p => p.Remaining.Count > 0 && p.Remaining[0] is Imputation own ? p.With(own with { Method = method }, context)! : p)], merging, context);

    private static PreparedMetabolites Joined(IReadOnlyList<PreparedTable> parts, PolarityMergeParameters merging, RunContext context)
    {
        if (parts.Count == 1) return new PreparedMetabolites(parts, parts[0].Linear, parts[0].Final, parts[0].ImputedCells, []);
        PolarityMergeResult merged = PolarityMerging.Merge(parts[0].Linear, parts[1].Linear, merging, context);
        // What is a duplicate is decided once, on intensities; the tested table follows.
        Dictionary<string, int>[] columns = [.. parts.Select(p => p.Final.Features.Select((f, i) => (f.Id, i)).ToDictionary(f => f.Id, f => f.i, StringComparer.Ordinal))];
        var kept = new List<(int Column, int Part, int Own)>();
        foreach ((int column, (Polarity mode, int own)) in merged.Origins.Index())
        {
            int part = mode == Polarity.Positive ? 0 : 1;
            if (columns[part].TryGetValue(parts[part].Linear.Features[own].Id, out int final)) kept.Add((column, part, final));
        }

        var values = new Matrix(merged.Table.Injections.Count, kept.Count);
        var mask = new CellMask(values.Rows, values.Columns);
        var rows = parts.Select(p => p.Final.Injections.Select((i, r) => (i.Name, r)).ToDictionary(i => i.Name, i => i.r, StringComparer.Ordinal)).ToArray();
        foreach ((int row, InjectionPair pair) in merged.Injections.Index())
        {
            foreach ((int c, (_, int part, int own)) in kept.Index())
            {
                bool there = rows[part].TryGetValue((part == 0 ? pair.Positive : pair.Negative) ?? "", out int source);
                values[row, c] = there ? parts[part].Final.Intensities[source, own] : double.NaN;
                if (there && parts[part].ImputedCells[source, own]) mask[row, c] = true;
            }
        }

        FeatureTable linear = merged.Table;
        var table = new FeatureTable(linear.Injections, [.. kept.Select(k => linear.Features[k.Column])], values) { Quantity = parts[0].Final.Quantity, AmountUnit = linear.AmountUnit };
        return new PreparedMetabolites(parts, linear, table, mask, merged.Duplicates);
    }
}
