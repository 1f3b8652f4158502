using System.Net;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Hosting;
using Sirekap.Server.Ledger;
using Sirekap.Server.Tests.Intake;
using Sirekap.Storage.Tests.Blobs;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Reading;

/// <summary>Two servers on one real PostgreSQL and one store of files, each with a reader of its own.</summary>
public sealed class SharedReadingTests : IAsyncLifetime
{
    private const int Stations = 6;

    private readonly FakeS3 _store = new();
    private RunningServer _first = null!, _second = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(PostgresHost.Missing is not null, PostgresHost.Missing ?? "");
        var connection = await PostgresDatabases.ConnectAsync();
        (_first, _second) = (new ServerOnPostgres(connection, _store.Settings), new ServerOnPostgres(connection, _store.Settings));
        await _first.StartAsync();
        await _second.StartAsync();
        var (root, reader) = (_first.Keys.OpenOrMake(KeyNames.Root), _second.Keys.OpenOrMake(KeyNames.Reader));
        using var answer = await _first.SendAsync(SignedEntry.Sign(
            KeyStatement.Enrol(_first.Definition.Id, RunningServer.Now, _first.Next(root), [.. reader.PublicKey], Role.Reader, _first.Definition.Regions.Nation.Code), root));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        await _second.Service<LogBook>().CatchUpAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_first is not null)
            await _first.DisposeAsync();
        if (_second is not null)
            await _second.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task Each_page_is_read_once_by_one_of_them()
    {
        await SendPagesAsync();
        await RequireReadAsync(_first);
        var readings = await ReadingsAsync();
        Assert.Equal(Stations, readings.Count);
        Assert.Equal(Stations, readings.Select(reading => reading.Station).Distinct().Count());
    }

    [Fact]
    public async Task What_a_server_that_went_away_had_claimed_is_read_by_the_other()
    {
        // As a server does that died in the middle of these pages: its session ends, and nothing else is done.
        await SendFormsAsync();
        var waiting = _first.Service<Server.Reading.ReadingQueue>().Waiting();
        foreach (var page in waiting)
            Assert.NotNull(await _first.Service<LogBook>().Shares.TryClaimAsync(page.Work, TestContext.Current.CancellationToken));
        await SendPhotosAsync(_second);
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        Assert.Empty(await ReadingsAsync());
        await _first.StopAsync();
        await RequireReadAsync(_second);
        Assert.Equal(Stations, (await ReadingsAsync()).Count);
        await _first.StartAsync();
    }

    private static string Station(int number) => FormattableString.Invariant($"8271021007{number:000}");

    // What is no form gives a reading, too: that no page was found.
    private static byte[] Photo(int number) => [.. SmallJpeg, (byte)number];

    private static byte[] SmallJpeg { get; } = Reader.Jpeg.JpegWriter.Write(new Reader.Imaging.Photo(new Reader.Imaging.Plane(64, 64, new byte[64 * 64]), null), 80);

    private async Task SendPagesAsync()
    {
        await SendFormsAsync();
        await Task.WhenAll(SendPhotosAsync(_first), SendPhotosAsync(_second));
    }

    private async Task SendFormsAsync()
    {
        for (var number = 1; number <= Stations; number++)
        {
            var officer = await _first.OfficerAsync(Station(number));
            using var answer = await _first.SendAsync(SignedEntry.Sign(_first.Form(Station(number), officer, Photo(number)), officer));
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }

        await _second.Service<LogBook>().CatchUpAsync(TestContext.Current.CancellationToken);
    }

    private static async Task SendPhotosAsync(RunningServer server)
    {
        for (var number = 1; number <= Stations; number++)
        {
            using var answer = await server.SendPhotoAsync(Photo(number));
            Assert.True(answer.IsSuccessStatusCode);
        }
    }

    private static async Task RequireReadAsync(RunningServer server)
    {
        var queue = server.Service<Server.Reading.ReadingQueue>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (queue.Waiting().Count > 0)
            await Task.Delay(20, patience.Token);
    }

    /// <summary>Every reading in the log, also one that the count would ignore.</summary>
    private async Task<List<ReadingStatement>> ReadingsAsync()
    {
        await _second.Service<LogBook>().CatchUpAsync(TestContext.Current.CancellationToken);
        var readings = new List<ReadingStatement>();
        for (var index = 0L; await _second.Service<LogBook>().EntryAsync(index, TestContext.Current.CancellationToken) is { } entry; index++)
        {
            if (SignedEntry.Parse(entry).Statement is ReadingStatement reading)
                readings.Add(reading);
        }

        return readings;
    }
}
