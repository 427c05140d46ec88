using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>What a layout must have for a test. All of it can be known before any number is looked at.</summary>
internal static class LayoutRules
{
    public static void ThrowIfUnfit(GroupLayout layout, FeatureTestParameters parameters)
    {
        if (Problem(layout, parameters) is { } finding) throw new InvalidContentException(finding);
    }

    private static Finding? Problem(GroupLayout layout, FeatureTestParameters parameters)
    {
        FeatureTest test = parameters.Test;
        string label = InferenceMethods.Of(test).Label;
        int groups = layout.Groups.Count;
        bool two = test is FeatureTest.Welch or FeatureTest.Student or FeatureTest.MannWhitney or FeatureTest.PairedT
            or FeatureTest.WilcoxonSignedRank;
        if (groups < 2 || (two && groups > 2))
        {
            return Finding.Error(
                "OST-STA-022",
                $"the {label} compares {(two ? "two" : "at least two")} groups; the layout has {groups}",
                hint: two && groups > 2 ? "Choose two of them, or declare a test of several groups." : null);
        }

        bool paired = test is FeatureTest.PairedT or FeatureTest.WilcoxonSignedRank;
        if (layout.Units is null && (paired || test == FeatureTest.MixedModel))
        {
            return Finding.Error(
                "OST-STA-023", $"the {label} needs to know which rows belong to the same unit", hint: "Name the unit of every row.");
        }

        if (layout.Second is null && test is FeatureTest.TwoWayAnova or FeatureTest.MixedModel)
        {
            return Finding.Error(
                "OST-STA-024", $"the {label} needs a second factor (time, sex, …)", hint: "Name the level of every row.");
        }

        if (layout.Second is { } second && second.Levels.Count < 2 && test is FeatureTest.TwoWayAnova or FeatureTest.MixedModel)
            return Finding.Error("OST-STA-024", $"factor '{second.Name}' has {second.Levels.Count} levels; the {label} needs two");
        if (paired && Repeated(layout) is { } repeated) return repeated;
        bool ranks = test == FeatureTest.KruskalWallis;
        bool several = test is FeatureTest.Anova or FeatureTest.WelchAnova or FeatureTest.KruskalWallis;
        bool chosen = parameters.PostHoc is not (PostHocTest.Auto or PostHocTest.None);
        if (several && chosen && ranks != (parameters.PostHoc == PostHocTest.Dunn))
            return Finding.Error("OST-STA-026", $"{InferenceMethods.Of(parameters.PostHoc).Label} do not follow the {label}");
        bool ofModel = test is FeatureTest.ModeratedT or FeatureTest.TwoWayAnova or FeatureTest.MixedModel;
        if (ofModel && chosen)
        {
            return Finding.Error(
                "OST-STA-026",
                $"{InferenceMethods.Of(parameters.PostHoc).Label} do not follow the {label}",
                hint: "Its own contrasts are asked for by 'auto'.");
        }

        if (parameters.ContrastAdjustment == Adjustment.Storey)
        {
            return Finding.Error(
                "OST-STA-026",
                "q values of Storey need many tests; the contrasts of one feature are few",
                hint: "Holm is made for few contrasts.");
        }

        return null;
    }

    private static Finding? Repeated(GroupLayout layout)
    {
        var seen = new HashSet<(int, string)>();
        for (int row = 0; row < layout.GroupOfRow.Count; row++)
        {
            if (layout.GroupOfRow[row] < 0 || seen.Add((layout.GroupOfRow[row], layout.Units![row]))) continue;
            return Finding.Error(
                "OST-STA-025",
                $"unit '{layout.Units[row]}' stands more than once in group '{layout.Groups[layout.GroupOfRow[row]]}'",
                value: layout.Units[row],
                hint: "Average repeated measurements of a unit before comparing.");
        }

        return null;
    }
}
