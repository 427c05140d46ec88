using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.Knowledge;

/// <summary>Files made to harm: they are refused with a reason, in bounded time and memory.</summary>
[Unit]
public sealed class KnowledgeHostileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Finding Refused(byte[] content, KnowledgeOptions? options = null)
    {
        string path = _folder.Write("hostile", content);
        InvalidContentException thrown = Assert.Throws<InvalidContentException>(
            () => KnowledgeFiles.Read([path], KnowledgeSamples.Source(), options ?? KnowledgeOptions.Default, RunContext.Default));
        Assert.False(string.IsNullOrWhiteSpace(thrown.Finding.Hint), "a refusal must say what to do");
        return thrown.Finding;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    [Theory]
    [InlineData("<!DOCTYPE hmdb [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><hmdb xmlns=\"http://www.hmdb.ca\"><metabolite><name>&b;</name></metabolite></hmdb>")]
    [InlineData("<!DOCTYPE hmdb SYSTEM \"file:///etc/passwd\"><hmdb xmlns=\"http://www.hmdb.ca\"/>")]
    [InlineData("<!DOCTYPE hmdb [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><hmdb><metabolite><name>&x;</name></metabolite></hmdb>")]
    public void Document_type_definitions_are_refused(string text)
    {
        Finding finding = Refused(Bytes(text));
        Assert.Equal("OST-KNW-004", finding.Id);
        Assert.Contains("definition", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Xml_that_breaks_off_is_refused_with_its_line() =>
        Assert.True(Refused(Bytes(KnowledgeSamples.Hmdb[..900])) is { Id: "OST-KNW-004", Location.Line: > 5 });

    [Fact]
    public void Endless_nesting_is_refused() =>
        Assert.Equal("OST-KNW-006", Refused(Bytes("<hmdb>" + string.Concat(Enumerable.Repeat("<a>", 200_000)))).Id);

    [Fact]
    public void An_endless_attribute_or_text_is_refused()
    {
        Assert.Equal("OST-KNW-006", Refused(Bytes("<hmdb><metabolite a=\"" + new string('x', 6 << 20))).Id);
        Assert.Equal("OST-KNW-006", Refused(Bytes("<hmdb><metabolite><accession>HMDB0000001</accession><name>" + new string('x', 2 << 20) + "</name></metabolite></hmdb>")).Id);
    }

    [Fact]
    public void A_long_description_that_is_not_needed_does_no_harm()
    {
        string path = _folder.Write("h.xml", KnowledgeSamples.Hmdb.Replace("A text", new string('t', 3 << 20), StringComparison.Ordinal));
        Assert.Equal(2, KnowledgeFiles.Read([path], KnowledgeSamples.Source(), KnowledgeOptions.Default, RunContext.Default).Pack.Compounds.Count);
    }

    [Fact]
    public void A_line_without_end_is_refused() =>
        Assert.Equal("OST-KNW-006", Refused(Bytes("id\tname\tchebi\n" + new string('x', 20 << 20))).Id);

    [Fact]
    public void A_gzip_bomb_is_refused_after_a_bounded_number_of_bytes()
    {
        var limits = new KnowledgeLimits { FreeBytes = 1 << 20, MaxExpansion = 20 };
        byte[] bomb = KnowledgeSamples.Gzip(Bytes("id\tname\n" + string.Concat(Enumerable.Repeat("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\tb\n", 400_000))));
        Assert.True(bomb.Length < 200_000);
        Finding finding = Refused(bomb, new KnowledgeOptions { Limits = limits });
        Assert.Equal("OST-KNW-002", finding.Id);
    }

    [Fact]
    public void A_zip_bomb_is_refused()
    {
        var limits = new KnowledgeLimits { FreeBytes = 1 << 20, MaxExpansion = 20 };
        Assert.Equal(
            "OST-KNW-002",
            Refused(KnowledgeSamples.Zip(("a.tsv", "id\tname\n" + string.Concat(Enumerable.Repeat("a\tb\n", 4_000_000)))), new KnowledgeOptions { Limits = limits }).Id);
        Assert.Equal(
            "OST-KNW-029",
            Refused(KnowledgeSamples.Zip([.. Enumerable.Range(0, 30).Select(i => ($"{i}.gmt", "x"))]), new KnowledgeOptions { Limits = limits with { MaxEntries = 20 } }).Id);
    }

    /// <summary>
    /// The inflater of .NET ends without a word where a packed file was cut; half the pathways must not pass for all of them.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(30)]
    [InlineData(1000)]
    public void A_gzip_file_that_was_cut_is_refused(int bytes)
    {
        byte[] whole = KnowledgeSamples.Gzip(Bytes("id\tname\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"m{i}\tname {i * 7919 % 10007}\n"))));
        Assert.Equal("OST-KNW-003", Refused(whole[..^bytes]).Id);
    }

    [Fact]
    public void A_gzip_file_of_several_members_is_read_whole()
    {
        byte[] members = [.. KnowledgeSamples.Gzip(Bytes("id\tname\na\tone\n")), .. KnowledgeSamples.Gzip(Bytes("b\ttwo\n"))];
        KnowledgeReading reading = KnowledgeFiles.Read([_folder.Write("two.gz", members)], KnowledgeSamples.Source(), KnowledgeOptions.Default, RunContext.Default);
        Assert.Equal(["a", "b"], reading.Pack.Compounds.Select(c => c.Id));
    }

    [Fact]
    public void A_zip_archive_that_was_cut_or_changed_is_refused()
    {
        byte[] whole = KnowledgeSamples.Zip(("WP1.gpml", KnowledgeSamples.Gpml2013));
        Assert.Equal("OST-KNW-003", Refused(whole[..^40]).Id);
        byte[] changed = KnowledgeSamples.Zip(("a.gmt", string.Concat(Enumerable.Range(0, 200).Select(i => $"P{i}\td\tC{i:D5}\n"))));
        int crc = 14;
        changed[crc] ^= 1;
        // The central directory holds a second copy of the checksum, which is the one that counts.
        int directory = changed.AsSpan().IndexOf("PK\u0001\u0002"u8);
        changed[directory + 16] ^= 1;
        Assert.Equal("OST-KNW-003", Refused(changed).Id);
    }

    [Fact]
    public void More_compounds_sets_or_links_than_allowed_are_refused()
    {
        string table = "id\tname\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"m{i}\tn\n"));
        Assert.Equal("OST-KNW-006", Refused(Bytes(table), new KnowledgeOptions { Limits = new KnowledgeLimits { MaxCompounds = 49 } }).Id);
        Assert.Equal("OST-KNW-006", Refused(Bytes(KnowledgeSamples.Gmt), new KnowledgeOptions { Limits = new KnowledgeLimits { MaxSets = 1 } }).Id);
        Assert.Equal("OST-KNW-006", Refused(Bytes(KnowledgeSamples.Gmt), new KnowledgeOptions { Limits = new KnowledgeLimits { MaxLinks = 3 } }).Id);
    }

    [Fact]
    public void Text_that_is_not_UTF_8_is_read_with_a_warning()
    {
        var context = new RunContext();
        string path = _folder.Write("latin.tsv", [.. Bytes("id\tname\na\tgr"), 0xFC, .. Bytes("n\n")]);
        KnowledgeFiles.Read([path], KnowledgeSamples.Source(), KnowledgeOptions.Default, context);
        Assert.Equal(["OST-KNW-005"], context.Findings.Ids());
    }

    [Fact]
    public void A_file_without_compounds_is_an_error()
    {
        var context = new RunContext();
        KnowledgeFiles.Read([_folder.Write("e.tsv", "id\tname\n")], KnowledgeSamples.Source(), KnowledgeOptions.Default, context);
        Assert.Contains(context.Findings.ToList(), f => f is { Id: "OST-KNW-007", Severity: Severity.Error });
    }

    [Fact]
    public void A_declared_kind_that_the_file_is_not_is_refused_or_reported()
    {
        foreach ((_, string name, string text) in KnowledgeSamples.All)
        {
            foreach (KnowledgeFormat format in Enum.GetValues<KnowledgeFormat>())
            {
                var context = new RunContext();
                try
                {
                    KnowledgeFiles.Read([_folder.Write(name, text)], KnowledgeSamples.Source("Rattus norvegicus"), new KnowledgeOptions { Format = format }, context);
                }
                catch (OsteonException e)
                {
                    Assert.StartsWith("OST-KNW-", e.Finding.Id, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void Work_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        string path = _folder.Write("c.csv", KnowledgeSamples.Compounds);
        Assert.Throws<OperationCanceledException>(
            () => KnowledgeFiles.Read([path], KnowledgeSamples.Source(), KnowledgeOptions.Default, new RunContext { Cancellation = stop.Token }));
    }
}
