// How this process takes memory from the system, where its C library lets that be chosen.
#ifndef AWSCREDS_MEMORY_H
#define AWSCREDS_MEMORY_H

#include <stddef.h>

// Gets ready for a start that fills so many bytes: takes them in few, large pages. Does nothing
// where that is little, and the second time.
void memory_expect(size_t bytes);

// From now on what is large goes back to the system as soon as it is free.
void memory_settle(void);

// Gives back what lies unused between what is used, where that is much.
void memory_release(void);

#endif
