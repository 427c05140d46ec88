using System.Buffers.Binary;
using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Decodes JPEG pictures from memory. An instance may decode many one after another and keeps its room for samples.</summary>
internal sealed class JpegDecoder(ReadLimits limits)
{
    private const int MostScans = 1000;
    private readonly byte[][] _room = [[], [], []];

    /// <summary>Decodes one picture; it is valid until the next one is decoded.</summary>
    /// <param name="data">The picture from its first marker on; bytes behind its last marker are ignored.</param>
    /// <param name="origin">For messages.</param>
    /// <param name="findings">Receives warnings about blemishes that do not stop the decoding.</param>
    /// <exception cref="InvalidContentException">The data are broken, end early, or are of a kind that is not read.</exception>
    public JpegPicture Decode(ReadOnlySpan<byte> data, JpegOrigin origin, FindingCollector findings)
    {
        if (!JpegFormat.Probe(data))
            throw origin.Invalid(4, "this is not a JPEG picture", Convert.ToHexString(data[..Math.Min(3, data.Length)]), "JPEG begins with FFD8FF.");
        var state = new State(origin, limits, _room);
        int position = 2;
        while (true)
        {
            (int marker, int at) = NextMarker(data, position, state);
            if (marker < 0)
            {
                if (state.Frame is null || !state.IsComplete) throw origin.Invalid(1, "the file ends before its pixels", null, JpegOrigin.Damaged);
                findings.Add(origin.Warning(20, "the end marker is missing; all pixels are there"));
                break;
            }

            position = at;
            if (marker == 0xD9) break;
            if (marker is 0x01 or >= 0xD0 and <= 0xD8) continue;
            if (position + 2 > data.Length) throw EndsEarly(origin, marker);
            int length = BinaryPrimitives.ReadUInt16BigEndian(data[position..]);
            if (length < 2) throw origin.Invalid(5, "a segment claims an impossible length", Name(marker), JpegOrigin.Damaged);
            if (length > data.Length - position) throw EndsEarly(origin, marker);
            ReadOnlySpan<byte> segment = data.Slice(position + 2, length - 2);
            position += length;
            position = state.Take(marker, segment, data, position);
        }

        if (state.Frame is null) throw origin.Invalid(5, "the picture has no frame header (SOF)", null, JpegOrigin.Damaged);
        if (!state.IsComplete) throw origin.Invalid(1, "a colour component has no pixels", null, JpegOrigin.Damaged);
        if (state.Rest) findings.Add(origin.Warning(21, "bytes that belong to nothing were skipped; look whether the picture is whole"));
        if (state.Frame.Progressive) Finish(state.Frame, origin, findings);
        return new JpegPicture(state.Frame, state.IsRgb, state.Density);
    }

    /// <summary>The second byte of the next marker and the place behind it; −1 at the end.</summary>
    private static (int Marker, int At) NextMarker(ReadOnlySpan<byte> data, int position, State state)
    {
        while (position + 1 < data.Length)
        {
            if (data[position] != 0xFF)
            {
                state.Rest = true;
                int skip = data[position..].IndexOf((byte)0xFF);
                if (skip < 0) return (-1, data.Length);
                position += skip;
                continue;
            }

            if (data[position + 1] is 0xFF)
            {
                position++;
                continue;
            }

            if (data[position + 1] != 0) return (data[position + 1], position + 2);
            state.Rest = true;
            position += 2;
        }

        return (-1, data.Length);
    }

    /// <summary>Transforms the coefficients that several passes gathered.</summary>
    private static void Finish(JpegFrame frame, JpegOrigin origin, FindingCollector findings)
    {
        bool open = false;
        foreach (JpegComponent component in frame.Components)
        {
            open |= component.OpenBits.AsSpan().ContainsAnyInRange((sbyte)1, sbyte.MaxValue);
            for (int y = 0; y < component.BlocksDown; y++)
                for (int x = 0; x < component.BlocksAcross; x++) component.Transform(component.Block(y, x), y, x);
        }

        if (open)
            findings.Add(origin.Warning(
                22, "passes of this progressive picture are missing; it is coarser than it was", null, "The file was cut off: copy or export it again."));
    }

    private static InvalidContentException EndsEarly(JpegOrigin origin, int marker) => origin.Invalid(
        1, "the file ends within a segment", Name(marker), "The file was cut off or damaged: copy or export it again.");

    private static string Name(int marker) => string.Create(CultureInfo.InvariantCulture, $"marker FF{marker:X2}");

    /// <summary>What the segments so far have said.</summary>
    private sealed class State(JpegOrigin origin, ReadLimits limits, byte[][] room)
    {
        private readonly JpegTables _tables = new();
        private int _restartInterval;
        private bool _jfif;
        private int _adobe = -1;
        private int _scans;

        public JpegFrame? Frame { get; private set; }

        public bool Rest { get; set; }

        public (int Unit, int X, int Y)? Density { get; private set; }

        /// <summary>Whether each component was in a scan that gave its DC values.</summary>
        public bool IsComplete => Frame is not null && Array.TrueForAll(Frame.Components, c => c.OpenBits[0] >= 0);

        /// <summary>Whether three components are red, green and blue, by the same signs that libjpeg goes by.</summary>
        public bool IsRgb => !_jfif && (_adobe >= 0
            ? _adobe == 0
            : Frame!.Components.Length == 3 && Frame.Components is [{ Id: 'R' }, { Id: 'G' }, { Id: 'B' }]);

        /// <summary>Takes one segment, and the coded data behind a scan header; returns the place to go on.</summary>
        public int Take(int marker, ReadOnlySpan<byte> segment, ReadOnlySpan<byte> data, int position)
        {
            switch (marker)
            {
                case 0xDB:
                    _tables.DefineQuantisers(segment, origin);
                    break;
                case 0xC4:
                    _tables.DefineCodes(segment, origin);
                    break;
                case 0xDD:
                    if (segment.Length != 2) throw origin.Invalid(5, "the restart interval (DRI) is damaged", null, JpegOrigin.Damaged);
                    _restartInterval = BinaryPrimitives.ReadUInt16BigEndian(segment);
                    break;
                case 0xE0 when segment.StartsWith("JFIF\0"u8):
                    _jfif = true;
                    if (segment.Length >= 12)
                        Density = (segment[7], BinaryPrimitives.ReadUInt16BigEndian(segment[8..]), BinaryPrimitives.ReadUInt16BigEndian(segment[10..]));
                    break;
                case 0xEE when segment.StartsWith("Adobe"u8) && segment.Length >= 12:
                    _adobe = segment[11];
                    break;
                case 0xDC:
                    throw origin.Invalid(8, "the number of rows stands behind the pixels (DNL), which is not read", null, "Open it in Fiji and save it again.");
                case 0xCC:
                    throw origin.Invalid(8, "the image has arithmetic JPEG coding, which is not read", null, "Open it in Fiji or ImageMagick and save it as TIFF.");
                case 0xDA:
                    return Scan(segment, data, position);
                case >= 0xC0 and <= 0xCF when marker != 0xC8:
                    if (Frame is not null) throw origin.Invalid(8, "the file holds several frames (hierarchical JPEG), which is not read");
                    Frame = JpegFrame.Read(marker, segment, data.Length, (limits, origin, room));
                    break;
            }

            return position;
        }

        private int Scan(ReadOnlySpan<byte> segment, ReadOnlySpan<byte> data, int position)
        {
            if (Frame is null) throw origin.Invalid(5, "a scan comes before the frame header (SOF)", null, JpegOrigin.Damaged);
            if (++_scans > MostScans) throw origin.Invalid(3, "the picture has more scans than any coder writes", null, JpegOrigin.Damaged);
            int count = segment.Length > 0 ? segment[0] : 0;
            if (count is < 1 or > 3 || segment.Length != 4 + (2 * count)) throw ScanDamaged();
            (int First, int Last, int High, int Low) band = (segment[^3], segment[^2], segment[^1] >> 4, segment[^1] & 15);
            if (!Frame.Progressive) band = (0, 63, 0, 0);
            bool possible = band.First == 0 ? band.Last == 0 || !Frame.Progressive : band.Last >= band.First && band.Last < 64 && count == 1;
            if (!possible || band.Low > 13 || (band.High != 0 && band.High != band.Low + 1)) throw ScanDamaged();
            var components = new JpegComponent[count];
            for (int i = 0; i < count; i++) components[i] = Component(segment.Slice(1 + (2 * i), 2), band, components.AsSpan(0, i));
            if (count > 1 && components.Sum(c => c.Across * c.Down) > 10) throw ScanDamaged();
            (int next, bool rest) = new JpegScan(Frame, components, band, data, origin).Decode(position, _restartInterval);
            Rest |= rest;
            return next;
        }

        private JpegComponent Component(ReadOnlySpan<byte> entry, (int First, int Last, int High, int Low) band, ReadOnlySpan<JpegComponent> before)
        {
            byte id = entry[0];
            JpegComponent component = Array.Find(Frame!.Components, c => c.Id == id) ?? throw ScanDamaged();
            foreach (JpegComponent other in before)
                if (other == component) throw ScanDamaged();
            component.Quantisers ??= _tables.Quantisers(component.QuantiserPlace)
                ?? throw origin.Invalid(5, "a table of quantisers (DQT) is missing", null, JpegOrigin.Damaged);
            component.DirectCode = _tables.Direct(entry[1] >> 4);
            component.OtherCode = _tables.Other(entry[1] & 15);
            component.LastDirect = 0;
            bool direct = band.First == 0 && band.High == 0;
            bool others = !Frame.Progressive || band.First > 0;
            if ((direct && component.DirectCode is null) || (others && component.OtherCode is null))
                throw origin.Invalid(5, "a Huffman code (DHT) is missing", null, JpegOrigin.Damaged);
            for (int k = band.First; k <= band.Last; k++)
            {
                // Passes come in order: the first of a coefficient tells no bits before, each later one exactly the next.
                int open = component.OpenBits[k];
                if (band.High == 0 ? open >= 0 : open != band.High)
                    throw origin.Invalid(10, "the scans of the picture are out of order", null, JpegOrigin.Damaged);
                component.OpenBits[k] = (sbyte)band.Low;
            }

            return component;
        }

        private InvalidContentException ScanDamaged() => origin.Invalid(5, "a scan header (SOS) is damaged", null, JpegOrigin.Damaged);
    }
}
