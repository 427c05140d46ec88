using Microsoft.Win32.SafeHandles;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Opening files of users: what the system answers becomes a finding.</summary>
internal static class SourceFile
{
    /// <summary>Opens a file for reading; <see cref="MissingSourceException"/> (OST-VOL-001, OST-VOL-005) if that fails.</summary>
    public static SafeFileHandle Open(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception e) when (IsEnvironment(e))
        {
            throw CannotRead(path, e);
        }
    }

    /// <summary>Opens a file as a stream for reading from a place on.</summary>
    public static FileStream OpenStream(string path, long start)
    {
        SafeFileHandle handle = Open(path);
        try
        {
            return new FileStream(handle, FileAccess.Read, bufferSize: 1 << 16) { Position = start };
        }
        catch (Exception e) when (IsEnvironment(e) || e is NotSupportedException)
        {
            handle.Dispose();
            throw CannotRead(path, e);
        }
    }

    /// <summary>Bytes of a file.</summary>
    public static long Length(string path)
    {
        using SafeFileHandle handle = Open(path);
        return Length(handle, path);
    }

    /// <summary>Bytes of an open file.</summary>
    public static long Length(SafeFileHandle handle, string path)
    {
        try
        {
            return RandomAccess.GetLength(handle);
        }
        catch (Exception e) when (IsEnvironment(e) || e is NotSupportedException)
        {
            throw CannotRead(path, e);
        }
    }

    /// <summary>Reads up to <paramref name="count"/> bytes from the beginning.</summary>
    public static byte[] Start(string path, int count)
    {
        using SafeFileHandle handle = Open(path);
        byte[] start = new byte[(int)Math.Min(count, Length(handle, path))];
        int got = ReadAt(handle, path, 0, start);
        return got == start.Length ? start : start[..got];
    }

    /// <summary>Reads from a place until the destination is full or the file ends; returns the number of bytes read.</summary>
    public static int ReadAt(SafeFileHandle handle, string path, long offset, Span<byte> destination)
    {
        int total = 0;
        try
        {
            while (total < destination.Length)
            {
                int got = RandomAccess.Read(handle, destination[total..], offset + total);
                if (got == 0) break;
                total += got;
            }
        }
        catch (Exception e) when (IsEnvironment(e) || e is NotSupportedException)
        {
            throw CannotRead(path, e);
        }

        return total;
    }

    /// <summary>Whether an exception is the system's answer and not a mistake of this program.</summary>
    public static bool IsEnvironment(Exception e) => e is IOException or UnauthorizedAccessException or System.Security.SecurityException;

    /// <summary>The exception for a file that the system does not let us read.</summary>
    public static MissingSourceException CannotRead(string path, Exception e)
    {
        Finding finding = e is FileNotFoundException or DirectoryNotFoundException
            ? Finding.Error("OST-VOL-001", "there is no such file", new SourceLocation(path), hint: "Check the path and its spelling.")
            : Finding.Error(
                "OST-VOL-005",
                $"the file cannot be read: {e.Message}",
                new SourceLocation(path),
                hint: "Check that it is a file, that you may read it, and that its disk is there.");
        return new MissingSourceException(finding, e);
    }
}
