using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.IsaTab;

/// <summary>Any table that is written as ISA-Tab is read back without a warning: abundances to the last digit, what each injection is, and the study.</summary>
[Property]
public sealed class IsaRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static readonly CompoundIdentifier[] Ids =
    [
        new(CompoundNamespace.Chebi, "CHEBI:16737"), new(CompoundNamespace.Hmdb, "HMDB0000122"), new(CompoundNamespace.Kegg, "C00031"),
        new(CompoundNamespace.PubChem, "5793"), new(CompoundNamespace.LipidMaps, "LMFA01010001"), new(CompoundNamespace.InchiKey, "WQZGKKKJIJFFOK-GASJEMHNSA-N"),
    ];

    public static readonly IsaStudy Study = new()
    {
        Identifier = "rat 2025/1",
        Title = "Serum of rats, \"fracture\" study",
        Description = "Five rats a group.",
        SubmissionDate = "2025-03-01",
        DesignDescriptors = [new("untargeted metabolites", "EFO", "http://www.ebi.ac.uk/efo/EFO_0004529")],
        Factors = [new("sex", new("sex", "PATO", "PATO:0000047"))],
        Publications = [new("", "10.1000/x", "A. Author, B. Author", "Title", new("published"))],
        Protocols = [new("Extraction", "Methanol; 80 %."), new("Our own", "Text") { Parameters = ["speed", "time"], Version = "2" }],
        Contacts = [new("Author", "Anna", "a@x.org", "University") { Role = new("principal investigator"), MidInitials = "B." }],
    };

    public void Dispose() => _folder.Dispose();

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : struct => Gen.Frequency((1, Gen.Constant((T?)null)), (2, gen.Select(v => (T?)v)));

    private static Gen<string?> MaybeText(params string[] texts) => Gen.Frequency((1, Gen.Constant((string?)null)), (2, Gen.Elements(texts).Select(t => (string?)t)));

    private static Gen<double> Abundances => Gen.Frequency(
        (1, Gen.Constant(double.NaN)),
        (1, Gen.Constant(0.0)),
        (5, Gen.Choose(int.MinValue, int.MaxValue).Two()
            .Select(b => BitConverter.Int64BitsToDouble(((long)b.Item1 << 32) | (uint)b.Item2))
            .Select(d => double.IsFinite(d) ? d : 1 / 3.0)));

    private static Gen<Feature> Features(int index) =>
        from mz in Gen.Choose(1, 2_000_000).Select(i => i / 1021.0)
        from time in Maybe(Gen.Choose(61_000, 9_000_000).Select(i => i / 911.0))
        from charge in Maybe(Gen.Elements(-2, -1, 1, 2))
        from name in MaybeText("creatinine", "N,O-x", "\"a\" b", "骨")
        from formula in MaybeText("C6H12O6")
        from identifiers in Gen.SubListOf(Ids)
        from level in Maybe(Gen.Elements("1", "2", "3", "4").Select(l => new IdentityLevel(IdentityScheme.Msi, l)))
        select new Feature
        {
            Id = $"M{index + 1}",
            Polarity = Polarity.Negative,
            Mz = mz,
            RetentionTime = time,
            Charge = charge,
            Adduct = "[M-H]-",
            Name = name,
            Formula = formula,
            Identifiers = [.. identifiers],
            Identity = level,
        };

    private static Gen<Injection> Injections(int index) =>
        from kind in Gen.Elements(Enum.GetValues<InjectionKind>())
        from @group in Gen.Elements("control", "vesicles \"high\"")
        from subject in Gen.Elements("rat 1", "rat 2")
        from order in Maybe(Gen.Choose(1, 100).Select(i => i / 4.0))
        from batch in MaybeText("b1", "b 2")
        from sex in Gen.Elements("f", "m")
        select new Injection
        {
            Name = $"run {index}",
            Kind = kind,
            Group = @group,
            Subject = subject,
            Order = order,
            Batch = batch,
            Further = new Dictionary<string, string> { ["sex"] = sex },
        };

    private static Gen<FeatureTable> Tables =>
        from features in Gen.Choose(1, 4)
        from injections in Gen.Choose(3, 6)
        from f in Gen.CollectToList(Enumerable.Range(0, features).Select(Features))
        from i in Gen.CollectToList(Enumerable.Range(0, injections).Select(Injections))
        from values in Gen.ArrayOf(Abundances, features * injections)
        select new FeatureTable([.. i], [.. f], new Matrix(injections, features, values));

    [Fact]
    public void What_is_written_is_read_back() => PropertyCheck.ForAll(
        Tables,
        table =>
        {
            var writing = new FindingCollector();
            IReadOnlyList<string> files = Formats.IsaTab.Write(
                _folder.Path,
                table,
                new IsaExport
                {
                    Study = Study,
                    Ontologies = [new("EFO", "http://www.ebi.ac.uk/efo", "3", "Experimental Factor Ontology")],
                    Organism = new("Rattus norvegicus", "NCBITAXON", "http://purl.obolibrary.org/obo/NCBITaxon_10116"),
                    OrganismPart = new("blood serum"),
                    Instrument = new("Q Exactive HF-X"),
                },
                writing);
            Assert.Empty(writing.ToList());
            Assert.Equal("i_Investigation.txt", files[0]);
            var findings = new FindingCollector();
            IsaReading reading = Formats.IsaTab.Read(_folder.Path, IsaReadOptions.Default with { GroupFactor = "Group" }, findings);
            Assert.DoesNotContain(findings.ToList(), f => f.Severity != Severity.Note);
            FeatureTable read = reading.Quantified.Single().Features!;
            Assert.Equal(table.Intensities.Values, read.Intensities.Values);
            foreach ((Injection a, Injection b) in table.Injections.Zip(read.Injections))
            {
                Assert.Equal(a with { Further = b.Further }, b);
                Assert.Equal(a.Further["sex"], b.Further["Factor Value[sex]"]);
                Assert.Equal("blood serum", b.Further["Characteristics[Organism part]"]);
            }

            foreach ((Feature a, Feature b) in table.Features.Zip(read.Features))
            {
                Assert.Equal(a.Identifiers, b.Identifiers);
                Assert.Equal(a with { Identifiers = b.Identifiers, Further = b.Further }, b);
            }

            Same(reading.Investigation.Studies.Single());
        },
        count: 150);

    private static void Same(IsaStudy read)
    {
        Assert.Equal((Study.Identifier, Study.Title, Study.Description, Study.SubmissionDate), (read.Identifier, read.Title, read.Description, read.SubmissionDate));
        Assert.Equal(Study.DesignDescriptors, read.DesignDescriptors);
        Assert.Equal(Study.Publications, read.Publications);
        Assert.Equal(Study.Contacts, read.Contacts);
        Assert.Equal(["sex", "Group"], read.Factors.Select(f => f.Name));
        Assert.Equal("Methanol; 80 %.", read.Protocols[0].Description);
        IsaProtocol own = read.Protocols[1];
        Assert.Equal(("Our own", "2"), (own.Name, own.Version));
        Assert.Equal(["speed", "time"], own.Parameters);
        Assert.Equal("not stated", read.Protocols.Single(p => p.Name == "Chromatography").Description);
    }
}
