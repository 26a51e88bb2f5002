// What of ECMA-48 a terminal takes, as its terminfo entry tells.
#include "Inside.h"

#include <ncurses.h>
#include <string.h>
#include <term.h>

bool capability_is(const char *name, const char *wanted) {
  const char *text = tigetstr(name);
  return text && text != (char *)-1 && strcmp(text, wanted) == 0;
}

int terminal_abilities(void) {
  static const char *const needed[][2] = {
    {"cup", "\033[%i%p1%d;%p2%dH"}, {"hpa", "\033[%i%p1%dG"}, {"vpa", "\033[%i%p1%dd"},
    {"cuu", "\033[%p1%dA"}, {"cud", "\033[%p1%dB"}, {"cuf", "\033[%p1%dC"},
    {"cub", "\033[%p1%dD"}, {"cub1", "\b"}, {"cud1", "\n"}, {"cr", "\r"}, {"el", "\033[K"},
  };
  for (size_t index = 0; index < sizeof needed / sizeof *needed; index++)
    if (!capability_is(needed[index][0], needed[index][1])) return 0;
  if (!capability_is("sgr0", "\033(B\033[m") && !capability_is("sgr0", "\033[m\017")
      && !capability_is("sgr0", "\033[m") && !capability_is("sgr0", "\033[0m"))
    return 0;
  // Colours are put back one by one.
  if (has_colors() && !capability_is("op", "\033[39;49m")) return 0;
  // A sign in the last column of the last row must not scroll; styles must take no room of their
  // own and go together with colours.
  if (tigetflag("xenl") <= 0 || tigetnum("xmc") > 0 || tigetnum("ncv") > 0) return 0;
  int abilities = terminal_moves;
  if (capability_is("rep", "%p1%c\033[%p2%{1}%-%db")) abilities |= terminal_repeats;
  if (capability_is("ech", "\033[%p1%dX")) abilities |= terminal_erases;
  return abilities;
}

// Copies the parameters of ESC [ parameters m; false where it is anything else.
static bool parameters(const char *sequence, char *text, size_t room) {
  size_t length = sequence ? strlen(sequence) : 0;
  if (length < 3 || length - 3 >= room || memcmp(sequence, "\033[", 2) != 0) return false;
  size_t count = length - 3;
  if (sequence[length - 1] != 'm' || strspn(sequence + 2, "0123456789;:") != count) return false;
  memcpy(text, sequence + 2, count);
  text[count] = 0;
  return true;
}

bool terminal_attribute(int attribute, char *text, size_t room) {
  const char *name = attribute == terminal_bold ? "bold"
    : attribute == terminal_dim                 ? "dim"
    : attribute == terminal_underline           ? "smul"
                                                : "rev";
  const char *sequence = tigetstr(name);
  text[0] = 0;
  // ncurses leaves out what the terminal lacks.
  if (!sequence || sequence == (char *)-1) return true;
  return parameters(sequence, text, room);
}

bool terminal_colour(bool background, int number, char *text, size_t room) {
  text[0] = 0;
  if (number < 0) return true;
  char *capability = tigetstr(background ? "setab" : "setaf");
  if (!capability || capability == (char *)-1) return false;
  return parameters(tparm(capability, (long)number, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L), text, room);
}
