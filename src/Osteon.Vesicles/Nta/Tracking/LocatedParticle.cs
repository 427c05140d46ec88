namespace Osteon.Vesicles;

/// <summary>One particle found in a frame. Positions count from the middle of the first pixel.</summary>
/// <param name="X">Column, pixels.</param>
/// <param name="Y">Row, pixels.</param>
/// <param name="Mass">Sum of the band-passed grey values in the disc.</param>
/// <param name="Size">Radius of gyration of the band-passed grey values, pixels.</param>
/// <param name="Eccentricity">Second angular moment of brightness without the central pixel, 0 (round) … 1.</param>
/// <param name="Signal">Largest band-passed grey value in the disc.</param>
/// <param name="RawMass">Sum of the stored grey values in the disc.</param>
/// <param name="StaticError">
/// Expected standard deviation of a coordinate from the noise of the background, pixels: noise/(raw mass less background)·noise size·√Σx² over
/// the disc (Savin and Doyle 2005, 10.1529/biophysj.104.042457). Null where it was not asked for or there is no background. Negative where
/// the disc is darker than the background; then it says nothing.
/// </param>
public readonly record struct LocatedParticle(
    double X, double Y, double Mass, double Size, double Eccentricity, double Signal, double RawMass, double? StaticError);
