using Osteon.Primitives;

namespace Osteon.Mechanism;

/// <summary>What a reading gave.</summary>
/// <param name="Graph">The graph, or null when there was an error.</param>
/// <param name="Findings">All that was found, in the order of the files and lines.</param>
public sealed record MechReading(MechanismGraph? Graph, IReadOnlyList<Finding> Findings)
{
    /// <summary>The graph.</summary>
    /// <exception cref="InvalidContentException">There was an error; carries the first one.</exception>
    public MechanismGraph Require() =>
        Graph ?? throw new InvalidContentException(Findings.First(f => f.Severity == Severity.Error));
}

/// <summary>
/// Strict reader of the mechanism text format. All problems of all files are told at once, each with file, line, column, value and, for a misspelt
/// word, the nearest known one. Content that is not text, too large or carries control characters is refused, never guessed at.
/// </summary>
public static class MechReader
{
    /// <summary>Reads one graph from several files; ids are unique over all of them.</summary>
    public static MechReading Read(IEnumerable<MechSource> sources)
    {
        var findings = new MechFindings();
        var assembly = new MechAssembly(findings);
        foreach (MechSource source in sources) assembly.Add(MechText.Records(source, findings));
        return assembly.Finish();
    }

    /// <summary>Reads one graph from one text.</summary>
    public static MechReading Read(string name, string text) => Read([MechSource.Of(name, text)]);
}
