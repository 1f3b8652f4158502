namespace Sirekap.Evaluate.Truth;

/// <summary>What a person sees in one field of a photograph.</summary>
/// <param name="Field">The form's own numbering.</param>
/// <param name="Sight">How clear it is to a person.</param>
/// <param name="Number">The number: always there when clear, never when blank, and what was probably meant when doubtful.</param>
internal sealed record FieldTruth(string Field, Sight Sight, int? Number)
{
    /// <summary>What is special about the field, such as <c>overwritten</c>; the report counts each kind apart. Empty for nothing.</summary>
    public string Kind { get; init; } = "";

    /// <summary>What stands in each digit box: 0–9, X a cross, - a dash, _ nothing, ? anything else; null where nobody wrote it down.</summary>
    public string? Boxes { get; init; }

    /// <summary>The blackened bubble of each column, _ for none; null where they say what the boxes say.</summary>
    public string? Bubbles { get; init; }

    /// <summary>The value as it stands in a truth file.</summary>
    public string Value => (Sight, Number) switch
    {
        (Sight.Blank, _) => "blank",
        (Sight.Doubtful, null) => "?",
        (Sight.Doubtful, { } number) => $"{number}?",
        _ => $"{Number}",
    };
}

/// <summary>How clear a field is to a person who looks at the photograph.</summary>
internal enum Sight
{
    /// <summary>One number, without doubt.</summary>
    Clear,

    /// <summary>Nothing is written.</summary>
    Blank,

    /// <summary>Something that no machine should decide: overwritten, struck out, contradicted by the bubbles.</summary>
    Doubtful,
}
