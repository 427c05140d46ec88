using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.FeatureTables;

/// <summary>Progenesis QI: whatever optional columns an export has, its blocks are found by their titles.</summary>
[Property]
public sealed class ProgenesisTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static Gen<ProgenesisExport> Exports =>
        from properties in Some(ProgenesisExport.AllProperties)
        from answers in Some(ProgenesisExport.AllAnswers)
        from tags in Some(["tag one", "RSD > 30 %", "checked"])
        from sizes in Gen.ListOf(Gen.Choose(1, 4)).Where(s => s.Count is > 0 and < 6)
        from blocks in Gen.Elements((true, true), (true, false), (false, true))
        from rawFirst in Gen.Elements(true, false)
        from style in Gen.Elements((',', false), (';', true), (';', false), ('\t', false), (',', true))
        from newLine in Gen.Elements("\n", "\r\n")
        select new ProgenesisExport
        {
            Properties = properties.Contains("m/z") ? properties : ["m/z", .. properties],
            Answers = answers,
            Tags = tags,
            Design = [.. sizes.Select((size, i) => ($"condition, {i}", Enumerable.Range(0, size).Select(r => $"run {i}-{r}.raw").ToArray()))],
            Normalised = blocks.Item1,
            Raw = blocks.Item2,
            RawFirst = rawFirst,
            Separator = style.Item1,
            DecimalComma = style.Item2,
            NewLine = newLine,
        };

    private static Gen<string[]> Some(string[] all) =>
        from mask in Gen.ArrayOf(Gen.Elements(true, false), all.Length)
        from order in Gen.Shuffle(all)
        select order.Where(t => mask[Array.IndexOf(all, t)]).ToArray();

    [Fact]
    public void Any_choice_and_order_of_optional_columns_gives_the_same_table() => PropertyCheck.ForAll(
        Exports,
        export =>
        {
            foreach (string? values in (string?[])[null, "raw", "normalised"])
            {
                if (values is "raw" && !export.Raw) continue;
                if (values is "normalised" && !export.Normalised) continue;
                bool raw = values == "raw" || (values is null && !export.Normalised);
                FeatureTableFile file = TableReading.Read(
                    _folder.Write("p.csv", export.ToString()),
                    new FeatureTableReadOptions { Values = values },
                    out FindingCollector findings);
                Assert.Equal("progenesis", file.Format);
                Assert.Equal(export.Runs, file.Table.Injections.Select(i => i.Name));
                Assert.Equal(export.Design.SelectMany(d => d.Runs.Select(_ => d.Condition)), file.Table.Injections.Select(i => i.Group));
                Assert.Equal(Enumerable.Range(0, export.Compounds).Select(ProgenesisExport.IdOf), file.Table.Features.Select(f => f.Id));
                for (int c = 0; c < export.Compounds; c++)
                    for (int run = 0; run < export.Runs.Count; run++)
                        Assert.Equal(ProgenesisExport.ValueOf(c, run, raw), file.Table.Intensities[run, c]);
                for (int c = 0; c < export.Compounds; c++)
                {
                    Feature feature = file.Table.Features[c];
                    Assert.Equal(201.00728 + c, feature.Mz);
                    Assert.Equal(export.Properties.Contains("Retention time (min)") ? (1 + (c * 0.25)) * 60 : null, feature.RetentionTime);
                    Assert.Equal(export.Properties.Contains("Neutral mass (Da)") && c % 2 == 0 ? 200 + c + 0.001 : null, feature.NeutralMass);
                    Assert.Equal(export.Answers.Contains("Accepted Description") && c == 0 ? "D-Glucose, \"anhydrous\"" : null, feature.Name);
                    Assert.Equal(export.Answers.Contains("Adducts") ? "M+H|M+Na" : null, feature.Adduct);
                    Assert.Equal(export.Answers.Contains("Accepted Compound ID") && c == 0 ? [new CompoundIdentifier(CompoundNamespace.Hmdb, "HMDB0000122")] : [], feature.Identifiers);
                    if (export.Properties.Contains("Max Fold Change") && c == 0) Assert.Equal("Infinity", feature.Further["Max Fold Change"]);
                    foreach (string tag in export.Tags) Assert.Equal(c == 1 ? "1" : null, feature.Further.GetValueOrDefault(tag));
                }

                Assert.Equal(export.Normalised && export.Raw ? 1 : 0, file.Understood.OtherBlocks.Count);
                Assert.DoesNotContain(findings.ToList(), f => f.Severity == Severity.Error);
                Assert.Equal(values is null && !export.Normalised, findings.Ids().Contains("OST-FEA-023"));
                Assert.Equal(export.DecimalComma, findings.Ids().Contains("OST-FEA-016"));
            }
        },
        count: 80);

    [Fact]
    public void A_block_that_is_asked_for_but_not_there_is_refused_with_what_there_is()
    {
        string path = _folder.Write("p.csv", new ProgenesisExport { Raw = false }.ToString());
        (Finding thrown, _) = TableReading.Refused<InvalidContentException>(path, new FeatureTableReadOptions { Values = "raw" });
        Assert.Equal("OST-FEA-023", thrown.Id);
        Assert.Contains("normalised", thrown.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Kinds_are_guessed_from_conditions_and_said_to_be()
    {
        FeatureTableFile file = TableReading.Read(_folder.Write("p.csv", new ProgenesisExport().ToString()), null, out FindingCollector findings);
        Assert.Equal((2, 5, 2), (file.Understood.Qcs, file.Understood.Samples, file.Understood.GuessedKinds));
        Finding guess = Assert.Single(findings.ToList(), f => f.Id == "OST-FEA-040");
        Assert.Equal((Severity.Warning, "qc1, qc2"), (guess.Severity, guess.Value));
        Assert.Equal(["control (3)", "EV (2)"], file.Understood.Groups.Select(g => $"{g.Name} ({g.Count})"));
        FeatureTableFile plain = TableReading.Read(_folder["p.csv"], new FeatureTableReadOptions { GuessKinds = false });
        Assert.Equal((0, 7), (plain.Understood.Qcs, plain.Understood.Samples));
    }

    [Fact]
    public void Runs_that_differ_between_the_blocks_are_told()
    {
        string text = new ProgenesisExport().ToString();
        int at = text.LastIndexOf("\"c1\"", StringComparison.Ordinal);
        TableReading.Read(_folder.Write("p.csv", text[..at] + "\"other\"" + text[(at + 4)..]), null, out FindingCollector findings);
        Assert.Contains("OST-FEA-024", findings.Ids());
    }
}
