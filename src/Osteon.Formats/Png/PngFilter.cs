using System.Numerics;

namespace Osteon.Formats;

/// <summary>
/// Undoes the differencing of a row (PNG, section 9): what was stored plus a guess from the pixels to the left, above, and above left.
/// </summary>
internal static class PngFilter
{
    /// <summary>Restores a row in place.</summary>
    /// <param name="filter">0 none, 1 left, 2 above, 3 mean of both, 4 Paeth.</param>
    /// <param name="row">The row as stored.</param>
    /// <param name="above">The row above, restored; zeros for the first row.</param>
    /// <param name="unit">Bytes from a byte to its counterpart in the pixel to the left, at least 1.</param>
    /// <returns>False if there is no such filter.</returns>
    public static bool Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int unit)
    {
        switch (filter)
        {
            case 0:
                return true;
            case 1:
                for (int i = unit; i < row.Length; i++) row[i] += row[i - unit];
                return true;
            case 2:
                int done = 0;
                for (; done <= row.Length - Vector<byte>.Count; done += Vector<byte>.Count)
                    (new Vector<byte>(row[done..]) + new Vector<byte>(above[done..])).CopyTo(row[done..]);
                for (; done < row.Length; done++) row[done] += above[done];
                return true;
            case 3:
                for (int i = 0; i < row.Length; i++) row[i] += (byte)(((i >= unit ? row[i - unit] : 0) + above[i]) / 2);
                return true;
            case 4:
                for (int i = 0; i < Math.Min(unit, row.Length); i++) row[i] += above[i];
                for (int i = unit; i < row.Length; i++) row[i] += Paeth(row[i - unit], above[i], above[i - unit]);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whichever of left, above and above left is nearest to left + above − above left; ties in this order.</summary>
    public static byte Paeth(int left, int above, int aboveLeft)
    {
        int toLeft = Math.Abs(above - aboveLeft);
        int toAbove = Math.Abs(left - aboveLeft);
        int toAboveLeft = Math.Abs(left + above - (2 * aboveLeft));
        if (toLeft <= toAbove && toLeft <= toAboveLeft) return (byte)left;
        return (byte)(toAbove <= toAboveLeft ? above : aboveLeft);
    }
}
