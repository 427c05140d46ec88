using System.Diagnostics;
using System.Globalization;
using System.Text;
using Osteon.Mechanism;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Benchmarks;

/// <summary>
/// "mechanism-import [FOLDER]": import of a collection of the size of WikiPathways, made from a fixed seed: 2 095 drawings with some 74 lines each in the
/// published mix of heads, text as wordy as PathVisio writes it. With a folder, that collection instead.
/// </summary>
internal static class MechanismImportBenchmark
{
    private const int Drawings = 2095;
    private const int Lines = 154_499;
    private const int Genes = 20_000;

    private static readonly (string Head, int Count)[] Heads =
    [
        ("Arrow", 80_561), ("mim-binding", 20_324), ("mim-conversion", 11_523), ("mim-inhibition", 9_137), ("mim-stimulation", 7_599), ("", 7_596),
        ("TBar", 6_084), ("mim-transcription-translation", 5_915), ("mim-catalysis", 5_760),
    ];

    public static void Run(string[] arguments)
    {
        string? made = arguments.Length > 0 ? null : Directory.CreateTempSubdirectory("osteon-gpml-").FullName;
        try
        {
            string folder = made ?? arguments[0];
            if (made is not null) Make(made);
            FileInfo[] files = [.. new DirectoryInfo(folder).EnumerateFiles("*.gpml", SearchOption.AllDirectories)];
            foreach (int threads in (int[])[1, 2])
            {
                var context = new RunContext { Threads = threads };
                long start = Stopwatch.GetTimestamp();
                ImportedMechanism imported = MechanismImport.Read([folder], ShippedMechanism.Graph, context);
                double reading = Stopwatch.GetElapsedTime(start).TotalSeconds;
                string text = imported.Text();
                double all = Stopwatch.GetElapsedTime(start).TotalSeconds;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{threads} threads: {files.Length} files, {files.Sum(f => f.Length) >> 20} MB, {imported.Counts.Statements} lines, {imported.Graph.Nodes.Count} nodes, {imported.Graph.Edges.Count} edges: graph {reading:F2} s, with text ({text.Length >> 20} MB) {all:F2} s; {context.Findings.ToList().Count} findings; peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
            }
        }
        finally
        {
            if (made is not null) Directory.Delete(made, recursive: true);
        }
    }

    private static void Make(string folder)
    {
        var random = new Rng(2095);
        int left = Lines;
        for (int d = 0; d < Drawings; d++)
        {
            // Sizes are as uneven as those of real drawings: a few large ones, many small.
            int lines = d == Drawings - 1 ? left : Math.Min(left, (int)(-Math.Log(1 - random.NextDouble()) * Lines / Drawings));
            left -= lines;
            File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"WP{d + 1}.gpml")), Drawing(d + 1, lines, random));
        }
    }

    private static string Drawing(int number, int lines, Rng random)
    {
        int nodes = 8 + (lines * 3 / 5), groups = nodes / 8;
        var text = new StringBuilder(lines * 900);
        CultureInfo culture = CultureInfo.InvariantCulture;
        string organism = (number % 16) switch { 0 => "Rattus norvegicus", < 10 => "Homo sapiens", _ => "Mus musculus" };
        text.Append(culture, $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Pathway xmlns=\"http://pathvisio.org/GPML/2013a\" Name=\"Generated {number}\" Version=\"WP{number}_r1\" Organism=\"{organism}\">\n");
        for (int n = 0; n < nodes; n++)
        {
            int gene = random.NextInt(Genes);
            string group = groups > 0 && n % 3 == 0 ? string.Create(culture, $" GroupRef=\"g{random.NextInt(groups)}\"") : "";
            text.Append(culture, $"  <DataNode TextLabel=\"GENE{gene}\" GraphId=\"n{n}\" Type=\"GeneProduct\"{group}>\n");
            text.Append(culture, $"    <Graphics CenterX=\"{random.NextDouble() * 1000:R}\" CenterY=\"{random.NextDouble() * 1000:R}\" Width=\"80.0\" Height=\"20.0\" ZOrder=\"32768\" FontSize=\"10\" Valign=\"Middle\" />\n");
            text.Append(culture, $"    <Xref Database=\"Entrez Gene\" ID=\"{gene + 1}\" />\n  </DataNode>\n");
        }

        for (int l = 0; l < lines; l++)
        {
            string from = random.NextInt(6) == 0 && groups > 0 ? $"h{random.NextInt(groups)}" : $"n{random.NextInt(nodes)}", to = $"n{random.NextInt(nodes)}";
            text.Append(culture, $"  <Interaction GraphId=\"id{l:x8}\">\n");
            // One line in eleven cites a publication, as in the published collection.
            if (random.NextInt(11) == 0) text.Append(culture, $"    <BiopaxRef>p{random.NextInt(25)}</BiopaxRef>\n");
            text.Append(culture, $"    <Graphics ZOrder=\"12288\" LineThickness=\"1.0\">\n");
            text.Append(culture, $"      <Point X=\"{random.NextDouble() * 1000:R}\" Y=\"{random.NextDouble() * 1000:R}\" GraphRef=\"{from}\" RelX=\"0.5\" RelY=\"1.0\" />\n");
            text.Append(culture, $"      <Point X=\"{random.NextDouble() * 1000:R}\" Y=\"{random.NextDouble() * 1000:R}\" GraphRef=\"{to}\" RelX=\"-1.0\" RelY=\"0.0\" ArrowHead=\"{Head(random)}\" />\n");
            text.Append("    </Graphics>\n    <Xref Database=\"\" ID=\"\" />\n  </Interaction>\n");
        }

        for (int g = 0; g < groups; g++) text.Append(culture, $"  <Group GroupId=\"g{g}\" GraphId=\"h{g}\" Style=\"{(g % 2 == 0 ? "Complex" : "Group")}\" />\n");
        text.Append("  <Biopax>\n");
        for (int p = 0; p < 25; p++)
        {
            text.Append(culture, $"    <bp:PublicationXref xmlns:bp=\"http://www.biopax.org/release/biopax-level3.owl#\" xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" rdf:id=\"p{p}\">\n");
            text.Append(culture, $"      <bp:ID rdf:datatype=\"http://www.w3.org/2001/XMLSchema#string\">{10_000_000 + random.NextInt(20_000_000)}</bp:ID>\n");
            text.Append("      <bp:DB rdf:datatype=\"http://www.w3.org/2001/XMLSchema#string\">PubMed</bp:DB>\n");
            for (int a = 0; a < 6; a++) text.Append("      <bp:AUTHORS rdf:datatype=\"http://www.w3.org/2001/XMLSchema#string\">Author A</bp:AUTHORS>\n");
            text.Append("    </bp:PublicationXref>\n");
        }

        return text.Append("  </Biopax>\n</Pathway>\n").ToString();
    }

    private static string Head(Rng random)
    {
        int draw = random.NextInt(Lines);
        foreach ((string head, int count) in Heads)
        {
            if (draw < count) return head;
            draw -= count;
        }

        return "Arrow";
    }
}
