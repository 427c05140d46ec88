using FsCheck;
using FsCheck.Fluent;

namespace Osteon.Study.Tests;

/// <summary>Reading never throws, whatever is done to the text, and every finding has a place inside the file.</summary>
[Property]
public sealed class ManifestReaderPropertyTests
{
    private static readonly string[] Pieces = ["[", "]", "{", "}", ":", "- ", "\n", "  ", "\t", "&a ", "*a", "!!str ", "\"", "'", "|\n", ">\n", "#", "%", "---\n", "? ", "\u0000", "é", "\uD800", "1e999", "~", "..", ","];

    [Fact]
    public void Broken_scaffolds_give_findings_and_no_exception()
    {
        string text = StudyInit.Files["study.yaml"];
        Gen<(int At, int Cut, string Put)> edits =
            from at in Gen.Choose(0, text.Length - 1)
            from cut in Gen.Choose(0, 40)
            from put in Gen.Elements(Pieces)
            select (at, cut, put);
        PropertyCheck.ForAll(
            Gen.ListOf(edits, 3),
            list =>
            {
                string broken = text;
                foreach ((int at, int cut, string put) in list)
                {
                    int start = Math.Min(at, broken.Length);
                    broken = broken[..start] + put + broken[Math.Min(broken.Length, start + cut)..];
                }

                ManifestReading reading = ManifestReader.Read(broken, "study.yaml");
                int lines = broken.Split('\n').Length;
                Assert.All(reading.Findings, f => Assert.InRange(f.Location!.Line ?? 1, 1, lines + 1));
                Assert.True(reading.Manifest is not null || reading.Findings.Any(f => f.Severity == Osteon.Primitives.Severity.Error));
            },
            count: 700);
    }

    [Fact]
    public void Random_text_gives_findings_and_no_exception() =>
        PropertyCheck.ForAll(
            Gen.ListOf(Gen.Elements(Pieces)),
            list =>
            {
                ManifestReading reading = ManifestReader.Read(string.Concat(list), "study.yaml");
                Assert.NotEmpty(reading.Findings);
            },
            count: 700);
}
