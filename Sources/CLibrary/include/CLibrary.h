#ifndef CLIBRARY_H
#define CLIBRARY_H

#include <dlfcn.h>
#include <stddef.h>

// Opens the first of some shared libraries that is to be had; NULL where none is.
//
// What is opened here at first use need not be found, opened and bound at every start.
void *clibrary_open(const char *const *names, size_t count);

// Fills `api.field` of the caller with a function of `library`, and returns from the caller where
// the library lacks it: it is too old to be used.
#define CLIBRARY_FIND(field, name)                 \
  do {                                             \
    *(void **)(&api.field) = dlsym(library, name); \
    if (!api.field) return;                        \
  } while (0)

#endif
