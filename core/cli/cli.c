/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/names.h"
#include "base/tty.h"
#include "base/vec.h"
#include "json/build.h"
#include "process/talk.h"

static void
cli_add(struct cli_list *list, const char *text)
{
    vec_grow(list->v, list->n, list->cap);
    list->v[list->n++] = text;
}

int
cli_usage(const struct cli_command *command, const char *fmt, ...)
{
    struct buf b = { 0 };
    va_list ap;

    va_start(ap, fmt);
    buf_vaddf(&b, fmt, ap);
    va_end(ap);
    if (talk_is_json()) {
        json_t *more = build_object();

        build_set(more, "usage", build_text(command->usage));
        talk_with(TALK_ERROR, more, "%s: %s", command->name, buf_cstr(&b));
    } else {
        tty_say(stderr, "copydesk %s: %s", command->name, buf_cstr(&b));
        tty_say(stderr, "usage: copydesk %s", command->usage);
        tty_say(stderr, "`copydesk %s --help` says more", command->name);
    }
    buf_free(&b);
    return RUN_REFUSED;
}

/* ---- options that every command has -------------------------------------- */

static bool help;
static unsigned log_format;

static const char *const log_formats[] = { "text", "json", NULL };

const struct cli_option cli_common[] = {
    { 0, "log-format", "HOW", "messages as text (default) or json", CLI_CHOICE,
        &log_format, CLI_WORD, log_formats },
    { 'h', "help", NULL, "this text", CLI_FLAG, &help, CLI_WORD, NULL }, { 0 }
};

/* ---- help --------------------------------------------------------------- */

static int
option_label(const struct cli_option *option, char *text, size_t n)
{
    char letter[4] = "";

    if (option->letter != '\0')
        snprintf(letter, sizeof(letter), "-%c", option->letter);
    return snprintf(text, n, "%s%s%s%s%s%s", letter,
        option->letter != '\0' && option->name != NULL ? ", " : "",
        option->name != NULL ? "--" : "",
        option->name != NULL ? option->name : "",
        option->value != NULL ? " " : "",
        option->value != NULL ? option->value : "");
}

static void
print_options(const struct cli_option *option)
{
    char text[80];

    for (; option->help != NULL; option++) {
        option_label(option, text, sizeof(text));
        printf("  %-28s  %s\n", text, option->help);
    }
}

void
cli_print_help(const struct cli_command *command)
{
    printf("usage: copydesk %s\n\n%s\n\noptions:\n", command->usage,
        command->summary);
    print_options(command->options);
    print_options(cli_common);
    if (command->more != NULL)
        printf("\n%s", command->more);
}

/* ---- parsing ------------------------------------------------------------ */

/* The option of a name or, where that is NULL, of a letter. */
static const struct cli_option *
look_up(const struct cli_option *option, const char *name, char letter,
    struct names_guess *guess)
{
    for (; option->help != NULL; option++) {
        if (name == NULL
                ? option->letter == letter
                : option->name != NULL && strcmp(option->name, name) == 0)
            return option;
        if (name != NULL && option->name != NULL)
            names_offer(guess, name, option->name);
    }
    return NULL;
}

static const struct cli_option *
find_option(const struct cli_command *command, const char *name, char letter,
    struct names_guess *guess)
{
    const struct cli_option *option =
        look_up(command->options, name, letter, guess);

    return option != NULL ? option : look_up(cli_common, name, letter, guess);
}

bool
cli_is_option(const char *arg)
{
    struct names_guess guess = { 0 };
    bool is = false;
    char *name;
    size_t i;

    if (arg[0] != '-' || arg[1] == '\0')
        return false;
    name = arg[1] == '-' ? mem_dup(arg + 2, strcspn(arg + 2, "=")) : NULL;
    for (i = 0; cli_commands[i] != NULL && !is; i++)
        is = find_option(cli_commands[i], name, arg[1], &guess) != NULL;
    free(name);
    return is;
}

void
cli_log_format(int argc, char **argv)
{
    static const char option[] = "--log-format";
    const size_t n = sizeof(option) - 1;
    int i;

    for (i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *value = NULL;

        if (strcmp(argv[i], option) == 0)
            value = argv[i + 1];
        else if (strncmp(argv[i], option, n) == 0 && argv[i][n] == '=')
            value = argv[i] + n + 1;
        if (value != NULL && strcmp(value, "json") == 0)
            talk_json(true);
        if (value != NULL && strcmp(value, "text") == 0)
            talk_json(false);
    }
}

static int
choose_word(const struct cli_command *command, const struct cli_option *option,
    const char *value)
{
    struct names_guess guess = { 0 };
    unsigned i;

    for (i = 0; option->choices[i] != NULL; i++) {
        if (strcmp(option->choices[i], value) == 0) {
            *(unsigned *)option->to = i;
            return 0;
        }
        names_offer(&guess, value, option->choices[i]);
    }
    cli_usage(command, "--%s cannot be \"%s\"%s%s%s", option->name, value,
        guess.best != NULL ? "; did you mean \"" : "",
        guess.best != NULL ? guess.best : "", guess.best != NULL ? "\"?" : "");
    return -1;
}

static int
set_number(const struct cli_command *command, const struct cli_option *option,
    const char *value)
{
    char *end;

    errno = 0;
    *(unsigned long *)option->to = strtoul(value, &end, 10);
    if (*value >= '0' && *value <= '9' && *end == '\0' && errno == 0)
        return 0;
    cli_usage(command, "--%s: \"%s\" is not a number", option->name, value);
    return -1;
}

static int
set_option_value(const struct cli_command *command,
    const struct cli_option *option, const char *value)
{
    switch (option->type) {
    case CLI_FLAG:
        *(bool *)option->to = true;
        break;
    case CLI_STRING:
        *(const char **)option->to = value;
        break;
    case CLI_LIST:
        cli_add(option->to, value);
        break;
    case CLI_CHOICE:
        return choose_word(command, option, value);
    case CLI_NUMBER:
        return set_number(command, option, value);
    }
    return 0;
}

/* --NAME, --NAME=VALUE or --NAME VALUE.  Returns how many arguments it took,
 * -1 after complaining. */
static int
parse_long(const struct cli_command *command, const char *arg, const char *next)
{
    size_t n = strcspn(arg + 2, "=");
    struct names_guess guess = { 0 };
    char *name = mem_dup(arg + 2, n);
    const struct cli_option *option = find_option(command, name, 0, &guess);
    const char *value = arg[2 + n] == '=' ? arg + 3 + n : NULL;

    free(name);
    if (option == NULL) {
        if (guess.best != NULL)
            cli_usage(command, "unknown option %.*s; did you mean --%s?",
                (int)n + 2, arg, guess.best);
        else
            cli_usage(command, "unknown option %.*s", (int)n + 2, arg);
        return -1;
    }
    if (option->type == CLI_FLAG && value != NULL) {
        cli_usage(command, "--%s takes no value", option->name);
        return -1;
    }
    if (option->type == CLI_FLAG || value != NULL)
        return set_option_value(command, option, value) ? -1 : 1;
    if (next == NULL) {
        cli_usage(command, "--%s needs a value", option->name);
        return -1;
    }
    return set_option_value(command, option, next) ? -1 : 2;
}

/* -x, -xVALUE or -x VALUE. */
static int
parse_short(
    const struct cli_command *command, const char *arg, const char *next)
{
    const struct cli_option *option = find_option(command, NULL, arg[1], NULL);

    if (option == NULL || (option->type == CLI_FLAG && arg[2] != '\0')) {
        cli_usage(command, "unknown option %s", arg);
        return -1;
    }
    if (option->type == CLI_FLAG || arg[2] != '\0')
        return set_option_value(command, option, arg + 2) ? -1 : 1;
    if (next == NULL) {
        cli_usage(command, "%s needs a value", arg);
        return -1;
    }
    return set_option_value(command, option, next) ? -1 : 2;
}

int
cli_parse(const struct cli_command *command, int argc, char **argv,
    struct cli_list *rest)
{
    int i, n;

    for (i = 1; i < argc; i += n) {
        const char *next = i + 1 < argc ? argv[i + 1] : NULL;

        n = 1;
        if (strcmp(argv[i], "--") == 0) {
            while (++i < argc)
                cli_add(rest, argv[i]);
        } else if (strncmp(argv[i], "--", 2) == 0) {
            n = parse_long(command, argv[i], next);
        } else if (argv[i][0] == '-' && argv[i][1] != '\0') {
            n = parse_short(command, argv[i], next);
        } else {
            cli_add(rest, argv[i]);
        }
        if (n < 0)
            return -1;
        if (help) {
            cli_print_help(command);
            return 1;
        }
    }
    return 0;
}
