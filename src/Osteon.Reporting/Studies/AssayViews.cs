namespace Osteon.Reporting;

/// <summary>What the report shows beside the compared outcomes, each read once from its steps.</summary>
/// <param name="Metabolites">The assays of metabolites.</param>
/// <param name="Vesicles">The steps about the vesicles themselves.</param>
/// <param name="Mechanism">What the mechanism graph says of the results.</param>
internal sealed record AssayViews(IReadOnlyList<MetaboliteView> Metabolites, IReadOnlyList<VesicleView> Vesicles, ExplanationView Mechanism);
