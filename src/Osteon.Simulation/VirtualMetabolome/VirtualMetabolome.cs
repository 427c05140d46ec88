using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// Simulates a metabolite study with known truth: subjects with amounts of molecules, an instrument that measures them in two polarities,
/// and everything that gets in between. See docs/methods/virtual-metabolome.md. Nothing was measured; results are labelled simulated
/// wherever they are shown.
/// </summary>
public static class VirtualMetabolome
{
    private const string Study = "virtual-metabolome";

    /// <summary>
    /// Draws a study. The same seed and parameters give the same tables whatever the number of threads. Every molecule and feature has its
    /// own random streams: more molecules, or another noise, leave the others as they were.
    /// </summary>
    /// <param name="seed">Everything random follows from it; the seed of the context is not used.</param>
    /// <param name="parameters">The study.</param>
    /// <param name="context">Cancellation, progress, findings, threads. About 1 µs per cell.</param>
    /// <exception cref="InvalidContentException">
    /// The parameters have errors, see <see cref="VirtualMetabolomeCheck"/>; all of them are in the findings of the context.
    /// </exception>
    public static VirtualMetabolomeStudy Draw(ulong seed, VirtualMetabolomeParameters parameters, RunContext context)
    {
        IReadOnlyList<Finding> findings = VirtualMetabolomeCheck.Check(parameters);
        context.Findings.AddRange(findings);
        if (findings.Count > 0) throw new InvalidContentException(findings[0]);
        var random = new RandomStreams(seed);
        IReadOnlyList<VirtualSubject> subjects = InjectionPlan.Subjects(parameters.Arms, random);
        IReadOnlyList<PlannedInjection> plan = InjectionPlan.Injections(subjects, parameters, random);
        context.Report("drawing molecules", 0);
        IReadOnlyList<MoleculeTruth> molecules = MoleculeDraw.Molecules(parameters, random);
        Matrix amounts = MoleculeDraw.Amounts(molecules, subjects, parameters.Biology, random);
        double[] dilutions =
            [.. subjects.Select(s => Math.Exp(parameters.Biology.DilutionSpread * random.Stream(Study, "dilution", s.Name).NextNormal()))];
        double[] pool = Pool(amounts, dilutions);
        var state = new Drawn(molecules, amounts, dilutions, pool, plan);
        (FeatureTable positive, IReadOnlyList<DrawnFeature> positiveFeatures) =
            Measure(Polarity.Positive, state, parameters, (random, context));
        (FeatureTable negative, IReadOnlyList<DrawnFeature> negativeFeatures) =
            Measure(Polarity.Negative, state, parameters, (random, context));
        DrawnFeature[] features = [.. positiveFeatures, .. negativeFeatures];
        var truth = new MetabolomeTruth
        {
            Molecules = molecules,
            Features = [.. features.Select(f => f.Truth)],
            Sets = [.. SetTruths(parameters, molecules, features)],
            Subjects = [.. subjects.Select(s => s.Name)],
            Amounts = amounts,
            Dilutions = dilutions,
        };
        return new VirtualMetabolomeStudy(seed, parameters, positive, negative, truth);
    }

    /// <summary>Equal volumes of all samples, as they are: the mean of the diluted amounts.</summary>
    private static double[] Pool(Matrix amounts, double[] dilutions)
    {
        double[] pool = new double[amounts.Columns];
        for (int s = 0; s < amounts.Rows; s++)
            for (int m = 0; m < pool.Length; m++) pool[m] += dilutions[s] * amounts[s, m] / amounts.Rows;
        return pool;
    }

    private static (FeatureTable Table, IReadOnlyList<DrawnFeature> Features) Measure(
        Polarity polarity, Drawn drawn, VirtualMetabolomeParameters parameters, (RandomStreams Random, RunContext Run) context)
    {
        context.Run.Report("measuring", polarity == Polarity.Positive ? 0.2 : 0.6);
        IReadOnlyList<DrawnFeature> features = FeatureDraw.Features(polarity, drawn.Molecules, drawn.Pool, parameters, context.Random);
        double[][] columns = new double[features.Count][];
        Parallel.For(0, features.Count, context.Run.ParallelOptions, f =>
        {
            double[] signals = Signals(features[f].Truth, drawn);
            Rng rng = context.Random.Stream(Study, "noise", features[f].Key);
            columns[f] = FeatureIntensities.Draw(features[f], signals, drawn.Plan, parameters.Instrument, rng);
        });

        // A program that looks for features finds none where nothing but blanks has a signal.
        int[] found = [.. Enumerable.Range(0, features.Count).Where(f => Found(columns[f], drawn.Plan))];
        var intensities = new Matrix(drawn.Plan.Count, found.Length);
        for (int c = 0; c < found.Length; c++)
            for (int i = 0; i < intensities.Rows; i++) intensities[i, c] = columns[found[c]][i];
        DrawnFeature[] kept = [.. Identified(found.Select(f => features[f]))];
        var table = new FeatureTable([.. drawn.Plan.Select(p => p.Injection)], [.. kept.Select(f => f.Feature)], intensities)
        {
            Quantity = "simulated intensity",
        };
        return (table, kept);
    }

    private static double[] Signals(FeatureTruth feature, Drawn drawn)
    {
        double[] signals = new double[drawn.Plan.Count];
        if (feature.Molecule is not { } molecule) return signals;
        for (int i = 0; i < signals.Length; i++)
        {
            PlannedInjection injection = drawn.Plan[i];
            signals[i] = injection.Injection.Kind switch
            {
                InjectionKind.Sample => feature.Response * drawn.Dilutions[injection.Subject] * drawn.Amounts[injection.Subject, molecule],
                InjectionKind.Qc => feature.PoolIntensity,
                _ => 0,
            };
        }

        return signals;
    }

    private static bool Found(double[] column, IReadOnlyList<PlannedInjection> plan)
    {
        for (int i = 0; i < column.Length; i++)
            if (!double.IsNaN(column[i]) && plan[i].Injection.Kind != InjectionKind.Blank) return true;
        return false;
    }

    /// <summary>
    /// Gives the features ids as Progenesis does, each once: where one is taken, the retention time in it goes up by hundredths of a
    /// minute.
    /// </summary>
    private static IEnumerable<DrawnFeature> Identified(IEnumerable<DrawnFeature> features)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (DrawnFeature feature in features)
        {
            int step = 0;
            while (!taken.Add(FeatureDraw.Id(feature.Feature, step * 0.01))) step++;
            string id = FeatureDraw.Id(feature.Feature, step * 0.01);
            yield return feature with { Feature = feature.Feature with { Id = id }, Truth = feature.Truth with { FeatureId = id } };
        }
    }

    private static IEnumerable<SetTruth> SetTruths(
        VirtualMetabolomeParameters parameters, IReadOnlyList<MoleculeTruth> molecules, DrawnFeature[] features)
    {
        Dictionary<string, int> place = molecules.Select((m, i) => (m.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        HashSet<int> named = [.. features.Where(f => f.Feature.Name is not null).Select(f => f.Truth.Molecule!.Value)];
        for (int arm = 1; arm < parameters.Arms.Count; arm++)
        {
            foreach (MetaboliteSet set in parameters.Sets)
            {
                int[] measured = [.. set.Members.Select(m => place[m]).Where(named.Contains)];
                int differential = measured.Count(m => molecules[m].Log2FoldChange[arm] != 0);
                bool declared = parameters.Arms[arm].Effects.Sets.Any(e => e.SetId == set.Id);
                yield return new SetTruth(set.Id, parameters.Arms[arm].Id, measured.Length, differential, declared);
            }
        }
    }

    private sealed record Drawn(
        IReadOnlyList<MoleculeTruth> Molecules,
        Matrix Amounts,
        IReadOnlyList<double> Dilutions,
        IReadOnlyList<double> Pool,
        IReadOnlyList<PlannedInjection> Plan);
}
