using System.Collections.Immutable;
using Sirekap.Election.Readings;

namespace Sirekap.Election.Statements.Kinds;

/// <summary>
/// A machine's reading of one page. It was made from the public copy, so that anyone can repeat it; where the picture could not
/// be registered there is no public copy, because names could not be covered, and the reading is a refusal.
/// </summary>
public sealed record ReadingStatement : Statement
{
    internal const string Name = "reading";

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <summary>The station's code.</summary>
    public required string Station { get; init; }

    /// <summary>The contest's code.</summary>
    public required string Contest { get; init; }

    /// <summary>The log index of the form statement that announced the photograph.</summary>
    public required long Form { get; init; }

    /// <summary>The page that the photograph was announced as.</summary>
    public required int Page { get; init; }

    /// <summary>The SHA-256 of the photograph as the officer sent it.</summary>
    public required Digest Photo { get; init; }

    /// <summary>The SHA-256 of the model's weights.</summary>
    public required Digest Model { get; init; }

    /// <summary>The SHA-256 of the public copy with names and signatures covered; null where there is none.</summary>
    public Digest? PublicCopy { get; init; }

    /// <summary>Why the page was refused as a whole, or null.</summary>
    public string? Refused { get; init; }

    /// <summary>The fields as read; empty where the page was refused.</summary>
    public required ImmutableArray<MachineFigure> Figures { get; init; }

    /// <summary>The handwriting of the page in 256 bits; null where hardly anything is written, or nothing was read.</summary>
    public Fingerprint? Fingerprint { get; init; }

    /// <summary>What a person should look at in the picture (docs/misuse.md): the code of each sign, and the fields where it was seen.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Signals { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    internal static ReadingStatement Read(StatementHead head, CanonicalObject members)
    {
        var figures = members.Object("figures");
        var copy = members.OptionalText("public");
        return new()
        {
            Election = head.Election,
            At = head.At,
            Sequence = head.Sequence,
            Station = members.Text("station"),
            Contest = members.Text("contest"),
            Form = members.Integer("form", 0, long.MaxValue),
            Page = (int)members.Integer("page", 1, 99),
            Photo = Digest.Parse(members.Text("photo")),
            Model = Digest.Parse(members.Text("model")),
            PublicCopy = copy is null ? null : Digest.Parse(copy),
            Refused = members.OptionalText("refused", 40),
            Fingerprint = ReadFingerprint(members.OptionalText("fingerprint")),
            Signals = ReadSignals(members.OptionalObject("signals")),
            Figures = [.. figures.Names.Select(field => MachineFigure.Read(field, figures.Object(field)))],
        };
    }

    /// <inheritdoc/>
    protected override void Write(CanonicalObject members)
    {
        var figures = new CanonicalObject();
        foreach (var figure in Figures)
            figures.Set(figure.Reading.Field, figure.Write());
        members.Set("station", Station).Set("contest", Contest).Set("form", Form).Set("page", Page)
            .Set("photo", Photo.ToString()).Set("model", Model.ToString()).Set("public", PublicCopy?.ToString())
            .Set("refused", Refused).Set("fingerprint", Fingerprint?.Hex).Set("signals", WriteSignals()).Set("figures", figures);
    }

    private static Fingerprint? ReadFingerprint(string? hex) =>
        hex is null ? null
        : Readings.Fingerprint.TryParse(hex, out var fingerprint) ? fingerprint
        : throw new RefusedException("malformed", $"The fingerprint \"{hex}\" is not 64 lower hexadecimal digits.");

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> ReadSignals(CanonicalObject? signals) =>
        (signals?.Names ?? []).ToImmutableSortedDictionary(code => code, code => signals!.Texts(code), StringComparer.Ordinal);

    private CanonicalObject? WriteSignals()
    {
        if (Signals.IsEmpty)
            return null;
        var signals = new CanonicalObject();
        foreach (var (code, fields) in Signals)
            signals.Set(code, fields.CastArray<object>());
        return signals;
    }
}
