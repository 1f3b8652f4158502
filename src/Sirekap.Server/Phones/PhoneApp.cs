using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sirekap.Server.Hosting;

namespace Sirekap.Server.Phones;

/// <summary>
/// The officers' app as this server gives it out: what was published beside the program, the election's forms and rules, the reader's weights, and
/// the checker of receipts. All of one version stands under one path that is named by the hash of all, so a browser may keep it for ever.
/// </summary>
internal sealed class PhoneApp
{
    /// <summary>Where the app stands.</summary>
    public const string Path = "/hp";

    private const string Worker = "sw.js", Front = "index.html", First = "app.js", Embedded = "wwwroot/";

    /// <summary>The parts of <c>verify.html</c> that check a receipt, in the order in which they need each other.</summary>
    private static readonly string[] _checker = ["bytes", "sha2", "curves", "signatures", "tree", "notes", "policy", "proof"];

    private PhoneApp(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        var all = files.ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal);
        var (front, worker) = (Text(all, Front), Text(all, Worker));
        var kept = all.Where(file => file.Key is not (Front or Worker)).Select(file => new PhoneFile(file.Key, file.Value)).ToList();
        var sum = string.Join('\n', kept.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => $"{file.Path} {file.Digest}")) + front + worker;
        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sum)))[..12];
        Files = kept.ToFrozenDictionary(file => file.Path, StringComparer.Ordinal);
        Page = new(Front, Encoding.UTF8.GetBytes(front.Replace("{{modules}}", Preloads(all), StringComparison.Ordinal).Replace("{{base}}", Base, StringComparison.Ordinal)));
        var list = JsonSerializer.Serialize(new SortedDictionary<string, string>(kept.ToDictionary(file => $"{Base}{file.Path}", file => file.Digest), StringComparer.Ordinal) { [Path + "/"] = Page.Digest });
        ServiceWorker = new(Worker, Encoding.UTF8.GetBytes($"const VERSION = \"{Version}\";\nconst FILES = {list};\n{worker}"));
    }

    /// <summary>The name of all that is given out.</summary>
    public string Version { get; }

    /// <summary>The files by their paths below <see cref="Base"/>.</summary>
    public FrozenDictionary<string, PhoneFile> Files { get; }

    /// <summary>The one page.</summary>
    public PhoneFile Page { get; }

    /// <summary>What keeps the app on the phone.</summary>
    public PhoneFile ServiceWorker { get; }

    private string Base => $"{Path}/v/{Version}/";

    /// <summary>Puts the app together; null where none was published beside the program.</summary>
    /// <param name="options">Election and weights.</param>
    public static PhoneApp? Find(SirekapOptions options)
    {
        var folder = PhoneFolder.Of(options);
        return PhoneFolder.IsThere(options) ? new([.. Published(folder), .. Election(options), .. House()]) : null;
    }

    private static IEnumerable<KeyValuePair<string, byte[]>> Published(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => System.IO.Path.GetExtension(file) is not (".gz" or ".br"))
        .Select(file => KeyValuePair.Create(System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)));

    private static IEnumerable<KeyValuePair<string, byte[]>> Election(SirekapOptions options)
    {
        var files = ElectionFolder.ReadFiles(options.Election ?? ElectionFolder.Find());
        return files.Where(file => !file.Key.StartsWith("regions/", StringComparison.Ordinal))
            .Select(file => KeyValuePair.Create("data/" + file.Key, file.Value.ToArray()))
            .Append(KeyValuePair.Create("contests.js", PhoneElection.ToModule(files)))
            .Append(KeyValuePair.Create("data/digits.bin", File.ReadAllBytes(options.Model ?? ShippedData.Find("data/models/digits/digits.bin"))));
    }

    private static IEnumerable<KeyValuePair<string, byte[]>> House()
    {
        var checker = string.Join('\n', _checker.Select(name => Encoding.UTF8.GetString(Read($"verify/{name}.js")))) + "\nexport { checkReceipt, hasSigned, policyOf, readKey, readNote, Wrong };\n";
        yield return KeyValuePair.Create("receipts.js", Encoding.UTF8.GetBytes(checker));
        yield return KeyValuePair.Create("texts.js", PhoneWords.ToModule());
        yield return KeyValuePair.Create("icon.svg", Read("icon.svg"));
        foreach (var weight in (string[])["400", "700"])
            yield return KeyValuePair.Create($"text-{weight}.woff2", Read($"fonts/plus-jakarta-sans-latin-{weight}-normal.woff2"));
    }

    private static string Preloads(Dictionary<string, byte[]> all) =>
        all.ContainsKey(First) ? string.Join('\n', PhoneModules.From(all, First).Select(path => $"<link rel=\"modulepreload\" href=\"{{{{base}}}}{path}\">")) : "";

    private static string Text(Dictionary<string, byte[]> files, string name) => Encoding.UTF8.GetString(files[name]);

    private static byte[] Read(string name)
    {
        using var stream = typeof(PhoneApp).Assembly.GetManifestResourceStream(Embedded + name)
            ?? throw new InvalidOperationException($"The assembly lacks its file {Embedded}{name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
