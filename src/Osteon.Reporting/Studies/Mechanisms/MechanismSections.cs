using System.Globalization;
using Osteon.Mechanism;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>The section that holds results against the mechanism graph.</summary>
internal static class MechanismSections
{
    private const string Id = "mechanism";
    private const int MostRows = 30;

    private static readonly (Relation Relation, string Print)[] ArrowsOfPrint =
    [
        (Relation.Raises, "→"), (Relation.Lowers, "⊣"), (Relation.Unknown, "⇢"), (Relation.ContextDependent, "⇝"), (Relation.Contains, "∋"), (Relation.Structural, "⇒"),
    ];

    private static readonly (string Id, string Title, string Said, Func<Observation, bool> Is)[] Parts =
    [
        ("perturbed", "Was perturbed", "The treatment was given and these were compared between the arms.", o => o.Kind == ObservationKind.Outcome),
        ("enriched", "Is enriched", "These pathways are over-represented among the metabolites that differ. That has no direction, says nothing of bone, and perturbs nothing.", o => o.Kind == ObservationKind.Pathway),
        ("associated", "Is associated", "These differ between the arms. Nothing shows that they act on bone.", o => o.Kind is ObservationKind.Metabolite or ObservationKind.Molecule),
        ("markers", "Markers of the vesicles", "These were looked for in the vesicles.", o => o.Kind == ObservationKind.Marker),
    ];

    /// <summary>The section of a run; none where no arm stands for a node.</summary>
    public static IEnumerable<Section> Of(ExplanationView view, Manifest manifest)
    {
        if (view.Step is null) yield break;
        if (view.Step.Failure is { } failure)
        {
            yield return new Section(Id, "Mechanisms", [new FindingListBlock([failure])]) { Status = SectionStatus.Failed };
            yield break;
        }

        if (view.Arms.All(a => a.Explanation.Observations.Count == 0)) yield break;
        yield return Of(view.Arms, arm => manifest.Design.Arms.FirstOrDefault(a => a.Id == arm)?.Label ?? arm) with
        {
            AuthorComment = StudySections.Comment(manifest, Id),
        };
        if (IndicationOf(manifest, ShippedMechanism.Graph) is { } indication) yield return Indication(indication, view.Arms);
    }

    /// <summary>The section.</summary>
    /// <param name="arms">What was found of each arm, explained.</param>
    /// <param name="shown">The name of an arm as it is shown.</param>
    public static Section Of(IReadOnlyList<(ArmObservations Found, Explanation Explanation)> arms, Func<string, string> shown)
    {
        Table[] tables = [.. ExplanationDocument.Tables(arms)];
        var blocks = new List<Block>();
        foreach ((int i, (ArmObservations found, Explanation explanation)) in arms.Index())
            blocks.AddRange(Blocks(arms.Count == 1 ? Id : string.Create(CultureInfo.InvariantCulture, $"{Id}-{i + 1}"), found, explanation, (shown, arms.Count > 1)));
        foreach (Table table in tables.Where(t => t.Id != "mechanism_observations"))
            blocks.Add(new DataTableBlock(table) { Path = $"tables/{table.Id}.tsv", MaxRows = MostRows });
        return new Section(Id, "Mechanisms", blocks)
        {
            Description = "The results held against a curated graph of what is claimed about vesicles in bone repair, each claim with its evidence.",
            HowToRead =
            [
                RichText.Empty.Strong("A path is a hypothesis.").Then(" It says how one thing could act on the other by what was claimed in other studies, often in other species and cells. Its belief is the product of the beliefs of its edges; the weakest edge is named."),
                RichText.Empty.Strong("Arrows.").Then(" → raises, ⊣ lowers, ⇢ acts in an unknown direction, ⇝ in one that depends on the context, ∋ contains, ⇒ is part of or becomes."),
                RichText.Empty.Strong("Fits, contradicted, contested.").Then(" All supported paths have the sign that was found, the opposite one, or both occur. Edges that nothing supports are never walked."),
                RichText.Empty.Strong("Was perturbed, is associated, is enriched").Then(" are three different things. Only the first tells of cause, and only of the treatment as a whole."),
                RichText.Empty.Strong("Unexplained").Then(" does not mean wrong: nobody in the graph has claimed it yet."),
            ],
        };
    }

    /// <summary>The node of the condition that a study is about, or null where the graph has none of that name.</summary>
    public static Node? IndicationOf(Manifest manifest, MechanismGraph graph) => manifest.Design.Model?.Condition is { } condition
        && graph.Names.Find(condition).Where(n => n.Kind == NodeKind.Indication).ToArray() is [{ } node] ? node : null;

    /// <summary>What the graph holds about the condition apart from what the study says itself, with the results lit up on it.</summary>
    public static Section Indication(Node indication, IReadOnlyList<(ArmObservations Found, Explanation Explanation)> arms)
    {
        MeasuredMark[] marks = [.. arms.SelectMany(a => ExplanationDrawing.Marks(a.Explanation))];
        IReadOnlyList<Section> page = IndicationPage.Sections(IndicationDossier.Of(arms[0].Explanation.Graph, indication.Id), "indication-", marks);
        return new Section("indication", $"Indication: {indication.Label}",
        [
            .. page.SelectMany(s => (IEnumerable<Block>)[new HeadingBlock(s.Id, s.Title), .. s.Description is { } said ? [new ParagraphBlock(said)] : Array.Empty<Block>(), .. s.Blocks]),
        ])
        {
            Description = "What the mechanism graph holds about the condition of this study: what is claimed, by which evidence, what contradicts it, what is missing."
                + (arms[0].Explanation.Own.SetAside.Count > 0 ? " What this study says itself is not among it; its results are lit up on the drawing." : ""),
        };
    }

    /// <summary>One sentence for the summary, or none.</summary>
    public static IEnumerable<RichText> Sentences(ExplanationView view)
    {
        foreach ((ArmObservations _, Explanation explanation) in view.Arms)
        {
            ExplainedObservation[] outcomes =
                [.. explanation.Observations.Where(o => o.Observation is { Kind: ObservationKind.Outcome, Sign: not Sign.Unknown })];
            if (outcomes.Length == 0) continue;
            string Names(params Verdict[] verdicts) => string.Join(", ", outcomes.Where(o => verdicts.Contains(o.Verdict)).Select(o => o.Observation.Name));
            string[] said =
            [
                .. new[]
                {
                    (Names(Verdict.Fits), "fits"), (Names(Verdict.Contested), "is contested in"), (Names(Verdict.Contradicts), "is contradicted by"),
                    (Names(Verdict.SignOpen), "has no sign for"), (Names(Verdict.ByClass, Verdict.NamedOnly, Verdict.Unexplained, Verdict.NotInGraph), "does not explain"),
                }.Where(p => p.Item1.Length > 0).Select(p => $"{p.Item2} {p.Item1}"),
            ];
            int studies = Studies(explanation, outcomes);
            yield return RichText.Empty.Strong("Mechanisms").Then(string.Create(
                CultureInfo.InvariantCulture,
                $": by what {(studies == 1 ? "1 study or textbook claims" : $"{studies} studies and textbooks claim")} on the way from {ExplanationWording.Causes(explanation)}, the graph {string.Join("; ", said)}."));
        }
    }

    /// <summary>How many studies and textbooks the best paths to these outcomes rest on.</summary>
    private static int Studies(Explanation explanation, IEnumerable<ExplainedObservation> outcomes)
    {
        MechanismGraph graph = explanation.Graph;
        HashSet<string> edges = [.. outcomes.SelectMany(o => new[] { o.For, o.Against, o.Open }).Where(p => p.Count > 0).SelectMany(p => p[0].Steps).Select(s => s.Edge.Id)];
        return Enumerable.Range(0, graph.Edges.Count).Where(e => edges.Contains(graph.Edges[e].Id))
            .SelectMany(e => Enumerable.Range(0, graph.Edges[e].Evidence.Count).Where(i => graph.Edges[e].Evidence[i].Stance == Stance.Supports).Select(i => graph.Studies.Of(e, i)))
            .Where(s => s >= 0).Distinct().Count();
    }

    private static IEnumerable<Block> Blocks(
        string id, ArmObservations found, Explanation explanation, (Func<string, string> Shown, bool Several) how)
    {
        string against = $"{how.Shown(found.Arm)} against {how.Shown(found.Reference)}";
        if (how.Several) yield return new HeadingBlock(id + "-arm", against);
        string cut = explanation.Complete ? "" : " A search was cut off: better paths and further mechanisms may exist.";
        yield return new ParagraphBlock(
            $"{against}: the arm stands for {string.Join(" and ", explanation.Causes.Select(c => $"{c.Label} ({c.Id})"))}, by its {found.By}. {ExplanationLines.Counts(explanation)}. {ExplanationLines.Aside(explanation, found)}{cut}");
        MechanismBlock drawing = ExplanationDrawing.Of(id + "-graph", explanation);
        foreach ((string part, string title, string said, Func<Observation, bool> isPart) in Parts)
        {
            int[] rows = [.. Enumerable.Range(0, explanation.Observations.Count).Where(i => isPart(explanation.Observations[i].Observation))];
            if (rows.Length == 0) continue;
            yield return new HeadingBlock($"{id}-{part}", title);
            yield return new ParagraphBlock(said);
            foreach (int i in rows.Where(i => explanation.Observations[i].Verdict != Verdict.NotInGraph))
            {
                ExplainedObservation one = explanation.Observations[i];
                string verdict = ExplanationWording.Words(one.Verdict);
                yield return new ParagraphBlock(RichText.Empty.Strong(char.ToUpperInvariant(verdict[0]) + verdict[1..]).Then($". {ExplanationWording.Observed(explanation, one.Observation)}"));
                yield return new ListBlock([.. Said(explanation, i, drawing)]);
            }

            string[] unknown = [.. rows.Where(i => explanation.Observations[i].Verdict == Verdict.NotInGraph).Select(i => Short(explanation.Observations[i].Observation))];
            if (unknown.Length > 0)
                yield return new ParagraphBlock(RichText.Empty.Strong("Not in the graph").Then(string.Create(CultureInfo.InvariantCulture, $" ({unknown.Length}): {string.Join("; ", unknown)}.")));
        }

        yield return drawing;
    }

    /// <summary>An observation in a few words: <c>calnexin (absent)</c>, <c>LPE 18:2 (higher, p = 0.01)</c>.</summary>
    private static string Short(Observation observation) => string.Create(
        CultureInfo.InvariantCulture, $"{observation.Name} ({Observation.Word(observation.Change)}{(observation.P is { } p ? $", p = {NumberText.Significant(p, 2)}" : "")})");

    private static IEnumerable<RichText> Said(Explanation explanation, int i, MechanismBlock drawing)
    {
        ExplainedObservation one = explanation.Observations[i];
        yield return Evidence(
            Arrows(ExplanationWording.Judged(explanation, one)),
            drawing,
            new[] { one.For, one.Against, one.Open }.Where(p => p.Count > 0).SelectMany(p => p[0].Steps).Select(s => s.Edge.Id));
        foreach (string line in ExplanationLines.Onward(explanation, i)) yield return Arrows(line);
    }

    /// <summary>The text, followed by links to the evidence of these edges as far as they are drawn.</summary>
    private static RichText Evidence(RichText text, MechanismBlock drawing, IEnumerable<string> edges)
    {
        string[] drawn = [.. edges.Where(e => drawing.Graph.Edge(e) is not null).Distinct(StringComparer.Ordinal)];
        if (drawn.Length == 0) return text;
        text = text.Then(" Evidence:");
        foreach (string edge in drawn) text = text.Then(" ").Link(edge, drawing.EdgeTarget(edge));
        return text.Then(".");
    }

    /// <summary>Paths with the arrows of print in place of those of the text format.</summary>
    private static string Arrows(string text) => ArrowsOfPrint.Aggregate(text, (t, a) => t.Replace($" {MechWords.Arrow(a.Relation)} ", $" {a.Print} ", StringComparison.Ordinal));
}
