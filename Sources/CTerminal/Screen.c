// The screen as ncurses draws it, and the modes of the tty around it.
#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "Inside.h"

#include <ncurses.h>
#include <term.h>
// Macros of term.h for capabilities; here they are names.
#undef columns
#undef lines

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

static struct {
  SCREEN *screen;
  FILE *in, *out;
  int descriptor;
  struct termios modes;
  char enter[128], leave[128];
  char crash[512];
  bool inside;
  cchar_t *row;
  int filled, capacity;
} here = {.descriptor = -1};

// Appends a capability without its padding marks, $<5>.
static void append(char *text, size_t room, const char *more) {
  size_t length = strlen(text);
  if (more == NULL || more == (char *)-1) return;
  while (*more && length + 1 < room) {
    const char *end = more[0] == '$' && more[1] == '<' ? strchr(more, '>') : NULL;
    if (end) {
      more = end + 1;
    } else {
      text[length++] = *more++;
    }
  }
  text[length] = 0;
}

static FILE *copy_of(int descriptor, const char *mode) {
  int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  return copy < 0 ? NULL : fdopen(copy, mode);
}

static void write_all(const char *text) { write_bytes(here.descriptor, text, strlen(text)); }

static void arm(void) {
  here.inside = true;
  guard_arm(here.descriptor, &here.modes, here.crash);
}

static void keep_modes(const char *enter, const char *leave) {
  snprintf(here.enter, sizeof here.enter, "%s", enter);
  snprintf(here.leave, sizeof here.leave, "%s", leave);
  here.crash[0] = 0;
  append(here.crash, sizeof here.crash, here.leave);
  append(here.crash, sizeof here.crash, tigetstr("sgr0"));
  append(here.crash, sizeof here.crash, tigetstr("cnorm"));
  append(here.crash, sizeof here.crash, tigetstr("rmcup"));
}

void terminal_change_modes(const char *enter, const char *leave) {
  if (!here.screen) return;
  bool inside = here.inside;
  if (inside) write_all(here.leave);
  keep_modes(enter, leave);
  if (!inside) return;
  arm();
  write_all(here.enter);
}

bool terminal_open(int input, int output, const char *term, const char *enter, const char *leave) {
  if (here.screen || tcgetattr(output, &here.modes) != 0) return false;
  here.in = copy_of(input, "r");
  here.out = copy_of(output, "w");
  here.descriptor = fcntl(output, F_DUPFD_CLOEXEC, 3);
  if (here.in && here.out && here.descriptor >= 0)
    here.screen = newterm(term, here.out, here.in);
  if (!here.screen) {
    if (here.descriptor >= 0) close(here.descriptor);
    here.descriptor = -1;
    if (here.in) fclose(here.in);
    if (here.out) fclose(here.out);
    return false;
  }
  gather_open();
  keep_modes(enter, leave);
  raw();
  noecho();
  nonl();
  // Never wait for input while painting: it is read elsewhere.
  typeahead(-1);
  // Rows beside the list stay where they are: there is nothing to gain by scrolling lines.
  idlok(stdscr, FALSE);
  leaveok(stdscr, FALSE);
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  arm();
  write_all(here.enter);
  return true;
}

void terminal_leave(void) {
  if (!here.inside) return;
  write_all(here.leave);
  curs_set(1);
  endwin();
  fflush(here.out);
  // ncurses puts back what it found; so do we, for a tty that it could not read.
  tcsetattr(here.descriptor, TCSADRAIN, &here.modes);
  here.inside = false;
  guard_disarm();
}

void terminal_enter(void) {
  if (here.inside || !here.screen) return;
  // Whoever had the tty meanwhile may have left other modes, to be put back in the end.
  struct termios found;
  if (tcgetattr(here.descriptor, &found) == 0) {
    here.modes = found;
    def_shell_mode();
  }
  arm();
  reset_prog_mode();
  // ncurses goes to its screen with the next refresh, which then paints everything.
  clearok(curscr, TRUE);
  write_all(here.enter);
}

void terminal_close(void) {
  if (!here.screen) return;
  terminal_leave();
  delscreen(here.screen);
  fclose(here.in);
  fclose(here.out);
  free(here.row);
  gather_close();
  close(here.descriptor);
  here.screen = NULL;
  here.row = NULL;
  here.filled = here.capacity = 0;
  here.descriptor = -1;
}

void terminal_resize(int columns, int rows) {
  resize_term(rows, columns);
  erase();
  clearok(curscr, TRUE);
}

void terminal_forget(void) { clearok(curscr, TRUE); }

int terminal_colours(void) {
  if (!has_colors()) return 0;
  return tigetflag("RGB") > 0 ? 1 << 24 : COLORS;
}

void terminal_set_pair(int pair, int foreground, int background) {
  init_extended_pair(pair, foreground, background);
}

void terminal_begin_row(int columns) {
  here.filled = 0;
  if (columns <= here.capacity) return;
  cchar_t *row = realloc(here.row, (size_t)columns * sizeof *row);
  if (!row) return;
  here.row = row;
  here.capacity = columns;
}

void terminal_put(const uint32_t *scalars, int count, int attributes, int pair) {
  if (here.filled >= here.capacity) return;
  wchar_t text[CCHARW_MAX + 1] = {0};
  for (int index = 0; index < count && index < CCHARW_MAX; index++)
    text[index] = (wchar_t)scalars[index];
  attr_t bits = A_NORMAL;
  if (attributes & terminal_bold) bits |= A_BOLD;
  if (attributes & terminal_dim) bits |= A_DIM;
  if (attributes & terminal_underline) bits |= A_UNDERLINE;
  if (attributes & terminal_reverse) bits |= A_REVERSE;
  if (setcchar(&here.row[here.filled], text, bits, (short)pair, NULL) == OK) here.filled++;
}

void terminal_end_row(int y) {
  if (here.filled > 0) mvadd_wchnstr(y, 0, here.row, here.filled);
}

void terminal_send(const char *text) {
  fputs(text, here.out);
  fflush(here.out);
}

void terminal_step(const uint8_t *bytes, size_t length) {
  write_bytes(here.descriptor, (const char *)bytes, length);
}

void terminal_show_cursor(bool shows) { curs_set(shows ? 1 : 0); }

void terminal_flush(int x, int y) {
  curs_set(x < 0 ? 0 : 1);
  // A cursor that does not show may stand anywhere.
  leaveok(stdscr, x < 0);
  if (x >= 0) move(y, x);
  gather_refresh(here.out, here.descriptor);
}
