using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace Sirekap.Bench.Nights;

/// <summary>
/// Forms over HTTP, with signature check and durable commit on SQLite, sender and server in one process: forms a second and the time until each was answered; then, at 500 a second, how long
/// until the public JSON of the nation follows from a form that was answered. Run with <c>dotnet run -c Release --project bench/Sirekap.Bench -- intake</c>.
/// </summary>
static class IntakeRace
{
    const int AtOnce = 64;
    const int EvenRate = 500;

    public static async Task RunAsync(int forms = 40_000, int evenly = 10_000)
    {
        Console.WriteLine($"{forms:N0} forms, {AtOnce} at once, {Environment.ProcessorCount} cores, load {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}");
        Console.WriteLine($"P-256 checks alone, one core: {ChecksPerSecond():N0}/s");
        await using var night = await BenchNight.BeginAsync(forms + evenly);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = AtOnce }) { BaseAddress = night.Address };
        await FloodAsync(http, night.Forms.AsMemory(0, forms));
        await FollowAsync(http, night.Forms.AsMemory(forms));
    }

    static async Task FloodAsync(HttpClient http, ReadOnlyMemory<ReadOnlyMemory<byte>> forms)
    {
        var times = new double[forms.Length];
        using var process = Process.GetCurrentProcess();
        var (processor, clock) = (process.TotalProcessorTime, Stopwatch.StartNew());
        await Parallel.ForAsync(0, forms.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (place, stop) =>
        {
            var since = Stopwatch.GetTimestamp();
            await SendAsync(http, forms.Span[place], stop);
            times[place] = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        });
        process.Refresh();
        var spent = (process.TotalProcessorTime - processor).TotalMilliseconds / forms.Length;
        Console.WriteLine($"as fast as they are taken: {forms.Length / clock.Elapsed.TotalSeconds:N0}/s; {Quantiles(times)}; {spent:0.00} ms of processor a form, the sender's part included");
    }

    static async Task FollowAsync(HttpClient http, ReadOnlyMemory<ReadOnlyMemory<byte>> forms)
    {
        var (times, delays, watched) = (new double[forms.Length], new List<double>(), new SemaphoreSlim(1));
        var (sends, clock) = (new Task[forms.Length], Stopwatch.StartNew());
        for (var place = 0; place < forms.Length; place++)
        {
            var wait = (place * 1000.0 / EvenRate) - clock.Elapsed.TotalMilliseconds;
            if (wait > 1)
                await Task.Delay((int)wait);
            var one = place;
            sends[place] = Task.Run(async () =>
            {
                var since = Stopwatch.GetTimestamp();
                var index = await SendAsync(http, forms.Span[one], CancellationToken.None);
                times[one] = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
                if (await watched.WaitAsync(0))
                {
                    delays.Add(await SeenAsync(http, index));
                    watched.Release();
                }
            });
        }

        await Task.WhenAll(sends);
        Console.WriteLine($"at {forms.Length / clock.Elapsed.TotalSeconds:N0}/s: {Quantiles(times)}");
        Console.WriteLine($"until the nation's JSON follows from it: {Quantiles([.. delays])}, of {delays.Count:N0} forms watched one after the other");
    }

    /// <summary>How long until the public document of the nation is of a version that covers an entry, asked for every ten milliseconds.</summary>
    static async Task<double> SeenAsync(HttpClient http, long index)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            using var answer = await http.GetAsync(new Uri("/api/v1/regions/0/ppwp", UriKind.Relative));
            if (long.Parse(answer.Headers.GetValues("Sirekap-Size").Single(), System.Globalization.CultureInfo.InvariantCulture) > index)
                return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
            await Task.Delay(10);
        }
    }

    static async Task<long> SendAsync(HttpClient http, ReadOnlyMemory<byte> form, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/statements", UriKind.Relative)) { Content = new ReadOnlyMemoryContent(form) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        // Waits for the commit, not for the publication.
        request.Headers.TryAddWithoutValidation("Prefer", "respond-async");
        using var answer = await http.SendAsync(request, stop);
        var body = await answer.Content.ReadAsByteArrayAsync(stop);
        if (answer.StatusCode is not (HttpStatusCode.Created or HttpStatusCode.Accepted))
            throw new InvalidOperationException($"{(int)answer.StatusCode}: {System.Text.Encoding.UTF8.GetString(body)}");
        using var receipt = System.Text.Json.JsonDocument.Parse(body);
        return receipt.RootElement.GetProperty("index").GetInt64();
    }

    static string Quantiles(double[] times)
    {
        Array.Sort(times);
        return $"p50 {times[times.Length / 2]:0.0} ms, p99 {times[times.Length * 99 / 100]:0.0} ms, most {times[^1]:0.0} ms";
    }

    static double ChecksPerSecond()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var data = RandomNumberGenerator.GetBytes(1500);
        var signature = key.SignData(data, HashAlgorithmName.SHA256);
        var (checks, clock) = (0, Stopwatch.StartNew());
        for (; clock.Elapsed.TotalSeconds < 1; checks++)
            key.VerifyData(data, signature, HashAlgorithmName.SHA256);
        return checks / clock.Elapsed.TotalSeconds;
    }
}
