// Key pairs and certificates a second with Go's crypto/x509, one thread: the peer of KeyBench and SignBench.
//
// usage: peer SECONDS    prints lines "keys KIND RATE", "sign KIND RATE" and "issue KIND RATE"
package main

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"log"
	"math/big"
	"os"
	"runtime"
	"strconv"
	"time"
)

var kinds = []struct {
	name string
	key  func() (crypto.Signer, error)
}{
	{"EC_P256", func() (crypto.Signer, error) { return ecdsa.GenerateKey(elliptic.P256(), rand.Reader) }},
	{"EC_P384", func() (crypto.Signer, error) { return ecdsa.GenerateKey(elliptic.P384(), rand.Reader) }},
	{"ED25519", func() (crypto.Signer, error) { _, key, err := ed25519.GenerateKey(rand.Reader); return key, err }},
	{"RSA_2048", func() (crypto.Signer, error) { return rsa.GenerateKey(rand.Reader, 2048) }},
}

func need[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func template(name string, ca bool) *x509.Certificate {
	made := &x509.Certificate{
		SerialNumber:          need(rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))),
		Subject:               pkix.Name{CommonName: name},
		NotBefore:             time.Now().Add(-5 * time.Minute),
		NotAfter:              time.Now().AddDate(1, 0, 0),
		BasicConstraintsValid: true,
		IsCA:                  ca,
		KeyUsage:              x509.KeyUsageDigitalSignature,
		ExtKeyUsage:           []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
		DNSNames:              []string{"press-001.lab"},
	}
	if ca {
		made.KeyUsage, made.ExtKeyUsage, made.DNSNames = x509.KeyUsageCertSign|x509.KeyUsageCRLSign, nil, nil
	}
	return made
}

func measure(what, kind string, seconds float64, work func()) {
	for end := time.Now().Add(time.Duration(seconds / 4 * 1e9)); time.Now().Before(end); {
		work()
	}
	begin, done := time.Now(), 0
	for time.Since(begin).Seconds() < seconds {
		work()
		done++
	}
	fmt.Printf("%s %s %.1f\n", what, kind, float64(done)/time.Since(begin).Seconds())
}

func main() {
	runtime.GOMAXPROCS(1)
	seconds := 3.0
	if len(os.Args) > 1 {
		seconds = need(strconv.ParseFloat(os.Args[1], 64))
	}
	for _, kind := range kinds {
		measure("keys", kind.name, seconds, func() { need(kind.key()) })
		issuerKey, device := need(kind.key()), need(kind.key())
		root := template("Lab Root", true)
		issuer := need(x509.ParseCertificate(need(x509.CreateCertificate(rand.Reader, root, root, issuerKey.Public(), issuerKey))))
		certify := func(key crypto.Signer) []byte {
			return need(x509.CreateCertificate(rand.Reader, template("press-001", false), issuer, key.Public(), issuerKey))
		}
		measure("sign", kind.name, seconds, func() { certify(device) })
		measure("issue", kind.name, seconds, func() {
			pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certify(need(kind.key()))})
		})
	}
}
