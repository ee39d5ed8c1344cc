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
object_holds(const struct object *object, uintptr_t address)
{
    size_t i;

    for (i = 0; i < object->n; i++) {
        const ElfW(Phdr) *header = &object->headers[i];

        if (header->p_type == PT_LOAD &&
            address - object->base >= header->p_vaddr &&
            address - object->base < header->p_vaddr + header->p_memsz)
            return true;
    }
    return false;
}

static int
look_at_object(struct dl_phdr_info *info, size_t size, void *ctx)
{
    struct search *search = ctx;
    const struct object object = { info->dlpi_addr, info->dlpi_phdr,
        info->dlpi_phnum };

    (void)size;
    if (!object_holds(&object, search->address))
        return 0;
    search->found = object;
    return 1;
}

/* false: it is a part of the program, whose calls are not only the plugin's. */
static bool
find_object(const struct plugin *plugin, struct object *object)
{
    struct search search = { .address = plugin->d.kind == CD_READER
                                            ? (uintptr_t)plugin->d.read
                                            : (uintptr_t)plugin->d.process };

    if (plugin->file[0] == '\0' ||
        dl_iterate_phdr(look_at_object, &search) == 0)
        return false;
    *object = search.found;
    return !object_holds(object, (uintptr_t)look_at_object);
}

static const ElfW(Phdr) * header(const struct object *object, ElfW(Word) type)
{
    size_t i;

    for (i = 0; i < object->n; i++) {
        if (object->headers[i].p_type == type)
            return &object->headers[i];
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
address_in(const struct object *object, ElfW(Addr) value)
{
    return value < object->base ? object->base + value : value;
}

static bool
read_tables(const struct object *object, struct tables *tables)
{
    const ElfW(Phdr) *segment = header(object, PT_DYNAMIC);
    const ElfW(Dyn) * entry;

    memset(tables, 0, sizeof(*tables));
    tables->list[TABLE_RELA].each = sizeof(ElfW(Rela));
    tables->list[TABLE_REL].each = sizeof(ElfW(Rel));
    if (segment == NULL)
        return false;
    /* NOLINTNEXTLINE(performance-no-int-to-ptr): where the object is */
    for (entry = (const ElfW(Dyn) *)(object->base + segment->p_vaddr);
         entry->d_tag != DT_NULL; entry++) {
        const uintptr_t at = address_in(object, entry->d_un.d_ptr);

        switch (entry->d_tag) {
        case DT_SYMTAB:
            tables->symbols = (const ElfW(Sym) *)at;
            break;
        case DT_STRTAB:
            tables->strings = (const char *)at;
            break;
        case DT_RELA:
            tables->list[TABLE_RELA].at = at;
            break;
        case DT_RELASZ:
            tables->list[TABLE_RELA].bytes = entry->d_un.d_val;
            break;
        case DT_REL:
            tables->list[TABLE_REL].at = at;
            break;
        case DT_RELSZ:
            tables->list[TABLE_REL].bytes = entry->d_un.d_val;
            break;
        case DT_JMPREL:
            tables->list[TABLE_PLT].at = at;
            break;
        case DT_PLTRELSZ:
            tables->list[TABLE_PLT].bytes = entry->d_un.d_val;
            break;
        case DT_PLTREL:
            tables->list[TABLE_PLT].each =
                tables
                    ->list[entry->d_un.d_val == DT_RELA ? TABLE_RELA
                                                        : TABLE_REL]
                    .each;
            break;
        default:
            break;
        }
    }
    return tables->symbols != NULL && tables->strings != NULL;
}

/* Put a function where the loader has put another. */
static bool
patch_slot(const struct object *object, uintptr_t slot,
    const struct object_import *import)
{
    const uintptr_t size = (uintptr_t)sysconf(_SC_PAGESIZE);
    const ElfW(Phdr) *sealed = header(object, PT_GNU_RELRO);
    void *page = (void *)(slot & ~(size - 1));

    if (memcmp((const void *)slot, &import->ours, sizeof(import->ours)) == 0)
        return true;
    if (mprotect(page, size, PROT_READ | PROT_WRITE) != 0)
        return false;
    if (import->theirs != NULL)
        memcpy(import->theirs, (const void *)slot, sizeof(*import->theirs));
    memcpy((void *)slot, &import->ours, sizeof(import->ours));
    if (sealed != NULL && slot - object->base >= sealed->p_vaddr &&
        slot - object->base < sealed->p_vaddr + sealed->p_memsz)
        mprotect(page, size, PROT_READ);
    return true;
}

size_t
object_replace(
    const struct plugin *plugin, const struct object_import *imports, size_t n)
{
    struct object object;
    struct tables tables;
    size_t changed = 0, i, k, at;

    if (!find_object(plugin, &object) || !read_tables(&object, &tables))
        return 0;
    for (i = 0; i < sizeof(tables.list) / sizeof(tables.list[0]); i++) {
        /* `each` is 0 where there is no such table */
        for (at = 0; tables.list[i].bytes > 0 &&
                     at + tables.list[i].each <= tables.list[i].bytes;
             at += tables.list[i].each) {
            /* a Rela begins as a Rel does */
            const ElfW(Rel) *relocation =
                (const ElfW(Rel) *)(tables.list[i].at + at);
            const size_t number = sizeof(relocation->r_info) == 8
                                      ? (size_t)(relocation->r_info >> 32)
                                      : (size_t)(relocation->r_info >> 8);
            const ElfW(Sym) *symbol = &tables.symbols[number];

            if (number == 0 || symbol->st_shndx != SHN_UNDEF)
                continue;
            for (k = 0; k < n; k++) {
                if (strcmp(tables.strings + symbol->st_name, imports[k].name) ==
                    0)
                    changed += patch_slot(&object,
                        object.base + relocation->r_offset, &imports[k]);
            }
        }
    }
    return changed;
}

/* ---- its data -------------------------------------------------------------
 */

void
object_data(const struct plugin *plugin,
    void (*fn)(void *ctx, const char *from, size_t n), void *ctx)
{
    struct object object;
    const ElfW(Phdr) * sealed;
    size_t i;

    if (!find_object(plugin, &object))
        return;
    sealed = header(&object, PT_GNU_RELRO);
    for (i = 0; i < object.n; i++) {
        const ElfW(Phdr) *segment = &object.headers[i];
        ElfW(Addr) from = segment->p_vaddr,
                   end = segment->p_vaddr + segment->p_memsz;

        if (segment->p_type != PT_LOAD || !(segment->p_flags & PF_W))
            continue;
        /* what is sealed begins the segment */
        if (sealed != NULL && sealed->p_vaddr <= from &&
            sealed->p_vaddr + sealed->p_memsz > from)
            from = sealed->p_vaddr + sealed->p_memsz;
        if (from < end)
            fn(ctx, (const char *)(object.base + from), end - from);
    }
}
