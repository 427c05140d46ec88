using Osteon.Inference;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>The tables of a run, in full precision.</summary>
internal static class StudyTables
{
    public static IReadOnlyList<Table> Of(StudyRun run)
    {
        var tables = new List<Table>();
        if (run.Units.Count > 0)
        {
            tables.Add(Units(run));
            tables.Add(Scans(run));
            tables.Add(Unavailable(run));
        }

        if (run.Comparisons.Count > 0)
        {
            tables.Add(Comparisons(run.Comparisons));
            tables.Add(Descriptives(run.Comparisons));
            tables.Add(Effects(run.Comparisons));
            if (run.Comparisons.Any(c => c.Contrasts.Count > 0)) tables.Add(Contrasts(run.Comparisons));
            tables.Add(Assumptions(run.Comparisons));
        }

        return tables;
    }

    /// <summary>Ids of all measures of a set of units, in the order of the registry.</summary>
    public static IReadOnlyList<string> MeasureIds(IEnumerable<UnitMeasures> units)
    {
        var present = units.SelectMany(u => u.Measures).Select(m => m.Term.Id).ToHashSet(StringComparer.Ordinal);
        return [.. TermRegistry.All.Select(t => t.Id).Where(present.Contains)];
    }

    private static Table Units(StudyRun run)
    {
        IReadOnlyList<UnitMeasures> units = run.Units;
        return new Table("measures", "All measures, one row per experimental unit",
        [
            Column.Of("unit", [.. units.Select(u => (string?)u.Unit)], "experimental unit"),
            Column.Of("subject", [.. units.Select(u => (string?)u.Subject)], "animal or donor"),
            Column.Of("arm", [.. units.Select(u => (string?)u.Arm)], "arm of the design"),
            Column.Of("timepoint", [.. units.Select(u => u.Timepoint)], "time point"),
            Column.Of("assay", [.. units.Select(u => (string?)u.Assay)], "assay"),
            .. MeasureIds(units).Select(id => Values(id, [.. units.Select(u => u.Measures.FirstOrDefault(m => m.Term.Id == id)?.Value)])),
        ]);
    }

    private static Table Scans(StudyRun run)
    {
        (UnitMeasures Unit, ScanMeasures Scan)[] scans = [.. run.Units.SelectMany(u => u.Scans.Select(s => (u, s)))];
        return new Table("scans", "All measures, one row per scan",
        [
            Column.Of("sample", [.. scans.Select(s => (string?)s.Scan.Sample)], "sample"),
            Column.Of("replicate", [.. scans.Select(s => (long?)s.Scan.Replicate)], description: "technical replicate"),
            Column.Of("unit", [.. scans.Select(s => (string?)s.Unit.Unit)], "experimental unit"),
            Column.Of("arm", [.. scans.Select(s => (string?)s.Unit.Arm)], "arm of the design"),
            Column.Of("timepoint", [.. scans.Select(s => s.Unit.Timepoint)], "time point"),
            Column.Of("assay", [.. scans.Select(s => (string?)s.Unit.Assay)], "assay"),
            Column.Of("file", [.. scans.Select(s => (string?)s.Scan.File)], "file as written in samples.csv"),
            Column.Of("failure", [.. scans.Select(s => s.Scan.Failure)], "why the scan could not be measured; empty where it could"),
            .. MeasureIds(run.Units).Select(id => Values(id, [.. scans.Select(s => s.Scan.Measures.FirstOrDefault(m => m.Term.Id == id)?.Value)])),
        ]);
    }

    private static Table Unavailable(StudyRun run)
    {
        (UnitMeasures Unit, Measure Measure)[] missing = [.. run.Units.SelectMany(u => u.Measures.Where(m => m.Value is null).Select(m => (u, m)))];
        return new Table("not_available", "Measures without a value, and why",
        [
            Column.Of("unit", [.. missing.Select(m => (string?)m.Unit.Unit)], "experimental unit"),
            Column.Of("assay", [.. missing.Select(m => (string?)m.Unit.Assay)], "assay"),
            Column.Of("measure", [.. missing.Select(m => (string?)m.Measure.Term.Id)], "term"),
            Column.Of("reason", [.. missing.Select(m => m.Measure.NotAvailable)], "why there is no value"),
        ]);
    }

    private static NumberColumn Values(string id, IReadOnlyList<double?> values)
    {
        Term term = TermRegistry.Get(id);
        return Column.Of(id, values, term.Unit.Symbol, $"{term.Label}: {term.Name}");
    }

    private static Table Comparisons(IReadOnlyList<ComparisonResult> all) => new("comparisons", "Declared outcomes compared between the arms",
    [
        Column.Of("outcome", [.. all.Select(c => (string?)c.Outcome)], "term, with the time point after @"),
        Column.Of("test", [.. all.Select(c => (string?)InferenceMethods.Of(c.Test).Id)], "test"),
        Column.Of("variant", [.. all.Select(c => c.Variant)], "how p was found where the test has several ways"),
        Column.Of("reference", [.. all.Select(c => (string?)c.Reference)], "arm that is subtracted"),
        Column.Of("statistic", [.. all.Select(c => c.Statistic)], description: "test statistic"),
        Column.Of("df1", [.. all.Select(c => c.Df.Count > 0 ? c.Df[0] : (double?)null)], description: "degrees of freedom"),
        Column.Of("df2", [.. all.Select(c => c.Df.Count > 1 ? c.Df[1] : (double?)null)], description: "second degrees of freedom of F"),
        Column.Of("p", [.. all.Select(c => c.P)], description: "two-sided p value"),
        Column.Of("p_adjusted", [.. all.Select(c => c.PAdjusted)], description: "p adjusted over the declared outcomes"),
        Column.Of("estimate", [.. all.Select(c => c.Estimate)], description: "other arm minus reference, in the unit of the outcome"),
        Column.Of("ci_low", [.. all.Select(c => c.CiLow)], description: "lower end of its interval"),
        Column.Of("ci_high", [.. all.Select(c => c.CiHigh)], description: "upper end of its interval"),
        Column.Of("confidence", [.. all.Select(c => (double?)c.Confidence)], description: "coverage of the interval"),
        Column.Of("not_available", [.. all.Select(c => c.NotAvailable)], "why there is no p value"),
    ]);

    private static Table Descriptives(IReadOnlyList<ComparisonResult> all)
    {
        (string Outcome, GroupDescription Group)[] rows = [.. all.SelectMany(c => c.Groups.Select(g => (c.Outcome, g)))];
        NumberColumn Number(string name, Func<GroupDescription, double?> value, string what) => Column.Of(name, [.. rows.Select(r => value(r.Group))], description: what);
        return new Table("descriptives", "Descriptive values of each outcome in each arm",
        [
            Column.Of("outcome", [.. rows.Select(r => (string?)r.Outcome)], "term"),
            Column.Of("arm", [.. rows.Select(r => (string?)r.Group.Group)], "arm"),
            Column.Of("n", [.. rows.Select(r => (long?)r.Group.N)], description: "experimental units with a value"),
            Column.Of("missing", [.. rows.Select(r => (long?)r.Group.Missing)], description: "experimental units without a value"),
            Number("mean", g => g.Mean, "arithmetic mean"),
            Number("sd", g => g.Sd, "standard deviation, n − 1"),
            Number("sem", g => g.Sem, "standard error of the mean"),
            Number("median", g => g.Median, "median"),
            Number("q1", g => g.Q1, "first quartile, type 7"),
            Number("q3", g => g.Q3, "third quartile, type 7"),
            Number("min", g => g.Min, "smallest value"),
            Number("max", g => g.Max, "largest value"),
        ]);
    }

    private static Table Effects(IReadOnlyList<ComparisonResult> all)
    {
        (string Outcome, EffectSize Effect)[] rows = [.. all.SelectMany(c => c.Effects.Select(e => (c.Outcome, e)))];
        return new Table("effects", "Effect sizes",
        [
            Column.Of("outcome", [.. rows.Select(r => (string?)r.Outcome)], "term"),
            Column.Of("effect", [.. rows.Select(r => (string?)InferenceMethods.Of(r.Effect.Kind).Id)], "effect size"),
            Column.Of("value", [.. rows.Select(r => r.Effect.Value)], description: "estimate; positive when the other arm is larger"),
            Column.Of("ci_low", [.. rows.Select(r => r.Effect.CiLow)], description: "lower end of its interval"),
            Column.Of("ci_high", [.. rows.Select(r => r.Effect.CiHigh)], description: "upper end of its interval"),
            Column.Of("note", [.. rows.Select(r => r.Effect.Note ?? r.Effect.NotAvailable)], "how the interval was made, or why there is no value"),
        ]);
    }

    private static Table Contrasts(IReadOnlyList<ComparisonResult> all)
    {
        (string Outcome, Contrast Contrast)[] rows = [.. all.SelectMany(c => c.Contrasts.Select(k => (c.Outcome, k)))];
        return new Table("contrasts", "Pairs of arms",
        [
            Column.Of("outcome", [.. rows.Select(r => (string?)r.Outcome)], "term"),
            Column.Of("a", [.. rows.Select(r => (string?)r.Contrast.A)], "arm"),
            Column.Of("b", [.. rows.Select(r => (string?)r.Contrast.B)], "arm that is subtracted"),
            Column.Of("estimate", [.. rows.Select(r => r.Contrast.Estimate)], description: "a minus b"),
            Column.Of("ci_low", [.. rows.Select(r => r.Contrast.CiLow)], description: "lower end of the simultaneous interval"),
            Column.Of("ci_high", [.. rows.Select(r => r.Contrast.CiHigh)], description: "upper end of the simultaneous interval"),
            Column.Of("p", [.. rows.Select(r => r.Contrast.P)], description: "p of this contrast alone"),
            Column.Of("p_adjusted", [.. rows.Select(r => r.Contrast.PAdjusted)], description: "p adjusted over the contrasts of the outcome"),
            Column.Of("not_available", [.. rows.Select(r => r.Contrast.NotAvailable)], "why there is no value"),
        ]);
    }

    private static Table Assumptions(IReadOnlyList<ComparisonResult> all)
    {
        (string Outcome, AssumptionCheck Check)[] rows = [.. all.SelectMany(c => c.Assumptions.Select(a => (c.Outcome, a)))];
        return new Table("assumptions", "Checks of assumptions, for the reader; they never change the test",
        [
            Column.Of("outcome", [.. rows.Select(r => (string?)r.Outcome)], "term"),
            Column.Of("check", [.. rows.Select(r => (string?)InferenceMethods.Of(r.Check.Kind).Id)], "check"),
            Column.Of("arm", [.. rows.Select(r => r.Check.Group)], "arm; empty where the check is about all arms"),
            Column.Of("statistic", [.. rows.Select(r => r.Check.Statistic)], description: "W or F"),
            Column.Of("p", [.. rows.Select(r => r.Check.P)], description: "p of the hypothesis that the assumption holds"),
            Column.Of("not_available", [.. rows.Select(r => r.Check.NotAvailable)], "why there is no value"),
        ]);
    }
}
