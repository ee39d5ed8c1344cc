/* SPDX-License-Identifier: MIT */
/*
 * records - a program that processes records with libcopydesk.
 *
 * usage: records PIPELINE FILE [PIPELINE FILE]
 *
 * Each line of a file goes through the pipeline in front of it; of two, the
 * lines take turns.  What comes out is printed; of the first pipeline on
 * standard output, of the second on descriptor 3.  What else is to be told goes
 * to standard error.  A pipeline that begins with { is its text.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <copydesk/copydesk.h>

struct side {
    const char *pipeline;
    struct copydesk *open;
    FILE *in, *out;
    size_t line;
};

static void
say(void *ctx, const char *stage, char level, const char *text)
{
    static bool inside; /* the call below would log, too */
    const struct side *side = ctx;

    fprintf(stderr, "%s: logged by %s: %c: %s\n",
        side->pipeline[0] == '{' ? "text" : side->pipeline, stage, level, text);
    /* What comes out of the call under way stays what it is. */
    if (side->open != NULL && !inside) {
        inside = true;
        if (copydesk_process(side->open, "{\"id\":\"no\"}", 11) !=
            COPYDESK_FAILED)
            abort();
        inside = false;
    }
}

/* Returns 0 if the pipeline can be used. */
static int
begin(struct side *side, const char *pipeline, const char *file, FILE *out)
{
    const char *error;

    side->pipeline = pipeline;
    side->open = pipeline[0] == '{' ? copydesk_open_text(pipeline,
                                          strlen(pipeline), ".", say, side)
                                    : copydesk_open(pipeline, say, side);
    if (side->open == NULL)
        abort();
    fputs(copydesk_warnings(side->open), stderr);
    error = copydesk_error(side->open);
    if (error != NULL)
        fputs(error, stderr);
    side->in = fopen(file, "r");
    side->out = out;
    if (side->in == NULL || out == NULL)
        abort();
    return error == NULL ? 0 : -1;
}

/* Process a line.  Returns 0 if there was none. */
static int
step(struct side *side)
{
    static const char *const words[] = { "kept", "dropped", "rejected",
        "stopped", "failed" };
    char *text = NULL;
    size_t size = 0, n;
    ssize_t length = getline(&text, &size, side->in);
    enum copydesk_result result;
    const char *record;

    if (length > 0) {
        side->line++;
        result = copydesk_process(side->open, text, (size_t)length);
        record = copydesk_record(side->open, &n);
        if ((record != NULL) != (result == COPYDESK_KEPT))
            abort();
        if (record != NULL)
            fprintf(side->out, "%.*s\n", (int)n, record);
        else
            fprintf(stderr, "%zu: %s", side->line, words[result]);
        if (copydesk_code(side->open) != NULL)
            fprintf(stderr, ": %s by \"%s\": %s", copydesk_code(side->open),
                copydesk_stage(side->open), copydesk_reason(side->open));
        if (record == NULL)
            fputc('\n', stderr);
        if (result == COPYDESK_FAILED)
            fputs(copydesk_error(side->open), stderr);
    }
    free(text);
    return length > 0;
}

static void
end(struct side *side)
{
    copydesk_close(side->open);
    fclose(side->in);
}

int
main(int argc, char **argv)
{
    struct side sides[2] = { { .line = 0 } };
    int i, more, n = argc / 2, status = 0;

    for (i = 0; i < n && status == 0; i++) {
        FILE *out = i == 0 ? stdout : fdopen(3, "w");

        if (begin(&sides[i], argv[2 * i + 1], argv[2 * i + 2], out))
            status = 1;
    }
    n = i;
    do {
        for (i = 0, more = 0; i < n && status == 0; i++)
            more |= step(&sides[i]);
    } while (more);
    for (i = 0; i < n; i++)
        end(&sides[i]);
    if (n > 1)
        fclose(sides[1].out);
    return status;
}
