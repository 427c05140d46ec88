using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Fields of an injection as text.</summary>
internal static class InjectionText
{
    /// <summary>A field under its name in <see cref="OsteonTable.InjectionTitles"/>; empty where nothing is known.</summary>
    public static string Of(Injection injection, string field) => field switch
    {
        "kind" => InjectionKinds.Word(injection.Kind),
        "group" => injection.Group ?? "",
        "subject" => injection.Subject ?? "",
        "order" => FeatureText.Number(injection.Order),
        "batch" => injection.Batch ?? "",
        "amount" => FeatureText.Number(injection.Amount),
        "dilution" => FeatureText.Number(injection.Dilution),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "no field has this name"),
    };
}
