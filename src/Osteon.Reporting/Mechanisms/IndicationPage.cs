using System.Globalization;
using Osteon.Mechanism;

namespace Osteon.Reporting;

/// <summary>
/// The page of one indication: what is claimed, by which evidence, what contradicts it, what is missing, and the drawing. The sections can
/// stand in any report.
/// </summary>
public static class IndicationPage
{
    private const int FoldFrom = 12;
    private const int EdgesInRow = 6;

    /// <summary>
    /// The five sections. Their identifiers, and those of everything in them, begin with the prefix; the drawing has the identifier
    /// <c>PREFIXgraph</c>.
    /// </summary>
    /// <param name="dossier">What the graph holds about the indication.</param>
    /// <param name="prefix">Beginning of all identifiers: empty, or a letter first and then letters, digits, <c>-</c>, <c>_</c> or
    /// <c>.</c>.</param>
    /// <param name="marks">Measured results to light up on the drawing; null for none.</param>
    public static IReadOnlyList<Section> Sections(IndicationDossier dossier, string prefix = "", IReadOnlyList<MeasuredMark>? marks = null)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var drawing = new MechanismBlock(prefix + "graph", $"{Capital(dossier.Indication.Label)} in the mechanism graph", dossier.Part())
        {
            Marks = marks ?? [],
            Caption = "From vesicle and carrier over cargo, target, pathway and cell to the outcome. "
                + "Only claims about this indication are drawn.",
        };
        HashSet<string> ids = [.. dossier.Claims.Select(e => e.Id)];
        var write = new EdgeText(dossier.Graph, drawing.Id) { Shown = e => ids.Contains(e.Id) };
        return
        [
            Claimed(dossier, prefix, write),
            Evidence(dossier, prefix, write),
            Contradictions(dossier, prefix, write),
            Missing(dossier, prefix, write),
            new Section(prefix + "drawing", "Drawing and evidence of every claim", [drawing]),
        ];
    }

    /// <summary>The whole page.</summary>
    /// <param name="dossier">What the graph holds about the indication.</param>
    /// <param name="graphName">Where the graph is from, as the reader named it.</param>
    /// <param name="index">File name of the page that lists all indications, or null for none.</param>
    /// <param name="generator">The program that writes.</param>
    public static Report Of(IndicationDossier dossier, string graphName, string? index, ReportGenerator generator)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return new Report
        {
            Title = Capital(dossier.Indication.Name ?? dossier.Indication.Label),
            Subtitle = "What is claimed about it, by which evidence, what contradicts it and what is missing. "
                + $"Mechanism graph: {graphName}.",
            GeneratedBy = generator,
            Facts =
            [
                new Fact("Claims", Number(dossier.Claims.Count)),
                new Fact("Primary studies", PrimaryStudies(dossier)),
                new Fact("Textbooks and reviews", Number(dossier.Count(StudySource.Textbook))),
                new Fact("Rest on a perturbation", Number(dossier.Count(StatementKind.Perturbed))),
                new Fact("Only named", Number(dossier.Count(StatementKind.Named))),
                .. index is null ? (Fact[])[] : [new Fact("All indications", RichText.Empty.Link("list", index))],
            ],
            Sections = Sections(dossier),
        };
    }

    internal static string Capital(string text) => EdgeEvidenceMarkup.Capital(text);

    internal static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>How many primary studies, and by what they can be found: <c>12 (9 with identifier, 3 by number or name only)</c>.</summary>
    private static string PrimaryStudies(IndicationDossier dossier) => dossier.PrimaryStudies == 0
        ? "0"
        : string.Create(CultureInfo.InvariantCulture,
            $"{dossier.PrimaryStudies} ({dossier.Count(StudySource.Identified)} with identifier, ")
            + $"{Number(dossier.Count(StudySource.Numbered))} by number or name only)";

    private static Section Claimed(IndicationDossier dossier, string prefix, EdgeText write)
    {
        var blocks = new List<Block>();
        foreach (ClaimGroup group in dossier.Groups)
        {
            blocks.Add(new HeadingBlock($"{prefix}claims-{group.Kind.ToString().ToLowerInvariant()}",
                $"{ClaimGroups.Title(group.Kind)} ({group.Edges.Count})"));
            Edge[] edges = [.. group.Edges.OrderBy(EdgeWording.KindOf).ThenBy(e => e.Id, StringComparer.Ordinal)];
            blocks.Add(new ListBlock([.. edges.Select(write.Statement)])
            {
                FoldedBehind = edges.Length > FoldFrom ? $"All {Number(edges.Length)} claims" : null,
            });
        }

        if (blocks.Count == 0) blocks.Add(new ParagraphBlock("The graph claims nothing about it."));
        return new Section(prefix + "claims", "What is claimed", blocks)
        {
            Description = "A claim is an edge whose context states this indication or one of whose ends it is. "
                + "It stands under every heading that fits, and its verb follows from its evidence.",
        };
    }

    private static Section Evidence(IndicationDossier dossier, string prefix, EdgeText write)
    {
        var blocks = new List<Block>
        {
            new TextTableBlock(prefix + "evidence-kinds", "What the claims rest on",
                [
                    new("Strongest evidence"), new("Claims", Number: true),
                    new("Studies with identifier", Number: true, "primary studies with a DOI or PubMed number"),
                    new("Studies by number or name only", Number: true,
                        "primary studies known only by their number in the reference list of a curated text, or by their name"),
                    new("Textbooks and reviews", Number: true, "no studies of their own"),
                ],
                [.. dossier.Kinds.Where(k => k.Claims > 0).Select(k => (RichText[])
                    [
                        EdgeWording.Words(k.Kind), Number(k.Claims), Of(k.Kind, StudySource.Identified),
                        Of(k.Kind, StudySource.Numbered), Of(k.Kind, StudySource.Textbook),
                    ])])
            {
                Caption = "A claim and a study count once, in the strongest kind that they reach. "
                    + "A study behind a claim of one kind may itself be of another: it is counted by all that it says "
                    + "about this indication. A statement without reference is no study.",
            },
        };
        if (dossier.Perturbations.Count > 0)
        {
            blocks.Add(new TextTableBlock(prefix + "evidence-perturbations", "Where something was perturbed",
                [new("Model"), new("Species"), new("Claims", Number: true), new("Primary studies", Number: true)],
                [.. dossier.Perturbations.Select(p => (RichText[])
                    [p.Model ?? "not stated", p.Species ?? "not stated", Number(p.Edges.Count), Number(p.Studies)])]));
        }
        else
        {
            blocks.Add(new ParagraphBlock("No claim rests on a perturbation that the curator read in its own source."));
        }

        blocks.Add(new TextTableBlock(prefix + "evidence-studies", "Studies and other sources",
            [
                new("Source"), new("What it is"), new("Rests on"), new("Reference"), new("Supports", Number: true),
                new("Against", Number: true), new("Claims"),
            ],
            [.. dossier.Studies.Select(s => (RichText[])
                [
                    s.Name, StudySources.Words(s.Source), EdgeWording.Words(s.Kind), EdgeText.References(s.References),
                    Number(s.Supports.Count), Number(s.Refutes.Count),
                    write.Links([.. s.Supports.Concat(s.Refutes).DistinctBy(e => e.Id)], EdgesInRow),
                ])])
        {
            Caption = "Evidence with the same cohort, a reference in common or the same number in a reference list is one source. "
                + "One that only names a claim is not listed. Textbooks, reviews and statements without reference are not counted as "
                + "studies; a cited work that is a review itself is counted as a study where no textbook key of the graph says so.",
        });
        return new Section(prefix + "evidence", "By which evidence", blocks);

        string Of(StatementKind kind, StudySource source) => Number(dossier.Studies.Count(s => s.Kind == kind && s.Source == source));
    }

    private static Section Contradictions(IndicationDossier dossier, string prefix, EdgeText write)
    {
        DossierDoubts doubts = dossier.Doubts;
        var blocks = new List<Block>();
        Conflicts(doubts.Within, "Opposite claims about this indication", "within");
        Conflicts(doubts.Across, "Opposite claims in other contexts", "across");
        if (doubts.Refuted.Count > 0)
        {
            blocks.Add(new HeadingBlock(prefix + "contradictions-refuted", $"Claims with evidence against them ({doubts.Refuted.Count})"));
            blocks.Add(new ListBlock([.. doubts.Refuted.Select(write.Statement)]));
        }

        PathContradictionAnswer paths = dossier.Paths;
        if (paths.Found.Count > 0)
        {
            blocks.Add(new HeadingBlock(prefix + "contradictions-paths",
                $"Opposite effects of one source over several claims ({Number(paths.Found.Count)})"));
            foreach (PathContradiction found in paths.Found)
            {
                blocks.Add(new ParagraphBlock(write.Opposed(found)));
                blocks.Add(new ListBlock([write.Path(found.Raising), write.Path(found.Lowering)]));
            }
        }

        blocks.Add(new ParagraphBlock(LookedFor(dossier)));
        if (doubts.Cautions.Count > 0)
        {
            blocks.Add(new TextTableBlock(prefix + "contradictions-cautions", "Cautions of the curator",
                [new("Caution"), new("Mis-cited"), new("Evidences", Number: true), new("Claims")],
                [.. doubts.Cautions.Select(c => (RichText[])
                    [c.Text, c.Miscited ? "yes" : "–", Number(c.Evidence), write.Links(c.Edges, EdgesInRow)])])
            {
                Caption = "What the curator of the graph noted at the evidence: "
                    + "references that do not carry the statement, and other doubts.",
            });
        }

        return new Section(prefix + "contradictions", "What contradicts it", blocks);

        void Conflicts(IReadOnlyList<Conflict> conflicts, string title, string name)
        {
            if (conflicts.Count == 0) return;
            blocks.Add(new HeadingBlock($"{prefix}contradictions-{name}", $"{title} ({conflicts.Count})"));
            blocks.Add(new ListBlock([.. conflicts.Select(c => write.Opposite(c))]));
        }
    }

    /// <summary>What was looked for, and what of it was not found.</summary>
    private static string LookedFor(IndicationDossier dossier)
    {
        DossierDoubts doubts = dossier.Doubts;
        PathContradictionAnswer paths = dossier.Paths;
        string[] without =
        [
            .. doubts.Within.Count + doubts.Across.Count == 0 ? (string[])["opposite claims with the same ends"] : [],
            .. doubts.Refuted.Count == 0 ? (string[])["evidence against a claim"] : [],
            .. paths.Found.Count == 0 ? (string[])["opposite effects over several claims"] : [],
        ];
        string found = without.Length == 0 ? "" : $"Not found: {string.Join("; ", without)}. ";
        return found + string.Create(CultureInfo.InvariantCulture,
            $"Looked for: claims that raise and lower with the same two ends, of which at least one is among the {dossier.Claims.Count} ")
            + "claims about this indication; evidence against one of them; and nodes that one vesicle, cell or carrier both raises and "
            + "lowers, "
            + string.Create(CultureInfo.InvariantCulture,
                $"over at most {PathContradictions.Length} of the {paths.Claims} supported claims with an effect or a content, ")
            + string.Create(CultureInfo.InvariantCulture,
                $"from {paths.Sources} {(paths.Sources == 1 ? "source" : "sources")}. ")
            + (paths.Complete ? "" : "The search was cut off, so some may be missing. ")
            + "Claims that state no indication are not followed: general pathways hold their own brakes, which would look like "
            + "contradictions. Kinds of one vesicle or cell are followed apart. "
            + "That nothing is found does not mean that the claims agree.";
    }

    private static Section Missing(IndicationDossier dossier, string prefix, EdgeText write)
    {
        var blocks = new List<Block>();
        foreach (MissingEvidence gap in dossier.Missing)
        {
            blocks.Add(new HeadingBlock($"{prefix}missing-{gap.Kind.ToString().ToLowerInvariant()}", GapTitle(gap.Kind)));
            blocks.Add(new ParagraphBlock(gap.Sentence));
            if (gap.Named.Count > 0)
                blocks.Add(new ParagraphBlock("Named in claims: " + string.Join(", ", gap.Named.Select(n => n.Label)) + "."));
            if (gap.Elsewhere.Count > 0)
            {
                blocks.Add(new ListBlock([.. gap.Elsewhere.Select(n => RichText.Of(n.Label))])
                {
                    Inline = true,
                    FoldedBehind = $"{Number(gap.Elsewhere.Count)} that no claim about it names",
                });
            }

            if (gap.Edges.Count > 0)
            {
                blocks.Add(new ListBlock([.. gap.Edges.Select(write.Link)])
                {
                    Inline = true,
                    FoldedBehind = $"{Number(gap.Edges.Count)} {(gap.Edges.Count == 1 ? "claim" : "claims")}",
                });
            }
        }

        if (blocks.Count == 0) blocks.Add(new ParagraphBlock("None of the gaps that are looked for was found."));
        return new Section(prefix + "missing", "What is missing", blocks)
        {
            Description = "Counted from the graph. It says what the curated sources do not hold, not what nobody has studied.",
        };
    }

    private static string GapTitle(MissingKind kind) => kind switch
    {
        MissingKind.Perturbation => "No perturbation",
        MissingKind.Human => "No human evidence",
        MissingKind.Species => "Species not stated",
        MissingKind.Phase => "Phases of healing",
        MissingKind.Carrier => "Carriers",
        MissingKind.Cell => "Cells",
        MissingKind.Support => "Only named",
        MissingKind.Sign => "No direction",
        _ => "No dose",
    };
}
