namespace Osteon.Mechanism;

/// <summary>The direction of an effect.</summary>
public enum Sign
{
    /// <summary>Lowers.</summary>
    Minus = -1,

    /// <summary>Not known, or different from context to context.</summary>
    Unknown = 0,

    /// <summary>Raises.</summary>
    Plus = 1,
}

/// <summary>Arithmetic of signs and the sign of each relation.</summary>
public static class Signs
{
    /// <summary>All signs, the known ones first.</summary>
    internal static readonly Sign[] All = [Mechanism.Sign.Plus, Mechanism.Sign.Minus, Mechanism.Sign.Unknown];

    /// <summary>The sign of the path of two effects in a row; unknown as soon as one is unknown.</summary>
    public static Sign Times(this Sign first, Sign second) => (Sign)((int)first * (int)second);

    /// <summary>
    /// The sign an edge of this relation hands on along a path: + for <see cref="Relation.Raises"/> and <see cref="Relation.Contains"/> (more of the
    /// container brings more of what it holds), − for <see cref="Relation.Lowers"/>, else unknown.
    /// </summary>
    public static Sign Sign(this Relation relation) => relation switch
    {
        Relation.Raises or Relation.Contains => Mechanism.Sign.Plus,
        Relation.Lowers => Mechanism.Sign.Minus,
        _ => Mechanism.Sign.Unknown,
    };

    /// <summary>Whether the edge states a direction of effect: only <see cref="Relation.Raises"/> and <see cref="Relation.Lowers"/> do.</summary>
    public static bool IsSigned(this Relation relation) => relation is Relation.Raises or Relation.Lowers;

    /// <summary>Whether the edge is an effect of the subject on the object, whatever its sign.</summary>
    public static bool IsEffect(this Relation relation) =>
        relation is Relation.Raises or Relation.Lowers or Relation.Unknown or Relation.ContextDependent;

    /// <summary><c>+</c>, <c>-</c> or <c>?</c>.</summary>
    public static string Symbol(this Sign sign) => sign switch { Mechanism.Sign.Plus => "+", Mechanism.Sign.Minus => "-", _ => "?" };
}
