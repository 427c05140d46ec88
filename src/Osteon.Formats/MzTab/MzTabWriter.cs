using System.Text;

namespace Osteon.Formats;

/// <summary>Writes a document as text: comments, metadata, tables, an empty line between them.</summary>
internal static class MzTabWriter
{
    public static void Write(Stream destination, MzTabDocument document, CancellationToken cancellation)
    {
        var text = new Utf8Lines(destination);
        foreach (MzTabComment comment in document.Comments)
        {
            text.Ascii("COM\t");
            text.Text(comment.Text);
            text.EndLine();
        }

        foreach (MzTabEntry entry in document.Metadata.Entries)
        {
            text.Ascii("MTD\t");
            text.Text(entry.Key);
            text.Ascii("\t");
            text.Text(entry.Value ?? "null");
            text.EndLine();
        }

        foreach (MzTabSection section in document.Sections) Section(text, section, cancellation);
        text.Flush();
    }

    private static void Section(Utf8Lines text, MzTabSection section, CancellationToken cancellation)
    {
        text.EndLine();
        text.Ascii(section.HeaderPrefix);
        foreach (MzTabColumn column in section.Columns)
        {
            text.Ascii("\t");
            text.Text(column.Name);
        }

        text.EndLine();
        for (int row = 0; row < section.RowCount; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            text.Ascii(section.RowPrefix);
            foreach (MzTabColumn column in section.Columns)
            {
                text.Ascii("\t");
                if (!column.IsNumeric) text.Text(column[row] ?? "null");
                else if (double.IsNaN(column.Numbers[row])) text.Ascii("null");
                else text.Number(column.Numbers[row]);
            }

            text.EndLine();
        }
    }

    /// <summary>
    /// Bytes on their way to a stream. Tabs and line ends inside a cell become blanks, since the format has no way to write them.
    /// </summary>
    private sealed class Utf8Lines(Stream destination)
    {
        private readonly byte[] _buffer = new byte[1 << 16];
        private int _filled;

        public void Ascii(string text)
        {
            Room(text.Length);
            _filled += Encoding.ASCII.GetBytes(text, _buffer.AsSpan(_filled));
        }

        public void EndLine()
        {
            Room(1);
            _buffer[_filled++] = (byte)'\n';
        }

        public void Number(double value)
        {
            Room(PlainDecimal.MaxLength);
            _filled += PlainDecimal.Write(value, _buffer.AsSpan(_filled));
        }

        public void Text(string text)
        {
            if (text.AsSpan().IndexOfAny('\t', '\n', '\r') >= 0) text = text.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ');
            int most = Encoding.UTF8.GetMaxByteCount(text.Length);
            if (most <= _buffer.Length)
            {
                Room(most);
                _filled += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_filled));
                return;
            }

            Flush();
            destination.Write(Encoding.UTF8.GetBytes(text));
        }

        public void Flush()
        {
            destination.Write(_buffer, 0, _filled);
            _filled = 0;
        }

        private void Room(int bytes)
        {
            if (_filled + bytes > _buffer.Length) Flush();
        }
    }
}
