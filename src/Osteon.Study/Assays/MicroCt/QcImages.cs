using Osteon.Formats;
using Osteon.MicroCt;

namespace Osteon.Study;

/// <summary>Pictures by which a person judges threshold and volume of interest: a grey plane with the outlines of bone and volume of interest.</summary>
public static class QcImages
{
    // Okabe and Ito's orange and sky blue: told apart from grey and from each other by colour-blind readers too.
    private static readonly (byte R, byte G, byte B) BoneColour = (230, 159, 0);
    private static readonly (byte R, byte G, byte B) VoiColour = (86, 180, 233);

    /// <summary>The three planes with the names of their files.</summary>
    public static IEnumerable<(string Name, QcPlane Plane)> Named(QcPlanes planes) =>
        [("qc-z.png", planes.AcrossZ), ("qc-y.png", planes.AcrossY), ("qc-x.png", planes.AcrossX)];

    /// <summary>Writes a plane as a PNG of 8-bit RGB: grey values, bone outline orange, outline of the volume of interest blue.</summary>
    public static void Write(Stream destination, QcPlane plane)
    {
        ReadOnlySpan<byte> grey = plane.Grey.Span;
        ReadOnlySpan<byte> outlines = plane.Outlines.Span;
        byte[] rgb = new byte[3 * grey.Length];
        for (int i = 0; i < grey.Length; i++)
        {
            var outline = (QcOutline)outlines[i];
            (rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]) =
                outline.HasFlag(QcOutline.Bone) ? BoneColour : outline.HasFlag(QcOutline.Voi) ? VoiColour : (grey[i], grey[i], grey[i]);
        }

        PngFormat.WriteRgb8(destination, plane.Rows, plane.Columns, rgb);
    }
}
