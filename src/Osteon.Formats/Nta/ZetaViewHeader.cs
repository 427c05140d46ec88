using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// The keys and values of ZetaView's text files. Cells are separated by tabs; a cell that ends with a colon is a key, the next one its
/// value, and what follows up to the next key its qualifier. Some lines have a blank instead of the first tab.
/// </summary>
internal sealed class ZetaViewHeader(NtaReading reading)
{
    private readonly List<NtaValue> _values = [];
    private readonly Dictionary<(NtaQuantity, NtaWeighting?, string), NtaValue> _seen = [];
    private string? _section;

    /// <summary>The values in the order of the file.</summary>
    public IReadOnlyList<NtaValue> Values => _values;

    /// <summary>
    /// Reads one line. A line without a key is kept with its first cell as the key, unless it is the heading of the table.
    /// </summary>
    public void Add(string line, int number)
    {
        string[] cells = line.Split('\t');
        int at = 0;
        if (!IsKey(cells[0]))
        {
            int colon = cells[0].IndexOf(": ", StringComparison.Ordinal);
            if (colon <= 0)
            {
                if (ZetaViewKeys.Plain(line) != "sizedistribution") AddPair(cells[0], string.Join(' ', cells[1..]).Trim(), null, number);
                return;
            }

            AddPair(cells[0][..colon], cells[0][(colon + 1)..].Trim(), Qualifier(cells, 1, out at), number);
        }

        while (at < cells.Length)
        {
            if (!IsKey(cells[at]))
            {
                at++;
                continue;
            }

            string key = cells[at].Trim();
            string value = at + 1 < cells.Length ? cells[at + 1].Trim() : "";
            string? qualifier = Qualifier(cells, at + 2, out int next);
            AddPair(key, value, qualifier, number);
            at = Math.Max(next, at + 1);
        }
    }

    private static bool IsKey(string cell) => cell.AsSpan().TrimEnd() is [.., ':'] and { Length: > 1 };

    private static string? Qualifier(string[] cells, int from, out int next)
    {
        next = from;
        while (next < cells.Length && !IsKey(cells[next])) next++;
        string text = from < next ? string.Join(' ', cells[from..next]).Trim() : "";
        return text.Length == 0 ? null : text;
    }

    private void AddPair(string key, string text, string? qualifier, int line)
    {
        key = key.TrimEnd(':', ' ');
        if (_values.Count >= reading.Limits.MaxValues) throw reading.TooMany(line, "stated values", reading.Limits.MaxValues);
        if (text.Length == 0
            && (key.StartsWith("Results", StringComparison.OrdinalIgnoreCase) || key is "Image Evaluation" or "Cell parameter"))
            _section = key;
        if (key == "Camera" && AddCamera(text, line)) return;
        ZetaViewKeys.Meaning? meaning = ZetaViewKeys.Of(key);
        bool statistic = meaning is { Weighting: not null };
        Keep(new NtaValue(key, text)
        {
            Section = _section,
            Quantity = meaning?.Quantity,
            Number = reading.Numbers.Leading(text, line),
            Axis = statistic ? NtaAxis.Diameter : null,
            Weighting = meaning?.Weighting,
            Unit = statistic ? "nm" : null,
            Qualifier = qualifier,
            Location = reading.At(line),
        });
    }

    /// <summary>The line <c>Camera: FpSec 30 #Cycles 1 FRate 30.000000</c>, whose value is names and numbers in turn.</summary>
    private bool AddCamera(string text, int line)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words.Length % 2 != 0) return false;
        for (int i = 1; i < words.Length; i += 2)
            if (reading.Numbers.Parse(words[i], line) is null) return false;
        for (int i = 0; i < words.Length; i += 2)
            Keep(new NtaValue("Camera: " + words[i], words[i + 1])
            {
                Section = _section,
                Quantity = ZetaViewKeys.Of("Camera:" + words[i])?.Quantity,
                Number = reading.Numbers.Parse(words[i + 1], line),
                Location = reading.At(line),
            });
        return true;
    }

    private void Keep(NtaValue value)
    {
        _values.Add(value);
        if (value.Quantity is not { } quantity || _seen.TryAdd((quantity, value.Weighting, value.Key), value)) return;
        NtaValue first = _seen[(quantity, value.Weighting, value.Key)];
        if (first.Text != value.Text)
            reading.Warning(
                "OST-NTA-011",
                $"'{value.Key}' stands twice with different values; the first, '{first.Text}', is used",
                value.Location!,
                value.Text,
                "Check the file; it may have been put together from two.");
    }
}
