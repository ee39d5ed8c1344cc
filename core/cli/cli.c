#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/names.h"
#include "base/tty.h"
#include "base/vec.h"

void
cli_add(struct cli_list *l, const char *s)
{
    vec_grow(l->v, l->n, l->cap);
    l->v[l->n++] = s;
}

int
cli_usage(const struct cli_command *c, const char *fmt, ...)
{
    struct buf b = { 0 };
    va_list ap;

    va_start(ap, fmt);
    buf_vaddf(&b, fmt, ap);
    va_end(ap);
    tty_say(stderr, "copydesk %s: %s", c->name, buf_cstr(&b));
    tty_say(stderr, "usage: copydesk %s", c->usage);
    tty_say(stderr, "`copydesk %s --help` says more", c->name);
    buf_free(&b);
    return RUN_REFUSED;
}

/* ---- help --------------------------------------------------------------- */

static int
option_label(const struct cli_option *o, char *s, size_t n)
{
    char letter[4] = "";

    if (o->letter != '\0')
        snprintf(letter, sizeof(letter), "-%c", o->letter);
    return snprintf(s, n, "%s%s%s%s%s%s", letter,
        o->letter != '\0' && o->name != NULL ? ", " : "",
        o->name != NULL ? "--" : "", o->name != NULL ? o->name : "",
        o->value != NULL ? " " : "", o->value != NULL ? o->value : "");
}

static void
print_help(const struct cli_command *c)
{
    const struct cli_option *o;
    char s[80];

    printf("usage: copydesk %s\n\n%s\n", c->usage, c->summary);
    if (c->options[0].help != NULL)
        printf("\noptions:\n");
    for (o = c->options; o->help != NULL; o++) {
        option_label(o, s, sizeof(s));
        printf("  %-28s  %s\n", s, o->help);
    }
    printf("  %-28s  %s\n", "-h, --help", "this text");
    if (c->more != NULL)
        printf("\n%s", c->more);
}

/* ---- parsing ------------------------------------------------------------ */

static const struct cli_option *
find_name(const struct cli_command *c, const char *s, size_t n,
    struct names_guess *guess)
{
    const struct cli_option *o;
    char *word = mem_dup(s, n);

    for (o = c->options; o->help != NULL; o++) {
        if (o->name == NULL)
            continue;
        if (strcmp(o->name, word) == 0)
            break;
        names_offer(guess, word, o->name);
    }
    free(word);
    return o->help != NULL ? o : NULL;
}

static const struct cli_option *
find_letter(const struct cli_command *c, char letter)
{
    const struct cli_option *o;

    for (o = c->options; o->help != NULL; o++) {
        if (o->letter == letter)
            return o;
    }
    return NULL;
}

static int
set(const struct cli_command *c, const struct cli_option *o, const char *value)
{
    char *end;

    switch (o->type) {
    case CLI_FLAG:
        *(bool *)o->to = true;
        break;
    case CLI_STRING:
        *(const char **)o->to = value;
        break;
    case CLI_LIST:
        cli_add(o->to, value);
        break;
    case CLI_NUMBER:
        errno = 0;
        *(unsigned long *)o->to = strtoul(value, &end, 10);
        if (*value < '0' || *value > '9' || *end != '\0' || errno != 0) {
            cli_usage(c, "\"%s\" is not a number", value);
            return -1;
        }
    }
    return 0;
}

/* --NAME, --NAME=VALUE or --NAME VALUE.  Returns how many arguments it took,
 * -1 after complaining. */
static int
parse_long(const struct cli_command *c, const char *arg, const char *next)
{
    size_t n = strcspn(arg + 2, "=");
    struct names_guess guess = { 0 };
    const struct cli_option *o = find_name(c, arg + 2, n, &guess);
    const char *value = arg[2 + n] == '=' ? arg + 3 + n : NULL;

    if (o == NULL) {
        if (guess.best != NULL)
            cli_usage(c, "unknown option %s; did you mean --%s?", arg,
                guess.best);
        else
            cli_usage(c, "unknown option %s", arg);
        return -1;
    }
    if (o->type == CLI_FLAG && value != NULL) {
        cli_usage(c, "--%s takes no value", o->name);
        return -1;
    }
    if (o->type == CLI_FLAG || value != NULL)
        return set(c, o, value) ? -1 : 1;
    if (next == NULL) {
        cli_usage(c, "--%s needs a value", o->name);
        return -1;
    }
    return set(c, o, next) ? -1 : 2;
}

/* -x, -xVALUE or -x VALUE. */
static int
parse_short(const struct cli_command *c, const char *arg, const char *next)
{
    const struct cli_option *o = find_letter(c, arg[1]);

    if (o == NULL || (o->type == CLI_FLAG && arg[2] != '\0')) {
        cli_usage(c, "unknown option %s", arg);
        return -1;
    }
    if (o->type == CLI_FLAG || arg[2] != '\0')
        return set(c, o, arg + 2) ? -1 : 1;
    if (next == NULL) {
        cli_usage(c, "%s needs a value", arg);
        return -1;
    }
    return set(c, o, next) ? -1 : 2;
}

int
cli_parse(const struct cli_command *c, int argc, char **argv,
    struct cli_list *rest)
{
    int i, n;

    for (i = 1; i < argc; i += n) {
        const char *next = i + 1 < argc ? argv[i + 1] : NULL;

        n = 1;
        if (strcmp(argv[i], "--") == 0) {
            while (++i < argc)
                cli_add(rest, argv[i]);
        } else if (strcmp(argv[i], "--help") == 0 ||
            strcmp(argv[i], "-h") == 0) {
            print_help(c);
            return 1;
        } else if (strncmp(argv[i], "--", 2) == 0) {
            n = parse_long(c, argv[i], next);
        } else if (argv[i][0] == '-' && argv[i][1] != '\0') {
            n = parse_short(c, argv[i], next);
        } else {
            cli_add(rest, argv[i]);
        }
        if (n < 0)
            return -1;
    }
    return 0;
}
