using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Sirekap.Cli.Tests.Verification;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Log;
using Sirekap.Mirror;
using Sirekap.Mirror.Sources;
using Sirekap.Server.Metrics;
using Sirekap.Storage;
using Sirekap.Testing;

namespace Sirekap.Cli.Tests.Mirroring;

/// <summary>A mirror needs no trust, holds no secret and has no way in; a stopped, changed or lying origin changes nothing for its readers.</summary>
public sealed class MirrorTests : MirroringTests
{
    private LogPolicy? _policy;
    private string? _metrics;

    [Fact]
    public async Task A_mirror_serves_all_that_its_origin_published_and_stands_the_whole_check()
    {
        await FollowAsync();
        await WaitAsync(health => health.GetProperty("picturesMissing").GetInt32() == 0);
        foreach (var path in new[] { "log/checkpoint", "log/vkey", "log/tile/0/000", "log/tile/entries/000", "api/v1/totals/desa.csv", "wilayah/pemilu/desa/0.json" })
            Assert.Equal(await File.ReadAllBytesAsync(Site[path], TestContext.Current.CancellationToken), await GetAsync(path));
        using var source = new SiteSource(new Uri(Running!.Urls.First()), new HastyTime());
        Assert.Empty(Check.Run(source));
        Assert.Contains("Keduanya sepakat", await TextAsync(""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mirror_takes_nothing_in_and_keeps_no_secret()
    {
        await FollowAsync();
        var answer = await Http.PostAsync(new Uri(Address, "api/v1/statements"), new ByteArrayContent(Night.Story.Entries[^1].ToArray()), TestContext.Current.CancellationToken);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
        answer = await Http.PutAsync(new Uri(Address, $"api/v1/photos/{new string('0', 64)}"), new ByteArrayContent([1]), TestContext.Current.CancellationToken);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
        Assert.DoesNotContain(Copy.Files, file => file.StartsWith("keys", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Receipts_from_a_mirror_prove_as_much_as_those_of_the_origin()
    {
        await FollowAsync();
        var proof = TlogProof.Parse(await GetAsync("api/v1/receipts/7"));
        Assert.Equal(Night.Story.Entries.Count, proof.Verify(LogHash.OfLeaf(Night.Story.Entries[7].Span), Night.Key).Size);
    }

    [Fact]
    public async Task Pages_of_receipts_and_the_page_that_checks_them_come_from_a_mirror_too()
    {
        await FollowAsync();
        Assert.Contains(CompactReceipt.Mark, await TextAsync("bukti/7"), StringComparison.Ordinal);
        var page = await GetAsync("verify.html");
        Assert.Contains(Digest.Of(page).ToString(), await TextAsync("periksa"), StringComparison.Ordinal);
        Assert.Contains(Night.Key.Name, System.Text.Encoding.UTF8.GetString(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mirror_serves_the_evidence_that_attestations_name_and_no_other()
    {
        byte[] evidence = [.. "{}"u8], changed = [.. "{\"changed\":1}"u8];
        var (path, wrong) = (Night.Story.Attest(evidence), Night.Story.Attest(changed));
        Site.Write(path, evidence);
        Site.Write(wrong, "{\"changed\":2}"u8);
        await FollowAsync();
        using var patience = new CancellationTokenSource(Patience);
        HttpResponseMessage answer;
        while ((answer = await Http.GetAsync(new Uri(Address, path), patience.Token)).StatusCode != HttpStatusCode.OK)
            await Task.Delay(20, patience.Token);
        Assert.Equal(evidence, await answer.Content.ReadAsByteArrayAsync(patience.Token));
        Assert.Equal(HttpStatusCode.NotFound, (await Http.GetAsync(new Uri(Address, wrong), patience.Token)).StatusCode);
    }

    [Fact]
    public async Task A_mirror_says_where_it_stands_and_that_this_is_declared()
    {
        await FollowAsync();
        Assert.Contains("cermin ini berada di Indonesia; itu dinyatakan, tidak dibuktikan", System.Net.WebUtility.HtmlDecode(await TextAsync("lokasi-data")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_new_at_the_origin_is_followed()
    {
        await FollowAsync();
        Night.Story.Claim("kpu", "1101012001001", SmallElection.Desa, ("C.1", 4711));
        Night.PublishTo(Site);
        await WaitAsync(health => health.GetProperty("published").GetInt64() == Night.Story.Entries.Count);
        using var source = new SiteSource(Address, new HastyTime());
        Assert.Empty(Check.Run(source));
    }

    [Fact]
    public async Task A_mirror_of_a_closed_log_says_so()
    {
        await FollowAsync();
        var story = Night.Story;
        Assert.Null(story.Add(story.Root, new CloseStatement { Election = SmallElection.Definition.Id, At = story.Now, Sequence = story.Root.NextSequence(), Reason = "final" }));
        Night.PublishTo(Site);
        await WaitAsync(health => health.GetProperty("closed") is { ValueKind: JsonValueKind.Object } closed && closed.GetProperty("entry").GetInt64() == story.Count.ClosedAt);
        Assert.Contains("Log ini sudah ditutup oleh entri", await TextAsync(""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_new_key_of_the_log_is_followed_by_itself_and_after_a_restart_with_the_old_one_named(bool retire)
    {
        await FollowAsync();
        var next = new NoteSigner(PublishedNight.Origin, [.. Enumerable.Repeat((byte)3, NoteSigner.SeedLength)]);
        Night.ChangeKey(Site, next, TreeHead.Empty, retire);
        Night.Story.Claim("kpu", "1101012001001", SmallElection.Desa, ("C.1", 4711));
        Night.PublishTo(Site);
        await WaitAsync(health => health.GetProperty("published").GetInt64() == Night.Story.Entries.Count && health.GetProperty("picturesMissing").GetInt32() == 0);
        Assert.Equal(next.Verifier + "\n", await TextAsync("log/vkey"));
        using (var source = new SiteSource(Address, new HastyTime()))
            Assert.Empty(Check.Run(source, Check.Options with { LogKey = Night.Key.ToString() }));
        await Running!.DisposeAsync();
        Running = await BuildAsync(Origin!.Address, Copy.Path, Night.Key.ToString());
        await Running.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal(next.Verifier + "\n", await TextAsync("log/vkey"));
    }

    [Fact]
    public async Task A_key_that_the_old_one_has_not_named_is_never_followed()
    {
        await FollowAsync();
        var (thief, other) = (new NoteSigner(PublishedNight.Origin, new byte[NoteSigner.SeedLength]), new NoteSigner(PublishedNight.Origin, [.. Enumerable.Repeat((byte)4, NoteSigner.SeedLength)]));
        Night.Signers = [thief];
        Site.Write("log/" + KeyRotation.PathFrom(Night.Key), KeyRotation.Sign(other, thief, TreeHead.Empty).Bytes.Span);
        Night.PublishTo(Site);
        await WaitAsync(health => health.GetProperty("status").GetString() == "silent");
        Assert.Equal(Night.Key + "\n", await TextAsync("log/vkey"));
    }

    [Fact]
    public async Task A_mirror_with_a_policy_follows_only_what_its_witnesses_have_cosigned()
    {
        var witness = Cosigner.Ed25519("bawaslu.example", new byte[Cosigner.SeedLength]);
        _policy = LogPolicy.Parse(System.Text.Encoding.UTF8.GetBytes($"witness bawaslu {witness.Verifier}\nquorum bawaslu\n"));
        Night.Witnesses = [witness];
        await FollowAsync();
        Assert.Contains("Saksi independen yang ikut menandatanganinya: 1 dari 1.", await TextAsync(""), StringComparison.Ordinal);
        var before = Night.Story.Entries.Count;
        Night.Story.Claim("kpu", "1101012001001", SmallElection.Desa, ("C.1", 4711));
        Night.Witnesses = [];
        Night.PublishTo(Site);
        await WaitAsync(health => health.GetProperty("trouble").GetString() is { } trouble && trouble.Contains("that is not the quorum \"bawaslu\"", StringComparison.Ordinal));
        Assert.Contains($"\n{before}\n", await TextAsync("log/checkpoint"), StringComparison.Ordinal);
        Night.Witnesses = [witness];
        Night.PublishTo(Site);
        await WaitAsync(health => health.GetProperty("published").GetInt64() == before + 1);

        // The time beside the log is the witness's, and so it stays when the origin is gone.
        await Origin!.DisposeAsync();
        await Running!.DisposeAsync();
        await FollowAsync(Origin.Address);
        Assert.Matches($"{before + 1} pernyataan, ikut ditandatangani saksi pada <time datetime=\"20[0-9TZ:-]+\">", await TextAsync(""));
        Assert.Contains("Saksi independen yang ikut menandatanganinya: 1 dari 1.", await TextAsync(""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_history_is_kept_as_evidence_also_where_no_witness_has_signed_it()
    {
        var witness = Cosigner.Ed25519("bawaslu.example", new byte[Cosigner.SeedLength]);
        _policy = LogPolicy.Parse(System.Text.Encoding.UTF8.GetBytes($"witness bawaslu {witness.Verifier}\nquorum bawaslu\n"));
        Night.Witnesses = [witness];
        await FollowAsync();
        using var other = new PublishedNight();
        other.Story.Claim("kpu", "1101012001001", SmallElection.Desa, ("C.1", 1));
        other.PublishTo(Site);
        await WaitAsync(health => health.GetProperty("status").GetString() == "forked");
        Assert.Equal(2, Copy.Files.Count(file => file.StartsWith("evidence", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Those_who_watch_a_mirror_are_told_how_far_it_follows_and_of_a_second_history()
    {
        _metrics = "http://127.0.0.1:0";
        await FollowAsync();
        await WaitAsync(health => health.GetProperty("status").GetString() == "agrees" && health.GetProperty("picturesMissing").GetInt32() == 0);
        var told = await MetricsAsync();
        Assert.Contains($"\nsirekap_mirror_entries {Night.Story.Entries.Count}\n", told, StringComparison.Ordinal);
        Assert.Contains("\nsirekap_mirror_behind 0\n", told, StringComparison.Ordinal);
        Assert.Contains("\nsirekap_mirror_forked 0\n", told, StringComparison.Ordinal);
        Assert.Contains("\nsirekap_mirror_pictures_missing 0\n", told, StringComparison.Ordinal);
        Assert.Matches("\nsirekap_mirror_agreed_age_seconds [0-9.E-]+\n", told);
        Assert.Matches("\nsirekap_mirror_looks_total{state=\"agrees\"} [1-9]", told);
        using var other = new PublishedNight();
        other.Story.Claim("kpu", "1101012001001", SmallElection.Desa, ("C.1", 1));
        other.PublishTo(Site);
        await WaitAsync(health => health.GetProperty("status").GetString() == "forked");
        told = await MetricsAsync();
        Assert.Contains("\nsirekap_mirror_forked 1\n", told, StringComparison.Ordinal);
        Assert.Matches("\nsirekap_mirror_forks_total [1-9]", told);
    }

    [Fact]
    public async Task A_second_history_is_shown_even_while_its_proof_cannot_be_written_and_kept_whole_when_it_can()
    {
        await FollowAsync();
        await File.WriteAllTextAsync(Copy["evidence"], "in the way", TestContext.Current.CancellationToken);
        using var other = new PublishedNight();
        other.Story.Claim("kpu", "1101012001001", SmallElection.Desa, ("C.1", 1));
        other.PublishTo(Site);
        await WaitAsync(health => health.GetProperty("status").GetString() == "forked"
            && health.GetProperty("trouble").GetString()!.Contains("the proof cannot be kept", StringComparison.Ordinal));
        File.Delete(Copy["evidence"]);
        await WaitAsync(health => health.GetProperty("trouble").GetString()!.Contains("the proof is in", StringComparison.Ordinal));
        Assert.All(
            Copy.Files.Where(file => file.StartsWith("evidence/", StringComparison.Ordinal)),
            file => SignedCheckpoint.Open(File.ReadAllBytes(Copy[file]), Night.Key));
    }

    [Fact]
    public async Task A_file_that_a_killed_mirror_left_half_written_is_no_evidence()
    {
        Directory.CreateDirectory(Copy[".tmp"]);
        await File.WriteAllTextAsync(Copy[".tmp/1"], "sirekap.exa", TestContext.Current.CancellationToken);
        await FollowAsync();
        await WaitAsync(health => health.GetProperty("status").GetString() == "agrees");
        Assert.DoesNotContain(Copy.Files, file => file.StartsWith(".tmp", StringComparison.Ordinal) || file.StartsWith("evidence", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stopped_origin_changes_nothing_even_for_a_mirror_that_starts_again()
    {
        await FollowAsync();
        await WaitAsync(health => health.GetProperty("picturesMissing").GetInt32() == 0);
        var before = await GetAsync("api/v1/totals/desa.csv");
        var address = Origin!.Address;
        await Origin.DisposeAsync();
        await Running!.DisposeAsync();
        await FollowAsync(address);
        Assert.Equal(before, await GetAsync("api/v1/totals/desa.csv"));
        using var source = new SiteSource(Address, new HastyTime());
        Assert.Empty(Check.Run(source));
        await WaitAsync(health => health.GetProperty("status").GetString() == "silent" && health.GetProperty("trouble").GetString() is not null);
        Assert.Contains("tidak menjawab", await TextAsync(""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task A_second_history_is_refused_shown_on_every_page_and_kept_as_evidence(int more)
    {
        await FollowAsync();
        var before = await GetAsync("log/checkpoint");
        using var other = new PublishedNight();
        for (var number = 0; number < more; number++)
            other.Story.Claim("kpu", "1101012001001", SmallElection.Desa, ("C.1", number));
        other.PublishTo(Site);
        await WaitAsync(health => health.GetProperty("status").GetString() == "forked");
        Assert.Equal(before, await GetAsync("log/checkpoint"));
        Assert.Contains("PERINGATAN", await TextAsync(""), StringComparison.Ordinal);
        var evidence = Copy.Files.Where(file => file.StartsWith("evidence/", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, evidence.Length);
        Assert.All(evidence, file => SignedCheckpoint.Open(File.ReadAllBytes(Copy[file]), Night.Key));

        // Hiding it again does not make it undone.
        Night.PublishTo(Site);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        await WaitAsync(health => health.GetProperty("status").GetString() == "forked");
    }

    [Fact]
    public async Task A_changed_file_at_the_origin_is_not_taken()
    {
        await FollowAsync();
        Night.Story.Claim("kpu", "1101012001001", SmallElection.Desa, ("C.1", 4711));
        Night.PublishTo(Site);
        var tile = Site.Files.Last(file => file.StartsWith("log/tile/entries", StringComparison.Ordinal));
        var bytes = await File.ReadAllBytesAsync(Site[tile], TestContext.Current.CancellationToken);
        bytes[^3] ^= 1;
        await File.WriteAllBytesAsync(Site[tile], bytes, TestContext.Current.CancellationToken);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        using var source = new SiteSource(Address, new HastyTime());
        Assert.Empty(Check.Run(source));
    }

    [Fact]
    public async Task A_folder_never_changes_to_another_log_and_nothing_is_begun_without_an_answer()
    {
        await FollowAsync();
        await Running!.DisposeAsync();
        var other = new NoteSigner("other.example.id/log", new byte[NoteSigner.SeedLength]).Verifier.ToString();
        await Assert.ThrowsAsync<StartRefusedException>(() => BuildAsync(Origin!.Address, Copy.Path, other));
        await Assert.ThrowsAsync<StartRefusedException>(() => BuildAsync(Origin!.Address, Copy.Path, "no key"));
        await Origin!.DisposeAsync();
        using var empty = new TempFolder();
        await Assert.ThrowsAsync<SourceUnreachableException>(() => BuildAsync(Origin.Address, empty.Path, null));
    }

    private async Task FollowAsync(Uri? address = null)
    {
        if (address is null)
            await PublishAsync();
        Running = await BuildAsync(address ?? Origin!.Address, Copy.Path, null);
        await Running.StartAsync(TestContext.Current.CancellationToken);
    }

    private Task<WebApplication> BuildAsync(Uri from, string data, string? key)
    {
        var options = new MirrorOptions
        {
            From = from,
            Data = data,
            LogKey = key,
            Election = Check.Election.Path,
            Every = TimeSpan.FromMilliseconds(50),
            Policy = _policy,
            Metrics = _metrics,
            Country = "ID",
        };
        return BuildAsync(options);
    }

    private Task<string> MetricsAsync() =>
        Http.GetStringAsync(new Uri(new Uri(Running!.Services.GetRequiredService<MetricsServer>().Address!), "metrics"), TestContext.Current.CancellationToken);

    private Task<byte[]> GetAsync(string path) => Http.GetByteArrayAsync(new Uri(Address, path), TestContext.Current.CancellationToken);

    private Task<string> TextAsync(string path) => Http.GetStringAsync(new Uri(Address, path), TestContext.Current.CancellationToken);
}
