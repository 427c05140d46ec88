using System.Text.Json.Nodes;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// One unit of work of a plan. Everything its result depends on is declared: the kind and version of the code, the parameters, the content of the
/// input files, the outputs of other steps. Equal declarations therefore mean equal results, which is what the cache relies on, and a step can be run alone on
/// any machine.
/// </summary>
public sealed record Step
{
    /// <summary>Unique in the plan, stable between runs, for example <c>ct.measure/rat-03</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Which code runs, for example <c>ct.measure</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Raised whenever the code of this kind would give other outputs for the same declaration.</summary>
    public required int Version { get; init; }

    /// <summary>What the step does, in a few words for people.</summary>
    public required string Title { get; init; }

    /// <summary>Resolved parameters, defaults included.</summary>
    public required JsonObject Parameters { get; init; }

    /// <summary>Files that are read.</summary>
    public IReadOnlyList<StepInput> Inputs { get; init; } = [];

    /// <summary>Steps whose outputs are read. A failed one does not stop this step; it sees the failure and says so in its own output.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Estimate of the memory needed, bytes; steps run side by side only while the sum fits.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>The work: reads inputs and the outputs of other steps, writes its outputs into the folder it is given.</summary>
    public required Action<StepWork> Run { get; init; }
}

/// <summary>A file, or a set of files that together are one input (a folder of slices, a header with its data).</summary>
/// <param name="Name">As the user named it; stands in findings and provenance.</param>
/// <param name="Path">Where it is on this machine.</param>
/// <param name="Files">All files that are read, each with a name relative to the input; one for a single file.</param>
public sealed record StepInput(string Name, string Path, IReadOnlyList<(string Name, string Path)> Files)
{
    /// <summary>The digest of the content.</summary>
    public ContentDigest Digest(CancellationToken cancellation) =>
        Files.Count == 1 ? ContentDigest.OfFile(Files[0].Path, cancellation) : ContentDigest.OfFiles(Files, cancellation);
}

/// <summary>What a running step is given.</summary>
/// <param name="Folder">An empty folder of its own; every file in it at the end is an output.</param>
/// <param name="Dependencies">Outcomes of the steps it depends on, by id.</param>
/// <param name="Context">Cancellation, progress, random streams, findings, threads.</param>
public sealed record StepWork(string Folder, IReadOnlyDictionary<string, StepOutcome> Dependencies, RunContext Context)
{
    /// <summary>The path of an output file.</summary>
    public string Output(string name) => Path.Combine(Folder, name);
}

/// <summary>One output file of a step.</summary>
/// <param name="Name">Name inside the step's folder.</param>
/// <param name="Sha256">Digest of its content.</param>
/// <param name="Bytes">Its length.</param>
public sealed record StepOutput(string Name, string Sha256, long Bytes);

/// <summary>How a step ended.</summary>
public enum StepState
{
    /// <summary>It ran.</summary>
    Done,

    /// <summary>Its outputs were there already, from the same declaration.</summary>
    Reused,

    /// <summary>It could not do its work; the finding says why.</summary>
    Failed,
}

/// <summary>The end of a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="State">How it ended.</param>
/// <param name="Key">Digest of the declaration.</param>
/// <param name="Folder">Where its outputs are; empty when it failed.</param>
/// <param name="Record">What is stored beside the outputs: inputs and outputs with digests, findings.</param>
/// <param name="Failure">Why it failed, or null.</param>
public sealed record StepOutcome(Step Step, StepState State, string Key, string Folder, StepRecord Record, Finding? Failure)
{
    /// <summary>The path of an output file.</summary>
    public string Output(string name) => Path.Combine(Folder, name);

    /// <summary>Digest that stands for this outcome in the declarations of the steps that depend on it.</summary>
    public string Digest() => ContentDigest.OfText(
        Failure is { } failure ? "failed " + failure : string.Concat(Record.Outputs.Select(o => $"{o.Sha256}  {o.Name}\n")));
}

/// <summary>The lasting record of a step that ran, stored with its outputs.</summary>
/// <param name="Id">Step id.</param>
/// <param name="Kind">Kind of code.</param>
/// <param name="Version">Its version.</param>
/// <param name="Key">Digest of the declaration.</param>
/// <param name="Parameters">Resolved parameters as canonical JSON.</param>
/// <param name="Inputs">Inputs with their digests.</param>
/// <param name="DependsOn">Other steps with the digests of their outputs.</param>
/// <param name="Outputs">Outputs with their digests, in the order of their names.</param>
/// <param name="Findings">What the step had to say.</param>
public sealed record StepRecord(
    string Id,
    string Kind,
    int Version,
    string Key,
    JsonObject Parameters,
    IReadOnlyList<StepOutput> Inputs,
    IReadOnlyList<StepDependency> DependsOn,
    IReadOnlyList<StepOutput> Outputs,
    IReadOnlyList<Finding> Findings);

/// <summary>Another step as an input.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Digest">Digest of its outcome.</param>
public sealed record StepDependency(string Id, string Digest);
