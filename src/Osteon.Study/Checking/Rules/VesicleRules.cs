using System.Globalization;

namespace Osteon.Study;

/// <summary>Separation, purity and naming of the vesicles (MISEV2023, 10.1002/jev2.12404).</summary>
internal static class VesicleRules
{
    public static void Check(RuleContext context)
    {
        if (context.Manifest.Vesicles is not { } vesicles || context.Manifest.Kind == StudyKind.Synthetic) return;
        Isolation(context, vesicles);
        SpinRules.Check(context, vesicles);
        Medium(context, vesicles);
        Markers(context, vesicles);
        MarkerRules.Check(context, vesicles);
        VesicleNumberRules.Check(context, vesicles);
        if (VesicleTerm.ClaimsOrigin(vesicles.Term) is { } word && vesicles.BiogenesisEvidence is null)
            context.Add(
                DesignFindings.ExosomeWord,
                "vesicles.term",
                $"the vesicles are called '{vesicles.Term}', but nothing shows that they "
                    + (word == "exosome" ? "come from endosomes" : "come from where that word says"),
                hint: $"Say {(word == "exosome" ? "small EV" : "EV")}, or state the evidence in biogenesis_evidence.");
        if (Missing(vesicles).Any())
            context.Add(
                DesignFindings.NoYield,
                "vesicles",
                $"the yield is not given in {string.Join(" and ", Missing(vesicles))}",
                hint: "particle_yield and protein_yield: their ratio is the usual measure of purity.");
    }

    private static IEnumerable<string> Missing(VesiclePreparation vesicles)
    {
        if (VesicleAmounts.Particles(vesicles) is null) yield return "particles";
        if (VesicleAmounts.ProteinMicrograms(vesicles) is null) yield return "protein";
    }

    private static void Isolation(RuleContext context, VesiclePreparation vesicles)
    {
        ValueList<IsolationStep> steps = vesicles.Isolation;
        foreach ((int i, IsolationStep step) in steps.Index())
        {
            string path = string.Create(CultureInfo.InvariantCulture, $"vesicles.isolation[{i}]");
            string[] missing = [.. MissingFacts(step, context.Source, path)];
            if (missing.Length > 0)
                context.Add(
                    DesignFindings.SpinUnstated,
                    path,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"step {i + 1} ({RecordShape.Word(step.Method)}) lacks {RuleWords.List(missing, "and")}"),
                    hint: "Another laboratory cannot repeat the separation without it.");
        }

        if (steps.Count == 0 || steps[^1].Keep != KeptPart.Supernatant) return;
        int last = steps.Count - 1;
        bool pelleted = steps.Any(s => s.Method is IsolationMethod.Ultracentrifugation or IsolationMethod.Wash);
        if (pelleted)
            context.Add(
                DesignFindings.KeepsSupernatant,
                string.Create(CultureInfo.InvariantCulture, $"vesicles.isolation[{last}].keep"),
                "the last step keeps the supernatant, but after ultracentrifugation the vesicles are in the pellet",
                hint: "If the pellet was used, the text is wrong; if the supernatant was used, it held few vesicles.");
    }

    private static IEnumerable<string> MissingFacts(IsolationStep step, ManifestSource source, string path)
    {
        if (SpinRules.IsSpin(step))
        {
            // A speed in another unit is there, only wrong; that has its own finding.
            if (step.Speed is null && step.Rotation is null && !source.States(path + ".speed")) yield return "speed";
            if (step.Time is null) yield return "time";
            if (step.Temperature is null) yield return "temperature";
        }

        // A pore size in the wrong unit is there, only wrong; that has its own finding.
        if (step.Method == IsolationMethod.Filtration && !source.States(path + ".pore_size")) yield return "pore size";
    }

    private static void Medium(RuleContext context, VesiclePreparation vesicles)
    {
        if (vesicles.Medium is not { Serum: { Value: > 0 } serum } medium || medium.SerumDepleted == true) return;
        context.Add(
            DesignFindings.SerumNotDepleted,
            "vesicles.medium",
            $"the medium had {serum} serum, and "
                + (medium.SerumDepleted == false ? "its vesicles were not removed" : "it is not stated that its vesicles were removed"),
            hint: "Vesicles of the serum are isolated and dosed with the others. serum_depleted: true if they were removed first.");
    }

    private static void Markers(RuleContext context, VesiclePreparation vesicles)
    {
        ValueList<Marker> markers = vesicles.Markers;
        string path = markers.Count == 0 ? "vesicles" : "vesicles.markers";
        if (!markers.Any(m => m.Class == MarkerClass.Negative))
            context.Add(
                DesignFindings.NoNegativeMarker,
                path,
                "no negative marker is shown, so contamination by cells or serum cannot be judged",
                hint: "For example - {protein: calnexin, class: negative}.");
        int positive = markers.Count(m => m.Class == MarkerClass.Positive && m.Found != false);
        if (positive < 3)
            context.Add(
                DesignFindings.FewMarkers,
                path,
                $"{RuleWords.Count(positive, "positive marker")} {(positive == 1 ? "is" : "are")} shown; at least three are asked for",
                hint: "Of them one in the membrane (CD9, CD63, CD81) and one inside (TSG101, Alix).");
    }
}
