/* SPDX-License-Identifier: MIT */
#include "io/paths.h"

#include <errno.h>
#include <glob.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/vec.h"

char *
paths_join(const char *from, const char *path)
{
    if (from[0] == '\0' || path[0] == '/')
        return mem_strdup(path);
    return mem_printf("%s/%s", from, path);
}

char *
paths_folder(const char *file)
{
    const char *slash = strrchr(file, '/');

    if (slash == NULL)
        return mem_strdup("");
    return mem_dup(file, slash == file ? 1 : (size_t)(slash - file));
}

bool
paths_ends_with(const char *name, const char *suffix)
{
    size_t n = strlen(name), end_n = strlen(suffix);

    return n >= end_n && strcmp(name + n - end_n, suffix) == 0;
}

/* ---- names as text ------------------------------------------------------ */

char *
paths_show(const char *bytes)
{
    struct buf right = { 0 };
    size_t n = strlen(bytes), i = 0, good = utf8_valid(bytes, n);

    while (i < n) {
        if (i == good || (bytes[i] == '\\' && bytes[i + 1] == 'x'))
            buf_addf(&right, "\\x%02x", (unsigned char)bytes[i]);
        else
            buf_addc(&right, bytes[i]);
        if (i++ == good)
            good = i + utf8_valid(bytes + i, n - i);
    }
    return buf_cstr(&right);
}

static int
digit(char byte)
{
    const char *digits = "0123456789abcdef", *found = strchr(digits, byte);

    return byte != '\0' && found != NULL ? (int)(found - digits) : -1;
}

char *
paths_bytes(const char *name)
{
    struct buf right = { 0 };

    while (*name != '\0') {
        bool coded = name[0] == '\\' && name[1] == 'x' && digit(name[2]) >= 0 &&
                     digit(name[3]) >= 0;

        if (coded)
            buf_addc(&right, (char)(digit(name[2]) << 4 | digit(name[3])));
        else
            buf_addc(&right, *name);
        name += coded ? 4 : 1;
    }
    return buf_cstr(&right);
}

/* ---- patterns ------------------------------------------------------------ */

static bool
is_file(const void *ctx, size_t at, const void *key)
{
    const struct paths *paths = ctx;
    const struct input *left = &paths->v[at].then, *right = key;

    /* Some file systems give one inode number to more than one file. */
    return left->device == right->device && left->inode == right->inode &&
           (left->stream ||
               (left->size == right->size && left->written == right->written));
}

/* A file that is on the list is named again. */
static void
note_twin(struct paths *paths, const struct path *path, size_t known)
{
    if (strcmp(paths->v[known].name, path->name) == 0)
        return;
    if (paths->twins++ == 0) {
        paths->twin = mem_strdup(path->name);
        paths->twin_of = known;
    }
}

/* Names of standard input; in the process that plans, that is not what they
 * lead to. */
static bool
is_stdin(const char *name)
{
    return strcmp(name, "-") == 0 || strcmp(name, "/dev/stdin") == 0 ||
           strcmp(name, "/dev/fd/0") == 0 ||
           strcmp(name, "/proc/self/fd/0") == 0;
}

void
paths_frame(const struct paths *paths, struct path *path)
{
    if (paths->items != NULL && path->kind.reader == NULL)
        path->kind.frame = (struct frame_spec){
            .kind = FRAME_JSON, .told = true, .items = paths->items
        };
}

static void
free_path(struct path *path)
{
    free(path->name);
    free(path->file);
    free(path->odd);
}

/* Returns 1 if the file is new to the list. */
static int
add_file(struct paths *paths, const char *folder, const char *name,
    size_t fixed, struct cd_err *err)
{
    struct path path = { 0 };
    uint64_t hash;
    size_t known;
    int rc;

    path.group = paths->group;
    path.name = paths_show(name);
    path.file = is_stdin(name) ? mem_strdup("-") : paths_join(folder, name);
    path.below = fixed <= strlen(path.name) ? fixed : 0;
    if (paths->reader != NULL)
        path.kind = (struct input_kind){ .reader = paths->reader,
            .why = "the pipeline says so" };
    rc = input_look(&path.then, &path.kind, path.file, path.name, err);
    if (rc == 1 && paths->keep_odd)
        path.odd = mem_strdup(err->text);
    else if (rc != 0) {
        rc = -1;
        goto done;
    }
    paths_frame(paths, &path);
    hash = index_hash(index_hash(0, &path.then.device, sizeof(uint64_t)),
        &path.then.inode, sizeof(uint64_t));
    known = index_find(&paths->files, hash, is_file, paths, &path.then);
    rc = known == INDEX_NONE;
    if (rc == 1) {
        index_add(&paths->files, hash, paths->n);
        vec_grow(paths->v, paths->n, paths->cap);
        paths->v[paths->n++] = path;
        return 1;
    }
    note_twin(paths, &path, known);
done:
    free_path(&path);
    return rc;
}

int
paths_add_file(struct paths *paths, const char *folder, const char *name,
    struct cd_err *err)
{
    if (name[0] == '\0')
        return err_set(err, "an input path is empty");
    return add_file(paths, folder, name, 0, err);
}

/* Bytes of the pattern up to the last slash in front of what is not fixed, as
 * they stand in the names of what matches. */
static size_t
fixed_part(const char *pattern)
{
    size_t n = strcspn(pattern, "*?[\\");
    char *part, *shown;

    while (n > 0 && pattern[n - 1] != '/')
        n--;
    part = mem_dup(pattern, n);
    shown = paths_show(part);
    n = strlen(shown);
    free(part);
    free(shown);
    return n;
}

/* The folder is taken literally, the pattern is not. */
static char *
glob_pattern(const char *folder, const char *pattern)
{
    struct buf right = { 0 };
    const char *text;

    if (pattern[0] != '/' && folder[0] != '\0') {
        for (text = folder; *text != '\0'; text++) {
            if (strchr("*?[\\", *text) != NULL)
                buf_addc(&right, '\\');
            buf_addc(&right, *text);
        }
        buf_addc(&right, '/');
    }
    buf_adds(&right, pattern);
    return buf_cstr(&right);
}

/* glob(3) sorts with strcoll, which in the C locale compares bytes. */
static int
add_matches(struct paths *paths, const char *folder, const char *pattern,
    struct cd_err *err)
{
    size_t skip =
        pattern[0] == '/' || folder[0] == '\0' ? 0 : strlen(folder) + 1;
    char *whole = glob_pattern(folder, pattern);
    size_t i, fixed = fixed_part(pattern);
    glob_t found;
    int rc = glob(whole, 0, NULL, &found), n = 0, got;

    free(whole);
    if (rc == GLOB_NOSPACE)
        mem_exhausted();
    if (rc != 0)
        return err_set(err, "no file matches \"%s\"", pattern);
    for (i = 0; i < found.gl_pathc && n >= 0; i++) {
        got = add_file(paths, folder, found.gl_pathv[i] + skip, fixed, err);
        n = got < 0 ? -1 : n + got;
    }
    globfree(&found);
    return n;
}

bool
paths_awaits(const char *folder, const char *pattern)
{
    size_t n = strcspn(pattern, "*?[\\");
    bool magic = pattern[n] != '\0', there;
    char *part, *at;
    struct stat st;

    while (n > 0 && pattern[n - 1] != '/')
        n--;
    part = mem_dup(pattern, n);
    at = paths_join(folder, n > 0 ? part : ".");
    there = magic && strchr(pattern + n, '/') == NULL && stat(at, &st) == 0 &&
            S_ISDIR(st.st_mode) && access(at, R_OK | X_OK) == 0;
    free(at);
    free(part);
    return there;
}

int
paths_add(struct paths *paths, const char *folder, const char *pattern,
    struct cd_err *err)
{
    char *file;
    bool there;

    if (is_stdin(pattern))
        return add_file(paths, folder, pattern, 0, err);
    /* A file may have the name of a pattern, such as "a[1].jsonl". */
    file = paths_join(folder, pattern);
    there = access(file, F_OK) == 0;
    free(file);
    if (!there && strpbrk(pattern, "*?[") != NULL)
        return add_matches(paths, folder, pattern, err);
    return paths_add_file(paths, folder, pattern, err);
}

void
paths_free(struct paths *paths)
{
    size_t i;

    for (i = 0; i < paths->n; i++)
        free_path(&paths->v[i]);
    free(paths->v);
    free(paths->twin);
    index_free(&paths->files);
    memset(paths, 0, sizeof(*paths));
}

/* ---- names of outputs --------------------------------------------------- */

/* Names of the run itself, which no output may have, nor lie below. */
static const struct {
    const char *name, *why;
} taken[] = {
    { ".copydesk", "is where the run keeps its journal" },
    { "run.json", "is a name that the run itself writes" },
    { "rejects.jsonl.gz", "is a name that the run itself writes" },
};

/* What SQLite keeps beside a database. */
static const char *const beside[] = { "-journal", "-wal", "-shm" };

static char
lower_byte(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* There are file systems that do not tell a from A. */
static bool
same_letters(const char *left, const char *right, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (lower_byte(left[i]) != lower_byte(right[i]))
            return false;
    }
    return true;
}

static bool
is_path_word(const char *text, size_t n, const char *word)
{
    return n == strlen(word) && same_letters(text, word, n);
}

static const char *
component_fault(const char *text, size_t n, bool outside)
{
    if (n == 0)
        return "has an empty part";
    if (n == 1 && text[0] == '.')
        return "has a part \".\"";
    if (n == 2 && text[0] == '.' && text[1] == '.') {
        if (!outside)
            return "leads out of the output folder";
        if (text[2] == '\0')
            return "is a folder";
    }
    if (n > 200)
        return "has a part of more than 200 bytes";
    if (n >= 5 && is_path_word(text + n - 5, 5, ".part"))
        return "ends in \".part\", the mark of unfinished files";
    return NULL;
}

bool
paths_beside(const char *path, const char *output)
{
    size_t n = strlen(output), i;
    const char *rest = path + n;

    if (strncmp(path, output, n) != 0)
        return false;
    if (rest[0] == '\0' || rest[0] == '/')
        return true;
    for (i = 0; i < sizeof(beside) / sizeof(beside[0]); i++) {
        if (strcmp(rest, beside[i]) == 0)
            return true;
    }
    return false;
}

bool
paths_collide(const char *left, const char *right, bool stores)
{
    size_t n = strlen(left), right_n = strlen(right),
           k = n < right_n ? n : right_n, i;
    const char *rest = n > right_n ? left + k : right + k;

    if (!same_letters(left, right, k))
        return false;
    if (n == right_n || rest[0] == '/')
        return true;
    if (strncmp(rest, ".part", 5) == 0)
        rest += 5;
    for (i = 0; stores && i < sizeof(beside) / sizeof(beside[0]); i++) {
        if (is_path_word(rest, strlen(rest), beside[i]))
            return true;
    }
    return false;
}

bool
paths_leave(const char *name)
{
    size_t i, n;

    for (i = 0; name[i] != '\0'; i += n + (name[i + n] == '/')) {
        n = strcspn(name + i, "/");
        if (n == 2 && name[i] == '.' && name[i + 1] == '.')
            return true;
    }
    return name[0] == '/';
}

const char *
paths_output_fault(const char *name, bool outside)
{
    size_t n = strlen(name), i, part;
    const char *why;

    if (n == 0)
        return "is empty";
    if (n > 1000)
        return "is longer than 1000 bytes";
    if (name[0] == '/' && !outside)
        return "is absolute: outputs lie inside the folder of -o";
    if (utf8_valid(name, n) != n)
        return "is not valid UTF-8";
    for (i = 0; i < n; i++) {
        if ((unsigned char)name[i] < 0x20 || name[i] == 0x7f)
            return "has a control character";
    }
    for (i = name[0] == '/'; i <= n; i += part + 1) {
        part = strcspn(name + i, "/");
        if ((why = component_fault(name + i, part, outside)) != NULL)
            return why;
    }
    for (i = 0; i < sizeof(taken) / sizeof(taken[0]); i++) {
        if (is_path_word(name, strcspn(name, "/"), taken[i].name))
            return taken[i].why;
    }
    return NULL;
}

#define MOST_LINKS 40 /* that lead to each other, as in the kernel */

/* What the link leads to, or NULL if it is none. */
static char *
read_link(const char *path)
{
    char *to = mem_zalloc(PATH_MAX + 1, 1), *from, *joined = NULL;

    if (readlink(path, to, PATH_MAX) > 0) {
        from = paths_folder(path);
        joined = paths_join(from, to);
        free(from);
    }
    free(to);
    return joined;
}

void
paths_climb(char *path)
{
    char *up, *from;

    while ((up = strstr(path, "/../")) != NULL) {
        for (from = up; from > path && from[-1] != '/';)
            from--;
        from -= from > path;
        memmove(from, up + 3, strlen(up + 3) + 1);
    }
}

char *
paths_target(const char *path)
{
    char *at = mem_strdup(path), *next, *folder, *real;
    int i;

    for (i = 0; i < MOST_LINKS && (next = read_link(at)) != NULL; i++) {
        free(at);
        at = next;
    }
    folder = paths_folder(at);
    real = realpath(folder, NULL);
    if (real != NULL) {
        next = mem_printf(
            "%s/%s", strcmp(real, "/") != 0 ? real : "", strrchr(at, '/') + 1);
        free(at);
        at = next;
    }
    free(real);
    free(folder);
    return at;
}
