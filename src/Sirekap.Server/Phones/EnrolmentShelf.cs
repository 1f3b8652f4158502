using Sirekap.Election.Statements;
using Sirekap.Storage;

namespace Sirekap.Server.Phones;

/// <summary>Which key each code was used for: a code works once, and for the phone whose answer was lost once more.</summary>
public sealed class EnrolmentShelf(IRecordStore records)
{
    private const string Used = "phone-code-used";

    /// <summary>Uses a code up for a key.</summary>
    /// <returns>False where it was used for another.</returns>
    public async Task<bool> TryUseAsync(EnrolmentCode code, ReadOnlyMemory<byte> publicKey, CancellationToken cancellation)
    {
        // Named by its hash: a code that waits to be used cannot be read here, and neither can one that was.
        var name = Digest.Of(System.Text.Encoding.ASCII.GetBytes(code.Station + code.Text)).ToString();
        return await records.TryPutAsync(Used, name, 0, publicKey, cancellation)
            || (await records.FindAsync(Used, name, cancellation) is { } found && publicKey.Span.SequenceEqual(found.Value));
    }
}
