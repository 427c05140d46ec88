namespace Osteon.Reporting;

/// <summary>
/// Levels of brackets over a row of arms, so that no two brackets of one level lie over each other (they may meet at an arm).
/// </summary>
internal static class BracketStack
{
    /// <summary>
    /// The level of each bracket, from 0. Brackets are stacked in the order of their span (the shortest lowest), then from left to right,
    /// then as given, each on the lowest level where it fits above every shorter bracket that it covers.
    /// </summary>
    public static int[] Levels(IReadOnlyList<(int Left, int Right)> brackets)
    {
        int[] levels = new int[brackets.Count];
        var placed = new List<int>();
        foreach (int i in Enumerable.Range(0, brackets.Count).OrderBy(i => brackets[i].Right - brackets[i].Left)
            .ThenBy(i => brackets[i].Left).ThenBy(i => i))
        {
            levels[i] = placed.Where(j => brackets[j].Left < brackets[i].Right && brackets[i].Left < brackets[j].Right)
                .Select(j => levels[j] + 1).DefaultIfEmpty(0).Max();
            placed.Add(i);
        }

        return levels;
    }
}
