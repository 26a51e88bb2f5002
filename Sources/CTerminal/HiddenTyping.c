// Typing that does not show, for secrets, and that shows again whichever way the program ends.

#include "CTerminal.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <termios.h>

enum { minded_count = 6 };
static const int minded[minded_count] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT};
static struct sigaction before[minded_count];

static struct {
  volatile sig_atomic_t hidden;
  int descriptor;
  struct termios shown, quiet;
} typing;

static void on_signal(int number);

static void mind(int index) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  // A program in the background may put the modes back without being stopped for it.
  sigaddset(&action.sa_mask, SIGTTOU);
  sigaction(minded[index], &action, &before[index]);
  // What is ignored stays so, as in the background of a script.
  if (before[index].sa_handler == SIG_IGN) sigaction(minded[index], &before[index], NULL);
}

static void on_signal(int number) {
  int kept = errno;
  int index = 0;
  while (index < minded_count - 1 && minded[index] != number) index += 1;
  if (number == SIGCONT) {
    if (typing.hidden) {
      tcsetattr(typing.descriptor, TCSANOW, &typing.quiet);
      for (int other = 0; other < minded_count; other += 1)
        if (minded[other] == SIGTSTP) mind(other);
    }
    void (*handler)(int) = before[index].sa_handler;
    if (handler != SIG_DFL && handler != SIG_IGN) handler(number);
  } else {
    // Shown first; then the signal does what it would have done.
    tcsetattr(typing.descriptor, TCSANOW, &typing.shown);
    sigaction(number, &before[index], NULL);
    raise(number);
  }
  errno = kept;
}

bool terminal_hide_typing(int descriptor) {
  if (typing.hidden || tcgetattr(descriptor, &typing.shown) != 0) return false;
  typing.descriptor = descriptor;
  typing.quiet = typing.shown;
  typing.quiet.c_lflag &= ~(tcflag_t)ECHO;
  for (int index = 0; index < minded_count; index += 1) mind(index);
  typing.hidden = 1;
  return tcsetattr(descriptor, TCSAFLUSH, &typing.quiet) == 0;
}

void terminal_show_typing(void) {
  if (!typing.hidden) return;
  typing.hidden = 0;
  tcsetattr(typing.descriptor, TCSADRAIN, &typing.shown);
  for (int index = 0; index < minded_count; index += 1) sigaction(minded[index], &before[index], NULL);
}
