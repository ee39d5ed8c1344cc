/* SPDX-License-Identifier: MIT */
/* jq - the record becomes what a jq program makes of it. */
#include <copydesk/record.h>

#include <errno.h>
#include <jq.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "convey.h"

#define PROGRAM_MOST ((size_t)1 << 20) /* bytes of a program in a file */

struct opts {
    const char *program, *file;
};

static const struct cd_option options[] = {
    CD_OPT_STRING(struct opts, program, 0, NULL,
        "The program: its result is the record, empty drops it."),
    CD_OPT_PATH(struct opts, file, 0, "A file that holds it."), { 0 }
};

static const struct cd_field reads[] = {
    { "*", CD_T_OBJECT, 0, "Whatever the program looks at." }, { 0 }
};

static const struct cd_field writes[] = {
    { "*",
        CD_T_BOOL | CD_T_INT | CD_T_REAL | CD_T_STRING | CD_T_ARRAY |
            CD_T_OBJECT,
        CD_OPTIONAL, "Whatever the program makes." },
    { 0 }
};

static const struct cd_example examples[] = {
    { "One person's quotes; an article without one is dropped.",
        "{\"program\": \".quotes |= map(select(.speaker == \\\"Ada Lind\\\")) "
        "| select(.quotes != [])\"}",
        "{\"id\": \"a\", \"quotes\": [{\"speaker\": \"Ada Lind\", \"text\": "
        "\"No.\"}, {\"speaker\": \"Tom Okoye\", \"text\": \"Yes.\"}]}",
        "{\"id\": \"a\", \"quotes\": [{\"speaker\": \"Ada Lind\", \"text\": "
        "\"No.\"}]}" },
    { "Nothing left.", "{\"program\": \"empty\"}", "{\"id\": \"a\"}", NULL },
    { 0 }
};

/* In front of every program, on its first line: what would make a record
 * depend on more than itself.  Behind it, `import` is an error of syntax. */
static const char preamble[] =
#define NO(name) "def " name ": error(\"" name " is not there in copydesk\"); "
    NO("now") NO("localtime") NO("input") NO("inputs") NO("input_filename") NO(
        "input_line_number") NO("env") NO("modulemeta")
        NO("get_search_list") "def strflocaltime(f): error(\"strflocaltime is not there in copydesk\"); ";

struct program {
    jq_state *jq;
    jmp_buf out_of_memory;
    char **environment; /* of the process, while a program runs without */
    char said[400];     /* what jq said while it compiled */
};

static void
say_debug(void *ctx, jv message)
{
    struct program *program = ctx;
    jv text = jq_format_error(message);
    const char *string =
        jv_get_kind(text) == JV_KIND_STRING ? jv_string_value(text) : "";

    static const char guess[] = " (Unix shell quoting issues?)";
    char *at;

    if (strncmp(string, "jq: error: ", 11) == 0)
        string += 11;
    if (program->said[0] == '\0') { /* the first; the others follow from it */
        snprintf(program->said, sizeof(program->said), "%.*s",
            (int)strcspn(string, ":\n"), string);
        at = strstr(program->said, guess);
        if (at != NULL)
            memmove(
                at, at + sizeof(guess) - 1, strlen(at + sizeof(guess) - 1) + 1);
    }
    jv_free(text);
}

/* What a program finds in place of the environment.  Without TZ, strftime and
 * mktime would look for a file whenever they are called. */
static char timezone_utc[] = "TZ=UTC0";
static char *no_environment[] = { timezone_utc, NULL };

/* The program at work: jq 1.6 forgets the pointer that comes with a handler. */
static struct program *at_work;

/* jq would abort.  The worker ends by way of errno: its state is not used
 * again. */
static void
out_of_memory(void *ctx)
{
    (void)ctx;
    longjmp(at_work->out_of_memory, 1);
}

static char *
read_program(const struct cd_host *host, const char *file)
{
    char *text = malloc(PROGRAM_MOST + 1);
    FILE *stream = text != NULL ? fopen(file, "re") : NULL;
    size_t n = stream != NULL ? fread(text, 1, PROGRAM_MOST + 1, stream) : 0;
    bool failed = stream == NULL || ferror(stream);

    if (failed)
        cd_fail(host, "option \"file\": %s: %s", file, strerror(errno));
    else if (n > PROGRAM_MOST)
        cd_fail(host, "option \"file\": %s has more than a megabyte", file);
    else
        text[n] = '\0';
    if (stream != NULL)
        fclose(stream);
    if (!failed && n <= PROGRAM_MOST && strlen(text) == n)
        return text;
    if (!failed && n <= PROGRAM_MOST)
        cd_fail(host, "option \"file\": %s holds the character NUL", file);
    free(text);
    return NULL;
}

/* Compile the text behind the preamble. */
static int
compile(const struct cd_host *host, struct program *program, const char *text,
    const char *where)
{
    size_t n = sizeof(preamble) + strlen(text);
    char *whole = malloc(n), *none[] = { NULL }, **environment = environ;
    int ok;

    if (whole == NULL)
        return cd_fail(host, "out of memory");
    snprintf(whole, n, "%s%s", preamble, text);
    jq_set_error_cb(program->jq, say_debug, program);
    environ = none; /* $ENV */
    ok = jq_compile(program->jq, whole);
    environ = environment;
    free(whole);
    if (ok)
        return 0;
    return cd_fail(host, "%s: %s", where,
        program->said[0] != '\0' ? program->said : "it cannot be compiled");
}

static int
start_program(const struct cd_host *host, struct program *program,
    const struct opts *opts)
{
    const char *where = "option \"program\"";
    char *file = NULL, *in_file = NULL;
    int rc = -1;

    if ((opts->program == NULL) == (opts->file == NULL))
        return cd_fail(
            host, "either \"program\" or \"file\" must say what to do");
    program->jq = jq_init();
    if (program->jq == NULL)
        return cd_fail(host, "out of memory");
    if (opts->file != NULL) {
        file = read_program(host, opts->file);
        in_file = malloc(strlen(opts->file) + 32);
        if (in_file != NULL)
            sprintf(in_file, "option \"file\": %s", opts->file);
        where = in_file;
    }
    if (opts->file == NULL || (file != NULL && in_file != NULL))
        rc = compile(
            host, program, opts->file != NULL ? file : opts->program, where);
    free(file);
    free(in_file);
    return rc;
}

static void
jq_release(const struct cd_host *host, void *shared)
{
    struct program *program = shared;

    (void)host;
    if (program != NULL && program->jq != NULL)
        jq_teardown(&program->jq);
    free(program);
}

/* The program is compiled before workers are forked, so that each has its own
 * copy of the state. */
static int
jq_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    struct program *program = calloc(1, sizeof(*program));

    if (program == NULL)
        return cd_fail(host, "out of memory");
    if (start_program(host, program, opts)) {
        jq_release(host, program);
        return -1;
    }
    *shared = program;
    return 0;
}

/* The C library reads what it needs of the time zone, which a confined worker
 * may not. */
static int
jq_open(const struct cd_host *host, const void *opts, void *shared, void **self)
{
    struct program *program = shared;

    (void)host;
    (void)opts;
    program->environment = environ;
    environ = no_environment;
    tzset();
    environ = program->environment;
    *self = program;
    return 0;
}

/* ---- records ------------------------------------------------------------ */

/* The program failed with the message. */
static int
program_failed(const struct cd_host *host, jv invalid)
{
    jv message = jv_invalid_get_msg(invalid);

    if (jv_get_kind(message) == JV_KIND_STRING)
        cd_fail(host, "%s", jv_string_value(message));
    else {
        message = jv_dump_string(message, 0);
        cd_fail(host, "the program failed with %s", jv_string_value(message));
    }
    jv_free(message);
    return -1;
}

/* Put the result in the place of the record. */
static int
replace_record(const struct cd_host *host, json_t *rec, jv result)
{
    const char *why = NULL;
    json_t *to;
    int rc;

    if (jv_get_kind(result) != JV_KIND_OBJECT) {
        cd_fail(host,
            "the program made %s of the record, which must be an object",
            jv_kind_name(jv_get_kind(result)));
        jv_free(result);
        return -1;
    }
    to = convey_from_jq(result, &why);
    if (to == NULL)
        return cd_fail(host, "%s", why);
    json_object_clear(rec);
    rc = json_object_update(rec, to);
    json_decref(to);
    return rc == 0 ? 0 : cd_fail(host, "out of memory");
}

/* 1: the record is dropped. */
static int
run_program(const struct cd_host *host, struct program *program, json_t *rec)
{
    const char *why = NULL;
    jv input = convey_to_jq(rec, &why), result, more;

    if (why != NULL) {
        jv_free(input);
        return cd_fail(host, "%s", why);
    }
    jq_start(program->jq, input, 0);
    result = jq_next(program->jq);
    if (jq_halted(program->jq)) {
        jv_free(result);
        return cd_fail(host, "the program called halt");
    }
    if (!jv_is_valid(result)) {
        if (jv_invalid_has_msg(jv_copy(result)))
            return program_failed(host, result);
        jv_free(result);
        return 1;
    }
    more = jq_next(program->jq);
    if (jv_is_valid(more)) {
        jv_free(more);
        jv_free(result);
        return cd_fail(host, "the program made more than one of the record");
    }
    if (jv_invalid_has_msg(jv_copy(more))) {
        jv_free(result);
        return program_failed(host, more);
    }
    jv_free(more);
    return replace_record(host, rec, result);
}

static enum cd_status
jq_process(const struct cd_host *host, void *self, json_t *rec)
{
    struct program *program = self;
    int rc;

    at_work = program;
    program->environment = environ;
    if (setjmp(program->out_of_memory) != 0) {
        environ = program->environment;
        cd_fail(host, "out of memory");
        errno = ENOMEM;
        return CD_ERROR;
    }
    jq_set_nomem_handler(program->jq, out_of_memory, NULL);
    environ = no_environment;
    rc = run_program(host, program, rec);
    environ = program->environment;
    if (rc < 0) {
        errno = 0;
        return CD_ERROR;
    }
    return rc == 0 ? CD_KEEP : CD_DROP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "jq",
    .version = "1.0",
    .summary = "The record becomes what a jq program makes of it.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_FILTER,
    .options = options,
    .options_size = sizeof(struct opts),
    .reads = reads,
    .writes = writes,
    .examples = examples,
    .prepare = jq_prepare,
    .open = jq_open,
    .process = jq_process,
    .release = jq_release,
};
