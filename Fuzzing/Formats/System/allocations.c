#include "allocations.h"

#include <errno.h>
#include <malloc.h>

// One thread allocates, so nothing here is guarded.
static size_t in_use, peak;

static void grow(size_t size) {
    in_use += size;
    if (in_use > peak) peak = in_use;
}

// What was allocated before counting began is not there to be taken off.
static void shrink(size_t size) { in_use -= size < in_use ? size : in_use; }

size_t allocations_in_use(void) { return in_use; }
size_t allocations_peak(void) { return peak; }
void allocations_reset_peak(void) { peak = in_use; }

#if __has_feature(address_sanitizer)

// AddressSanitizer has taken the place of malloc, and tells of each allocation.
#include <sanitizer/allocator_interface.h>

static void allocated(const volatile void *block, size_t size) { grow(size); }
static void freed(const volatile void *block) { shrink(__sanitizer_get_allocated_size((const void *)block)); }

int allocations_begin(void) { return __sanitizer_install_malloc_and_free_hooks(allocated, freed) > 0; }

#else

// Without it we stand before the library's own.
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *block);

static void *counted(void *block) {
    if (block) grow(malloc_usable_size(block));
    return block;
}

int allocations_begin(void) { return 1; }

void *malloc(size_t size) { return counted(__libc_malloc(size)); }
void *calloc(size_t count, size_t size) { return counted(__libc_calloc(count, size)); }
void *memalign(size_t alignment, size_t size) { return counted(__libc_memalign(alignment, size)); }
void *aligned_alloc(size_t alignment, size_t size) { return counted(__libc_memalign(alignment, size)); }

int posix_memalign(void **block, size_t alignment, size_t size) {
    *block = counted(__libc_memalign(alignment, size));
    return *block ? 0 : ENOMEM;
}

void *realloc(void *block, size_t size) {
    size_t before = block ? malloc_usable_size(block) : 0;
    void *moved = __libc_realloc(block, size);
    if (moved || size == 0) {
        shrink(before);
        counted(moved);
    }
    return moved;
}

void free(void *block) {
    if (block) shrink(malloc_usable_size(block));
    __libc_free(block);
}

#endif
