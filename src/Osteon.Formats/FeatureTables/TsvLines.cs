using System.Globalization;
using System.Text;

namespace Osteon.Formats;

/// <summary>Writes lines of tab-separated cells.</summary>
internal sealed class TsvLines(Stream destination) : IDisposable
{
    private readonly StreamWriter _writer = new(
        destination, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16, leaveOpen: true);
    private readonly char[] _number = new char[32];
    private bool _begun;

    /// <summary>Writes a line.</summary>
    public void Write(IReadOnlyList<string> cells)
    {
        foreach (string cell in cells) Cell(cell);
        End();
    }

    /// <summary>Writes a cell.</summary>
    public void Cell(string text)
    {
        Separate();
        if (text.AsSpan().IndexOfAny("\t\"\r\n") < 0) _writer.Write(text);
        else
        {
            _writer.Write('"');
            _writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
            _writer.Write('"');
        }
    }

    /// <summary>Writes an intensity; <c>NA</c> for a missing one.</summary>
    public void Intensity(double value)
    {
        if (double.IsInfinity(value)) throw new ArgumentException("an intensity is infinite and cannot be written", nameof(value));
        Separate();
        if (double.IsNaN(value)) _writer.Write("NA");
        else if (value.TryFormat(_number, out int length, "R", CultureInfo.InvariantCulture)) _writer.Write(_number.AsSpan(0, length));
        else _writer.Write(value.ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>Ends a line.</summary>
    public void End()
    {
        _writer.Write('\n');
        _begun = false;
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void Separate()
    {
        if (_begun) _writer.Write('\t');
        _begun = true;
    }
}
