namespace Sirekap.Storage;

/// <summary>Where an S3-compatible store is, and how to sign requests to it.</summary>
public sealed record S3Settings
{
    /// <summary>The address of the store, such as <c>https://rgw.example.id</c>; buckets are parts of its path.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The bucket, which exists and is this log's alone.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>The region that requests are signed for; most stores other than Amazon's take any.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>The access key.</summary>
    public string AccessKey { get; set; } = "";

    /// <summary>The secret key.</summary>
    public string SecretKey { get; set; } = "";
}
