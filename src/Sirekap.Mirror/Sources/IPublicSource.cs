namespace Sirekap.Mirror.Sources;

/// <summary>Where public files are fetched from, by their URL path without a leading slash: a site, or a folder in the same layout.</summary>
public interface IPublicSource
{
    /// <summary>The address or folder, for people.</summary>
    string Name { get; }

    /// <summary>Whether it may grow while it is checked.</summary>
    bool IsLive { get; }

    /// <summary>The bytes of a file; null where nothing stands under the path.</summary>
    /// <exception cref="SourceUnreachableException">The source does not answer: nothing can be said.</exception>
    Task<byte[]?> ReadAsync(string path, CancellationToken cancellation);
}

/// <summary>The source gave no answer, which says nothing of what it publishes.</summary>
public sealed class SourceUnreachableException(string sentence, Exception? inner = null) : Exception(sentence, inner);
