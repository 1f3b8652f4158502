using Sirekap.Residency.Collection.Databases;

namespace Sirekap.Residency.Collection.Tests.Fakes;

/// <summary>What ships in <c>data/residency</c>.</summary>
static class Shipped
{
    public static string Folder { get; } = Path.Combine(Root(AppContext.BaseDirectory), "data", "residency");

    /// <summary>Without any other database that this machine may have.</summary>
    public static AddressBook Book(params string[] databases) => AddressBook.Load(Folder, databases, tor: "/nowhere");

    private static string Root(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "Sirekap.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Sirekap.slnx was not found above the tests.");
        return folder;
    }
}
