using System.Collections.Immutable;

namespace Sirekap.Election.Statements.Kinds;

/// <summary>A step of a tier's recapitulation (D.Hasil) for one region and contest.</summary>
public sealed record RecapStatement : Statement
{
    internal const string Name = "recap";

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <summary>The region whose plenary this is.</summary>
    public required string Region { get; init; }

    /// <summary>The contest's code.</summary>
    public required string Contest { get; init; }

    /// <summary>What is done.</summary>
    public required RecapAction Action { get; init; }

    internal static RecapStatement Read(StatementHead head, CanonicalObject members) => new()
    {
        Election = head.Election,
        At = head.At,
        Sequence = head.Sequence,
        Region = members.Text("region"),
        Contest = members.Text("contest"),
        Action = members.Text("act") switch
        {
            "open" => new OpenRecap(),
            "close" => new CloseRecap(ReadTotals(members.Object("totals")), Digest.Parse(members.Text("document"))),
            "reopen" => new ReopenRecap(members.Text("reason", 500)),
            var act => throw new RefusedException("malformed", $"A recap is opened, closed or reopened, not \"{act}\"."),
        },
    };

    /// <inheritdoc/>
    protected override void Write(CanonicalObject members)
    {
        members.Set("region", Region).Set("contest", Contest);
        _ = Action switch
        {
            OpenRecap => members.Set("act", "open"),
            CloseRecap close => members.Set("act", "close").Set("totals", WriteTotals(close.Totals)).Set("document", close.Document.ToString()),
            ReopenRecap reopen => members.Set("act", "reopen").Set("reason", reopen.Reason),
            _ => throw new InvalidOperationException($"There is no recap action {Action.GetType().Name}."),
        };
    }

    private static ImmutableSortedDictionary<string, long> ReadTotals(CanonicalObject totals) =>
        totals.Names.ToImmutableSortedDictionary(field => field, field => totals.Integer(field, 0, 1L << 40), StringComparer.Ordinal);

    private static CanonicalObject WriteTotals(ImmutableSortedDictionary<string, long> totals)
    {
        var members = new CanonicalObject();
        foreach (var (field, total) in totals)
            members.Set(field, total);
        return members;
    }
}

/// <summary>What a <see cref="RecapStatement"/> does.</summary>
public abstract record RecapAction;

/// <summary>The plenary opens.</summary>
public sealed record OpenRecap : RecapAction;

/// <summary>The plenary ends with its totals.</summary>
/// <param name="Totals">The totals by field id, as on the document.</param>
/// <param name="Document">The SHA-256 of the signed document.</param>
public sealed record CloseRecap(ImmutableSortedDictionary<string, long> Totals, Digest Document) : RecapAction;

/// <summary>The tier above opens it again; its document is void.</summary>
/// <param name="Reason">Why.</param>
public sealed record ReopenRecap(string Reason) : RecapAction;
