using System.Reflection;
using System.Text.Json;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>One key of a record: how it is written, and which property holds it.</summary>
internal sealed record RecordKey(string Name, PropertyInfo Property, ManifestKeyAttribute Rules)
{
    /// <summary>The type of the value, without Nullable.</summary>
    public Type ValueType { get; } = Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;
}

/// <summary>
/// The keys of a manifest record, read from its properties: the one description of study.yaml that the reader, the schema, the
/// documentation and the list of defaults share.
/// </summary>
internal sealed class RecordShape
{
    private static readonly Dictionary<Type, RecordShape> Known = [];
    private static readonly Lock Gate = new();

    private RecordShape(Type type)
    {
        Type = type;
        Keys =
        [
            .. Inheritance(type).SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                .Where(p => p.CanWrite && IsReadable(p.PropertyType))
                .Select(p => new RecordKey(Snake(p.Name), p, p.GetCustomAttribute<ManifestKeyAttribute>() ?? new ManifestKeyAttribute())),
        ];
        Variants = type == typeof(PreparationStep) ? StepVariants() : [.. type.GetCustomAttributes<VariantAttribute>(inherit: false)];
    }

    public Type Type { get; }

    /// <summary>The keys, those of the base record first, in the order of the source.</summary>
    public IReadOnlyList<RecordKey> Keys { get; }

    /// <summary>The records that the key <c>kind</c> chooses between; empty where there is no choice.</summary>
    public IReadOnlyList<VariantAttribute> Variants { get; }

    /// <summary>The variant that a record is, or null: its <c>kind</c> is a key that is not a property.</summary>
    public VariantAttribute? AsVariant =>
        Type.BaseType is { } parent ? Of(parent).Variants.FirstOrDefault(v => v.Type == Type) : null;

    public static RecordShape Of(Type type)
    {
        lock (Gate)
        {
            if (!Known.TryGetValue(type, out RecordShape? shape)) Known.Add(type, shape = new RecordShape(type));
            return shape;
        }
    }

    /// <summary>Every type that a manifest record holds, however deep: records, their variants, and the types of single values.</summary>
    public static IReadOnlyCollection<Type> TypesFrom(Type record)
    {
        var seen = new HashSet<Type>();
        var pending = new Stack<Type>([record]);
        while (pending.TryPop(out Type? type))
        {
            if (IsList(type, out Type? item))
            {
                pending.Push(item!);
                continue;
            }

            if (!seen.Add(type) || !IsRecord(type)) continue;
            RecordShape shape = Of(type);
            foreach (VariantAttribute variant in shape.Variants) pending.Push(variant.Type);
            foreach (RecordKey key in shape.Keys) pending.Push(key.ValueType);
        }

        return seen;
    }

    public static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    /// <summary>How the values of an enumeration are written, in order.</summary>
    public static IReadOnlyList<string> Words(Type enumeration) => [.. Enum.GetNames(enumeration).Select(n => Word(enumeration, n))];

    /// <summary>How one value of an enumeration is written.</summary>
    public static string Word(object value) => Word(value.GetType(), value.ToString()!);

    /// <summary>Whether a type is read key by key: the records of the manifest, and the preparation steps of metabolomics, which are their own settings.</summary>
    public static bool IsRecord(Type type) =>
        type.IsClass && (type.Assembly == typeof(RecordShape).Assembly || type.Assembly == typeof(PreparationStep).Assembly) && !IsTextSetting(type) && !IsList(type, out _);

    public static bool IsTextSetting(Type type) =>
        type.IsClass && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITextSetting<>));

    public static bool IsList(Type type, out Type? item)
    {
        item = type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ValueList<>) || type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) ? type.GetGenericArguments()[0] : null;
        return item is not null;
    }

    public static bool IsQuantity(Type type) => type == typeof(Quantity) || type == typeof(QuantityRange);

    private static string Word(Type enumeration, string name) =>
        enumeration == typeof(Scaling)
            ? Enum.Parse<Scaling>(name).Id()
            : enumeration.GetField(name)!.GetCustomAttribute<SpellingAttribute>()?.Text ?? Snake(name);

    /// <summary>The preparation steps by their identifiers.</summary>
    private static VariantAttribute[] StepVariants() =>
    [
        .. typeof(PreparationStep).Assembly.GetTypes().Where(t => t.IsSealed && t.IsSubclassOf(typeof(PreparationStep)))
            .Select(t => new VariantAttribute(((PreparationStep)Activator.CreateInstance(t)!).Id, t)).OrderBy(v => v.Kind, StringComparer.Ordinal),
    ];

    /// <summary>Whether a value of this type can be written in study.yaml; settings of other layers may hold more than that.</summary>
    private static bool IsReadable(Type type)
    {
        Type value = Nullable.GetUnderlyingType(type) ?? type;
        if (IsList(value, out Type? item)) return IsReadable(item!);
        return value == typeof(string) || value == typeof(bool) || value == typeof(int) || value == typeof(double) || value.IsEnum || IsQuantity(value) || IsTextSetting(value)
            || IsRecord(value);
    }

    private static Stack<Type> Inheritance(Type type)
    {
        var chain = new Stack<Type>();
        for (Type? current = type; current is not null && current != typeof(object); current = current.BaseType) chain.Push(current);
        return chain;
    }
}
