using System.Security.Cryptography;
using Sirekap.Log;

namespace Sirekap.Witness;

/// <summary>A witness's keys, made once and kept in its book: Ed25519 always, ML-DSA-44 if wanted.</summary>
public static class WitnessKeys
{
    const int Ed25519 = 0x04, MlDsa44 = 0x06;

    /// <summary>The keys of a book; empty when none were made yet.</summary>
    public static IReadOnlyList<Cosigner> Of(WitnessBook book) =>
        [.. book.Keys().Select(key => key.Kind == MlDsa44 ? Cosigner.MlDsa44(key.Name, key.Seed) : Cosigner.Ed25519(key.Name, key.Seed))];

    /// <summary>Makes the keys that are not there yet, and returns all.</summary>
    /// <param name="book">Where they are kept.</param>
    /// <param name="name">The witness's name, a URL without scheme; null takes the name that is there.</param>
    /// <param name="withMlDsa">Whether to have an ML-DSA-44 key too.</param>
    /// <exception cref="InvalidDataException">The book has keys of another name, or no key and no name is given, or the name cannot be one.</exception>
    public static IReadOnlyList<Cosigner> Make(WitnessBook book, string? name, bool withMlDsa)
    {
        var known = book.Keys();
        var present = known.Count > 0 ? known[0].Name : null;
        if ((name ?? present) is not { } chosen)
            throw new InvalidDataException("This witness has no key yet: give it a name with --key-name, such as bawaslu.example.id/saksi.");
        if (present is not null && present != chosen)
            throw new InvalidDataException($"The keys in this folder are named {present}, not {chosen}. A witness keeps its name; another one needs another folder.");
        foreach (var kind in withMlDsa ? (int[])[Ed25519, MlDsa44] : [Ed25519])
        {
            if (known.All(key => key.Kind != kind))
                Add(book, kind, chosen);
        }
        return Of(book);
    }

    static void Add(WitnessBook book, int kind, string name)
    {
        var seed = RandomNumberGenerator.GetBytes(Cosigner.SeedLength);
        try
        {
            _ = kind == MlDsa44 ? Cosigner.MlDsa44(name, seed) : Cosigner.Ed25519(name, seed);
        }
        catch (ArgumentException reason)
        {
            throw new InvalidDataException(reason.Message, reason);
        }
        book.AddKey(kind, name, seed);
    }
}
