namespace Sirekap.Server;

/// <summary>Marks the assembly for tests and tools.</summary>
public static class ServerAssembly;
