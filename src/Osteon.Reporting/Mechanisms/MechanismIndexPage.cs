using System.Globalization;
using Osteon.Mechanism;

namespace Osteon.Reporting;

/// <summary>The first page of a mechanism graph: what it holds, how its sources are covered, the list of indications, and a
/// drawing.</summary>
public static class MechanismIndexPage
{
    /// <summary>File name of the page.</summary>
    public const string FileName = "index.html";

    private const int ManyStudies = 2;

    /// <summary>
    /// The file name of the page of an indication: <c>indication-NAME.html</c>. Characters other than small letters, digits and hyphens are
    /// written as <c>_</c> and their number, so that different nodes have different files also where the system does not tell capitals
    /// apart.
    /// </summary>
    public static string FileNameOf(Node indication)
    {
        ArgumentNullException.ThrowIfNull(indication);
        string name = indication.Id[(indication.Id.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return "indication-" + string.Concat(name.Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'
            ? c.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"_{(int)c:x4}"))) + ".html";
    }

    /// <summary>The page.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="graphName">Where it is from, as the reader named it.</param>
    /// <param name="coverage">Where the claims of the sources went.</param>
    /// <param name="dossiers">The indications that have a page, in their order.</param>
    /// <param name="generator">The program that writes.</param>
    public static Report Of(
        MechanismGraph graph,
        string graphName,
        Coverage coverage,
        IReadOnlyList<IndicationDossier> dossiers,
        ReportGenerator generator)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(dossiers);
        return new Report
        {
            Title = "Mechanism graph",
            Subtitle = $"How vesicles are said to act on bone, with the evidence of every edge. Graph: {graphName}.",
            GeneratedBy = generator,
            Facts =
            [
                new Fact("Nodes", IndicationPage.Number(graph.Nodes.Count)), new Fact("Edges", IndicationPage.Number(graph.Edges.Count)),
                new Fact("Facts", IndicationPage.Number(graph.Facts.Count)), new Fact("Indications", IndicationPage.Number(dossiers.Count)),
            ],
            Sections = [Indications(dossiers), Holdings(graph, coverage), Drawing(graph)],
        };
    }

    /// <summary>
    /// The part of the graph that the first page draws: edges that rest on a perturbation, or on at least two independent studies. Textbook
    /// sources are no studies here.
    /// </summary>
    public static MechanismGraph BestSupported(MechanismGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        HashSet<string> kept = [.. graph.Edges.Where((_, i) => IsBest(graph.Beliefs[i])).Select(e => e.Id)];
        return new GraphSelection { Where = e => kept.Contains(e.Id) }.Of(graph);
    }

    private static bool IsBest(EdgeBelief belief) => EdgeWording.KindOf(belief) == StatementKind.Perturbed
        || belief.Support.Classes
            .Where(c => c.Class is not (EvidenceClass.Definition or EvidenceClass.Textbook or EvidenceClass.BareStatement))
            .Sum(c => c.Studies.Count) >= ManyStudies;

    private static Section Indications(IReadOnlyList<IndicationDossier> dossiers) => new("indications", "Indications",
    [
        new TextTableBlock("indication-table", "Indications with at least one claim",
            [
                new("Indication"), new("Claims", Number: true),
                new("Primary studies", Number: true, "with or without identifier; textbooks, reviews and statements are not counted"),
                new("With identifier", Number: true, "primary studies with a DOI or PubMed number"),
                new("Perturbed", Number: true, "claims whose strongest evidence is a perturbation"),
                new("Cited study", Number: true, "claims whose strongest evidence is a study that is cited and was not read for them"),
                new("Only named", Number: true, "claims that nothing supports"),
                new("Opposite claims", Number: true, "pairs of opposite claims, within the indication and against other contexts"),
                new("Opposite paths", Number: true, "nodes that one vesicle, cell or carrier raises and lowers over several claims"),
                new("Refuted", Number: true, "claims with evidence against them"),
                new("Mis-cited", Number: true, "evidences whose reference does not carry the statement"),
            ],
            [.. dossiers.OrderByDescending(d => d.Claims.Count).ThenBy(d => d.Indication.Id, StringComparer.Ordinal)
                .Select(d => (RichText[])
                [
                    RichText.Empty.Link(IndicationPage.Capital(d.Indication.Name ?? d.Indication.Label), FileNameOf(d.Indication)),
                    IndicationPage.Number(d.Claims.Count), IndicationPage.Number(d.PrimaryStudies),
                    IndicationPage.Number(d.Count(StudySource.Identified)),
                    IndicationPage.Number(d.Count(StatementKind.Perturbed)), IndicationPage.Number(d.Count(StatementKind.Cited)),
                    IndicationPage.Number(d.Count(StatementKind.Named)),
                    IndicationPage.Number(d.Doubts.Within.Count + d.Doubts.Across.Count), IndicationPage.Number(d.Paths.Found.Count),
                    IndicationPage.Number(d.Doubts.Refuted.Count),
                    IndicationPage.Number(d.Doubts.Cautions.Where(c => c.Miscited).Sum(c => c.Evidence)),
                ])]),
    ])
    {
        Description = "Each has a page: what is claimed, by which evidence, what contradicts it, what is missing.",
    };

    private static Section Holdings(MechanismGraph graph, Coverage coverage)
    {
        StatementKind[] kinds = [.. graph.Beliefs.Select(EdgeWording.KindOf)];
        var blocks = new List<Block>
        {
            new TextTableBlock("node-kinds", "Nodes", [new("Kind"), new("Nodes", Number: true)],
                [.. graph.Nodes.GroupBy(n => n.Kind).OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
                    .Select(g => (RichText[])[MechWords.Word(g.Key), IndicationPage.Number(g.Count())])]),
            new TextTableBlock("edge-kinds", "What the edges rest on", [new("Strongest evidence"), new("Edges", Number: true)],
                [.. kinds.GroupBy(k => k).OrderBy(g => g.Key)
                    .Select(g => (RichText[])[EdgeWording.Words(g.Key), IndicationPage.Number(g.Count())])]),
        };
        if (coverage.Sources.Count > 0)
        {
            blocks.Add(new TextTableBlock("claim-coverage", "Claims of the sources",
                [
                    new("Source"), new("Claims", Number: true), new("In edges", Number: true), new("In facts", Number: true),
                    new("Left out with a reason", Number: true), new("Nowhere", Number: true),
                ],
                [.. coverage.Sources.Select(s => (RichText[])
                    [
                        s.Source, IndicationPage.Number(s.Claims), IndicationPage.Number(s.InEdges), IndicationPage.Number(s.InFacts),
                        IndicationPage.Number(s.Omitted), IndicationPage.Number(s.Missing),
                    ])]));
        }
        else
        {
            blocks.Add(new ParagraphBlock("No table of claims lies beside this graph, so it cannot be said which claims it covers."));
        }

        return new Section("holdings", "What the graph holds", blocks);
    }

    private static Section Drawing(MechanismGraph graph)
    {
        MechanismGraph part = BestSupported(graph);
        return new Section("drawing", "What rests on most",
        [
            new MechanismBlock("graph", "Edges that rest on a perturbation, or on at least two independent studies", part)
            {
                Caption = string.Create(CultureInfo.InvariantCulture,
                    $"{part.Edges.Count} of {graph.Edges.Count} edges; textbook sources are not counted as studies. ")
                    + "The pages of the indications draw all their claims.",
            },
        ]);
    }
}
