using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security;
using System.Security.Cryptography;

namespace Sirekap.Storage.Tests.Blobs;

/// <summary>
/// As much of S3 as our store uses, over real HTTP: one bucket, conditional puts, lists in pages of two. It refuses what a
/// real one would: requests without a signature, and bodies whose hash is not the signed one.
/// </summary>
sealed class FakeS3 : IDisposable
{
    public const string Bucket = "log";

    readonly HttpListener _listener = new();
    readonly Task _running;
    volatile bool _closing;

    /// <summary>Begins to answer at a free port.</summary>
    /// <param name="anyHost">Whether requests under any host's name are answered.</param>
    public FakeS3(bool anyHost = false)
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }
        _listener.Prefixes.Add(anyHost ? Url.Replace("127.0.0.1", "*", StringComparison.Ordinal) : Url);
        _listener.Start();
        _running = Task.Run(RunAsync);
    }

    public string Url { get; }

    public ConcurrentDictionary<string, byte[]> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether <c>If-None-Match</c> is unknown here, as it is to some stores.</summary>
    public bool Overwrites { get; set; }

    /// <summary>When set, what is asked is answered with 500 after it was done.</summary>
    public Func<string, bool> LosesAnswer { get; set; } = _ => false;

    public S3Settings Settings => new() { Endpoint = Url, Bucket = Bucket, AccessKey = "someone", SecretKey = "something" };

    public void Dispose()
    {
        _closing = true;
        _listener.Close();
        _running.Wait();
    }

    async Task RunAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception) when (_closing)
            {
                return;
            }
            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    async Task AnswerAsync(HttpListenerContext context)
    {
        var (request, response) = (context.Request, context.Response);
        using var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        var key = Uri.UnescapeDataString(request.Url!.AbsolutePath)["/log".Length..].TrimStart('/');
        var answer = Refusal(request, body.ToArray()) ?? Do(request, key, body.ToArray());
        if (LosesAnswer(key))
            answer = (500, []);
        response.StatusCode = answer.Status;
        response.ContentLength64 = request.HttpMethod == "HEAD" && answer.Status == 200 ? Objects[key].Length : answer.Body.Length;
        if (request.HttpMethod != "HEAD" && answer.Status != 204)
            await response.OutputStream.WriteAsync(answer.Body);
        response.Close();
    }

    static (int Status, byte[] Body)? Refusal(HttpListenerRequest request, byte[] body)
    {
        if (request.Headers["Authorization"]?.StartsWith("AWS4-HMAC-SHA256 Credential=someone/", StringComparison.Ordinal) != true)
            return (403, []);
        var hash = request.Headers["x-amz-content-sha256"];
        return hash == Convert.ToHexStringLower(SHA256.HashData(body)) ? null : (400, []);
    }

    (int Status, byte[] Body) Do(HttpListenerRequest request, string key, byte[] body) => request.HttpMethod switch
    {
        "PUT" when request.Headers["If-None-Match"] == "*" && !Overwrites => (Objects.TryAdd(key, body) ? 200 : 412, []),
        "PUT" => Put(key, body),
        "DELETE" => Delete(key),
        "GET" when key.Length == 0 && request.QueryString["list-type"] == "2" => (200, List(request)),
        _ => Objects.TryGetValue(key, out var found) ? (200, found) : (404, []),
    };

    (int Status, byte[] Body) Put(string key, byte[] body)
    {
        Objects[key] = body;
        return (200, []);
    }

    (int Status, byte[] Body) Delete(string key)
    {
        Objects.TryRemove(key, out _);
        return (204, []);
    }

    byte[] List(HttpListenerRequest request)
    {
        const int page = 2;
        var after = request.QueryString["continuation-token"] ?? "";
        var keys = Objects.Keys.Where(key => key.StartsWith(request.QueryString["prefix"] ?? "", StringComparison.Ordinal) && string.CompareOrdinal(key, after) > 0)
            .Order(StringComparer.Ordinal).ToList();
        var contents = string.Concat(keys.Take(page).Select(key => $"<Contents><Key>{SecurityElement.Escape(key)}</Key><Size>{Objects[key].Length}</Size></Contents>"));
        var next = keys.Count > page ? $"<IsTruncated>true</IsTruncated><NextContinuationToken>{keys[page - 1]}</NextContinuationToken>" : "<IsTruncated>false</IsTruncated>";
        return System.Text.Encoding.UTF8.GetBytes($"""<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">{next}{contents}</ListBucketResult>""");
    }
}
