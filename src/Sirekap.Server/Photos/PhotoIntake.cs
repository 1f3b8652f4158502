using Microsoft.AspNetCore.Http.HttpResults;
using Sirekap.Election.Statements;
using Sirekap.Reader;
using Sirekap.Reader.Jpeg;
using Sirekap.Server.Intake;
using Sirekap.Server.Reading;

namespace Sirekap.Server.Photos;

/// <summary>Keeps an announced photograph that has come in, however it came: its digest and its kind are checked first.</summary>
internal sealed class PhotoIntake(PhotoShelf shelf, ReadingQueue queue)
{
    public static ProblemHttpResult TooLarge => Problems.Refuse("photo-too-large", TooLargeSentence);

    public static string TooLargeSentence => $"A photograph has at most {PhotoShelf.MostBytes / (1024 * 1024)} MB.";

    /// <summary>Keeps it, or says why not.</summary>
    /// <param name="announced">The digest that a form announces.</param>
    /// <param name="jpeg">The bytes.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<ProblemHttpResult?> KeepAsync(Digest announced, byte[] jpeg, CancellationToken cancellation)
    {
        var sent = Digest.Of(jpeg);
        if (sent != announced)
            return Problems.Refuse("hash-mismatch", $"The bytes have the SHA-256 {sent}, not {announced}: the upload was changed or cut off; send it again.");
        if (JpegHeader.Check(jpeg, out _) is { } unfit)
            return Problems.Refuse(unfit == Reader.Refusal.TooLarge ? "photo-too-large" : "not-a-jpeg", unfit.Advice().En);
        await shelf.PutOriginalAsync(announced, jpeg, cancellation);
        queue.Wake();
        return null;
    }
}
