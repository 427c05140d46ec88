using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Osteon.Mechanism;
using Osteon.Primitives;

namespace Osteon.Study.Tests;

/// <summary>Files with bytes changed, cut, doubled and swapped either give a graph that the text format takes, or findings; never another exception.</summary>
[Property]
public sealed class ImportFuzzTests : IDisposable
{
    private static readonly string[] Seeds =
    [
        """<Pathway xmlns="http://pathvisio.org/GPML/2013a" Name="t" Version="WP1_r1" Organism="Rattus norvegicus"><DataNode TextLabel="A" GraphId="a" Type="GeneProduct" GroupRef="g"><Xref Database="Entrez Gene" ID="1" /></DataNode><DataNode TextLabel="B" GraphId="b" Type="Metabolite"/><Interaction GraphId="i"><Graphics><Point GraphRef="a"/><Point GraphRef="b" ArrowHead="TBar"/><Anchor GraphId="n"/></Graphics></Interaction><Interaction GraphId="j"><Graphics><Point GraphRef="n"/><Point GraphRef="n" ArrowHead="Arrow"/></Graphics></Interaction><Group GroupId="g" GraphId="h" GroupRef="g"/></Pathway>""",
        """<Pathway xmlns="http://pathvisio.org/GPML/2021" title="t" organism="Homo sapiens"><DataNodes><DataNode elementId="a" textLabel="A" type="Alias" elementRef="a"/><DataNode elementId="b" textLabel="miR-21" type="RNA" groupRef="g"/></DataNodes><Interactions><Interaction elementId="i"><Waypoints><Point elementRef="a"/><Point elementRef="g" arrowHead="Inhibition"/></Waypoints><CitationRef elementRef="c"/></Interaction></Interactions><Groups><Group elementId="g" type="Complex" textLabel="x|y"/></Groups><Citations><Citation elementId="c"><Xref identifier="10.1000/a|b" dataSource="DOI"/></Citation></Citations></Pathway>""",
        "A\tactivates\tB\ngene:X\t-|\tmirna:miR-1\nlone\n",
        "id\tsubject\trelation\tobject\tmechanism\tdirect\tspecies\trecipient\treferences\tnote\ne-1\tgene:A\traises\tgene:B\tbinding\tyes\trat\tcell:x\tpmid:1|doi:10.1000/x\t\"a \"\"b\"\"\"\n",
        "ENTITYA;TYPEA;IDA;DATABASEA;ENTITYB;TYPEB;IDB;DATABASEB;EFFECT;MECHANISM;TAX_ID;PMID;DIRECT;SENTENCE;SIGNOR_ID;SCORE\nA;protein;P1;UNIPROT;B;complex;C;SIGNOR;up-regulates;binding;9606;1;YES;\"x;y\";SIGNOR-1;0.5\n",
        "miRTarBase ID,miRNA,Species (miRNA),Target Gene,Target Gene (Entrez ID),Species (Target Gene),Experiments,Support Type,References (PMID)\nM1,hsa-miR-1,Homo sapiens,A,1,Homo sapiens,\"x//y\",Functional MTI,5\n",
    ];

    private static readonly string[] Endings = [".gpml", ".gpml", ".sif", ".tsv", ".csv", ".csv"];

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"osteon-fuzz-{Guid.NewGuid():N}");

    public void Dispose()
    {
        foreach (string ending in Endings) File.Delete(_file + ending);
    }

    [Fact]
    public void Broken_files_give_findings_or_a_graph() => PropertyCheck.ForAll(
        from seed in Gen.Choose(0, Seeds.Length - 1)
        from edits in Gen.Choose(0, int.MaxValue - 1).ArrayOf(9)
        select (seed, edits),
        given =>
        {
            var bytes = new List<byte>(Encoding.UTF8.GetBytes(Seeds[given.seed]));
            for (int i = 0; i + 2 < given.edits.Length && bytes.Count > 8; i += 3)
            {
                int at = given.edits[i] % bytes.Count, length = Math.Min(given.edits[i + 1] % 12, bytes.Count - at);
                switch (given.edits[i + 2] % 6)
                {
                    case 0: bytes[at] = (byte)given.edits[i + 1]; break;
                    case 1: bytes.RemoveRange(at, length); break;
                    case 2: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                    case 3: bytes.InsertRange(at, "\u202E|\"\u0001é𝛼 "u8.ToArray()); break;
                    case 4: bytes.RemoveRange(at, bytes.Count - at); break;
                    default: bytes.Reverse(at, length); break;
                }
            }

            string path = _file + Endings[given.seed];
            File.WriteAllBytes(path, [.. bytes]);
            ImportedMechanism imported = MechanismImport.Read([path], given.edits[0] % 2 == 0 ? ShippedMechanism.Graph : null, new RunContext());
            MechReading again = MechReader.Read("again.mech", imported.Text());
            Assert.True(again.Graph is not null, string.Join("\n", again.Findings));
            Assert.Equal(MechWriter.Write(imported.Graph), MechWriter.Write(again.Graph));
        },
        count: 3000);
}
