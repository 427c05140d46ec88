namespace Osteon.Primitives;

/// <summary>
/// A volume that is read plane by plane, so that it may be larger than memory. Readers of files implement it, and so does a volume in memory.
/// </summary>
/// <remarks>
/// Reading in ascending z is always fast. Reading backwards is allowed, but a compressed source starts again from its beginning. Not safe for several
/// threads at once.
/// </remarks>
public interface ISliceSource : IDisposable
{
    /// <summary>Shape, spacing and coding.</summary>
    VolumeHeader Header { get; }

    /// <summary>
    /// Reads plane <paramref name="z"/> as stored elements in this machine's byte order, rows one after another without padding.
    /// </summary>
    /// <param name="z">0 … Depth − 1.</param>
    /// <param name="destination">Exactly Height · Width · element size bytes.</param>
    /// <exception cref="InvalidContentException">The file is broken or ends early; the finding says where.</exception>
    void ReadSlice(int z, Span<byte> destination);
}
