namespace Osteon.Vesicles;

/// <summary>Digits of 3 × 5 squares, to number the objects of an overlay.</summary>
internal static class OverlayDigits
{
    private static readonly string[] Shapes =
    [
        "###|#.#|#.#|#.#|###", ".#.|##.|.#.|.#.|###", "###|..#|###|#..|###", "###|..#|.##|..#|###", "#.#|#.#|###|..#|..#",
        "###|#..|###|..#|###", "###|#..|###|#.#|###", "###|..#|..#|.#.|.#.", "###|#.#|###|#.#|###", "###|#.#|###|..#|###",
    ];

    /// <summary>Draws digits centred at column x with their top at row y; each square is <paramref name="size"/> pixels wide.</summary>
    public static void Draw(string digits, int x, int y, int size, Action<int, int> set)
    {
        int left = x - (digits.Length * 4 * size / 2);
        foreach (char digit in digits)
        {
            string[] rows = Shapes[digit - '0'].Split('|');
            for (int r = 0; r < 5; r++)
                for (int c = 0; c < 3; c++)
                {
                    if (rows[r][c] != '#') continue;
                    for (int v = 0; v < size; v++) for (int u = 0; u < size; u++) set(left + (c * size) + u, y + (r * size) + v);
                }

            left += 4 * size;
        }
    }
}
