namespace Osteon.Formats;

/// <summary>Which column of a NanoSight summary belongs to which video, or to the average over them.</summary>
internal sealed class NanoSightColumns
{
    /// <summary>The column of averages.</summary>
    public const int Average = -1;

    /// <summary>The column of standard errors.</summary>
    public const int StandardError = -2;

    private const int Nothing = -3;

    private readonly List<string> _names = [];
    private int[] _targets = [];
    private int[] _block = [];

    /// <summary>Names of the videos in the order of the manifest; empty until it was read.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Number of columns that belong to something.</summary>
    public int Count(bool block) => Targets(block).Length;

    /// <summary>
    /// What a column (from 0) belongs to: a video (from 0), <see cref="Average"/>, <see cref="StandardError"/>; null: nothing.
    /// </summary>
    public int? Of(int column, bool block)
    {
        int[] targets = Targets(block);
        return column >= 1 && column < targets.Length && targets[column] != Nothing ? targets[column] : null;
    }

    /// <summary>The manifest: the row <c>Filename:</c>.</summary>
    public void Manifest(NtaReading reading, NtaRows row)
    {
        if (_names.Count > 0)
        {
            reading.Error(
                "OST-NTA-016", "the list of videos stands twice", row.Locate(0),
                hint: "The file was put together from two: give each alone.");
            return;
        }

        int last = row.Count;
        while (last > 1 && row.Text(last - 1).Length == 0) last--;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        _targets = new int[last];
        for (int column = 1; column < last; column++)
        {
            string name = row.Text(column);
            if (name.Length == 0 || !seen.Add(name))
                reading.Error(
                    "OST-NTA-016", name.Length == 0 ? "a video has no name" : "two videos have one name", row.Locate(column), name,
                    "Correct the row of file names.");
            if (_names.Count >= reading.Limits.MaxRecordings) throw reading.TooMany(row.Line, "videos", reading.Limits.MaxRecordings);
            _targets[column] = _names.Count;
            _names.Add(name);
        }

        _targets[0] = Nothing;
        _block = _targets;
    }

    /// <summary>The titles behind the videos in the row of a section: <c>Average</c>, <c>Standard Error</c>.</summary>
    public void Section(NtaRows row)
    {
        int width = Math.Max(_names.Count + 1, row.Count);
        int[] targets = new int[width];
        for (int column = 0; column < width; column++)
            targets[column] = column == 0 ? Nothing : column <= _names.Count ? column - 1 : Summary(row.Text(column)) ?? Nothing;
        _targets = targets;
    }

    /// <summary>The row <c>Filename</c> of a block of data; its order may differ from the manifest's.</summary>
    public void Block(NtaReading reading, NtaRows row)
    {
        int[] targets = new int[row.Count];
        var seen = new HashSet<int>();
        for (int column = 0; column < targets.Length; column++)
        {
            targets[column] = Nothing;
            string name = row.Text(column);
            if (column == 0 || name.Length == 0) continue;
            int video = _names.IndexOf(name);
            int? target = video >= 0 ? video : Summary(name);
            if (target is null || !seen.Add(target.Value))
                reading.Error("OST-NTA-016", target is null
                    ? "the block of data names a video that is not in the list of videos"
                    : "the block of data names a video twice", row.Locate(column), name, "The file was changed: export it again.");
            else
                targets[column] = target.Value;
        }

        for (int video = 0; video < _names.Count; video++)
            if (!seen.Contains(video))
                reading.Warning(
                    "OST-NTA-017", "the block of data does not hold this video", row.Locate(0), _names[video],
                    "Export all videos, or leave this one out.");
        _block = targets;
    }

    private int[] Targets(bool block) => block ? _block : _targets;

    private static int? Summary(string title) => title.ToLowerInvariant() switch
    {
        "average" => Average,
        "standard error" => StandardError,
        _ => null,
    };
}
