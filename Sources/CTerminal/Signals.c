// Signals become letters in a pipe; the loop reads them when it is ready to.
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const struct {
  int number;
  char letter;
} watched[] = {{SIGWINCH, 'W'}, {SIGTERM, 'T'}, {SIGHUP, 'H'},
               {SIGINT, 'I'},   {SIGTSTP, 'Z'}, {SIGCONT, 'C'}};
enum { watched_count = sizeof watched / sizeof *watched };

static struct sigaction before[watched_count];
static int ends[2] = {-1, -1};

static void arrived(int number) {
  int saved = errno;
  for (int index = 0; index < watched_count; index++) {
    if (watched[index].number != number) continue;
    ssize_t written = write(ends[1], &watched[index].letter, 1);
    (void)written;
  }
  errno = saved;
}

static void handle(int number, void (*handler)(int), struct sigaction *old) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, old);
}

int terminal_watch_signals(void) {
  if (ends[0] >= 0) return ends[0];
  if (pipe(ends) != 0) return -1;
  for (int index = 0; index < 2; index++) {
    fcntl(ends[index], F_SETFL, O_NONBLOCK);
    fcntl(ends[index], F_SETFD, FD_CLOEXEC);
  }
  for (int index = 0; index < watched_count; index++)
    handle(watched[index].number, arrived, &before[index]);
  return ends[0];
}

void terminal_unwatch_signals(void) {
  if (ends[0] < 0) return;
  for (int index = 0; index < watched_count; index++)
    sigaction(watched[index].number, &before[index], NULL);
  close(ends[0]);
  close(ends[1]);
  ends[0] = ends[1] = -1;
}

void terminal_let_stop(bool let) { handle(SIGTSTP, let ? SIG_DFL : arrived, NULL); }

void terminal_stop(void) {
  terminal_let_stop(true);
  // The group, as the tty does it: whoever pipes into or out of us stops too.
  kill(0, SIGTSTP);
  terminal_let_stop(false);
}
