namespace Sirekap.Witness.Tests;

sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("sirekap-witness-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
