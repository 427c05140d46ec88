using System.Globalization;

namespace Osteon.Formats;

/// <summary>What is missing from an ascending list of slice numbers.</summary>
internal static class NumberGaps
{
    private const int MostShown = 12;

    /// <summary>
    /// The step of the numbering, its smallest difference, and the runs of numbers that are missing at that step; null if the numbers
    /// do not lie on one grid.
    /// </summary>
    public static (long Step, List<(long First, long Last)> Missing)? Find(IReadOnlyList<long> numbers)
    {
        long step = 0;
        for (int i = 1; i < numbers.Count; i++)
            step = step == 0 ? numbers[i] - numbers[i - 1] : Math.Min(step, numbers[i] - numbers[i - 1]);
        if (step <= 0) return (1, []);
        var missing = new List<(long, long)>();
        for (int i = 1; i < numbers.Count; i++)
        {
            long difference = numbers[i] - numbers[i - 1];
            if (difference % step != 0) return null;
            if (difference > step) missing.Add((numbers[i - 1] + step, numbers[i] - step));
        }

        return (step, missing);
    }

    /// <summary>Runs as text, "3, 7–9 and 4 more runs".</summary>
    public static string Text(IReadOnlyList<(long First, long Last)> runs)
    {
        IEnumerable<string> shown = runs.Take(MostShown).Select(r => r.First == r.Last
            ? r.First.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{r.First}–{r.Last}"));
        string text = string.Join(", ", shown);
        return runs.Count <= MostShown ? text : string.Create(
            CultureInfo.InvariantCulture, $"{text} and {runs.Count - MostShown} more runs");
    }

    /// <summary>Joins ascending numbers that follow each other at this step into runs.</summary>
    public static List<(long First, long Last)> Runs(IEnumerable<long> numbers, long step)
    {
        var runs = new List<(long First, long Last)>();
        foreach (long number in numbers)
        {
            if (runs.Count > 0 && runs[^1].Last + step == number) runs[^1] = (runs[^1].First, number);
            else runs.Add((number, number));
        }

        return runs;
    }
}
