namespace Osteon.Inference;

/// <summary>Two arms with the same units.</summary>
internal static class PairedComparison
{
    public static ComparisonResult Compare(ComparisonResult result, GroupData[] groups, ComparisonParameters parameters)
    {
        if (groups[0].Units is null != groups[1].Units is null)
            return result with { NotAvailable = "units are named in one arm only: pairs cannot be found" };
        if (groups[0].Units is null && groups[0].Values.Count != groups[1].Values.Count)
        {
            return result with
            {
                NotAvailable = "without unit names pairs are matched by position, "
                    + $"but the arms have {groups[0].Values.Count} and {groups[1].Values.Count} entries",
            };
        }

        (double[] reference, double[] other) = Pairs(groups[0], groups[1]);
        double[] differences = new double[other.Length];
        double largest = 0;
        for (int i = 0; i < differences.Length; i++)
        {
            differences[i] = other[i] - reference[i];
            largest = Math.Max(largest, Math.Max(Math.Abs(other[i]), Math.Abs(reference[i])));
        }

        double confidence = parameters.Confidence;
        double tolerance = Tolerance(largest);
        TestResult test = result.Test == ComparisonTest.PairedT
            ? TTest.Paired(differences)
            : SignedRank.Test(differences, parameters.Zeros, tolerance);
        EffectSize means = TTest.MeanDifference(differences, confidence);
        EffectSize shift = HodgesLehmann.Pseudomedian(differences, confidence);
        ComparisonResult filled = result.With(test, result.Test == ComparisonTest.PairedT ? means : shift) with
        {
            Effects =
                [means, HedgesG.PairedAverage(other, reference, differences, confidence), HedgesG.PairedZ(differences, confidence), shift],
            Assumptions = [Assumptions.Normality("difference", differences)],
            Groups =
            [
                GroupDescription.Of(groups[0].Name, reference, groups[0].Values.Count - reference.Length),
                GroupDescription.Of(groups[1].Name, other, groups[1].Values.Count - other.Length),
            ],
        };
        int units = groups[0].Units is { } left ? left.Union(groups[1].Units!, StringComparer.Ordinal).Count() : groups[0].Values.Count;
        return filled with
        {
            Advice =
            [
                .. Advice.IncompletePairs(units - differences.Length, differences.Length),
                .. Advice.OnAssumptions(filled),
                .. Advice.Coverage(filled),
                .. Advice.SmallestP(filled, (differences.Count(d => Math.Abs(d) > tolerance), 0)),
            ],
        };
    }

    /// <summary>Differences that agree on paper can differ by the rounding of both operands and of the subtraction: 4 half units of the
    /// largest.</summary>
    internal static double Tolerance(double largest) => 4 * Math.ScaleB(largest, -53);

    /// <summary>Complete pairs in the order of the reference.</summary>
    private static (double[] Reference, double[] Other) Pairs(GroupData reference, GroupData other)
    {
        var one = new List<double>();
        var two = new List<double>();
        Dictionary<string, int>? positions =
            other.Units?.Select((unit, i) => (unit, i)).ToDictionary(p => p.unit, p => p.i, StringComparer.Ordinal);
        for (int i = 0; i < reference.Values.Count; i++)
        {
            int j = positions is null ? i : positions.GetValueOrDefault(reference.Units![i], -1);
            if (j < 0 || reference.Values[i] is not { } x || other.Values[j] is not { } y || double.IsNaN(x) || double.IsNaN(y)) continue;
            one.Add(x);
            two.Add(y);
        }

        return ([.. one], [.. two]);
    }
}
