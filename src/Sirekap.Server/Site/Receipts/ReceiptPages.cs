using Sirekap.Log;
using Sirekap.Server.Counting;
using Sirekap.Server.Ledger;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Site.Receipts;

/// <summary>Answers for the receipt of one entry. The log is asked before the count is held still: it may have to wait for its next checkpoint.</summary>
internal static class ReceiptPages
{
    public static async Task<IResult> AnswerAsync(HttpContext http, FrontDesk desk, Language language, long index)
    {
        if (index < 0 || index >= http.RequestServices.GetRequiredService<LiveCount>().Size)
            return await desk.Answer(http, language, _ => null);
        // Proof and codes cost more than the rest of the page: not for whoever has them.
        if (desk.AnswerKnown(http, language) is { } known)
            return known;
        var evidence = await EvidenceAsync(http, index);
        return await desk.Answer(http, language, question => evidence is null
            ? null
            : Page.Of<ReceiptPage, ReceiptView>(ReceiptView.Of(evidence, question.Count, SiteAddress.Of(http))));
    }

    private static async Task<ReceiptEvidence?> EvidenceAsync(HttpContext http, long index)
    {
        var services = http.RequestServices;
        var log = services.GetRequiredService<IPublishedLog>();
        if (await log.EntryAsync(index, http.RequestAborted) is not { } entry)
            return null;
        var receipt = await log.ReceiptAsync(index, http.RequestAborted);
        return ReceiptEvidence.Of(index, entry, receipt.Proof, log.Policy);
    }
}
