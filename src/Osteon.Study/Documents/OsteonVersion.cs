using System.Reflection;

namespace Osteon.Study;

/// <summary>The version of this program.</summary>
public static class OsteonVersion
{
    /// <summary>Semantic version, for example <c>0.1.0</c>.</summary>
    public static string Current { get; } =
        typeof(OsteonVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
