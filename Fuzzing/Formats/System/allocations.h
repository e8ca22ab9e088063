// How much memory the program has allocated, in bytes.
#pragma once
#include <stddef.h>

/// Begins to count; zero if that cannot be done.
int allocations_begin(void);
/// What is in use of what was allocated since counting began.
size_t allocations_in_use(void);
/// The most that was in use since `allocations_reset_peak`.
size_t allocations_peak(void);
void allocations_reset_peak(void);
