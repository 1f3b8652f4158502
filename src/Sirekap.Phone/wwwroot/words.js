// Every word of the app, Indonesian first.

let chosen = localStorage.getItem("language") === "en" ? "en" : "id";

export const language = () => chosen;
export function setLanguage(code) {
  chosen = code;
  localStorage.setItem("language", code);
}

/** The words of data files: {"id": …, "en": …}. */
export const words = text => text[chosen];

/** A sentence by name, with values in its places. */
export const t = (name, ...values) => (TEXTS[name]?.[chosen === "en" ? 1 : 0] ?? name).replace(/\{(\d)\}/g, (_, place) => values[place]);

/** The sentence for a refusal's code; for an unknown one the server's own. */
export const refusalText = (code, detail = "") => (TEXTS[`refused.${code}`] ? t(`refused.${code}`) : detail || t("refused.other", code));

const TEXTS = {
  "app": ["HP Petugas KPPS", "Officer's phone"],
  "offline": ["Tanpa internet", "No internet"],
  "working": ["Sebentar …", "One moment …"],
  "back": ["Kembali", "Back"],
  "broken": ["Aplikasi tidak dapat dibuka", "The app cannot be opened"],
  "broken.what": ["Formulir yang sudah ditandatangani tetap tersimpan. Tutup, lalu buka lagi dengan peramban Chrome terbaru.", "Signed forms are still kept. Close it and open it again in a recent Chrome."],

  "enrol": ["Daftarkan HP ini", "Enrol this phone"],
  "enrol.lead": ["Salin nomor TPS dan kode dari kertas yang diberikan PPK. Kode berlaku untuk satu HP, sekali pakai. Lakukan sebelum hari pemungutan suara, selagi ada internet.", "Copy the station's number and the code from the district committee's paper. A code enrols one phone, once. Do it before voting day, while there is internet."],
  "enrol.station": ["Nomor TPS (13 angka)", "Station number (13 digits)"],
  "enrol.code": ["Kode pendaftaran (20 huruf dan angka)", "Enrolment code (20 letters and digits)"],
  "enrol.do": ["Daftarkan", "Enrol"],
  "enrol.what": ["HP membuat kunci tanda tangannya sendiri, dan kunci itu tidak pernah keluar dari HP. Nama dan lokasi tidak diminta.", "The phone makes its own signing key, which never leaves it. Neither name nor place is asked for."],
  "enrol.noNetwork": ["Peladen tidak terjangkau. Kode belum terpakai: coba lagi selagi ada internet.", "The server cannot be reached. The code may be tried again when there is internet."],

  "home.ready": ["Siap dipakai tanpa internet.", "Ready for use without internet."],
  "home.notReady": ["Aplikasi masih disimpan ke HP; jangan ditutup dulu.", "The app is still being kept on the phone; leave it open."],
  "home.clock": ["Jam HP ini meleset {0} menit dari peladen. Waktu pernyataan dibetulkan sendiri.", "This phone's clock is {0} minutes off. The time in statements is corrected by itself."],
  "home.storage": ["Peramban dapat menghapus data bila memori penuh. Kosongkan memori HP sebelum hari pemungutan suara.", "The browser may delete data when memory runs out. Free some before voting day."],
  "home.begin": ["Mulai: foto halaman 1", "Begin: photograph page 1"],
  "home.goOn": ["Lanjutkan", "Go on"],
  "home.page": ["Foto halaman {0}", "Photograph of page {0}"],
  "home.figures": ["Ketik angka dari kertas", "Type the figures from the paper"],
  "home.compare": ["Bandingkan dan tanda tangani", "Compare and sign"],
  "home.done": ["selesai", "done"],
  "home.open": ["belum", "to do"],
  "home.sent": ["Formulir yang sudah ditandatangani", "Signed forms"],
  "home.replacing": ["Pengganti formulir yang sudah dikirim", "A replacement of the form that was sent"],

  "page": ["Foto halaman {0}", "Photograph page {0}"],
  "page.how": ["Letakkan kertas rata dan terang. Seluruh halaman masuk foto, satu halaman saja.", "Lay the paper flat and well lit. The whole page in the picture, one page only."],
  "page.take": ["Ambil foto", "Take the picture"],
  "page.choose": ["Pilih foto dari galeri", "Choose a picture"],
  "page.retake": ["Foto ulang", "Take it again"],
  "page.reading": ["Foto tersimpan. Mesin sedang mengenali halaman …", "The picture is kept. The machine is recognising the page …"],
  "page.good": ["Halaman {0} dikenali.", "Page {0} was recognised."],
  "page.next": ["Lanjut", "Go on"],
  "page.refused": ["Foto ini belum dapat dipakai", "This picture cannot be used yet"],
  "page.force": ["Kirim foto ini saja", "Send this picture all the same"],
  "page.force.what": ["Bila kertasnya memang rusak: foto tetap dikirim dan petugas pemeriksa yang membacanya.", "If the paper itself is damaged: the picture is sent, and a reviewer reads it."],
  "page.forced": ["Foto halaman {0} dikirim tanpa dibaca mesin.", "The picture of page {0} goes without the machine's reading."],
  "page.same": ["Foto yang sama sudah dipakai untuk halaman {0}. Foto halaman yang diminta.", "The same picture stands for page {0} already. Photograph the page that is asked for."],
  "page.notAPicture": ["Berkas ini bukan foto yang dapat dibuka. Ambil foto dengan kamera.", "This file is no picture that can be opened. Take one with the camera."],
  "page.full": ["Memori HP penuh: foto tidak tersimpan. Hapus berkas lain, lalu coba lagi.", "The phone's memory is full: the picture was not kept. Delete something else and try again."],
  "page.noReader": ["Mesin pembaca tidak jalan di HP ini. Foto tetap dapat dikirim; peladen yang membacanya.", "The reader does not run on this phone. The picture can be sent; the server reads it."],
  "page.seen": ["Foto halaman {0}", "The picture of page {0}"],

  "figures": ["Ketik angka dari kertas", "Type the figures from the paper"],
  "figures.how": ["Ketik persis seperti tertulis di kertas, walaupun menurut Anda keliru. Kosongkan kolom yang di kertas juga kosong. Hasil baca mesin baru ditunjukkan sesudah ini.", "Type exactly what the paper says, even if you think it wrong. Leave empty what is empty on paper. What the machine read is shown afterwards."],
  "figures.page": ["Halaman {0}", "Page {0}"],
  "figures.done": ["Selesai mengetik, bandingkan", "All typed, compare"],
  "figures.wrong": ["\"{0}\" bukan angka 0 sampai 999999.", "\"{0}\" is not a number from 0 to 999999."],

  "compare": ["Bandingkan dan tanda tangani", "Compare and sign"],
  "compare.same": ["Semua angka Anda sama dengan hasil baca mesin, dan semua penjumlahan cocok.", "All your figures are what the machine read, and every sum is right."],
  "compare.differ": ["Berbeda dengan hasil baca mesin", "Different from what the machine read"],
  "compare.differ.what": ["Lihat kertas. Yang benar adalah yang tertulis di kertas: betulkan angka Anda bila salah ketik, biarkan bila mesin yang keliru.", "Look at the paper. Right is what the paper says: correct your figure if it was mistyped, leave it if the machine is wrong."],
  "compare.yours": ["Angka Anda", "Your figure"],
  "compare.machine": ["Mesin membaca {0}", "The machine read {0}"],
  "compare.unread": ["Mesin tidak membacanya. {0}", "The machine did not read it. {0}"],
  "compare.strip": ["Potongan foto: {0}", "Part of the picture: {0}"],
  "compare.rules": ["Penjumlahan yang tidak cocok", "Sums that are not right"],
  "compare.soft": ["Perlu dilihat lagi", "Worth another look"],
  "compare.fields": ["Periksa angka-angka ini", "Check these figures"],
  "compare.empty": ["Belum diisi: {0}", "Not filled in: {0}"],
  "compare.asPaper": ["Saya sudah melihat kertas: angka saya persis seperti tertulis.", "I have looked at the paper: my figures are what it says."],
  "compare.wrongPaper": ["Kertasnya memang tertulis begitu; kirim apa adanya.", "The paper really says so; send it as it is."],
  "compare.sign": ["Tanda tangani", "Sign"],
  "compare.what": ["Sesudah ini formulir tersimpan dan tidak dapat diubah, hanya diganti dengan formulir baru. Tidak perlu internet.", "After this the form is kept and cannot be changed, only replaced by a new one. No internet is needed."],
  "compare.confirm": ["Centang pernyataan di atas dulu.", "Tick the sentences above first."],
  "compare.full": ["Tidak tersimpan: memori HP penuh atau peramban menolak. Formulir belum ditandatangani; kosongkan memori, lalu coba lagi.", "Not kept: the memory is full or the browser refuses. The form is not signed yet; free some memory and try again."],

  "parcel": ["Formulir sudah ditandatangani", "The form is signed"],
  "parcel.code": ["Tulis kode ini di salinan formulir", "Write this code on the copy of the form"],
  "parcel.kept": ["Tersimpan di HP ini, menunggu internet. Boleh ditutup; nanti dibuka lagi selagi ada sinyal.", "Kept on this phone, waiting for internet. You may close it; open it again where there is signal."],
  "parcel.stored": ["Angka sudah diterima peladen. Masih dikirim: {0}.", "The server has the figures. Still to go: {0}."],
  "parcel.proven": ["Terbukti di log publik, nomor {0}.", "Proven in the public log, number {0}."],
  "parcel.proven.waiting": ["Angka terbukti di log publik, nomor {0}. Foto masih dikirim; jangan hapus aplikasi.", "The figures are proven in the public log, number {0}. Pictures are still on their way; keep the app."],
  "parcel.broken": ["BAHAYA: bukti dari peladen tidak cocok dengan yang Anda tandatangani. Simpan HP ini dan lapor kepada PPK dan Bawaslu.", "DANGER: the server's proof is not of what you signed. Keep this phone and tell the committee and the supervisors."],
  "parcel.refused": ["Peladen tidak menerima formulir ini", "The server does not take this form"],
  "parcel.again": ["Kirim lagi", "Send again"],
  "parcel.now": ["Kirim sekarang", "Send now"],
  "parcel.next": ["Dicoba lagi {0}", "Next try {0}"],
  "parcel.statement": ["Angka dan tanda tangan", "Figures and signature"],
  "parcel.picture": ["Foto halaman {0}", "Picture of page {0}"],
  "parcel.receipt": ["Bukti dari log", "Proof from the log"],
  "parcel.waiting": ["menunggu", "waiting"],
  "parcel.ok": ["terkirim", "sent"],
  "parcel.checked": ["diperiksa di HP ini", "checked on this phone"],
  "parcel.bad": ["TIDAK cocok", "does NOT fit"],
  "parcel.rejected": ["ditolak: {0}", "refused: {0}"],
  "parcel.qr": ["Kode QR untuk saksi dan HP lain", "QR code for witnesses and other phones"],
  "parcel.qr.what": ["Saksi dan pengawas memindainya dengan kamera HP mereka: angka, sidik foto dan tanda tangan tersimpan di sana. HP yang punya sinyal dapat mengirimkannya untuk Anda.", "Witnesses scan it with their phone's camera and keep figures, prints of the pictures and signature. A phone with signal can send it for you."],
  "parcel.replace": ["Ganti formulir ini", "Replace this form"],
  "parcel.replace.what": ["Bila salah ketik atau fotonya kurang baik. Formulir lama tetap terlihat di log.", "For a slip of the finger or a bad picture. The old form stays visible in the log."],
  "parcel.public": ["Halaman publik TPS ini", "This station's public page"],

  "witness": ["Salinan untuk saksi", "A witness's copy"],
  "witness.kept": ["Tersimpan di HP ini. Bandingkan angka dengan kertas sekarang.", "Kept on this phone. Compare the figures with the paper now."],
  "witness.check": ["Periksa apakah sudah ada di log", "Check whether the log has it"],
  "witness.send": ["Kirimkan untuk petugas", "Send it for the officer"],
  "witness.sent": ["Terkirim. Nomor log {0}.", "Sent. Log number {0}."],
  "witness.in": ["Log memuat formulir yang persis sama, nomor {0}. Terbukti di HP ini.", "The log holds the very same form, number {0}. Proven on this phone."],
  "witness.notIn": ["Log belum memuat formulir ini. Periksa lagi nanti.", "The log does not hold this form yet. Check again later."],
  "witness.other": ["Log memuat formulir LAIN dari TPS ini. Simpan salinan ini sebagai bukti.", "The log holds ANOTHER form of this station. Keep this copy as evidence."],
  "witness.bad": ["Kode ini bukan formulir yang ditandatangani. Pindai lagi.", "This code is no signed form. Scan it again."],
  "witness.none": ["Belum ada salinan di HP ini.", "There is no copy on this phone."],
  "witness.key": ["Kunci log yang dipakai: {0}. Cocokkan dengan kunci yang diumumkan.", "Key of the log: {0}. Compare it with the announced one."],
  "witness.station": ["TPS {0}, ditandatangani {1}", "Station {0}, signed {1}"],

  "refused.invitation-unknown": ["Kode tidak cocok dengan nomor TPS. Periksa keduanya pada kertas.", "The code does not fit the station's number. Compare both with the paper."],
  "refused.invitation-used": ["Kode ini sudah dipakai di HP lain. Minta kode baru kepada PPK; bila bukan Anda yang memakainya, laporkan.", "This code was used on another phone. Ask the committee for a new one; if it was not you, report it."],
  "refused.invitation-expired": ["Kode sudah kedaluwarsa. Minta kode baru kepada PPK.", "The code has expired. Ask the committee for a new one."],
  "refused.station-unknown": ["Nomor TPS itu tidak ada. Salin 13 angka dari kertas.", "There is no such station. Copy the 13 digits from the paper."],
  "refused.too-many-requests": ["Terlalu banyak percobaan. Tunggu beberapa menit.", "Too many tries. Wait some minutes."],
  "refused.form-exists": ["HP lain dari TPS ini sudah mengirim formulir. Bandingkan dengan petugas itu; bila yang terkirim salah, HP itu yang menggantinya. Formulir ini tetap tersimpan di sini.", "Another phone of this station has sent a form. Compare with that officer; if it is wrong, that phone replaces it. This form stays kept here."],
  "refused.form-superseded": ["Formulir yang hendak diganti sudah diganti. Lihat halaman publik TPS.", "The form to be replaced was replaced already. See the station's public page."],
  "refused.already-decided": ["Formulir TPS ini sudah diputuskan pemeriksa. Perubahan hanya lewat rapat pleno.", "Reviewers have decided on this station's form. Only the plenary can change it now."],
  "refused.recap-closed": ["Rekapitulasi kecamatan sudah ditutup. Sampaikan keberatan lewat saksi atau rapat pleno.", "The district's recapitulation is closed. Object through a witness or the plenary."],
  "refused.key-revoked": ["Kunci HP ini sudah dicabut. Minta kode baru kepada PPK.", "This phone's key was revoked. Ask the committee for a new code."],
  "refused.key-unknown": ["Peladen belum mengenal kunci HP ini. Coba lagi, atau hubungi PPK.", "The server does not know this phone's key yet. Try again, or call the committee."],
  "refused.contest-not-open": ["Menurut jam HP ini belum hari pemungutan suara. Betulkan jam HP.", "By this phone's clock it is before voting day. Set the clock right."],
  "refused.sequence-replayed": ["Nomor urut pernyataan sudah terpakai: kunci ini dipakai di tempat lain? Hubungi PPK.", "The statement's number was used: is this key used elsewhere? Call the committee."],
  "refused.log-closed": ["Log pemilihan ini sudah ditutup.", "This election's log is closed."],
  "refused.not-a-jpeg": ["fotonya bukan JPEG", "the picture is no JPEG"],
  "refused.photo-too-large": ["fotonya terlalu besar", "the picture is too large"],
  "refused.other": ["Peladen menolak ({0}).", "The server refuses ({0})."],
};
