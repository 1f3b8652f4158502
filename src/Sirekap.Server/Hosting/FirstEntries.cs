using System.Collections.Immutable;
using System.Reflection;
using Sirekap.Election;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.Hosting;

/// <summary>The entries that begin a log: the election, signed by its root, and the keys of this server.</summary>
internal static class FirstEntries
{
    /// <summary>The keys that a new data folder gets, with their rights; all hold in the whole nation.</summary>
    private static readonly (string Name, Role Role)[] ServerKeys =
    [
        (KeyNames.Reader, Role.Reader), (KeyNames.Importer, Role.Importer), (KeyNames.Registrar, Role.Registrar),
    ];

    public static IEnumerable<SignedEntry> Of(ElectionDefinition definition, string origin, KeyFolder keys, StatementTime now)
    {
        var root = keys.OpenOrMake(KeyNames.Root);
        yield return SignedEntry.Sign(
            new ElectionStatement
            {
                Election = definition.Id,
                At = now,
                Sequence = 1,
                Log = origin,
                Program = $"sirekap {Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}",
                Root = [.. root.PublicKey],
                Files = definition.Files.ToImmutableSortedDictionary(
                    file => file.Key, file => Digest.Parse(file.Value), StringComparer.Ordinal),
            },
            root);
        var sequence = 1;
        foreach (var (name, role) in ServerKeys)
        {
            var key = keys.OpenOrMake(name);
            yield return SignedEntry.Sign(
                KeyStatement.Enrol(definition.Id, now, ++sequence, [.. key.PublicKey], role, definition.Regions.Nation.Code), root);
        }
    }
}

/// <summary>The names of the key files in a data folder.</summary>
public static class KeyNames
{
    /// <summary>Enrols all others; belongs in a safe.</summary>
    public const string Root = "root";

    /// <summary>Signs readings.</summary>
    public const string Reader = "reader";

    /// <summary>Signs claims.</summary>
    public const string Importer = "importer";

    /// <summary>Enrols officers, reviewers, chairs and supervisors.</summary>
    public const string Registrar = "registrar";
}
