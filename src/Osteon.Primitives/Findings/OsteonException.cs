namespace Osteon.Primitives;

/// <summary>
/// The environment or an input broke an operation that was under way. Carries the <see cref="Primitives.Finding"/> that tells the user what to do. Mistakes
/// of a caller are <see cref="ArgumentException"/>s instead, and scientific non-results are <see cref="Measure"/>s with a reason.
/// </summary>
public class OsteonException : Exception
{
    /// <summary>Wraps a finding.</summary>
    public OsteonException(Finding finding, Exception? inner = null)
        : base(finding.ToString(), inner) => Finding = finding;

    /// <summary>What was found, where, and what to do.</summary>
    public Finding Finding { get; }
}

/// <summary>No reader knows this kind of file.</summary>
public sealed class UnknownFormatException(Finding finding, Exception? inner = null) : OsteonException(finding, inner);

/// <summary>The file is of a known kind, but its content is broken, contradicts itself or asks for more than is allowed.</summary>
public sealed class InvalidContentException(Finding finding, Exception? inner = null) : OsteonException(finding, inner);

/// <summary>A file or folder that was named does not exist or cannot be opened.</summary>
public sealed class MissingSourceException(Finding finding, Exception? inner = null) : OsteonException(finding, inner);

/// <summary>A step of a study failed; the other steps go on and the report says why this one has no result.</summary>
public sealed class StepFailedException(Finding finding, Exception? inner = null) : OsteonException(finding, inner);
