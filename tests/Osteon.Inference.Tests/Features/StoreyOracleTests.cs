using static Osteon.Inference.Tests.Features.ReferenceTables;

namespace Osteon.Inference.Tests.Features;

/// <summary>Q values against Bioconductor's qvalue 2.30.0 (References/qvalue.R).</summary>
[Oracle]
public sealed class StoreyOracleTests
{
    [Fact]
    public void Equals_qvalue()
    {
        var misses = new Misses();
        int refused = 0;
        foreach (var family in Rows("qvalue.tsv").GroupBy(r => (r[0], r[1])))
        {
            double?[] p = [.. family.Select(r => Number(r[2])).Select(v => double.IsNaN(v) ? (double?)null : v)];
            StoreyResult result = StoreyQ.Of(p, new StoreyParameters
            {
                Method = family.Key.Item2 == "smoother" ? NullShareMethod.Smoother : NullShareMethod.Bootstrap,
            });
            if (family.First()[4] == "refused")
            {
                Assert.NotNull(result.NotAvailable);
                Assert.All(result.Q, Assert.Null);
                refused++;
                continue;
            }

            misses.Check($"{family.Key} pi0", Number(family.First()[4]), result.NullShare, 1e-7);
            foreach ((int i, string[] row) in family.Index()) misses.Check($"{family.Key} {i}", Number(row[3]), result.Q[i], 1e-7);
        }

        Assert.Equal(4, refused);
        misses.AssertNone(1000);
    }
}
