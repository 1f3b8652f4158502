using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Sirekap.Log;

namespace Sirekap.Witness.Tests;

public sealed class WitnessTests : IDisposable
{
    static readonly NoteVerifier s_key = SmallLog.Key.Verifier;

    readonly TempFolder _folder = new();
    readonly SmallLog _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_growing_log_is_cosigned_with_both_kinds_of_key()
    {
        await using var witness = await RunningWitness.StartAsync(_folder.Path, withMlDsa: true);
        foreach (var (from, to) in ((int, int)[])[(0, 0), (0, 1), (1, 1), (1, 300), (300, 301)])
        {
            var (status, type, body) = await witness.AddAsync(_log.Request(from, to));
            Assert.Equal((HttpStatusCode.OK, "text/plain; charset=utf-8"), (status, type));
            var cosigned = _log.At(to).With(body, witness.Keys);
            Assert.Equal(witness.Keys, cosigned.Cosignatures.Select(cosignature => cosignature.Key));
            Assert.All(cosigned.Cosignatures, cosignature => Assert.True(cosignature.Time > 1_700_000_000));
        }
    }

    [Fact]
    public async Task Each_refusal_has_the_status_of_the_specification()
    {
        await using var witness = await RunningWitness.StartAsync(_folder.Path);
        Assert.Equal(HttpStatusCode.OK, (await witness.AddAsync(_log.Request(0, 10))).Status);
        var fork = new SmallLog(fork: 1);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await witness.AddAsync(fork.Request(10, 10))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await witness.AddAsync(fork.Request(10, 20))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await RunningWitness.AddAsync(witness.Http, "old 11\n\n"u8.ToArray().Concat(_log.At(10).Note.Bytes.ToArray()).ToArray())).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await RunningWitness.AddAsync(witness.Http, [])).Status);
        var stranger = SignedCheckpoint.Sign(1, LogHash.OfLeaf([]), new NoteSigner("lain.example", new byte[32]));
        Assert.Equal(HttpStatusCode.NotFound, (await witness.AddAsync(new AddCheckpoint(0, [], stranger.Note.Bytes))).Status);
        var forger = SignedCheckpoint.Sign(11, LogHash.OfLeaf([]), new NoteSigner(s_key.Name, [.. Enumerable.Repeat((byte)1, 32)]));
        Assert.Equal(HttpStatusCode.Forbidden, (await witness.AddAsync(new AddCheckpoint(10, [], forger.Note.Bytes))).Status);
        var conflict = await witness.AddAsync(_log.Request(0, 20));
        Assert.Equal((HttpStatusCode.Conflict, "text/x.tlog.size", "10\n"), (conflict.Status, conflict.Type, Encoding.UTF8.GetString(conflict.Body)));
        Assert.Equal(HttpStatusCode.OK, (await witness.AddAsync(_log.Request((int)AddCheckpoint.ParseSize(conflict.Body), 20))).Status);
    }

    [Fact]
    public async Task A_log_that_signs_with_both_its_keys_while_it_changes_them_is_cosigned_all_the_way()
    {
        var next = new NoteSigner(SmallLog.Key.Verifier.Name, [.. Enumerable.Repeat((byte)9, NoteSigner.SeedLength)]);
        await using var witness = await RunningWitness.StartAsync(_folder.Path, logs: [s_key, next.Verifier]);
        Assert.Equal(HttpStatusCode.OK, (await witness.AddAsync(_log.Request(0, 5))).Status);
        Assert.Equal(HttpStatusCode.OK, (await witness.AddAsync(With(_log.Request(5, 6), _log.At(6).SignedBy([next])))).Status);
        Assert.Equal(HttpStatusCode.OK, (await witness.AddAsync(With(_log.Request(6, 9), SignedCheckpoint.Sign(9, _log.At(9).Root, next)))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await witness.AddAsync(With(new SmallLog(fork: 1).Request(9, 12), SignedCheckpoint.Sign(12, new SmallLog(fork: 1).At(12).Root, next)))).Status);

        static AddCheckpoint With(AddCheckpoint request, SignedCheckpoint checkpoint) => new(request.OldSize, request.Proof, checkpoint.Note.Bytes);
    }

    [Fact]
    public async Task Monitors_see_the_last_checkpoint_with_the_logs_and_the_witnesss_signature()
    {
        await using var witness = await RunningWitness.StartAsync(_folder.Path);
        var path = new Uri("/" + AddCheckpoint.MonitoringPath(s_key.Name), UriKind.Relative);
        Assert.Equal(HttpStatusCode.NotFound, (await witness.Http.GetAsync(path)).StatusCode);
        await witness.AddAsync(_log.Request(0, 7));
        var seen = SignedCheckpoint.Open(await witness.Http.GetByteArrayAsync(path), s_key, witness.Keys);
        Assert.Equal(_log.At(7).Head, seen.Head);
        Assert.Single(seen.Cosignatures);
    }

    [Fact]
    public async Task Parallel_requests_never_roll_a_log_back()
    {
        await using var witness = await RunningWitness.StartAsync(_folder.Path);
        var cosigned = new List<(long From, long To)>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(client => Task.Run(async () =>
        {
            using var http = new HttpClient { BaseAddress = witness.Http.BaseAddress };
            var random = new Random(client);
            var known = 0;
            for (var step = 0; step < 40; step++)
            {
                var next = known + random.Next(20);
                var (status, _, body) = await RunningWitness.AddAsync(http, _log.Request(known, next).ToBytes());
                if (status == HttpStatusCode.OK)
                {
                    lock (cosigned)
                        cosigned.Add((known, next));
                    known = next;
                }
                else
                {
                    Assert.Equal(HttpStatusCode.Conflict, status);
                    var told = (int)AddCheckpoint.ParseSize(body);
                    Assert.True(told >= known, $"{told} was told after {known} was seen.");
                    known = told;
                }
            }
        })));
        // Steps that went forward form one chain: each began where exactly one other ended.
        var forward = cosigned.Where(step => step.To > step.From).OrderBy(step => step.From).ToList();
        Assert.Equal(forward.Select(step => step.To).SkipLast(1), forward.Select(step => step.From).Skip(1));
        Assert.True(forward.Count >= 20, $"{forward.Count} steps went forward.");
    }

    [Fact]
    public async Task What_was_cosigned_outlives_the_process_and_the_key_of_the_log()
    {
        await using (var witness = await RunningWitness.StartAsync(_folder.Path))
            await witness.AddAsync(_log.Request(0, 50));
        var next = new NoteSigner(s_key.Name, [.. Enumerable.Repeat((byte)9, 32)]);
        await using var again = await RunningWitness.StartAsync(_folder.Path, logs: [next.Verifier]);
        Assert.Equal(HttpStatusCode.Forbidden, (await again.AddAsync(_log.Request(50, 60))).Status);
        var request = _log.Request(50, 60);
        var resigned = SignedCheckpoint.Sign(60, _log.At(60).Root, next);
        Assert.Equal(HttpStatusCode.Conflict, (await again.AddAsync(new AddCheckpoint(0, [], resigned.Note.Bytes))).Status);
        Assert.Equal(HttpStatusCode.OK, (await again.AddAsync(request with { CheckpointNote = resigned.Note.Bytes })).Status);
    }

    [Fact]
    public async Task A_clock_set_back_does_not_make_a_later_state_look_older()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using (var witness = await RunningWitness.StartAsync(_folder.Path, clock: clock))
            await witness.AddAsync(_log.Request(0, 1));
        await using var later = await RunningWitness.StartAsync(_folder.Path, clock: new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(40)));
        var cosigned = _log.At(2).With((await later.AddAsync(_log.Request(1, 2))).Body, later.Keys);
        Assert.Equal(clock.GetUtcNow().ToUnixTimeSeconds(), cosigned.Cosignatures[0].Time);
    }

    [Fact]
    public async Task Too_much_and_too_often_is_refused()
    {
        await using var witness = await RunningWitness.StartAsync(_folder.Path, perSecond: 1);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await RunningWitness.AddAsync(witness.Http, new byte[200_000])).Status);
        var statuses = new List<HttpStatusCode>();
        for (var at = 0; at < 20; at++)
            statuses.Add((await RunningWitness.AddAsync(witness.Http, [])).Status);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal("ok\n", await witness.Http.GetStringAsync(new Uri("/healthz", UriKind.Relative)));
    }

    [Fact]
    public async Task People_read_its_keys_and_what_it_has_seen()
    {
        await using var witness = await RunningWitness.StartAsync(_folder.Path);
        await witness.AddAsync(_log.Request(0, 3));
        var page = await witness.Http.GetStringAsync(new Uri("/", UriKind.Relative));
        Assert.Contains(witness.Keys[0].ToString(), page, StringComparison.Ordinal);
        Assert.Contains($"log.example/pemilu\n  3 {_log.At(3).Root}\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_witness_keeps_its_name_and_its_keys()
    {
        using var book = WitnessBook.Open(_folder.Path);
        Assert.Equal(
            "This witness has no key yet: give it a name with --key-name, such as bawaslu.example.id/saksi.",
            Assert.Throws<InvalidDataException>(() => WitnessKeys.Make(book, null, withMlDsa: false)).Message);
        Assert.Throws<InvalidDataException>(() => WitnessKeys.Make(book, "dua kata", withMlDsa: false));
        var first = WitnessKeys.Make(book, "saksi.example", withMlDsa: false).Select(key => key.Verifier.ToString());
        Assert.Equal(first, WitnessKeys.Make(book, null, withMlDsa: true).Take(1).Select(key => key.Verifier.ToString()));
        Assert.Equal(2, WitnessKeys.Of(book).Count);
        Assert.Throws<InvalidDataException>(() => WitnessKeys.Make(book, "lain.example", withMlDsa: false));
    }
}
