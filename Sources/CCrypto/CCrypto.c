#include "CCrypto.h"
#include "CLibrary.h"

#include <limits.h>
#include <pthread.h>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

static struct {
  int is_open;
  __typeof__(&EVP_Digest) digest;
  __typeof__(&EVP_sha1) sha1;
  __typeof__(&EVP_sha256) sha256;
  __typeof__(&BIO_new_mem_buf) bio_new;
  __typeof__(&BIO_free) bio_free;
  __typeof__(&PEM_read_bio_PrivateKey) read_key;
  __typeof__(&EVP_PKEY_free) key_free;
  __typeof__(&EVP_MD_CTX_new) context_new;
  __typeof__(&EVP_MD_CTX_free) context_free;
  __typeof__(&EVP_DigestSignInit) sign_init;
  __typeof__(&EVP_DigestSign) sign;
  __typeof__(&d2i_ECDSA_SIG) decode;
  __typeof__(&ECDSA_SIG_free) pair_free;
  __typeof__(&ECDSA_SIG_get0) pair_get;
  __typeof__(&BN_bn2binpad) to_bytes;
} api;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_once(void) {
  static const char *const names[] = {
#ifdef __APPLE__
      "/opt/homebrew/opt/openssl@3/lib/libcrypto.3.dylib",
      "/usr/local/opt/openssl@3/lib/libcrypto.3.dylib",
#else
      "libcrypto.so.3", "libcrypto.so.1.1",
#endif
  };
  void *library = clibrary_open(names, sizeof names / sizeof *names);
  if (!library) return;
  CLIBRARY_FIND(digest, "EVP_Digest");
  CLIBRARY_FIND(sha1, "EVP_sha1");
  CLIBRARY_FIND(sha256, "EVP_sha256");
  CLIBRARY_FIND(bio_new, "BIO_new_mem_buf");
  CLIBRARY_FIND(bio_free, "BIO_free");
  CLIBRARY_FIND(read_key, "PEM_read_bio_PrivateKey");
  CLIBRARY_FIND(key_free, "EVP_PKEY_free");
  CLIBRARY_FIND(context_new, "EVP_MD_CTX_new");
  CLIBRARY_FIND(context_free, "EVP_MD_CTX_free");
  CLIBRARY_FIND(sign_init, "EVP_DigestSignInit");
  CLIBRARY_FIND(sign, "EVP_DigestSign");
  CLIBRARY_FIND(decode, "d2i_ECDSA_SIG");
  CLIBRARY_FIND(pair_free, "ECDSA_SIG_free");
  CLIBRARY_FIND(pair_get, "ECDSA_SIG_get0");
  CLIBRARY_FIND(to_bytes, "BN_bn2binpad");
  api.is_open = 1;
}

static int open_crypto(void) {
  pthread_once(&once, open_once);
  return api.is_open;
}

int ccrypto_sha1(const uint8_t *bytes, size_t count, uint8_t *digest) {
  if (!open_crypto()) return 0;
  return api.digest(bytes, count, digest, NULL, api.sha1(), NULL) == 1;
}

int ccrypto_sha256(const uint8_t *bytes, size_t count, uint8_t *digest) {
  if (!open_crypto()) return 0;
  return api.digest(bytes, count, digest, NULL, api.sha256(), NULL) == 1;
}

// An encrypted key is refused: OpenSSL's own answer would be to ask at the terminal.
static int no_password(char *buffer, int size, int writing, void *data) {
  (void)buffer, (void)size, (void)writing, (void)data;
  return -1;
}

// The r and s of a DER signature, each in 32 bytes; fails where a longer curve made them.
static int raw_pair(const uint8_t *der, size_t count, uint8_t *signature) {
  ECDSA_SIG *pair = api.decode(NULL, &der, (long)count);
  if (!pair) return 0;
  const BIGNUM *r = NULL, *s = NULL;
  api.pair_get(pair, &r, &s);
  int fits = api.to_bytes(r, signature, 32) == 32 && api.to_bytes(s, signature + 32, 32) == 32;
  api.pair_free(pair);
  return fits;
}

int ccrypto_es256(
    const uint8_t *bytes, size_t count, const char *key, size_t key_count, uint8_t *signature) {
  if (!open_crypto() || key_count > INT_MAX) return 0;
  BIO *text = api.bio_new(key, (int)key_count);
  if (!text) return 0;
  EVP_PKEY *private_key = api.read_key(text, NULL, no_password, NULL);
  api.bio_free(text);
  if (!private_key) return 0;
  int done = 0;
  EVP_MD_CTX *context = api.context_new();
  // Any key that fits makes fewer bytes than this, P-256 at most 72.
  uint8_t der[1024];
  size_t size = sizeof der;
  if (context && api.sign_init(context, NULL, api.sha256(), NULL, private_key) == 1 &&
      api.sign(context, der, &size, bytes, count) == 1) {
    done = raw_pair(der, size, signature);
  }
  api.context_free(context);
  api.key_free(private_key);
  return done;
}
