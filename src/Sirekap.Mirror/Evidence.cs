using Sirekap.Log;
using Sirekap.Storage;

namespace Sirekap.Mirror;

/// <summary>Checkpoints that exclude each other, kept in <c>DATA/evidence</c> as the log signed them: whoever holds the log's key can check the pair.</summary>
internal sealed class Evidence(string data)
{
    private readonly string _folder = Path.Combine(data, "evidence");

    /// <summary>Whether the log was ever seen to sign two histories.</summary>
    public bool Exists => Directory.Exists(_folder) && Directory.EnumerateFiles(_folder).Any();

    /// <summary>Keeps a pair and gives its two paths. The same pair again changes nothing.</summary>
    public (string Ours, string Theirs) Keep(CopyStep.Forked forked)
    {
        Directory.CreateDirectory(_folder);
        return (Keep(forked.Ours), Keep(forked.Theirs));
    }

    private string Keep(SignedCheckpoint checkpoint)
    {
        var path = Path.Combine(_folder, FormattableString.Invariant($"{checkpoint.Size}-{Convert.ToHexStringLower(checkpoint.Root.ToArray())[..16]}.checkpoint"));
        if (!File.Exists(path))
            File.WriteAllBytes(path, checkpoint.Note.Bytes.ToArray());
        return path;
    }
}
