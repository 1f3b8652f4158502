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
            "open" => new OpenRecap(ReadAttendance(members.Object("attendance"))),
            "close" => new CloseRecap(ReadTotals(members.Object("totals")), Digest.Parse(members.Text("document"))),
            "accept" => AcceptRecap.Of(members.Texts("chunks")),
            "reopen" => new ReopenRecap(members.Text("reason", 500)),
            var act => throw new RefusedException("malformed", $"A recap is opened, closed, accepted or reopened, not \"{act}\"."),
        },
    };

    /// <inheritdoc/>
    protected override void Write(CanonicalObject members)
    {
        members.Set("region", Region).Set("contest", Contest);
        _ = Action switch
        {
            OpenRecap open => members.Set("act", "open").Set("attendance", WriteAttendance(open.Attendance)),
            CloseRecap close => members.Set("act", "close").Set("totals", WriteTotals(close.Totals)).Set("document", close.Document.ToString()),
            AcceptRecap accept => members.Set("act", "accept").Set("chunks", ImmutableArray.Create<object>(accept.First, accept.Second)),
            ReopenRecap reopen => members.Set("act", "reopen").Set("reason", reopen.Reason),
            _ => throw new InvalidOperationException($"There is no recap action {Action.GetType().Name}."),
        };
    }

    private static ImmutableSortedDictionary<Role, int> ReadAttendance(CanonicalObject attendance)
    {
        var present = attendance.Names.ToImmutableSortedDictionary(Roles.Parse, role => (int)attendance.Integer(role, 1, OpenRecap.MostPresent));
        return !present.IsEmpty ? present : throw new RefusedException("malformed", "The attendance names no role: say who was present, by role and number.");
    }

    private static CanonicalObject WriteAttendance(ImmutableSortedDictionary<Role, int> attendance)
    {
        var members = new CanonicalObject();
        foreach (var (role, present) in attendance)
            members.Set(role.Name(), present);
        return members;
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
/// <param name="Attendance">How many are present, by role; no names.</param>
public sealed record OpenRecap(ImmutableSortedDictionary<Role, int> Attendance) : RecapAction
{
    /// <summary>The most people of one role that can be stated.</summary>
    public const int MostPresent = 9999;
}

/// <summary>The plenary ends with its totals.</summary>
/// <param name="Totals">The totals by field id, as on the document.</param>
/// <param name="Document">The SHA-256 of the document's data file.</param>
public sealed record CloseRecap(ImmutableSortedDictionary<string, long> Totals, Digest Document) : RecapAction;

/// <summary>The tier directly above takes the document over: a person has compared two chunks on its paper with the log.</summary>
/// <param name="First">Four hexadecimal digits, typed from the paper at the first place asked for.</param>
/// <param name="Second">Those at the second.</param>
public sealed record AcceptRecap(string First, string Second) : RecapAction
{
    private const int ChunkLength = 4;

    internal static AcceptRecap Of(ImmutableArray<string> chunks) => chunks is [var first, var second] && IsChunk(first) && IsChunk(second)
        ? new(first, second)
        : throw new RefusedException("malformed", "An acceptance states two chunks of four lower hexadecimal digits each.");

    private static bool IsChunk(string text) => text.Length == ChunkLength && Hex.IsLower(text);
}

/// <summary>The tier above opens it again; its document is void.</summary>
/// <param name="Reason">Why.</param>
public sealed record ReopenRecap(string Reason) : RecapAction;
