using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Mechanism.Tests;

[Property]
public sealed class RoundTripTests
{
    private static readonly string[] Pieces =
    [
        "node", "edge", "fact", "omit", "  evidence", "  context", "  model", " ", "\n", "=", "\"", "|", "->", "-|", "gene:A", "gene:B", "kind=protein",
        "symbol=", "e-1", "M-001", "type=review", "stance=supports", "ref=doi:10.1000/x", "#", "\t", "\u0000", "é", "😀", "value=\"a b\"", "\r\n", "\u202E",
    ];

    private static readonly string[] Values = ["a", "a b", "\"", "x=y", "#", "ä|ö", "''", "-> z", "doi", " lead", "=="];

    private static Gen<MechanismGraph> Graphs() =>
        from count in Gen.Choose(1, 6)
        from texts in Gen.Elements(Values).ListOf(60)
        from numbers in Gen.Choose(0, 1000).ListOf(80)
        select Build(count, [.. texts], [.. numbers]);

    private static MechanismGraph Build(int count, string[] texts, int[] numbers)
    {
        int t = 0, n = 0;
        string Text() => texts[t++ % texts.Length];
        int Number(int bound) => numbers[n++ % numbers.Length] % bound;
        string ListItem(int i) => $"{Text().Replace("|", "/", StringComparison.Ordinal).Trim()}{i}";
        Node[] nodes =
        [
            .. Enumerable.Range(0, count).Select(i =>
            {
                var kind = (NodeKind)Number(18);
                return new Node($"{MechWords.Prefix(kind)}:N{i}", kind)
                {
                    Symbol = Number(2) == 0 ? null : Text(),
                    Name = Number(2) == 0 ? null : Text(),
                    Aliases = [.. Enumerable.Range(0, Number(3)).Select(ListItem)],
                };
            }),
        ];
        Evidence Item(int i) => new($"M-{i}", (EvidenceType)Number(6))
        {
            Stance = (Stance)Number(3),
            References = [.. Enumerable.Range(0, Number(3)).Select(r => $"doi:10.1000/{r}")],
            Cited = [.. Enumerable.Range(1, Number(3))],
            Cohort = Number(2) == 0 ? null : Text(),
            Caution = Number(2) == 0 ? null : Text(),
        };
        Edge[] edges =
        [
            .. Enumerable.Range(0, count).Select(i => new Edge($"e-{i}", nodes[Number(count)].Id, (Relation)Number(8), nodes[Number(count)].Id)
            {
                Note = Text(),
                Unqualified = Number(4) == 0 ? (UnqualifiedReason)Number(6) : null,
                Mechanism = (MechanismKind)Number(21),
                Direct = Number(3) switch { 0 => null, 1 => true, _ => false },
                Context = Number(2) == 0 ? EdgeContext.None : EdgeContext.None.With("state", "native").With("species", "rat"),
                Evidence = [.. Enumerable.Range(0, Number(4)).Select(Item)],
                ModelTerms = Number(2) == 0 ? [] : [new ModelTerm("k", Number(2) == 0 ? null : "p")],
            }),
        ];
        Fact[] facts = [new Fact("f-1", nodes[0].Id, "size", Text()) { Unit = Text(), Evidence = [Item(7)] }];
        return new MechanismGraph(nodes, edges, facts, [new Omission("M-9", Text())]);
    }

    [Fact]
    public void A_graph_survives_writing_and_reading_as_text_and_as_json() => PropertyCheck.ForAll(Graphs(), graph =>
    {
        string text = MechWriter.Write(graph);
        MechanismGraph read = MechReader.Read("a", text).Require();
        Assert.Equal(text, MechWriter.Write(read));
        AssertSame(graph, read);
        string json = MechJson.Write(graph);
        MechanismGraph again = MechJson.Read("a", json).Require();
        Assert.Equal(json, MechJson.Write(again));
        AssertSame(graph, again);
    });

    [Fact]
    public void The_shipped_graph_survives_too()
    {
        string text = MechWriter.Write(ShippedMechanism.Graph);
        MechanismGraph read = MechReader.Read("a", text).Require();
        Assert.Equal(text, MechWriter.Write(read));
        AssertSame(ShippedMechanism.Graph, read);
        Assert.Equal(text, MechWriter.Write(MechJson.Read("a", MechJson.Write(read)).Require()));
        MechanismGraph parts = MechReader.Read(MechWriter.WriteByFile(ShippedMechanism.Graph).Select(p => MechSource.Of(p.File, p.Text))).Require();
        Assert.Equal(text, MechWriter.Write(parts));
    }

    [Fact]
    public void Any_text_gives_a_graph_or_errors_and_never_throws() => PropertyCheck.ForAll(
        from pieces in Gen.Elements(Pieces).ListOf()
        from spaced in Gen.Elements(" ", "")
        select string.Join(spaced, pieces),
        text =>
        {
            MechReading reading = MechReader.Read("fuzz", text);
            Assert.Equal(reading.Graph is null, reading.Findings.Any(f => f.Severity == Severity.Error));
            Assert.All(reading.Findings, f => Assert.DoesNotContain(f.ToString(), c => c == '\u202E' || c == '\0'));
        },
        2000);

    [Fact]
    public void Any_change_of_a_byte_gives_a_graph_or_errors_and_never_throws()
    {
        MechSource source = ShippedMechanism.Sources().First(s => s.Name == "immune.mech");
        PropertyCheck.ForAll(
            Gen.Choose(0, source.Content.Length - 1).Zip(Gen.Choose(0, 255)),
            change =>
            {
                byte[] bytes = source.Content.ToArray();
                bytes[change.Item1] = (byte)change.Item2;
                MechReading reading = MechReader.Read([new MechSource("fuzz", bytes)]);
                Assert.Equal(reading.Graph is null, reading.Findings.Any(f => f.Severity == Severity.Error));
            },
            100);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"schema\":\"osteon.mech/1\",\"nodes\":[{\"id\":\"gene:A\",\"kind\":\"protein\",\"name\":\"\\ud800\"}]}")]
    [InlineData("{\"schema\":\"osteon.mech/1\",\"\\ud800\":[]}")]
    [InlineData("{\"schema\":\"osteon.mech/1\",\"nodes\":[{\"id\":\"gene:A\",\"kind\":\"protein\",\"kind\":\"protein\"}]}")]
    [InlineData("{\"schema\":\"osteon.mech/1\",\"nodes\":3}")]
    [InlineData("{\"schema\":\"osteon.mech/1\",\"nodes\":[[]]}")]
    [InlineData("{\"schema\":\"osteon.mech/1\",\"nodes\":[{\"id\":5}]}")]
    [InlineData("{\"schema\":\"osteon.mech/1\",\"edges\":[{\"id\":\"e-1\",\"subject\":\"gene:A\",\"relation\":\"->\",\"object\":\"gene:A\",\"evidence\":[3]}]}")]
    [InlineData("{\"schema\":\"osteon.mech/1\",\"nodes\":[{\"id\":\"gene:A\",\"kind\":\"protein\",\"name\":\"a\\nb\"}]}")]
    public void Json_of_another_shape_is_refused(string json) => Assert.Null(MechJson.Read("x.json", json).Graph);

    private static void AssertSame(MechanismGraph a, MechanismGraph b)
    {
        Assert.Equal(a.Nodes.Select(Plain), b.Nodes.Select(Plain));
        Assert.Equal(a.Edges.Select(Plain), b.Edges.Select(Plain));
        Assert.Equal(a.Facts.Select(f => (f.Id, f.Subject, f.Property, f.Value, f.Unit, f.Note)), b.Facts.Select(f => (f.Id, f.Subject, f.Property, f.Value, f.Unit, f.Note)));
        Assert.Equal(a.Omissions.Select(o => (o.Claim, o.Reason)), b.Omissions.Select(o => (o.Claim, o.Reason)));
    }

    private static string Plain(Node n) => $"{n.Id};{n.Kind};{n.Symbol};{n.Name};{string.Join('|', n.Aliases)};{string.Join('|', n.Xrefs)};{n.Note}";

    private static string Plain(Edge e) =>
        $"{e.Id};{e.From};{e.Relation};{e.To};{e.Mechanism};{e.Direct};{e.Note};{e.Unqualified};{e.Context};{string.Join('&', e.Evidence.Select(Plain))};{string.Join('|', e.ModelTerms)}";

    private static string Plain(Evidence e) =>
        $"{e.Claim};{e.Type};{e.Stance};{string.Join('|', e.References)};{string.Join('|', e.Cited)};{e.Cohort};{e.Place};{e.Caution}";
}
