using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Reads a sheet in one pass, or in two where the first has to learn what its commas mean.</summary>
internal static class SheetPasses
{
    /// <summary>Reads a sheet. Findings of a pass that is done again are dropped.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="options">Decimal mark and limits.</param>
    /// <param name="context">Receives findings.</param>
    /// <param name="pass">One pass; gives null where it added an error.</param>
    /// <exception cref="InvalidContentException">The first error, when all are in the findings of <paramref name="context"/>.</exception>
    public static T Run<T>(SheetBytes sheet, FeatureTableReadOptions options, RunContext context, Func<SheetRows, NumberCells, T?> pass)
        where T : class
    {
        char? mark = options.DecimalMark;
        Finding? settled = null;
        while (true)
        {
            var findings = new FindingCollector();
            if (settled is not null) findings.Add(settled);
            var capped = new CappedFindings(findings, sheet.Path, options.Limits.MaxFindingsPerKind);
            var numbers = new NumberCells(options, mark);
            try
            {
                context.Report("read rows", 0);
                T? result = pass(new SheetRows(sheet, options.Limits, capped), numbers);
                if (mark is null && numbers.Evidence.Any)
                {
                    (mark, settled) = DecimalMarks.Settle(numbers.Evidence, sheet.Path);
                    if (mark is not null) continue;
                    capped.Add(settled);
                }

                capped.Close();
                context.Findings.AddRange(findings.ToList());
                Refusals.ThrowFirst(findings);
                return result ?? throw new InvalidOperationException("a table without errors was not built");
            }
            catch (OsteonException)
            {
                context.Findings.AddRange(findings.ToList());
                throw;
            }
        }
    }
}
