// What Swift cannot say to ncurses (macros, globals, variadics) and what may run in a signal
// handler. Output only: nothing here ever asks ncurses for a key.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// How the check of a terminal ended.
enum {
  terminal_fits = 0,
  terminal_unknown = 1,       // no entry for this TERM
  terminal_no_database = 2,   // no terminfo at all
  terminal_lacks = 3,         // cannot place a cursor or clear
};

// Asks terminfo whether that TERM can place the cursor and clear. `lacking` gets the name of the
// first capability that is missing.
int terminal_check(const char *term, int descriptor, const char **lacking);

// Sets the character type locale. True where non-ASCII text can be written.
bool terminal_set_locale(void);

// Columns that this C library gives a scalar; -1 where it prints none.
int terminal_scalar_width(uint32_t scalar);

// Opens the screen on copies of the two descriptors. False where that fails. Saves the modes of the
// tty first; `enter` and `leave` are written when modes are entered and left.
bool terminal_open(int input, int output, const char *term, const char *enter, const char *leave);

// Goes over to other modes, written now where the screen is entered.
void terminal_change_modes(const char *enter, const char *leave);

// Leaves the modes and frees the screen.
void terminal_close(void);

// Leaves the modes, so that another program may use the tty; puts back the modes found at opening.
void terminal_leave(void);

// Enters the modes again after terminal_leave; the next flush paints everything.
void terminal_enter(void);

// Takes a new size on and forgets what is on the screen.
void terminal_resize(int columns, int rows);

// Makes the next flush paint everything.
void terminal_forget(void);

// The window's size as the kernel knows it. False where it knows none.
bool terminal_size(int descriptor, int *columns, int *rows);

// Colours that the terminal has, 0 where none; 1 << 24 where it takes mixtures.
int terminal_colours(void);

// Sets the colours of a pair from 1; -1 is the terminal's own.
void terminal_set_pair(int pair, int foreground, int background);

// Attributes of terminal_put, as bits.
enum {
  terminal_bold = 1,
  terminal_dim = 2,
  terminal_underline = 4,
  terminal_reverse = 8,
};

// Begins a row; the cells follow with terminal_put, from the left.
void terminal_begin_row(int columns);

// Adds a cell of up to five scalars to the row.
void terminal_put(const uint32_t *scalars, int count, int attributes, int pair);

// Hands the row to ncurses.
void terminal_end_row(int y);

// Sends what changed; the cursor shows at a place, or hides where x is negative.
void terminal_flush(int x, int y);

// Shortens what ncurses wrote, in place, to what shows the same; gives the length that is left.
//
// - The terminal's own character set is put back at each change of style: signs of another are
//   never drawn, so that goes.
// - Styles that follow each other become one, and none is set that is in force.
// - With `repeats`, a run of blanks is one blank and ECMA-48's REP.
size_t terminal_shorten(char *bytes, size_t length, bool repeats);

// What a terminal takes, as bits.
enum {
  terminal_moves = 1,    // ECMA-48's moves, erasure to the end of the line, styles and colours
  terminal_repeats = 2,  // REP
  terminal_erases = 4,   // ECH
};

// What of that the open terminal takes; 0 where ncurses must write everything.
int terminal_abilities(void);

// The parameters of SGR for one of terminal_put's attributes, empty where the terminal lacks it.
// False where its sequence is another one.
bool terminal_attribute(int attribute, char *text, size_t room);

// The parameters of SGR for a colour, empty for the terminal's own (-1). False where its sequence
// is another one.
bool terminal_colour(bool background, int number, char *text, size_t room);

// Sends what turns the frame that was flushed last into another; ncurses knows nothing of it, so
// the next flush must paint everything.
void terminal_step(const uint8_t *bytes, size_t length);

// Shows the cursor where it stands, or hides it.
void terminal_show_cursor(bool shows);

// Sends a sequence as it is, behind what was flushed: it must leave cursor and style as they were.
void terminal_send(const char *text);

// Installs handlers that write one letter into a pipe: W (WINCH), T (TERM), H (HUP), I (INT),
// Z (TSTP), C (CONT). Returns the end to read, -1 where there is none. Install before opening.
int terminal_watch_signals(void);

// Puts back what stood before terminal_watch_signals.
void terminal_unwatch_signals(void);

// Stops the process group as ^Z does and returns once it goes on.
void terminal_stop(void);

// Gives ^Z its usual effect while another program uses the screen, and takes it back.
void terminal_let_stop(bool let);

// Installs handlers that leave the screen before the process dies of ILL, TRAP, SEGV, BUS, ABRT
// or FPE. They do nothing while the modes are left.
void terminal_guard_crashes(void);

// Lets what is typed on the terminal show no longer, until terminal_show_typing or a signal that
// ends or stops the program; after a stop it hides again. False where it is no terminal.
bool terminal_hide_typing(int descriptor);

// Lets what is typed show again, and signals do what they did.
void terminal_show_typing(void);
