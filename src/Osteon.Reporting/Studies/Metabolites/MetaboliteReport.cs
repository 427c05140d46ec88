using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>What a comparison of metabolites says, for a terminal and for files, in the words and tables of the report.</summary>
public static class MetaboliteReport
{
    /// <summary>The sentences of the report.</summary>
    public static IEnumerable<string> Sentences(MetaboliteComparison comparison) => MetaboliteSentences.Of(comparison, new Design()).Select(s => s.ToString());

    /// <summary>The tables of the report.</summary>
    /// <param name="name">What their names begin with.</param>
    /// <param name="results">The results.</param>
    public static IEnumerable<Table> Tables(string name, MetaboliteResults results) => MetaboliteTables.Of(name, results);
}
