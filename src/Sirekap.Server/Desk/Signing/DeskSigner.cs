using System.Text;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Passkeys;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Ledger;
using Sirekap.Storage;

namespace Sirekap.Server.Desk.Signing;

/// <summary>
/// The one way in which anything is signed at the desk: a step prepares the statement, the page shows it, the passkey signs its hash, and what was
/// prepared goes into the log. Each person has one statement prepared at a time; whoever goes away leaves nothing behind but that.
/// </summary>
internal sealed class DeskSigner(IRecordStore records, LogBook book)
{
    private const string Kind = "prepared";

    /// <summary>Keeps a statement for signing.</summary>
    /// <param name="person">Who will sign.</param>
    /// <param name="subject">What it is about, in one line; signing must name the same.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What the page needs: <c>statement</c> to show and sign, <c>credential</c> to sign with.</returns>
    /// <exception cref="RefusedException">The same person prepares in two windows at once.</exception>
    public async Task<CanonicalObject> PrepareAsync(DeskPerson person, string subject, Statement statement, CancellationToken cancellation)
    {
        var text = Encoding.UTF8.GetString(statement.ToCanonical().ToBytes());
        var earlier = await records.FindAsync(Kind, person.Key.ToString(), cancellation);
        return await records.TryPutAsync(Kind, person.Key.ToString(), earlier?.Version ?? 0, Encoding.UTF8.GetBytes($"{subject}\n{text}"), cancellation)
            ? new CanonicalObject().Set("statement", text).Set("credential", person.Credential)
            : throw NotPrepared();
    }

    /// <summary>Puts what was prepared into the log with the passkey's answer.</summary>
    /// <returns>The log index.</returns>
    /// <exception cref="RefusedException">Nothing was prepared about this subject, the answer does not fit, or the fold refuses the statement.</exception>
    public async Task<long> SignAsync(DeskPerson person, string subject, PasskeyAnswer answer, CancellationToken cancellation)
    {
        var prepared = await records.FindAsync(Kind, person.Key.ToString(), cancellation) is { } record ? Encoding.UTF8.GetString(record.Value) : "";
        if (!prepared.StartsWith(subject + "\n", StringComparison.Ordinal))
            throw NotPrepared();
        var statement = Encoding.UTF8.GetBytes(prepared[(subject.Length + 1)..]);
        var entry = SignedEntry.Assemble(statement, person.Key, Assertion.Of(answer.Client, answer.Data, statement), answer.Signature);
        return await book.Writer.AppendAsync(entry.Bytes, cancellation) switch
        {
            AppendOutcome.Stored stored => stored.Index,
            AppendOutcome.Known known => known.Index,
            AppendOutcome.Refused { Refusal: var (code, sentence) } => throw new RefusedException(code, sentence),
            var outcome => throw new InvalidOperationException($"The log answered with {outcome}."),
        };
    }

    private static RefusedException NotPrepared() => new("not-prepared", "What was prepared for signing is not this any more: load the page again.");
}
