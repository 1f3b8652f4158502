using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Election.Regions;
using Sirekap.Server.Counting;

namespace Sirekap.Server.OpenData.Stations;

/// <summary>
/// Makes editions of the tables of stations when they are asked for, one at a time and none more often than <see cref="Rhythm"/>, and keeps the newest two
/// of each table on disk until the program ends. Whoever asks while a newer one is being made is given the last one.
/// </summary>
internal sealed class EditionDesk(LiveCount live, TimeProvider clock) : IDisposable
{
    /// <summary>The shortest time between two editions of one table.</summary>
    public static readonly TimeSpan Rhythm = TimeSpan.FromMinutes(5);

    private const int Kept = 2;

    private readonly ConcurrentDictionary<(string Contest, string Region), Shelf> _shelves = new();
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly CancellationTokenSource _ending = new();
    private readonly Lazy<string> _folder = new(() => Directory.CreateTempSubdirectory("sirekap-data-").FullName);

    /// <summary>The editions of a table that are kept, the newest first; makes none.</summary>
    public ImmutableArray<Edition> Of(string contest, Region region) =>
        _shelves.TryGetValue((contest, region.Code), out var shelf) ? shelf.Editions : [];

    /// <summary>The same after seeing to it that there is one, and that a newer one is made where it is time for it.</summary>
    public async Task<ImmutableArray<Edition>> RefreshedAsync(string contest, Region region, CancellationToken cancellation)
    {
        var shelf = _shelves.GetOrAdd((contest, region.Code), _ => new());
        Task making;
        lock (shelf)
        {
            var newest = shelf.Editions.FirstOrDefault();
            if (shelf.Making.IsCompleted && (newest is null || (newest.Size != live.Size && clock.GetUtcNow() - newest.Made >= Rhythm)))
                shelf.Making = Task.Run(() => MakeAsync(shelf, contest, region), CancellationToken.None);
            making = shelf.Making;
        }

        if (shelf.Editions.IsEmpty)
            await making.WaitAsync(cancellation);
        return shelf.Editions;
    }

    /// <summary>Takes the editions away.</summary>
    public void Dispose()
    {
        _ending.Cancel();
        _oneAtATime.Wait();
        if (_folder.IsValueCreated)
            Directory.Delete(_folder.Value, recursive: true);
        _ending.Dispose();
        _oneAtATime.Dispose();
    }

    private async Task MakeAsync(Shelf shelf, string contest, Region region)
    {
        await _oneAtATime.WaitAsync(_ending.Token);
        try
        {
            var table = live.Read(count => StationTable.Of(count, count.Contest(contest)!, region));
            var folder = Path.Combine(_folder.Value, contest, region.Code, table.Size.ToString(CultureInfo.InvariantCulture));
            var edition = await Edition.MakeAsync(table, live.Definition, folder, clock.GetUtcNow(), _ending.Token);
            var old = shelf.Editions.Skip(Kept - 1).ToList();
            shelf.Editions = [edition, .. shelf.Editions.Take(Kept - 1)];
            // Who is reading one goes on: an open file outlives its name.
            foreach (var gone in old)
                Directory.Delete(gone.Folder, recursive: true);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private sealed class Shelf
    {
        private ImmutableArray<Edition> _editions = [];

        public Task Making { get; set; } = Task.CompletedTask;

        public ImmutableArray<Edition> Editions
        {
            get => _editions;
            set => ImmutableInterlocked.InterlockedExchange(ref _editions, value);
        }
    }
}
