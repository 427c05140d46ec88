using System.Text;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Pairs of rows of two tables that are the same sample.</summary>
internal static class InjectionAlignment
{
    /// <summary>
    /// Row pairs in the order of the positive table, then rows that only the negative one has; −1 where a mode lacks the
    /// sample.
    /// </summary>
    public static List<(string Name, int Positive, int Negative)> Of(
        FeatureTable positive, FeatureTable negative, PolarityMergeParameters parameters, RunContext context)
    {
        Dictionary<string, int> left = Keys(positive, i => Key(i, parameters, Polarity.Positive), "positive", context),
            right = Keys(negative, i => Key(i, parameters, Polarity.Negative), "negative", context);
        var pairs = new List<(string, int, int)>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string key, int row) in left.OrderBy(p => p.Value))
            pairs.Add((Named(positive.Injections[row], key, taken, parameters), row, right.GetValueOrDefault(key, -1)));
        foreach ((string key, int row) in right.OrderBy(p => p.Value).Where(p => !left.ContainsKey(p.Key)))
            pairs.Add((Named(negative.Injections[row], key, taken, parameters), -1, row));
        return pairs;
    }

    /// <summary>A name without the tokens that state the mode.</summary>
    public static string Stripped(string name, IReadOnlyList<string> tokens)
    {
        var result = new StringBuilder(name);
        bool found = true;
        while (found)
        {
            found = false;
            string text = result.ToString();
            foreach (string token in tokens.OrderByDescending(t => t.Length))
            {
                int at = Find(text, token);
                if (at < 0) continue;
                int end = at + token.Length;
                bool separatorBefore = at > 0, separatorAfter = end < text.Length;
                if (separatorBefore) at--;
                string joint = separatorBefore && separatorAfter ? text[at].ToString() : "";
                if (separatorAfter) end++;
                result.Clear().Append(text[..at]).Append(joint).Append(text[end..]);
                found = result.Length > 0;
                break;
            }
        }

        return result.Length == 0 ? name : result.ToString();
    }

    private static int Find(string text, string token)
    {
        for (int at = text.IndexOf(token, StringComparison.OrdinalIgnoreCase); at >= 0; at =
            text.IndexOf(token, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + token.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))
                && token.Length < text.Length) return at;
        }

        return -1;
    }

    private static string Key(Injection injection, PolarityMergeParameters parameters, Polarity mode) => parameters.Matching switch
    {
        InjectionMatching.Subject when injection is { Kind: InjectionKind.Sample, Subject: { } subject } =>
            $"subject\u001f{subject}\u001f{injection.Group}",
        InjectionMatching.Declared => mode == Polarity.Positive && parameters.Pairs.TryGetValue(injection.Name, out string? partner)
            ? $"pair\u001f{partner}"
            : mode == Polarity.Negative && parameters.Pairs.Values.Contains(injection.Name, StringComparer.Ordinal)
                ? $"pair\u001f{injection.Name}"
            : $"{mode}\u001f{injection.Name}",
        _ => Stripped(injection.Name, parameters.NameTokens),
    };

    private static string Named(Injection injection, string key, HashSet<string> taken, PolarityMergeParameters parameters)
    {
        string name = parameters.Matching == InjectionMatching.Name ? key : Stripped(injection.Name, parameters.NameTokens);
        if (taken.Add(name)) return name;
        name = injection.Name;
        for (int next = 2; !taken.Add(name); next++) name = $"{injection.Name} ({next})";
        return name;
    }

    private static Dictionary<string, int> Keys(FeatureTable table, Func<Injection, string> key, string mode, RunContext context)
    {
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        var doubled = new List<string>();
        for (int r = 0; r < table.Injections.Count; r++)
            if (!keys.TryAdd(key(table.Injections[r]), r)) doubled.Add(table.Injections[r].Name);
        if (doubled.Count == 0) return keys;
        Finding finding = Finding.Error(MergeFindings.Ambiguous,
            $"{doubled.Count} injections of {mode} mode cannot be told from another of the same mode", value: Text.List(doubled),
            hint: "Average technical replicates first, declare the pairs, or change the tokens that are taken out of names.");
        context.Findings.Add(finding);
        throw new InvalidContentException(finding);
    }
}
