using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Files to stored pack in one go, as <c>osteon knowledge add</c> does.</summary>
public static class KnowledgeImport
{
    /// <summary>
    /// Reads files and stores them as one pack. Findings go to the collector of <paramref name="context"/>; if one of them is an error,
    /// nothing is stored.
    /// </summary>
    /// <param name="paths">Files, folders and zip archives.</param>
    /// <param name="source">What is declared of them: identifier, version, licence …</param>
    /// <param name="options">What must be declared because the files do not say it.</param>
    /// <param name="store">Where the pack goes.</param>
    /// <param name="context">Cancellation, progress, findings.</param>
    /// <returns>The stored pack and whether it was there before; null if there were errors.</returns>
    /// <exception cref="OsteonException">As <see cref="KnowledgeFiles.Read"/> and <see cref="KnowledgeStore.Add"/>.</exception>
    public static (StoredPack Pack, bool WasThere)? Add(
        IReadOnlyList<string> paths, KnowledgeSource source, KnowledgeOptions options, KnowledgeStore store, RunContext context)
    {
        context.Findings.AddRange(PackNames.Check(source.Id, source.Version));
        if (string.IsNullOrWhiteSpace(source.Licence))
            context.Findings.Add(Finding.Error(
                "OST-KNW-109",
                "no licence is stated",
                hint: "State it as its publisher does, for example --licence CC0-1.0."));
        if (context.Findings.HasErrors) return null;
        KnowledgeReading reading = KnowledgeFiles.Read(paths, source, options, context);
        (Redistribution redistributable, string because) = LicenceTerms.Of(source, reading.Inputs.Select(i => i.Format));
        if (redistributable == Redistribution.No)
            context.Findings.Add(Finding.Note("OST-KNW-024", $"the pack is for your own use and must not be passed on: {because}"));
        return context.Findings.HasErrors ? null : store.Add(
            reading,
            PackOrigin.Of(paths, reading, options, context.Cancellation),
            context);
    }
}
