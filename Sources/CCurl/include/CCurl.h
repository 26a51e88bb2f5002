#pragma once

// libcurl, opened at the first call instead of linked: its 35 libraries would cost every start of
// the program milliseconds that only a request needs. Only types and constants of curl's header
// may be used elsewhere; its functions are reached through the typed wrappers below.

#include <curl/curl.h>
#include <stddef.h>

/// Opens libcurl once and tells its version as 0x075801 for 7.88.1; 0 where there is none.
///
/// May be called from any thread. The other functions may be called only after it gave a version.
unsigned int ccurl_version(void);

/// curl_easy_init; NULL where memory is short.
CURL *ccurl_easy_new(void);
/// curl_easy_cleanup.
void ccurl_easy_free(CURL *easy);
/// curl_easy_strerror.
const char *ccurl_text(CURLcode code);

/// curl_easy_setopt with a number.
CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value);
/// curl_easy_setopt with a text, which libcurl copies; NULL takes the option back.
CURLcode ccurl_set_text(CURL *easy, CURLoption option, const char *value);
/// curl_easy_setopt with a pointer that must live as long as the transfer.
CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value);
/// Sets CURLOPT_POSTFIELDS to a copy of `count` bytes.
CURLcode ccurl_set_body(CURL *easy, const void *bytes, size_t count);
/// curl_easy_setopt with a blob that libcurl copies.
CURLcode ccurl_set_blob(CURL *easy, CURLoption option, const void *bytes, size_t count);
/// Sets CURLOPT_WRITEFUNCTION or CURLOPT_HEADERFUNCTION.
CURLcode ccurl_set_sink(CURL *easy, CURLoption option, curl_write_callback sink);

/// curl_easy_getinfo for a number; 0 where there is none.
long ccurl_get_long(CURL *easy, CURLINFO info);
/// curl_easy_getinfo for a time in microseconds; 0 where there is none.
long long ccurl_get_time(CURL *easy, CURLINFO info);

/// curl_slist_append; NULL where memory is short, with the old list still standing.
struct curl_slist *ccurl_list_append(struct curl_slist *list, const char *text);
/// curl_slist_free_all.
void ccurl_list_free(struct curl_slist *list);

/// curl_multi_init.
CURLM *ccurl_multi_new(void);
/// curl_multi_cleanup.
void ccurl_multi_free(CURLM *multi);
/// curl_multi_add_handle.
CURLMcode ccurl_multi_add(CURLM *multi, CURL *easy);
/// curl_multi_remove_handle.
CURLMcode ccurl_multi_remove(CURLM *multi, CURL *easy);
/// curl_multi_perform; the number of transfers still running goes to `running`.
CURLMcode ccurl_multi_perform(CURLM *multi, int *running);
/// curl_multi_poll for at most `milliseconds`.
CURLMcode ccurl_multi_wait(CURLM *multi, int milliseconds);
/// curl_multi_wakeup: the only one that another thread may call.
CURLMcode ccurl_multi_wake(CURLM *multi);
/// The next transfer that has ended, its result in `code`; NULL where there is none.
CURL *ccurl_multi_next_done(CURLM *multi, CURLcode *code);
