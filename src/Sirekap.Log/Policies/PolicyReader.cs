using System.Collections.Immutable;
using System.Text;

namespace Sirekap.Log;

/// <summary>Reads one policy file, line by line. Octets above 0x7F are opaque: lines are read as Latin-1, and told as UTF-8.</summary>
sealed class PolicyReader
{
    // Groups can be nested as deep as there are lines; the limit keeps a hostile file from exhausting the stack.
    const int MaxLength = 1_000_000, MaxOfEach = 1000;

    const string NoQuorum = "none";

    readonly Dictionary<string, Quorum> _named = new(StringComparer.Ordinal);
    readonly HashSet<string> _members = new(StringComparer.Ordinal);
    readonly ImmutableArray<PolicyLog>.Builder _logs = ImmutableArray.CreateBuilder<PolicyLog>();
    readonly ImmutableArray<PolicyWitness>.Builder _witnesses = ImmutableArray.CreateBuilder<PolicyWitness>();
    Quorum? _quorum;
    int _line;

    public LogPolicy Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > MaxLength)
            throw new LogDataException($"The policy has {file.Length} bytes; at most {MaxLength} are read.");
        foreach (var line in Encoding.Latin1.GetString(file).Split('\n'))
        {
            _line++;
            ReadLine(line);
        }
        return new LogPolicy(_logs.ToImmutable(), _witnesses.ToImmutable(), _quorum
            ?? throw new LogDataException("The policy has no line \"quorum\"; write \"quorum none\" to ask for no witnesses."));
    }

    void ReadLine(string line)
    {
        foreach (var c in line)
        {
            if (c is (< ' ' and not '\t') or '\x7f')
                throw Wrong($"has the control character 0x{(int)c:x2}; only tabs are allowed");
        }
        var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0].StartsWith('#'))
            return;
        switch (words)
        {
            case ["log", var key, .. { Length: <= 1 } url]:
                AddLog(Told(key), url);
                break;
            case ["witness", var name, var key, .. { Length: <= 1 } url]:
                AddWitness(name, Told(key), url);
                break;
            case ["group", var name, var threshold, .. { Length: > 0 } members]:
                AddGroup(name, threshold, members);
                break;
            case ["quorum", var name]:
                SetQuorum(name);
                break;
            case ["log" or "witness" or "group" or "quorum", ..]:
                throw Wrong($"has {words.Length - 1} word{(words.Length == 2 ? "" : "s")} after \"{words[0]}\"; it should read {Shapes[words[0]]}");
            default:
                throw Wrong($"begins with \"{Told(words[0])}\"; it should begin with log, witness, group or quorum");
        }
    }

    static Dictionary<string, string> Shapes { get; } = new(StringComparer.Ordinal)
    {
        ["log"] = "\"log VKEY [URL]\"",
        ["witness"] = "\"witness NAME VKEY [URL]\"",
        ["group"] = "\"group NAME all|any|NUMBER MEMBER…\"",
        ["quorum"] = "\"quorum NAME\"",
    };

    void AddLog(string key, string[] url)
    {
        var log = Key(key, NoteVerifier.Parse);
        if (_logs.Any(other => other.Key.PublicKey.SequenceEqual(log.PublicKey)))
            throw Wrong("names the public key of a log that was named before");
        _logs.Add(new PolicyLog(log, Told(url)));
        RequireFew(_logs.Count, "logs");
    }

    void AddWitness(string name, string key, string[] url)
    {
        var witness = Key(key, CosignatureVerifier.Parse);
        if (_witnesses.Any(other => other.Key.PublicKey.SequenceEqual(witness.PublicKey)))
            throw Wrong("names the public key of a witness that was named before");
        Name(name, new Quorum.Witness(Told(name), witness));
        _witnesses.Add(new PolicyWitness(Told(name), witness, Told(url)));
    }

    void AddGroup(string name, string threshold, string[] names)
    {
        var members = names.Select(Member).ToImmutableArray();
        var needed = threshold switch
        {
            "all" => members.Length,
            "any" => 1,
            _ => StrictText.ParseDecimal(threshold) ?? 0,
        };
        if (needed < 1 || needed > members.Length)
            throw Wrong($"asks for \"{Told(threshold)}\" of {members.Length} members; it should be all, any, or a number from 1 to {members.Length}");
        Name(name, new Quorum.Group(Told(name), (int)needed, members));
    }

    // A witness counts in one way only, so each name is a member of at most one group.
    Quorum Member(string name)
    {
        if (!_named.TryGetValue(name, out var member))
            throw Wrong($"has the member \"{Told(name)}\", which no earlier line defines");
        return _members.Add(name) ? member : throw Wrong($"has the member \"{Told(name)}\", which is a member already");
    }

    void SetQuorum(string name)
    {
        if (_quorum is not null)
            throw Wrong("is a second quorum; there should be one");
        _quorum = name == NoQuorum ? Quorum.None : _named.TryGetValue(name, out var quorum) ? quorum
            : throw Wrong($"asks for \"{Told(name)}\", which no earlier line defines");
    }

    void Name(string name, Quorum named)
    {
        if (name == NoQuorum)
            throw Wrong($"defines the name \"{NoQuorum}\", which is reserved");
        if (!_named.TryAdd(name, named))
            throw Wrong($"defines the name \"{Told(name)}\" a second time");
        RequireFew(_named.Count, "witnesses and groups");
    }

    void RequireFew(int count, string what)
    {
        if (count > MaxOfEach)
            throw Wrong($"is one too many: at most {MaxOfEach} {what} are read");
    }

    T Key<T>(string key, Func<string, T> parse)
    {
        try
        {
            return parse(key);
        }
        catch (LogDataException reason)
        {
            throw Wrong($"has no usable key. {reason.Message.TrimEnd('.')}");
        }
    }

    static string? Told(string[] url) => url is [var only] ? Told(only) : null;

    static string Told(string latin1) => StrictText.DecodeUtf8(Encoding.Latin1.GetBytes(latin1)) ?? latin1;

    LogDataException Wrong(string how) => new($"Line {_line} of the policy {how}.");
}
