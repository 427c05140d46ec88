using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Which sections a log says were reconstructed.</summary>
/// <param name="First">Number of the first section.</param>
/// <param name="Last">Number of the last section.</param>
/// <param name="Step">From section to section.</param>
internal sealed record SkyScanSections(long First, long Last, long Step)
{
    /// <summary>Number of sections.</summary>
    public long Count => ((Last - First) / Step) + 1;

    /// <summary>The numbers in ascending order.</summary>
    public IEnumerable<long> Numbers
    {
        get
        {
            for (long number = First; number <= Last; number += Step) yield return number;
        }
    }

    /// <summary>Reads the range from a log and checks it.</summary>
    public static SkyScanSections Read(SkyScanLog log, ReadLimits limits, FindingCollector findings)
    {
        long first = Whole(log, "First Section", findings);
        long last = Whole(log, "Last Section", findings);
        long? count = log.Number(SkyScanLog.Reconstruction, "Sections Count", findings) is >= 1 and <= int.MaxValue and { } stated
            ? (long)stated : null;
        bool stepIsOne = log.Find(SkyScanLog.Reconstruction, "Section to Section Step") is null && count == last - first + 1;
        long step = stepIsOne ? 1 : Whole(log, "Section to Section Step", findings);
        string range = string.Create(CultureInfo.InvariantCulture, $"{first} to {last} by {step}");
        if (first < 0 || last < first || step < 1)
            throw Invalid(5, log, "First Section", "the range of sections is impossible", range, "The log was changed or damaged.");
        var sections = new SkyScanSections(first, last, step);
        if (sections.Count > limits.MaxExtent)
            throw Invalid(
                3,
                log,
                "Last Section",
                $"there are more sections than the limit of {limits.MaxExtent} (MaxExtent)",
                range,
                "Raise the limit if it is right.");
        if (count is { } number && number != sections.Count)
        {
            findings.Add(Finding.Warning(
                "OST-SKY-023",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'Sections Count' does not fit the range of sections, which has {sections.Count}; the range was taken"),
                log.Where(SkyScanLog.Reconstruction, "Sections Count"),
                string.Create(CultureInfo.InvariantCulture, $"{number}, range {range}")));
        }

        return sections;
    }

    private static long Whole(SkyScanLog log, string key, FindingCollector findings)
    {
        double? value = log.Number(SkyScanLog.Reconstruction, key, findings);
        if (value is >= int.MinValue and <= int.MaxValue and { } number && number == Math.Floor(number)) return (long)number;
        throw Invalid(
            5,
            log,
            key,
            $"the log does not state a whole number as '{key}' of [Reconstruction]",
            log.Find(SkyScanLog.Reconstruction, key),
            "Use the log that NRecon wrote beside the slices.");
    }

    private static InvalidContentException Invalid(
        int id, SkyScanLog log, string key, string message, string? value, string hint) => new(Finding.Error(
        string.Create(CultureInfo.InvariantCulture, $"OST-SKY-{id:000}"), message, log.Where(SkyScanLog.Reconstruction, key), value, hint));
}
