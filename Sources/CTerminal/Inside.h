// Between the files of this target: what the crash guard writes, and when.
#pragma once

#include "CTerminal.h"

#include <termios.h>

// From now on a crash writes `leave` to the descriptor and puts the modes back.
void guard_arm(int descriptor, const struct termios *modes, const char *leave);

// From now on a crash leaves the terminal alone.
void guard_disarm(void);
