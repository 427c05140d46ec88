using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Study.Tests;

[Unit]
public sealed partial class ChecklistTests
{
    private static ValueList<ChecklistResult> Evaluate(string manifest)
    {
        ManifestReading reading = ManifestReader.Read(manifest, "study.yaml");
        return ChecklistEvaluation.Evaluate(
            ManifestResolver.Resolve(reading.Manifest!, reading.Source),
            SampleTable.Empty,
            new Dictionary<string,
            VolumeHeader>());
    }

    private static ChecklistAnswer Item(ValueList<ChecklistResult> results, string id) =>
        results.SelectMany(r => r.Answers).Single(a => a.Item.Id == id);

    [Fact]
    public void The_ten_items_of_arrive_and_both_parts_of_bouxsein_are_there()
    {
        ChecklistItem[] arrive = [.. ChecklistRegistry.All.Where(i => i.Doi == "10.1371/journal.pbio.3000410")];
        Assert.Equal(Enumerable.Range(1, 10).Select(i => i.ToString()), arrive.Select(i => Number().Match(i.Id).Value).Distinct());
        Assert.Equal(22, arrive.Length);
        Assert.Equal(16, ChecklistRegistry.All.Count(i => i.Doi == "10.1002/jbmr.141"));
        Assert.Equal(9, ChecklistRegistry.All.Count(i => i.Doi == "10.1038/nmeth.4185"));
        Assert.All(
            ChecklistRegistry.All.Where(i => i.Section is not null),
            i => Assert.True(i.Applies.StartsWith("vesicles", StringComparison.Ordinal) && i.Basis is { Length: > 0 }, i.Id));
        Assert.Equal(ChecklistRegistry.All.Count, ChecklistRegistry.All.Select(i => i.Id).Distinct().Count());
        Assert.Equal(ChecklistRegistry.All.Count, ChecklistRegistry.All.Select(i => (i.Standard, i.Id)).Distinct().Count());
    }

    [Fact]
    public void Every_item_is_answered_by_keys_and_facts_that_exist()
    {
        string documented = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "schema", "study.schema.json"));
        foreach (string answer in ChecklistRegistry.All.SelectMany(i => i.AnsweredBy.Split(' ', '|')))
        {
            if (answer.StartsWith("auto:", StringComparison.Ordinal)) Assert.Contains(answer[5..], AutomaticFacts.Names.Concat(ReportedVesicleFacts.Names));
            else Assert.All(
                answer.Replace("[*]", "").Split('.').Where(p => p != "assay"),
                part => Assert.Contains($"\"{part}\"", documented));
        }
    }

    [Fact]
    public void A_complete_study_answers_everything_but_what_osteon_cannot_measure_yet()
    {
        ValueList<ChecklistResult> results = Evaluate(CompleteStudy.Text);
        Assert.Equal(
            ["ARRIVE 2.0 Essential 10", "Bouxsein 2010", "MISEV2023", "EV-TRACK (the components of the EV-METRIC)"],
            results.Select(r => r.Standard));
        string[] open = [.. results.Take(2).SelectMany(r => r.Answers).Where(a => a.Status == ChecklistStatus.Missing).Select(a => a.Item.Id)];
        Assert.Equal(TermRegistry.Find("tb_th") is null ? ["B6"] : [], open);
        Assert.Equal(ChecklistStatus.NotApplicable, Item(results, "A9").Status);
        Assert.Equal("80 % power for a difference of 1.8 SD at alpha 0.05 (two-sided)", Item(results, "2b").Value);
        Assert.Equal("65 kV", Item(results, "A3").Value);
    }

    [Theory]
    [InlineData("  exclusions: []", "3b", "design.exclusions")]
    [InlineData("  confounders:", "4b", "design.confounders")]
    [InlineData("  weight: 240..280 g", "8a", "subjects.weight")]
    [InlineData("    rationale:", "9d", "design.model.rationale")]
    public void A_gap_names_the_key_that_would_fill_it(string line, string item, string key)
    {
        ChecklistAnswer answer = Item(Evaluate(CompleteStudy.Text.Replace(line, "#" + line)), item);
        Assert.Equal(ChecklistStatus.Missing, answer.Status);
        Assert.Equal([key], answer.MissingKeys);
    }

    [Fact]
    public void One_arm_without_an_answer_leaves_the_item_open()
    {
        string manifest = CompleteStudy.Text;
        int last = manifest.LastIndexOf("      n: 12", StringComparison.Ordinal);
        Assert.Equal(ChecklistStatus.Present, Item(Evaluate(manifest), "2a").Status);
        Assert.Equal(ChecklistStatus.Missing, Item(Evaluate(manifest.Remove(last, 11)), "2a").Status);
    }

    [Fact]
    public void Nobody_blinded_is_an_answer_and_silence_is_none()
    {
        string nobody = CompleteStudy.Text.Replace("stages: [outcome_assessment, analysis]", "stages: []");
        Assert.Equal((ChecklistStatus.Present, "none"), (Item(Evaluate(nobody), "5").Status, Item(Evaluate(nobody), "5").Value));
        string silent = CompleteStudy.Text.Replace("  blinding:\n    stages: [outcome_assessment, analysis]\n    who:", "  #");
        Assert.Equal(ChecklistStatus.Missing, Item(Evaluate(silent), "5").Status);
    }

    [Fact]
    public void A_descriptive_study_is_not_asked_about_comparisons()
    {
        ValueList<ChecklistResult> results = Evaluate("title: t\ndesign: {unit: specimen, arms: [{id: a, role: observed}]}\nassays: [{id: x, kind: micro_ct}, {id: y, kind: micro_ct}]\n");
        Assert.All(
            (string[])["2b", "4a", "5", "6b", "8a", "10b"],
            id => Assert.Equal(ChecklistStatus.NotApplicable, Item(results, id).Status));
        Assert.Equal(["x", "y"], results[1].Answers.Where(a => a.Item.Id == "A3").Select(a => a.Assay));
    }

    [Fact]
    public void A_study_without_vesicles_is_asked_nothing_about_them()
    {
        const string Bone = "title: t\ndesign: {unit: specimen, arms: [{id: a, role: observed}]}\nassays: [{id: x, kind: micro_ct}]\n";
        Assert.DoesNotContain(Evaluate(Bone), r => r.Standard.StartsWith("MISEV", StringComparison.Ordinal));
        Assert.DoesNotContain(
            Evaluate(CompleteStudy.Text.Replace("kind: measured", "kind: synthetic")), r => r.Standard.StartsWith("MISEV", StringComparison.Ordinal));
        ValueList<ChecklistResult> tracked = Evaluate(Bone.Replace("kind: micro_ct", "kind: nta"));
        Assert.Equal(ChecklistStatus.Missing, Item(tracked, "S1").Status);
    }

    [Fact]
    public void What_osteon_reports_by_itself_does_not_answer_for_a_publication()
    {
        ValueList<ChecklistResult> results = Evaluate(CompleteStudy.Text.Replace("kind: measured", "kind: published-design"));
        Assert.All((string[])["7b", "10a", "10b", "B7"], id => Assert.Equal(ChecklistStatus.Missing, Item(results, id).Status));
    }

    [GeneratedRegex("^[0-9]+")]
    private static partial Regex Number();
}
