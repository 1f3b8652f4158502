using Amazon.Runtime;
using Amazon.S3;

namespace Sirekap.Storage.Tests.Blobs;

/// <summary>The contract against an S3 server that nobody here wrote.</summary>
public sealed class S3ServerTests : BlobStoreContract, IAsyncLifetime
{
    S3Settings _settings = new();
    S3BlobStore? _store;

    protected override IBlobStore Store => _store!;

    // The probe stands beside the blobs.
    protected override int FilesInAll
    {
        get
        {
            using var client = new AmazonS3Client(new BasicAWSCredentials(_settings.AccessKey, _settings.SecretKey), new AmazonS3Config { ServiceURL = _settings.Endpoint, ForcePathStyle = true });
            return client.ListObjectsV2Async(new() { BucketName = _settings.Bucket }).GetAwaiter().GetResult().S3Objects.Count - 1;
        }
    }

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(MotoServer.Missing is not null, MotoServer.Missing ?? "");
        _settings = await MotoServer.MakeBucketAsync();
        _store = await S3BlobStore.OpenAsync(_settings);
    }

    public ValueTask DisposeAsync()
    {
        _store?.Dispose();
        return ValueTask.CompletedTask;
    }
}
