using System.Diagnostics.CodeAnalysis;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Identifiers of compounds out of the files of knowledge sources, in the form of <see cref="CompoundNamespace"/>; the forms themselves are
/// those of <see cref="CompoundIdentifierForm"/>.
/// </summary>
public static class IdentifierForms
{
    private const int FullInchiKey = 27;

    /// <summary>
    /// The identifier in the normal form of its collection, or false if the text cannot be one. An InChIKey must be whole. Of <see
    /// cref="CompoundNamespace.Own"/> any text that is not blank is one.
    /// </summary>
    /// <param name="collection">The collection it is said to be of.</param>
    /// <param name="text">The text; blanks around it are passed over.</param>
    /// <param name="value">The identifier.</param>
    public static bool TryParse(CompoundNamespace collection, string text, [NotNullWhen(true)] out string? value)
    {
        value = CompoundIdentifierForm.Normal(collection, text, out _);
        if (collection == CompoundNamespace.InchiKey && value?.Length != FullInchiKey) value = null;
        return value is not null;
    }

    /// <summary>
    /// The identifier that a text is by its form alone, or null: bare digits are none, since PubChem, ChEBI and the gene numbers of NCBI
    /// are all of that form.
    /// </summary>
    public static CompoundIdentifier? Detect(string text) =>
        CompoundIdentifierForm.CollectionOf(text) is { } collection && TryParse(collection, text, out string? value)
            ? new CompoundIdentifier(collection, value)
            : null;

    /// <summary>Whether a text is digits and nothing else.</summary>
    internal static bool IsDigits(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
