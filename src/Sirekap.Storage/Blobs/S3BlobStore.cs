using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Sirekap.Storage;

/// <summary>
/// Blobs in an S3-compatible store, shared by several servers. A blob is put only where nothing stands
/// (<c>If-None-Match: *</c>); a store that does not know this condition is refused, because it would overwrite.
/// </summary>
public sealed class S3BlobStore : IBlobStore, IDisposable
{
    // A name that no blob can have.
    const string Probe = ".probe", Absent = "*";

    readonly AmazonS3Client _client;
    readonly string _bucket;
    readonly HttpClient? _http;

    S3BlobStore(S3Settings settings, HttpClient? client)
    {
        _http = client;
        _bucket = settings.Bucket;
        _client = new AmazonS3Client(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), new AmazonS3Config
        {
            ServiceURL = settings.Endpoint,
            AuthenticationRegion = settings.Region,
            ForcePathStyle = true,
            HttpClientFactory = client is null ? null : new OneClient(client),
            // Checksums in trailers are Amazon's alone; every store checks the SHA-256 that a request is signed over.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
    }

    /// <summary>Opens a bucket by itself.</summary>
    /// <exception cref="IOException">The store cannot be reached, refuses, or would overwrite.</exception>
    public static Task<S3BlobStore> OpenAsync(S3Settings settings, CancellationToken cancellation = default) => OpenAsync(settings, null, cancellation);

    /// <summary>Opens a bucket, and tries that it overwrites nothing when told not to.</summary>
    /// <param name="settings">Where it is.</param>
    /// <param name="client">Makes all requests, and belongs to the store from now on; null for one of the store's own.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="IOException">The store cannot be reached, refuses, or would overwrite.</exception>
    public static async Task<S3BlobStore> OpenAsync(S3Settings settings, HttpClient? client, CancellationToken cancellation = default)
    {
        var store = new S3BlobStore(settings, client);
        try
        {
            await store.TryPutAsync(Probe, "1"u8.ToArray(), cancellation);
            if (await store.TryPutAsync(Probe, "2"u8.ToArray(), cancellation))
                throw new IOException($"{settings.Endpoint} overwrites objects although it is told not to (If-None-Match: *): a log cannot be kept there. Use a store that knows conditional writes.");
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task PutAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        if (await TryPutAsync(BlobName.Require(name), bytes.ToArray(), cancellation))
            return;
        var standing = await this.ReadAsync(name, cancellation);
        if (!standing.AsSpan().SequenceEqual(bytes.Span))
            throw new BlobConflictException(name);
    }

    /// <inheritdoc/>
    public async Task PutAsync(string name, Stream content, ReadOnlyMemory<byte> sha256, long maxLength, CancellationToken cancellation = default)
    {
        BlobName.Require(name);
        using var bytes = new MemoryStream();
        await CheckedCopy.ToAsync(bytes, content, sha256, maxLength, cancellation);
        await PutAsync(name, bytes.ToArray(), cancellation);
    }

    /// <inheritdoc/>
    public Task ReplaceAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default) =>
        AskAsync(() => PutAsync(BlobName.Require(name), bytes.ToArray(), condition: null, cancellation));

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellation = default)
    {
        BlobName.Require(name);
        return await AskAsync(async () => (await _client.GetObjectAsync(_bucket, name, cancellation)).ResponseStream, HttpStatusCode.NotFound);
    }

    /// <inheritdoc/>
    public async Task<long?> LengthAsync(string name, CancellationToken cancellation = default)
    {
        BlobName.Require(name);
        var found = await AskAsync(() => _client.GetObjectMetadataAsync(_bucket, name, cancellation), HttpStatusCode.NotFound);
        return found?.ContentLength;
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string name, CancellationToken cancellation = default)
    {
        BlobName.Require(name);
        await DeleteOneAsync(name, cancellation);
        var page = new ListObjectsV2Request { BucketName = _bucket, Prefix = name + "/" };
        ListObjectsV2Response below;
        do
        {
            below = (await AskAsync(() => _client.ListObjectsV2Async(page, cancellation)))!;
            foreach (var one in below.S3Objects ?? [])
                await DeleteOneAsync(one.Key, cancellation);
            page.ContinuationToken = below.NextContinuationToken;
        }
        while (below.IsTruncated == true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _http?.Dispose();
    }

    async Task DeleteOneAsync(string key, CancellationToken cancellation) =>
        await AskAsync(() => _client.DeleteObjectAsync(_bucket, key, cancellation), HttpStatusCode.NotFound);

    // False when something stands there, and also when our own put arrived and only its answer was lost: the caller compares.
    async Task<bool> TryPutAsync(string key, byte[] bytes, CancellationToken cancellation) =>
        await AskAsync(() => PutAsync(key, bytes, Absent, cancellation), HttpStatusCode.PreconditionFailed) is not null;

    async Task<PutObjectResponse> PutAsync(string key, byte[] bytes, string? condition, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(bytes);
        return await _client.PutObjectAsync(
            new PutObjectRequest { BucketName = _bucket, Key = key, InputStream = stream, IfNoneMatch = condition, UseChunkEncoding = false }, cancellation);
    }

    // The store's answer, or null for the one status that is an answer too. Whatever else goes wrong may be tried again.
    async Task<T?> AskAsync<T>(Func<Task<T>> ask, HttpStatusCode? none = null)
        where T : class
    {
        try
        {
            return await ask();
        }
        catch (AmazonServiceException refused) when (refused.StatusCode == none)
        {
            return null;
        }
        catch (Exception failure) when (failure is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw new IOException($"The store of files ({_client.Config.ServiceURL}, bucket {_bucket}) did not do as asked: {failure.Message}", failure);
        }
    }

    sealed class OneClient(HttpClient client) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
