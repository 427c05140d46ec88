namespace Osteon.Mechanism;

/// <summary>One thing by which evidence names its study; two evidences with a key in common are one study.</summary>
/// <param name="Kind">What kind of name it is.</param>
/// <param name="Text">Cohort, reference in lower case, source of a reference list, claim, or the references of a group.</param>
/// <param name="Number">Number in the reference list of the source, else 0.</param>
internal readonly record struct StudyKey(StudyKeyKind Kind, string Text, int Number = 0)
{
    private const string Joint = " + ";

    /// <summary>How many works an evidence names: its references, or its numbers where they are more.</summary>
    public static int Works(Evidence evidence) => Math.Max(evidence.References.Count, evidence.Cited.Count);

    /// <summary>The studies that the cohort names: <c>A + B</c> are two that one citation gives together.</summary>
    public static string[] Cohorts(Evidence evidence) => evidence.Cohort switch
    {
        null => [],
        { } cohort when cohort.Contains(Joint, StringComparison.Ordinal) =>
            cohort.Split(Joint, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        { } cohort => [cohort],
    };

    /// <summary>Adds the keys of cohort and textbook, and the claim where nothing else names the study.</summary>
    public static void AddNames(Evidence evidence, List<StudyKey> keys)
    {
        foreach (string cohort in Cohorts(evidence)) keys.Add(new StudyKey(StudyKeyKind.Cohort, cohort));
        if (IsTextbook(evidence) || (keys.Count == 0 && Works(evidence) == 0)) keys.Add(new StudyKey(StudyKeyKind.Claim, evidence.Claim));
    }

    /// <summary>Adds the keys of references and of numbers in the list of the source.</summary>
    public static void AddWorks(Evidence evidence, List<StudyKey> keys)
    {
        foreach (string reference in evidence.References) keys.Add(new StudyKey(StudyKeyKind.Reference, reference.ToLowerInvariant()));
        if (evidence.Cited.Count == 0) return;
        string source = Source(evidence.Claim);
        foreach (int number in evidence.Cited) keys.Add(new StudyKey(StudyKeyKind.Number, source, number));
    }

    /// <summary>Whether the claim is the key of a source outside the curated texts.</summary>
    public static bool IsTextbook(Evidence evidence) => evidence.Claim.StartsWith("textbook:", StringComparison.Ordinal);

    /// <summary>The text whose reference list the numbers of a claim mean; title claims share the list of their text.</summary>
    private static string Source(string claim)
    {
        int dash = claim.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? claim : claim[..dash] is var source and not "R1T" ? source : "R1";
    }
}

/// <summary>Kinds of <see cref="StudyKey"/>.</summary>
internal enum StudyKeyKind
{
    /// <summary>A name that the curator gave.</summary>
    Cohort,

    /// <summary>A DOI or PubMed number.</summary>
    Reference,

    /// <summary>A number in the reference list of a source.</summary>
    Number,

    /// <summary>A claim that nothing else names.</summary>
    Claim,

    /// <summary>A citation of many works at once that nothing else names.</summary>
    Group,
}
