namespace Osteon.Study;

/// <summary>What a name for vesicles claims (MISEV2023, 10.1002/jev2.12404, Table 2).</summary>
public static class VesicleTerm
{
    private static readonly string[] Biogenesis =
        ["exosome", "ectosome", "microvesicle", "microparticle", "oncosome", "prostasome", "apoptotic"];
    private static readonly string[] Small = ["small", "exosome", "sev"];

    /// <summary>
    /// The word in it that claims an origin (exosome: from endosomes; ectosome, microvesicle: from the surface), or null. A term that says
    /// what the vesicles are like (small EV, CD63-positive EV) claims none.
    /// </summary>
    public static string? ClaimsOrigin(string? term) =>
        term is null ? null : Array.Find(Biogenesis, w => term.Contains(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the name says that the vesicles are small, by word or by claiming to be exosomes.</summary>
    public static bool ClaimsSmall(string? term) =>
        term is not null && Array.Exists(Small, w => term.Contains(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>What to call the vesicles.</summary>
    /// <param name="term">The name used, or null.</param>
    /// <param name="evidence">Evidence of the origin, or null.</param>
    public static string Advice(string? term, string? evidence)
    {
        if (term is null)
            return "No name is stated. EV is always right; small EV (usually below 200 nm) if the diameter was measured, with the method.";
        if (ClaimsOrigin(term) is not { } word)
            return ClaimsSmall(term)
                ? $"'{term}' says what was measured, not where the vesicles come from, and is well chosen if the diameter and its method "
                    + "are given."
                : $"'{term}' claims no origin.";
        return evidence is null
            ? $"'{term}': '{word}' claims an origin in the cell for which no evidence is stated. Say "
                + $"{(word == "exosome" ? "small EV" : "EV")}, or state biogenesis_evidence."
            : $"'{term}' claims an origin in the cell; the evidence stated is: {evidence}.";
    }
}
