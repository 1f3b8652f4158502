using System.Text;

namespace Sirekap.Log.Tests;

/// <summary>Cosigners and what they sign, for tests.</summary>
static class Cosigners
{
    public static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000);

    public static readonly Cosigner Bawaslu = Cosigner.Ed25519("bawaslu.example/saksi", Seed(7));

    public static readonly Cosigner Kampus = Cosigner.Ed25519("kampus.example/saksi", Seed(8));

    public static readonly Cosigner Pers = Cosigner.MlDsa44("pers.example/saksi", Seed(9));

    public static readonly SignedCheckpoint Plain = SignedCheckpoint.Sign(600, MemoryLog.Of(600).Root, Bytes.Signer);

    public static byte[] Seed(byte of) => [.. Enumerable.Repeat(of, Cosigner.SeedLength)];

    public static string Sign(this Cosigner cosigner, SignedCheckpoint checkpoint, DateTimeOffset? time = null) =>
        cosigner.Cosign(checkpoint, time ?? Now) ?? throw new InvalidOperationException("This key cannot sign this checkpoint.");

    public static SignedCheckpoint CosignedBy(this SignedCheckpoint checkpoint, params Cosigner[] cosigners) => cosigners is [] ? checkpoint : checkpoint.With(
        Encoding.UTF8.GetBytes(string.Concat(cosigners.Select(cosigner => cosigner.Sign(checkpoint)))),
        [.. cosigners.Select(cosigner => cosigner.Verifier)]);

    public static byte[] Utf8(this string text) => Encoding.UTF8.GetBytes(text);
}
