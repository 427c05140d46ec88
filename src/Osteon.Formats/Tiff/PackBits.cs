namespace Osteon.Formats;

/// <summary>
/// Apple's run-length coding: n in 0 … 127 copies n + 1 bytes, n in −127 … −1 repeats one byte 1 − n times, −128 does nothing.
/// </summary>
internal static class PackBits
{
    /// <summary>Decodes until the destination is full or the source ends; the number of bytes decoded.</summary>
    public static int Decode(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        int read = 0;
        int written = 0;
        while (written < destination.Length && read < source.Length)
        {
            int code = (sbyte)source[read++];
            if (code == -128) continue;
            if (code >= 0)
            {
                int count = Math.Min(Math.Min(code + 1, source.Length - read), destination.Length - written);
                source.Slice(read, count).CopyTo(destination[written..]);
                read += count;
                written += count;
            }
            else
            {
                if (read == source.Length) break;
                int count = Math.Min(1 - code, destination.Length - written);
                destination.Slice(written, count).Fill(source[read++]);
                written += count;
            }
        }

        return written;
    }
}
