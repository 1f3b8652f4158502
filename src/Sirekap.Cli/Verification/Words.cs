using Sirekap.Election;
using Sirekap.Election.Statements;

namespace Sirekap.Cli.Verification;

/// <summary>The sentences of the check, Indonesian first.</summary>
internal static class Words
{
    public static LocalizedText Broken(string sentence) => new($"Tidak dapat dibaca sebagaimana mestinya: {sentence}", sentence);

    public static LocalizedText Missing { get; } = new("Berkas ini tidak ada di tempatnya.", "There is nothing in this place.");

    public static LocalizedText OtherHash(int place) => new(
        $"Hash ke-{place} di petak ini bukan hash yang dihitung dari entri log.", $"Hash {place} of this tile is not the one that the log's entries give.");

    public static LocalizedText ForeignEntry(long index) => new(
        $"Entri log {index} bukan entri yang ditandatangani dalam checkpoint.", $"Log entry {index} is not the one that the checkpoint signs.");

    public static LocalizedText OtherRoot(string computed, string signed) => new(
        $"Entri log menghasilkan akar {computed}, padahal yang ditandatangani {signed}.", $"The log's entries have the root {computed}, but {signed} was signed.");

    public static LocalizedText WentBack(long from, long to) => new(
        $"Checkpoint menyusut dari {from} menjadi {to} entri: log ini tidak hanya bertambah.", $"The checkpoint went from {from} entries to {to}: this log does not only grow.");

    public static LocalizedText OtherBeginning(long size, string root) => new(
        $"Dikatakan bahwa akar {size} entri pertama {root}; log yang ditandatangani sekarang berawal lain.",
        $"It names the root {root} over the first {size} entries, but the log that is signed now begins otherwise.");

    public static LocalizedText NoEarlierLog { get; } = new(
        "Entri pertama tidak menyebut log pendahulu, padahal --after diberikan.", "The first entry names no earlier log, though --after was given.");

    public static LocalizedText OtherEarlierLog(string named, string found) => new(
        $"Entri pertama melanjutkan log {named}, bukan {found}.", $"The first entry continues the log {named}, not {found}.");

    public static LocalizedText NotOpened(string what) => new(
        $"Entri pertama log bukan pernyataan pemilu yang berlaku: {what}", $"The log's first entry does not open an election: {what}");

    public static LocalizedText OtherOrigin(string stated, string signed) => new(
        $"Log menamakan dirinya {stated}, tetapi checkpoint-nya atas nama {signed}.", $"The log calls itself {stated}, but its checkpoint speaks for {signed}.");

    public static LocalizedText OtherRootKey(string found, string pinned) => new(
        $"Kunci akar pemilu adalah {found}, bukan {pinned} yang Anda sebutkan.", $"The election's root key is {found}, not {pinned} as you gave it.");

    public static LocalizedText OtherData(string held, string stated) => new(
        $"SHA-256 berkas di sini {held}; log terikat pada {stated}. Pakai data pemilu dari versi yang sama.",
        $"The file here has the SHA-256 {held}; the log commits to {stated}. Use the election data of the log's version.");

    public static LocalizedText Unlawful(Refusal refusal) => new(
        $"Peladen yang jujur tidak akan memasukkan pernyataan ini ({refusal.Code}): {refusal.Sentence}",
        $"An honest server would never have let this statement in ({refusal.Code}): {refusal.Sentence}");

    public static LocalizedText OtherTotal(string field, long running, long again) => new(
        $"{field}: {running} saat dihitung berjalan, {again} saat dihitung ulang.", $"{field} is {running} as counted entry by entry, and {again} when added up again.");

    public static LocalizedText OtherBytes(string where, string served, string computed) => new(
        $"{where}: tersaji {served}, menurut log {computed}.", $"{where}: served {served}, but the log gives {computed}.");

    public static LocalizedText OtherPhotoAddress(string named, string path, string linked) => new(
        $"Alamat foto di sini {named}, padahal tautan di {path} menunjuk ke {linked}.",
        $"Photographs are said to be at {named}, but the links of {path} lead to {linked}.");

    public static LocalizedText OtherPicture(string found) => new(
        $"Isi gambar ini mempunyai SHA-256 {found}.", $"The picture that is served here has the SHA-256 {found}.");

    public static LocalizedText OtherReading(long index, string field, string logged, string again) => new(
        $"Entri log {index} membaca {field} sebagai {logged}; dibaca lagi hasilnya {again}.", $"Log entry {index} reads {field} as {logged}; read again it is {again}.");

    public static LocalizedText OtherEvidence(long index) => new(
        $"Berkas bukti ini bukan yang dinyatakan entri {index} di log.", $"This evidence file is not the one that log entry {index} states.");

    public static LocalizedText AttestedEarlier(long index) => new(
        $"Waktu pernyataan tempat ini lebih awal daripada entri {index} dari peladen yang sama.", $"This attestation claims an earlier time than entry {index} of the same server.");

    public static LocalizedText NoAttestation { get; } = new(
        "Nama berkas ini bukan nomor pernyataan tempat di log.", "The name of this file is not the log index of an attestation.");

    public static LocalizedText OtherSeal(string name) => new(
        $"Segel titik {name} tidak terbuka dengan berkas ini.", $"The seal of the endpoint {name} does not open with this file.");
}
