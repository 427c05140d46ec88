using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// Adjusts the p values of a declared family of tests, as R's p.adjust. Tests without a p value stay without and do not count in the
/// size of the family; how many these are is part of the result.
/// </summary>
public static class Multiplicity
{
    /// <summary>
    /// Adjusted p values in the order given. Of n p values, in ascending order p₁ … pₙ: Bonferroni min(1, n·p); Holm the running
    /// maximum of (n − i + 1)·pᵢ; Bh the running minimum from the largest of n/i·pᵢ; By the same times Σ 1/i; all capped at 1. Null and
    /// NaN are not counted; a value outside [0, 1] is a caller's bug.
    /// </summary>
    public static AdjustedFamily Adjust(IReadOnlyList<double?> p, Adjustment method) => Adjust(p, method, new StoreyParameters());

    /// <summary>
    /// The same, with the parameters of Storey's q values, which the other methods ignore. Where there is no estimate of the null share,
    /// all adjusted p values are null and <see cref="AdjustedFamily.NotAvailable"/> says why.
    /// </summary>
    public static AdjustedFamily Adjust(IReadOnlyList<double?> p, Adjustment method, StoreyParameters storey)
    {
        if (method == Adjustment.Storey)
        {
            StoreyResult q = StoreyQ.Of(p, storey);
            int counted = p.Count(v => v is { } x && !double.IsNaN(x));
            return new AdjustedFamily(q.Q, counted, p.Count - counted) { NullShare = q.NullShare, NotAvailable = q.NotAvailable };
        }

        IReadOnlyList<double?> adjusted = method switch
        {
            Adjustment.None => [.. p.Select(v => v is { } x && !double.IsNaN(x) ? InRange(x) : (double?)null)],
            Adjustment.Bonferroni => AdjustedP.Bonferroni(p),
            Adjustment.Holm => AdjustedP.Holm(p),
            Adjustment.Bh => AdjustedP.BenjaminiHochberg(p),
            Adjustment.By => AdjustedP.BenjaminiYekutieli(p),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "unknown adjustment"),
        };
        int size = adjusted.Count(v => v is not null);
        return new AdjustedFamily(adjusted, size, p.Count - size);

        static double InRange(double v) =>
            v is < 0 or > 1 ? throw new ArgumentOutOfRangeException(nameof(p), v, "a p value is between 0 and 1") : v;
    }

    /// <summary>
    /// The comparisons with <see cref="ComparisonResult.PAdjusted"/> over all of them that have a p value. The family is declared by
    /// the caller (for example all secondary outcomes), never chosen by the results.
    /// </summary>
    public static IReadOnlyList<ComparisonResult> AdjustFamily(IReadOnlyList<ComparisonResult> family, Adjustment method)
    {
        AdjustedFamily adjusted = Adjust([.. family.Select(c => c.P)], method);
        InferenceMethod words = InferenceMethods.Of(method);
        string text = adjusted.NotAvailable is { } reason
            ? $"There are no adjusted p values: {reason}."
            : adjusted.Size == 1 && adjusted.NotCounted == 0
            ? "It is the only test of its family, so its p value needs no adjustment."
            : method == Adjustment.None
                ? $"{words.Sentence} The family has {adjusted.Size} outcomes."
                : $"{words.Sentence} The family has {adjusted.Size} outcomes{NotCounted(adjusted.NotCounted)}.";
        return
        [
            .. family.Select((c, i) => c with
            {
                PAdjusted = adjusted.P[i],
                Adjustment = method,
                MethodText = $"{c.MethodText} {text}".Trim(),
                Methods = [.. c.Methods, words],
            }),
        ];
    }

    private static string NotCounted(int count) => count switch
    {
        0 => "",
        1 => "; one more without a p value does not count",
        _ => $"; {count} more without a p value do not count",
    };
}

/// <summary>Adjusted p values of a family.</summary>
/// <param name="P">As many as were given, in their order; null where none was given.</param>
/// <param name="Size">Tests that were counted.</param>
/// <param name="NotCounted">Tests without a p value, which do not count.</param>
public sealed record AdjustedFamily(IReadOnlyList<double?> P, int Size, int NotCounted)
{
    /// <summary>The estimated share of true null hypotheses; only for Storey's q values.</summary>
    public double? NullShare { get; init; }

    /// <summary>Why there are no adjusted p values, or null.</summary>
    public string? NotAvailable { get; init; }
}
