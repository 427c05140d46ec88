namespace Osteon.Study;

/// <summary>Fills in what a manifest leaves to defaults and writes down each default, so that nothing is assumed silently.</summary>
public static class ManifestResolver
{
    /// <summary>
    /// The manifest as it is worked with. Contrasts that are not stated become every treatment arm against the control, where there is
    /// exactly one control. For published designs no default is listed: what the publication leaves open stays open.
    /// </summary>
    public static ResolvedManifest Resolve(Manifest manifest, ManifestSource source)
    {
        Manifest resolved = manifest.Design.Contrasts is null
            ? manifest with { Design = manifest.Design with { Contrasts = DefaultContrasts(manifest.Design) } }
            : manifest;
        if (manifest.Kind == StudyKind.PublishedDesign) return new ResolvedManifest(resolved, [], source);
        IEnumerable<AppliedDefault> defaults =
            from entry in ManifestEntries.Of(resolved)
            where !source.States(entry.Path) && entry.Value.Length > 0
            select new AppliedDefault(entry.Path, entry.Value);
        return new ResolvedManifest(resolved, defaults.ToValueList(), source);
    }

    private static ValueList<DeclaredContrast> DefaultContrasts(Design design) =>
        design.Arms.Where(a => a.Role == ArmRole.Control).Take(2).ToArray() is [{ } control]
            ? design.Arms.Where(a => a.Role == ArmRole.Treatment)
                .Select(a => new DeclaredContrast { Arm = a.Id, Against = control.Id }).ToValueList()
            : [];
}
