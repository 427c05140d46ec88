using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// Imputation by the k nearest features (Troyanskaya et al. 2001, 10.1093/bioinformatics/17.6.520) in the conventions of Bioconductor's
/// <c>impute.knn</c>: the distance of two features is the mean squared difference over the injections both have (10¹⁰ if none); the k + 1
/// nearest are taken in order of distance, equal ones in the order of the table, and the first of them, normally the feature itself, is
/// dropped; a missing cell becomes the mean of those neighbours that have a value in that injection; where none has, it becomes the
/// injection's mean over all features. Sums run in the order of the original, so that results agree to the last bits.
/// </summary>
internal static class NearestNeighbourImputation
{
    private const int TargetsPerBlock = 16;

    /// <summary>
    /// injections × features with NaN where missing → the same with missing cells filled; a cell stays NaN where its injection has
    /// no value at all.
    /// </summary>
    public static Matrix Fill(Matrix values, NearestNeighbourParameters parameters, NamedAxes names, RunContext context)
    {
        int injections = values.Rows, features = values.Columns;
        CheckInjections(values, parameters, names);
        int[] missing = MissingPerFeature(values);
        int limit = (int)Math.Truncate(parameters.MaximumMissingOfFeature * injections);
        int[] kept = [.. Enumerable.Range(0, features).Where(f => missing[f] <= limit)];
        int[] sparse = [.. Enumerable.Range(0, features).Where(f => missing[f] > limit)];
        if (sparse.Length > 0)
            context.Findings.Add(Finding.Warning(PreparationFindings.FeaturesFilledByMean,
                $"{sparse.Length} features have more than {Text.Of(100 * parameters.MaximumMissingOfFeature)} % missing cells; " +
                    "neighbours are not sought for them, their cells get the injection's mean over all other features",
                value: Text.List([.. sparse.Select(names.Feature)]),
                    hint: "Such a value says nothing about the feature: filter missing values before the imputation."));
        Matrix known = sparse.Length == 0 ? values : values.SelectColumns(kept);
        double[] injectionMeans = InjectionMeans(known);
        Matrix result = values.Copy();
        Matrix filled = known.Copy();
        FillClusters(known, filled, parameters, context);
        for (int row = 0; row < injections; row++)
        {
            Span<double> to = result.Row(row), from = filled.Row(row);
            for (int i = 0; i < kept.Length; i++) to[kept[i]] = double.IsNaN(from[i]) ? injectionMeans[row] : from[i];
            foreach (int f in sparse)
                if (double.IsNaN(to[f])) to[f] = injectionMeans[row];
        }

        return result;
    }

    private static void FillClusters(Matrix known, Matrix filled, NearestNeighbourParameters parameters, RunContext context)
    {
        if (parameters.ClusterLimit is not { } limit || known.Columns <= limit)
        {
            FillCluster(known, filled, parameters.Count, context);
            return;
        }

        var clusters = new TwoMeansClusters(parameters.Seed, limit);
        IReadOnlyList<int[]> parts = clusters.Split(known, context);
        for (int i = 0; i < parts.Count; i++)
        {
            context.Report("imputation", (double)i / parts.Count);
            Matrix part = known.SelectColumns(parts[i]);
            Matrix partFilled = part.Copy();
            if (parts[i].Length <= parameters.Count) FillByMeans(part, partFilled);
            else FillCluster(part, partFilled, parameters.Count, context);
            for (int row = 0; row < known.Rows; row++)
            {
                Span<double> from = partFilled.Row(row), to = filled.Row(row);
                for (int f = 0; f < parts[i].Length; f++) to[parts[i][f]] = from[f];
            }
        }
    }

    /// <summary>
    /// The original leaves zeros in a cluster of at most k features; here their cells get the mean of the cluster in the
    /// injection, as its source intends.
    /// </summary>
    private static void FillByMeans(Matrix part, Matrix filled)
    {
        double[] means = InjectionMeans(part);
        for (int row = 0; row < part.Rows; row++)
        {
            Span<double> cells = filled.Row(row);
            for (int f = 0; f < cells.Length; f++)
                if (double.IsNaN(cells[f])) cells[f] = means[row];
        }
    }

    private static void FillCluster(Matrix x, Matrix filled, int neighbours, RunContext context)
    {
        int[] targets = [.. Enumerable.Range(0, x.Columns).Where(f => HasMissing(x, f))];
        var packed = new PackedFeatures(x);
        int blocks = (targets.Length + TargetsPerBlock - 1) / TargetsPerBlock;
        Parallel.For(0, blocks, context.ParallelOptions, block =>
        {
            int[] mine = targets[(block * TargetsPerBlock)..Math.Min(targets.Length, (block + 1) * TargetsPerBlock)];
            double[][] distances = packed.Distances(mine);
            for (int t = 0; t < mine.Length; t++) FillFeature(
                x, filled, mine[t], Nearest(distances[t].AsSpan(0, x.Columns), neighbours + 1));
        });
    }

    private static void FillFeature(Matrix x, Matrix filled, int target, int[] nearest)
    {
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<double> cells = x.Row(row);
            if (!double.IsNaN(cells[target])) continue;
            double sum = 0;
            int count = 0;
            for (int i = 1; i < nearest.Length; i++)
            {
                double value = cells[nearest[i]];
                if (double.IsNaN(value)) continue;
                sum += value;
                count++;
            }

            // Distinct cells for distinct targets: no two threads write the same one.
            filled.Values[(row * x.Columns) + target] = count > 0 ? sum / count : double.NaN;
        }
    }

    /// <summary>The positions of the smallest distances in ascending order, equal ones in the order of position.</summary>
    internal static int[] Nearest(ReadOnlySpan<double> distances, int count)
    {
        count = Math.Min(count, distances.Length);
        int[] positions = new int[count];
        Span<double> best = count <= 256 ? stackalloc double[count] : new double[count];
        int filled = 0;
        for (int j = 0; j < distances.Length; j++)
        {
            double distance = distances[j];
            if (filled == count && distance >= best[count - 1]) continue;
            int place = filled < count ? filled++ : count - 1;
            while (place > 0 && distance < best[place - 1])
            {
                best[place] = best[place - 1];
                positions[place] = positions[place - 1];
                place--;
            }

            best[place] = distance;
            positions[place] = j;
        }

        return positions;
    }

    private static void CheckInjections(Matrix values, NearestNeighbourParameters parameters, NamedAxes names)
    {
        var empty = new List<string>();
        for (int row = 0; row < values.Rows; row++)
        {
            int missing = values.Columns - FiniteStatistics.Count(values.Row(row));
            if (missing > parameters.MaximumMissingOfInjection * values.Columns) empty.Add(names.Injection(row));
        }

        if (empty.Count > 0)
            throw new InvalidContentException(Finding.Error(PreparationFindings.InjectionTooEmpty,
                $"{empty.Count} injections have more than {Text.Of(100 * parameters.MaximumMissingOfInjection)} % missing cells; " +
                    "nearest neighbours cannot be found for them",
                value: Text.List(empty), hint: "Look at these injections, exclude them with a reason, or filter missing values first."));
    }

    private static int[] MissingPerFeature(Matrix values)
    {
        int[] missing = new int[values.Columns];
        for (int row = 0; row < values.Rows; row++)
        {
            Span<double> cells = values.Row(row);
            for (int f = 0; f < cells.Length; f++)
                if (double.IsNaN(cells[f])) missing[f]++;
        }

        return missing;
    }

    private static bool HasMissing(Matrix x, int feature)
    {
        for (int row = 0; row < x.Rows; row++)
            if (double.IsNaN(x.Values[(row * x.Columns) + feature])) return true;
        return false;
    }

    private static double[] InjectionMeans(Matrix x)
    {
        double[] means = new double[x.Rows];
        for (int row = 0; row < x.Rows; row++)
        {
            double sum = 0;
            int count = 0;
            foreach (double value in x.Row(row))
            {
                if (double.IsNaN(value)) continue;
                sum += value;
                count++;
            }

            means[row] = count > 0 ? sum / count : double.NaN;
        }

        return means;
    }
}
