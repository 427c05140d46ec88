namespace Osteon.Formats;

/// <summary>
/// A kind of file of nanoparticle tracking analysis. Told by titles in the file, never by its name; see docs/formats/nta.md.
/// </summary>
public enum NtaFormat
{
    /// <summary>ZetaView: size distribution with its settings (<c>…_size_….txt</c>).</summary>
    ZetaViewSize,

    /// <summary>ZetaView: table of positions with those that were removed (<c>…_11pos.txt</c>).</summary>
    ZetaViewPositions,

    /// <summary>ZetaView: profile across the cell with the zeta potential (<c>…_prof_….txt</c>).</summary>
    ZetaViewProfile,

    /// <summary>NanoSight: summary of an experiment, a column per video (<c>…-ExperimentSummary.csv</c>).</summary>
    NanoSightExperiment,

    /// <summary>NanoSight: summary of one video (<c>…_Summary.csv</c>).</summary>
    NanoSightSummary,

    /// <summary>NanoSight: particles of one video (<c>…_ParticleData.csv</c>).</summary>
    NanoSightParticles,

    /// <summary>NanoSight: paths of the particles of one video (<c>…_AllTracks.csv</c>).</summary>
    NanoSightTracks,

    /// <summary>TrackMate: table of spots, linked or not.</summary>
    TrackMateSpots,

    /// <summary>trackpy: table of features, linked or not.</summary>
    TrackpyFeatures,

    /// <summary>A table of sizes and numbers whose columns are declared.</summary>
    SizeTable,
}
