// What ncurses writes while it paints: it hands over each change of style by itself, and every write
// wakes the terminal. What has gathered goes out at once.
#define _GNU_SOURCE
#include "Inside.h"

#include <errno.h>
#include <fcntl.h>
#include <ncurses.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static struct {
  int memory;
  char *frame;
  size_t room;
  // Whether the terminal repeats a sign by ECMA-48's REP.
  bool repeats;
} gathered = {.memory = -1};

static int memory_file(void) {
#ifdef __linux__
  return memfd_create("frame", MFD_CLOEXEC);
#else
  FILE *file = tmpfile();
  int copy = file ? fcntl(fileno(file), F_DUPFD_CLOEXEC, 3) : -1;
  if (file) fclose(file);
  return copy;
#endif
}

void gather_open(void) {
  gathered.memory = memory_file();
  gathered.repeats = capability_is("rep", "%p1%c\033[%p2%{1}%-%db");
}

void gather_close(void) {
  free(gathered.frame);
  if (gathered.memory >= 0) close(gathered.memory);
  gathered.frame = NULL;
  gathered.room = 0;
  gathered.memory = -1;
}

void write_bytes(int descriptor, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(descriptor, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    length -= (size_t)written;
  }
}

// Makes one descriptor lead where another does; children get neither.
static bool lead(int descriptor, int to) {
#ifdef __linux__
  return dup3(to, descriptor, O_CLOEXEC) >= 0;
#else
  return dup2(to, descriptor) >= 0 && fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0;
#endif
}

// Reads what has gathered, from its begin; false where there is nothing, or no memory for it.
static bool read_frame(size_t *length) {
  off_t end = lseek(gathered.memory, 0, SEEK_CUR);
  lseek(gathered.memory, 0, SEEK_SET);
  if (end <= 0) return false;
  *length = (size_t)end;
  if (*length > gathered.room) {
    char *frame = realloc(gathered.frame, *length);
    if (!frame) return false;
    gathered.frame = frame;
    gathered.room = *length;
  }
  size_t read = 0;
  while (read < *length) {
    ssize_t count = pread(gathered.memory, gathered.frame + read, *length - read, (off_t)read);
    if (count <= 0) return false;
    read += (size_t)count;
  }
  return true;
}

void gather_refresh(FILE *out, int descriptor) {
  int screen = fileno(out);
  bool gathers = gathered.memory >= 0 && lead(screen, gathered.memory);
  refresh();
  fflush(out);
  if (!gathers) return;
  lead(screen, descriptor);
  size_t length = 0;
  if (!read_frame(&length)) return;
  write_bytes(descriptor, gathered.frame, terminal_shorten(gathered.frame, length, gathered.repeats));
}
