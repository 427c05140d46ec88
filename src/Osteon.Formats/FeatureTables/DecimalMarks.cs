using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Decides what the commas in the numbers of a file mean.</summary>
internal static class DecimalMarks
{
    /// <summary>The decimal mark with the finding to add, or no mark and an error.</summary>
    public static (char? Mark, Finding Finding) Settle(DecimalMarkEvidence evidence, string path)
    {
        var where = new SourceLocation(path);
        const string Hint = "State the decimal mark of the file.";
        return (evidence.Decimal, evidence.Grouping, evidence.Either) switch
        {
            ({ } number, { } other, _) => (null, Finding.Error(
                "OST-FEA-017",
                $"in '{number}' the comma is a decimal mark, in '{other}' it stands between thousands",
                where,
                number,
                "Write all numbers of a file in one way.")),
            ({ } number, null, _) => (',', Finding.Note("OST-FEA-016", $"numbers are read with a decimal comma, as in '{number}'", where)),
            (null, { } number, _) => (
                '.', Finding.Note("OST-FEA-016", $"commas in numbers stand between thousands, as in '{number}'", where)),
            (null, null, { } number) => (null, Finding.Error(
                "OST-FEA-018",
                $"'{number}' can be read with a decimal comma or with a comma between thousands, and no other number tells which",
                where,
                number,
                Hint)),
            _ => throw new ArgumentException("there is no comma to decide on", nameof(evidence)),
        };
    }
}
