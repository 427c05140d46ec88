using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>The frames of an AVI file as planes.</summary>
internal sealed class AviSource : ISliceSource
{
    private readonly ImageFile _file;
    private readonly AviIndex _index;
    private readonly AviFrame _frame;
    private byte[] _stored = [];

    private AviSource(ImageFile file, ColourRule? colour, ReadLimits limits, FindingCollector findings)
    {
        _file = file;
        _index = AviIndex.Read(file, limits);
        AviStream stream = _index.Stream;
        _frame = new AviFrame(file, stream, colour, limits, findings);
        if ((long)_index.Frames.Count * stream.Height * stream.Width <= 0) throw file.Invalid(3, "the video has no pixels");
        var metadata = new Dictionary<string, string> { ["codec"] = stream.Codec };
        double? rate = _index.StreamRate ?? _index.FileRate;
        if (rate is { } known) metadata[AviFormat.FrameRateKey] = known.ToString("R", CultureInfo.InvariantCulture);
        if (colour is not null && stream.Coding is AviCoding.Colour24 or AviCoding.Colour32 or AviCoding.Jpeg or AviCoding.Palette8)
            metadata["colour_rule"] = ColourPixels.Describe(colour ?? default);
        Report(rate, findings);
        Header = new VolumeHeader(
            new GridShape(_index.Frames.Count, stream.Height, stream.Width), null, stream.VoxelType, ValueScale.Identity, metadata);
    }

    /// <inheritdoc/>
    public VolumeHeader Header { get; }

    /// <summary>Opens a file.</summary>
    public static AviSource Open(string path, ColourRule? colour, ReadLimits limits, FindingCollector findings)
    {
        ImageFile file = ImageFile.Open(path, "AVI");
        try
        {
            return new AviSource(file, colour, limits, findings);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void ReadSlice(int z, Span<byte> destination)
    {
        if ((uint)z >= (uint)Header.Shape.Depth) throw new ArgumentOutOfRangeException(nameof(z), z, "no such frame");
        if (destination.Length != Header.Shape.SliceCount * Header.VoxelType.Size())
            throw new ArgumentException("the destination must hold exactly one frame", nameof(destination));
        int shown = z;
        while (_index.Frames[shown].Length == 0) shown--;
        (long offset, int length) = _index.Frames[shown];
        if (_stored.Length < length) _stored = GC.AllocateUninitializedArray<byte>(length);
        Span<byte> stored = _stored.AsSpan(0, length);
        _file.Read(offset, stored, string.Create(CultureInfo.InvariantCulture, $"frame {shown + 1}"));
        _frame.Decode(shown, stored, destination);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Report(double? rate, FindingCollector findings)
    {
        int count = _index.Frames.Count;
        if (_index.CutOff is { } reason)
            findings.Add(_file.Warning(
                21,
                string.Create(CultureInfo.InvariantCulture, $"the file ends early; the {count} frames that are complete are read"),
                reason,
                "The recording was interrupted or the copy is not complete: copy it again if there is more."));
        else if (_index.StatedFrames > 0 && _index.StatedFrames != count)
            findings.Add(_file.Warning(
                22,
                "the number of frames found is not the one the header states; those found are read",
                string.Create(CultureInfo.InvariantCulture, $"{count} found, {_index.StatedFrames} stated")));
        int repeated = _index.Frames.Count(f => f.Length == 0);
        if (repeated > 0)
            findings.Add(_file.Warning(
                23,
                "the recorder dropped frames; each shows the frame before it again, where particles seem to stand still",
                string.Create(CultureInfo.InvariantCulture, $"{repeated} of {count}, the first is frame {FirstRepeated() + 1}"),
                "Record again with a disk that is fast enough, or leave out the part."));
        if (rate is null)
            findings.Add(_file.Warning(24, "the file states no frame rate", null, "Give the frames per second of the camera."));
        else if (_index.StreamRate is { } a && _index.FileRate is { } b && Math.Abs(a - b) > 1e-3 * a)
            findings.Add(_file.Warning(
                25,
                "the two frame rates of the file disagree; that of the stream is used",
                string.Create(CultureInfo.InvariantCulture, $"stream {a:R}, file {b:R} frames/s"),
                "Check it against the settings of the camera."));
        if (_index.OtherStreams > 0) findings.Add(
            _file.Note(26, "streams that are no video were left out", _index.OtherStreams.ToString(CultureInfo.InvariantCulture)));
        if (_index.Stream.Coding == AviCoding.Jpeg)
            findings.Add(_file.Warning(
                27,
                "the video is Motion-JPEG, whose compression changes grey values",
                null,
                "Brightness and places of dim particles are estimates; record without compression if the camera can."));
        findings.Add(UnknownVoxelSize.Because("AVI does not state the size of a pixel", new SourceLocation(_file.Path)));
    }

    private int FirstRepeated()
    {
        int i = 0;
        while (_index.Frames[i].Length > 0) i++;
        return i;
    }
}
