using System.Collections.Immutable;
using System.Globalization;

namespace Sirekap.Election.Statements.Kinds;

/// <summary>An officer's submission of one form: the figures as typed from the paper, and the digests of the photographs that follow.</summary>
public sealed record FormStatement : Statement
{
    internal const string Name = "form";
    private const int MostPages = 99;

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <summary>The station's code.</summary>
    public required string Station { get; init; }

    /// <summary>The contest's code.</summary>
    public required string Contest { get; init; }

    /// <summary>The SHA-256 of each page's photograph, by page number: at least one; a page that is missing becomes a finding.</summary>
    public required ImmutableSortedDictionary<int, Digest> Pages { get; init; }

    /// <summary>The officer's figures by field id.</summary>
    public required ImmutableSortedDictionary<string, Votes> Figures { get; init; }

    /// <summary>The log index of the form that this one replaces, if any.</summary>
    public long? Replaces { get; init; }

    /// <summary>Why it replaces that form; null where it replaces none, or its phone does not say.</summary>
    public ReplacementReason? Reason { get; init; }

    internal static FormStatement Read(StatementHead head, CanonicalObject members)
    {
        var pages = members.Object("pages");
        if (!pages.Names.Any())
            throw new RefusedException("malformed", "A form announces at least one photograph: no figure without its evidence.");
        var replaces = members.OptionalInteger("replaces", 0, long.MaxValue);
        var reason = members.OptionalText("reason");
        if (reason is not null && replaces is null)
            throw new RefusedException("malformed", "\"reason\" says why a form is replaced, so it stands beside \"replaces\" only.");
        return new()
        {
            Election = head.Election,
            At = head.At,
            Sequence = head.Sequence,
            Station = members.Text("station"),
            Contest = members.Text("contest"),
            Pages = pages.Names.ToImmutableSortedDictionary(ReadPageNumber, page => Digest.Parse(pages.Text(page))),
            Figures = Kinds.Figures.Read(members.Object("figures")),
            Replaces = replaces,
            Reason = reason is null ? null : Codes.Parse<ReplacementReason>(reason),
        };
    }

    /// <inheritdoc/>
    protected override void Write(CanonicalObject members)
    {
        var pages = new CanonicalObject();
        foreach (var (page, digest) in Pages)
            pages.Set(page.ToString(CultureInfo.InvariantCulture), digest.ToString());
        members.Set("station", Station).Set("contest", Contest).Set("pages", pages)
            .Set("figures", Kinds.Figures.Write(Figures)).Set("replaces", Replaces)
            .Set("reason", Reason is { } reason ? Codes.Name(reason) : null);
    }

    private static int ReadPageNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= MostPages
            && page.ToString(CultureInfo.InvariantCulture) == text
            ? page
            : throw new RefusedException("malformed", $"\"{text}\" is not a page number from 1 to {MostPages}.");
}
