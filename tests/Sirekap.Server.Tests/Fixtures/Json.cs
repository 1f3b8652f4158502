using System.Text;

namespace Sirekap.Server.Tests.Fixtures;

/// <summary>Compares JSON byte by byte but for white space: numbers, order and escapes stay as they are written.</summary>
static class Json
{
    public static string Minified(byte[] json)
    {
        var text = Encoding.UTF8.GetString(json);
        var minified = new StringBuilder(text.Length);
        var quoted = false;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '"' && (index == 0 || text[index - 1] != '\\'))
                quoted = !quoted;
            if (quoted || !char.IsWhiteSpace(text[index]))
                minified.Append(text[index]);
        }

        return minified.ToString();
    }
}
