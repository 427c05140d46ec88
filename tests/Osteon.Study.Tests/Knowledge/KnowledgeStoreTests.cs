using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Study.Tests.Knowledge;

[Unit]
public sealed class KnowledgeStoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("osteon-store-");

    public void Dispose() => _folder.Delete(recursive: true);

    private KnowledgeStore Store => KnowledgeStore.Open(Path.Combine(_folder.FullName, "store"));

    private string File(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private (StoredPack Pack, bool WasThere)? Add(string id, string version, string text, RunContext? context = null, string licence = "CC0-1.0") => KnowledgeImport.Add(
        [File("c.tsv", text)], new KnowledgeSource { Id = id, Name = id, Version = version, Licence = licence }, KnowledgeOptions.Default, Store, context ?? new RunContext());

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static string Refused<T>(Action action)
        where T : OsteonException => Assert.Throws<T>(action).Finding.Id;

    [Fact]
    public void A_pair_of_table_and_sets_is_stored_counted_and_loaded()
    {
        string table = File("c.tsv", "id\tname\tkegg\tmass\na\talpha\tC00001\t18.0106\nb\tbeta\tC00002\t\nc\tgamma\tC00002\t\n");
        string sets = File("s.gmt", "S1\tOne\ta\tb\tc\nS2\tTwo\ta\n");
        var source = new KnowledgeSource { Id = "own", Name = "Our own", Version = "2025-01", Licence = "CC0-1.0", Species = "Rattus norvegicus", Date = "2025-01-02", Citation = "us" };
        (StoredPack pack, bool wasThere) = KnowledgeImport.Add([table, sets], source, KnowledgeOptions.Default, Store, new RunContext())!.Value;
        Assert.False(wasThere);
        Assert.Equal(source, pack.Source);
        PackCounts counts = pack.Counts;
        Assert.Equal((3, 2, 1, 0, 3, 4, 0, 0, 1, 0), (
            counts.Compounds, counts.Sets, counts.SetsOfThree, counts.SetsWithoutCompounds, counts.CompoundsInSets, counts.Memberships, counts.Edges, counts.WithFormula,
            counts.WithMass, counts.WithClass));
        Assert.Equal(new NamespaceCount("kegg", 3, 2, 1), Assert.Single(counts.Namespaces));
        Assert.Equal(["c.tsv", "s.gmt"], pack.Inputs.Select(i => i.Name));
        Assert.Equal(["compound-table", "gmt"], pack.Inputs.Select(i => i.Kind));
        Assert.Equal(ContentDigest.OfFile(table, Now).Sha256, pack.Inputs[0].Sha256);
        LoadedPack loaded = Store.Load("own", Now);
        Assert.Equal(["a", "b", "c"], loaded.Pack.Compounds.Select(c => c.Id));
        Assert.Equal(["pack.json", "compounds.tsv", "sets.tsv", "edges.tsv"], loaded.Files.Select(Path.GetFileName));
        Assert.All(loaded.Files, f => Assert.True(System.IO.File.Exists(f)));
        Assert.Equal(loaded.Digest, ContentDigest.OfFile(loaded.Files[0], Now).Sha256);
        Assert.DoesNotContain(_folder.FullName, System.IO.File.ReadAllText(loaded.Files[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Versions_stand_side_by_side_and_none_is_replaced()
    {
        Add("p", "1", "id\tname\na\tone\n");
        Assert.True(Add("p", "1", "id\tname\na\tone\n")!.Value.WasThere);
        Assert.Equal("OST-KNW-103", Refused<InvalidContentException>(() => Add("p", "1", "id\tname\na\ttwo\n")));
        Assert.Equal("one", Store.Load("p", Now).Pack.Compounds[0].Name);
        Add("p", "2", "id\tname\na\ttwo\n");
        Assert.Equal("OST-KNW-105", Refused<MissingSourceException>(() => Store.Load("p", Now)));
        Assert.Equal("two", Store.Load("p@2", Now).Pack.Compounds[0].Name);
        Assert.Equal(["p@1", "p@2"], Store.List(new FindingCollector()).Select(p => p.Reference));
        Assert.Equal("OST-KNW-105", Refused<MissingSourceException>(() => Store.Remove("p")));
        Store.Remove("p@1");
        Assert.Equal("p@2", Store.Find("p").Reference);
        Assert.Equal("OST-KNW-105", Refused<MissingSourceException>(() => Store.Remove("p")));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(Store.Folder), e => Path.GetFileName(e).StartsWith('.'));
    }

    [Theory]
    [InlineData("../../x", "1", "OST-KNW-101")]
    [InlineData("a/b", "1", "OST-KNW-101")]
    [InlineData("..", "1", "OST-KNW-101")]
    [InlineData("Upper", "1", "OST-KNW-101")]
    [InlineData("a@b", "1", "OST-KNW-101")]
    [InlineData("", "1", "OST-KNW-101")]
    [InlineData("a\n", "1", "OST-KNW-101")]
    [InlineData("a", "../1", "OST-KNW-102")]
    [InlineData("a", "1/..", "OST-KNW-102")]
    [InlineData("a", "", "OST-KNW-102")]
    [InlineData("a", ".", "OST-KNW-102")]
    [InlineData("a", "1\n", "OST-KNW-102")]
    public void Names_that_could_lead_out_of_the_store_are_refused(string id, string version, string expected)
    {
        var context = new RunContext();
        Assert.Null(Add(id, version, "id\tname\na\tone\n", context));
        Assert.Equal([expected], context.Findings.ToList().Select(f => f.Id));
        Assert.False(Directory.Exists(Store.Folder));
    }

    [Theory]
    [InlineData("../store/p@1")]
    [InlineData("/etc")]
    [InlineData("p@1/../p@1")]
    [InlineData("nothing")]
    public void A_pack_that_is_not_there_is_not_looked_for_elsewhere(string reference)
    {
        Add("p", "1", "id\tname\na\tone\n");
        Assert.Equal("OST-KNW-104", Refused<MissingSourceException>(() => Store.Load(reference, Now)));
    }

    [Fact]
    public void A_misspelt_name_is_answered_with_the_nearest()
    {
        Add("wikipathways-rno", "1", "id\tname\na\tone\n");
        Assert.Contains("wikipathways-rno", Assert.Throws<MissingSourceException>(() => Store.Find("wikipathway-rno")).Finding.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compounds.tsv", "changed")]
    [InlineData("sets.tsv", null)]
    [InlineData("pack.json", "{}")]
    [InlineData("pack.json", "not json")]
    [InlineData("pack.json", null)]
    [InlineData("pack.json", "{\"schema\":\"osteon.knowledge-pack/1\",\"files\":[{\"name\":\"../../../../etc/passwd\"}]}")]
    public void A_pack_that_was_changed_is_not_loaded(string file, string? content)
    {
        Add("p", "1", "id\tname\na\tone\n");
        string path = Path.Combine(Store.Folder, "p@1", file);
        if (content is null) System.IO.File.Delete(path);
        else System.IO.File.WriteAllText(path, content);
        Assert.Equal("OST-KNW-106", Refused<InvalidContentException>(() => Store.Load("p@1", Now)));
        var findings = new FindingCollector();
        Assert.Equal(file == "pack.json" ? 0 : 1, Store.List(findings).Count);
        Assert.Equal(file == "pack.json" ? 1 : 0, findings.ToList().Count);
    }

    /// <summary>Tables that agree with their digests but not with their layout: made by hand, or by another program.</summary>
    [Theory]
    [InlineData("compounds.tsv", "a\tone")]
    [InlineData("compounds.tsv", "a\tone\t\t\t\t\t\t\t\t\t\t\t\tx\t")]
    [InlineData("compounds.tsv", "a\\q\tone\t\t\t\t\t\t\t\t\t\t\t\t\t")]
    [InlineData("edges.tsv", "nowhere\ta\tb")]
    public void Tables_of_another_layout_are_not_loaded(string file, string line)
    {
        Add("p", "1", "id\tname\na\tone\n");
        string folder = Path.Combine(Store.Folder, "p@1"), path = Path.Combine(folder, file), record = Path.Combine(folder, "pack.json");
        string before = ContentDigest.OfFile(path, Now).Sha256;
        System.IO.File.AppendAllText(path, line + "\n");
        System.IO.File.WriteAllText(record, System.IO.File.ReadAllText(record).Replace(before, ContentDigest.OfFile(path, Now).Sha256, StringComparison.Ordinal));
        Assert.Equal("OST-KNW-106", Refused<InvalidContentException>(() => Store.Load("p@1", Now)));
    }

    [Fact]
    public void Errors_store_nothing()
    {
        var context = new RunContext();
        Assert.Null(Add("p", "1", "id\tname\n", context));
        Assert.Contains("OST-KNW-007", context.Findings.ToList().Select(f => f.Id));
        Assert.Null(Add("p", "1", "id\tname\na\tb\n", new RunContext(), licence: " "));
        Assert.False(Directory.Exists(Store.Folder));
    }

    [Fact]
    public void A_store_that_cannot_be_written_says_so()
    {
        KnowledgeStore store = KnowledgeStore.Open(File("a-file", ""));
        OsteonException thrown = Assert.Throws<OsteonException>(() => KnowledgeImport.Add(
            [File("c.tsv", "id\tname\na\tb\n")], new KnowledgeSource { Id = "p", Name = "p", Version = "1", Licence = "CC0" }, KnowledgeOptions.Default, store, new RunContext()));
        Assert.Equal("OST-KNW-107", thrown.Finding.Id);
    }

    [Theory]
    [InlineData("CC0-1.0", Redistribution.Yes)]
    [InlineData("CC BY 4.0", Redistribution.Yes)]
    [InlineData("cc-by-sa-4.0", Redistribution.Yes)]
    [InlineData("MIT", Redistribution.Yes)]
    [InlineData("CC BY-NC 4.0", Redistribution.No)]
    [InlineData("CC-BY-NC-SA-4.0", Redistribution.No)]
    [InlineData("CC BY-ND 4.0", Redistribution.No)]
    [InlineData("academic use only", Redistribution.No)]
    [InlineData("KEGG subscription 123", Redistribution.No)]
    [InlineData("ours", Redistribution.Unknown)]
    [InlineData("CC-BY-4.0 unless stated otherwise", Redistribution.Unknown)]
    public void Whether_a_pack_may_be_passed_on_follows_its_licence(string licence, Redistribution expected) =>
        Assert.Equal(expected, Add("p", "1", "id\tname\na\tb\n", licence: licence)!.Value.Pack.Redistributable);

    [Theory]
    [InlineData(KnowledgeFormat.KeggLink)]
    [InlineData(KnowledgeFormat.HmdbXml)]
    public void Kegg_and_Hmdb_are_never_redistributable(KnowledgeFormat format)
    {
        (Redistribution redistributable, string because) = LicenceTerms.Of(new KnowledgeSource { Id = "x", Name = "x", Version = "1", Licence = "CC0-1.0" }, [format]);
        Assert.Equal(Redistribution.No, redistributable);
        Assert.NotEmpty(because);
    }

    /// <summary>An open pack may carry KEGG's numbers as references; that does not make it a pack of KEGG.</summary>
    [Fact]
    public void References_to_Kegg_do_not_close_an_open_pack() =>
        Assert.Equal(Redistribution.Yes, Add("rat-gem", "1", "id\tname\tkegg\na\tb\tC00001\n", licence: "CC-BY-4.0")!.Value.Pack.Redistributable);

    [Fact]
    public void A_folder_is_one_input_by_the_digest_of_its_files()
    {
        string folder = Path.Combine(_folder.FullName, "clone");
        Directory.CreateDirectory(folder);
        System.IO.File.WriteAllText(Path.Combine(folder, "WP9-datanodes.tsv"), "Label\tType\tIdentifier\tChEBI\nPyruvate\tMetabolite\tchebi:15361\tCHEBI:15361\n");
        (StoredPack pack, _) = KnowledgeImport.Add(
            [folder + "/"], new KnowledgeSource { Id = "w", Name = "w", Version = "1", Licence = "CC0-1.0" }, KnowledgeOptions.Default, Store, new RunContext())!.Value;
        Assert.Equal(("clone/", "folder"), (pack.Inputs[0].Name, pack.Inputs[0].Kind));
    }

    [Fact]
    public void Work_that_is_stopped_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        var progress = new StopAt(stop);
        string big = File("big.tsv", "id\tname\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"m{i}\tname\n")));
        Assert.Throws<OperationCanceledException>(() => KnowledgeImport.Add(
            [big], new KnowledgeSource { Id = "p", Name = "p", Version = "1", Licence = "CC0" }, KnowledgeOptions.Default, Store,
            new RunContext { Cancellation = stop.Token, Progress = progress }));
        Assert.True(!Directory.Exists(Store.Folder) || !Directory.EnumerateFileSystemEntries(Store.Folder).Any());
    }

    private sealed class StopAt(CancellationTokenSource stop) : IProgress<StepProgress>
    {
        public void Report(StepProgress value) => stop.Cancel();
    }
}
