namespace Sirekap.Cli.Tests.Verification;

/// <summary>A folder that goes away with its test.</summary>
sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sirekap-verify-");

    public string Path => _folder.FullName;

    public string this[string file] => System.IO.Path.Combine(Path, file);

    /// <summary>Every file, by its path with forward slashes.</summary>
    public IEnumerable<string> Files =>
        _folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(Path, file.FullName)).Order(StringComparer.Ordinal);

    public void Write(string file, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[file])!);
        File.WriteAllBytes(this[file], bytes);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
