using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Checks of references from small molecules to features and from features to evidence.</summary>
internal static class MzTabReferenceChecks
{
    public static void Run(MzTabCheckContext context)
    {
        MzTabDocument document = context.Document;
        Check(context, document.SmallMolecules, "SMF_ID_REFS", document.Features, "SMF_ID");
        Check(context, document.Features, "SME_ID_REFS", document.Evidence, "SME_ID");
        Ambiguity(context, document.Features);
    }

    private static void Check(MzTabCheckContext context, MzTabSection? from, string references, MzTabSection? to, string identifiers)
    {
        if (from?[references] is not { } column) return;
        var known = new HashSet<int>();
        if (to?[identifiers] is { } ids)
            for (int row = 0; row < to.RowCount; row++)
                if (Number(ids[row]) is { } id) known.Add(id);
        for (int row = 0; row < from.RowCount; row++)
        {
            if (column[row] is not { } text) continue;
            foreach (string item in text.Split('|', StringSplitOptions.TrimEntries))
            {
                int? id = Number(item);
                if (id is { } value && known.Contains(value)) continue;
                context.Error(
                    "OST-MZT-035",
                    id is null
                        ? $"this is no reference to a {identifiers}"
                        : to is null
                            ? $"the row refers to {identifiers} {item}, but the file has no such table"
                            : $"the row refers to {identifiers} {item}, which no row of that table has",
                    context.At(from.Line(row), column.Position),
                    item,
                    $"References are numbers of rows, {identifiers}, with bars between; null for none.");
            }
        }
    }

    private static void Ambiguity(MzTabCheckContext context, MzTabSection? features)
    {
        if (features?["SME_ID_REFS"] is not { } references || features["SME_ID_REF_ambiguity_code"] is not { } codes) return;
        for (int row = 0; row < features.RowCount; row++)
        {
            int count = references[row] is { } text ? 1 + text.AsSpan().Count('|') : 0;
            bool given = codes[row] is not null;
            if (count > 1 == given) continue;
            context.Add(new Finding(
                context.Demanded,
                "OST-MZT-036",
                given
                    ? "an ambiguity code stands beside less than two references to evidence"
                    : string.Create(CultureInfo.InvariantCulture, $"the row refers to {count} rows of evidence, but has no ambiguity code"),
                context.At(features.Line(row), codes.Position),
                codes[row],
                "1: ambiguous; 2: several pieces of evidence for one molecule; 3: both; null with one reference or none."));
        }
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
}
