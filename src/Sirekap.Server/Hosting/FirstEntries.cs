using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;

namespace Sirekap.Server.Hosting;

/// <summary>The entries that begin a log: the election, signed by its root, and the keys of this server.</summary>
internal static class FirstEntries
{
    /// <summary>The keys that a new data folder gets, with their rights; all hold in the whole nation.</summary>
    private static readonly (string Name, Role Role)[] AllKeys =
    [
        (KeyNames.Reader, Role.Reader), (KeyNames.Importer, Role.Importer), (KeyNames.Registrar, Role.Registrar), (KeyNames.Server, Role.Server),
    ];

    /// <summary>
    /// The first entries that the log does not have yet: all of a new one, the rest where the first start was killed. The server's keys are
    /// completed only while nobody else has been enrolled, so that a key which was revoked on purpose never comes back.
    /// </summary>
    public static IEnumerable<SignedEntry> Missing(LiveCount live, string origin, KeyFolder keys, bool attests, Predecessor? after, StatementTime now)
    {
        var own = attests ? AllKeys : AllKeys[..^1];
        if (live.Size > own.Length)
            yield break;
        var definition = live.Definition;
        var root = keys.OpenOrMake(KeyNames.Root);
        if (live.Size == 0)
            yield return SignedEntry.Sign(Opening(definition, origin, root, after, now), root);
        foreach (var (name, role) in own)
        {
            var key = keys.OpenOrMake(name);
            if (live.Read(count => count.DescribeKey(key.Key)) is not null)
                continue;
            var sequence = live.Read(count => count.NextSequence(root.Key)) ?? throw new InvalidOperationException(
                $"The log was begun with another root key than {keys.PathOf(KeyNames.Root)}: restore that file, or begin in an empty folder.");
            yield return SignedEntry.Sign(
                KeyStatement.Enrol(definition.Id, now, sequence, [.. key.PublicKey], role, definition.Regions.Nation.Code), root);
        }
    }

    private static ElectionStatement Opening(ElectionDefinition definition, string origin, P256Signer root, Predecessor? after, StatementTime now) => new()
    {
        Election = definition.Id,
        At = now,
        Sequence = 1,
        Log = origin,
        After = after,
        Program = ProgramName.Full,
        Root = [.. root.PublicKey],
        Files = definition.Files.ToImmutableSortedDictionary(
            file => file.Key, file => Digest.Parse(file.Value), StringComparer.Ordinal),
    };
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

    /// <summary>Signs where this server's endpoints are.</summary>
    public const string Server = "server";

    /// <summary>Not a key but the secret behind the codes that enrol officers' phones.</summary>
    public const string PhoneCodes = "phone-codes";

    /// <summary>Enrols officers, reviewers, chairs and supervisors.</summary>
    public const string Registrar = "registrar";
}
