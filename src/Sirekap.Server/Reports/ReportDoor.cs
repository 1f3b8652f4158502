using System.Net;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;
using Sirekap.Server.Intake;
using Sirekap.Storage;

namespace Sirekap.Server.Reports;

/// <summary>
/// The door for citizens' reports: effort and its price, then the words to their private place and the rest, signed by this server, to the log.
/// </summary>
internal sealed class ReportDoor(
    ReportMint mint, ReportPrices prices, ReportWords words, ReportPictures pictures, ServerHand hand, LiveCount live, ReportOptions options, TimeProvider clock)
{
    /// <summary>How many zero bits the proof of work of an address has now.</summary>
    public int WorkBitsFor(IPAddress? address) => prices.BitsFor(address);

    /// <summary>How long those wait who prove none, in seconds.</summary>
    public int WaitSeconds => options.WaitSeconds;

    /// <summary>Whether reports are taken in now.</summary>
    public bool IsOpen => options.Open && hand.Signer.IsEnrolled && live.Read(count => count.ClosedAt) is null;

    /// <summary>A new challenge for a form.</summary>
    public Task<string> GiveAsync(string station, string contest, CancellationToken cancellation) => mint.GiveAsync(station, contest, cancellation);

    /// <summary>Takes a report in.</summary>
    /// <remarks>
    /// What is wrong with a form is found before its challenge is used up, so that nobody works twice for it. Decoding a photograph costs us, so the challenge is used up before: a photograph
    /// whose damage shows only when it is decoded has cost its sender the form.
    /// </remarks>
    public async Task<ReportOutcome> TakeAsync(string station, string contest, ReportDraft draft, IPAddress? address, CancellationToken cancellation)
    {
        var isSpent = false;
        try
        {
            if (!IsOpen)
                throw new RefusedException("reports-closed", "This server takes no reports.");
            var topic = TopicOf(station, contest, draft);
            if (draft.Photo is { } judged)
                PlainPicture.Judge(judged);
            var (challenge, effort) = await mint.JudgeAsync(draft, station, contest, cancellation);
            if (prices.Judge(address, effort) is { } refused)
                return refused;
            isSpent = true;
            if (!await mint.TryUseAsync(challenge))
                throw new RefusedException("challenge-used", "This form has been sent before: one form is one report.");
            if (prices.Count(address, effort) is { } full)
                return full with { IsSpent = true };
            return await RecordAsync(topic, draft.Text, draft.Photo is { } sent ? await ReportPictures.PlainAsync(sent, cancellation) : null);
        }
        catch (RefusedException refused)
        {
            return new ReportOutcome.Refused(refused.Refusal, refused.Refusal.Code == "too-early" ? TimeSpan.FromSeconds(options.WaitSeconds) : null)
            {
                IsSpent = isSpent || refused.Refusal.Code is "challenge-unknown" or "challenge-expired",
            };
        }
        catch (WriterStoppedException)
        {
            return new ReportOutcome.Refused(new("log-stopped", "The log takes no more entries until the server is started again: send the report again then."), TimeSpan.FromMinutes(1)) { IsSpent = true };
        }
    }

    private ReportTopic TopicOf(string station, string contest, ReportDraft draft)
    {
        var subject = draft.Subject ?? throw new RefusedException("subject-missing", "Choose what is wrong.");
        if (draft.Field is { } field && live.Definition.FindContest(contest)?.Has(field) != true)
            throw new RefusedException("field-unknown", $"The form has no field \"{field}\".");
        return subject == ReportSubject.Other && draft.Text.Length == 0
            ? throw new RefusedException("text-missing", "Say in a sentence what is wrong.")
            : new(station, contest, subject, draft.Field);
    }

    private async Task<ReportOutcome> RecordAsync(ReportTopic topic, string text, byte[]? photo)
    {
        Digest? seal = text.Length == 0 ? null : await words.KeepAsync(text, new(clock.GetUtcNow()));
        Digest? picture = photo is null ? null : await pictures.KeepAsync(photo);
        var outcome = await hand.Signer.AppendAsync((at, sequence) => topic.State(live.Definition.Id, at, sequence, new(seal, 1) { Photo = picture }), CancellationToken.None);
        if (outcome is AppendOutcome.Stored stored)
            return new ReportOutcome.Recorded(stored.Index);
        if (seal is { } unsealed)
            await words.EraseAsync(unsealed);
        return outcome is AppendOutcome.Refused { Refusal: var (code, sentence) }
            ? new ReportOutcome.Refused(new(code, sentence)) { IsSpent = true }
            : throw new InvalidOperationException($"The log answered with {outcome}.");
    }
}
