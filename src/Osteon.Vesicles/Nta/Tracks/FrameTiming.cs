namespace Osteon.Vesicles;

/// <summary>
/// When light is collected: a frame starts every Δt and its shutter stays open for t_E, evenly. A particle that moves while the shutter is
/// open is seen at its mean position, which takes 2D·t_E/3 off the mean square displacement of one coordinate at every lag: 2D(mΔt − t_E/3)
/// + 2σ². As a motion blur coefficient that is R = t_E/(6Δt), from 0 (flash) to 1/6 (open all the time).
/// </summary>
/// <remarks>Sources: Savin and Doyle 2005, 10.1529/biophysj.104.042457; Berglund 2010, 10.1103/PhysRevE.82.011917.</remarks>
public sealed record FrameTiming
{
    /// <summary>Timing from the frame interval and the exposure.</summary>
    /// <param name="frameIntervalSeconds">Δt, from the start of one frame to the start of the next, s; positive.</param>
    /// <param name="exposureSeconds">t_E, s; from 0 to Δt.</param>
    public FrameTiming(double frameIntervalSeconds, double exposureSeconds = 0)
    {
        if (!(frameIntervalSeconds > 0 && double.IsFinite(frameIntervalSeconds)))
            throw new ArgumentOutOfRangeException(nameof(frameIntervalSeconds), frameIntervalSeconds, "must be positive");
        if (!(exposureSeconds >= 0 && exposureSeconds <= frameIntervalSeconds * (1 + 1e-9)))
            throw new ArgumentOutOfRangeException(nameof(exposureSeconds), exposureSeconds, "must be from 0 to the frame interval");
        FrameIntervalSeconds = frameIntervalSeconds;
        ExposureSeconds = exposureSeconds;
    }

    /// <summary>Δt, s.</summary>
    public double FrameIntervalSeconds { get; }

    /// <summary>t_E, s.</summary>
    public double ExposureSeconds { get; }

    /// <summary>Motion blur coefficient R = t_E/(6Δt), 0 … 1/6.</summary>
    public double BlurCoefficient => ExposureSeconds / (6 * FrameIntervalSeconds);

    /// <summary>Time that counts in the mean square displacement of successive frames: Δt − t_E/3, s.</summary>
    public double EffectiveIntervalSeconds => FrameIntervalSeconds - (ExposureSeconds / 3);

    /// <summary>Timing of a camera with this many frames per second.</summary>
    public static FrameTiming FromFrameRate(double framesPerSecond, double exposureSeconds = 0) =>
        new(1 / framesPerSecond, exposureSeconds);
}
