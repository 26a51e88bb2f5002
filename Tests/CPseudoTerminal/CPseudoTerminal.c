#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int pseudo_terminal_open(char *name, unsigned long room) {
  // A copy in a child would keep the terminal from hanging up.
#ifdef __linux__
  int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (master < 0) return -1;
#else
  int master = posix_openpt(O_RDWR | O_NOCTTY);
  if (master < 0) return -1;
  fcntl(master, F_SETFD, FD_CLOEXEC);
#endif
  // Tests open terminals at the same time: ptsname would give one the name of another.
  if (grantpt(master) != 0 || unlockpt(master) != 0 || ptsname_r(master, name, room) != 0) {
    close(master);
    return -1;
  }
  return master;
}
