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
    MirrorOptions options, IPublicSource origin, MirroredLog log, LiveCount live, Pictures pictures, TimeProvider clock, ILogger<Follower> logger)
    : BackgroundService
{
    private const string CheckpointPath = "log/checkpoint";

    private readonly Evidence _evidence = new(options.Data);
    private MirrorNote _note = new(options.From.AbsoluteUri.TrimEnd('/'), MirrorState.Silent, null, null);

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
        try
        {
            if (await origin.ReadAsync(CheckpointPath, cancellation) is not { } note)
            {
                Tell(MirrorState.Silent, $"{origin.Name} has no {CheckpointPath}.");
                return;
            }

            var next = log.Policy.Open(note);
            _note = _note with { Size = next.Size, SeenAt = clock.GetUtcNow() };
            if (log.IsEmpty || next.Size > log.Latest.Size)
                Tell(MirrorState.CatchingUp, null);
            await TakeAsync(await log.FollowAsync(next, origin, cancellation), cancellation);
        }
        catch (SourceUnreachableException silent)
        {
            Tell(MirrorState.Silent, silent.Message);
        }
        catch (LogDataException foreign)
        {
            Tell(MirrorState.Silent, $"{origin.Name} shows a checkpoint that cannot be believed: {foreign.Message}");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or DbException)
        {
            Tell(MirrorState.Silent, $"The copy cannot be written: {trouble.Message}");
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
                var (ours, theirs) = _evidence.Keep(forked);
                Tell(MirrorState.Forked, $"The log signed two histories; the proof is in {ours} and {theirs}.");
                return;
            default:
                throw new InvalidOperationException($"The copy answered with {step}.");
        }
    }

    /// <summary>A second history is never forgotten: who signed one may hide it again.</summary>
    private void Tell(MirrorState state, string? trouble)
    {
        var known = state != MirrorState.Forked && _evidence.Exists ? MirrorState.Forked : state;
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
            await foreach (var entry in log.ReadAsync(count.Size, cancellation))
            {
                var refusal = count.Apply(entry.Index, entry.Bytes);
                if (refusal is not null && entry.Index == 0)
                    throw new InvalidDataException($"This log cannot be counted with this election data: {refusal.Sentence} Give the log's own with --election.");
                if (refusal is null && SignedEntry.Parse(entry.Bytes).Statement is ReadingStatement { PublicCopy: { } copy })
                    pictures.Want(copy);
            }
        }
        finally
        {
            live.CloseGroup();
        }
    }
}
