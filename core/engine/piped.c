/* SPDX-License-Identifier: MIT */
#include "engine/piped.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/rejects.h"

/* Refuse to write to a file that the run reads. */
static int
check_not_read(struct ledger *ledger, const char *what, const struct stat *st,
    struct cd_err *err)
{
    const char *read = S_ISREG(st->st_mode) ? ledger_find(ledger, st) : NULL;

    if (read == NULL)
        return 0;
    return err_set(err, "%s is the %s, which this run reads", what, read);
}

/* Rejects of an earlier run may be overwritten; anything else is there by
 * mistake. */
static int
check_rejects(const char *rejects, const struct stat *st, struct cd_err *err)
{
    if (!S_ISREG(st->st_mode) || st->st_size == 0 || rejects_are_in(rejects))
        return 0;
    return err_set(err,
        "the file of --rejects, \"%s\", holds something else "
        "than rejects: move it away, or name another file",
        rejects);
}

static int
check_data_and_rejects(
    struct ledger *ledger, int data, const char *rejects, struct cd_err *err)
{
    struct stat out, more;

    if (fstat(data, &out) != 0 ||
        check_not_read(ledger, "standard output", &out, err))
        return -1;
    if (rejects == NULL || stat(rejects, &more) != 0)
        return 0;
    if (S_ISREG(more.st_mode) && more.st_ino == out.st_ino &&
        more.st_dev == out.st_dev)
        return err_set(err, "\"%s\" is standard output, too", rejects);
    if (check_not_read(ledger, "the file of --rejects", &more, err))
        return -1;
    return check_rejects(rejects, &more, err);
}

int
piped_open(struct ledger *ledger, const char *rejects, bool isolated,
    struct cd_err *err)
{
    int data;

    /* If the user closed it, main() holds the number with a descriptor for
     * reading. */
    if ((fcntl(STDOUT_FILENO, F_GETFL) & O_ACCMODE) == O_RDONLY)
        return err_set(err, "standard output is closed");
    data = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (data < 0)
        return err_errno(err, "cannot keep standard output");
    if (!isolated) /* plugins that print must not write between the records */
        dup2(STDERR_FILENO, STDOUT_FILENO);
    if (check_data_and_rejects(ledger, data, rejects, err) == 0)
        return data;
    close(data);
    return -1;
}
