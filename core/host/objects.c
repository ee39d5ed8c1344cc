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

/* The build id in the notes at[0..n), in hexadecimal. */
static void
read_notes(const char *at, size_t n, char hex[2 * ID_MOST + 1])
{
    ElfW(Nhdr) note;

    while (n >= sizeof(note)) {
        size_t name, i, size;

        memcpy(&note, at, sizeof(note));
        name = padded(note.n_namesz);
        size = sizeof(note) + name + padded(note.n_descsz);
        if (size > n)
            return;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 &&
            memcmp(at + sizeof(note), "GNU", 4) == 0 &&
            note.n_descsz <= ID_MOST) {
            for (i = 0; i < note.n_descsz; i++)
                snprintf(hex + 2 * i, 3, "%02x",
                    (unsigned char)at[sizeof(note) + name + i]);
            return;
        }
        at += size;
        n -= size;
    }
}

static int
visit_object(struct dl_phdr_info *info, size_t size, void *ctx)
{
    struct walk *walk = ctx;
    char hex[2 * ID_MOST + 1] = "";
    bool own = walk->n++ < own_objects;
    size_t i;

    (void)size;
    if (walk->fn == NULL || own != walk->own)
        return 0;
    for (i = 0; i < info->dlpi_phnum && hex[0] == '\0'; i++) {
        const ElfW(Phdr) *ph = &info->dlpi_phdr[i];

        if (ph->p_type == PT_NOTE)
            read_notes((const char *)(uintptr_t)(info->dlpi_addr + ph->p_vaddr),
                ph->p_memsz, hex);
    }
    walk->fn(walk->ctx, info->dlpi_name != NULL ? info->dlpi_name : "", hex);
    return 0;
}

void
objects_begin(void)
{
    struct walk walk = { 0 };

    dl_iterate_phdr(visit_object, &walk);
    own_objects = walk.n;
}

void
objects_each(bool own, objects_fn *fn, void *ctx)
{
    struct walk walk = { 0, own, fn, ctx };

    dl_iterate_phdr(visit_object, &walk);
}
