using System.Buffers.Binary;
using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Writes grey frames as an AVI file with both kinds of index. The layout is known before the first byte, so nothing is corrected
/// later.</summary>
internal static class AviWriter
{
    private const long RiffBytes = 1L << 30;
    private const int MostRiffs = 4096;
    private const int StandardIndexHead = 32;

    /// <summary>Writes all frames; a RIFF chunk grows to this many bytes before the next is begun.</summary>
    public static void Write(string path, ISliceSource source, RunContext context, long riffBytes = RiffBytes)
    {
        VolumeHeader header = source.Header;
        var where = new SourceLocation(path);
        if (header.VoxelType != VoxelType.UInt8)
            throw Refusal.Content("OST-AVI-030", where, "only frames of 8 bits are written as AVI", header.VoxelType.ToString(),
                "Write a TIFF stack.");
        if (!header.Metadata.TryGetValue(AviFormat.FrameRateKey, out string? text)
            || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double rate) || !(rate is > 1e-3 and < 4000))
            throw Refusal.Content(
                "OST-AVI-031", where, "the frame rate is not known, and an AVI file must state one",
                    header.Metadata.GetValueOrDefault(AviFormat.FrameRateKey), "Write a TIFF stack.");
        int stride = (header.Shape.Width + 3) / 4 * 4;
        long frameBytes = (long)stride * header.Shape.Height;
        int perRiff = (int)Math.Min(header.Shape.Depth, (riffBytes - 65_536) / (frameBytes + 8 + 24));
        if (perRiff < 1 || ((long)header.Shape.Depth + perRiff - 1) / perRiff > MostRiffs)
            throw Refusal.Content("OST-AVI-032", where, "the frames are too large for AVI", header.Shape.ToString(), "Write a TIFF stack.");
        AtomicFile.Write(path, stream => new Layout(source, stream, rate, perRiff).Write(context));
    }

    /// <summary>Numerator and denominator of a rate: whole numbers, thousandths over 1001 of television, else millionths.</summary>
    internal static (uint Rate, uint Scale) Ratio(double rate)
    {
        if (rate == Math.Round(rate)) return ((uint)rate, 1);
        double television = rate * 1001 / 1000;
        if (Math.Abs(television - Math.Round(television)) < 1e-9 * rate) return ((uint)Math.Round(television) * 1000, 1001);
        uint scale = 1_000_000;
        uint scaled = (uint)Math.Round(rate * scale);
        uint divisor = (uint)System.Numerics.BigInteger.GreatestCommonDivisor(scaled, scale);
        return (scaled / divisor, scale / divisor);
    }

    /// <summary>One file being written.</summary>
    private sealed class Layout(ISliceSource source, Stream stream, double rate, int perRiff)
    {
        private readonly GridShape _shape = source.Header.Shape;
        private readonly int _stride = (source.Header.Shape.Width + 3) / 4 * 4;
        private readonly byte[] _number = new byte[8];

        private int FrameBytes => _stride * _shape.Height;

        private int Riffs => (_shape.Depth + perRiff - 1) / perRiff;

        private int SuperIndexBytes => 24 + (16 * Riffs);

        private int StreamListBytes => 4 + 8 + 56 + 8 + 40 + 1024 + 8 + SuperIndexBytes;

        private int HeaderListBytes => 4 + 8 + 56 + 8 + StreamListBytes + 8 + 4 + 8 + 248;

        public void Write(RunContext context)
        {
            byte[] plane = new byte[_shape.SliceCount];
            byte[] rows = new byte[FrameBytes];
            for (int riff = 0; riff < Riffs; riff++)
            {
                int first = riff * perRiff;
                int count = Math.Min(perRiff, _shape.Depth - first);
                Text("RIFF");
                Integer((uint)(RiffSize(riff) - 8));
                Text(riff == 0 ? "AVI " : "AVIX");
                if (riff == 0) WriteHeaders();
                Text("LIST");
                Integer((uint)(MoviSize(count) - 8));
                Text("movi");
                long moviData = MoviStart(riff) + 12;
                for (int i = 0; i < count; i++)
                {
                    context.Report("writing", (double)(first + i) / _shape.Depth);
                    source.ReadSlice(first + i, plane);
                    for (int y = 0; y < _shape.Height; y++)
                        plane.AsSpan(y * _shape.Width, _shape.Width).CopyTo(rows.AsSpan((_shape.Height - 1 - y) * _stride));
                    Text("00db");
                    Integer((uint)FrameBytes);
                    stream.Write(rows);
                }

                WriteStandardIndex(moviData, count);
                if (riff == 0) WriteOldIndex(count);
            }
        }

        private long MoviSize(int count) => 12 + ((long)count * (8 + FrameBytes)) + 8 + StandardIndexHead - 8 + (8L * count);

        private long RiffSize(int riff)
        {
            int count = Math.Min(perRiff, _shape.Depth - (riff * perRiff));
            return 12 + (riff == 0 ? 8 + HeaderListBytes + 8 + (16L * count) : 0) + MoviSize(count);
        }

        private long RiffStart(int riff) => riff == 0 ? 0 : RiffSize(0) + ((riff - 1) * RiffSize(Math.Min(1, Riffs - 1)));

        private long MoviStart(int riff) => RiffStart(riff) + 12 + (riff == 0 ? 8 + HeaderListBytes : 0);

        private void WriteHeaders()
        {
            (uint numerator, uint denominator) = Ratio(rate);
            Text("LIST");
            Integer((uint)HeaderListBytes);
            Text("hdrl");
            Text("avih");
            Integer(56);
            Integer((uint)Math.Round(1e6 / rate));
            Integer((uint)Math.Min(uint.MaxValue, FrameBytes * rate));
            Integer(0);
            Integer(0x10); // has an index
            Integer((uint)Math.Min(perRiff, _shape.Depth));
            Integer(0);
            Integer(1);
            Integer((uint)FrameBytes + 8);
            Integer((uint)_shape.Width);
            Integer((uint)_shape.Height);
            for (int i = 0; i < 4; i++) Integer(0);
            Text("LIST");
            Integer((uint)StreamListBytes);
            Text("strl");
            WriteStreamHeader(numerator, denominator);
            WriteFormat();
            WriteSuperIndex();
            Text("LIST");
            Integer(4 + 8 + 248);
            Text("odml");
            Text("dmlh");
            Integer(248);
            Integer((uint)_shape.Depth);
            stream.Write(new byte[244]);
        }

        private void WriteStreamHeader(uint numerator, uint denominator)
        {
            Text("strh");
            Integer(56);
            Text("vids");
            Text("DIB ");
            for (int i = 0; i < 3; i++) Integer(0);
            Integer(denominator);
            Integer(numerator);
            Integer(0);
            Integer((uint)_shape.Depth);
            Integer((uint)FrameBytes);
            Integer(uint.MaxValue);
            Integer(0);
            Integer(0);
            Integer(((uint)Math.Min(_shape.Height, short.MaxValue) << 16) | (uint)Math.Min(_shape.Width, short.MaxValue));
        }

        private void WriteFormat()
        {
            Text("strf");
            Integer(40 + 1024);
            Integer(40);
            Integer((uint)_shape.Width);
            Integer((uint)_shape.Height);
            Integer(1 | (8 << 16)); // one plane of 8 bits
            Integer(0);
            Integer((uint)FrameBytes);
            Integer(0);
            Integer(0);
            Integer(256);
            Integer(256);
            for (uint grey = 0; grey < 256; grey++) Integer(grey * 0x010101);
        }

        private void WriteSuperIndex()
        {
            Text("indx");
            Integer((uint)SuperIndexBytes);
            Integer(4); // four longs per entry; an index of indexes
            Integer((uint)Riffs);
            Text("00db");
            for (int i = 0; i < 3; i++) Integer(0);
            for (int riff = 0; riff < Riffs; riff++)
            {
                int count = Math.Min(perRiff, _shape.Depth - (riff * perRiff));
                BinaryPrimitives.WriteInt64LittleEndian(_number, MoviStart(riff) + 12 + ((long)count * (8 + FrameBytes)));
                stream.Write(_number);
                Integer((uint)(StandardIndexHead + (8 * count)));
                Integer((uint)count);
            }
        }

        private void WriteStandardIndex(long moviData, int count)
        {
            Text("ix00");
            Integer((uint)(StandardIndexHead - 8 + (8 * count)));
            Integer(2 | (1 << 24)); // two longs per entry; an index of chunks
            Integer((uint)count);
            Text("00db");
            BinaryPrimitives.WriteInt64LittleEndian(_number, moviData);
            stream.Write(_number);
            Integer(0);
            for (int i = 0; i < count; i++)
            {
                Integer((uint)(((long)i * (8 + FrameBytes)) + 8));
                Integer((uint)FrameBytes);
            }
        }

        private void WriteOldIndex(int count)
        {
            Text("idx1");
            Integer((uint)(16 * count));
            for (int i = 0; i < count; i++)
            {
                Text("00db");
                Integer(0x10); // a key frame
                Integer((uint)(4 + ((long)i * (8 + FrameBytes)))); // from the letters movi on
                Integer((uint)FrameBytes);
            }
        }

        private void Text(string four)
        {
            for (int i = 0; i < 4; i++) _number[i] = (byte)four[i];
            stream.Write(_number, 0, 4);
        }

        private void Integer(uint value)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(_number, value);
            stream.Write(_number, 0, 4);
        }
    }
}
