using Sirekap.Cli.Verification.Published;
using Sirekap.Election;
using Sirekap.Election.Counting;
using Sirekap.Election.Loading;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Log;
using Sirekap.Mirror.Sources;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Verification;

/// <summary>The whole check of one source, step by step; needs nothing but the source and the election's data files.</summary>
internal sealed class Verifier(IPublicSource source, SavedCopy? copy, VerifyOptions options, Report report, TimeProvider time)
{
    private const string KeyPath = "log/vkey";

    private readonly List<(long Index, ReadingStatement Reading)> _pictures = [];
    private long _checkedSize;
    private IReadOnlyList<KeyRotation> _keyChanges = [];

    /// <summary>The entries that the count ignores; known once the statements have been checked.</summary>
    public IReadOnlyList<IgnoredEntry> Ignored { get; private set; } = [];

    /// <summary>The checkpoint that all figures are checked against.</summary>
    public SignedCheckpoint? Checkpoint { get; private set; }

    /// <summary>Called now and then with the number of entries taken in.</summary>
    public Action<long>? Progress { get; set; }

    /// <summary>Runs all steps, as far as what went before allows.</summary>
    /// <exception cref="SourceUnreachableException">The source gives no answer, or lacks what a check must begin with.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var (step, follower) = ("checkpoint", (LogFollower?)null);
        try
        {
            var policy = await PolicyAsync(cancellation);
            follower = new LogFollower(source, copy, policy);
            await follower.ReadCheckpointAsync(cancellation);
            Checkpoint = follower.Checkpoint;
            report.Add(step, Texts.Checkpoint(Checkpoint, policy.Witnesses.Length));
            step = "data";
            if (!await OpenAsync(follower, cancellation))
                return;
            step = "log";
            await follower.TakeInAsync(cancellation);
            report.Add(
                step, Texts.Log(follower.Fold.Size, follower.Tiles.Compared), [.. follower.Tiles.Problems(), .. await KeyProblemsAsync(follower.Checkpoint, cancellation)]);
            CheckStatements(follower.Count);
            CheckTotals(follower.Count);
            if (follower.Count.ClosedAt is { } end)
                report.Notes.Add(Texts.Closed(end));
            step = "published";
            await ComparePublishedAsync(follower, cancellation);
            step = "residency";
            if (follower.Count.Attestations.Count > 0)
                await CheckAttestationsAsync(follower.Count, cancellation);
            step = "photos";
            if (options.Photos)
                await ComparePicturesAsync(follower.Count, cancellation);
            CheckGrowth(follower);
        }
        catch (CannotGoOnException stopped)
        {
            report.Add(step, Texts.Stopped(step), stopped.Problem);
        }

        Checkpoint = follower?.Checkpoint ?? Checkpoint;
    }

    private async Task<LogPolicy> PolicyAsync(CancellationToken cancellation)
    {
        if (options.Policy is not { } file)
            return await FollowKeyAsync(LogPolicy.OfLog(await KeyAsync(cancellation)), cancellation);
        try
        {
            var policy = LogPolicy.Parse(await File.ReadAllBytesAsync(file, cancellation));
            // A pinned key has the last word: the policy may know several logs.
            return policy.Logs.IsEmpty || options.LogKey is not null ? await FollowKeyAsync(policy.For(await KeyAsync(cancellation)), cancellation) : policy;
        }
        catch (LogDataException wrong)
        {
            throw new SourceUnreachableException($"--policy: {wrong.Message}", wrong);
        }
    }

    /// <summary>A key that the log has succeeded since is as good as the one that it has now: each has named the next.</summary>
    private async Task<LogPolicy> FollowKeyAsync(LogPolicy policy, CancellationToken cancellation)
    {
        var key = policy.Logs[0].Key;
        try
        {
            _keyChanges = await KeyRotation.FollowAsync(key, path => ReadAndKeepAsync("log/" + path, cancellation));
        }
        catch (LogDataException broken)
        {
            throw new CannotGoOnException(new("log/" + KeyRotation.PathFrom(key), Words.Broken(broken.Message)));
        }

        foreach (var change in _keyChanges)
            report.Notes.Add(Texts.KeyChanged(change));
        return policy.For([.. _keyChanges.Reverse().Select(change => change.New), key]);
    }

    /// <summary>Each change of key names a state of the log, which must be a beginning of what is signed now.</summary>
    private async Task<IReadOnlyList<Problem>> KeyProblemsAsync(SignedCheckpoint checkpoint, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        foreach (var change in _keyChanges)
        {
            if (!await IsBeginningAsync(change.Head, checkpoint, cancellation))
                problems.Add(new("log/" + KeyRotation.PathFrom(change.Old), Words.OtherBeginning(change.Head.Size, change.Head.Root.ToString())));
        }

        return problems;
    }

    private async Task<bool> IsBeginningAsync(TreeHead head, SignedCheckpoint checkpoint, CancellationToken cancellation)
    {
        try
        {
            return head == TreeHead.Empty || (head.Size > 0 && head.Size <= checkpoint.Size
                && await checkpoint.PrefixRootAsync(head.Size, new SourceTiles(source, copy), cancellation) == head.Root);
        }
        catch (LogDataException)
        {
            // Tiles that are not those of the checkpoint are named where tiles are compared.
            return true;
        }
    }

    private async Task<byte[]?> ReadAndKeepAsync(string path, CancellationToken cancellation)
    {
        var bytes = await source.ReadAsync(path, cancellation);
        if (bytes is not null && copy is not null)
            await copy.WriteAsync(path, bytes, cancellation);
        return bytes;
    }

    private async Task<NoteVerifier> KeyAsync(CancellationToken cancellation)
    {
        var served = await ReadAndKeepAsync(KeyPath, cancellation);
        try
        {
            if (options.LogKey is { } pinned)
                return NoteVerifier.Parse(pinned.Trim());
        }
        catch (LogDataException wrong)
        {
            throw new SourceUnreachableException($"--vkey: {wrong.Message}", wrong);
        }

        if (served is null)
            throw new SourceUnreachableException($"{source.Name} has no {KeyPath}: give the log's verifier key with --vkey.");
        try
        {
            var key = NoteVerifier.Parse(System.Text.Encoding.UTF8.GetString(served).Trim());
            report.Notes.Add(Texts.KeyOnTrust(key.ToString()));
            return key;
        }
        catch (LogDataException broken)
        {
            throw new CannotGoOnException(new(KeyPath, Words.Broken(broken.Message)));
        }
    }

    /// <summary>Reads the first entry, holds its data files against ours, and begins the count; false where that cannot be.</summary>
    private async Task<bool> OpenAsync(LogFollower follower, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        var files = ElectionFolder.ReadFiles(options.Election);
        var opening = await OpeningAsync(follower, problems, cancellation);
        if (opening is not null)
        {
            problems.AddRange(ElectionData.Problems(files, opening));
            var root = KeyId.Of(opening.Root.AsSpan()).ToString();
            if (options.RootKey is null)
                report.Notes.Add(Texts.RootOnTrust(root));
            else if (root != options.RootKey.Trim())
                problems.Add(new("log entry 0", Words.OtherRootKey(root, options.RootKey.Trim())));
            if (options.After is { } earlier && await EarlierLogCheck.CheckAsync(opening.After, earlier, options.AfterKey, cancellation) is { } wrong)
                problems.Add(wrong);
            else if (options.After is null && opening.After is { } before)
                report.Notes.Add(Texts.Continues(before.Log, before.Size, before.Root));
            if (opening.Log != follower.Checkpoint.Checkpoint.Origin)
                problems.Add(new("log entry 0", Words.OtherOrigin(opening.Log, follower.Checkpoint.Checkpoint.Origin)));
        }

        // Were the entries themselves changed, then that is what is wrong, and it is named first.
        if (problems.Count > 0)
            await follower.TakeInAsync(cancellation);
        report.Add("data", Texts.Data(files.Count, options.Election), problems);
        if (problems.Count > 0)
            return false;
        follower.Fold.Count = new Count(Load(files));
        follower.Fold.Taken += Watch;
        return true;
    }

    private static async Task<ElectionStatement?> OpeningAsync(LogFollower follower, List<Problem> problems, CancellationToken cancellation)
    {
        try
        {
            if (await follower.FirstEntryAsync(cancellation) is not { } bytes)
                problems.Add(new("log/checkpoint", Words.NotOpened("0")));
            else if (SignedEntry.Parse(bytes).Statement is ElectionStatement opening)
                return opening;
            else
                problems.Add(new("log entry 0", Words.NotOpened("no-election")));
        }
        catch (RefusedException refused)
        {
            problems.Add(new("log entry 0", Words.NotOpened(refused.Refusal.Sentence)));
        }

        return null;
    }

    private static ElectionDefinition Load(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        try
        {
            return ElectionPackage.Load(files);
        }
        catch (ElectionDataException wrong)
        {
            throw new CannotGoOnException(new(wrong.File, Words.Broken(wrong.Message)));
        }
    }

    private void Watch(long index, ReadOnlyMemory<byte> entry, Refusal? ignored)
    {
        if (index % 1024 == 0)
            Progress?.Invoke(index);
        if (options.Photos && ignored is null && SignedEntry.Parse(entry).Statement is ReadingStatement { PublicCopy: not null } reading)
            _pictures.Add((index, reading));
    }

    private void CheckStatements(Count count)
    {
        (Ignored, _checkedSize) = (count.Ignored, count.Size);
        if (count.Opening is null)
            report.Add("statements", Texts.Statements(count), new Problem("log entry 0", Words.NotOpened(count.Ignored[0].Reason.Sentence)));
        else
            report.Add("statements", Texts.Statements(count), IgnoredCheck.Unlawful(count));
    }

    private void CheckTotals(Count count)
    {
        var contests = count.Definition.Contests.Select(contest => count.Contest(contest.Code)!);
        report.Add("totals", Texts.Totals(count), [.. contests.SelectMany(contest => RecountCheck.Problems(contest, count.Definition.Regions))]);
    }

    /// <summary>What came in while files were compared is held to the same.</summary>
    private void CheckGrowth(LogFollower follower)
    {
        var count = follower.Count;
        if (count.Size == _checkedSize)
            return;
        var contests = count.Definition.Contests.Select(contest => count.Contest(contest.Code)!);
        var problems = follower.Tiles.Problems().Concat(IgnoredCheck.Unlawful(count))
            .Concat(contests.SelectMany(contest => RecountCheck.Problems(contest, count.Definition.Regions)));
        report.Add("growth", Texts.Growth(_checkedSize, count.Size), [.. problems.Except(report.Problems)]);
    }

    private async Task ComparePublishedAsync(LogFollower follower, CancellationToken cancellation)
    {
        var described = await source.ReadAsync(PublishedFile.ElectionsPath, cancellation);
        if (described is null && !source.IsLive)
        {
            report.Notes.Add(Texts.NothingPublished(source.Name));
            return;
        }

        var photos = PhotoAddress.In(described);
        var contradiction = await PhotoAddress.ContradictionAsync(source, photos, follower.Count, cancellation);
        var list = new PublishedList(photos, options.All, options.AtMost, options.Sample, options.Seed);
        var check = new PublishedCheck(source, copy, follower, time);
        var size = follower.Count.Size;
        var problems = await check.CompareAsync(list.Of(follower.Count), cancellation);
        report.Add(
            "published", Texts.Published(check.Compared, follower.Count.Size), contradiction is null ? problems : [contradiction, .. problems]);
        if (options.AtMost is { } most && !options.All)
            report.Notes.Add(Texts.PublishedInPart(most, options.Seed));
        if (copy is not null && size != follower.Count.Size)
            report.Notes.Add(Texts.CopyOfMovingSite(size, follower.Count.Size));
    }

    private async Task CheckAttestationsAsync(Count count, CancellationToken cancellation)
    {
        var check = new AttestationCheck(ReadAndKeepAsync, options.Openings);
        var problems = await check.CheckAsync([.. count.Attestations], cancellation);
        report.Add("residency", Texts.Attestations(count.Attestations.Count, check.Compared, check.Opened), problems);
        foreach (var (from, to) in check.Gaps)
            report.Notes.Add(Texts.AttestationGap(from, to));
        foreach (var (evidence, index) in check.Missing)
            report.Notes.Add(Texts.NoEvidence(evidence, index));
    }

    private async Task ComparePicturesAsync(Count count, CancellationToken cancellation)
    {
        var (reader, model) = PictureReader.Open(count.Definition, options.Model);
        var check = new PhotoCheck(source, copy, count.Definition, reader, model, MayBeWithheld);
        var problems = await check.CheckAsync(_pictures, cancellation);
        report.Add("photos", Texts.Pictures(check.Compared, check.ReadAgain, check.Withheld), problems);

        // Nobody knows when a copy in a folder was made: there it is enough that the picture was withheld once.
        bool MayBeWithheld(Digest picture) => count.Takedowns.OfPicture(picture).Any(takedown =>
            source.IsLive ? takedown.IsInForceAt(time.GetUtcNow()) : takedown.Confirmed is not null);
    }
}
