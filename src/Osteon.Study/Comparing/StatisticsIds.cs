using System.Text.Json.Nodes;
using Osteon.Inference;

namespace Osteon.Study;

/// <summary>Translates between the identifiers of statistical methods in files and the enumerations of the inference module.</summary>
public static class StatisticsIds
{
    /// <summary>The test with this identifier; <c>auto</c> is <see cref="ComparisonTest.Auto"/>.</summary>
    public static ComparisonTest Test(string id) =>
        id == "auto" ? ComparisonTest.Auto : Find(Enum.GetValues<ComparisonTest>().Where(t => t != ComparisonTest.Auto), InferenceMethods.Of, id);

    /// <summary>The contrasts with this identifier; <c>auto</c> and <c>none</c> are accepted.</summary>
    public static PostHocTest PostHoc(string id) => id switch
    {
        "auto" => PostHocTest.Auto,
        "none" => PostHocTest.None,
        _ => Find(Enum.GetValues<PostHocTest>().Where(t => t is not (PostHocTest.Auto or PostHocTest.None)), InferenceMethods.Of, id),
    };

    /// <summary>The adjustment with this identifier.</summary>
    public static Adjustment Adjustment(string id) => Find(Enum.GetValues<Adjustment>(), InferenceMethods.Of, id);

    /// <summary>Resolved parameters of a comparison as JSON.</summary>
    public static JsonObject ToJson(ComparisonParameters parameters, Adjustment adjustment, IEnumerable<string> values, string group, string? unit) => new()
    {
        ["value"] = new JsonArray([.. values.Select(v => (JsonNode)v)]),
        ["group"] = group,
        ["unit_column"] = unit,
        ["reference"] = parameters.Reference,
        ["test"] = parameters.Test == ComparisonTest.Auto ? "auto" : InferenceMethods.Of(parameters.Test).Id,
        ["posthoc"] = parameters.PostHoc switch { PostHocTest.Auto => "auto", PostHocTest.None => "none", var p => InferenceMethods.Of(p).Id },
        ["adjust"] = InferenceMethods.Of(adjustment).Id,
        ["paired"] = parameters.Paired,
        ["confidence"] = parameters.Confidence,
    };

    private static T Find<T>(IEnumerable<T> values, Func<T, InferenceMethod> method, string id)
        where T : struct, Enum
    {
        foreach (T value in values)
            if (method(value).Id == id) return value;
        throw new ArgumentException($"'{id}' is not the identifier of a {typeof(T).Name}", nameof(id));
    }
}
