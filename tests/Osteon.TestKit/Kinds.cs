using Xunit.v3;

namespace Osteon.TestKit;

/// <summary>The kind of a test class: exactly one per class, checked by the architecture test, selectable with <c>./test --kind</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class KindAttribute(string kind) : Attribute, ITraitAttribute
{
    public string Kind => kind;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Kind", kind)];
}

/// <summary>One unit, milliseconds.</summary>
public sealed class UnitAttribute() : KindAttribute("Unit");

/// <summary>Random inputs from fixed seeds, invariants and metamorphic relations.</summary>
public sealed class PropertyAttribute() : KindAttribute("Property");

/// <summary>Numbers that no one here wrote: closed forms, published values, outputs of other programs.</summary>
public sealed class OracleAttribute() : KindAttribute("Oracle");

/// <summary>Whole outputs against stored ones. Never regenerated to get green.</summary>
public sealed class GoldenAttribute() : KindAttribute("Golden");

/// <summary>The command line as a user runs it.</summary>
public sealed class EndToEndAttribute() : KindAttribute("EndToEnd");

/// <summary>One bug that must not come back.</summary>
public sealed class RegressionAttribute() : KindAttribute("Regression");
