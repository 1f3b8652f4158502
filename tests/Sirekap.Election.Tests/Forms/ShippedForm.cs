using Sirekap.Election.Forms;

namespace Sirekap.Election.Tests.Forms;

/// <summary>The form definition in <c>data/</c>, found from the test program upwards.</summary>
static class ShippedForm
{
    public static readonly byte[] Json = File.ReadAllBytes(Find("data/elections/pemilu-2024/contests/ppwp/form.json"));

    public static readonly FormDefinition Ppwp = FormDefinitionJson.Parse(Json);

    static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, path)))
                return Path.Combine(folder.FullName, path);
        }

        throw new FileNotFoundException($"No folder above {AppContext.BaseDirectory} holds {path}.");
    }
}
