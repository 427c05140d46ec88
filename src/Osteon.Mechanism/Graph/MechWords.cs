namespace Osteon.Mechanism;

/// <summary>The words of the text format for every enumeration, both ways.</summary>
public static class MechWords
{
    private static readonly (NodeKind Kind, string Word, string Prefix)[] KindTable =
    [
        (NodeKind.Cell, "cell", "cell"),
        (NodeKind.Vesicle, "vesicle", "vesicle"),
        (NodeKind.Mirna, "mirna", "mirna"),
        (NodeKind.Lncrna, "lncrna", "lncrna"),
        (NodeKind.Circrna, "circrna", "circrna"),
        (NodeKind.Protein, "protein", "gene"),
        (NodeKind.Complex, "complex", "complex"),
        (NodeKind.GeneFamily, "gene-family", "family"),
        (NodeKind.Metabolite, "metabolite", "metabolite"),
        (NodeKind.Drug, "drug", "drug"),
        (NodeKind.Carrier, "carrier", "carrier"),
        (NodeKind.Pathway, "pathway", "pathway"),
        (NodeKind.Process, "process", "process"),
        (NodeKind.Phase, "phase", "phase"),
        (NodeKind.Indication, "indication", "indication"),
        (NodeKind.Outcome, "outcome", "outcome"),
        (NodeKind.Material, "material", "material"),
        (NodeKind.Technique, "technique", "technique"),
    ];

    private static readonly (Relation Relation, string Arrow)[] ArrowTable =
    [
        (Relation.Raises, "->"), (Relation.Lowers, "-|"), (Relation.Unknown, "-?"), (Relation.ContextDependent, "-~"),
        (Relation.Association, "--"), (Relation.Contains, "-<"), (Relation.Structural, "=>"), (Relation.Treats, "~>"),
    ];

    private static readonly (MechanismKind Kind, string Word)[] MechanismTable =
    [
        .. Enum.GetValues<MechanismKind>().Where(k => k != MechanismKind.NotStated)
            .Select(k => (k, k == MechanismKind.TranslationalRepression ? "translational-repression" : Lower(k))),
    ];

    private static readonly (EvidenceType Type, string Word)[] TypeTable = [.. Enum.GetValues<EvidenceType>().Select(t => (t, Lower(t)))];

    private static readonly (Stance Stance, string Word)[] StanceTable = [.. Enum.GetValues<Stance>().Select(s => (s, Lower(s)))];

    /// <summary>Words of <c>kind=</c>.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. KindTable.Select(k => k.Word)];

    /// <summary>Prefixes of node ids.</summary>
    public static IReadOnlyList<string> Prefixes { get; } = [.. KindTable.Select(k => k.Prefix)];

    /// <summary>The eight arrows.</summary>
    public static IReadOnlyList<string> Arrows { get; } = [.. ArrowTable.Select(a => a.Arrow)];

    /// <summary>Words of <c>mechanism=</c>.</summary>
    public static IReadOnlyList<string> Mechanisms { get; } = [.. MechanismTable.Select(m => m.Word)];

    /// <summary>Words of <c>type=</c>.</summary>
    public static IReadOnlyList<string> EvidenceTypes { get; } = [.. TypeTable.Select(t => t.Word)];

    /// <summary>Words of <c>stance=</c>.</summary>
    public static IReadOnlyList<string> Stances { get; } = [.. StanceTable.Select(s => s.Word)];

    /// <summary>Words of <c>unqualified=</c>.</summary>
    public static IReadOnlyList<string> UnqualifiedReasons { get; } = [.. Enum.GetValues<UnqualifiedReason>().Select(Word)];

    /// <summary>Words of <c>model=</c> in a context.</summary>
    public static IReadOnlyList<string> Models { get; } = ["in-vivo", "in-vitro", "ex-vivo", "in-silico"];

    /// <summary>Prefixes of <c>xref=</c>; the list is closed.</summary>
    public static IReadOnlyList<string> XrefPrefixes { get; } =
        ["hgnc", "rgd", "mgi", "mirbase", "CL", "GO", "CHEBI", "UBERON", "MONDO", "HMDB", "KEGG", "WP", "PR", "NCBITaxon"];

    /// <summary>The word of a kind of node.</summary>
    public static string Word(NodeKind kind) => KindTable[(int)kind].Word;

    /// <summary>The prefix of the ids of a kind of node.</summary>
    public static string Prefix(NodeKind kind) => KindTable[(int)kind].Prefix;

    /// <summary>The arrow of a relation.</summary>
    public static string Arrow(Relation relation) => ArrowTable[(int)relation].Arrow;

    /// <summary>The word of a mechanism, or null when not stated.</summary>
    public static string? Word(MechanismKind mechanism) =>
        mechanism == MechanismKind.NotStated ? null : MechanismTable[(int)mechanism - 1].Word;

    /// <summary>The word of a type of evidence.</summary>
    public static string Word(EvidenceType type) => TypeTable[(int)type].Word;

    /// <summary>The word of a stance.</summary>
    public static string Word(Stance stance) => StanceTable[(int)stance].Word;

    /// <summary>The word of a reason.</summary>
    public static string Word(UnqualifiedReason reason) => reason switch
    {
        UnqualifiedReason.NoReference => "no-reference",
        UnqualifiedReason.TitleOnly => "title-only",
        UnqualifiedReason.MisCited => "mis-cited",
        UnqualifiedReason.OverRead => "over-read",
        _ => Lower(reason),
    };

    /// <summary>The reason of this word, or null.</summary>
    public static UnqualifiedReason? UnqualifiedReasonOf(string word) => Find(UnqualifiedReasons, word) is int i and >= 0 ? (UnqualifiedReason)i : null;

    /// <summary>The kind of this word, or null.</summary>
    public static NodeKind? KindOf(string word) => Find(Kinds, word) is int i and >= 0 ? (NodeKind)i : null;

    /// <summary>The kind whose ids have this prefix, or null.</summary>
    public static NodeKind? KindOfPrefix(string prefix) => Find(Prefixes, prefix) is int i and >= 0 ? (NodeKind)i : null;

    /// <summary>The relation of this arrow, or null.</summary>
    public static Relation? RelationOf(string arrow) => Find(Arrows, arrow) is int i and >= 0 ? (Relation)i : null;

    /// <summary>The mechanism of this word, or null.</summary>
    public static MechanismKind? MechanismOf(string word) => Find(Mechanisms, word) is int i and >= 0 ? (MechanismKind)(i + 1) : null;

    /// <summary>The type of evidence of this word, or null.</summary>
    public static EvidenceType? EvidenceTypeOf(string word) => Find(EvidenceTypes, word) is int i and >= 0 ? (EvidenceType)i : null;

    /// <summary>The stance of this word, or null.</summary>
    public static Stance? StanceOf(string word) => Find(Stances, word) is int i and >= 0 ? (Stance)i : null;

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static int Find(IReadOnlyList<string> words, string word)
    {
        for (int i = 0; i < words.Count; i++)
            if (words[i] == word) return i;
        return -1;
    }
}
