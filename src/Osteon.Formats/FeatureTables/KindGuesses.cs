using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Guesses what was injected where nobody states it, and says so.</summary>
internal static class KindGuesses
{
    private const int MostShown = 8;

    /// <summary>
    /// The content with guessed kinds, and how many were guessed. An injection whose kind is stated, or whose name and group hint at none,
    /// stays as it is.
    /// </summary>
    public static (FeatureTableContent Content, int Guessed) Apply(FeatureTableContent content, FindingCollector findings)
    {
        FeatureTable table = content.Table;
        var guesses = new Dictionary<InjectionKind, List<string>>();
        var injections = new List<Injection>();
        foreach (Injection injection in table.Injections)
        {
            InjectionKind? guess = content.KindStated.Contains(injection.Name)
                ? null
                : InjectionKinds.Guess(injection.Name) ?? (injection.Group is null ? null : InjectionKinds.Guess(injection.Group));
            injections.Add(guess is { } kind ? injection with { Kind = kind } : injection);
            if (guess is null) continue;
            if (!guesses.TryGetValue(guess.Value, out List<string>? names)) guesses.Add(guess.Value, names = []);
            names.Add(injection.Name);
        }

        foreach ((InjectionKind kind, List<string> names) in guesses.OrderBy(g => g.Key))
            findings.Add(Finding.Warning(
                "OST-FEA-040",
                FormattableString.Invariant(
                    $"{names.Count} injections are taken as {Words(kind)} because of their names or groups; no file states it"),
                new SourceLocation(content.Files[0]),
                string.Join(", ", names.Take(MostShown)) + (names.Count > MostShown ? ", …" : ""),
                "State the kind of each injection in an injection list, or switch guessing off."));
        int count = guesses.Sum(g => g.Value.Count);
        if (count == 0) return (content, 0);
        var guessed = new FeatureTable(injections, table.Features, table.Intensities)
        {
            Quantity = table.Quantity,
            AmountUnit = table.AmountUnit,
        };
        return (content with { Table = guessed }, count);
    }

    private static string Words(InjectionKind kind) => kind switch
    {
        InjectionKind.Qc => "pooled QC",
        InjectionKind.Blank => "blanks",
        _ => "reference materials",
    };
}
