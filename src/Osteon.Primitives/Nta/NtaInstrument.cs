namespace Osteon.Primitives;

/// <summary>The maker's instrument a recording of nanoparticle tracking analysis (NTA) comes from.</summary>
public enum NtaInstrument
{
    /// <summary>Not stated: tracks of another program, or a table of sizes.</summary>
    Unknown,

    /// <summary>ZetaView (Particle Metrix).</summary>
    ZetaView,

    /// <summary>NanoSight (Malvern Panalytical), software NTA 3.</summary>
    NanoSight,
}
