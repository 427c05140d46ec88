namespace Osteon.Primitives;

/// <summary>What a stated value of a recording means, with its unit in the name where it has one.</summary>
public enum NtaQuantity
{
    /// <summary>Mean of the distribution.</summary>
    Mean,

    /// <summary>Mode of the distribution.</summary>
    Mode,

    /// <summary>Standard deviation of the distribution.</summary>
    StandardDeviation,

    /// <summary>10th percentile of the distribution (X10).</summary>
    D10,

    /// <summary>Median of the distribution (X50).</summary>
    D50,

    /// <summary>90th percentile of the distribution (X90).</summary>
    D90,

    /// <summary>(D90 − D10)/D50.</summary>
    Span,

    /// <summary>Particles per millilitre as the vendor states them; whether a dilution is in them says the kind of file.</summary>
    ConcentrationPerMl,

    /// <summary>Particles per millilitre before dilution.</summary>
    OriginalConcentrationPerMl,

    /// <summary>The vendor's factor of correction of the concentration.</summary>
    ConcentrationCorrectionFactor,

    /// <summary>Dilution of the measured sample: 1000 means 1 part in 1000.</summary>
    Dilution,

    /// <summary>Tracks in the distribution (ZetaView: traces; NanoSight: valid tracks).</summary>
    Traces,

    /// <summary>Tracks of any length (NanoSight).</summary>
    CompletedTracks,

    /// <summary>Mean number of particles in a frame.</summary>
    ParticlesPerFrame,

    /// <summary>Mean number of detected centres in a frame (NanoSight).</summary>
    CentresPerFrame,

    /// <summary>Particles detected when the measurement began (ZetaView).</summary>
    DetectedParticles,

    /// <summary>Mean scattering (ZetaView), arbitrary unit.</summary>
    ScatteringIntensity,

    /// <summary>Number of positions across the cell (ZetaView).</summary>
    Positions,

    /// <summary>Place across the cell, 0 to 1 (ZetaView).</summary>
    MicroscopePosition,

    /// <summary>Measured temperature of the sample, °C.</summary>
    TemperatureC,

    /// <summary>Temperature asked for, °C.</summary>
    SetTemperatureC,

    /// <summary>Viscosity used, mPa·s (= cP).</summary>
    ViscosityMilliPascalSeconds,

    /// <summary>pH.</summary>
    Ph,

    /// <summary>Conductivity as the vendor states it.</summary>
    ConductivityMicroSiemensPerCm,

    /// <summary>Micrometres per pixel.</summary>
    MicrometresPerPixel,

    /// <summary>Frames per second.</summary>
    FramesPerSecond,

    /// <summary>Cycles per position (ZetaView).</summary>
    Cycles,

    /// <summary>Exposure, ms.</summary>
    ShutterMilliseconds,

    /// <summary>The shutter as set (ZetaView: 100; presumably 1/100 s).</summary>
    ShutterSetting,

    /// <summary>Sensitivity of the camera as set.</summary>
    Sensitivity,

    /// <summary>Gain of the camera as set.</summary>
    Gain,

    /// <summary>Camera level (NanoSight), or the words that stand there.</summary>
    CameraLevel,

    /// <summary>Threshold of detection (NanoSight).</summary>
    DetectionThreshold,

    /// <summary>Least brightness of a particle (ZetaView).</summary>
    MinimumBrightness,

    /// <summary>Greatest brightness of a particle (ZetaView).</summary>
    MaximumBrightness,

    /// <summary>Least area of a particle, pixels (ZetaView).</summary>
    MinimumAreaPx,

    /// <summary>Greatest area of a particle, pixels (ZetaView).</summary>
    MaximumAreaPx,

    /// <summary>‘Tracking Radius2’ (ZetaView), very likely the square of the radius of search in pixels.</summary>
    TrackingRadius2,

    /// <summary>Least number of frames of a track, or the words that stand there.</summary>
    MinimumTrackLength,

    /// <summary>Greatest distance from frame to frame, pixels (NanoSight).</summary>
    MaximumJumpPx,

    /// <summary>First frame that was analysed.</summary>
    FirstFrame,

    /// <summary>Number of frames that were analysed.</summary>
    Frames,

    /// <summary>Drift along the rows, pixels per frame.</summary>
    DriftXPxPerFrame,

    /// <summary>Drift along the columns, pixels per frame.</summary>
    DriftYPxPerFrame,

    /// <summary>Wavelength of the laser, nm.</summary>
    LaserWavelengthNm,

    /// <summary>Wavelength of the filter, nm, or ‘Scatter’.</summary>
    FilterWavelengthNm,

    /// <summary>Speed of the syringe pump, arbitrary unit (NanoSight).</summary>
    PumpSpeed,

    /// <summary>Voltage across the cell, V (zeta potential).</summary>
    VoltageV,

    /// <summary>Zeta potential, mV.</summary>
    ZetaPotentialMilliVolts,

    /// <summary>Electrophoretic mobility as the vendor states it.</summary>
    Mobility,

    /// <summary>Name of the sample.</summary>
    Sample,

    /// <summary>Name of the experiment.</summary>
    Experiment,

    /// <summary>The recording the result was computed from.</summary>
    OriginalFile,

    /// <summary>Who measured.</summary>
    Operator,

    /// <summary>Serial number of the instrument.</summary>
    InstrumentSerial,

    /// <summary>Serial number of the measuring cell.</summary>
    CellSerial,

    /// <summary>Software and version.</summary>
    Software,

    /// <summary>Standard operating procedure that was used.</summary>
    Sop,

    /// <summary>What the sample was diluted in (electrolyte).</summary>
    Diluent,

    /// <summary>Treatment before measuring.</summary>
    Pretreatment,

    /// <summary>Remarks.</summary>
    Remarks,

    /// <summary>Date, as written.</summary>
    Date,

    /// <summary>Time of day, as written.</summary>
    Time,

    /// <summary>Date and time of recording, as written.</summary>
    Captured,

    /// <summary>Kind of measurement.</summary>
    MeasurementType,

    /// <summary>The vendor's verdict on particle drift.</summary>
    DriftCheck,

    /// <summary>When drift was checked; the year 1904 means never.</summary>
    DriftCheckedOn,

    /// <summary>The vendor's verdict on the measuring cell.</summary>
    CellCheck,

    /// <summary>When the cell was checked.</summary>
    CellCheckedOn,

    /// <summary>The vendor's verdict on the concentration.</summary>
    ConcentrationValidity,

    /// <summary>The vendor's verdict on noise.</summary>
    Noise,

    /// <summary>The vendor's verdict on vibration.</summary>
    Vibration,

    /// <summary>Whether vibration was corrected.</summary>
    VibrationCorrected,

    /// <summary>Camera.</summary>
    CameraType,

    /// <summary>Laser, in the vendor's word.</summary>
    LaserType,

    /// <summary>How the distribution was made, such as FTLA.</summary>
    AnalysisMethod,

    /// <summary>Whether the vendor's later model of concentration was used (NanoSight).</summary>
    ConcentrationUpgrade,

    /// <summary>Whether the recording was processed and is part of the experiment.</summary>
    Included,
}
