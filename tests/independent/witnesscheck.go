// Witnesscheck asks a witness for cosignatures as a log would (C2SP tlog-witness), with code that shares nothing with this
// project: the Go project's own golang.org/x/mod/sumdb packages.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run witnesscheck.go -vkey
//	GO111MODULE=off GOPATH=/usr/share/gocode go run witnesscheck.go WITNESS-KEY URL
//
// The first prints the key of its log, which the witness must watch; the second grows that log from nothing and prints one
// sentence. It exits 0 if the witness answered as it must, 1 if not. A witness can be checked once.
package main

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const origin = "go.example/log"

type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		out[i] = h[index]
	}
	return out, nil
}

// grow makes a log of 300 entries; another fork has other entries from the sixth on.
func grow(fork string) (hashes, error) {
	var h hashes
	for i := int64(0); i < 300; i++ {
		data := fmt.Sprintf("entry %d", i)
		if i > 4 {
			data += fork
		}
		more, err := tlog.StoredHashes(i, []byte(data), h)
		if err != nil {
			return nil, err
		}
		h = append(h, more...)
	}
	return h, nil
}

type witness struct{ key, url string }

func main() {
	skey, vkey, err := note.GenerateKey(bytes.NewReader(make([]byte, 64)), origin)
	if err != nil {
		fail(err)
	}
	if len(os.Args) == 2 && os.Args[1] == "-vkey" {
		fmt.Println(vkey)
		return
	}
	signer, err := note.NewSigner(skey)
	if err != nil {
		fail(err)
	}
	w := witness{os.Args[1], os.Args[2]}
	if err := w.check(signer); err != nil {
		fail(err)
	}
	fmt.Println("ok: 6 checkpoints cosigned, 7 requests refused")
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func (w witness) check(signer note.Signer) error {
	log, err := grow("")
	if err != nil {
		return err
	}
	fork, err := grow(" forked")
	if err != nil {
		return err
	}
	for _, step := range [][2]int64{{0, 1}, {1, 1}, {1, 7}, {7, 256}, {256, 257}, {257, 300}} {
		if err := w.cosigned(log, step[0], step[1], signer); err != nil {
			return fmt.Errorf("from %d to %d: %w", step[0], step[1], err)
		}
	}
	proof := proofLines(log, 256, 300)
	for _, refused := range []struct {
		what   string
		body   []byte
		status int
		answer string
	}{
		{"another old size", request(256, proof, checkpoint(log, 300, signer)), 409, "300\n"},
		{"an old size above the new", request(300, "", checkpoint(log, 256, signer)), 400, ""},
		{"another root for the same size", request(300, "", checkpoint(fork, 300, signer)), 422, ""},
		{"a proof where none is due", request(300, proof, checkpoint(log, 300, signer)), 422, ""},
		{"no checkpoint", request(300, "", ""), 400, ""},
		{"an unknown log", request(0, "", strings.Replace(checkpoint(log, 1, signer), origin, "other.example", 2)), 404, ""},
		{"a changed size", request(300, "", strings.Replace(checkpoint(log, 300, signer), "\n300\n", "\n301\n", 1)), 403, ""},
	} {
		status, answer, err := w.post(refused.body)
		if err != nil {
			return err
		}
		if status != refused.status || (refused.answer != "" && answer != refused.answer) {
			return fmt.Errorf("%s: answered %d %q, not %d %q", refused.what, status, answer, refused.status, refused.answer)
		}
	}
	return nil
}

func (w witness) cosigned(log hashes, old, size int64, signer note.Signer) error {
	signed := checkpoint(log, size, signer)
	status, answer, err := w.post(request(old, proofLines(log, old, size), signed))
	if err != nil {
		return err
	}
	if status != http.StatusOK {
		return fmt.Errorf("answered %d %q", status, answer)
	}
	text, _, _ := strings.Cut(signed, "\n\n")
	return w.verify(text+"\n", answer)
}

// verify checks the one Ed25519 cosignature that is expected, by hand: package note does not know the type.
func (w witness) verify(text, line string) error {
	name, rest, _ := strings.Cut(w.key, "+")
	_, key64, _ := strings.Cut(rest, "+")
	key, err := base64.StdEncoding.DecodeString(key64)
	if err != nil || key[0] != 0x04 {
		return fmt.Errorf("no cosigner's key: %q", w.key)
	}
	prefix := "— " + name + " "
	if !strings.HasPrefix(line, prefix) || strings.Count(line, "\n") != 1 {
		return fmt.Errorf("unexpected lines %q", line)
	}
	sig, err := base64.StdEncoding.DecodeString(strings.TrimSpace(line[len(prefix):]))
	if err != nil || len(sig) != 4+8+ed25519.SignatureSize {
		return fmt.Errorf("unexpected signature %q", line)
	}
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(sig[4:]), text)
	if !ed25519.Verify(key[1:], []byte(signed), sig[12:]) {
		return fmt.Errorf("the cosignature does not fit")
	}
	return nil
}

func checkpoint(log hashes, size int64, signer note.Signer) string {
	root, err := tlog.TreeHash(size, log)
	if err != nil {
		fail(err)
	}
	signed, err := note.Sign(&note.Note{Text: fmt.Sprintf("%s\n%d\n%s\n", origin, size, root)}, signer)
	if err != nil {
		fail(err)
	}
	return string(signed)
}

func proofLines(log hashes, old, size int64) string {
	if old == 0 || old == size {
		return ""
	}
	proof, err := tlog.ProveTree(size, old, log)
	if err != nil {
		fail(err)
	}
	var lines strings.Builder
	for _, hash := range proof {
		fmt.Fprintln(&lines, hash)
	}
	return lines.String()
}

func request(old int64, proof, signed string) []byte {
	return []byte(fmt.Sprintf("old %d\n%s\n%s", old, proof, signed))
}

func (w witness) post(body []byte) (int, string, error) {
	response, err := http.Post(strings.TrimSuffix(w.url, "/")+"/add-checkpoint", "text/plain", bytes.NewReader(body))
	if err != nil {
		return 0, "", err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	return response.StatusCode, string(answer), err
}
