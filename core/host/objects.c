/* SPDX-License-Identifier: MIT */
#include "host/objects.h"

#include <elf.h>
#include <link.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define ID_MOST 64 /* bytes of a build id */

/* How many objects are the program's own.  They come first: nothing is ever
 * unloaded. */
static size_t own_objects;

struct walk {
    size_t n;
    bool own;
    objects_fn *fn; /* NULL: only count */
    void *ctx;
};

static size_t
padded(size_t n)
{
    return (n + 3) & ~(size_t)3;
}

/* The build id in the notes p[0..n), in hexadecimal. */
static void
read_notes(const char *p, size_t n, char hex[2 * ID_MOST + 1])
{
    ElfW(Nhdr) h;

    while (n >= sizeof(h)) {
        size_t name, i, size;

        memcpy(&h, p, sizeof(h));
        name = padded(h.n_namesz);
        size = sizeof(h) + name + padded(h.n_descsz);
        if (size > n)
            return;
        if (h.n_type == NT_GNU_BUILD_ID && h.n_namesz == 4 &&
            memcmp(p + sizeof(h), "GNU", 4) == 0 && h.n_descsz <= ID_MOST) {
            for (i = 0; i < h.n_descsz; i++)
                snprintf(hex + 2 * i, 3, "%02x",
                    (unsigned char)p[sizeof(h) + name + i]);
            return;
        }
        p += size;
        n -= size;
    }
}

static int
visit(struct dl_phdr_info *info, size_t size, void *ctx)
{
    struct walk *w = ctx;
    char hex[2 * ID_MOST + 1] = "";
    bool own = w->n++ < own_objects;
    size_t i;

    (void)size;
    if (w->fn == NULL || own != w->own)
        return 0;
    for (i = 0; i < info->dlpi_phnum && hex[0] == '\0'; i++) {
        const ElfW(Phdr) *ph = &info->dlpi_phdr[i];

        if (ph->p_type == PT_NOTE)
            read_notes((const char *)(uintptr_t)(info->dlpi_addr + ph->p_vaddr),
                ph->p_memsz, hex);
    }
    w->fn(w->ctx, info->dlpi_name != NULL ? info->dlpi_name : "", hex);
    return 0;
}

void
objects_begin(void)
{
    struct walk w = { 0 };

    dl_iterate_phdr(visit, &w);
    own_objects = w.n;
}

void
objects_each(bool own, objects_fn *fn, void *ctx)
{
    struct walk w = { 0, own, fn, ctx };

    dl_iterate_phdr(visit, &w);
}
