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
    const char *what; /* NULL where nothing is */
    char *name;
};

struct ledger {
    struct entry *v; /* a hash table, open addressing */
    size_t n, room;  /* room: a power of two */
    struct buf text;
};

static struct entry *
place(const struct ledger *l, dev_t device, ino_t inode)
{
    uint64_t h = ((uint64_t)inode ^ (uint64_t)device << 40) *
                 UINT64_C(0x9e3779b97f4a7c15);
    size_t i = (size_t)(h >> 20) & (l->room - 1);

    while (l->v[i].what != NULL &&
           (l->v[i].inode != inode || l->v[i].device != device))
        i = (i + 1) & (l->room - 1);
    return &l->v[i];
}

static void
grow(struct ledger *l)
{
    struct ledger more = { .room = l->room > 0 ? 2 * l->room : 64 };
    size_t i;

    more.v = mem_zalloc(more.room, sizeof(*more.v));
    for (i = 0; i < l->room; i++) {
        if (l->v[i].what != NULL)
            *place(&more, l->v[i].device, l->v[i].inode) = l->v[i];
    }
    free(l->v);
    l->v = more.v;
    l->room = more.room;
}

static void
enter(
    struct ledger *l, const struct stat *st, const char *what, const char *name)
{
    struct entry *x;

    if (2 * l->n >= l->room)
        grow(l);
    x = place(l, st->st_dev, st->st_ino);
    if (x->what != NULL)
        return;
    *x = (struct entry){ st->st_dev, st->st_ino, what, mem_strdup(name) };
    l->n++;
}

void
ledger_add(struct ledger *l, int folder, const char *name, const char *what)
{
    struct stat st;

    if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
        return;
    enter(l, &st, what, name);
    if (S_ISLNK(st.st_mode) && fstatat(folder, name, &st, 0) == 0)
        enter(l, &st, what, name);
}

struct ledger *
ledger_new(const struct summary *m, const char *replay)
{
    struct ledger *l = mem_zalloc(1, sizeof(*l));
    size_t i;

    for (i = 0; i < m->nreads; i++)
        ledger_add(l, AT_FDCWD, m->reads[i].file, m->reads[i].what);
    if (replay != NULL)
        ledger_add(l, AT_FDCWD, replay, "file of rejects");
    for (i = 0; i < m->inputs.n; i++) {
        const struct path *p = &m->inputs.v[i];
        struct stat st;

        if (strcmp(p->file, "-") != 0)
            ledger_add(l, AT_FDCWD, p->file, "input");
        else if (fstat(STDIN_FILENO, &st) == 0 && S_ISREG(st.st_mode))
            enter(l, &st, "input", "-");
    }
    return l;
}

const char *
ledger_find(struct ledger *l, const struct stat *st)
{
    const struct entry *x;

    if (l->n == 0)
        return NULL;
    x = place(l, st->st_dev, st->st_ino);
    if (x->what == NULL)
        return NULL;
    l->text.n = 0;
    buf_addf(&l->text, "%s \"%s\"", x->what, x->name);
    return buf_cstr(&l->text);
}

void
ledger_free(struct ledger *l)
{
    size_t i;

    if (l == NULL)
        return;
    for (i = 0; i < l->room; i++)
        free(l->v[i].name);
    buf_free(&l->text);
    free(l->v);
    free(l);
}
