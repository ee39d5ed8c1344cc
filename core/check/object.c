/* SPDX-License-Identifier: MIT */
#include "check/object.h"

#include <elf.h>
#include <link.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* ---- where it is ----------------------------------------------------------
 */

/* A loaded object, as the loader tells. */
struct object {
    ElfW(Addr) base;
    const ElfW(Phdr) * headers;
    size_t n;
};

struct search {
    uintptr_t address; /* of something in it */
    struct object found;
};

static bool
holds(const struct object *o, uintptr_t address)
{
    size_t i;

    for (i = 0; i < o->n; i++) {
        const ElfW(Phdr) *h = &o->headers[i];

        if (h->p_type == PT_LOAD && address - o->base >= h->p_vaddr &&
            address - o->base < h->p_vaddr + h->p_memsz)
            return true;
    }
    return false;
}

static int
look_at(struct dl_phdr_info *info, size_t size, void *ctx)
{
    struct search *s = ctx;
    const struct object o = { info->dlpi_addr, info->dlpi_phdr,
        info->dlpi_phnum };

    (void)size;
    if (!holds(&o, s->address))
        return 0;
    s->found = o;
    return 1;
}

/* false: it is a part of the program, whose calls are not only the plugin's. */
static bool
find(const struct plugin *p, struct object *o)
{
    struct search s = { .address = p->d.kind == CD_READER
                                       ? (uintptr_t)p->d.read
                                       : (uintptr_t)p->d.process };

    if (p->file[0] == '\0' || dl_iterate_phdr(look_at, &s) == 0)
        return false;
    *o = s.found;
    return !holds(o, (uintptr_t)look_at);
}

static const ElfW(Phdr) * header(const struct object *o, ElfW(Word) type)
{
    size_t i;

    for (i = 0; i < o->n; i++) {
        if (o->headers[i].p_type == type)
            return &o->headers[i];
    }
    return NULL;
}

/* ---- what it imports ------------------------------------------------------
 */

/* The parts of its dynamic section that matter here. */
struct tables {
    const ElfW(Sym) * symbols;
    const char *strings;
    struct relocations {
        uintptr_t at;
        size_t bytes, each;
    } list[3];
};

#define TABLE_RELA 0
#define TABLE_REL  1
#define TABLE_PLT  2

/* Some loaders have turned what stands there into addresses, some have not. */
static uintptr_t
address(const struct object *o, ElfW(Addr) value)
{
    return value < o->base ? o->base + value : value;
}

static bool
read_tables(const struct object *o, struct tables *t)
{
    const ElfW(Phdr) *h = header(o, PT_DYNAMIC);
    const ElfW(Dyn) * d;

    memset(t, 0, sizeof(*t));
    t->list[TABLE_RELA].each = sizeof(ElfW(Rela));
    t->list[TABLE_REL].each = sizeof(ElfW(Rel));
    if (h == NULL)
        return false;
    /* NOLINTNEXTLINE(performance-no-int-to-ptr): where the object is */
    for (d = (const ElfW(Dyn) *)(o->base + h->p_vaddr); d->d_tag != DT_NULL;
         d++) {
        const uintptr_t at = address(o, d->d_un.d_ptr);

        switch (d->d_tag) {
        case DT_SYMTAB:
            t->symbols = (const ElfW(Sym) *)at;
            break;
        case DT_STRTAB:
            t->strings = (const char *)at;
            break;
        case DT_RELA:
            t->list[TABLE_RELA].at = at;
            break;
        case DT_RELASZ:
            t->list[TABLE_RELA].bytes = d->d_un.d_val;
            break;
        case DT_REL:
            t->list[TABLE_REL].at = at;
            break;
        case DT_RELSZ:
            t->list[TABLE_REL].bytes = d->d_un.d_val;
            break;
        case DT_JMPREL:
            t->list[TABLE_PLT].at = at;
            break;
        case DT_PLTRELSZ:
            t->list[TABLE_PLT].bytes = d->d_un.d_val;
            break;
        case DT_PLTREL:
            t->list[TABLE_PLT].each =
                t->list[d->d_un.d_val == DT_RELA ? TABLE_RELA : TABLE_REL].each;
            break;
        default:
            break;
        }
    }
    return t->symbols != NULL && t->strings != NULL;
}

/* Put a function where the loader has put another. */
static bool
put(const struct object *o, uintptr_t slot, const struct object_import *import)
{
    const uintptr_t size = (uintptr_t)sysconf(_SC_PAGESIZE);
    const ElfW(Phdr) *sealed = header(o, PT_GNU_RELRO);
    void *page = (void *)(slot & ~(size - 1));

    if (memcmp((const void *)slot, &import->ours, sizeof(import->ours)) == 0)
        return true;
    if (mprotect(page, size, PROT_READ | PROT_WRITE) != 0)
        return false;
    if (import->theirs != NULL)
        memcpy(import->theirs, (const void *)slot, sizeof(*import->theirs));
    memcpy((void *)slot, &import->ours, sizeof(import->ours));
    if (sealed != NULL && slot - o->base >= sealed->p_vaddr &&
        slot - o->base < sealed->p_vaddr + sealed->p_memsz)
        mprotect(page, size, PROT_READ);
    return true;
}

size_t
object_replace(
    const struct plugin *p, const struct object_import *imports, size_t n)
{
    struct object o;
    struct tables t;
    size_t changed = 0, i, k, at;

    if (!find(p, &o) || !read_tables(&o, &t))
        return 0;
    for (i = 0; i < sizeof(t.list) / sizeof(t.list[0]); i++) {
        /* `each` is 0 where there is no such table */
        for (at = 0;
             t.list[i].bytes > 0 && at + t.list[i].each <= t.list[i].bytes;
             at += t.list[i].each) {
            /* a Rela begins as a Rel does */
            const ElfW(Rel) *r = (const ElfW(Rel) *)(t.list[i].at + at);
            const size_t number = sizeof(r->r_info) == 8
                                      ? (size_t)(r->r_info >> 32)
                                      : (size_t)(r->r_info >> 8);
            const ElfW(Sym) *symbol = &t.symbols[number];

            if (number == 0 || symbol->st_shndx != SHN_UNDEF)
                continue;
            for (k = 0; k < n; k++) {
                if (strcmp(t.strings + symbol->st_name, imports[k].name) == 0)
                    changed += put(&o, o.base + r->r_offset, &imports[k]);
            }
        }
    }
    return changed;
}

/* ---- its data -------------------------------------------------------------
 */

void
object_data(const struct plugin *p,
    void (*fn)(void *ctx, const char *from, size_t n), void *ctx)
{
    struct object o;
    const ElfW(Phdr) * sealed;
    size_t i;

    if (!find(p, &o))
        return;
    sealed = header(&o, PT_GNU_RELRO);
    for (i = 0; i < o.n; i++) {
        const ElfW(Phdr) *h = &o.headers[i];
        ElfW(Addr) from = h->p_vaddr, end = h->p_vaddr + h->p_memsz;

        if (h->p_type != PT_LOAD || !(h->p_flags & PF_W))
            continue;
        /* what is sealed begins the segment */
        if (sealed != NULL && sealed->p_vaddr <= from &&
            sealed->p_vaddr + sealed->p_memsz > from)
            from = sealed->p_vaddr + sealed->p_memsz;
        if (from < end)
            fn(ctx, (const char *)(o.base + from), end - from);
    }
}
