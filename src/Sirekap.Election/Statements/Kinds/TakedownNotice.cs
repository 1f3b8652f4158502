namespace Sirekap.Election.Statements.Kinds;

/// <summary>What stands in the place of a withheld picture, or beside a suspended figure.</summary>
/// <param name="Subject">Which picture or figure.</param>
/// <param name="Reason">Why, by code.</param>
/// <param name="Sentence">Why, in a sentence for the public.</param>
/// <param name="Order">The number of the authority's order.</param>
/// <param name="Expires">When it ends by itself; the fold keeps it, and whoever shows the subject goes by his own clock.</param>
public sealed record TakedownNotice(TakedownSubject Subject, TakedownReason Reason, string Sentence, string Order, StatementTime Expires)
{
    /// <summary>The longest sentence, in characters.</summary>
    public const int LongestSentence = 500;

    /// <summary>The longest number of an order, in characters.</summary>
    public const int LongestOrder = 100;

    /// <summary>The longest time, counted from the signer's own: who wants more signs anew.</summary>
    public static readonly TimeSpan LongestTime = TimeSpan.FromDays(90);

    internal static TakedownNotice Read(CanonicalObject members) => new(
        (members.OptionalText("photo"), members.OptionalText("field")) switch
        {
            ({ } photo, null) => new PictureSubject(Digest.Parse(photo)),
            (null, null) => throw new RefusedException("missing-field", "The takedown names neither a picture (\"photo\") nor a figure (\"field\")."),
            (null, { } field) => new FigureSubject(field),
            _ => throw new RefusedException("malformed", "A takedown names one picture (\"photo\") or one figure (\"field\"), not both."),
        },
        Codes.Parse<TakedownReason>(members.Text("reason")),
        members.Text("text", LongestSentence),
        members.Text("order", LongestOrder),
        StatementTime.Parse(members.Text("expires")));

    internal void Write(CanonicalObject members)
    {
        _ = Subject switch
        {
            PictureSubject picture => members.Set("photo", picture.Photo.ToString()),
            FigureSubject figure => members.Set("field", figure.Field),
            _ => throw new InvalidOperationException($"There is no takedown of a {Subject.GetType().Name}."),
        };
        members.Set("reason", Codes.Name(Reason)).Set("text", Sentence).Set("order", Order).Set("expires", Expires.ToString());
    }
}

/// <summary>What a takedown is about.</summary>
public abstract record TakedownSubject;

/// <summary>A public picture, which is not shown.</summary>
/// <param name="Photo">The SHA-256 of the public copy.</param>
public sealed record PictureSubject(Digest Photo) : TakedownSubject;

/// <summary>A figure of the form, which stays visible and in every total, with a mark.</summary>
/// <param name="Field">The field's id.</param>
public sealed record FigureSubject(string Field) : TakedownSubject;

/// <summary>Why something is withheld or suspended.</summary>
public enum TakedownReason
{
    /// <summary>Somebody's name, face or signature can be seen.</summary>
    PersonalData,

    /// <summary>The picture shows something else than a result form, which the law forbids to show.</summary>
    Unlawful,

    /// <summary>A court has ordered it.</summary>
    CourtOrder,

    /// <summary>The election's supervisor (Bawaslu) has ordered it.</summary>
    SupervisorOrder,
}
