#include "CLibrary.h"

void *clibrary_open(const char *const *names, size_t count) {
  for (size_t index = 0; index < count; index++) {
    void *library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    if (library) return library;
  }
  return NULL;
}
