namespace Sirekap.Election.Statements.Kinds;

/// <summary>
/// A step in withholding a picture or suspending a figure: asked for by one, confirmed by a second who signs the same words, or lifted. Nothing is
/// deleted, and no total changes.
/// </summary>
public sealed record TakedownStatement : Statement
{
    internal const string Name = "takedown";

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <summary>The station's code.</summary>
    public required string Station { get; init; }

    /// <summary>The contest's code.</summary>
    public required string Contest { get; init; }

    /// <summary>What is done.</summary>
    public required TakedownAction Action { get; init; }

    internal static TakedownStatement Read(StatementHead head, CanonicalObject members) => new()
    {
        Election = head.Election,
        At = head.At,
        Sequence = head.Sequence,
        Station = members.Text("station"),
        Contest = members.Text("contest"),
        Action = members.Text("act") switch
        {
            "request" => new RequestTakedown(TakedownNotice.Read(members)),
            "confirm" => new ConfirmTakedown(members.Integer("request", 0, long.MaxValue), TakedownNotice.Read(members)),
            "lift" => new LiftTakedown(members.Integer("request", 0, long.MaxValue), members.Text("text", TakedownNotice.LongestSentence)),
            var act => throw new RefusedException("malformed", $"A takedown is requested, confirmed or lifted, not \"{act}\"."),
        },
    };

    /// <inheritdoc/>
    protected override void Write(CanonicalObject members)
    {
        members.Set("station", Station).Set("contest", Contest);
        switch (Action)
        {
            case RequestTakedown request:
                request.Notice.Write(members.Set("act", "request"));
                break;
            case ConfirmTakedown confirm:
                confirm.Notice.Write(members.Set("act", "confirm").Set("request", confirm.Request));
                break;
            case LiftTakedown lift:
                members.Set("act", "lift").Set("request", lift.Request).Set("text", lift.Sentence);
                break;
            default:
                throw new InvalidOperationException($"There is no takedown action {Action.GetType().Name}.");
        }
    }
}

/// <summary>What a <see cref="TakedownStatement"/> does.</summary>
public abstract record TakedownAction;

/// <summary>Asks for it; nothing is withheld yet.</summary>
/// <param name="Notice">What the public will read in its place.</param>
public sealed record RequestTakedown(TakedownNotice Notice) : TakedownAction;

/// <summary>A second signs the same words: from here on it is in force.</summary>
/// <param name="Request">The log index of the request.</param>
/// <param name="Notice">The words of the request, so that the second signer's signature covers them too.</param>
public sealed record ConfirmTakedown(long Request, TakedownNotice Notice) : TakedownAction;

/// <summary>Ends it, or takes a request back.</summary>
/// <param name="Request">The log index of the request.</param>
/// <param name="Sentence">Why.</param>
public sealed record LiftTakedown(long Request, string Sentence) : TakedownAction;
