#pragma once

// libcrypto, opened at the first call instead of linked: most runs of the program never hash.

#include <stddef.h>
#include <stdint.h>

/// Writes the 20 bytes of SHA-1 to `digest`; 0 where libcrypto is missing, else 1.
int ccrypto_sha1(const uint8_t *bytes, size_t count, uint8_t *digest);

/// Writes the 32 bytes of SHA-256 to `digest`; 0 where libcrypto is missing, else 1.
int ccrypto_sha256(const uint8_t *bytes, size_t count, uint8_t *digest);

/// Signs by ES256: 64 bytes, r and s, to `signature`.
///
/// `key` is a PEM text of `key_count` bytes with an unencrypted P-256 private key. 0 where it is
/// none or libcrypto is missing, else 1.
int ccrypto_es256(
    const uint8_t *bytes, size_t count, const char *key, size_t key_count, uint8_t *signature);
