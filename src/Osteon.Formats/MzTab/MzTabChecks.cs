using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>All checks of a document, one after the other.</summary>
internal static class MzTabChecks
{
    public static void Run(MzTabDocument document, MzTabReadOptions options, FindingCollector findings)
    {
        var context = new MzTabCheckContext(document, options, findings);
        try
        {
            if (!Version(context)) return;
            MzTabMetadataChecks.Run(context);
            Tables(context);
            foreach (MzTabSection section in document.Sections)
            {
                MzTabColumnChecks.Run(context, section);
                new MzTabCellChecks(context, section).Run();
            }

            MzTabReferenceChecks.Run(context);
        }
        finally
        {
            context.Close();
        }
    }

    /// <summary>Whether the version is one that can be checked.</summary>
    private static bool Version(MzTabCheckContext context)
    {
        MzTabDocument document = context.Document;
        SourceLocation where = context.At(context.Metadata.Of("mzTab", null, "version") is { Count: > 0 } lines ? lines[0].Line : 0, 3);
        if (document.Version is not { } version)
        {
            context.Error(
                "OST-MZT-003",
                "the file does not state its version",
                context.At(0),
                hint: "The first line of an mzTab-M file is MTD, mzTab-version, 2.0.0-M.");
            return document.Metadata.Entries.Count > 0;
        }

        if (document.MajorVersion is 0 or 1)
        {
            context.Warn(
                "OST-MZT-004",
                "the file is of mzTab 1 or a draft of mzTab-M; only its small molecules are read, and it is not checked",
                where,
                version,
                "Export it as mzTab-M 2.0 if the program can.");
            return false;
        }

        if (!document.IsVersionTwo)
        {
            context.Error(
                "OST-MZT-003",
                "the version is none of mzTab-M 2",
                where,
                version,
                "mzTab-M for metabolomics has the version 2.0.0-M; mzTab-P is for proteins.");
            return true;
        }

        if (!version.StartsWith("2.0.", StringComparison.Ordinal))
            context.Add(Finding.Note("OST-MZT-005", "the version is later than 2.0; the file is checked by the rules of 2.0.0-M", where, version));
        return true;
    }

    private static void Tables(MzTabCheckContext context)
    {
        MzTabDocument document = context.Document;
        if (document.SmallMolecules is null)
            context.Warn(
                "OST-MZT-045",
                "the file has no small molecules (SMH, SML), which mzTab-M 2.0 demands",
                context.At(0),
                hint: "Export them too, or read its features.");
        if (document.Evidence is not null && document.Features is null)
            context.Error(
                "OST-MZT-045",
                "the file has evidence (SME) but no features (SMF) that refer to it",
                context.At(document.Evidence.HeaderLine, 1),
                hint: "Evidence needs the features table.");
    }
}
