/* @NAME@ - a store: a file of records as JSON Lines, which knows what each run
 * has made durable.
 *
 * There is one instance, in a process of its own, which gets all records in the
 * order of the inputs.  What is committed lies in blocks: records, and behind
 * them a line "#RUN MARK".  So a run that was killed goes on behind its mark, and
 * can be taken back.  A database would do this in transactions.
 * copydesk/plugin.h says what each part is. */
/* The level of the plugin ABI that has what is used here. */
#define CD_ABI_WANT 1
#include <copydesk/plugin.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What is read of a record: all. */
static const struct cd_field reads[] = {
    { "*", CD_T_OBJECT, 0, "The whole record." },
    { 0 }
};

struct self {
    FILE *file;
};

/* The next line of the file in *line; false at its end.  A line that was not
 * written to its end is none. */
static bool
next(FILE *f, char **line, size_t *size)
{
    ssize_t n = getline(line, size, f);

    return n > 0 && (*line)[n - 1] == '\n';
}

/* Whose mark ends a block?  false: the line is a record. */
static bool
is_mark(const char *line, char run_id[33], uint64_t *mark)
{
    return sscanf(line, "#%32s %" SCNu64, run_id, mark) == 2;
}

/* Copy the blocks of other runs to `to`, or just look, where that is NULL.
 * *mark: the newest of the run.  Returns the end of the last block. */
static long
scan(FILE *f, const char *run, uint64_t *mark, FILE *to)
{
    char *line = NULL, *block = NULL, id[33];
    size_t size = 0;
    uint64_t m;
    long begin = 0, end = 0;

    *mark = 0;
    rewind(f);
    while (next(f, &line, &size)) {
        if (!is_mark(line, id, &m))
            continue;
        begin = end;
        end = ftell(f);
        if (strcmp(id, run) == 0)
            *mark = m;
        if (to == NULL || strcmp(id, run) == 0)
            continue;
        block = realloc(block, (size_t)(end - begin));
        if (block == NULL || fseek(f, begin, SEEK_SET) != 0 ||
            fread(block, 1, (size_t)(end - begin), f) !=
                (size_t)(end - begin) ||
            fwrite(block, 1, (size_t)(end - begin), to) !=
                (size_t)(end - begin)) {
            end = -1;
            break;
        }
    }
    free(block);
    free(line);
    return end;
}

static int
@NAME@_open(const struct cd_host *h, const void *opts, void *shared, void **self)
{
    struct self *s = calloc(1, sizeof(*s));
    uint64_t mark;
    long end;

    (void)opts;
    (void)shared;
    if (s == NULL)
        return cd_fail(h, "out of memory");
    s->file = fopen(h->output, "a+");
    if (s->file == NULL) {
        free(s);
        return cd_fail(h, "cannot open \"%s\"", h->output);
    }
    /* What a killed run left behind its last mark goes. */
    end = scan(s->file, h->run_id, &mark, NULL);
    if (end < 0 || ftruncate(fileno(s->file), end) != 0 ||
        fseek(s->file, 0, SEEK_END) != 0) {
        fclose(s->file);
        free(s);
        return cd_fail(h, "cannot read \"%s\"", h->output);
    }
    *self = s;
    return 0;
}

/* The newest durable mark of this run; 0: none. */
static int
@NAME@_resume(const struct cd_host *h, void *self, uint64_t *mark)
{
    struct self *s = self;
    long end = scan(s->file, h->run_id, mark, NULL);

    return end < 0 || fseek(s->file, 0, SEEK_END) != 0
               ? cd_fail(h, "cannot read \"%s\"", h->output)
               : 0;
}

/* Once a record, whose text is h->json.  CD_BROKEN: it is not the record that is
 * at fault, but the store. */
static enum cd_status
@NAME@_process(const struct cd_host *h, void *self, json_t *rec)
{
    struct self *s = self;

    (void)rec;
    if (fwrite(h->json, 1, h->json_size, s->file) != h->json_size ||
        fputc('\n', s->file) == EOF) {
        cd_fail(h, "cannot write \"%s\"", h->output);
        return CD_BROKEN;
    }
    return CD_KEEP;
}

/* All records so far, and the mark with them, are durable when this returns. */
static int
@NAME@_commit(const struct cd_host *h, void *self, uint64_t mark)
{
    struct self *s = self;

    if (fprintf(s->file, "#%s %" PRIu64 "\n", h->run_id, mark) < 0 ||
        fflush(s->file) != 0 || fdatasync(fileno(s->file)) != 0)
        return cd_fail(h, "cannot write \"%s\"", h->output);
    return 0;
}

/* Take back what another run has committed: the blocks of others are copied to a
 * file beside this one, which takes its name. */
static int
@NAME@_undo(const struct cd_host *h, void *self, const char *run_id)
{
    struct self *s = self;
    size_t n = strlen(h->output) + sizeof(".new");
    char *name = h->scratch(h, n);
    uint64_t mark;
    FILE *to;
    bool good;

    snprintf(name, n, "%s.new", h->output);
    to = fopen(name, "w");
    if (to == NULL)
        return cd_fail(h, "cannot open \"%s\"", name);
    good = scan(s->file, run_id, &mark, to) >= 0 && fflush(to) == 0 &&
           fdatasync(fileno(to)) == 0;
    good = fclose(to) == 0 && good && rename(name, h->output) == 0;
    to = good ? fopen(h->output, "a+") : NULL;
    if (to == NULL)
        return cd_fail(h, "cannot write \"%s\"", name);
    fclose(s->file);
    s->file = to;
    return 0;
}

static int
@NAME@_close(const struct cd_host *h, void *self)
{
    struct self *s = self;
    int rc = fclose(s->file);

    free(s);
    return rc != 0 ? cd_fail(h, "cannot write \"%s\"", h->output) : 0;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "@NAME@",
    .version = "0.1",
    .summary = "A file of records that knows what each run has committed.",
    .author = "you",
    .license = "MIT",
    .kind = CD_STORE,
    .reads = reads,
    .open = @NAME@_open,
    .process = @NAME@_process,
    .close = @NAME@_close,
    .commit = @NAME@_commit,
    .resume = @NAME@_resume,
    .undo = @NAME@_undo,
};
