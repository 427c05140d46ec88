using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.MzTab;

/// <summary>Any feature table that is written is a valid file by the strict rules and reads back the same, to the last digit.</summary>
[Property]
public sealed class MzTabRoundTripTests
{
    private static readonly string[] Words = ["creatinine", "L-valine", "N,O-diacetyl serine", "C16:0/18:1 (n-9)", "β-alanine", "\"quoted\" name", "骨", "a;b", "2'-dG", "[x]"];

    private static readonly CompoundIdentifier[] Ids =
    [
        new(CompoundNamespace.Chebi, "CHEBI:16737"), new(CompoundNamespace.Chebi, "15365"), new(CompoundNamespace.Hmdb, "HMDB0000122"),
        new(CompoundNamespace.Kegg, "C00031"), new(CompoundNamespace.PubChem, "5793"), new(CompoundNamespace.LipidMaps, "LMFA01010001"),
        new(CompoundNamespace.InchiKey, "WQZGKKKJIJFFOK-GASJEMHNSA-N"), new(CompoundNamespace.Cas, "50-99-7"), new(CompoundNamespace.MetaNetX, "MNXM41"),
        new(CompoundNamespace.Own, "lab 7"),
    ];

    private static readonly IdentityLevel[] Levels =
        [new(IdentityScheme.Msi, "1"), new(IdentityScheme.Msi, "4"), new(IdentityScheme.Schymanski, "2a"), new(IdentityScheme.Schymanski, "5")];

    private static readonly string[] AdductTexts = ["[M+H]1+", "[M+H]+|[M+Na]1+", "[2M-H2O+H]+", "M+H adduct"];

    private static Gen<double> Any => Gen.Choose(int.MinValue, int.MaxValue).Two()
        .Select(b => BitConverter.Int64BitsToDouble(((long)b.Item1 << 32) | (uint)b.Item2))
        .Select(d => double.IsFinite(d) ? d : 0);

    private static Gen<double> Abundances => Gen.Frequency(
        (1, Gen.Constant(double.NaN)), (1, Gen.Constant(0.0)), (3, Any.Select(Math.Abs)), (3, Gen.Choose(1, 1_000_000).Select(i => i / 7.0)));

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : struct => Gen.Frequency((1, Gen.Constant((T?)null)), (2, gen.Select(v => (T?)v)));

    private static Gen<string?> MaybeText(params string[] texts) => Gen.Frequency((1, Gen.Constant((string?)null)), (2, Gen.Elements(texts).Select(t => (string?)t)));

    private static Gen<Feature> Features(int index) =>
        from mz in Maybe(Gen.Choose(1, 2_000_000).Select(i => i / 1021.0))
        from time in Maybe(Gen.Choose(0, 9_000_000).Select(i => i / 911.0))
        from charge in Maybe(Gen.Choose(1, 3))
        from mass in Maybe(Gen.Choose(1, 2_000_000).Select(i => i / 1013.0))
        from name in MaybeText(Words)
        from formula in MaybeText("C6H12O6", "C5H11NO2")
        from smiles in MaybeText("CCO", "C[C@H](N)C(=O)O")
        from adduct in MaybeText(AdductTexts)
        from identifiers in Gen.SubListOf(Ids)
        from level in Maybe(Gen.Elements(Levels))
        from chemicalClass in MaybeText("Amino acids", "Lipids, other")
        from score in MaybeText("0.5", "high")
        select new Feature
        {
            Id = $"F {index}",
            Polarity = Polarity.Positive,
            Mz = mz,
            RetentionTime = time,
            Charge = charge,
            NeutralMass = mass,
            Name = name,
            Formula = formula,
            Smiles = smiles,
            Adduct = adduct,
            Identifiers = [.. identifiers],
            Identity = level,
            ChemicalClass = chemicalClass,
            Further = score is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["score_1"] = score },
        };

    private static Gen<Injection> Injections(int index) =>
        from kind in Gen.Elements(Enum.GetValues<InjectionKind>())
        from @group in MaybeText("control", "vesicles, high", "Größe [mg]")
        from subject in MaybeText("rat 1", "rat 2")
        from order in Maybe(Gen.Choose(1, 100).Select(i => i / 4.0))
        from batch in MaybeText("b1", "b,2")
        from amount in Maybe(Gen.Choose(1, 100).Select(i => i / 3.0))
        from sex in MaybeText("f", "m")
        select new Injection
        {
            Name = $"run {index}",
            Kind = kind,
            Group = @group,
            Subject = subject,
            Order = order,
            Batch = batch,
            Amount = amount,
            Dilution = kind == InjectionKind.Dilution ? 0.5 : null,
            Further = sex is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["sex"] = sex },
        };

    private static Gen<FeatureTable> Tables =>
        from features in Gen.Choose(1, 5)
        from injections in Gen.Choose(1, 5)
        from f in Gen.CollectToList(Enumerable.Range(0, features).Select(Features))
        from i in Gen.CollectToList(Enumerable.Range(0, injections).Select(Injections))
        from values in Gen.ArrayOf(Abundances, features * injections)
        select new FeatureTable([.. i], [.. f], new Matrix(injections, features, values)) { Quantity = "normalised abundance", AmountUnit = "mg" };

    private static MzTabExport Export(int features) => new()
    {
        Id = "study 1",
        Title = "A title, with [brackets]",
        Software = [new CvParameter("MS", "MS:1001456", "analysis software", "Osteon 1.0")],
        Settings = ["normalisation = sum"],
        Species = new CvParameter("NCBITaxon", "NCBITaxon:10116", "Rattus norvegicus"),
        Statistics =
        [
            new MzTabStatistic("p_value", [.. Enumerable.Range(0, features).Select(i => i == 0 ? (double?)null : Math.Pow(10, -i * 7) / 3)]),
            new MzTabStatistic("fold change (vesicles/control)", [.. Enumerable.Range(0, features).Select(i => (double?)i / 7)], new CvParameter("UO", "UO:0000190", "ratio")),
        ],
    };

    [Fact]
    public void What_is_written_is_valid_and_read_back() => PropertyCheck.ForAll(
        Tables,
        table =>
        {
            MzTabDocument document = MzTabM.Compose(table, Export(table.Features.Count), new FindingCollector());
            using var stream = new MemoryStream();
            MzTabM.Write(stream, document);
            MzTabReading reading = SmallMzTab.Read(stream.ToArray(), out FindingCollector findings, strict: true);
            Assert.DoesNotContain(findings.ToList(), f => f.Severity != Severity.Note && f.Id != "OST-MZT-046");
            if (reading.Table is null)
            {
                Assert.All(table.Intensities.Values, v => Assert.True(double.IsNaN(v)));
                return;
            }

            Same(table, reading.Table);
            using var features = new MemoryStream(stream.ToArray());
            FeatureTable ions = MzTabM.Read(features, "x", MzTabReadOptions.Default with { Level = MzTabLevel.Feature }, new FindingCollector()).Table!;
            Assert.Equal(table.Intensities.Values, ions.Intensities.Values);
            Assert.Equal(table.Features.Select(f => (f.Id, f.Mz, f.RetentionTime)), ions.Features.Select(f => (f.Id, f.Mz, f.RetentionTime)));
        },
        count: 400);

    private static void Same(FeatureTable expected, FeatureTable actual)
    {
        Assert.Equal(expected.Intensities.Values, actual.Intensities.Values);
        Assert.Equal((expected.Quantity, expected.AmountUnit), (actual.Quantity, actual.AmountUnit));
        foreach ((Injection a, Injection b) in expected.Injections.Zip(actual.Injections))
        {
            Assert.Equal(a with { Further = b.Further }, b);
            Assert.Equal(a.Further.Order(), b.Further.Order());
        }

        foreach ((Feature a, Feature b) in expected.Features.Zip(actual.Features))
        {
            Assert.Equal(a.Identifiers, b.Identifiers);
            Assert.Equal(a.Further.Order(), b.Further.Where(f => f.Key is not ("p_value" or "fold_change__vesicles_control_")).Order());
            // A charge that was not stated is that of the adduct.
            Assert.Equal(a with { Identifiers = b.Identifiers, Further = b.Further, Charge = a.Charge ?? b.Charge }, b);
        }
    }

    [Fact]
    public void Every_finite_number_is_written_without_exponent_and_read_back() => PropertyCheck.ForAll(
        Any,
        value =>
        {
            string text = PlainDecimal.Text(value);
            Assert.DoesNotContain('E', text);
            Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)));
        },
        count: 3000);

    [Fact]
    public void Every_parameter_is_written_and_read_back() => PropertyCheck.ForAll(
        Gen.ArrayOf(Gen.Elements(Words.Concat(["", "a|b", "x, y", "[ ]"]).Select(w => w.Replace("\"", "", StringComparison.Ordinal)).ToArray()), 4),
        parts =>
        {
            var parameter = new CvParameter(parts[0], parts[1], parts[2] + "x", parts[3]);
            Assert.Equal(parameter, CvParameter.Parse(parameter.ToString()));
            Assert.Equal([parameter, parameter], CvParameter.ParseList($"{parameter} | {parameter}")!);
        },
        count: 400);

    [Fact]
    public void The_same_table_gives_the_same_bytes() => PropertyCheck.ForAll(
        Tables,
        table =>
        {
            string Written()
            {
                using var stream = new MemoryStream();
                MzTabM.Write(stream, MzTabM.Compose(table, Export(table.Features.Count), new FindingCollector()));
                return Encoding.UTF8.GetString(stream.ToArray());
            }

            Assert.Equal(Written(), Written());
        },
        count: 20);
}
