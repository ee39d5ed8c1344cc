/* SPDX-License-Identifier: MIT */
#include "engine/removal_guard.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "io/files.h"
#include "io/tree.h"

struct look {
    struct removal *r;
    struct removal_name *name;
    struct ledger *ledger;
    struct cd_err *e;
};

static int
look_at(void *ctx, int parent, const char *last, const struct stat *st)
{
    struct look *k = ctx;
    const char *read = ledger_find(k->ledger, st);

    (void)parent;
    (void)last;
    k->name->there = true;
    if (!S_ISDIR(st->st_mode))
        k->name->files++;
    if (S_ISREG(st->st_mode))
        k->name->bytes += (uint64_t)st->st_size;
    if (read != NULL)
        return err_set(k->e,
            "\"%s/%s\" is the %s, which this run reads, and --force would "
            "remove it: move it away, or choose another folder",
            k->r->path, k->name->name, read);
    return 0;
}

/* Does an option name a folder that the file lies in? */
static int
check_folders(struct look *k)
{
    const char *slash = k->name->name, *read = NULL;
    struct stat st;

    if (fstat(k->r->folder, &st) == 0)
        read = ledger_find(k->ledger, &st);
    while (read == NULL && (slash = strchr(slash, '/')) != NULL) {
        char *above = mem_dup(k->name->name, (size_t)(slash++ - k->name->name));

        if (fstatat(k->r->folder, above, &st, AT_SYMLINK_NOFOLLOW) == 0)
            read = ledger_find(k->ledger, &st);
        free(above);
    }
    if (read == NULL)
        return 0;
    return err_set(k->e,
        "\"%s/%s\" lies in the %s, which this run reads, and --force would "
        "remove it: move it away, or choose another folder",
        k->r->path, k->name->name, read);
}

/* Does the file hold what the run has put into it? */
static int
check_digest(
    const struct removal *r, const struct removal_name *x, struct cd_err *e)
{
    struct digest *d = digest_new();
    char hex[DIGEST_HEX];
    int fd = files_open_regular(r->folder, x->name, O_RDONLY);
    int rc = fd < 0 ? err_errno(e, "cannot open \"%s/%s\"", r->path, x->name)
                    : digest_add_file(d, fd, UINT64_MAX, NULL, e);

    digest_hex(d, hex);
    digest_free(d);
    if (fd >= 0)
        close(fd);
    if (rc != 0 || strcmp(hex, x->digest) == 0)
        return rc;
    return err_set(e,
        "\"%s/%s\" is not what the run made (another SHA-256): it was changed "
        "or replaced since; move it away",
        r->path, x->name);
}

/* Under the name of what the run made lies what it has made.  A database that
 * a finished run made may have changed since; what is in a folder beside the
 * files of the run is somebody else's, and so is a file of another size or
 * digest. */
static int
check_kind(
    const struct removal *r, const struct removal_name *x, struct cd_err *e)
{
    struct stat st;

    if (fstatat(r->folder, x->name, &st, AT_SYMLINK_NOFOLLOW) != 0)
        return 0;
    if (!S_ISDIR(st.st_mode)) {
        if (x->store || x->made < 0)
            return 0;
        if (x->bytes == (uint64_t)x->made)
            return x->digest[0] != '\0' ? check_digest(r, x, e) : 0;
        return err_set(e,
            "\"%s/%s\" has %ju bytes, and the run made %ju: it was changed or "
            "replaced since; move it away",
            r->path, x->name, (uintmax_t)x->bytes, (uintmax_t)x->made);
    }
    if (!x->store)
        return err_set(e,
            "\"%s/%s\" is a folder, and the run made a file of that name: "
            "move it away",
            r->path, x->name);
    if (x->made < 0 || x->bytes == (uint64_t)x->made)
        return 0;
    return err_set(e,
        "\"%s/%s\" holds %zu files of %ju bytes together, and the run made "
        "%ju: move away what is not of it, or all of the folder",
        r->path, x->name, x->files, (uintmax_t)x->bytes, (uintmax_t)x->made);
}

int
removal_guard(struct removal *r, struct ledger *l, struct cd_err *e)
{
    size_t i;

    for (i = 0; i < r->n; i++) {
        struct look k = { r, &r->v[i], l, e };

        if (tree_walk(r->folder, r->v[i].name, look_at, &k, e))
            return -1;
        if (!r->v[i].there)
            continue;
        if (check_folders(&k) || check_kind(r, &r->v[i], e))
            return -1;
    }
    return 0;
}
