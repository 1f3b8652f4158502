using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sirekap.Election.Forms;

/// <summary>Form definitions as our own JSON (<c>docs/form-definition.md</c>).</summary>
public static class FormDefinitionJson
{
    /// <summary>Names keep their letters: the file is read by people and never stands inside a page of HTML.</summary>
    static readonly FormJsonContext s_readable = new(new(FormJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Reads and checks a definition.</summary>
    /// <param name="json">The file's bytes, UTF-8.</param>
    /// <exception cref="FormatException">
    /// The text is not JSON, has a member that is unknown, missing or repeated, or describes paper that cannot be;
    /// the message is a sentence that says where.
    /// </exception>
    public static FormDefinition Parse(ReadOnlyMemory<byte> json)
    {
        FormDefinition? form;
        try
        {
            form = JsonSerializer.Deserialize(json.Span, FormJsonContext.Default.FormDefinition);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The form definition cannot be read: {exception.Message}", exception);
        }

        if (form is null)
            throw new FormatException("The form definition is null; it must be an object with id, source and pages.");
        FormDefinitionCheck.Check(form);
        return form;
    }

    /// <summary>Writes a definition, UTF-8; <see cref="Parse"/> reads it back.</summary>
    /// <exception cref="FormatException">The form cannot be; see <see cref="Parse"/>.</exception>
    public static byte[] Write(FormDefinition form)
    {
        FormDefinitionCheck.Check(form);
        return JsonSerializer.SerializeToUtf8Bytes(form, s_readable.FormDefinition);
    }
}
