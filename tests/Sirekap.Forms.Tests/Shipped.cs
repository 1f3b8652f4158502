using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Forms;
using Sirekap.Election.Loading;
using Sirekap.Forms.Layout;

namespace Sirekap.Forms.Tests;

/// <summary>The election in <c>data/</c>, found from the test program upwards, and its form as we lay it out.</summary>
static class Shipped
{
    public static readonly ElectionDefinition Election = Load("data/elections/pemilu-2024");

    public static readonly Contest Ppwp = Election.FindContest("ppwp")!;

    public static readonly FormDefinition Form = FormLayout.Of(Ppwp, FormHeading.Of(Election, Ppwp));

    public static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, path)))
                return Path.Combine(folder.FullName, path);
        }

        throw new FileNotFoundException($"No folder above {AppContext.BaseDirectory} holds {path}.");
    }

    static ElectionDefinition Load(string path)
    {
        var folder = Find(path);
        return ElectionPackage.Load(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(folder, file).Replace('\\', '/'), file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file), StringComparer.Ordinal));
    }
}
