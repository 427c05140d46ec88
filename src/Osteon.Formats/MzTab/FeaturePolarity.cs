using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Polarity for features of which the file states none.</summary>
internal static class FeaturePolarity
{
    /// <summary>The table, with this polarity for the features that have none; the table itself where there is nothing to add.</summary>
    public static FeatureTable Complete(FeatureTable table, Polarity? polarity) =>
        polarity is null || table.Features.All(f => f.Polarity is not null)
            ? table
            : new FeatureTable(table.Injections, [.. table.Features.Select(f => f.Polarity is null ? f with { Polarity = polarity } : f)], table.Intensities)
            {
                Quantity = table.Quantity,
                AmountUnit = table.AmountUnit,
            };
}
