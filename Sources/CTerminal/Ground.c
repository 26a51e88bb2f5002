// What there is before a screen is open: whether the terminal can do it, the locale, the size.
#define _GNU_SOURCE
#include "Inside.h"

#include <ncurses.h>
#include <term.h>
// Macros of term.h for capabilities; here they are names.
#undef columns
#undef lines

#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <sys/ioctl.h>
#include <wchar.h>

int terminal_check(const char *term, int descriptor, const char **lacking) {
  int status = 0;
  if (setupterm(term, descriptor, &status) != OK)
    return status < 0 ? terminal_no_database : terminal_unknown;
  static const char *const needed[] = {"cup", "el", "clear"};
  int answer = terminal_fits;
  for (size_t index = 0; index < 3 && answer == terminal_fits; index++) {
    const char *text = tigetstr(needed[index]);
    if (text == NULL || text == (char *)-1) {
      *lacking = needed[index];
      answer = terminal_lacks;
    }
  }
  del_curterm(cur_term);
  return answer;
}

bool terminal_set_locale(void) {
  const char *found = setlocale(LC_CTYPE, "");
  const char *set = found ? nl_langinfo(CODESET) : "";
  if (strcmp(set, "UTF-8") == 0) return true;
  // A locale that was meant to be something else than ASCII is the user's wish.
  bool plain = !found || strcmp(found, "C") == 0 || strcmp(found, "POSIX") == 0;
  if (!plain) return false;
  return setlocale(LC_CTYPE, "C.UTF-8") != NULL || setlocale(LC_CTYPE, "en_US.UTF-8") != NULL;
}

int terminal_scalar_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

bool terminal_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0)
    return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}
