using System.Text;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Passkeys;
using Sirekap.Server.Counting;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Ledger;
using Sirekap.Storage;

namespace Sirekap.Server.Desk.Signing;

/// <summary>
/// Two steps for every statement made at the desk: it is prepared and shown, then the person's passkey signs just these bytes. One statement waits for
/// each person; whoever prepares another has given the first up. Nothing is in the log before the passkey has signed.
/// </summary>
internal sealed class SigningPad(LogBook book, LiveCount live, TimeProvider clock)
{
    /// <summary>How long a statement waits for its signature: the time that it claims is the one at which it was prepared.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private const string Kind = "signing";

    /// <summary>Prepares a statement, if the fold would take it once it is signed.</summary>
    /// <param name="http">Whose session asks.</param>
    /// <param name="state">Makes the statement; it refuses by throwing.</param>
    /// <returns>What the page shows and the passkey signs: <c>statement</c>, and the <c>credential</c> to sign it with.</returns>
    /// <exception cref="RefusedException">Nobody is logged in, or the fold would refuse the statement.</exception>
    public async Task<CanonicalObject> OfferAsync(HttpContext http, Func<StatementHead, Statement> state)
    {
        var (person, statement) = live.Read(count =>
        {
            var person = Session.Require(http, count);
            var statement = state(new(count, person, count.Definition.Id, new(clock.GetUtcNow()), count.NextSequence(person.Key)!.Value));
            return count.Foresee(statement, person.Key) is { } refusal ? throw new RefusedException(refusal) : (person, statement);
        });
        var bytes = statement.ToCanonical().ToBytes();
        var waiting = await book.Records.FindAsync(Kind, person.Key.ToString(), http.RequestAborted);
        if (!await book.Records.TryPutAsync(Kind, person.Key.ToString(), waiting?.Version ?? 0, bytes, http.RequestAborted))
            throw new RefusedException("nothing-to-sign", "Another page prepared a statement for your passkey at the same moment: try again.");
        return Shown(person, bytes);
    }

    /// <summary>Appends the statement that waits for a person, signed.</summary>
    /// <returns>Its log index.</returns>
    /// <exception cref="RefusedException">Nothing waits or what waits is too old, the passkey signed something else, or the fold refuses the statement by now.</exception>
    public async Task<long> SignAsync(DeskPerson person, PasskeyAnswer answer, CancellationToken cancellation)
    {
        var waiting = await book.Records.FindAsync(Kind, person.Key.ToString(), cancellation);
        if (waiting is not { Value.Length: > 0 })
            throw new RefusedException("nothing-to-sign", "No statement waits for your passkey: load the page again.");
        var prepared = StatementTime.Parse(CanonicalJson.Parse(waiting.Value).Text("at"));
        if (clock.GetUtcNow() - prepared.Moment > Patience)
            throw new RefusedException("nothing-to-sign", $"The statement that waits for your passkey was prepared at {prepared}, more than {Patience.TotalMinutes:F0} minutes ago: load the page again.");
        var index = await AppendAsync(person, waiting.Value, answer, cancellation);
        await book.Records.TryPutAsync(Kind, person.Key.ToString(), waiting.Version, ReadOnlyMemory<byte>.Empty, CancellationToken.None);
        return index;
    }

    /// <summary>Appends a prepared statement with what the passkey answered.</summary>
    /// <exception cref="RefusedException">The passkey signed something else, or the fold refuses the statement.</exception>
    public async Task<long> AppendAsync(DeskPerson person, byte[] statement, PasskeyAnswer answer, CancellationToken cancellation)
    {
        var entry = SignedEntry.Assemble(statement, person.Key, Assertion.Of(answer.Client, answer.Data, statement), answer.Signature);
        return await book.Writer.AppendAsync(entry.Bytes, cancellation) switch
        {
            AppendOutcome.Stored stored => stored.Index,
            AppendOutcome.Known known => known.Index,
            AppendOutcome.Refused { Refusal: var (code, sentence) } => throw new RefusedException(code, sentence),
            var outcome => throw new InvalidOperationException($"The log answered with {outcome}."),
        };
    }

    /// <summary>What a page shows of a prepared statement.</summary>
    public static CanonicalObject Shown(DeskPerson person, byte[] statement) =>
        new CanonicalObject().Set("statement", Encoding.UTF8.GetString(statement)).Set("credential", person.Credential);
}
