using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Writes a file so that it is there complete or not at all.</summary>
public static class AtomicFile
{
    private static int _count;

    /// <summary>
    /// Lets <paramref name="write"/> fill a new file beside <paramref name="path"/> and then gives it that name, replacing a file of the
    /// same name. If anything fails, the new file is removed and an older one of that name stays as it was.
    /// </summary>
    /// <param name="path">The file to write; its folder must exist.</param>
    /// <param name="write">Writes the content; the stream can seek.</param>
    /// <exception cref="OsteonException">OST-VOL-024: the system does not let the file be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/";
        string partial = Path.Combine(folder, $".{Environment.ProcessId}-{Interlocked.Increment(ref _count)}.partial");
        FileStream stream = Try(
            path,
            () => new FileStream(partial, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16));
        bool done = false;
        try
        {
            using (stream) write(stream);
            Try(path, () =>
            {
                File.Move(partial, path, overwrite: true);
                return true;
            });
            done = true;
        }
        catch (IOException e)
        {
            throw CannotWrite(path, e);
        }
        finally
        {
            if (!done) Remove(partial);
        }
    }

    /// <summary>Creates or replaces a text file: UTF-8 without byte order mark.</summary>
    /// <exception cref="OsteonException">OST-VOL-024: the system does not let the file be written.</exception>
    public static void WriteAllText(string path, string text) =>
        Write(path, stream => stream.Write(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text)));

    private static T Try<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (SourceFile.IsEnvironment(e))
        {
            throw CannotWrite(path, e);
        }
    }

    private static OsteonException CannotWrite(string path, Exception e) => new(
        Finding.Error(
            "OST-VOL-024",
            $"the file cannot be written: {e.Message}",
            new SourceLocation(path),
            hint: "Check that the folder exists, that you may write there, and that the disk is not full."),
        e);

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (SourceFile.IsEnvironment(e))
        {
            // The failure that brought us here says more than this one.
        }
    }
}
