// The wrappers check nothing: no argument reaches a variadic function untyped.
#define CURL_DISABLE_TYPECHECK 1

#include "CCurl.h"
#include "CLibrary.h"

#include <pthread.h>

static struct {
  unsigned int version;
  __typeof__(&curl_global_init) global_init;
  __typeof__(&curl_version_info) version_info;
  __typeof__(&curl_easy_init) easy_init;
  __typeof__(&curl_easy_cleanup) easy_cleanup;
  __typeof__(&curl_easy_strerror) easy_strerror;
  __typeof__(&curl_easy_setopt) easy_setopt;
  __typeof__(&curl_easy_getinfo) easy_getinfo;
  __typeof__(&curl_slist_append) slist_append;
  __typeof__(&curl_slist_free_all) slist_free_all;
  __typeof__(&curl_multi_init) multi_init;
  __typeof__(&curl_multi_cleanup) multi_cleanup;
  __typeof__(&curl_multi_add_handle) multi_add_handle;
  __typeof__(&curl_multi_remove_handle) multi_remove_handle;
  __typeof__(&curl_multi_perform) multi_perform;
  __typeof__(&curl_multi_poll) multi_poll;
  __typeof__(&curl_multi_wakeup) multi_wakeup;
  __typeof__(&curl_multi_info_read) multi_info_read;
} api;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_once(void) {
  static const char *const names[] = {
#ifdef __APPLE__
      "libcurl.4.dylib", "/opt/homebrew/opt/curl/lib/libcurl.4.dylib",
#else
      "libcurl.so.4", "libcurl-gnutls.so.4", "libcurl-nss.so.4",
#endif
  };
  void *library = clibrary_open(names, sizeof names / sizeof *names);
  if (!library) return;
  CLIBRARY_FIND(global_init, "curl_global_init");
  CLIBRARY_FIND(version_info, "curl_version_info");
  CLIBRARY_FIND(easy_init, "curl_easy_init");
  CLIBRARY_FIND(easy_cleanup, "curl_easy_cleanup");
  CLIBRARY_FIND(easy_strerror, "curl_easy_strerror");
  CLIBRARY_FIND(easy_setopt, "curl_easy_setopt");
  CLIBRARY_FIND(easy_getinfo, "curl_easy_getinfo");
  CLIBRARY_FIND(slist_append, "curl_slist_append");
  CLIBRARY_FIND(slist_free_all, "curl_slist_free_all");
  CLIBRARY_FIND(multi_init, "curl_multi_init");
  CLIBRARY_FIND(multi_cleanup, "curl_multi_cleanup");
  CLIBRARY_FIND(multi_add_handle, "curl_multi_add_handle");
  CLIBRARY_FIND(multi_remove_handle, "curl_multi_remove_handle");
  CLIBRARY_FIND(multi_perform, "curl_multi_perform");
  CLIBRARY_FIND(multi_poll, "curl_multi_poll");
  CLIBRARY_FIND(multi_wakeup, "curl_multi_wakeup");
  CLIBRARY_FIND(multi_info_read, "curl_multi_info_read");
  if (api.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return;
  api.version = api.version_info(CURLVERSION_NOW)->version_num;
}

unsigned int ccurl_version(void) {
  pthread_once(&once, open_once);
  return api.version;
}

CURL *ccurl_easy_new(void) { return api.easy_init(); }
void ccurl_easy_free(CURL *easy) { api.easy_cleanup(easy); }
const char *ccurl_text(CURLcode code) { return api.easy_strerror(code); }

CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) {
  return api.easy_setopt(easy, option, value);
}

CURLcode ccurl_set_text(CURL *easy, CURLoption option, const char *value) {
  return api.easy_setopt(easy, option, value);
}

CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value) {
  return api.easy_setopt(easy, option, value);
}

CURLcode ccurl_set_body(CURL *easy, const void *bytes, size_t count) {
  CURLcode code = api.easy_setopt(easy, CURLOPT_POSTFIELDSIZE, (long)count);
  if (code != CURLE_OK) return code;
  return api.easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, bytes);
}

CURLcode ccurl_set_blob(CURL *easy, CURLoption option, const void *bytes, size_t count) {
  struct curl_blob blob = {(void *)bytes, count, CURL_BLOB_COPY};
  return api.easy_setopt(easy, option, &blob);
}

CURLcode ccurl_set_sink(CURL *easy, CURLoption option, curl_write_callback sink) {
  return api.easy_setopt(easy, option, sink);
}

long ccurl_get_long(CURL *easy, CURLINFO info) {
  long value = 0;
  return api.easy_getinfo(easy, info, &value) == CURLE_OK ? value : 0;
}

long long ccurl_get_time(CURL *easy, CURLINFO info) {
  curl_off_t value = 0;
  return api.easy_getinfo(easy, info, &value) == CURLE_OK ? value : 0;
}

struct curl_slist *ccurl_list_append(struct curl_slist *list, const char *text) {
  return api.slist_append(list, text);
}

void ccurl_list_free(struct curl_slist *list) { api.slist_free_all(list); }

CURLM *ccurl_multi_new(void) { return api.multi_init(); }
void ccurl_multi_free(CURLM *multi) { api.multi_cleanup(multi); }
CURLMcode ccurl_multi_add(CURLM *multi, CURL *easy) { return api.multi_add_handle(multi, easy); }

CURLMcode ccurl_multi_remove(CURLM *multi, CURL *easy) {
  return api.multi_remove_handle(multi, easy);
}

CURLMcode ccurl_multi_perform(CURLM *multi, int *running) {
  return api.multi_perform(multi, running);
}

CURLMcode ccurl_multi_wait(CURLM *multi, int milliseconds) {
  return api.multi_poll(multi, NULL, 0, milliseconds, NULL);
}

CURLMcode ccurl_multi_wake(CURLM *multi) { return api.multi_wakeup(multi); }

CURL *ccurl_multi_next_done(CURLM *multi, CURLcode *code) {
  int left = 0;
  CURLMsg *message;
  while ((message = api.multi_info_read(multi, &left))) {
    if (message->msg == CURLMSG_DONE) {
      *code = message->data.result;
      return message->easy_handle;
    }
  }
  return NULL;
}
