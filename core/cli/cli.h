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
void cli_add(struct cli_list *l, const char *s);

/* An option of a command; an array of them ends with {0}. */
struct cli_option {
    char letter;       /* 0: none */
    const char *name;  /* without "--"; NULL: only the letter */
    const char *value; /* what to call its value in the help; NULL: a flag */
    const char *help;
    enum { CLI_FLAG, CLI_STRING, CLI_LIST, CLI_NUMBER } type;
    void *to; /* bool *, const char **, struct cli_list *, unsigned long * */
};

/* A command. */
struct cli_command {
    const char *name, *usage, *summary;
    const struct cli_option *options;
    const char *more; /* further help, or NULL */
};

/* Parse argv[1..argc).  What is no option goes to `rest`.  Returns 0, 1 if
 * the help was asked for and printed, or -1 after complaining. */
int cli_parse(const struct cli_command *c, int argc, char **argv,
    struct cli_list *rest);

/* Say what is wrong with the arguments, and where the help is.  Returns
 * RUN_REFUSED. */
int cli_usage(const struct cli_command *c, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* The commands: argv[0] is the command's name.  They return exit statuses. */
int cmd_run(int argc, char **argv);
int cmd_replay(int argc, char **argv);
int cmd_lint(int argc, char **argv);
int cmd_list(int argc, char **argv);
int cmd_describe(int argc, char **argv);
int cmd_show(int argc, char **argv);
int cmd_stats(int argc, char **argv);

#endif
