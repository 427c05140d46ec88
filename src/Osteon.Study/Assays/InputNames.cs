using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Lets findings about a file carry the name that the user gave it, not its path on this machine.</summary>
internal static class InputNames
{
    /// <summary>Runs work whose findings are renamed; a refusal is renamed too.</summary>
    /// <param name="path">The path the work uses.</param>
    /// <param name="name">The name the user knows.</param>
    /// <param name="context">Receives the findings.</param>
    /// <param name="work">The work, with a context of its own.</param>
    public static T Named<T>(string path, string name, RunContext context, Func<RunContext, T> work)
    {
        var own = new FindingCollector();
        try
        {
            return work(context with { Findings = own });
        }
        catch (InvalidContentException failure)
        {
            throw new InvalidContentException(Named(failure.Finding, path, name), failure);
        }
        catch (UnknownFormatException failure)
        {
            throw new UnknownFormatException(Named(failure.Finding, path, name), failure);
        }
        catch (MissingSourceException failure)
        {
            throw new MissingSourceException(Named(failure.Finding, path, name), failure);
        }
        finally
        {
            context.Findings.AddRange(own.ToList().Select(f => Named(f, path, name)));
        }
    }

    /// <summary>The finding with the user's name of the file, and with a place if it had none.</summary>
    public static Finding Named(Finding finding, string path, string name) =>
        finding.Location is { } location && location.File.StartsWith(path, StringComparison.Ordinal)
            ? finding with { Location = location with { File = name + location.File[path.Length..] } }
            : finding with { Location = finding.Location ?? new SourceLocation(name) };
}
