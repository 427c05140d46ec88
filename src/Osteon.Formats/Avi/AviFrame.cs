using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Turns the stored bytes of frames into planes.</summary>
internal sealed class AviFrame
{
    private readonly ImageFile _file;
    private readonly AviStream _stream;
    private readonly ColourRule? _colour;
    private readonly JpegDecoder _jpeg;
    private readonly byte[] _greys;
    private readonly FindingCollector _findings;
    private readonly HashSet<string> _reported = [];
    private byte[] _rgb = [];

    /// <summary>Prepares the palette, where there is one.</summary>
    public AviFrame(ImageFile file, AviStream stream, ColourRule? colour, ReadLimits limits, FindingCollector findings)
    {
        (_file, _stream, _colour, _findings) = (file, stream, colour, findings);
        _jpeg = new JpegDecoder(limits);
        _greys = stream.Coding == AviCoding.Palette8 ? Palette() : [];
    }

    /// <summary>Decodes a frame.</summary>
    /// <param name="number">Its number from 0, for messages.</param>
    /// <param name="stored">The content of its chunk.</param>
    /// <param name="destination">Exactly one plane.</param>
    public void Decode(int number, ReadOnlySpan<byte> stored, Span<byte> destination)
    {
        if (_stream.Coding == AviCoding.Jpeg)
        {
            DecodeJpeg(number, stored, destination);
            return;
        }

        int rowBytes = _stream.Width * _stream.PixelBytes;
        int padded = (rowBytes + 3) / 4 * 4;
        // Bitmaps pad their rows to 4 bytes, bare formats mostly do not, and not every writer keeps to it: the length of the frame decides.
        int stride = stored.Length == (long)padded * _stream.Height ? padded
            : stored.Length == (long)rowBytes * _stream.Height ? rowBytes
            : throw _file.Invalid(
                11,
                string.Create(CultureInfo.InvariantCulture, $"frame {number + 1} has another length than its pixels"),
                string.Create(CultureInfo.InvariantCulture, $"{stored.Length} bytes for {_stream.Width} × {_stream.Height}"),
                "The file is damaged: copy or export it again.");
        int size = _stream.VoxelType.Size();
        for (int y = 0; y < _stream.Height; y++)
        {
            int from = _stream.BottomUp ? _stream.Height - 1 - y : y;
            Convert(number, y, stored.Slice(from * stride, rowBytes), destination.Slice(y * _stream.Width * size, _stream.Width * size));
        }
    }

    private void Convert(int number, int y, ReadOnlySpan<byte> stored, Span<byte> row)
    {
        switch (_stream.Coding)
        {
            case AviCoding.Palette8 when _greys.Length > 0:
                for (int x = 0; x < row.Length; x++) row[x] = _greys[stored[x]];
                return;
            case AviCoding.Grey16:
                stored.CopyTo(row);
                if (!BitConverter.IsLittleEndian) ByteOrder.Reverse(row, 2);
                return;
            case AviCoding.Colour24 or AviCoding.Colour32:
                int coloured = GreyTable.FromColour(stored, _stream.PixelBytes, row);
                if (coloured < 0) return;
                if (_colour is not { } rule) throw InColour(number,
                    string.Create(CultureInfo.InvariantCulture, $"row {y + 1}, column {coloured + 1}"));
                for (int x = 0; x < row.Length; x++)
                {
                    ReadOnlySpan<byte> pixel = stored.Slice(x * _stream.PixelBytes, 3);
                    row[x] = Grey(rule, pixel[2], pixel[1], pixel[0]);
                }

                return;
            default:
                stored.CopyTo(row);
                return;
        }
    }

    private void DecodeJpeg(int number, ReadOnlySpan<byte> stored, Span<byte> destination)
    {
        var origin = new JpegOrigin(_file.Path, string.Create(CultureInfo.InvariantCulture, $"frame {number + 1}"));
        var found = new FindingCollector();
        JpegPicture picture = _jpeg.Decode(stored, origin, found);
        // A blemish of every frame is told once, of the first frame that has it.
        foreach (Finding finding in found.ToList())
            if (_reported.Add(finding.Id)) _findings.Add(finding);
        if (picture.Frame.Width != _stream.Width || picture.Frame.Height != _stream.Height)
        {
            bool half = picture.Frame.Width == _stream.Width && Math.Abs((2 * picture.Frame.Height) - _stream.Height) <= 1;
            throw _file.Invalid(
                12,
                half ? "the frames are stored as two fields (interlaced), which is not read"
                    : string.Create(CultureInfo.InvariantCulture, $"frame {number + 1} has another size than the header states"),
                string.Create(CultureInfo.InvariantCulture,
                    $"{picture.Frame.Width} × {picture.Frame.Height} in place of {_stream.Width} × {_stream.Height}"),
                half ? "Between the fields particles move; record progressively." : "The file is damaged: copy or export it again.");
        }

        if (picture.IsGrey)
        {
            picture.CopyGrey(destination);
            return;
        }

        if (_colour is not { } rule) throw InColour(number, "colour JPEG");
        if (_rgb.Length < 3 * destination.Length) _rgb = new byte[3 * destination.Length];
        picture.CopyRgb(_rgb);
        for (int i = 0; i < destination.Length; i++) destination[i] = Grey(rule, _rgb[3 * i], _rgb[(3 * i) + 1], _rgb[(3 * i) + 2]);
    }

    private byte[] Palette()
    {
        if (_stream.Palette.Length == 0) return [];
        byte[] greys = new byte[256];
        int entries = _stream.Palette.Length / 4;
        for (int i = 0; i < entries; i++)
        {
            (byte blue, byte green, byte red) = (_stream.Palette[4 * i], _stream.Palette[(4 * i) + 1], _stream.Palette[(4 * i) + 2]);
            if (blue != green || blue != red)
            {
                if (_colour is not { } rule)
                    throw _file.Invalid(13, "the video has a colour palette", null,
                        "Export it as grey, or state how colour is to become grey.");
                greys[i] = Grey(rule, red, green, blue);
            }
            else
            {
                greys[i] = blue;
            }
        }

        if (entries == 256 && GreyTable.IsIdentity(greys)) return [];
        // A palette of nothing but black says nothing: some writers reserve its room and leave it empty.
        if (!greys.AsSpan().ContainsAnyExcept((byte)0)) return [];
        _findings.Add(_file.Note(28, "the video has a grey palette; the greys it shows were taken, not the stored indices"));
        return greys;
    }

    private static byte Grey(ColourRule rule, byte red, byte green, byte blue) => rule switch
    {
        ColourRule.Red => red,
        ColourRule.Green => green,
        ColourRule.Blue => blue,
        _ => (byte)ColourPixels.Luma(red, green, blue),
    };

    private InvalidContentException InColour(int number, string where) => _file.Invalid(
        13,
        string.Create(CultureInfo.InvariantCulture, $"frame {number + 1} is in colour"),
        where,
        "Export the video as grey, or state how colour is to become grey (luminance, or one channel).");
}
