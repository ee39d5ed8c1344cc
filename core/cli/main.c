/* SPDX-License-Identifier: MIT */
/* copydesk - the program: finds the command and runs it. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <copydesk/version.h>

#include "base/names.h"
#include "cli/cli.h"
#include "cli/revision.h"
#include "host/builtin.h"
#include "io/codec.h"
#include "json/memory.h"
#include "json/number.h"
#include "process/talk.h"

static const struct cli_command command_help;

const struct cli_command *const cli_commands[] = { &command_run, &command_lint,
    &command_list, &command_describe, &command_show, &command_stats,
    &command_replay, &command_check, &command_test, &command_schema,
    &command_new, &command_completion, &command_help, NULL };

/* What may stand in place of a command. */
static const char *const instead[] = { "--help", "--version", NULL };

static void
help(FILE *file)
{
    size_t i;

    fprintf(file, "usage: copydesk COMMAND [ARGUMENT...]\n\n"
                  "Cleans news articles, finds their quotes and who said them, "
                  "sums them up, and\nwrites what people use.\n\ncommands:\n");
    for (i = 0; cli_commands[i] != NULL; i++)
        fprintf(file, "  %-10s  %s\n", cli_commands[i]->name,
            cli_commands[i]->brief);
    fprintf(file,
        "\n`copydesk help COMMAND` says more; so does the manual "
        "page copydesk(1).\n`copydesk --version` tells the version.\n");
}

/* The one of that name; NULL after complaining. */
static const struct cli_command *
cli_command_named(const char *name)
{
    struct names_guess guess = { 0 };
    size_t i;

    for (i = 0; cli_commands[i] != NULL; i++) {
        if (strcmp(cli_commands[i]->name, name) == 0)
            return cli_commands[i];
        names_offer(&guess, name, cli_commands[i]->name);
    }
    for (i = 0; instead[i] != NULL; i++)
        names_offer(&guess, name, instead[i]);
    if (guess.best != NULL)
        talk(TALK_ERROR, "no command \"%s\"; did you mean \"%s\"?", name,
            guess.best);
    else
        talk(TALK_ERROR, "no command \"%s\"; `copydesk --help` lists them",
            name);
    return NULL;
}

/* ---- copydesk help ------------------------------------------------------- */

static const struct cli_option no_options[] = { { 0 } };

static int
cmd_help(int argc, char **argv)
{
    static struct cli_list rest; /* reachable until the program ends */
    const struct cli_command *command;
    int rc = cli_parse(&command_help, argc, argv, &rest);

    if (rc != 0)
        return rc > 0 ? RUN_DONE : RUN_REFUSED;
    if (rest.n > 1)
        return cli_usage(&command_help, "one command at a time");
    if (rest.n == 0) {
        help(stdout);
        return RUN_DONE;
    }
    if ((command = cli_command_named(rest.v[0])) == NULL)
        return RUN_REFUSED;
    cli_print_help(command);
    return RUN_DONE;
}

static const struct cli_command command_help = {
    .name = "help",
    .usage = "help [COMMAND]",
    .summary = "Say what a command does and what its options are.",
    .brief = "say what a command does",
    .options = no_options,
    .arguments = CLI_COMMAND,
    .run = cmd_help,
};

/* ---- the program --------------------------------------------------------- */

/* A standard descriptor that is closed would become the next file or channel
 * that is opened, and be talked into.  It is held by one that fails instead:
 * what reads the one and writes the others gets an error. */
static void
hold_closed(void)
{
    int fd;

    for (fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) < 0)
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

/* An option has no command before it: say where it belongs. */
static void
refuse_option(int argc, char **argv)
{
    const char *name = "COMMAND";
    size_t i;
    int at;

    for (at = argc - 1; at > 1; at--) {
        for (i = 0; cli_commands[i] != NULL; i++) {
            if (strcmp(argv[at], cli_commands[i]->name) == 0)
                name = argv[at];
        }
    }
    talk(TALK_ERROR, "%s stands behind the command, as in \"copydesk %s %s\"",
        argv[1], name, argv[1]);
}

static bool
is_option(const char *text, const char *word, const char *letter)
{
    return strcmp(text, word) == 0 || strcmp(text, letter) == 0;
}

/* With the libraries that shape compressed bytes. */
static void
print_version(void)
{
    size_t i;

    printf("copydesk %s (%s", COPYDESK_VERSION, COPYDESK_REVISION);
    for (i = 0; i < CODECS; i++)
        printf("%s%s", i > 0 || COPYDESK_REVISION[0] != '\0' ? ", " : "",
            codecs[i]->library());
    printf(")\n");
}

static int
command(int argc, char **argv)
{
    const struct cli_command *cmd;

    if (argc < 2) {
        help(stderr);
        return RUN_REFUSED;
    }
    if (is_option(argv[1], "--help", "-h")) {
        help(stdout);
        return RUN_DONE;
    }
    if (is_option(argv[1], "--version", "-V")) {
        print_version();
        return RUN_DONE;
    }
    if (cli_is_option(argv[1])) {
        refuse_option(argc, argv);
        return RUN_REFUSED;
    }
    cmd = cli_command_named(argv[1]);
    return cmd != NULL ? cmd->run(argc - 1, argv + 1) : RUN_REFUSED;
}

int
main(int argc, char **argv)
{
    int rc;

    memory_init();
    builtin_offer();
    number_locale();
    hold_closed();
    cli_log_format(argc, argv);
    rc = command(argc, argv);
    if (fflush(stdout) == 0 && !ferror(stdout))
        return rc;
    talk(TALK_ERROR, "cannot write to standard output");
    return RUN_FAILED;
}
