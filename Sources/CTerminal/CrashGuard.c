// Leaves the screen in order when the process crashes. Only async-signal-safe calls in here.
#include "Inside.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct {
  volatile sig_atomic_t armed;
  int descriptor;
  struct termios modes;
  char leave[512];
  size_t length;
} guard;

static const int deadly[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE};

static void crashed(int number) {
  if (guard.armed) {
    guard.armed = 0;
    ssize_t written = write(guard.descriptor, guard.leave, guard.length);
    (void)written;
    tcsetattr(guard.descriptor, TCSANOW, &guard.modes);
  }
  signal(number, SIG_DFL);
  raise(number);
}

void terminal_guard_crashes(void) {
  // A stack of its own, for the crash may be an overflow of the usual one.
  static char ground[65536];
  stack_t stack = {.ss_sp = ground, .ss_size = sizeof ground};
  sigaltstack(&stack, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = crashed;
  action.sa_flags = SA_ONSTACK | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  for (size_t index = 0; index < sizeof deadly / sizeof *deadly; index++)
    sigaction(deadly[index], &action, NULL);
}

void guard_arm(int descriptor, const struct termios *modes, const char *leave) {
  guard.armed = 0;
  guard.descriptor = descriptor;
  guard.modes = *modes;
  size_t length = strlen(leave);
  guard.length = length < sizeof guard.leave ? length : sizeof guard.leave;
  memcpy(guard.leave, leave, guard.length);
  guard.armed = 1;
}

void guard_disarm(void) { guard.armed = 0; }
