using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// A blot with its bands upwards: value = grey value for bright bands, full scale − grey value for dark ones. Rows one after another.
/// </summary>
internal sealed class BlotField
{
    private BlotField(int height, int width, float[] values, bool[] clipped)
    {
        (Height, Width, Values, Clipped) = (height, width, values, clipped);
    }

    public int Height { get; }

    public int Width { get; }

    public float[] Values { get; }

    public bool[] Clipped { get; }

    public float this[int y, int x] => Values[y * Width + x];

    public ReadOnlySpan<float> Row(int y) => Values.AsSpan(y * Width, Width);

    public static BlotField Of(GreyImage image, BlotPolarity polarity, int clippedAt)
    {
        ReadOnlySpan<ushort> stored = image.Values;
        var values = new float[stored.Length];
        var clipped = new bool[stored.Length];
        bool bright = polarity == BlotPolarity.BrightBands;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = bright ? stored[i] : image.FullScale - stored[i];
            clipped[i] = bright ? stored[i] >= clippedAt : stored[i] <= clippedAt;
        }

        return new BlotField(image.Height, image.Width, values, clipped);
    }
}
