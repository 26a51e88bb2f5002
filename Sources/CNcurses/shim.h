// Wide-character ncurses. The macro stands here so that no pkg-config flags are needed.
#pragma once
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <term.h>
