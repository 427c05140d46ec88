using System.Text.Json.Nodes;

namespace Osteon.EndToEnd.Tests;

/// <summary>Foreign files through the command line: what comes in, and that a broken one leaves nothing behind.</summary>
[EndToEnd]
public sealed class MechanismImportTests
{
    private const string Gpml2013 = """
        <Pathway xmlns="http://pathvisio.org/GPML/2013a" Name="Toy" Version="WP99999_r1" Organism="Rattus norvegicus">
          <DataNode TextLabel="Lats1" GraphId="a1" Type="GeneProduct"><Xref Database="" ID="" /></DataNode>
          <DataNode TextLabel="Yap1" GraphId="a2" Type="Protein"><Xref Database="" ID="" /></DataNode>
          <Interaction GraphId="i1">
            <Graphics><Point GraphRef="a1" /><Point GraphRef="a2" ArrowHead="mim-inhibition" /></Graphics></Interaction>
          <Interaction GraphId="i2"><Graphics><Point GraphRef="a2" /><Point GraphRef="a1" ArrowHead="Arrow" /></Graphics></Interaction>
        </Pathway>
        """;

    private const string Gpml2021 = """
        <Pathway xmlns="http://pathvisio.org/GPML/2021" title="Toy" organism="Homo sapiens">
          <DataNodes>
            <DataNode elementId="a1" textLabel="TOYA" type="Protein" /><DataNode elementId="a2" textLabel="TOYB" type="Protein" />
          </DataNodes>
          <Interactions><Interaction elementId="i1">
            <Waypoints><Point elementRef="a1" /><Point elementRef="a2" arrowHead="Stimulation" /></Waypoints>
          </Interaction></Interactions>
        </Pathway>
        """;

    private const string Signor =
        "ENTITYA\tTYPEA\tIDA\tDATABASEA\tENTITYB\tTYPEB\tIDB\tDATABASEB\tEFFECT\tMECHANISM\tTAX_ID\tPMID\tDIRECT\tSIGNOR_ID\n"
        + "TOYA\tprotein\tP1\tUNIPROT\tTOYB\tprotein\tP2\tUNIPROT\tup-regulates activity\tphosphorylation\t9606\t1234567\tYES\tSIGNOR-1\n"
        + "TOYB\tprotein\tP2\tUNIPROT\tTOYC\tprotein\tP3\tUNIPROT\tdown-regulates\tbinding\t9606\t1234568\tNO\tSIGNOR-2\n";

    private const string MirTarBase =
        "miRTarBase ID,miRNA,Species (miRNA),Target Gene,Target Gene (Entrez ID),Species (Target Gene),Experiments,Support Type,"
        + "References (PMID)\n"
        + "MIRT1,hsa-miR-335-5p,Homo sapiens,LATS1,9113,Homo sapiens,Luciferase reporter assay,Functional MTI,11111111\n";

    public static TheoryData<string, string, int, string> Good() => new()
    {
        { "a.gpml", Gpml2013, 2, "gene:Lats1 -| gene:Yap1" },
        { "b.gpml", Gpml2021, 1, "gene:TOYA -> gene:TOYB" },
        { "c.sif", "TOYA activates TOYB TOYC\nTOYB tickles TOYC\n", 3, "gene:TOYB -? gene:TOYC" },
        { "d.tsv", "subject\trelation\tobject\treferences\nTOYA\tlowers\tTOYB\tdoi:10.1000/x\n", 1, "gene:TOYA -| gene:TOYB" },
        { "e.tsv", Signor, 2, "gene:TOYB -| gene:TOYC" },
        { "f.csv", MirTarBase, 1, "-| gene:LATS1" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void Every_format_becomes_a_graph_that_the_check_takes(string file, string text, int edges, string edge)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder[file], text);
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "mechanism", "import", file, "--out", "new.mech", "--no-match", "--json", "-");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("osteon.mechanism-import/1", (string?)result.Json["schema"]);
        Assert.Equal(edges, (int)result.Json["edges"]!);
        Assert.Contains(edge, File.ReadAllText(folder["new.mech"]), StringComparison.Ordinal);
        OsteonCli.Result check = OsteonCli.Run(folder.Path, "mechanism", "check", "--graph", "new.mech", "--json", "-");
        Assert.Equal(0, check.ExitCode);
        Assert.Equal((edges, (int)result.Json["nodes"]!), ((int)check.Json["graph"]!["edges"]!, (int)check.Json["graph"]!["nodes"]!));
    }

    [Theory]
    [InlineData("a.gpml", "<Pathway xmlns=\"http://pathvisio.org/GPML/2013a\"><DataNode>", "OST-GPM-002")]
    [InlineData("a.gpml", "<!DOCTYPE Pathway SYSTEM \"file:///etc/passwd\"><Pathway/>", "OST-GPM-002")]
    [InlineData("a.gpml", "<html/>", "OST-GPM-003")]
    [InlineData("a.txt", "nothing of the kind", "OST-IMP-002")]
    [InlineData("a.sif", "\tactivates\tB\n", "OST-SIF-003")]
    [InlineData("a.tsv", "ENTITYA\tENTITYB\tEFFECT\n\tTOYB\tup-regulates\n", "OST-SGN-002")]
    [InlineData("a.csv", "miRTarBase ID,miRNA,Target Gene,Support Type\nMIRT1,,LATS1,Functional MTI\n", "OST-MIT-002")]
    [InlineData("nowhere.gpml", null, "OST-IMP-001")]
    public void A_broken_file_is_told_and_an_older_result_stays(string file, string? text, string said)
    {
        using var folder = new TempFolder();
        if (text is not null) File.WriteAllText(folder[file], text);
        File.WriteAllText(folder["new.mech"], "# older\n");
        int before = Directory.EnumerateFileSystemEntries(folder.Path).Count();
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "mechanism", "import", file, "--out", "new.mech", "--no-match");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.Equal("# older\n", File.ReadAllText(folder["new.mech"]));
        Assert.Equal(before, Directory.EnumerateFileSystemEntries(folder.Path).Count());
    }

    [Fact]
    public void A_broken_file_among_good_ones_is_an_error_and_left_out_whole()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["a.gpml"], Gpml2013);
        File.WriteAllText(folder["b.gpml"], Gpml2021[..^20]);
        OsteonCli.Result result = OsteonCli.Run(
            folder.Path, "mechanism", "import", "a.gpml", "b.gpml", "--out", "new.mech", "--no-match", "--json", "-");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("OST-GPM-002", (string?)Assert.Single(result.Json["findings"]!.AsArray())!["id"]);
        Assert.Equal("a.gpml", Path.GetFileName((string?)Assert.Single(result.Json["files"]!.AsArray())!["name"]));
        Assert.DoesNotContain("TOYA", File.ReadAllText(folder["new.mech"]), StringComparison.Ordinal);
        Assert.Equal(0, OsteonCli.Run(folder.Path, "mechanism", "check", "--graph", "new.mech").ExitCode);
    }

    [Theory]
    [InlineData("mechanism", "import", "a.sif")]
    [InlineData("mechanism", "import", "--out", "new.mech")]
    public void Missing_arguments_are_usage_errors(params string[] arguments)
    {
        using var folder = new TempFolder();
        Assert.Equal(2, OsteonCli.Run(folder.Path, arguments).ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Known_names_become_the_nodes_of_the_graph()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["a.sif"], "hsa-miR-29a\tinhibits\tRANKL\n");
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "mechanism", "import", "a.sif", "--out", "new.mech", "--json", "-");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2, (int)result.Json["recognised"]!);
        Assert.Contains("mirna:miR-29a -| gene:TNFSF11", File.ReadAllText(folder["new.mech"]), StringComparison.Ordinal);
        Assert.IsType<JsonObject>(result.Json["versions"]);
    }
}
