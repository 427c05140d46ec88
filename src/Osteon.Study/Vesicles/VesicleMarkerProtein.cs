namespace Osteon.Study;

/// <summary>
/// A protein, or a family of proteins, by which vesicle preparations are judged, with its category in the scheme of MISEV2018 Table 3 that
/// MISEV2023 (10.1002/jev2.12404) keeps.
/// </summary>
/// <param name="Symbol">
/// HGNC symbol; for a family the common beginning with <c>*</c> (one to four letters or digits follow) or <c>#</c> (the same, a digit
/// first).
/// </param>
/// <param name="Name">Name in words.</param>
/// <param name="Category">
/// 1a membrane or GPI-anchored, any cell; 1b the same, certain cells; 2a cytosolic, binds membrane; 2b cytosolic, promiscuous; 3a
/// lipoproteins and serum proteins, 3b protein and nucleic-acid aggregates, co-isolated; 4a nucleus, 4b mitochondria, 4c endoplasmic
/// reticulum and Golgi, 4d others; 5a cytokines and growth factors, 5b adhesion and matrix proteins, secreted.
/// </param>
/// <param name="Aliases">Other names in use.</param>
/// <param name="Compartment">Where in the cell, or where it comes from.</param>
/// <param name="Basis">
/// What the category rests on: <c>secondary:</c> and the DOI of a publication that prints the scheme, or <c>memory:</c>, not checked
/// against the table itself.
/// </param>
public sealed record VesicleMarkerProtein(
    string Symbol,
    string Name,
    string Category,
    ValueList<string> Aliases,
    string Compartment,
    string Basis)
{
    /// <summary>The category without its letter, 1 to 5.</summary>
    public int Group => Category[0] - '0';

    /// <summary>Whether the entry stands for several proteins.</summary>
    public bool IsFamily => Symbol[^1] is '*' or '#';

    /// <summary>
    /// What finding the protein in vesicles shows: categories 1 and 2 are carried by vesicles, 3 and 4 tell of what was isolated with them.
    /// Null for category 5, secreted proteins, which may be either.
    /// </summary>
    public MarkerClass? Expected => Group switch
    {
        1 or 2 => MarkerClass.Positive,
        3 or 4 => MarkerClass.Negative,
        _ => null,
    };
}
