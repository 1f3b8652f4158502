using System.Security.Cryptography;
using Sirekap.Election.Statements;

namespace Sirekap.Server.Hosting;

/// <summary>
/// P-256 keys as PEM files that only their owner may read. A real election keeps its root key off the server: after the first
/// start the file <c>root.pem</c> can be moved away; the server needs it no more.
/// </summary>
public sealed class KeyFolder(string directory) : IDisposable
{
    private const string SecretLabel = "SIREKAP SECRET";
    private const int SecretBytes = 32;

    private readonly Dictionary<string, ECDsa> _open = new(StringComparer.Ordinal);

    /// <summary>The file of a key.</summary>
    public string PathOf(string name) => Path.Combine(directory, name + ".pem");

    /// <summary>Opens a key, and makes it first if there is none.</summary>
    public P256Signer OpenOrMake(string name)
    {
        lock (_open)
        {
            if (!_open.TryGetValue(name, out var key))
                _open.Add(name, key = File.Exists(PathOf(name)) ? Read(PathOf(name)) : Make(PathOf(name)));
            return new(key);
        }
    }

    /// <summary>Opens a secret of 32 random bytes, and makes it first if there is none.</summary>
    public byte[] OpenOrMakeSecret(string name)
    {
        lock (_open)
        {
            if (!File.Exists(PathOf(name)))
                WriteOwn(PathOf(name), PemEncoding.WriteString(SecretLabel, RandomNumberGenerator.GetBytes(SecretBytes)));
            var text = File.ReadAllText(PathOf(name));
            return PemEncoding.TryFind(text, out var found) && text[found.Label] == SecretLabel && Convert.FromBase64String(text[found.Base64Data]) is { Length: SecretBytes } secret
                ? secret
                : throw new InvalidDataException($"{PathOf(name)} holds no secret of {SecretBytes} bytes in PEM form: make one anew or restore the file.");
        }
    }

    /// <summary>Reads a private key.</summary>
    /// <exception cref="InvalidDataException">The file holds no P-256 private key.</exception>
    public static ECDsa Read(string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            return key;
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidDataException($"{path} holds no private key in PEM form: make one anew or restore the file.", exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in _open.Values)
            key.Dispose();
    }

    private static ECDsa Make(string path)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        WriteOwn(path, key.ExportPkcs8PrivateKeyPem());
        return key;
    }

    private static void WriteOwn(string path, string pem)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        // Written aside and renamed: a crash in between must not leave half a key under the name.
        using (var file = new StreamWriter(path + ".new", options))
            file.Write(pem);
        File.Move(path + ".new", path);
    }
}
