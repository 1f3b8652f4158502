using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Sirekap.Log;
using Sirekap.Storage;

namespace Sirekap.Server.Witnesses;

/// <summary>
/// The witnesses of this log, asked in parallel. Whoever does not answer in time is left out and left alone for a while; the
/// checkpoint goes out without it, and the alarm is raised in console, metrics, health and on every page.
/// </summary>
public sealed partial class WitnessCircle : ICosigners, IDisposable
{
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _rest = TimeSpan.FromSeconds(10);

    private readonly WitnessContact[] _contacts;
    private readonly IReadOnlyList<NoteVerifier> _log;
    private readonly Cosigner? _own;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;
    private readonly Meter _meter;
    private readonly Counter<long> _failures;
    private ILogger _logger = NullLogger.Instance;
    private volatile int _signed;
    private long? _ownSignedAt;

    /// <summary>Makes ready to ask; asks nobody yet.</summary>
    /// <param name="witnesses">Whom.</param>
    /// <param name="log">The log's keys, the present one first: a witness may have seen it last under an earlier one.</param>
    /// <param name="own">The log's second key, which cosigns at once; null when it has none.</param>
    /// <param name="clock">The clock of limits, and of the log's own cosignatures.</param>
    /// <param name="meters">Who watches; nobody unless given.</param>
    public WitnessCircle(IEnumerable<WitnessAddress> witnesses, IReadOnlyList<NoteVerifier> log, Cosigner? own, TimeProvider clock, IMeterFactory? meters = null)
    {
        (_log, _own, _clock) = (log, own, clock);
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = 256 * 1024,
        };
        _contacts = [.. witnesses.Select(witness => new WitnessContact(witness, _http))];
        _meter = meters?.Create(new MeterOptions("Sirekap.Witnesses")) ?? new Meter("Sirekap.Witnesses");
        _meter.CreateObservableGauge("sirekap.witnesses.signed", () => _signed, description: "Witnesses whose cosignature is on the last checkpoint.");
        _meter.CreateObservableGauge("sirekap.witnesses.expected", () => _contacts.Length, description: "Witnesses that are asked.");
        _meter.CreateObservableGauge("sirekap.witnesses.cosignature.age", Ages, "s", "How old the last cosignature of each witness is, by the witness's own clock.");
        _failures = _meter.CreateCounter<long>("sirekap.witnesses.failures", description: "Requests to witnesses without a valid cosignature.");
    }

    /// <summary>Mirrors that are asked at the start, too.</summary>
    public IReadOnlyList<Uri> Mirrors { get; init; } = [];

    /// <summary>How long a publication waits for witnesses.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How old a cosignature may grow before it is asked for again, so that whoever looks at a log at rest sees that it is still watched; zero for never.</summary>
    public TimeSpan RenewAfter { get; init; } = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public bool GrowOld => RenewAfter > TimeSpan.Zero && (_own is not null || _contacts.Length > 0);

    /// <inheritdoc/>
    public IReadOnlyList<CosignatureVerifier> Keys =>
        [.. _contacts.SelectMany(contact => contact.Address.Keys), .. _own is null ? Array.Empty<CosignatureVerifier>() : [_own.Verifier]];

    /// <summary>The log's own second key; null when it has none.</summary>
    public CosignatureVerifier? OwnKey => _own?.Verifier;

    /// <summary>How many of the witnesses have cosigned a checkpoint, and what is wrong with the others.</summary>
    public WitnessTally TallyOf(SignedCheckpoint checkpoint) => new(
        _contacts.Count(contact => contact.HasSigned(checkpoint)),
        _contacts.Length,
        [.. _contacts.Where(contact => !contact.HasSigned(checkpoint)).Select(contact => new MissingWitness(contact.Address.Name, contact.Trouble))]);

    /// <summary>Tells a logger what is wrong now, and from now on what changes.</summary>
    public void ReportTo(ILogger logger)
    {
        _logger = logger;
        foreach (var contact in _contacts.Where(contact => contact.Trouble is not null))
            LogAway(logger, contact.Address.Name, contact.Trouble!);
    }

    /// <inheritdoc/>
    public bool AreDue(SignedCheckpoint checkpoint) => IsOwnDue(checkpoint) || _contacts.Any(contact => IsDue(contact, checkpoint));

    /// <inheritdoc/>
    public async Task<SignedCheckpoint> CosignAsync(SignedCheckpoint checkpoint, ITileSource tiles, CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow();
        if (IsOwnDue(checkpoint) && _own!.Cosign(checkpoint, now) is { } line)
        {
            checkpoint = checkpoint.With(System.Text.Encoding.UTF8.GetBytes(line), _own.Verifier);
            _ownSignedAt = _clock.GetTimestamp();
        }

        var due = _contacts.Where(contact => IsDue(contact, checkpoint) && contact.RestsUntil <= now).ToList();
        var answers = await AllAsync(due, Limit, (contact, limit) => contact.AskAsync(checkpoint, tiles, limit), cancellation);
        foreach (var (contact, answer) in due.Zip(answers))
        {
            if (answer is null)
                continue;
            checkpoint = checkpoint.With(answer, [.. contact.Address.Keys]);
            contact.SignedAt = _clock.GetTimestamp();
        }
        _signed = _contacts.Count(contact => contact.HasSigned(checkpoint));
        foreach (var contact in _contacts)
            contact.Remember(checkpoint);
        return checkpoint;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SignedCheckpoint>> LastSeenAsync(CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(_startLimit, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var mirrors = new KnownMirrors(Mirrors, _http).LastSeenAsync(_log, either.Token);
        var seen = await AllAsync(_contacts, _startLimit, (contact, limit) => contact.LastSeenAsync(_log, limit), cancellation);
        return [.. seen.OfType<SignedCheckpoint>(), .. await mirrors];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _meter.Dispose();
        _http.Dispose();
    }

    private IEnumerable<Measurement<double>> Ages()
    {
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        return _contacts.Where(contact => contact.LastCosigned > 0)
            .Select(contact => new Measurement<double>(now - contact.LastCosigned, new KeyValuePair<string, object?>("witness", contact.Address.Name)));
    }

    private bool IsDue(WitnessContact contact, SignedCheckpoint checkpoint) => !contact.HasSigned(checkpoint) || IsOld(contact.SignedAt);

    private bool IsOwnDue(SignedCheckpoint checkpoint) =>
        _own is not null && (checkpoint.Cosignatures.All(cosignature => !cosignature.Key.Equals(_own.Verifier)) || IsOld(_ownSignedAt));

    // What another server asked for and this one never did is as good as old.
    private bool IsOld(long? signedAt) => RenewAfter > TimeSpan.Zero && (signedAt is not { } at || _clock.GetElapsedTime(at) >= RenewAfter);

    private async Task<T?[]> AllAsync<T>(
        IEnumerable<WitnessContact> contacts, TimeSpan within, Func<WitnessContact, CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(within, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var token = either.Token;
        return await Task.WhenAll(contacts.Select(contact => TryAsync(contact, within, ask, token, cancellation)));
    }

    // Whatever a witness does, it must not stop the log; only the log's own ending does.
    private async Task<T?> TryAsync<T>(
        WitnessContact contact, TimeSpan within, Func<WitnessContact, CancellationToken, Task<T>> ask, CancellationToken limit, CancellationToken ending)
    {
        try
        {
            var answer = await ask(contact, limit);
            Note(contact, null);
            return answer;
        }
        catch (OperationCanceledException) when (!ending.IsCancellationRequested)
        {
            Note(contact, $"It did not answer within {within.TotalSeconds:0} s.");
        }
        catch (Exception reason) when (reason is HttpRequestException or IOException or LogDataException)
        {
            Note(contact, reason.Message);
        }
        return default;
    }

    private void Note(WitnessContact contact, string? trouble)
    {
        if (trouble is not null)
        {
            _failures.Add(1, new KeyValuePair<string, object?>("witness", contact.Address.Name));
            contact.RestsUntil = _clock.GetUtcNow() + _rest;
        }
        if (trouble is not null && contact.Trouble is null)
            LogAway(_logger, contact.Address.Name, trouble);
        else if (trouble is null && contact.Trouble is not null)
            LogBack(_logger, contact.Address.Name);
        contact.Trouble = trouble;
    }

    [LoggerMessage(1, LogLevel.Error, "The witness {Witness} does not cosign; checkpoints go out without it. {Trouble}")]
    private static partial void LogAway(ILogger logger, string witness, string trouble);

    [LoggerMessage(2, LogLevel.Warning, "The witness {Witness} cosigns again.")]
    private static partial void LogBack(ILogger logger, string witness);
}
