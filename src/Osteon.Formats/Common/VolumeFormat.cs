using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Says from the first bytes of a file whether it is of one kind. Never throws; at least 4096 bytes are given where the file has them.
/// </summary>
/// <param name="start">The first bytes of the file, as they stand on disk (compressed if the file is compressed).</param>
public delegate bool StartProbe(ReadOnlySpan<byte> start);

/// <summary>Opens a volume: reads and checks its header, not its voxels.</summary>
/// <param name="path">File or folder as the user named it.</param>
/// <param name="limits">What the file may make the reader do.</param>
/// <param name="findings">Receives what is worth knowing but does not stop the reading.</param>
public delegate ISliceSource VolumeOpener(string path, ReadLimits limits, FindingCollector findings);

/// <summary>Writes a volume under a temporary name beside the target and renames it when it is complete.</summary>
/// <param name="path">The file to write.</param>
/// <param name="source">The voxels.</param>
/// <param name="options">Compression.</param>
/// <param name="context">Cancellation, progress and findings.</param>
public delegate void VolumeWriter(string path, ISliceSource source, VolumeWriteOptions options, RunContext context);

/// <summary>One kind of volume file or folder that Osteon reads: how it is recognised, opened and, where possible, written.</summary>
/// <param name="Name">Name for people, for example <c>NIfTI-1</c>.</param>
/// <param name="Extensions">
/// File name endings with their dot, lower case, the most usual first; empty for folders. They choose the writer and break ties between
/// readers, nothing else.
/// </param>
/// <param name="Open">Opens it.</param>
public sealed record VolumeFormat(string Name, IReadOnlyList<string> Extensions, VolumeOpener Open)
{
    /// <summary>Recognises a file by its content; null for a kind that is a folder.</summary>
    public StartProbe? Probe { get; init; }

    /// <summary>Recognises a folder by what lies in it; null for a kind that is a file.</summary>
    public Func<string, bool>? ProbeFolder { get; init; }

    /// <summary>Writes it; null where Osteon only reads.</summary>
    public VolumeWriter? Write { get; init; }

    /// <summary>Endings of headers with a data file of their own, which are read and never written: one file cannot be torn apart.</summary>
    public IReadOnlyList<string> ReadOnlyExtensions { get; init; } = [];

    /// <summary>Endings that can be written; none where Osteon only reads.</summary>
    public IEnumerable<string> WritableExtensions => CanWrite ? Extensions.Except(ReadOnlyExtensions) : [];

    /// <summary>Whether Osteon writes this kind.</summary>
    public bool CanWrite => Write is not null;

    /// <summary>Whether a file name ends with one of <see cref="Extensions"/>; case does not matter.</summary>
    public bool HasExtensionOf(string path) => Extensions.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));
}
