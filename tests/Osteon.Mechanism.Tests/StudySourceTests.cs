namespace Osteon.Mechanism.Tests;

[Unit]
public sealed class StudySourceTests
{
    private static readonly HashSet<string> Reviews = ["doi:10.1/review"];

    private static Evidence Item(EvidenceType type, string? reference = null, int cited = 0) =>
        new("M-1", type) { References = reference is null ? [] : [reference], Cited = cited == 0 ? [] : [cited] };

    public static TheoryData<StudySource, Evidence[]> Sources => new()
    {
        { StudySource.Identified, [Item(EvidenceType.Review, "doi:10.1/a", 3)] },
        { StudySource.Identified, [Item(EvidenceType.Perturbation, "doi:10.1/a")] },
        { StudySource.Identified, [Item(EvidenceType.Review, "doi:10.1/REVIEW"), Item(EvidenceType.Review, "doi:10.1/a")] },
        { StudySource.Numbered, [Item(EvidenceType.Review, cited: 3)] },
        { StudySource.Numbered, [Item(EvidenceType.Measurement)] },
        { StudySource.Textbook, [Item(EvidenceType.Textbook, "doi:10.1/b")] },
        { StudySource.Textbook, [Item(EvidenceType.Review, "doi:10.1/REVIEW", 3)] },
        { StudySource.Textbook, [Item(EvidenceType.Review, "doi:10.1/review"), Item(EvidenceType.Review, cited: 4)] },
        { StudySource.Statement, [Item(EvidenceType.Review)] },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void Textbooks_and_statements_are_told_from_studies(StudySource expected, Evidence[] study) =>
        Assert.Equal(expected, StudySources.Of(study, Reviews));

    [Fact]
    public void No_textbook_key_of_the_shipped_graph_is_counted_as_a_study()
    {
        IReadOnlySet<string> reviews = StudySources.Reviews(ShippedMechanism.Graph);
        Assert.Contains("doi:10.1038/s41572-021-00289-8", reviews);
        foreach (IndicationDossier dossier in IndicationDossier.All(ShippedMechanism.Graph))
        {
            Assert.Equal(dossier.Studies.Count, Enum.GetValues<StudySource>().Sum(dossier.Count));
            Assert.Equal(dossier.PrimaryStudies, dossier.Count(StudySource.Identified) + dossier.Count(StudySource.Numbered));
            Assert.All(dossier.Studies.Where(s => s.Source.IsPrimary()), s =>
            {
                Assert.NotEqual(StatementKind.Textbook, s.Kind);
                Assert.False(s.References.Count > 0 && s.References.All(r => reviews.Contains(r.ToLowerInvariant())), s.Name);
            });
            Assert.All(dossier.Studies.Where(s => s.Source == StudySource.Identified), s => Assert.NotEmpty(s.References));
        }
    }
}
