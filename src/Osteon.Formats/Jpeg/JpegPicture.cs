namespace Osteon.Formats;

/// <summary>A decoded JPEG picture.</summary>
/// <param name="Frame">Its components with their samples.</param>
/// <param name="IsRgb">Whether three components are red, green and blue; else luma and two colour differences.</param>
/// <param name="Density">JFIF's unit (0 none, 1 per inch, 2 per cm) and pixels per unit along x and y, or null. Mostly a default of the program that wrote it.</param>
internal sealed record JpegPicture(JpegFrame Frame, bool IsRgb, (int Unit, int X, int Y)? Density)
{
    /// <summary>Whether the picture is grey by its coding: one component, or colour differences that are zero everywhere.</summary>
    public bool IsGrey
    {
        get
        {
            if (Frame.Components.Length == 1) return true;
            if (IsRgb || Frame.Components[0] is not { } luma || luma.Across != Frame.MostAcross || luma.Down != Frame.MostDown) return false;
            foreach (JpegComponent component in Frame.Components.AsSpan(1))
                for (int y = 0; y < component.Height; y++)
                    if (component.Samples.AsSpan(y * component.Stride, component.Width).ContainsAnyExcept((byte)128)) return false;
            return true;
        }
    }

    /// <summary>The first component of a grey picture, row by row.</summary>
    public void CopyGrey(Span<byte> destination)
    {
        JpegComponent grey = Frame.Components[0];
        for (int y = 0; y < Frame.Height; y++)
            grey.Samples.AsSpan(y * grey.Stride, Frame.Width).CopyTo(destination.Slice(y * Frame.Width, Frame.Width));
    }

    /// <summary>Red, green and blue of each pixel of a picture of three components, row by row.</summary>
    public void CopyRgb(Span<byte> destination)
    {
        int width = Frame.Width;
        byte[][] rows = [.. Frame.Components.Select(_ => new byte[width + 8])];
        for (int y = 0; y < Frame.Height; y++)
        {
            for (int i = 0; i < 3; i++) JpegUpsampling.Row(Frame, Frame.Components[i], y, rows[i].AsSpan(0, width));
            Span<byte> target = destination.Slice(3 * y * width, 3 * width);
            if (IsRgb)
            {
                for (int x = 0; x < width; x++) (target[3 * x], target[(3 * x) + 1], target[(3 * x) + 2]) = (rows[0][x], rows[1][x], rows[2][x]);
            }
            else
            {
                ToRgb(rows, target);
            }
        }
    }

    /// <summary>R = Y + 1.402 Cr, G = Y − 0.344136 Cb − 0.714136 Cr, B = Y + 1.772 Cb in 16-bit fixed point (JFIF 1.02).</summary>
    private static void ToRgb(byte[][] rows, Span<byte> target)
    {
        const int Half = 1 << 15;
        for (int x = 0; x < target.Length / 3; x++)
        {
            int luma = rows[0][x];
            int blue = rows[1][x] - 128;
            int red = rows[2][x] - 128;
            target[3 * x] = Clamped(luma + (((91881 * red) + Half) >> 16));
            target[(3 * x) + 1] = Clamped(luma + (((-22554 * blue) - (46802 * red) + Half) >> 16));
            target[(3 * x) + 2] = Clamped(luma + (((116130 * blue) + Half) >> 16));
        }
    }

    private static byte Clamped(int value) => (byte)Math.Clamp(value, 0, 255);
}
