// Part of sanitizer/allocator_interface.h, which the toolchain's library implements.
#pragma once
#include <stddef.h>

int __sanitizer_install_malloc_and_free_hooks(void (*allocated)(const volatile void *, size_t),
                                              void (*freed)(const volatile void *));
size_t __sanitizer_get_allocated_size(const volatile void *pointer);
