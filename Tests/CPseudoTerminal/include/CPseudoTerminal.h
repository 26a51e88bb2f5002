// The calls for pseudo terminals, which Swift's view of the C library leaves out.
#pragma once

// Opens a new pseudo terminal. Returns its controlling side, -1 on failure; `name` gets the path
// of the other side.
int pseudo_terminal_open(char *name, unsigned long room);
