using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>The words of the mummichog-like test.</summary>
internal static class MummichogText
{
    private const double ThinShare = 0.2;

    public static string Method(KnowledgeSource source, MummichogParameters parameters, int features, int selected, int units)
    {
        string time = parameters.RetentionTolerance is { } step
            ? string.Create(CultureInfo.InvariantCulture, $" within {step} s of each other")
            : "";
        string primary = parameters.RequirePrimaryIon ? ", a primary ion among them" : "";
        string distribution = parameters.Null switch
        {
            MummichogNull.Pooled => "the scores of all sets over all permutations",
            MummichogNull.Gamma => "a gamma distribution fitted to the scores of all sets over all permutations",
            _ => "the scores of the same set over the permutations",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{features} features were matched to {source.Name} ({source.Version}) by accurate mass " +
            $"(at most {parameters.Ppm} ppm, {parameters.Adducts.Count} adducts) and " +
            $"grouped to {units} empirical compounds{time}{primary}. Sets were scored by the hypergeometric " +
            $"probability of the {selected} selected features' empirical " +
            $"compounds, and p values come from {distribution}, {parameters.Permutations} random lists of as many features " +
            $"(mummichog-like; Li et al. 2013). {MummichogResult.Label}");
    }

    public static IEnumerable<Finding> Findings(MummichogResult result, int all)
    {
        if (result.Features < all)
            yield return Finding.Warning(
                "OST-ENR-010",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{all - result.Features} of {all} features have no m/z with polarity and no neutral mass, and do not take part"),
                hint: "Declare the polarity, or give the table its m/z column.");
        if (result.Lines.Count == 0)
            yield return Finding.Warning(
                "OST-ENR-002", $"no set of {result.Source.Name} is large enough among the empirical compounds; nothing was tested");
        if (result.Features > 0 && (double)result.Selected / result.Features > ThinShare)
            yield return Finding.Warning(
                "OST-ENR-011",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{result.Selected} of {result.Features} features are selected; with so large a share the permuted lists resemble " +
                    $"the observed one and little can stand out"),
                hint: "Select fewer features by a stricter threshold.");
        yield return Finding.Note("OST-ENR-012", MummichogResult.Label);
    }
}
