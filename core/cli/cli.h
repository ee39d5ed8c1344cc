/* SPDX-License-Identifier: MIT */
/*
 * cli - what the commands share.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/run.h"

/* A list of strings from options that may be given more than once. */
struct cli_list {
    const char **v;
    size_t n, cap;
};

/* What an argument or the value of an option is, for completion. */
enum cli_kind { CLI_WORD, CLI_FILE, CLI_FOLDER, CLI_PLUGIN, CLI_COMMAND };

/* An option of a command; an array of them ends with {0}. */
struct cli_option {
    char letter;       /* 0: none */
    const char *name;  /* without "--"; NULL: only the letter */
    const char *value; /* what to call its value in the help; NULL: a flag */
    const char *help;
    enum { CLI_FLAG, CLI_STRING, CLI_LIST, CLI_NUMBER, CLI_CHOICE } type;
    void *to; /* bool *, const char **, struct cli_list *, unsigned long *;
                 CLI_CHOICE: unsigned *, the index of the word */
    enum cli_kind is;
    const char *const *choices; /* CLI_CHOICE: the words, then NULL */
};

/* A command.  The help, the completions and the list of commands are made
 * from these. */
struct cli_command {
    const char *name, *usage, *summary;
    const char *brief; /* one line in the list of commands */
    const struct cli_option *options;
    const char *more;         /* further help, or NULL */
    enum cli_kind arguments;  /* what they are ... */
    const char *const *words; /* ... or the words, then NULL */
    /* argv[0] is the command's name.  Returns an exit status. */
    int (*run)(int argc, char **argv);
};

extern const struct cli_command command_run, command_replay, command_lint,
    command_list, command_describe, command_show, command_stats, command_check,
    command_test, command_schema, command_new, command_completion;

/* All of them, in the order of the help; NULL ends the list. */
extern const struct cli_command *const cli_commands[];

/* Options that every command has. */
extern const struct cli_option cli_common[];

/* Before anything is said: have it said as --log-format asks, wherever that
 * stands, and in the way of whatever mistake. */
void cli_log_format(int argc, char **argv);

/* Is that ("--NAME", "--NAME=VALUE" or "-x") an option of some command? */
bool cli_is_option(const char *arg);

/* Parse argv[1..argc).  What is no option goes to `rest`.  Returns 0, 1 if
 * the help was asked for and printed, or -1 after complaining. */
int cli_parse(const struct cli_command *command, int argc, char **argv,
    struct cli_list *rest);

/* Say what is wrong with the arguments, and where the help is.  Returns
 * RUN_REFUSED. */
int cli_usage(const struct cli_command *command, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Print the help of a command. */
void cli_print_help(const struct cli_command *command);

#endif
