using System.Globalization;
using System.Security.Cryptography;

namespace Sirekap.Storage;

/// <summary>
/// Blobs as files of one folder that this process alone writes to; names are paths, so that any web server can serve them.
/// A file is written under <c>.tmp/</c>, synced, and only then takes its name.
/// </summary>
public sealed class FolderBlobStore : IBlobStore
{
    const int BufferSize = 1 << 16;

    readonly string _root, _temporary;
    readonly Lock _settling = new();
    long _written;

    /// <summary>Takes a folder, makes it if need be, and clears away what an earlier process left unfinished.</summary>
    public FolderBlobStore(string root)
    {
        (_root, _temporary) = (root, Path.Combine(root, ".tmp"));
        if (Directory.Exists(_temporary))
            Directory.Delete(_temporary, recursive: true);
        Directory.CreateDirectory(_temporary);
    }

    /// <inheritdoc/>
    public Task PutAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default) =>
        WriteAsync(name, Settle, file => file.WriteAsync(bytes, cancellation).AsTask());

    /// <inheritdoc/>
    public Task PutAsync(string name, Stream content, ReadOnlyMemory<byte> sha256, long maxLength, CancellationToken cancellation = default) =>
        WriteAsync(name, Settle, file => CheckedCopy.ToAsync(file, content, sha256, maxLength, cancellation));

    /// <inheritdoc/>
    public Task ReplaceAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default) =>
        WriteAsync(name, Overwrite, file => file.WriteAsync(bytes, cancellation).AsTask());

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string name, CancellationToken cancellation = default)
    {
        var path = PathOf(name);
        try
        {
            return Task.FromResult<Stream?>(File.Exists(path) ? OpenRead(path) : null);
        }
        catch (IOException gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            // Deleted since the question.
            return Task.FromResult<Stream?>(null);
        }
    }

    /// <inheritdoc/>
    public Task<long?> LengthAsync(string name, CancellationToken cancellation = default)
    {
        var file = new FileInfo(PathOf(name));
        return Task.FromResult<long?>(file.Exists ? file.Length : null);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string name, CancellationToken cancellation = default)
    {
        var path = PathOf(name);
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else if (File.Exists(path))
            File.Delete(path);
        return Task.CompletedTask;
    }

    static FileStream OpenRead(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize, useAsync: true);

    async Task WriteAsync(string name, Action<string, string, string> settle, Func<FileStream, Task> write)
    {
        var path = PathOf(name);
        var temporary = Path.Combine(_temporary, Interlocked.Increment(ref _written).ToString(CultureInfo.InvariantCulture));
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true))
            {
                await write(file);
                file.Flush(flushToDisk: true);
            }
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            settle(name, temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    static void Overwrite(string name, string temporary, string path) => File.Move(temporary, path, overwrite: true);

    // File.Move looks first and then renames, which would overwrite what came in between: take turns.
    void Settle(string name, string temporary, string path)
    {
        lock (_settling)
        {
            if (!File.Exists(path))
                File.Move(temporary, path);
            else if (!SameBytes(temporary, path))
                throw new BlobConflictException(name);
        }
    }

    static bool SameBytes(string one, string other)
    {
        using var first = File.OpenRead(one);
        using var second = File.OpenRead(other);
        return first.Length == second.Length && SHA256.HashData(first).AsSpan().SequenceEqual(SHA256.HashData(second));
    }

    string PathOf(string name) => Path.Combine(_root, BlobName.Require(name));
}
