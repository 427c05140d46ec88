using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Ways in which a file can be broken or lie, chosen by a seeded generator.</summary>
public static class Mutation
{
    private static readonly string[] Lies =
    [
        "-1",
        "0",
        "1",
        "2147483647",
        "2147483648",
        "4294967296",
        "9223372036854775807",
        "18446744073709551616",
        "1e308",
        "nan",
        "inf",
        "../../etc/passwd",
        "/dev/zero", "LIST", "%d%d%d", "%s", "\"", "", "True", "gzip", "raw", "ascii", "MET_DOUBLE", "double",
    ];

    /// <summary>One to four changes, most of them in the first <paramref name="headerBytes"/> bytes.</summary>
    public static byte[] Of(byte[] file, int headerBytes, Rng rng)
    {
        var bytes = new List<byte>(file);
        int changes = 1 + rng.NextInt(4);
        for (int i = 0; i < changes && bytes.Count > 0; i++)
        {
            int reach = rng.NextInt(4) == 0 ? bytes.Count : Math.Min(headerBytes, bytes.Count);
            int at = rng.NextInt(reach);
            switch (rng.NextInt(8))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << rng.NextInt(8));
                    break;
                case 1:
                    bytes[at] = (byte)rng.NextInt(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 3:
                    bytes.RemoveRange(at, Math.Min(1 + rng.NextInt(16), bytes.Count - at));
                    break;
                case 4:
                    bytes.InsertRange(at, Enumerable.Range(0, 1 + rng.NextInt(16)).Select(_ => (byte)rng.NextInt(256)));
                    break;
                case 5:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(1 + rng.NextInt(64), bytes.Count - at)));
                    break;
                case 6:
                    for (int k = 0; k < 8 && at + k < bytes.Count; k++) bytes[at + k] = rng.NextInt(2) == 0 ? (byte)0xFF : (byte)0x7F;
                    break;
                default:
                    ReplaceWord(bytes, at, rng);
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Puts a lie in place of the word (letters, digits, signs) around a position.</summary>
    private static void ReplaceWord(List<byte> bytes, int at, Rng rng)
    {
        int start = at, end = at;
        while (start > 0 && IsWord(bytes[start - 1]) && at - start < 20) start--;
        while (end < bytes.Count && IsWord(bytes[end]) && end - at < 20) end++;
        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, Encoding.ASCII.GetBytes(Lies[rng.NextInt(Lies.Length)]));
    }

    private static bool IsWord(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'.' or (byte)'-' or (byte)'+' or (byte)'_';
}
