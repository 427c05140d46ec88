using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A volume in files: a checked header, and its voxels as a run of bytes that is read plane by plane.</summary>
internal sealed class StoredVolume : ISliceSource, IReadsFiles
{
    private readonly IVoxelBytes _bytes;
    private readonly bool _swap;
    private readonly FindingCollector _findings;
    private readonly int _sliceBytes;
    private bool _disposed;

    /// <summary>The extents must have been checked by <see cref="VoxelExtent"/>.</summary>
    public StoredVolume(VolumeHeader header, IVoxelBytes bytes, bool bigEndian, FindingCollector findings)
    {
        Header = header;
        _bytes = bytes;
        _swap = ByteOrder.MustSwap(header.VoxelType, bigEndian);
        _findings = findings;
        _sliceBytes = checked((int)(header.Shape.SliceCount * header.VoxelType.Size()));
    }

    public VolumeHeader Header { get; }

    public IReadOnlyList<string> Files => [.. _bytes.Files.Distinct(StringComparer.Ordinal)];

    public void ReadSlice(int z, Span<byte> destination)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if ((uint)z >= (uint)Header.Shape.Depth) throw new ArgumentOutOfRangeException(nameof(z), z, "outside the volume");
        if (destination.Length != _sliceBytes)
            throw new ArgumentException("the destination must hold exactly one plane", nameof(destination));
        int got;
        try
        {
            got = _bytes.Read((long)z * _sliceBytes, destination);
            if (got == _sliceBytes && z == Header.Shape.Depth - 1 && _bytes.Finish()) WarnOfMore();
        }
        catch (InvalidDataException e)
        {
            throw new InvalidContentException(Damaged(z), e);
        }
        catch (Exception e) when (SourceFile.IsEnvironment(e))
        {
            throw SourceFile.CannotRead(_bytes.File, e);
        }

        if (got < _sliceBytes) throw new InvalidContentException(EndsEarly(z));
        if (_swap) ByteOrder.Reverse(destination, Header.VoxelType.Size());
    }

    public void Dispose()
    {
        _disposed = true;
        _bytes.Dispose();
    }

    private Finding EndsEarly(int z) => Finding.Error(
        "OST-VOL-012",
        string.Create(CultureInfo.InvariantCulture, $"the voxels end within plane {z} (from 0) of {Header.Shape.Depth}"),
        new SourceLocation(_bytes.File),
        hint: "The file is incomplete: copy or export it again.");

    private Finding Damaged(int z) => Finding.Error(
        "OST-VOL-014",
        string.Create(
            CultureInfo.InvariantCulture,
            $"the compressed data are damaged or end early, noticed in plane {z} (from 0) of {Header.Shape.Depth}"),
        new SourceLocation(_bytes.File),
        hint: "Copy or export the file again.");

    private void WarnOfMore() => _findings.Add(Finding.Warning(
        "OST-VOL-016",
        $"the file holds more data than the {Header.Shape} voxels of its header",
        new SourceLocation(_bytes.File),
        hint: "If the volume should be larger, the header is wrong."));
}
