using System.Text.RegularExpressions;
using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// Whether a pack may be given to others, as far as its licence and its source are known. It decides nothing but what is shown: every pack
/// is stored locally only.
/// </summary>
public static partial class LicenceTerms
{
    /// <summary>
    /// The judgement and its reason. Files of KEGG and HMDB are never redistributable, whatever licence is declared; a licence that allows
    /// non-commercial use or no derivatives only is not either; the open licences (CC0, CC BY, CC BY-SA, ODbL, ODC-BY, PDDL, MIT, BSD,
    /// Apache) are; of any other it is not known.
    /// </summary>
    /// <param name="source">What was declared.</param>
    /// <param name="formats">What the files are.</param>
    public static (Redistribution Redistributable, string Because) Of(KnowledgeSource source, IEnumerable<KnowledgeFormat> formats)
    {
        KnowledgeFormat[] kinds = [.. formats];
        bool Names(string word) => $"{source.Id} {source.Name} {source.Licence}".Contains(word, StringComparison.OrdinalIgnoreCase);
        if (kinds.Any(k => k is KnowledgeFormat.KeggLink or KnowledgeFormat.KeggPathwayList or KnowledgeFormat.KeggCompoundList)
            || Names("kegg"))
            return (Redistribution.No, "KEGG may be used under a licence of one's own and not passed on");
        if (kinds.Contains(KnowledgeFormat.HmdbXml) || Names("hmdb"))
            return (Redistribution.No, "HMDB is free for non-commercial use and not to be passed on without its permission");
        string licence = Separators().Replace(source.Licence.Trim().ToUpperInvariant(), "-");
        if (Restricted().IsMatch(licence))
            return (Redistribution.No, $"'{source.Licence}' ties use to conditions (non-commercial, no derivatives, subscription)");
        return Open().IsMatch(licence)
            ? (Redistribution.Yes, $"'{source.Licence}' allows it, with attribution where it asks for it")
            : (Redistribution.Unknown, $"'{source.Licence}' is no licence that Osteon knows; ask its publisher");
    }

    [GeneratedRegex(@"[\s_]+")]
    private static partial Regex Separators();

    [GeneratedRegex(@"(^|-)(NC|ND)(-|$)|NON-?COMMERCIAL|NO-?DERIV|ACADEMIC|PROPRIETARY|SUBSCRIPTION|ALL-RIGHTS|CONFIDENTIAL")]
    private static partial Regex Restricted();

    [GeneratedRegex(@"^(CC0(-1\.0)?|CC-?BY(-SA)?(-[1-4]\.\d)?|ODBL(-1\.0)?|ODC-BY(-1\.0)?|PDDL(-1\.0)?|MIT|BSD-[23]-CLAUSE|APACHE-2\.0|PUBLIC-DOMAIN)$")]
    private static partial Regex Open();
}
