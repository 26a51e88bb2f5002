#define _GNU_SOURCE
#include "CMemory.h"

// Tells which C library this is, too.
#include <stdlib.h>

#ifdef __GLIBC__

#include <malloc.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

static const size_t large_page = 2 << 20;
static atomic_flag is_ready = ATOMIC_FLAG_INIT;

// Each page of 4 kB that is touched for the first time costs a trip to the kernel, in a virtual
// machine a long one: thousands of them were a quarter of the start with thousands of profiles.
void memory_expect(size_t bytes) {
  if (bytes < large_page || atomic_flag_test_and_set(&is_ready)) return;
  char *start = sbrk(0);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
  mallopt(M_TOP_PAD, (int)bytes);
  // One heap for all threads: what one of them frees another one can use.
  mallopt(M_ARENA_MAX, 1);
  // Lets the heap grow; a compiler may leave out what is plainly freed at once.
  void *volatile grown = malloc(large_page);
  free(grown);
  char *end = sbrk(0);
  uintptr_t first = ((uintptr_t)start + large_page - 1) & ~(large_page - 1);
  if (start != (char *)-1 && (uintptr_t)end > first + large_page)
    madvise((void *)first, (size_t)((uintptr_t)end - first), MADV_HUGEPAGE);
}

void memory_settle(void) {
  mallopt(M_MMAP_THRESHOLD, 256 << 10);
  mallopt(M_TRIM_THRESHOLD, 1 << 20);
  mallopt(M_TOP_PAD, 128 << 10);
}

void memory_release(void) {
#if __GLIBC_PREREQ(2, 33)
  // Looking through the heap takes a while: not for a little.
  if (mallinfo2().fordblks > (size_t)24 << 20) malloc_trim(4 << 20);
#endif
}

#else

void memory_expect(size_t bytes) { (void)bytes; }
void memory_settle(void) {}
void memory_release(void) {}

#endif
