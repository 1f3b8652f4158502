using System.Buffers.Binary;
using CsCheck;

namespace Sirekap.Log.Tests;

using static Cosigners;

public class CosignatureTests
{
    // A checkpoint of Google's static CT log as cosigned by five witnesses on 2026-05-23 (published test data of cross-examination).
    const string Arche = """
        arche2025h1.staging.ct.transparency.dev
        1432088532
        U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

        — arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
        — arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
        — transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
        — witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
        — remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
        — witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==

        """;

    static readonly NoteVerifier s_arche = NoteVerifier.Parse("arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f");
    static readonly CosignatureVerifier s_remora = CosignatureVerifier.Parse("remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2");

    static string[] MlDsaLog => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "mldsa-log.txt"));

    [Fact]
    public void A_real_witness_is_believed_among_witnesses_unknown_to_us()
    {
        var checkpoint = SignedCheckpoint.Open(Arche.Utf8(), s_arche, s_remora);
        Assert.Equal(1_432_088_532, checkpoint.Size);
        Assert.Equal([new Cosignature(s_remora, 1_779_573_024)], checkpoint.Cosignatures);
    }

    [Fact]
    public void A_real_cosignature_does_not_fit_another_size() =>
        Assert.Throws<LogDataException>(() => SignedNote.Open(Arche.Replace("1432088532", "1432088533", StringComparison.Ordinal).Utf8(), s_remora));

    [Fact]
    public void A_log_whose_own_key_is_ml_dsa_is_read_as_other_implementations_sign_it()
    {
        var (key, note) = (MlDsaLog[0], (string.Join('\n', MlDsaLog[1..]) + "\n").Utf8());
        var log = NoteVerifier.Parse(key);
        Assert.Equal(key, log.ToString());
        Assert.Equal(1, SignedCheckpoint.Open(note, log).Size);
        Assert.True(Bytes.Refuses(() => SignedCheckpoint.Open(string.Join('\n', [.. MlDsaLog[1..2], "2", .. MlDsaLog[3..], ""]).Utf8(), log)));
    }

    [Theory]
    [InlineData("test+6e3ac02e+BPXKyO0Wzr0NAGZcNrXoI1XtYpAEu2k9nPsCBpJ8mcMg")]
    [InlineData("test+00000000+Bg==")]
    [InlineData("test+00000000+BQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void A_cosigner_of_another_kind_id_or_length_is_refused(string key) => Assert.Throws<LogDataException>(() => CosignatureVerifier.Parse(key));

    [Fact]
    public void A_plain_signing_key_is_no_cosigner()
    {
        var refusal = Assert.Throws<LogDataException>(() => CosignatureVerifier.Parse(s_arche.ToString()));
        Assert.Equal($"\"{s_arche}\" signs no cosignatures: its type should be 0x04 or 0x06.", refusal.Message);
    }

    [Fact]
    public void The_public_halves_can_be_handed_on_as_text()
    {
        Assert.All([Bawaslu, Pers], cosigner => Assert.Equal(cosigner.Verifier, CosignatureVerifier.Parse(cosigner.Verifier.ToString())));
        var note = Plain.CosignedBy(Bawaslu, Pers).Note.Bytes.Span;
        var read = SignedCheckpoint.Open(note, Bytes.Signer.Verifier, CosignatureVerifier.Parse(Pers.Verifier.ToString()));
        Assert.Equal([new Cosignature(Pers.Verifier, Now.ToUnixTimeSeconds())], read.Cosignatures);
    }

    [Fact]
    public void Lines_have_the_lengths_of_the_specification()
    {
        Assert.Equal(4 + 8 + 64, Convert.FromBase64String(Bawaslu.Sign(Plain).TrimEnd().Split(' ')[2]).Length);
        Assert.Equal(4 + 8 + 2420, Convert.FromBase64String(Pers.Sign(Plain).TrimEnd().Split(' ')[2]).Length);
    }

    [Fact]
    public void Cosignatures_are_added_once_and_those_of_strangers_left_out()
    {
        var lines = (Bawaslu.Sign(Plain) + Kampus.Sign(Plain) + Bawaslu.Sign(Plain) + "— grease.example AAAAAAAA\n").Utf8();
        var once = Plain.With(lines, Bawaslu.Verifier);
        Assert.Equal(Plain.Note + Bawaslu.Sign(Plain), once.Note.ToString());
        Assert.Equal(once.Note.ToString(), once.With(lines, Bawaslu.Verifier).Note.ToString());
    }

    [Fact]
    public void Of_several_cosignatures_of_one_key_the_latest_counts()
    {
        var later = Now.AddMinutes(5);
        var both = Plain.With(Bawaslu.Sign(Plain, later).Utf8(), Bawaslu.Verifier).With(Bawaslu.Sign(Plain).Utf8(), Bawaslu.Verifier);
        Assert.Equal([new Cosignature(Bawaslu.Verifier, later.ToUnixTimeSeconds())], both.Cosignatures);
    }

    [Fact]
    public void Nobody_can_fill_a_checkpoint_with_signatures()
    {
        var flood = string.Concat(Enumerable.Range(0, 99).Select(at => Bawaslu.Sign(Plain, Now.AddSeconds(at))));
        Assert.Equal(Plain.Note + Bawaslu.Sign(Plain), Plain.With(flood.Utf8(), Bawaslu.Verifier).Note.ToString());
    }

    [Fact]
    public void One_wrong_cosignature_of_a_known_cosigner_spoils_the_checkpoint()
    {
        var other = SignedCheckpoint.Sign(601, Bytes.Leaf(1), Bytes.Signer);
        var spoilt = Plain.Note + Bawaslu.Sign(other);
        Assert.Empty(SignedCheckpoint.Open(spoilt.Utf8(), Bytes.Signer.Verifier).Cosignatures);
        Assert.Empty(SignedCheckpoint.Open(spoilt.Utf8(), Bytes.Signer.Verifier, Kampus.Verifier).Cosignatures);
        Assert.True(Bytes.Refuses(() => SignedCheckpoint.Open(spoilt.Utf8(), Bytes.Signer.Verifier, Bawaslu.Verifier)));
        Assert.True(Bytes.Refuses(() => Plain.With(Bawaslu.Sign(other).Utf8(), Bawaslu.Verifier)));
    }

    [Fact]
    public void Cosigners_alone_cannot_speak_for_a_log()
    {
        var text = Plain.Note.Text + "\n" + Bawaslu.Sign(Plain);
        var refusal = Assert.Throws<LogDataException>(() => SignedCheckpoint.Open(text.Utf8(), Bytes.Signer.Verifier, Bawaslu.Verifier));
        Assert.Equal($"The log log.example/pemilu ({Bytes.Signer.Verifier.ToString().Split('+')[1]}) has not signed the checkpoint; only cosigners have.", refusal.Message);
    }

    [Fact]
    public void Forty_cosignatures_are_read()
    {
        var many = Enumerable.Range(0, 40).Select(at => Cosigner.Ed25519($"saksi.example/{at}", Seed((byte)(100 + at)))).ToArray();
        var checkpoint = Plain.CosignedBy([.. many, Pers]);
        Assert.Equal(41, SignedCheckpoint.Open(checkpoint.Note.Bytes.Span, Bytes.Signer.Verifier, [.. many.Select(one => one.Verifier), Pers.Verifier]).Cosignatures.Length);
    }

    [Fact]
    public void A_cosigned_checkpoint_changed_in_any_byte_is_refused_or_loses_a_cosignature()
    {
        var note = Plain.CosignedBy(Bawaslu, Pers).Note.Bytes.ToArray();
        Gen.Select(Gen.Int[0, note.Length - 1], Gen.Byte[1, 255]).Sample((at, flip) =>
        {
            byte[] changed = [.. note];
            changed[at] ^= flip;
            var left = 0;
            return Bytes.Refuses(() => left = SignedCheckpoint.Open(changed, Bytes.Signer.Verifier, Bawaslu.Verifier, Pers.Verifier).Cosignatures.Length) || left < 2;
        }, iter: 300);
    }

    [Fact]
    public void A_time_above_2_to_the_63_is_refused()
    {
        foreach (var cosigner in new[] { Bawaslu, Pers })
        {
            var words = cosigner.Sign(Plain).TrimEnd().Split(' ');
            var bytes = Convert.FromBase64String(words[2]);
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(4), 1UL << 63);
            Assert.True(Bytes.Refuses(() => Plain.With($"{words[0]} {words[1]} {Convert.ToBase64String(bytes)}\n".Utf8(), cosigner.Verifier)));
        }
    }

    [Fact]
    public void Nobody_cosigns_at_time_zero() => Assert.Throws<ArgumentOutOfRangeException>(() => Bawaslu.Cosign(Plain, DateTimeOffset.UnixEpoch));

    [Fact]
    public void Only_ed25519_vouches_for_extension_lines()
    {
        var note = SignedNote.Sign($"log.example/pemilu\n600\n{Plain.Root}\nextension\n", Bytes.Signer);
        var extended = SignedCheckpoint.Open(note.Bytes.Span, Bytes.Signer.Verifier);
        Assert.Null(Pers.Cosign(extended, Now));
        var cosigned = extended.CosignedBy(Bawaslu).Note.ToString();
        Assert.True(Bytes.Refuses(() => SignedNote.Open(cosigned.Replace("extension", "extensiom", StringComparison.Ordinal).Utf8(), Bawaslu.Verifier)));
        Assert.True(Bytes.Refuses(() => SignedNote.Open((note + Pers.Sign(Plain)).Utf8(), Pers.Verifier)));
    }

    [Fact]
    public void An_ml_dsa_name_has_at_most_255_bytes()
    {
        Assert.NotNull(Cosigner.MlDsa44(new string('a', 255), Seed(1)));
        Assert.Throws<ArgumentException>(() => Cosigner.MlDsa44(new string('a', 256), Seed(1)));
        Assert.Throws<ArgumentException>(() => Cosigner.MlDsa44("pers.example", Seed(1).AsSpan(1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no line")]
    [InlineData("\n")]
    [InlineData("— name x08go/ZJ")]
    [InlineData("hello\n\n— name x08go/ZJ\n")]
    [InlineData("— name x08go/ZJ\n\n")]
    public void An_answer_that_is_not_signature_lines_is_refused(string lines) =>
        Assert.Throws<LogDataException>(() => Plain.With(lines.Utf8(), Bawaslu.Verifier));
}
