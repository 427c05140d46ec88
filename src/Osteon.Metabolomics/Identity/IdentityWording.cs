using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// Words for how sure a name is, so that a statement never says more than its evidence: a putatively annotated metabolite is not
/// "identified", and where no level is stated this is said. Sources: Sumner et al. 2007, 10.1007/s11306-007-0082-2; Schymanski et al. 2014,
/// 10.1021/es5002105.
/// </summary>
public static class IdentityWording
{
    /// <summary>What a level allows to say; <see cref="IdentityStanding.NotStated"/> for null.</summary>
    public static IdentityStanding Standing(IdentityLevel? level) => level switch
    {
        null => IdentityStanding.NotStated,
        { Level: "1" } => IdentityStanding.Identified,
        { Level: "2" or "2a" or "2b" } => IdentityStanding.PutativelyAnnotated,
        { Level: "3" } => IdentityStanding.PutativelyCharacterised,
        { Level: "4" or "5" } => IdentityStanding.Unknown,
        { } other => throw new ArgumentException($"'{other}' is not a level of its scheme", nameof(level)),
    };

    /// <summary>The words of the level itself, for example <c>putatively annotated</c> or <c>unequivocal molecular formula</c>.</summary>
    public static string Words(IdentityLevel? level) => level switch
    {
        null => "level of identification not stated",
        { Scheme: IdentityScheme.Msi, Level: "1" } => "identified",
        { Scheme: IdentityScheme.Msi, Level: "2" } => "putatively annotated",
        { Scheme: IdentityScheme.Msi, Level: "3" } => "putatively characterised class",
        { Scheme: IdentityScheme.Msi, Level: "4" } => "unknown",
        { Level: "1" } => "confirmed structure",
        { Level: "2" } => "probable structure",
        { Level: "2a" } => "probable structure by library spectrum",
        { Level: "2b" } => "probable structure by diagnostic evidence",
        { Level: "3" } => "tentative candidate",
        { Level: "4" } => "unequivocal molecular formula",
        { Level: "5" } => "exact mass of interest",
        { } other => throw new ArgumentException($"'{other}' is not a level of its scheme", nameof(level)),
    };

    /// <summary>
    /// A name with what may be said of it, to be put into a sentence: <c>carnitine (identified, MSI level 1)</c>, <c>carnitine (putatively
    /// annotated, MSI level 2)</c>, <c>carnitine (level of identification not stated)</c>, <c>unknown feature 12.3_456.7 (MSI level 4)</c>.
    /// </summary>
    /// <param name="name">The name, or null for an unnamed feature.</param>
    /// <param name="feature">Id of the feature, which stands for the name where there is none.</param>
    /// <param name="level">The level as the table states it, or null.</param>
    public static string Phrase(string? name, string feature, IdentityLevel? level)
    {
        bool named = !IdentifierText.IsBlank(name);
        if (!named) return level is null ? $"unnamed feature {feature}" : $"unnamed feature {feature} ({level})";
        return level is null ? $"{name} ({Words(null)})" : $"{name} ({Words(level)}, {level})";
    }

    /// <summary>
    /// One sentence that counts features by standing: <c>Of 185 features 12 are identified, 100 putatively annotated, 3 putatively
    /// characterised, 0 unknown; for 70 no level is stated.</c>
    /// </summary>
    public static string Sentence(IReadOnlyList<Feature> features) => Counted([.. features.Select(f => Standing(f.Identity))], "features");

    /// <summary>
    /// The same for compounds, for example the hits of a pathway: <c>Of 5 metabolites 1 are identified …</c>. A compound that several
    /// features lead to counts with the surest of them. What was matched without regard to stereochemistry is counted too.
    /// </summary>
    /// <param name="mapping">The mapping that led to the compounds.</param>
    /// <param name="compounds">Keys of compounds; one without a feature counts as not stated.</param>
    public static string Sentence(IdentifierMapping mapping, IReadOnlyList<string> compounds)
    {
        IReadOnlyList<FeatureMapping>[] features = [.. compounds.Select(mapping.FeaturesOf)];
        IdentityStanding[] surest =
            [.. features.Select(f => f.Select(m => Standing(m.Identity)).DefaultIfEmpty(IdentityStanding.NotStated).Min())];
        int weak = features.Count(f => f.Count > 0 && f.All(m => m.IsWeak));
        string text = Counted(surest, "metabolites");
        return weak == 0
            ? text
            : string.Create(CultureInfo.InvariantCulture, $"{text} {weak} were matched without regard to stereochemistry.");
    }

    private static string Counted(IdentityStanding[] standings, string what)
    {
        Dictionary<IdentityStanding, int> counts = standings.GroupBy(s => s).ToDictionary(g => g.Key, g => g.Count());
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Of {standings.Length} {what} {Of(IdentityStanding.Identified)} are identified, " +
            $"{Of(IdentityStanding.PutativelyAnnotated)} putatively annotated, " +
            $"{Of(IdentityStanding.PutativelyCharacterised)} putatively characterised, {Of(IdentityStanding.Unknown)} unknown; " +
            $"for {Of(IdentityStanding.NotStated)} no level is stated.");

        int Of(IdentityStanding standing) => counts.GetValueOrDefault(standing);
    }
}
