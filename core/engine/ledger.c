/* SPDX-License-Identifier: MIT */
#include "engine/ledger.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

struct entry {
    dev_t device;
    ino_t inode;
    const char *what; /* NULL: the entry is empty */
    char *name;
};

struct ledger {
    struct entry *v; /* a hash table with open addressing */
    size_t n, room;  /* entries in use; size of v, a power of two */
    struct buf text;
};

static struct entry *
find_entry(const struct ledger *ledger, dev_t device, ino_t inode)
{
    uint64_t hash = ((uint64_t)inode ^ (uint64_t)device << 40) *
                    UINT64_C(0x9e3779b97f4a7c15);
    size_t i = (size_t)(hash >> 20) & (ledger->room - 1);

    while (ledger->v[i].what != NULL &&
           (ledger->v[i].inode != inode || ledger->v[i].device != device))
        i = (i + 1) & (ledger->room - 1);
    return &ledger->v[i];
}

static void
grow_table(struct ledger *ledger)
{
    struct ledger more = { .room = ledger->room > 0 ? 2 * ledger->room : 64 };
    size_t i;

    more.v = mem_zalloc(more.room, sizeof(*more.v));
    for (i = 0; i < ledger->room; i++) {
        if (ledger->v[i].what != NULL)
            *find_entry(&more, ledger->v[i].device, ledger->v[i].inode) =
                ledger->v[i];
    }
    free(ledger->v);
    ledger->v = more.v;
    ledger->room = more.room;
}

static void
enter_file(struct ledger *ledger, const struct stat *st, const char *what,
    const char *name)
{
    struct entry *entry;

    if (2 * ledger->n >= ledger->room)
        grow_table(ledger);
    entry = find_entry(ledger, st->st_dev, st->st_ino);
    if (entry->what != NULL)
        return;
    *entry = (struct entry){ st->st_dev, st->st_ino, what, mem_strdup(name) };
    ledger->n++;
}

void
ledger_add(
    struct ledger *ledger, int folder, const char *name, const char *what)
{
    struct stat st;

    if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
        return;
    enter_file(ledger, &st, what, name);
    if (S_ISLNK(st.st_mode) && fstatat(folder, name, &st, 0) == 0)
        enter_file(ledger, &st, what, name);
}

struct ledger *
ledger_new(const struct summary *summary, const char *replay)
{
    struct ledger *ledger = mem_zalloc(1, sizeof(*ledger));
    size_t i;

    for (i = 0; i < summary->nreads; i++)
        ledger_add(
            ledger, AT_FDCWD, summary->reads[i].file, summary->reads[i].what);
    if (replay != NULL)
        ledger_add(ledger, AT_FDCWD, replay, "file of rejects");
    for (i = 0; i < summary->inputs.n; i++) {
        const struct path *path = &summary->inputs.v[i];
        struct stat st;

        if (strcmp(path->file, "-") != 0)
            ledger_add(ledger, AT_FDCWD, path->file, "input");
        else if (fstat(STDIN_FILENO, &st) == 0 && S_ISREG(st.st_mode))
            enter_file(ledger, &st, "input", "-");
    }
    return ledger;
}

const char *
ledger_find(struct ledger *ledger, const struct stat *st)
{
    const struct entry *entry;

    if (ledger->n == 0)
        return NULL;
    entry = find_entry(ledger, st->st_dev, st->st_ino);
    if (entry->what == NULL)
        return NULL;
    ledger->text.n = 0;
    buf_addf(&ledger->text, "%s \"%s\"", entry->what, entry->name);
    return buf_cstr(&ledger->text);
}

void
ledger_free(struct ledger *ledger)
{
    size_t i;

    if (ledger == NULL)
        return;
    for (i = 0; i < ledger->room; i++)
        free(ledger->v[i].name);
    buf_free(&ledger->text);
    free(ledger->v);
    free(ledger);
}
