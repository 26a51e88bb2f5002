// Between the files of this target.
#pragma once

#include "CTerminal.h"

#include <stdio.h>
#include <termios.h>

// From now on a crash writes `leave` to the descriptor and puts the modes back.
void guard_arm(int descriptor, const struct termios *modes, const char *leave);

// From now on a crash leaves the terminal alone.
void guard_disarm(void);

// Whether the terminal that is open has a capability spelled just so.
bool capability_is(const char *name, const char *wanted);

// Gets ready to gather what ncurses writes; without memory for it each write goes out by itself.
void gather_open(void);

// Lets ncurses refresh the screen, writing to `out`, and sends what it wrote to the descriptor in one
// piece.
void gather_refresh(FILE *out, int descriptor);

void gather_close(void);

// Writes all bytes, as far as the descriptor takes them.
void write_bytes(int descriptor, const char *bytes, size_t length);
