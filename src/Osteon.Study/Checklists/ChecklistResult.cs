namespace Osteon.Study;

/// <summary>How an item of a reporting standard stands.</summary>
public enum ChecklistStatus
{
    /// <summary>Every part that is asked for is there.</summary>
    Present,

    /// <summary>At least one part is not.</summary>
    Missing,

    /// <summary>The study gives no occasion for the item.</summary>
    NotApplicable,
}

/// <summary>One item of a reporting standard, in own words.</summary>
/// <param name="Id">Number of the item in the standard, for example <c>2b</c>.</param>
/// <param name="Standard">Name of the standard.</param>
/// <param name="Text">What has to be reported.</param>
/// <param name="Doi">DOI of the standard.</param>
/// <param name="Applies">Condition under which the item applies.</param>
/// <param name="AnsweredBy">
/// The manifest keys or automatic facts that answer it: all of those separated by blanks are needed, and one of each set separated by bars.
/// </param>
public sealed record ChecklistItem(string Id, string Standard, string Text, string Doi, string Applies, string AnsweredBy)
{
    /// <summary>Heading of the standard it stands under, or null where the list has none.</summary>
    public string? Section { get; init; }

    /// <summary>Which part of the standard asks for it, and whether that was read; null where the number tells it.</summary>
    public string? Basis { get; init; }

    /// <summary>How an answer is written, where the examples of its keys do not show it.</summary>
    public string? Example { get; init; }
}

/// <summary>An item with the answer that the study gives.</summary>
/// <param name="Item">The item.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Value">What was found, or null.</param>
/// <param name="MissingKeys">The keys of study.yaml that would answer what is missing.</param>
/// <param name="Assay">The assay it is about, or null for the study.</param>
public sealed record ChecklistAnswer(
    ChecklistItem Item,
    ChecklistStatus Status,
    string? Value,
    ValueList<string> MissingKeys,
    string? Assay)
{
    /// <summary>What answered it: keys of study.yaml, or the names of files and reports.</summary>
    public ValueList<string> FoundIn { get; init; } = [];

    /// <summary>Whether a part is answered and a part is not; the status is then <see cref="ChecklistStatus.Missing"/>.</summary>
    public bool IsPartly => Status == ChecklistStatus.Missing && Value is not null;
}

/// <summary>A reporting standard evaluated on one study.</summary>
/// <param name="Standard">Name of the standard.</param>
/// <param name="Doi">Its DOI.</param>
/// <param name="Answers">Its items in order.</param>
public sealed record ChecklistResult(string Standard, string Doi, ValueList<ChecklistAnswer> Answers)
{
    /// <summary>Items that apply.</summary>
    public int Applicable => Answers.Count(a => a.Status != ChecklistStatus.NotApplicable);

    /// <summary>Items that are answered.</summary>
    public int Present => Answers.Count(a => a.Status == ChecklistStatus.Present);

    /// <summary>Items that are answered in part.</summary>
    public int Partly => Answers.Count(a => a.IsPartly);
}
