/* SPDX-License-Identifier: MIT */
#include "notes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "blob.h"

#define NEW NOTES_NAME ".new"
#define SUM 10 /* bytes of "\nXXXXXXXX\n" without the NUL */

static void
sum(char to[SUM + 1], const void *pointer, size_t n)
{
    snprintf(to, SUM + 1, "\n%08lx\n", crc32_z(0, pointer, n));
}

static int
read_file(int folder, struct blob *b)
{
    int fd = openat(folder, NOTES_NAME, O_RDONLY | O_CLOEXEC);
    unsigned char *room;
    ssize_t n = -1;

    if (fd < 0)
        return -1;
    while (
        (room = blob_room(b, 65536)) != NULL && (n = read(fd, room, 65536)) > 0)
        b->n += (size_t)n;
    close(fd);
    return room != NULL && n == 0 ? 0 : -1;
}

static json_t *
parse_notes(const struct blob *b)
{
    char want[SUM + 1];
    size_t n = b->n;
    json_t *all;

    if (n < SUM)
        return NULL;
    n -= SUM;
    sum(want, b->p, n);
    if (memcmp(b->p + n, want, SUM) != 0)
        return NULL;
    all = json_loadb((const char *)b->p, n, JSON_ALLOW_NUL, NULL);
    if (json_integer_value(json_object_get(all, "parquet")) == NOTES_VERSION)
        return all;
    json_decref(all);
    return NULL;
}

int
notes_read(const struct cd_host *host, int folder, json_t **all)
{
    struct blob b = { 0 };
    int rc = read_file(folder, &b);

    *all = NULL;
    if (rc == 0 && (*all = parse_notes(&b)) == NULL)
        rc = cd_fail(host,
            "%s/" NOTES_NAME " is damaged, or of another version of copydesk",
            host->output);
    else if (rc != 0 && errno == ENOENT)
        rc = 0;
    else if (rc != 0)
        cd_fail(host, "%s/" NOTES_NAME ": %s", host->output, strerror(errno));
    blob_free(&b);
    return rc;
}

static int
write_all(int fd, const char *at, size_t n)
{
    while (n > 0) {
        ssize_t done = write(fd, at, n);

        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return -1;
        at += done;
        n -= (size_t)done;
    }
    return 0;
}

int
notes_write(const struct cd_host *host, int folder, const json_t *all)
{
    char *text = json_dumps(all, JSON_COMPACT), end[SUM + 1];
    int fd = -1, rc = text != NULL ? 0 : -1;

    errno = text != NULL ? 0 : ENOMEM;
    if (rc == 0) {
        sum(end, text, strlen(text));
        fd =
            openat(folder, NEW, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
        rc = fd < 0 || write_all(fd, text, strlen(text)) ||
             write_all(fd, end, SUM) || fsync(fd) ||
             renameat(folder, NEW, folder, NOTES_NAME) || fsync(folder);
    }
    if (rc)
        cd_fail(host, "%s/" NOTES_NAME ": %s", host->output, strerror(errno));
    if (fd >= 0)
        close(fd);
    free(text);
    return rc ? -1 : 0;
}
