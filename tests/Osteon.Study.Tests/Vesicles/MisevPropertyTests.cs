using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Study.Tests;

/// <summary>Whatever a manifest says of its vesicles, rules and lists answer and never throw.</summary>
[Property]
public sealed class MisevPropertyTests
{
    private static readonly string[] Values =
    [
        "1e300", "0", "-1", "1e-300 mL", "200 uL", "100000 xg", "30000 rpm", "4 degC", "true", "[]", "{}", "CD9", "0.22 um", "1e11", "nan", "5..2", "300..900 nm", "~", "100 %",
        "[{id: a}, {id: a}]", "{particles: 1e300, protein: 1e-300 ug, volume: 1e-300 uL}", "é*#", "exosome", "EV230001",
    ];

    [Fact]
    public void Changed_values_give_findings_and_lists_and_no_exception()
    {
        string[] lines = CompleteStudy.Text.Split('\n');
        int[] candidates = [.. lines.Index().Where(l => l.Item.Contains(": ", StringComparison.Ordinal)).Select(l => l.Index)];
        Gen<(int Line, int Part, string Put)> edits =
            from line in Gen.Elements(candidates)
            from part in Gen.Choose(0, 5)
            from put in Gen.Elements(Values)
            select (line, part, put);
        int evaluated = 0;
        PropertyCheck.ForAll(
            Gen.ListOf(edits, 4),
            list =>
            {
                string[] broken = [.. lines];
                foreach ((int line, int part, string put) in list)
                {
                    // One value of the line: what follows a colon, up to a comma or brace.
                    string[] cells = broken[line].Split(": ");
                    int cell = 1 + (part % Math.Max(1, cells.Length - 1));
                    if (cell >= cells.Length) continue;
                    int end = cells[cell].IndexOfAny([',', '}', ']']);
                    cells[cell] = put + (end < 0 ? "" : cells[cell][end..]);
                    broken[line] = string.Join(": ", cells);
                }

                ManifestReading reading = ManifestReader.Read(string.Join('\n', broken), "study.yaml");
                if (reading.Manifest is null) return;
                evaluated++;
                ResolvedManifest resolved = ManifestResolver.Resolve(reading.Manifest, reading.Source);
                var findings = new FindingCollector();
                DesignRules.Check(new RuleContext(resolved, SampleTable.Empty, findings));
                Assert.All(findings.ToList().Where(f => f.Id.StartsWith("OST-MIS-", StringComparison.Ordinal)), f => Assert.NotNull(f.Location));
                var study = new StudyUnderstanding
                {
                    Folder = new StudyFolder("", "", "", null),
                    Manifest = resolved,
                    Samples = SampleTable.Empty,
                    Findings = findings.ToList().ToValueList(),
                    Checklists = ChecklistEvaluation.Evaluate(resolved, SampleTable.Empty, new Dictionary<string, VolumeHeader>()),
                    Summary = "",
                };
                if (!study.Checklists.Any(c => c.Standard == "MISEV2023")) return;
                MisevReport report = MisevReport.Of(study);
                Assert.NotEmpty(MisevDocument.Lines(report));
                Assert.NotNull(MisevDocument.Of(report).ToJson().ToJsonString());
            },
            count: 400);
        Assert.InRange(evaluated, 100, 400);
    }
}
