using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Files of nanoparticle tracking analysis: ZetaView, NanoSight, TrackMate, trackpy and declared tables. Told and read by titles and keys,
/// never by line numbers. See docs/formats/nta.md.
/// </summary>
public static class NtaFiles
{
    /// <summary>The kind of a file by its titles; null if it is none that is known (a table of sizes never is, it must be declared).</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="MissingSourceException">It is not there or cannot be read.</exception>
    public static NtaFormat? Probe(string path) => throw new NotImplementedException(path);

    /// <summary>
    /// Reads one file. Everything wrong with it is added to the context's findings at once; if there is an error, the first is thrown.
    /// </summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="options">What the file does not say, and limits.</param>
    /// <param name="context">Receives findings; cancellation.</param>
    /// <exception cref="MissingSourceException">It is not there or cannot be read.</exception>
    /// <exception cref="UnknownFormatException">OST-NTA-001: no known kind.</exception>
    /// <exception cref="InvalidContentException">The content is broken or asks for too much.</exception>
    public static NtaFile Read(string path, NtaReadOptions options, RunContext context) =>
        throw new NotImplementedException(path + options + context);
}
