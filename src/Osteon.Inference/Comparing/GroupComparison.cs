using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>
/// Compares one outcome between the arms of a design: test, estimate with interval, effect sizes, contrasts, assumption checks and
/// words. What is done follows from the design and the parameters alone; the values decide numbers, never methods.
/// </summary>
public static class GroupComparison
{
    /// <summary>
    /// Compares. Data that cannot be compared (an arm with fewer than two values, no variation, a reference that is not there, a test
    /// that does not fit the number of arms) give a result with descriptive values and <see cref="ComparisonResult.NotAvailable"/>. Two
    /// groups of one name, units that are not as many as the values, or a confidence outside (0, 1) are caller's bugs. Only the
    /// permutation test uses the context's random streams; its stream is named after the outcome.
    /// </summary>
    public static ComparisonResult Compare(
        string outcome, IReadOnlyList<GroupData> groups, ComparisonParameters parameters, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        Check(groups, parameters);
        bool paired = parameters.Paired || parameters.Test is ComparisonTest.PairedT or ComparisonTest.WilcoxonSignedRank;
        string? reference = parameters.Reference ?? (groups.Count > 0 ? groups[0].Name : null);
        GroupData[] ordered = [.. groups.Where(g => g.Name == reference), .. groups.Where(g => g.Name != reference)];
        ComparisonTest test = parameters.Test != ComparisonTest.Auto ? parameters.Test
            : paired ? ComparisonTest.PairedT
            : groups.Count > 2 ? ComparisonTest.WelchAnova : ComparisonTest.Welch;
        var result = new ComparisonResult
        {
            Outcome = outcome,
            Test = test,
            Reference = reference ?? "",
            Confidence = parameters.Confidence,
            Groups = [.. ordered.Select(Describe)],
            NotAvailable = Problem(ordered, parameters, test, paired),
        };
        result = result with { Advice = [.. Advice.Missing(result.Groups)] };
        if (result.NotAvailable is null)
        {
            result = test switch
            {
                ComparisonTest.PairedT or ComparisonTest.WilcoxonSignedRank => PairedComparison.Compare(result, ordered, parameters),
                ComparisonTest.Anova or ComparisonTest.WelchAnova or ComparisonTest.KruskalWallis =>
                    SeveralArms.Compare(result, ordered, parameters),
                _ => TwoArms.Compare(result, ordered, parameters, context),
            };
        }

        return MethodText.Write(result, parameters);
    }

    private static GroupDescription Describe(GroupData group)
    {
        double[] present = group.Present();
        double[] finite = Array.TrueForAll(present, double.IsFinite) ? present : [];
        return GroupDescription.Of(group.Name, finite, group.Values.Count - present.Length);
    }

    private static void Check(IReadOnlyList<GroupData> groups, ComparisonParameters parameters)
    {
        if (!(parameters.Confidence > 0 && parameters.Confidence < 1))
            throw new ArgumentOutOfRangeException(nameof(parameters), parameters.Confidence, "the confidence is between 0 and 1");
        ArgumentOutOfRangeException.ThrowIfLessThan(parameters.PermutationDraws, 1, nameof(parameters));
        if (groups.Select(g => g.Name).Distinct(StringComparer.Ordinal).Count() != groups.Count)
            throw new ArgumentException("two groups have the same name", nameof(groups));
        if (groups.Any(g => g.Units is { } units && units.Count != g.Values.Count))
            throw new ArgumentException("a group has not as many units as values", nameof(groups));
    }

    /// <summary>What makes the comparison impossible before any number is looked at, or null.</summary>
    private static string? Problem(GroupData[] groups, ComparisonParameters parameters, ComparisonTest test, bool paired)
    {
        if (groups.Length < 2) return groups.Length == 0 ? "there is no arm" : $"there is only one arm, '{groups[0].Name}'";
        if (parameters.Reference is { } reference && groups[0].Name != reference)
            return $"the reference arm '{reference}' is not there. {NearestName.Hint(reference, [.. groups.Select(g => g.Name)])}";
        if (Array.Find(groups, g => g.Values.Any(v => v is { } x && double.IsInfinity(x))) is { } infinite)
            return $"arm '{infinite.Name}' has an infinite value";
        if (Array.Find(groups, g => g.Present().Length == 0) is { } empty) return $"arm '{empty.Name}' has no value";
        foreach (GroupData group in groups)
        {
            if (group.Units?.GroupBy(u => u, StringComparer.Ordinal).FirstOrDefault(u => u.Count() > 1) is { } repeated)
            {
                return $"unit '{repeated.Key}' stands {repeated.Count()} times in arm '{group.Name}': "
                    + "average repeated measurements of a unit first";
            }
        }

        bool several = test is ComparisonTest.Anova or ComparisonTest.WelchAnova or ComparisonTest.KruskalWallis;
        string label = InferenceMethods.Of(test).Label;
        if (!several && groups.Length > 2) return $"the {label} compares two arms; there are {groups.Length}";
        if (paired && test is not (ComparisonTest.PairedT or ComparisonTest.WilcoxonSignedRank))
            return $"the {label} is not made for paired values";
        bool ofRanks = test == ComparisonTest.KruskalWallis;
        if (several && parameters.PostHoc is not (PostHocTest.Auto or PostHocTest.None)
            && ofRanks != (parameters.PostHoc == PostHocTest.Dunn))
            return $"{InferenceMethods.Of(parameters.PostHoc).Label} do not follow the {label}";
        return null;
    }
}
