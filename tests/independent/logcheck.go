// Logcheck checks a published log with code that shares nothing with this project: the Go project's own
// golang.org/x/mod/sumdb packages. It reads a folder or a URL that holds checkpoint and tile/.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run logcheck.go -vkey KEY [-witness KEY]... [-old FILE] [-receipts DIR] LOG
//
// It prints one sentence and exits 0 if everything holds, 1 if anything does not.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

func main() {
	vkey := flag.String("vkey", "", "the log's verifier key")
	old := flag.String("old", "", "an earlier checkpoint, to be a prefix of the present log")
	receipts := flag.String("receipts", "", "a folder of N.tlog-proof files")
	var witnesses []note.Verifier
	flag.Func("witness", "an Ed25519 cosigner who must have signed the checkpoint and every receipt; may be repeated", func(key string) error {
		cosigner, err := newCosigner(key)
		witnesses = append(witnesses, cosigner)
		return err
	})
	flag.Parse()
	report, err := check(flag.Arg(0), *vkey, witnesses, *old, *receipts)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(report)
}

func check(place, vkey string, witnesses []note.Verifier, oldFile, receipts string) (string, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return "", fmt.Errorf("verifier key: %w", err)
	}
	signed, err := fetch(place, "checkpoint")
	if err != nil {
		return "", err
	}
	tree, err := openCheckpoint(signed, verifier, witnesses...)
	if err != nil {
		return "", fmt.Errorf("checkpoint: %w", err)
	}
	hashes, err := readEntries(place, tree.N)
	if err != nil {
		return "", err
	}
	root, err := rootOf(tree.N, hashes)
	if err != nil {
		return "", err
	}
	if root != tree.Hash {
		return "", fmt.Errorf("checkpoint: the entries have the root %v, but %v is signed", root, tree.Hash)
	}
	tiles, err := checkTiles(place, tree.N, hashes)
	if err != nil {
		return "", err
	}
	proofs, err := checkProofs(place, tree, hashes)
	if err != nil {
		return "", err
	}
	if oldFile != "" {
		if err := checkOld(oldFile, verifier, tree, hashes); err != nil {
			return "", err
		}
	}
	read, err := checkReceipts(receipts, verifier, witnesses, hashes)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("ok: %d entries, %d tiles, %d proofs, %d receipts", tree.N, tiles, proofs, read), nil
}

// cosigner checks Ed25519 cosignatures (C2SP tlog-cosignature, type 0x04), which package note does not know.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func newCosigner(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, fmt.Errorf("malformed key %q", vkey)
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 1+ed25519.PublicKeySize || key[0] != 0x04 {
		return nil, fmt.Errorf("no Ed25519 cosigner: %q", vkey)
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	if hex.EncodeToString(sum[:4]) != parts[1] {
		return nil, fmt.Errorf("wrong id in %q", vkey)
	}
	return cosigner{parts[0], binary.BigEndian.Uint32(sum[:]), key[1:]}, nil
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }

func (c cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(sig), msg)
	return ed25519.Verify(c.key, []byte(signed), sig[8:])
}

func openCheckpoint(signed []byte, verifier note.Verifier, witnesses ...note.Verifier) (tlog.Tree, error) {
	n, err := note.Open(signed, note.VerifierList(append([]note.Verifier{verifier}, witnesses...)...))
	if err != nil {
		return tlog.Tree{}, err
	}
	for _, witness := range append([]note.Verifier{verifier}, witnesses...) {
		found := false
		for _, sig := range n.Sigs {
			found = found || sig.Name == witness.Name() && sig.Hash == witness.KeyHash()
		}
		if !found {
			return tlog.Tree{}, fmt.Errorf("%s has not signed", witness.Name())
		}
	}
	lines := strings.Split(n.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("unexpected text %q", n.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	hash, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: hash}, err
}

// storedHashes holds every hash in the order of package tlog.
type storedHashes []tlog.Hash

func (s storedHashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		out[i] = s[index]
	}
	return out, nil
}

func (s storedHashes) leaf(index int64) tlog.Hash { return s[tlog.StoredHashIndex(0, index)] }

func rootOf(size int64, hashes storedHashes) (tlog.Hash, error) {
	if size == 0 { // This version of the package has another root for no entries than RFC 6962.
		return tlog.ParseHash("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
	}
	return tlog.TreeHash(size, hashes)
}

func readEntries(place string, size int64) (storedHashes, error) {
	var stored storedHashes
	for n := int64(0); n < size; {
		width := size - n
		if width > 1<<height {
			width = 1 << height
		}
		tile := tlog.Tile{H: height, L: -1, N: n >> height, W: int(width)}
		path := strings.TrimPrefix(tile.Path(), "tile/8/data/")
		bundle, err := fetch(place, "tile/entries/"+path)
		if err != nil {
			return nil, err
		}
		for ; width > 0; width-- {
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				return nil, fmt.Errorf("tile/entries/%s: ends early", path)
			}
			end := 2 + int(binary.BigEndian.Uint16(bundle))
			added, err := tlog.StoredHashesForRecordHash(n, tlog.RecordHash(bundle[2:end]), stored)
			if err != nil {
				return nil, err
			}
			stored = append(stored, added...)
			bundle = bundle[end:]
			n++
		}
		if len(bundle) > 0 {
			return nil, fmt.Errorf("tile/entries/%s: %d bytes too many", path, len(bundle))
		}
	}
	return stored, nil
}

func tilePath(tile tlog.Tile) string { return strings.Replace(tile.Path(), "tile/8/", "tile/", 1) }

func checkTiles(place string, size int64, hashes storedHashes) (int, error) {
	tiles := tlog.NewTiles(height, 0, size)
	count := 0
	for i, tile := range tiles {
		// This version of the package lists a partial tile of every width; only the widest belongs to the checkpoint.
		if i+1 < len(tiles) && tiles[i+1].L == tile.L && tiles[i+1].N == tile.N {
			continue
		}
		count++
		want, err := tlog.ReadTileData(tile, hashes)
		if err != nil {
			return 0, err
		}
		got, err := fetch(place, tilePath(tile))
		if err != nil {
			return 0, err
		}
		if !bytes.Equal(want, got) {
			return 0, fmt.Errorf("%s: differs from the entries", tilePath(tile))
		}
	}
	return count, nil
}

// tileReader serves the published tiles to package tlog, which authenticates them against the signed root.
type tileReader string

func (r tileReader) Height() int                     { return height }
func (r tileReader) SaveTiles([]tlog.Tile, [][]byte) {}
func (r tileReader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	out := make([][]byte, len(tiles))
	for i, tile := range tiles {
		data, err := fetch(string(r), tilePath(tile))
		if err != nil {
			return nil, err
		}
		out[i] = data
	}
	return out, nil
}

func checkProofs(place string, tree tlog.Tree, hashes storedHashes) (int, error) {
	if tree.N == 0 {
		return 0, nil
	}
	count := 0
	step := tree.N/7 + 1
	for index := int64(0); index < tree.N; index += step {
		proof, err := tlog.ProveRecord(tree.N, index, tlog.TileHashReader(tree, tileReader(place)))
		if err != nil {
			return 0, fmt.Errorf("proof of %d: %w", index, err)
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, hashes.leaf(index)); err != nil {
			return 0, fmt.Errorf("proof of %d: %w", index, err)
		}
		count++
	}
	return count, nil
}

func checkOld(file string, verifier note.Verifier, tree tlog.Tree, hashes storedHashes) error {
	signed, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	old, err := openCheckpoint(signed, verifier)
	if err != nil {
		return fmt.Errorf("old checkpoint: %w", err)
	}
	proof, err := tlog.ProveTree(tree.N, old.N, hashes)
	if err != nil {
		return fmt.Errorf("consistency: %w", err)
	}
	return tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash)
}

func checkReceipts(folder string, verifier note.Verifier, witnesses []note.Verifier, hashes storedHashes) (int, error) {
	if folder == "" {
		return 0, nil
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.tlog-proof"))
	if err != nil {
		return 0, err
	}
	for _, file := range files {
		if err := checkReceipt(file, verifier, witnesses, hashes); err != nil {
			return 0, fmt.Errorf("%s: %w", filepath.Base(file), err)
		}
	}
	return len(files), nil
}

func checkReceipt(file string, verifier note.Verifier, witnesses []note.Verifier, hashes storedHashes) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	head, signed, found := strings.Cut(string(text), "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return fmt.Errorf("not a tlog-proof")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	if strconv.FormatInt(index, 10)+".tlog-proof" != filepath.Base(file) {
		return fmt.Errorf("proves entry %d", index)
	}
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		hash, err := base64.StdEncoding.DecodeString(line)
		if err != nil || len(hash) != tlog.HashSize {
			return fmt.Errorf("bad hash %q", line)
		}
		proof = append(proof, *(*tlog.Hash)(hash))
	}
	tree, err := openCheckpoint([]byte(signed), verifier, witnesses...)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, tree.N, tree.Hash, index, hashes.leaf(index))
}

func fetch(place, path string) ([]byte, error) {
	if !strings.HasPrefix(place, "http://") && !strings.HasPrefix(place, "https://") {
		return os.ReadFile(filepath.Join(place, filepath.FromSlash(path)))
	}
	response, err := http.Get(strings.TrimSuffix(place, "/") + "/" + path)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", path, response.Status)
	}
	return io.ReadAll(response.Body)
}
