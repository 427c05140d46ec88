using Osteon.Primitives;

namespace Osteon.Mechanism.Tests;

[Unit]
public sealed class ExplainTests
{
    private const string Text =
        """
        node vesicle:v kind=vesicle symbol=V
        node vesicle:wide kind=vesicle symbol=W
        node gene:T kind=protein symbol=T
        node gene:CD9 kind=protein symbol=CD9
        node gene:CANX kind=protein symbol=CANX
        node pathway:hif kind=pathway name="HIF-1 signalling" xref=KEGG:hsa04066
        node pathway:ppar kind=pathway name="PPAR signalling"
        node metabolite:pe kind=metabolite symbol=PE name=phosphatidylethanolamine
        node outcome:up kind=outcome symbol=BV
        node outcome:down kind=outcome symbol=Po
        node outcome:both kind=outcome name=both
        node outcome:open kind=outcome name=open
        node outcome:named kind=outcome name=named
        node outcome:wide kind=outcome name=wide
        node outcome:far kind=outcome name=far
        node outcome:own kind=outcome name=own
        node outcome:ratio kind=outcome symbol=BV/TV
        node outcome:later kind=outcome name=later
        node vesicle:later kind=vesicle name=later-vesicle
        node gene:OLD kind=protein symbol=OLD
        edge e-01 vesicle:v -> gene:T
          evidence M-01 type=review stance=supports cited=1 cohort=one
        edge e-02 gene:T -> outcome:up
          evidence M-02 type=review stance=supports cited=2 cohort=two
        edge e-03 gene:T -> outcome:down
          evidence M-03 type=review stance=supports cited=3 cohort=three
        edge e-04 gene:T -> outcome:both
          evidence M-04 type=review stance=supports cited=4 cohort=four
        edge e-05 vesicle:v -| outcome:both
          evidence M-05 type=review stance=supports cited=5 cohort=five
        edge e-06 vesicle:v -? outcome:open
          evidence M-06 type=review stance=supports cited=6 cohort=six
        edge e-07 vesicle:v -> outcome:named
          evidence M-07 type=review stance=mentions cohort=seven
        edge e-08 vesicle:v => vesicle:wide mechanism=membership
          evidence textbook:A type=textbook stance=supports ref=doi:10.1000/8
        edge e-09 vesicle:wide -> outcome:wide
          evidence M-09 type=review stance=supports cited=9 cohort=nine
        edge e-10 vesicle:wide -< gene:CD9
          evidence M-10 type=review stance=supports cited=10 cohort=ten
        edge e-11 vesicle:v -> outcome:own
          evidence S-11 type=perturbation stance=supports ref=doi:10.1000/OWN cohort=rats
        edge e-12 vesicle:v -> pathway:hif
          evidence M-12 type=review stance=supports cited=12 cohort=twelve
          evidence S-12 type=enrichment stance=supports ref=doi:10.1000/own cohort=rats
        edge e-13 pathway:hif -> outcome:up
          evidence M-13 type=review stance=supports cited=13 cohort=thirteen
        edge e-14 metabolite:pe -- pathway:hif note="together"
          evidence S-14 type=enrichment stance=supports ref=doi:10.1000/own cohort=rats
        edge e-15 pathway:ppar -| outcome:up
          evidence M-15 type=review stance=supports cited=15 cohort=fifteen
        edge e-16 outcome:up -> outcome:ratio mechanism=definition
          evidence textbook:B type=textbook stance=supports ref=doi:10.1000/16
        edge e-17 vesicle:v => vesicle:later mechanism=sequence
          evidence textbook:C type=textbook stance=supports ref=doi:10.1000/17
        edge e-18 vesicle:later -> outcome:later
          evidence M-18 type=review stance=supports cited=18 cohort=eighteen
        edge e-19 vesicle:wide -< gene:OLD
          context state=aged-donor
          evidence M-19 type=review stance=supports cited=19 cohort=nineteen
        edge e-20 vesicle:v -< metabolite:pe
          evidence M-20 type=review stance=supports cited=20 cohort=twenty
        edge e-21 vesicle:v -> outcome:far
          evidence S-21 type=review stance=supports cohort=rats
        """;

    private static readonly MechanismGraph Graph = MechReader.Read("x.mech", Text).Require();

    [Theory]
    [InlineData("BV", ObservedChange.Higher, Verdict.Fits)]
    [InlineData("BV", ObservedChange.Lower, Verdict.Contradicts)]
    [InlineData("Po", ObservedChange.Lower, Verdict.Contradicts)]
    [InlineData("both", ObservedChange.Higher, Verdict.Contested)]
    [InlineData("open", ObservedChange.Higher, Verdict.SignOpen)]
    [InlineData("BV", ObservedChange.Differs, Verdict.Reached)]
    [InlineData("BV", ObservedChange.NotShown, Verdict.ExpectedNotShown)]
    [InlineData("named", ObservedChange.Higher, Verdict.NamedOnly)]
    [InlineData("wide", ObservedChange.Higher, Verdict.ByClass)]
    [InlineData("far", ObservedChange.Higher, Verdict.Unexplained)] // e-21 has no reference, but the cohort of the study
    [InlineData("later", ObservedChange.Higher, Verdict.Unexplained)] // a vesicle that comes later is no class of this one
    [InlineData("BV/TV", ObservedChange.Higher, Verdict.Fits)]
    [InlineData("own", ObservedChange.Higher, Verdict.Unexplained)]
    [InlineData("nothing", ObservedChange.Higher, Verdict.NotInGraph)]
    public void An_outcome_is_judged_by_the_signs_of_supported_paths(string name, ObservedChange change, Verdict verdict) =>
        Assert.Equal(verdict, Explain(new Observation(name, ObservationKind.Outcome, change)).Observations[0].Verdict);

    [Theory]
    [InlineData("CD9", ObservedChange.Present, Verdict.Fits)]
    [InlineData("CD9", ObservedChange.Absent, Verdict.Contradicts)]
    [InlineData("CANX", ObservedChange.Present, Verdict.Unexplained)]
    [InlineData("OLD", ObservedChange.Present, Verdict.Reached)] // said only of aged donors
    [InlineData("T", ObservedChange.Present, Verdict.Unexplained)] // it is raised, which is not to be carried
    public void A_marker_is_judged_by_what_the_vesicle_or_its_class_carries(string name, ObservedChange change, Verdict verdict) =>
        Assert.Equal(verdict, Explain(new Observation(name, ObservationKind.Marker, change)).Observations[0].Verdict);

    [Fact]
    public void What_the_study_says_itself_explains_nothing_unless_others_say_it_too()
    {
        Explanation own = Explain(Pathway("HIF-1 signalling"), new Observation("own", ObservationKind.Outcome, ObservedChange.Higher));
        Assert.Equal(["e-11", "e-14", "e-21"], own.SetAside.Select(e => e.Id));
        Assert.Equal(["e-12"], own.Own.Weakened.Select(e => e.Id));
        Assert.Equal(["e-11"], own.Observations[1].Own.Select(e => e.Id));
        Assert.Equal(Verdict.Reached, own.Observations[0].Verdict);
        Assert.Equal(["M-12"], own.Graph.Edge("e-12")!.Evidence.Select(e => e.Claim));
        Explanation without = ExplainQuery.Run(
            Graph,
            [new Observation("own", ObservationKind.Outcome, ObservedChange.Higher)],
            new ExplainOptions { Causes = ["vesicle:v"] },
            new RunContext { Cancellation = TestContext.Current.CancellationToken });
        Assert.Equal(Verdict.Fits, without.Observations[0].Verdict);
    }

    [Theory]
    [InlineData("doi:10.1000/own")]
    [InlineData("10.1000/OWN")]
    [InlineData("https://doi.org/10.1000/own")]
    [InlineData("http://dx.doi.org/10.1000/own")]
    [InlineData(" DOI: 10.1000/own ")]
    [InlineData("https://www.doi.org/10.1000/own/")]
    [InlineData("doi:https://doi.org/10.1000/own?x=1")]
    [InlineData("<https://doi.org/10.1000%2Fown>")]
    [InlineData("https://publisher.example/articles/10.1000/own#abstract")]
    [InlineData("Rats")] // the cohort
    public void The_study_is_known_by_any_spelling_of_its_reference_and_by_its_cohort(string key)
    {
        OwnStudyRemoval removal = OwnStudy.Without(Graph, [key]);
        Assert.Equal(["e-11", "e-14", "e-21"], removal.SetAside.Select(e => e.Id));
        Assert.Empty(removal.Unmatched);
        Assert.Equal(["doi:10.1000/other"], OwnStudy.Without(Graph, [key, "doi:10.1000/other"]).Unmatched);
    }

    [Fact]
    public void Measures_that_follow_from_each_other_are_one_result_and_a_metabolite_does_not_rise_because_vesicles_contain_it()
    {
        Explanation explanation = Explain(
            new Observation("BV", ObservationKind.Outcome, ObservedChange.Higher), new Observation("BV/TV", ObservationKind.Outcome, ObservedChange.Higher),
            new Observation("PE 34:1", ObservationKind.Metabolite, ObservedChange.Higher), new Observation("PE 36:2", ObservationKind.Metabolite, ObservedChange.Lower));
        Assert.Equal(Verdict.Reached, explanation.Observations[2].Verdict);
        Assert.Contains("no reason to expect", ExplanationWording.Judged(explanation, explanation.Observations[2]), StringComparison.Ordinal);
        MechanismCandidate target = explanation.Mechanisms.Single(m => m.Node.Id == "gene:T");
        Assert.Equal((2, 1), (target.Reaches.Count, target.Fits));
    }

    [Fact]
    public void A_reference_keeps_the_brackets_that_belong_to_it()
    {
        Assert.Equal("doi:10.1016/8756-3282(93)90245-6", ReferenceKey.Of("(see https://doi.org/10.1016/8756-3282(93)90245-6)."));
        Assert.Equal("doi:10.1186/s13018-025-05721-3", ReferenceKey.Of("10.1186/s13018\u2010025\u201005721\u20103"));
        Assert.Equal("pmid:123", ReferenceKey.Of("PMID: 123"));
        Assert.Equal("Li 2025 rats", ReferenceKey.Of(" Li 2025 rats "));
    }

    [Fact]
    public void What_was_given_is_not_explained_by_itself() =>
        Assert.Equal(Verdict.IsCause, Explain(new Observation("V", ObservationKind.Molecule, ObservedChange.Higher)).Observations[0].Verdict);

    [Fact]
    public void The_probability_of_a_rise_is_over_the_paths_that_are_shown()
    {
        ExplainedObservation both = Explain(new Observation("both", ObservationKind.Outcome, ObservedChange.Higher)).Observations[0];
        SignedPath[] shown = [.. both.For, .. both.Against, .. both.Open];
        Assert.Equal(SignProbability.Of(shown, new RandomStreams(1)).Plus, both.Signs!.Plus);
    }

    [Fact]
    public void An_enriched_pathway_never_fits_and_is_only_supposed_to_have_risen()
    {
        Explanation explanation = Explain(
            Pathway("HIF-1 signalling"), Pathway("PPAR signaling pathway"), new Observation("BV", ObservationKind.Outcome, ObservedChange.Higher));
        Assert.Equal([Verdict.Reached, Verdict.Unexplained, Verdict.Fits], explanation.Observations.Select(o => o.Verdict));
        string observed = ExplanationWording.Observed(explanation, explanation.Observations[0].Observation);
        Assert.Contains("is enriched", observed, StringComparison.Ordinal);
        foreach (string word in (string[])["higher", "lower", "rose", "was perturbed"]) Assert.DoesNotContain(word, observed.Replace("shown to have been perturbed", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("was perturbed by the treatment", ExplanationWording.Observed(explanation, explanation.Observations[2].Observation), StringComparison.Ordinal);
        Assert.Equal([(0, 2, Sign.Plus), (1, 2, Sign.Minus)], explanation.Links.Select(l => (l.From, l.To, l.Path.Sign)));
        Assert.Contains("which is not shown, the graph expects BV higher, as it was", ExplanationWording.Linked(explanation, explanation.Links[0]), StringComparison.Ordinal);
        Assert.Contains("contrary to what was found", ExplanationWording.Linked(explanation, explanation.Links[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tie_that_only_the_study_states_says_so()
    {
        Explanation explanation = Explain(new Observation("PE", ObservationKind.Metabolite, ObservedChange.Higher), Pathway("HIF-1 signalling"));
        ObservationTie tie = Assert.Single(explanation.Ties);
        Assert.True(tie.OwnOnly);
        Assert.Contains("the study's own", ExplanationWording.Tied(explanation, tie), StringComparison.Ordinal);
        Assert.Contains("is associated", ExplanationWording.Observed(explanation, explanation.Observations[0].Observation), StringComparison.Ordinal);
    }

    [Fact]
    public void Mechanisms_are_counted_by_what_they_fit_and_contradict()
    {
        Explanation explanation = Explain(
            new Observation("BV", ObservationKind.Outcome, ObservedChange.Higher), new Observation("Po", ObservationKind.Outcome, ObservedChange.Lower), Pathway("HIF-1 signalling"));
        Assert.Equal(["pathway:hif", "gene:T"], explanation.Mechanisms.Select(m => m.Node.Id));
        MechanismCandidate hif = explanation.Mechanisms[0], target = explanation.Mechanisms[1];
        Assert.Equal((1, 0, 1), (hif.Fits, hif.Contradicts, hif.Enriched));
        Assert.Equal((1, 1, 0), (target.Fits, target.Contradicts, target.Enriched));
        Assert.Equal(["vesicle:v", "gene:T", "outcome:up"], target.Reaches.First(r => r.Verdict == Verdict.Fits).Path.Nodes);
        Assert.Equal(0.65 * 0.65, target.Belief, 12);
    }

    [Theory]
    [InlineData("rno04066", "KEGG:rno04066", "pathway:hif", "identifier KEGG:hsa04066")]
    [InlineData("x", "KEGG:map04066", "pathway:hif", "identifier KEGG:hsa04066")]
    [InlineData("HIF-1 signaling pathway - Rattus norvegicus (rat)", "", "pathway:hif", "name without 'signaling pathway'")]
    [InlineData("hif-1 signalling", "", "pathway:hif", "name")]
    [InlineData("x", "hsa04066", "pathway:hif", "identifier KEGG:hsa04066")]
    [InlineData("x", "path:mmu04066", "pathway:hif", "identifier KEGG:hsa04066")]
    [InlineData("x", "KEGG:04066", "pathway:hif", "identifier KEGG:hsa04066")]
    [InlineData("hsa04066: HIF-1", "", "pathway:hif", "identifier KEGG:hsa04066")]
    [InlineData("KEGG_HIF_1_SIGNALING_PATHWAY", "", "pathway:hif", "name without 'signaling pathway'")]
    [InlineData("HIF-1 signaling pathway", "KEGG:hsa04010", null, null)] // the identifier is another pathway's
    [InlineData("PPAR signalling", "KEGG:hsa04066", null, null)] // and so is the name
    [InlineData("HIF-2 signalling", "", null, null)]
    public void Pathways_are_found_by_identifier_and_by_name(string name, string identifier, string? node, string? by)
    {
        ObservationMatch match = new ObservationMatcher(Graph).Find(Pathway(name) with { Identifiers = identifier.Length > 0 ? [identifier] : [] });
        Assert.Equal((node, by), (match.Node?.Id, match.By));
    }

    [Theory]
    [InlineData("PI3K-Akt signaling pathway", "pathway:pi3k-akt")]
    [InlineData("MAPK signaling pathway - Mus musculus (house mouse)", "pathway:mapk")]
    [InlineData("hsa04380: Osteoclast differentiation", "process:osteoclastogenesis")]
    [InlineData("KEGG_PPAR_SIGNALING_PATHWAY", "pathway:ppar")]
    [InlineData("NF-kappa B signaling pathway", "pathway:nf-kb")]
    [InlineData("ErbB signaling pathway", "pathway:erbb")]
    public void Names_of_enrichment_tables_are_found_in_the_shipped_graph(string name, string node) =>
        Assert.Equal(node, new ObservationMatcher(ShippedMechanism.Graph).Find(Pathway(name)).Node?.Id);

    [Theory]
    [InlineData("PE(16:0/18:1)", "metabolite:pe")]
    [InlineData("PE 34:1", "metabolite:pe")]
    [InlineData("PE(O-16:0/18:1)", "metabolite:pe")]
    [InlineData("LPE 18:1", null)]
    [InlineData("PEtOH", null)]
    public void A_lipid_in_shorthand_is_found_at_its_class(string name, string? node) =>
        Assert.Equal(node, new ObservationMatcher(Graph).Find(new Observation(name, ObservationKind.Metabolite, ObservedChange.Higher)).Node?.Id);

    [Fact]
    public void A_metabolite_is_found_at_its_stated_class_only_if_its_name_is_not_found()
    {
        var matcher = new ObservationMatcher(ShippedMechanism.Graph);
        var unknown = new Observation("10-hydroxystearic acid", ObservationKind.Metabolite, ObservedChange.Higher) { ChemicalClass = "Fatty acids and conjugates" };
        Assert.Equal(("metabolite:fatty-acids", "chemical class"), (matcher.Find(unknown).Node?.Id, matcher.Find(unknown).By));
        Assert.Equal("metabolite:itaconate", matcher.Find(unknown with { Name = "itaconate" }).Node?.Id);
        Assert.Null(matcher.Find(unknown with { Kind = ObservationKind.Molecule }).Node);
    }

    [Fact]
    public void Every_term_of_the_shipped_table_is_a_term_and_leads_to_a_node()
    {
        Assert.All(ShippedMechanism.TermNodes, t =>
        {
            Assert.NotNull(TermRegistry.Find(t.Key));
            Assert.NotNull(ShippedMechanism.Graph.Node(t.Value));
        });
    }

    private static Observation Pathway(string name) => new(name, ObservationKind.Pathway, ObservedChange.Enriched);

    private static Explanation Explain(params Observation[] observations) =>
        ExplainQuery.Run(Graph, observations, new ExplainOptions { Causes = ["vesicle:v"], OwnStudy = ["doi:10.1000/own"] });
}
