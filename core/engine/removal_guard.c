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
check_found(void *ctx, int parent, const char *last, const struct stat *st)
{
    struct look *look = ctx;
    const char *read = ledger_find(look->ledger, st);

    (void)parent;
    (void)last;
    look->name->there = true;
    if (!S_ISDIR(st->st_mode))
        look->name->files++;
    if (S_ISREG(st->st_mode))
        look->name->bytes += (uint64_t)st->st_size;
    if (read != NULL)
        return err_set(look->e,
            "\"%s/%s\" is the %s, which this run reads, and --force would "
            "remove it: move it away, or choose another folder",
            look->r->path, look->name->name, read);
    return 0;
}

/* Refuse if an option names the folder that the file is in: the run reads
 * it. */
static int
check_folders_above(struct look *look)
{
    const char *slash = look->name->name, *read = NULL;
    struct stat st;

    if (fstat(look->r->folder, &st) == 0)
        read = ledger_find(look->ledger, &st);
    while (read == NULL && (slash = strchr(slash, '/')) != NULL) {
        char *above =
            mem_dup(look->name->name, (size_t)(slash++ - look->name->name));

        if (fstatat(look->r->folder, above, &st, AT_SYMLINK_NOFOLLOW) == 0)
            read = ledger_find(look->ledger, &st);
        free(above);
    }
    if (read == NULL)
        return 0;
    return err_set(look->e,
        "\"%s/%s\" lies in the %s, which this run reads, and --force would "
        "remove it: move it away, or choose another folder",
        look->r->path, look->name->name, read);
}

/* Refuse a file whose contents are not those that the run wrote. */
static int
check_digest(const struct removal *removal, const struct removal_name *name,
    struct cd_err *err)
{
    struct digest *digest = digest_new();
    char hex[DIGEST_HEX];
    int fd = files_open_regular(removal->folder, name->name, O_RDONLY);
    int rc = fd < 0 ? err_errno(err, "cannot open \"%s/%s\"", removal->path,
                          name->name)
                    : digest_add_file(digest, fd, UINT64_MAX, NULL, err);

    digest_hex(digest, hex);
    digest_free(digest);
    if (fd >= 0)
        close(fd);
    if (rc != 0 || strcmp(hex, name->digest) == 0)
        return rc;
    return err_set(err,
        "\"%s/%s\" is not what the run made (another SHA-256): it was changed "
        "or replaced since; move it away",
        removal->path, name->name);
}

/* Refuse what is not of the kind, size or digest that the run made.  A database
 * of a finished run may have changed since, so stores' files are not
 * compared. */
static int
check_kind(const struct removal *removal, const struct removal_name *name,
    struct cd_err *err)
{
    struct stat st;

    if (fstatat(removal->folder, name->name, &st, AT_SYMLINK_NOFOLLOW) != 0)
        return 0;
    if (!S_ISDIR(st.st_mode)) {
        if (name->store || name->made < 0)
            return 0;
        if (name->bytes == (uint64_t)name->made)
            return name->digest[0] != '\0' ? check_digest(removal, name, err)
                                           : 0;
        return err_set(err,
            "\"%s/%s\" has %ju bytes, and the run made %ju: it was changed or "
            "replaced since; move it away",
            removal->path, name->name, (uintmax_t)name->bytes,
            (uintmax_t)name->made);
    }
    if (!name->store)
        return err_set(err,
            "\"%s/%s\" is a folder, and the run made a file of that name: "
            "move it away",
            removal->path, name->name);
    if (name->made < 0 || name->bytes == (uint64_t)name->made)
        return 0;
    return err_set(err,
        "\"%s/%s\" holds %zu files of %ju bytes together, and the run made "
        "%ju: move away what is not of it, or all of the folder",
        removal->path, name->name, name->files, (uintmax_t)name->bytes,
        (uintmax_t)name->made);
}

int
removal_guard(
    struct removal *removal, struct ledger *ledger, struct cd_err *err)
{
    size_t i;

    for (i = 0; i < removal->n; i++) {
        struct look look = { removal, &removal->v[i], ledger, err };

        if (tree_walk(
                removal->folder, removal->v[i].name, check_found, &look, err))
            return -1;
        if (!removal->v[i].there)
            continue;
        if (check_folders_above(&look) ||
            check_kind(removal, &removal->v[i], err))
            return -1;
    }
    return 0;
}
