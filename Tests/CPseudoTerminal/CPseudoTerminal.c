#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int pseudo_terminal_open(char *name, unsigned long room) {
  int master = posix_openpt(O_RDWR | O_NOCTTY);
  if (master < 0) return -1;
  // A copy in a child would keep the terminal from hanging up.
  fcntl(master, F_SETFD, FD_CLOEXEC);
  char *found = grantpt(master) == 0 && unlockpt(master) == 0 ? ptsname(master) : NULL;
  if (!found) {
    close(master);
    return -1;
  }
  snprintf(name, room, "%s", found);
  return master;
}
