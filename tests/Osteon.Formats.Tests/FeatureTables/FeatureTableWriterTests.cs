using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.FeatureTables;

/// <summary>Any table that is written is read back.</summary>
[Property]
public sealed class FeatureTableWriterTests : IDisposable
{
    private static readonly string[] Pieces = ["a", "B", "7", "\t", ",", ";", "\"", "\n", "\r\n", "µ", "骨", "#", "\"\"", "0.5", "🦴", "|", "\\", ":", "further:", "mz", "[M+H]+", "NA", "id"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static Gen<string> Text => Gen.ListOf(Gen.Elements(Pieces)).Select(p => "x" + string.Concat(p.Take(4)) + "y");

    private static Gen<double?> Positive => Gen.Frequency(
        (1, Gen.Constant<double?>(null)),
        (3, Gen.Choose(1, int.MaxValue).Select(i => (double?)(i / 65537.0))));

    private static Gen<string?> Perhaps(Gen<string> text) => Gen.Frequency((1, Gen.Constant<string?>(null)), (3, text.Select(t => (string?)t)));

    private static Gen<IReadOnlyDictionary<string, string>> Further(Gen<string> title, Gen<string> text) =>
        Gen.ListOf(title.Zip(text)).Select(l => (IReadOnlyDictionary<string, string>)l.Take(3).DistinctBy(p => p.Item1).ToDictionary(p => p.Item1, p => p.Item2));

    private static Gen<FeatureTable> Tables(Gen<string> text, Gen<string> title, bool plain) =>
        from injections in Gen.ListOf(Injections(text, title)).Where(l => l.Count > 0)
        from features in Gen.ListOf(Features(text, title)).Where(l => l.Count > 0)
        let rows = injections.Take(5).Select((x, i) => x with { Name = $"{x.Name}{i}" }).ToArray()
        let columns = features.Take(5).Select((f, i) => f with { Id = $"{f.Id}{i}" }).ToArray()
        from bits in Gen.ArrayOf(Gen.Choose(int.MinValue, int.MaxValue).Two(), rows.Length * columns.Length)
        from unit in Perhaps(plain ? Gen.Constant("mg") : text)
        from quantity in text
        let values = bits.Select(b => BitConverter.Int64BitsToDouble(((long)b.Item1 << 32) | (uint)b.Item2)).Select(v => double.IsFinite(v) ? v : double.NaN)
        select new FeatureTable(rows, columns, new Matrix(rows.Length, columns.Length, [.. values]))
        {
            Quantity = plain ? "intensity" : quantity,
            AmountUnit = rows.Any(r => r.Amount is not null) || !plain ? unit : null,
        };

    private static Gen<Injection> Injections(Gen<string> text, Gen<string> title) =>
        from name in text
        from kind in Gen.Elements(InjectionKind.Sample, InjectionKind.Qc, InjectionKind.Blank, InjectionKind.Reference, InjectionKind.Dilution)
        from texts in Perhaps(text).Three()
        from numbers in Positive.Two()
        from dilution in Gen.Elements<double?>(null, 0.25, 1.0 / 3, 1)
        from further in Further(title, text)
        select new Injection
        {
            Name = name,
            Kind = kind,
            Group = texts.Item1,
            Subject = texts.Item2,
            Batch = texts.Item3,
            Order = numbers.Item1,
            Amount = numbers.Item2,
            Dilution = dilution,
            Further = further,
        };

    private static Gen<Feature> Features(Gen<string> text, Gen<string> title) =>
        from id in text
        from polarity in Gen.Elements<Polarity?>(null, Polarity.Positive, Polarity.Negative)
        from numbers in Positive.Three()
        from charge in Gen.Elements<int?>(null, 1, -2)
        from a in Perhaps(text).Three()
        from b in Perhaps(text).Three()
        from identity in Gen.Elements<IdentityLevel?>(null, new(IdentityScheme.Msi, "2"), new(IdentityScheme.Schymanski, "2a"))
        from spaces in Gen.SubListOf(Enum.GetValues<CompoundNamespace>())
        from value in text
        from further in Further(title, text)
        select new Feature
        {
            Id = id,
            Polarity = polarity,
            Mz = numbers.Item1,
            RetentionTime = numbers.Item2,
            NeutralMass = numbers.Item3,
            Charge = charge,
            Name = a.Item1,
            Adduct = a.Item2,
            Formula = a.Item3,
            Smiles = b.Item1,
            Inchi = b.Item2,
            ChemicalClass = b.Item3,
            Identity = identity,
            Identifiers = [.. spaces.Distinct().Order().Select(s => new CompoundIdentifier(s, value))],
            Further = further,
        };

    [Fact]
    public void The_plain_table_is_read_back_without_loss() => PropertyCheck.ForAll(
        Tables(Text, Text, plain: false),
        table =>
        {
            FeatureTableFile read = TableReading.Read(Written("t.tsv", s => FeatureTableWriter.WriteTsv(s, table)), new FeatureTableReadOptions { GuessKinds = false });
            Assert.Equal("osteon", read.Format);
            TableReading.AssertSame(WithoutNegativeZero(table), read.Table);
        },
        count: 150);

    /// <summary>In texts that Workflow4Metabolomics can hold; only the meaning of the values has no place there, and identifiers come back by collection.</summary>
    [Fact]
    public void The_three_tables_are_read_back_without_loss() => PropertyCheck.ForAll(
        Tables(Gen.Elements("one", "Two 2", "three\"3", "4 µ", "five\tfive").Select(t => t), Gen.Elements("mz", "remark", "Batch no", "batch", "further:x", "RT", "rt (min)"), plain: true),
        table =>
        {
            Written("dataMatrix.tsv", s => FeatureTableWriter.WriteW4mDataMatrix(s, table));
            Written("sampleMetadata.tsv", s => FeatureTableWriter.WriteW4mSampleMetadata(s, table));
            Written("variableMetadata.tsv", s => FeatureTableWriter.WriteW4mVariableMetadata(s, table));
            FeatureTable read = TableReading.Read(_folder.Path, new FeatureTableReadOptions { GuessKinds = false }).Table;
            FeatureTable expected = WithoutNegativeZero(table);
            FeatureTable sorted = new(
                expected.Injections,
                [.. expected.Features.Select(f => f with { Identifiers = [.. ByColumn(f.Identifiers)] })],
                expected.Intensities)
            { AmountUnit = expected.AmountUnit };
            FeatureTable actual = new(read.Injections, [.. read.Features.Select(f => f with { Identifiers = [.. ByColumn(f.Identifiers)] })], read.Intensities)
            { AmountUnit = read.AmountUnit };
            TableReading.AssertSame(sorted, actual);
        },
        count: 150);

    [Fact]
    public void Real_tables_are_read_back_without_loss()
    {
        FeatureTableFile prometis = TableReading.Read(SharedData.Require("data/metabolomics/prometis/metabo"));
        TableReading.AssertSame(prometis.Table, TableReading.Read(Written("p.tsv", s => FeatureTableWriter.WriteTsv(s, prometis.Table))).Table);
        Written("dataMatrix.tsv", s => FeatureTableWriter.WriteW4mDataMatrix(s, prometis.Table));
        Written("sampleMetadata.tsv", s => FeatureTableWriter.WriteW4mSampleMetadata(s, prometis.Table));
        Written("variableMetadata.tsv", s => FeatureTableWriter.WriteW4mVariableMetadata(s, prometis.Table));
        FeatureTable again = TableReading.Read(_folder["sampleMetadata.tsv"]).Table;
        Assert.Equal(prometis.Table.Intensities.Values, again.Intensities.Values);
        Assert.Equal(prometis.Table.Injections.Select(i => i.Subject), again.Injections.Select(i => i.Subject));
        Assert.Equal(prometis.Table.Features.Select(f => (f.Name, f.Mz, f.RetentionTime)), again.Features.Select(f => (f.Name, f.Mz, f.RetentionTime)));
        FeatureTableFile mzmine = TableReading.Read(SharedData.Require("data/metabolomics/mzmine_workshop/expected_results.csv"));
        TableReading.AssertSame(mzmine.Table, TableReading.Read(Written("m.tsv", s => FeatureTableWriter.WriteTsv(s, mzmine.Table))).Table);
    }

    [Fact]
    public void An_infinite_intensity_is_the_callers_mistake()
    {
        var table = new FeatureTable([new Injection { Name = "a" }], [new Feature { Id = "f" }], new Matrix(1, 1, [double.PositiveInfinity]));
        using var stream = new MemoryStream();
        Assert.Throws<ArgumentException>(() => FeatureTableWriter.WriteTsv(stream, table));
    }

    private static IEnumerable<CompoundIdentifier> ByColumn(IReadOnlyList<CompoundIdentifier> identifiers) => identifiers
        .SelectMany(i => i.Value.Split([' ', ',', ';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(v => i with { Value = v }))
        .Distinct()
        .OrderBy(i => i.Namespace)
        .ThenBy(i => i.Value, StringComparer.Ordinal);

    private static FeatureTable WithoutNegativeZero(FeatureTable table) =>
        table.With(new Matrix(table.Intensities.Rows, table.Intensities.Columns, [.. table.Intensities.Values.Select(v => v == 0 ? 0 : v)]));

    private string Written(string name, Action<Stream> write)
    {
        AtomicFile.Write(_folder[name], write);
        return _folder[name];
    }
}
