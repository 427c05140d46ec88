using System.Buffers.Binary;
using System.Globalization;

namespace Osteon.Formats;

/// <summary>What a frame header (SOF) says.</summary>
internal sealed class JpegFrame
{
    private JpegFrame(int height, int width, bool progressive, JpegComponent[] components)
    {
        (Height, Width, Progressive, Components) = (height, width, progressive, components);
        MostAcross = components.Max(c => c.Across);
        MostDown = components.Max(c => c.Down);
    }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Whether coefficients come in several passes.</summary>
    public bool Progressive { get; }

    /// <summary>One component or three.</summary>
    public JpegComponent[] Components { get; }

    /// <summary>Largest sampling along x.</summary>
    public int MostAcross { get; }

    /// <summary>Largest sampling along y.</summary>
    public int MostDown { get; }

    /// <summary>Units (MCU) side by side.</summary>
    public int UnitsAcross => Blocks(Width, MostAcross);

    /// <summary>Units (MCU) one below the other.</summary>
    public int UnitsDown => Blocks(Height, MostDown);

    /// <summary>Reads a frame header and makes room for its samples; refuses what the data cannot hold.</summary>
    /// <param name="marker">The second byte of the marker.</param>
    /// <param name="segment">Its content.</param>
    /// <param name="dataLength">Bytes of the whole picture.</param>
    /// <param name="setting">Largest extents, the place for messages, and room for samples that is used again.</param>
    public static JpegFrame Read(
        int marker, ReadOnlySpan<byte> segment, long dataLength, (ReadLimits Limits, JpegOrigin Origin, byte[][] Room) setting)
    {
        (ReadLimits most, JpegOrigin origin, byte[][] room) = setting;
        RefuseKind(marker, segment, origin);
        int height = BinaryPrimitives.ReadUInt16BigEndian(segment[1..]);
        int width = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]);
        int count = segment[5];
        if (segment.Length != 6 + (3 * count)) throw origin.Invalid(5, "the frame header (SOF) is damaged", null, JpegOrigin.Damaged);
        string size = string.Create(CultureInfo.InvariantCulture, $"{width} × {height} pixels");
        if (height == 0)
            throw origin.Invalid(
                8, "the number of rows stands behind the pixels (DNL), which is not read", size, "Open it in Fiji and save it again.");
        if (width == 0) throw origin.Invalid(3, "the image has no pixels", size, JpegOrigin.Damaged);
        if (count is not (1 or 3))
            throw origin.Invalid(
                7,
                "the image has neither one colour component nor three",
                string.Create(CultureInfo.InvariantCulture, $"{count} components{(count == 4 ? " (CMYK)" : "")}"),
                "In Fiji: Image > Type > 8-bit, then save as TIFF.");
        if (width > most.MaxExtent || height > most.MaxExtent || (long)width * height * count > Math.Min(most.MaxSliceBytes, Array.MaxLength / 4))
            throw origin.Invalid(3, "the image is larger than the limits (MaxExtent, MaxSliceBytes)", size, "If it really is so large, raise the limit.");
        JpegComponent[] components = ReadComponents(segment[6..], (width, height), origin);
        long blocks = components.Sum(c => c.BlockCount);
        if (blocks > (8L * dataLength) + 64)
            throw origin.Invalid(
                10, "the data are too short for the pixels", size, "The file was cut off, damaged, or lies about its size: export it again.");
        bool progressive = marker == 0xC2;
        for (int i = 0; i < count; i++)
        {
            JpegComponent component = components[i];
            int bytes = (int)(component.BlockCount * 64);
            if (room[i].Length < bytes) room[i] = GC.AllocateUninitializedArray<byte>(bytes);
            component.Samples = room[i];
            if (progressive) component.Coefficients = new short[bytes];
        }

        return new JpegFrame(height, width, progressive, components);
    }

    private static JpegComponent[] ReadComponents(ReadOnlySpan<byte> entries, (int Width, int Height) size, JpegOrigin origin)
    {
        int count = entries.Length / 3;
        (int mostAcross, int mostDown) = (0, 0);
        for (int i = 0; i < count; i++)
        {
            (int across, int down) = (entries[(3 * i) + 1] >> 4, entries[(3 * i) + 1] & 15);
            if (across is 0 or > 4 || down is 0 or > 4 || entries[(3 * i) + 2] > 3)
                throw origin.Invalid(5, "the frame header (SOF) names an impossible sampling or table", null, JpegOrigin.Damaged);
            for (int j = 0; j < i; j++)
                if (entries[3 * j] == entries[3 * i])
                    throw origin.Invalid(5, "two components of the frame header (SOF) have the same identifier", null, JpegOrigin.Damaged);
            (mostAcross, mostDown) = (Math.Max(mostAcross, across), Math.Max(mostDown, down));
        }

        var components = new JpegComponent[count];
        for (int i = 0; i < count; i++)
        {
            // The only component of a picture is coded block by block, whatever sampling it states.
            (int across, int down) = count == 1 ? (1, 1) : (entries[(3 * i) + 1] >> 4, entries[(3 * i) + 1] & 15);
            if (count == 1) (mostAcross, mostDown) = (1, 1);
            if (mostAcross % across != 0 || mostDown % down != 0)
                throw origin.Invalid(8, "the components have samplings that do not divide each other, which is not read", null, "Open it in Fiji and save it again.");
            components[i] = new JpegComponent
            {
                Id = entries[3 * i],
                Across = across,
                Down = down,
                QuantiserPlace = entries[(3 * i) + 2],
                Width = ((size.Width * across) + mostAcross - 1) / mostAcross,
                Height = ((size.Height * down) + mostDown - 1) / mostDown,
                BlocksAcross = Blocks(size.Width, mostAcross) * across,
                BlocksDown = Blocks(size.Height, mostDown) * down,
            };
        }

        return components;
    }

    private static void RefuseKind(int marker, ReadOnlySpan<byte> segment, JpegOrigin origin)
    {
        string? kind = marker switch
        {
            0xC0 or 0xC1 or 0xC2 => null,
            0xC3 or 0xC7 or 0xCB or 0xCF => "lossless",
            0xC5 or 0xC6 or 0xCD or 0xCE => "hierarchical",
            _ => "arithmetic",
        };
        if (kind is not null)
            throw origin.Invalid(8, $"the image has {kind} JPEG coding, which is not read", null, "Open it in Fiji or ImageMagick and save it as TIFF.");
        if (segment.Length < 6) throw origin.Invalid(5, "the frame header (SOF) is damaged", null, JpegOrigin.Damaged);
        if (segment[0] != 8)
            throw origin.Invalid(
                8,
                "the image has samples of another size than 8 bits, which is not read",
                string.Create(CultureInfo.InvariantCulture, $"{segment[0]} bits"),
                "Convert it to TIFF.");
    }

    private static int Blocks(int extent, int sampling) => (extent + (8 * sampling) - 1) / (8 * sampling);
}
