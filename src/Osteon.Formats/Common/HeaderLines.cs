using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// The lines of a text header with binary data behind it, read one at a time: UTF-8, ended by LF or CR LF. Stops with OST-VOL-017 when the
/// lines together exceed the limit, which is what a header without an end does.
/// </summary>
internal sealed class HeaderLines : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly string _file;
    private readonly int _maxBytes;
    private byte[] _buffer = new byte[4096];
    private long _bufferStart;
    private int _filled;
    private int _at;

    public HeaderLines(string file, int maxBytes)
    {
        _file = file;
        _maxBytes = maxBytes;
        _handle = SourceFile.Open(file);
    }

    /// <summary>Number of the line read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Where in the file the next line begins.</summary>
    public long Offset => _bufferStart + _at;

    /// <summary>The next line without its end, or null at the end of the file.</summary>
    public string? Next()
    {
        int searched = 0;
        while (true)
        {
            int end = _buffer.AsSpan(_at + searched, _filled - _at - searched).IndexOf((byte)'\n');
            if (end >= 0) return Take(searched + end, 1);
            searched = _filled - _at;
            if (_bufferStart + _filled >= _maxBytes) throw TooLong();
            if (Fill()) continue;
            return searched == 0 ? null : Take(searched, 0);
        }
    }

    public void Dispose() => _handle.Dispose();

    private string Take(int length, int end)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(_at, length);
        _at += length + end;
        Number++;
        return Encoding.UTF8.GetString(line.EndsWith("\r"u8) ? line[..^1] : line);
    }

    private bool Fill()
    {
        if (_at > 0)
        {
            _buffer.AsSpan(_at, _filled - _at).CopyTo(_buffer);
            _bufferStart += _at;
            _filled -= _at;
            _at = 0;
        }

        if (_filled == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        int room = (int)Math.Min(_buffer.Length - _filled, _maxBytes - _bufferStart - _filled);
        int got = SourceFile.ReadAt(_handle, _file, _bufferStart + _filled, _buffer.AsSpan(_filled, room));
        _filled += got;
        return got > 0;
    }

    private InvalidContentException TooLong() => Refusal.Content(
        "OST-VOL-017",
        new SourceLocation(_file, Number + 1),
        string.Create(CultureInfo.InvariantCulture, $"the text header has no end within {_maxBytes} bytes"),
        hint: "The header is broken or the file is of another kind.");
}
