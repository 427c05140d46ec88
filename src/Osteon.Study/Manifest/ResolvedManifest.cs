namespace Osteon.Study;

/// <summary>A setting that study.yaml does not state and that took its default.</summary>
/// <param name="Path">The key, for example <c>statistics.alpha</c>.</param>
/// <param name="Value">The value used, as it would be written.</param>
public sealed record AppliedDefault(string Path, string Value);

/// <summary>
/// The manifest as it is worked with: contrasts spelled out, and every value that was not written recorded as a default. For published
/// designs no default is applied to what the publication leaves open; there nothing is run.
/// </summary>
/// <param name="Manifest">The manifest with contrasts filled in.</param>
/// <param name="Defaults">Every default, in the order of the keys.</param>
/// <param name="Source">Where each key stands in study.yaml, and which keys are stated.</param>
public sealed record ResolvedManifest(Manifest Manifest, ValueList<AppliedDefault> Defaults, ManifestSource Source);
