// Frames go over slow lines too: ncurses spells styles out at length.
#include "CTerminal.h"

#include <stdio.h>
#include <string.h>

// The length of a style sequence, ESC [ digits and ; m; 0 where there is none.
static size_t style_length(const char *text, size_t left) {
  if (left < 3 || text[0] != 033 || text[1] != '[') return 0;
  for (size_t place = 2; place < left; place++) {
    if (text[place] == 'm') return place + 1;
    if ((text[place] < '0' || text[place] > '9') && text[place] != ';') return 0;
  }
  return 0;
}

// The length of ESC ( B, which chooses the character set that is always in use.
static size_t choice_length(const char *text, size_t left) {
  return left >= 3 && memcmp(text, "\033(B", 3) == 0 ? 3 : 0;
}

// What is in force: the parameters since the last reset.
struct style {
  char parameters[192];
  size_t count;
  // Whether more was set than there is room for; known again after a reset.
  bool lost;
};

// Takes in one sequence's parameters; true where it resets all that was set before.
static bool take_style(struct style *style, const char *parameters, size_t count) {
  bool resets = count == 0 || (parameters[0] == '0' && (count == 1 || parameters[1] == ';'));
  if (resets) {
    style->count = 0;
    style->lost = false;
    size_t skipped = count > 1 ? 2 : count;
    parameters += skipped;
    count -= skipped;
  }
  if (count == 0) return resets;
  if (style->count > 0) style->parameters[style->count++] = ';';
  memcpy(style->parameters + style->count, parameters, count);
  style->count += count;
  return resets;
}

// Reads the style sequences at `from` and writes what leads to the last of them to `*to`, which may
// be the same place; gives the length that was read.
static size_t join_styles(const char *from, size_t left, struct style *style, char **to) {
  struct style before = *style;
  bool resets = false;
  size_t read = 0;
  for (;;) {
    size_t skipped = choice_length(from + read, left - read);
    size_t length = style_length(from + read + skipped, left - read - skipped);
    if (length == 0) break;
    if (length >= sizeof style->parameters / 2
        || style->count + length > sizeof style->parameters) {
      if (read > 0) break;
      // Too long to be kept in mind: it goes as it is.
      style->lost = true;
      memmove(*to, from + skipped, length);
      *to += length;
      return skipped + length;
    }
    if (take_style(style, from + read + skipped + 2, length - 3)) resets = true;
    read += skipped + length;
  }
  size_t known = resets ? 0 : before.count;
  if (resets && !before.lost && style->count == before.count
      && memcmp(style->parameters, before.parameters, before.count) == 0)
    return read;
  char *out = *to;
  *out++ = 033;
  *out++ = '[';
  if (resets && (before.lost || before.count > 0) && style->count > 0) *out++ = ';';
  if (known > 0) known++;
  memcpy(out, style->parameters + known, style->count - known);
  out += style->count - known;
  *out++ = 'm';
  *to = out;
  return read;
}

size_t terminal_shorten(char *bytes, size_t length, bool repeats) {
  char *to = bytes;
  size_t place = 0;
  // A frame begins and ends with all styles off.
  struct style style = {.count = 0};
  while (place < length) {
    size_t left = length - place;
    size_t choice = choice_length(bytes + place, left);
    if (style_length(bytes + place + choice, left - choice) > 0) {
      place += join_styles(bytes + place, left, &style, &to);
      continue;
    }
    if (choice > 0) {
      place += choice;
      continue;
    }
    size_t blanks = 0;
    while (repeats && place + blanks < length && bytes[place + blanks] == ' ') blanks++;
    if (blanks >= 7 && blanks < 1000) {
      to += sprintf(to, " \033[%zub", blanks - 1);
      place += blanks;
      continue;
    }
    *to++ = bytes[place++];
  }
  return (size_t)(to - bytes);
}
