using System.Reflection;

namespace Sirekap.Server.Hosting;

/// <summary>How this program names itself in the log.</summary>
internal static class ProgramName
{
    /// <summary>Name and version.</summary>
    public static string Full { get; } = $"sirekap {Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}";
}
