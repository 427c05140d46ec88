using Osteon.Inference;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>The section with a figure per declared outcome, and one with all effect sizes.</summary>
internal static class OutcomeFigures
{
    public static Section Section(StudyRun run, IReadOnlyList<Table> tables)
    {
        Manifest manifest = run.Study.Manifest!.Manifest;
        (Outcome Outcome, ComparisonResult Result, RichText Sentence)[] outcomes = [.. OutcomeSentences.Of(run)];
        var blocks = new List<Block>();
        if (Effects(run, outcomes, manifest) is { } effects) blocks.Add(effects);
        foreach ((Outcome outcome, ComparisonResult result, RichText sentence) in outcomes)
        {
            string id = Id(result.Outcome);
            blocks.Add(new HeadingBlock($"outcome-{id}", TermRegistry.Get(outcome.Term).Label));
            blocks.Add(new ParagraphBlock(sentence));
            if (Draw(run, outcome, result, manifest) is { } drawing) blocks.Add(new FigureBlock($"outcome-{id}-figure", drawing));
        }

        blocks.Add(new HeadingBlock("outcome-tables", "All comparisons"));
        foreach (string name in (string[])["comparisons", "descriptives", "effects", "contrasts", "assumptions"])
            if (tables.FirstOrDefault(t => t.Id == name) is { } table) blocks.Add(new DataTableBlock(table) { Path = $"tables/{name}.tsv" });
        return new Section("outcomes", "Outcomes", blocks)
        {
            Description = "The declared outcomes compared between the arms. Every point is one experimental unit.",
            HowToRead =
            [
                "The estimate with its interval says how large the difference is and how well it is known; p says only how surprising the data would be if there were none.",
                "Brackets stand for declared contrasts only. p values are adjusted over the declared outcomes where a figure says so.",
                "Checks of assumptions are for the reader. They never change the test, which follows from the design alone.",
            ],
            AuthorComment = StudySections.Comment(manifest, "outcomes"),
        };
    }

    private static FigureDrawing? Draw(StudyRun run, Outcome outcome, ComparisonResult result, Manifest manifest)
    {
        bool ranks = result.Test is ComparisonTest.MannWhitney or ComparisonTest.WilcoxonSignedRank or ComparisonTest.KruskalWallis;
        ComparisonArm[] arms =
        [
            .. manifest.Design.Arms.Select(arm => new ComparisonArm(
                arm.Label ?? arm.Id,
                [
                    .. from unit in OutcomeSteps.UnitsOf(outcome, arm.Id, run.Units)
                       let value = unit.Measures.FirstOrDefault(m => m.Term.Id == outcome.Term)?.Value
                       where value is not null
                       select new FigurePoint(unit.Unit, value.Value),
                ])
            {
                Spread = result.Groups.FirstOrDefault(g => g.Group == arm.Id) is { N: > 0 } g
                    ? ranks ? new ArmSpread(g.Median!.Value, g.Q1, g.Q3) : new ArmSpread(g.Mean!.Value, g.Mean - g.Sd, g.Mean + g.Sd)
                    : null,
            }),
        ];
        if (arms.All(a => a.Points.Count == 0)) return null;
        string Label(string id) => OutcomeSentences.LabelOf(manifest.Design, id);
        ContrastP[] contrasts = result.Groups.Count == 2
            ? [new ContrastP(Label(result.Groups[1].Group), Label(result.Groups[0].Group), result.PAdjusted ?? result.P)]
            : [.. result.Contrasts.Where(c => IsDeclared(manifest.Design, c)).Select(c => new ContrastP(Label(c.A), Label(c.B), c.PAdjusted))];
        string adjustment = result.Groups.Count == 2 && result.Adjustment is { } a && a != Adjustment.None
            ? $", {InferenceMethods.Of(a).Label}-adjusted over {run.Comparisons.Count} outcomes"
            : "";
        return GroupComparisonFigure.Draw(new GroupComparison
        {
            Axis = FigureAxis.Of(TermRegistry.Get(outcome.Term)),
            Arms = arms,
            Contrasts = contrasts,
            Spread = ranks ? SpreadKind.MedianIqr : SpreadKind.MeanSd,
            PStyle = manifest.Report.PStyle switch
            {
                PStyle.Graphpad => PValueStyle.GraphPad,
                PStyle.Apa => PValueStyle.Apa,
                PStyle.Nejm => PValueStyle.Nejm,
                _ => PValueStyle.Exact,
            },
            Stars = manifest.Report.Stars,
            UnitNoun = StudySections.UnitNoun(manifest.Design.Unit),
            Test = (result.Contrasts.Count > 0 ? InferenceMethods.Of(result.PostHoc).Label : InferenceMethods.Of(result.Test).Label) + adjustment,
            DataLabel = StudySections.DataLabel(run),
        });
    }

    private static FigureBlock? Effects(StudyRun run, IReadOnlyList<(Outcome Outcome, ComparisonResult Result, RichText Sentence)> outcomes, Manifest manifest)
    {
        (Outcome Outcome, EffectSize Effect)[] standardised =
        [
            .. from o in outcomes
               let effect = o.Result.Effects.FirstOrDefault(e => e.Kind is EffectKind.HedgesG or EffectKind.HedgesGAv)
               where effect is not null
               select (o.Outcome, effect),
        ];
        if (standardised.Length < 2) return null;
        string[] arms = OutcomeSteps.ArmsInOrder(manifest.Design);
        string other = OutcomeSentences.LabelOf(manifest.Design, arms[1]), reference = OutcomeSentences.LabelOf(manifest.Design, arms[0]);
        return new FigureBlock("effect-sizes", EstimateFigure.Draw(new EstimatePlot
        {
            Axis = new FigureAxis($"{InferenceMethods.Of(standardised[0].Effect.Kind).Label} ({other} − {reference})"),
            Rows = [.. standardised.Select(s => new EstimateRow(TermRegistry.Get(s.Outcome.Term).Label, s.Effect.Value, s.Effect.CiLow, s.Effect.CiHigh) { Primary = s.Outcome.Primary, NotAvailable = s.Effect.NotAvailable })],
            Confidence = run.Comparisons[0].Confidence,
            BelowMeans = $"lower with {other}",
            AboveMeans = $"higher with {other}",
            DataLabel = StudySections.DataLabel(run),
        }));
    }

    private static bool IsDeclared(Design design, Contrast contrast) =>
        design.Contrasts is not { } declared
        || declared.Any(d => (d.Arm == contrast.A && d.Against == contrast.B) || (d.Arm == contrast.B && d.Against == contrast.A));

    private static string Id(string outcome) => outcome.Replace('@', '-').Replace('/', '-');
}
