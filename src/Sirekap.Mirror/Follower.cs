using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Log;
using Sirekap.Mirror.Sources;
using Sirekap.Server.Counting;
using Sirekap.Server.Site;
using Sirekap.Storage;

namespace Sirekap.Mirror;

/// <summary>Looks at the origin again and again, takes in what is proven, and counts it.</summary>
internal sealed class Follower(
    MirrorOptions options, IPublicSource origin, MirroredLog log, LiveCount live, NamedFiles files, MirrorHome home, TimeProvider clock, MirrorMeter meter, ILogger<Follower> logger)
    : BackgroundService
{
    private const string CheckpointPath = "log/checkpoint";

    private readonly Evidence _evidence = new(options.Data, log.Blobs);
    private readonly HeardSource _origin = new(origin, clock);
    private bool _isForked;
    private MirrorNote _note = new(options.From.AbsoluteUri.TrimEnd('/'), MirrorState.Silent, null, null) { Country = home.Country };

    /// <summary>Counts what the folder held before, without asking anybody.</summary>
    /// <exception cref="InvalidDataException">The log cannot be counted with this election data.</exception>
    public async Task ResumeAsync(CancellationToken cancellation)
    {
        Tell(_note.State, null);
        await CountAsync(cancellation);
    }

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        await LookOnceAsync(cancellation);
        meter.Looked(_note.State);
    }

    private async Task LookOnceAsync(CancellationToken cancellation)
    {
        try
        {
            if (await AskAsync(cancellation) is not { } note)
            {
                Tell(MirrorState.Silent, $"{origin.Name} has no {CheckpointPath}.");
                return;
            }

            if (await BelieveAsync(note, cancellation) is not { } next)
                return;
            _note = _note with { Size = next.Size, SeenAt = clock.GetUtcNow() };
            if (log.IsEmpty || next.Size > log.Latest.Size)
                Tell(MirrorState.CatchingUp, null);
            await TakeAsync(await FollowAsync(next, cancellation), cancellation);
        }
        catch (SourceUnreachableException silent)
        {
            Tell(MirrorState.Silent, silent.Message);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or DbException)
        {
            Tell(MirrorState.Silent, $"The copy cannot be written: {trouble.Message}");
        }
    }

    /// <summary>The checkpoint of a note; null where the policy does not believe it. One that the log itself has signed must not contradict what is held, whoever else did not sign it.</summary>
    private async Task<SignedCheckpoint?> BelieveAsync(byte[] note, CancellationToken cancellation)
    {
        try
        {
            return await log.OpenAsync(note, origin, cancellation);
        }
        catch (LogDataException foreign)
        {
            if (await log.ContradictionInAsync(note, origin, cancellation) is { } forked)
                await KeepAsync(forked, cancellation);
            else
                Tell(MirrorState.Silent, $"{origin.Name} shows a checkpoint that cannot be believed: {foreign.Message}");
            return null;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await LookAsync(stoppingToken);
                await Task.Delay(options.Every, clock, stoppingToken);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The host ends with it; whoever started the program must not take that for a good end.
            Environment.ExitCode = 1;
            throw;
        }
    }

    /// <summary>The newest checkpoint; an origin that takes the question and never ends its answer is as silent as one that is gone.</summary>
    private async Task<byte[]?> AskAsync(CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(options.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return await _origin.ReadAsync(CheckpointPath, either.Token);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new SourceUnreachableException($"{origin.Name} has not shown its checkpoint within {options.Patience.TotalSeconds} seconds.", late);
        }
    }

    private async Task<CopyStep> FollowAsync(SignedCheckpoint next, CancellationToken cancellation)
    {
        _origin.Listen();
        var step = log.FollowAsync(next, _origin, cancellation);
        while (true)
        {
            try
            {
                return await step.WaitAsync(options.Patience, clock, CancellationToken.None);
            }
            catch (TimeoutException) when (!step.IsCompleted)
            {
                if (_origin.Silence < options.Patience)
                    Tell(MirrorState.CatchingUp, null);
                else
                    Tell(MirrorState.Silent, $"{origin.Name} has sent no file to its end for {options.Patience.TotalSeconds} seconds.");
            }
        }
    }

    private async Task TakeAsync(CopyStep step, CancellationToken cancellation)
    {
        switch (step)
        {
            case CopyStep.Followed:
                await CountAsync(cancellation);
                Tell(MirrorState.Agrees, null);
                return;
            case CopyStep.Behind:
                Tell(MirrorState.Silent, $"{origin.Name} shows {_note.Size} entries and showed {log.Latest.Size} before: it lags behind, or was set back.");
                return;
            case CopyStep.Broken broken:
                Tell(MirrorState.Silent, broken.Sentence);
                return;
            case CopyStep.Forked forked:
                await KeepAsync(forked, cancellation);
                return;
            default:
                throw new InvalidOperationException($"The copy answered with {step}.");
        }
    }

    private async Task KeepAsync(CopyStep.Forked forked, CancellationToken cancellation)
    {
        _isForked = true;
        meter.Refused();
        try
        {
            var (ours, theirs) = await _evidence.KeepAsync(forked, cancellation);
            Tell(MirrorState.Forked, $"The log signed two histories; the proof is in {ours} and {theirs}.");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            Tell(MirrorState.Forked, $"The log signed two histories, and the proof cannot be kept: {trouble.Message} Make room in the folder evidence.");
        }
    }

    /// <summary>A second history is never forgotten: who signed one may hide it again.</summary>
    private void Tell(MirrorState state, string? trouble)
    {
        var known = _isForked || _evidence.Exists ? MirrorState.Forked : state;
        if (trouble is not null && trouble != log.Trouble)
            logger.LogWarning("{Trouble}", trouble);
        _note = _note with { State = known };
        (log.Mirror, log.Trouble) = (_note, trouble ?? (known == MirrorState.Forked ? log.Trouble ?? "The log was seen to sign two histories; see the folder evidence." : null));
    }

    private async Task CountAsync(CancellationToken cancellation)
    {
        if (log.IsEmpty || live.Size >= log.Latest.Size)
            return;
        var count = live.OpenGroup();
        try
        {
            await foreach (var (index, entry) in log.ReadAsync(count.Size, cancellation).PreparedForAsync(count, cancellation))
            {
                var refusal = count.Apply(index, entry);
                if (refusal is not null && index == 0)
                    throw new InvalidDataException($"This log cannot be counted with this election data: {refusal.Sentence} Give the log's own with --election.");
                if (refusal is null && entry.Entry is { Statement: var statement })
                    files.WantFor(statement);
            }
        }
        finally
        {
            live.CloseGroup();
        }
    }
}
