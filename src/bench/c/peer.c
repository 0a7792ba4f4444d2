/* Key pairs and certificates a second with OpenSSL's library, one thread: the peer of KeyBench and SignBench.
 *
 * usage: peer SECONDS    prints lines "keys KIND RATE", "sign KIND RATE" and "issue KIND RATE"
 */
#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct kind { const char *name; const char *algorithm; const char *curve; unsigned bits; };

static const struct kind KINDS[] = {
    {"EC_P256", "EC", "P-256", 0}, {"EC_P384", "EC", "P-384", 0}, {"ED25519", "ED25519", NULL, 0}, {"RSA_2048", "RSA", NULL, 2048},
};

static const struct kind *kind;
static EVP_PKEY *issuer_key, *device_key;
static X509 *issuer;

static void need(int ok, const char *what) {
    if (!ok) {
        fprintf(stderr, "peer: %s failed\n", what);
        exit(1);
    }
}

static EVP_PKEY *key(void) {
    EVP_PKEY *made = kind->curve ? EVP_PKEY_Q_keygen(NULL, NULL, kind->algorithm, kind->curve)
                     : kind->bits ? EVP_PKEY_Q_keygen(NULL, NULL, kind->algorithm, (size_t) kind->bits)
                                  : EVP_PKEY_Q_keygen(NULL, NULL, kind->algorithm);
    need(made != NULL, "key");
    return made;
}

static void extend(X509 *certificate, int nid, const char *value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer ? issuer : certificate, certificate, NULL, NULL, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, nid, value);
    need(extension && X509_add_ext(certificate, extension, -1), "extension");
    X509_EXTENSION_free(extension);
}

static X509 *certify(EVP_PKEY *subject, const char *name) {
    X509 *made = X509_new();
    unsigned char random[16];
    RAND_bytes(random, sizeof random);
    BIGNUM *number = BN_bin2bn(random, sizeof random, NULL);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(made));
    BN_free(number);
    X509_set_version(made, 2);
    X509_gmtime_adj(X509_getm_notBefore(made), -300);
    X509_gmtime_adj(X509_getm_notAfter(made), 365L * 24 * 3600);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made), "CN", MBSTRING_UTF8, (const unsigned char *) name, -1, -1, 0);
    X509_set_issuer_name(made, X509_get_subject_name(issuer ? issuer : made));
    X509_set_pubkey(made, subject);
    extend(made, NID_basic_constraints, issuer ? "critical,CA:FALSE" : "critical,CA:TRUE");
    extend(made, NID_key_usage, issuer ? "critical,digitalSignature" : "critical,keyCertSign,cRLSign");
    extend(made, NID_subject_key_identifier, "hash");
    if (issuer) {
        extend(made, NID_ext_key_usage, "clientAuth");
        extend(made, NID_authority_key_identifier, "keyid");
        extend(made, NID_subject_alt_name, "DNS:press-001.lab");
    }
    const EVP_MD *digest = EVP_PKEY_is_a(issuer_key, "ED25519") ? NULL : EVP_sha256();
    need(X509_sign(made, issuer_key, digest) > 0, "signature");
    return made;
}

static void make_key(void) { EVP_PKEY_free(key()); }

static void sign(void) { X509_free(certify(device_key, "press-001")); }

static void issue(void) {
    EVP_PKEY *made = key();
    X509 *certificate = certify(made, "press-001");
    BIO *pem = BIO_new(BIO_s_mem());
    need(PEM_write_bio_X509(pem, certificate), "PEM");
    BIO_free(pem);
    X509_free(certificate);
    EVP_PKEY_free(made);
}

static double now(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return at.tv_sec + at.tv_nsec / 1e9;
}

static void measure(const char *what, void (*work)(void), double seconds) {
    for (double end = now() + seconds / 4; now() < end;) work();
    double begin = now();
    long done = 0;
    while (now() - begin < seconds) {
        work();
        done++;
    }
    printf("%s %s %.1f\n", what, kind->name, done / (now() - begin));
    fflush(stdout);
}

int main(int count, char **arguments) {
    double seconds = count > 1 ? atof(arguments[1]) : 3;
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        kind = &KINDS[i];
        measure("keys", make_key, seconds);
        issuer = NULL;
        issuer_key = key();
        issuer = certify(issuer_key, "Lab Root");
        device_key = key();
        measure("sign", sign, seconds);
        measure("issue", issue, seconds);
    }
}
