namespace Osteon.Primitives;

/// <summary>What a unit measures. Two units can be converted into each other only if their dimensions are the same.</summary>
public enum Dimension
{
    /// <summary>A pure number: ratios, counts, probabilities.</summary>
    None,

    /// <summary>Length; base unit millimetre.</summary>
    Length,

    /// <summary>Area; base unit mm².</summary>
    Area,

    /// <summary>Volume of space or of liquid; base unit mm³ (1 µL = 1 mm³).</summary>
    Volume,

    /// <summary>Mass; base unit milligram.</summary>
    Mass,

    /// <summary>Mass of mineral or solute per volume; base unit mg/cm³.</summary>
    MassConcentration,

    /// <summary>Particles per volume; base unit 1/mL.</summary>
    NumberConcentration,

    /// <summary>Reciprocal length; base unit 1/mm.</summary>
    PerLength,

    /// <summary>Reciprocal volume; base unit 1/mm³.</summary>
    PerVolume,

    /// <summary>Time; base unit day.</summary>
    Time,

    /// <summary>Temperature; base unit degree Celsius.</summary>
    Temperature,

    /// <summary>Electric potential (X-ray tube); base unit kilovolt.</summary>
    Voltage,

    /// <summary>Electric current (X-ray tube); base unit microampere.</summary>
    Current,

    /// <summary>Plane angle; base unit degree.</summary>
    Angle,

    /// <summary>Centrifugal acceleration; base unit g.</summary>
    Acceleration,

    /// <summary>Speed of rotation; base unit revolutions per minute.</summary>
    RotationalSpeed,

    /// <summary>Number per mass; base unit 1/mg.</summary>
    PerMass,
}

/// <summary>
/// A unit: its symbol as written in files (ASCII), the symbol for people, its dimension, and the affine map to the base unit of that
/// dimension (base = value · <see cref="Factor"/> + <see cref="Offset"/>; the offset differs from 0 only for temperatures).
/// </summary>
/// <param name="Symbol">ASCII symbol used in manifests, tables and JSON, for example <c>mm^3</c>.</param>
/// <param name="Display">Symbol for people, for example <c>mm³</c>.</param>
/// <param name="Dimension">What the unit measures.</param>
/// <param name="Factor">Base units per this unit.</param>
/// <param name="Offset">Added after scaling; 0 except for temperatures.</param>
public sealed record Unit(string Symbol, string Display, Dimension Dimension, double Factor, double Offset = 0)
{
    private static readonly Unit[] All =
    [
        new("1", "", Dimension.None, 1),
        new("%", "%", Dimension.None, 0.01),
        new("nm", "nm", Dimension.Length, 1e-6),
        new("um", "µm", Dimension.Length, 1e-3),
        new("mm", "mm", Dimension.Length, 1),
        new("cm", "cm", Dimension.Length, 10),
        new("m", "m", Dimension.Length, 1000),
        new("nm^2", "nm²", Dimension.Area, 1e-12),
        new("um^2", "µm²", Dimension.Area, 1e-6),
        new("mm^2", "mm²", Dimension.Area, 1),
        new("cm^2", "cm²", Dimension.Area, 100),
        new("um^3", "µm³", Dimension.Volume, 1e-9),
        new("mm^3", "mm³", Dimension.Volume, 1),
        new("cm^3", "cm³", Dimension.Volume, 1000),
        new("uL", "µL", Dimension.Volume, 1),
        new("mL", "mL", Dimension.Volume, 1000),
        new("L", "L", Dimension.Volume, 1e6),
        new("ug", "µg", Dimension.Mass, 1e-3),
        new("mg", "mg", Dimension.Mass, 1),
        new("mgHA", "mg HA", Dimension.Mass, 1),
        new("g", "g", Dimension.Mass, 1000),
        new("kg", "kg", Dimension.Mass, 1e6),
        new("mg/cm^3", "mg/cm³", Dimension.MassConcentration, 1),
        new("mgHA/cm^3", "mg HA/cm³", Dimension.MassConcentration, 1),
        new("gHA/cm^3", "g HA/cm³", Dimension.MassConcentration, 1000),
        new("ug/mL", "µg/mL", Dimension.MassConcentration, 1e-3),
        new("mg/mL", "mg/mL", Dimension.MassConcentration, 1),
        new("g/cm^3", "g/cm³", Dimension.MassConcentration, 1000),
        new("1/mL", "1/mL", Dimension.NumberConcentration, 1),
        new("1/uL", "1/µL", Dimension.NumberConcentration, 1000),
        new("1/mm", "1/mm", Dimension.PerLength, 1),
        new("1/cm", "1/cm", Dimension.PerLength, 0.1),
        new("1/um", "1/µm", Dimension.PerLength, 1000),
        new("1/mm^3", "1/mm³", Dimension.PerVolume, 1),
        new("s", "s", Dimension.Time, 1.0 / 86400),
        new("ms", "ms", Dimension.Time, 1.0 / 86400 / 1000),
        new("min", "min", Dimension.Time, 1.0 / 1440),
        new("h", "h", Dimension.Time, 1.0 / 24),
        new("d", "d", Dimension.Time, 1),
        new("week", "weeks", Dimension.Time, 7),
        new("degC", "°C", Dimension.Temperature, 1),
        new("K", "K", Dimension.Temperature, 1, -273.15),
        new("kV", "kV", Dimension.Voltage, 1),
        new("uA", "µA", Dimension.Current, 1),
        new("mA", "mA", Dimension.Current, 1000),
        new("deg", "°", Dimension.Angle, 1),
        new("xg", "× g", Dimension.Acceleration, 1),
        new("rpm", "rpm", Dimension.RotationalSpeed, 1),
        new("1/ug", "1/µg", Dimension.PerMass, 1000),
    ];

    private static readonly (string Symbol, string[] Spellings)[] CommonSpellings =
    [
        ("um", ["µm", "μm", "micron", "microns", "micrometer", "micrometre"]),
        ("mm", ["millimeter", "millimetre"]),
        ("cm", ["centimeter"]),
        ("m", ["metre", "meter"]),
        ("um^2", ["µm²"]),
        ("mm^2", ["mm²", "mm2"]),
        ("mm^3", ["mm³", "mm3"]),
        ("cm^3", ["cm³", "cm3", "ccm"]),
        ("uL", ["µL", "μL", "µl", "ul"]),
        ("mL", ["ml"]),
        ("L", ["l"]),
        ("ug", ["µg", "μg"]),
        ("mgHA/cm^3", ["mgHA/cm3", "mgHA/cm³", "mg HA/ccm", "mg HA/cm3", "mg HA/cm^3"]),
        ("gHA/cm^3", ["gHA/cm3"]),
        ("g/cm^3", ["g/cm3"]),
        ("mg/cm^3", ["mg/cm3"]),
        ("ug/mL", ["µg/mL", "µg/ml", "ug/ml"]),
        ("mg/mL", ["mg/ml"]),
        ("1/mL", ["/mL", "/ml", "1/ml", "particles/mL", "particles/ml"]),
        ("1", ["particles"]),
        ("%", ["percent"]),
        ("d", ["day", "days"]),
        ("week", ["weeks", "w"]),
        ("h", ["hour", "hours"]),
        ("min", ["minutes"]),
        ("degC", ["°C", "C"]),
        ("kV", ["kVp"]),
        ("uA", ["µA", "μA"]),
        ("deg", ["°"]),
        ("xg", ["g-force", "x g"]),
    ];

    private static readonly Dictionary<string, string> Aliases =
        CommonSpellings.SelectMany(c => c.Spellings, (c, spelling) => (spelling, c.Symbol)).ToDictionary(StringComparer.Ordinal);

    private static readonly Dictionary<string, Unit> BySymbol = All.ToDictionary(u => u.Symbol, StringComparer.Ordinal);

    /// <summary>The unit of pure numbers, symbol <c>1</c>.</summary>
    public static Unit One { get; } = BySymbol["1"];

    /// <summary>Every known unit symbol, in the order of the table.</summary>
    public static IEnumerable<string> Symbols => All.Select(u => u.Symbol);

    /// <summary>The unit with this symbol or alias; throws <see cref="ArgumentException"/> if there is none (a mistake of the caller).</summary>
    public static Unit Of(string symbol) =>
        TryParse(symbol, out Unit? unit) ? unit : throw new ArgumentException($"unknown unit '{symbol}'", nameof(symbol));

    /// <summary>Looks a unit up by its ASCII symbol, its display symbol or a common spelling. Case matters (mA is not MA).</summary>
    public static bool TryParse(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Unit? unit)
    {
        string key = text.Trim();
        if (Aliases.TryGetValue(key, out string? symbol)) key = symbol;
        return BySymbol.TryGetValue(key, out unit);
    }

    /// <summary>Converts a value in this unit to <paramref name="target"/>; both must have the same dimension.</summary>
    public double Convert(double value, Unit target)
    {
        if (target.Dimension != Dimension)
            throw new ArgumentException($"cannot convert {Symbol} ({Dimension}) to {target.Symbol} ({target.Dimension})", nameof(target));
        return ReferenceEquals(target, this) ? value : ((value * Factor) + Offset - target.Offset) / target.Factor;
    }

    /// <inheritdoc/>
    public override string ToString() => Symbol;
}
