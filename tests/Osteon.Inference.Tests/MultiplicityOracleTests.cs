namespace Osteon.Inference.Tests;

/// <summary>Adjusted p values against R 4.2.2's p.adjust, with ties, a single test, and missing p values.</summary>
[Oracle]
public sealed class MultiplicityOracleTests
{
    [Fact]
    public void Equals_p_adjust()
    {
        int families = 0;
        foreach (var family in OracleTables.Rows("multiplicity.tsv").GroupBy(r => (r[0], r[1])))
        {
            families++;
            double?[] p = [.. family.Select(r => Cell(r[3]))], expected = [.. family.Select(r => Cell(r[4]))];
            AdjustedFamily adjusted = Multiplicity.Adjust(p, InferenceMethods.Parse<Adjustment>(family.Key.Item2)!.Value);
            Assert.Equal(p.Count(v => v is null), adjusted.NotCounted);
            Assert.Equal(p.Length, adjusted.Size + adjusted.NotCounted);
            for (int i = 0; i < p.Length; i++)
            {
                Assert.Equal(expected[i] is null, adjusted.P[i] is null);
                if (expected[i] is { } e) Assert.Equal(e, adjusted.P[i]!.Value, 1e-15 + (1e-13 * e));
            }
        }

        Assert.Equal(25, families);
    }

    private static double? Cell(string text) => text.Length == 0 ? null : OracleTables.Number(text);
}
