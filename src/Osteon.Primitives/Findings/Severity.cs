namespace Osteon.Primitives;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing to do.</summary>
    Note,

    /// <summary>Work goes on, but the reader of the result must know.</summary>
    Warning,

    /// <summary>Work does not start, or the affected step stops.</summary>
    Error,
}
