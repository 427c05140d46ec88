using System.Numerics;

namespace Osteon.Metabolomics;

/// <summary>The smallest number of a row and the first place where it stands.</summary>
internal static class FirstMinimum
{
    private const int Block = 1024;

    /// <summary>Place and value; (−1, +∞) if no number is below +∞. The numbers are not NaN.</summary>
    public static (int Index, double Value) Of(ReadOnlySpan<double> values)
    {
        double best = double.PositiveInfinity;
        int bestBlock = -1;
        for (int start = 0; start < values.Length; start += Block)
        {
            double smallest = Smallest(values.Slice(start, Math.Min(Block, values.Length - start)));
            if (smallest < best)
            {
                best = smallest;
                bestBlock = start;
            }
        }

        if (bestBlock < 0) return (-1, best);
        int index = bestBlock;
        while (values[index] != best) index++;
        return (index, best);
    }

    /// <summary>The same by a plain loop.</summary>
    public static (int Index, double Value) Reference(ReadOnlySpan<double> values)
    {
        int index = -1;
        double best = double.PositiveInfinity;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] >= best) continue;
            best = values[i];
            index = i;
        }

        return (index, best);
    }

    private static double Smallest(ReadOnlySpan<double> values)
    {
        int lanes = Vector<double>.Count, i = 0;
        var a = new Vector<double>(double.PositiveInfinity);
        Vector<double> b = a, c = a, d = a;
        for (; i + (4 * lanes) <= values.Length; i += 4 * lanes)
        {
            a = Vector.Min(a, new Vector<double>(values[i..]));
            b = Vector.Min(b, new Vector<double>(values[(i + lanes)..]));
            c = Vector.Min(c, new Vector<double>(values[(i + (2 * lanes))..]));
            d = Vector.Min(d, new Vector<double>(values[(i + (3 * lanes))..]));
        }

        a = Vector.Min(Vector.Min(a, b), Vector.Min(c, d));
        double smallest = double.PositiveInfinity;
        for (int lane = 0; lane < lanes; lane++) smallest = Math.Min(smallest, a[lane]);
        for (; i < values.Length; i++) smallest = Math.Min(smallest, values[i]);
        return smallest;
    }
}
