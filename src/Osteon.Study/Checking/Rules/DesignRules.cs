namespace Osteon.Study;

/// <summary>All rules about the design, family by family.</summary>
internal static class DesignRules
{
    public static void Check(RuleContext context)
    {
        ReferenceRules.Check(context);
        DescriptionRules.Check(context);
        TreatmentRules.Check(context);
        BiasRules.Check(context);
        OutcomeRules.Check(context);
        TestRules.Check(context);
        VesicleRules.Check(context);
        CharacterisationRules.Check(context);
        MicroCtRules.Check(context);
        MetabolomicsRules.Check(context);
    }
}
