using System.Text;

namespace Sirekap.Election.Statements.Kinds;

/// <summary>Enum members as codes in statements: <c>WrongOnPaper</c> is <c>wrong-on-paper</c>.</summary>
public static class Codes
{
    /// <summary>The code of a member.</summary>
    public static string Name<T>(T member)
        where T : struct, Enum
    {
        var code = new StringBuilder();
        foreach (var letter in member.ToString())
        {
            if (char.IsUpper(letter) && code.Length > 0)
                code.Append('-');
            code.Append(char.ToLowerInvariant(letter));
        }

        return code.ToString();
    }

    /// <summary>The member with a code.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public static T Parse<T>(string code)
        where T : struct, Enum
    {
        foreach (var member in Enum.GetValues<T>())
        {
            if (Name(member) == code)
                return member;
        }

        throw new RefusedException("malformed", $"\"{code}\" is none of {string.Join(", ", Enum.GetValues<T>().Select(Name))}.");
    }
}
