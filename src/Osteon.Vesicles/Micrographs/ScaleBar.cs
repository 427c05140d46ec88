using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>A straight bar of one grey value found in a picture.</summary>
/// <param name="Box">Its whole pixels.</param>
/// <param name="Length">Its length in pixels, between the places where the grey value is half way to the surrounding.</param>
/// <param name="Grey">Its grey value.</param>
/// <param name="Surrounding">Mean grey value just above and below it.</param>
public sealed record ScaleBar(PixelBox Box, double Length, double Grey, double Surrounding)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture,
            $"{Length:0.0} px from column {Box.Left} to {Box.Right - 1} at rows {Box.Top} to {Box.Bottom - 1}");
}
