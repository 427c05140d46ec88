using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Makes sure that every feature has an identifier of its own.</summary>
internal static class FeatureIds
{
    /// <summary>The identifiers, or null if there are errors.</summary>
    public static string[]? Unique(
        string file, List<FeatureDraft> drafts, FeaturePlan plan, FeatureTableReadOptions options, Action<Finding> add)
    {
        string[] ids = new string[drafts.Count];
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (FeatureDraft draft in drafts) first.TryAdd(draft.Id, draft.Line);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        bool good = true;
        bool number = options.Duplicates == DuplicateFeatures.Number || plan.IdsAreMade;
        for (int i = 0; i < ids.Length; i++)
        {
            FeatureDraft draft = drafts[i];
            ids[i] = draft.Id;
            var where = new SourceLocation(file, draft.Line);
            if (draft.Id.Length == 0)
            {
                add(
                    Finding.Error(
                        "OST-FEA-011",
                        "the feature has no identifier",
                        where,
                        hint: "Fill the cell; each feature needs an identifier of its own."));
                good = false;
            }
            else if (!used.Add(draft.Id))
            {
                if (number)
                {
                    ids[i] = Numbered(draft.Id, first, used, next);
                    add(new Finding(
                        plan.IdsAreMade ? Severity.Note : Severity.Warning,
                        "OST-FEA-010",
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"the identifier stands on line {first[draft.Id]} already; this feature is called '{ids[i]}'"),
                        where,
                        draft.Id));
                }
                else
                {
                    good = false;
                    add(Finding.Error(
                        "OST-FEA-009",
                        string.Create(
                            CultureInfo.InvariantCulture, $"the identifier stands twice, on lines {first[draft.Id]} and {draft.Line}"),
                        where,
                        draft.Id,
                        "Give each feature an identifier of its own, or have equal ones numbered."));
                }
            }
        }

        return good ? ids : null;
    }

    private static string Numbered(string id, Dictionary<string, int> taken, HashSet<string> used, Dictionary<string, int> next)
    {
        for (int i = next.GetValueOrDefault(id, 2); ; i++)
        {
            string candidate = string.Create(CultureInfo.InvariantCulture, $"{id}_{i}");
            if (taken.ContainsKey(candidate) || !used.Add(candidate)) continue;
            next[id] = i + 1;
            return candidate;
        }
    }
}
