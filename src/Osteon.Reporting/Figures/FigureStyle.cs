namespace Osteon.Reporting;

/// <summary>Colours and sizes that all figures share.</summary>
internal static class FigureStyle
{
    /// <summary>Axes, text, lines.</summary>
    public const string Ink = "#222222";

    /// <summary>Lines of reference.</summary>
    public const string Faint = "#767676";

    /// <summary>The words that say that data are simulated.</summary>
    public const string LabelColor = "#8a3b00";

    /// <summary>Font size of labels inside a plot, the smallest that is used.</summary>
    public const int SmallText = 10;

    /// <summary>Greatest width of a figure in pixels.</summary>
    public const double MostWidth = 740;

    /// <summary>Area of a point in square pixels.</summary>
    public const double PointSize = 46;

    /// <summary>Diameter of a point in pixels with its edge.</summary>
    public const double PointDiameter = 8.5;

    /// <summary>A number that only places something: enough digits for a pixel, none that would differ by the last bit.</summary>
    public static double Place(double value) => Math.Round(value, 4, MidpointRounding.AwayFromZero) + 0.0;

    /// <summary>A number with so many significant digits, for records that are only drawn; tables of figures hold all digits.</summary>
    public static double Digits(double value, int digits) =>
        double.Parse(value.ToString("G" + digits.ToString(System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture),
            System.Globalization.CultureInfo.InvariantCulture) + 0.0;
}
