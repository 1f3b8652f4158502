using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Sirekap.Storage.Tests.Blobs;

/// <summary>An S3 server that others wrote (moto, in Python), for machines that have it. One process for all tests; it ends with the test program.</summary>
static class MotoServer
{
    static readonly Lazy<Task<Uri>> s_url = new(StartAsync);
    static int s_buckets;

    // Held, because its input closes with it.
    static Process? s_janitor;

    public static string? Missing => Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(folder + "/moto_server"))
        ? null
        : "Needs moto_server, an S3 server for tests (Python's moto); the same contract runs against our own fake.";

    /// <summary>Makes an empty bucket.</summary>
    public static async Task<S3Settings> MakeBucketAsync()
    {
        var bucket = "log" + Interlocked.Increment(ref s_buckets).ToString(CultureInfo.InvariantCulture);
        var url = await s_url.Value;
        using var http = new HttpClient();
        using var made = await http.PutAsync(new Uri(url, bucket), null);
        made.EnsureSuccessStatusCode();
        return new() { Endpoint = url.ToString(), Bucket = bucket, AccessKey = "someone", SecretKey = "something" };
    }

    static async Task<Uri> StartAsync()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        // The shell ends the server when its input closes, and that is when this program is gone.
        var start = new ProcessStartInfo("sh", ["-c", "moto_server -H 127.0.0.1 -p \"$1\" >/dev/null 2>&1 & cat >/dev/null; kill $!", "moto", $"{port}"]) { RedirectStandardInput = true, UseShellExecute = false };
        s_janitor = Process.Start(start);
        var url = new Uri($"http://127.0.0.1:{port}/");
        using var http = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await http.GetAsync(url);
                return url;
            }
            catch (HttpRequestException) when (tries < 300)
            {
                await Task.Delay(100);
            }
        }
    }
}
