using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Images, one plane each, as a volume. A file is open only while it is read.</summary>
internal sealed class SliceSeries : ISliceSource, IReadsFiles
{
    private const int MostErrors = 20;

    private readonly IReadOnlyList<string> _paths;
    private readonly ReadLimits _limits;
    private string? _log;

    private SliceSeries(IReadOnlyList<string> paths, ReadLimits limits, VolumeHeader header)
    {
        _paths = paths;
        _limits = limits;
        Header = header;
    }

    /// <inheritdoc/>
    public VolumeHeader Header { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Files => _log is { } log ? [log, .. _paths] : _paths;

    /// <summary>
    /// Reads the header of every image. All errors are put into <paramref name="findings"/> (up to 20) and the first is thrown; the
    /// same warning or note about many images is put there once.
    /// </summary>
    public static SliceSeries Open(IReadOnlyList<string> paths, ReadLimits limits, FindingCollector findings)
    {
        if (paths.Count > limits.MaxExtent)
            throw Invalid(
                "OST-SLC-003",
                paths[0],
                $"there are more slices than the limit of {limits.MaxExtent} (MaxExtent)",
                Text(paths.Count),
                "Raise the limit if it is right.");
        var errors = new List<OsteonException>();
        var remarks = new List<Finding>();
        VolumeHeader? first = null;
        foreach (string path in paths)
        {
            try
            {
                var own = new FindingCollector();
                using (ISliceSource slice = SliceImage.Open(path, limits, own))
                {
                    first ??= slice.Header;
                    CheckAlike(path, slice.Header, first, paths[0]);
                }

                remarks.AddRange(own.ToList().Where(f => f.Id != UnknownVoxelSize.Id)); // the series answers that question
            }
            catch (OsteonException problem)
            {
                errors.Add(problem);
                if (errors.Count == MostErrors) break;
            }
        }

        foreach (IGrouping<(string, string), Finding> same in remarks.GroupBy(r => (r.Id, r.Message)))
        {
            int others = same.Select(r => r.Location?.File).Distinct().Count() - 1;
            string also = string.Create(CultureInfo.InvariantCulture, $" (and {others} more slices)");
            findings.Add(others == 0 ? same.First() : same.First() with { Message = same.First().Message + also });
        }

        findings.AddRange(errors.Select(e => e.Finding));
        if (errors.Count > 0) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(errors[0]);
        return new SliceSeries(paths, limits, first! with { Shape = first.Shape with { Depth = paths.Count }, Spacing = null });
    }

    /// <summary>Adds what is known from the log beside the images.</summary>
    public SliceSeries With(string log, Spacing? spacing, IReadOnlyDictionary<string, string> metadata)
    {
        _log = log;
        Header = Header with { Spacing = spacing, Metadata = metadata };
        return this;
    }

    /// <inheritdoc/>
    public void ReadSlice(int z, Span<byte> destination)
    {
        if ((uint)z >= (uint)_paths.Count) throw new ArgumentOutOfRangeException(nameof(z), z, "no such plane");
        if (destination.Length != Header.Shape.SliceCount * Header.VoxelType.Size())
            throw new ArgumentException("the destination must hold exactly one plane", nameof(destination));
        using ISliceSource slice = SliceImage.Open(_paths[z], _limits, new FindingCollector());
        CheckAlike(_paths[z], slice.Header, Header, _paths[0]);
        slice.ReadSlice(0, destination);
    }

    /// <summary>Nothing is open between reads.</summary>
    public void Dispose()
    {
    }

    private static void CheckAlike(string path, VolumeHeader slice, VolumeHeader first, string firstPath)
    {
        if (slice.Shape.Depth != 1)
        {
            throw Invalid(
                "OST-SLC-010",
                path,
                "the image holds several planes",
                Text(slice.Shape.Depth),
                "If the file is the whole volume, name the file and not its folder.");
        }

        (GridShape a, GridShape b) = (slice.Shape, first.Shape);
        if (a.Height == b.Height && a.Width == b.Width && slice.VoxelType == first.VoxelType && slice.Scale == first.Scale) return;
        throw Invalid(
            "OST-SLC-011",
            path,
            $"the slice is not like the first one ({Path.GetFileName(firstPath)})",
            $"{Kind(slice)}; first: {Kind(first)}",
            "All slices of a volume have the same size and type. Take the odd one out of the folder or export the series again.");
    }

    private static string Kind(VolumeHeader header)
    {
        string scale = header.Scale == ValueScale.Identity ? "" : string.Create(
            CultureInfo.InvariantCulture, $", grey = {header.Scale.Slope:R} × stored + {header.Scale.Intercept:R}");
        return string.Create(
            CultureInfo.InvariantCulture, $"{header.Shape.Height} rows × {header.Shape.Width} columns, {header.VoxelType}{scale}");
    }

    private static InvalidContentException Invalid(string id, string path, string message, string value, string hint) =>
        new(Finding.Error(id, message, new SourceLocation(path), value, hint));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
