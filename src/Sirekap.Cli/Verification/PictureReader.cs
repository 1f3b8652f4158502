using Sirekap.Election;
using Sirekap.Election.Statements;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Pages;

namespace Sirekap.Cli.Verification;

/// <summary>Opens the reader that reads public pictures again.</summary>
internal static class PictureReader
{
    /// <summary>The reader and the digest of its weights; null without weights.</summary>
    public static (PageReader? Reader, Digest? Model) Open(ElectionDefinition definition, string? model)
    {
        if (model is null)
            return (null, null);
        var weights = File.ReadAllBytes(model);
        return (new(definition.Contests.Select(contest => contest.Form), DigitModel.Load(weights)), Digest.Of(weights));
    }
}
