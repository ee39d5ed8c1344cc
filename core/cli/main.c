/* copydesk - the program: finds the command and runs it. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <copydesk/version.h>

#include "base/names.h"
#include "base/tty.h"
#include "cli/cli.h"
#include "io/gzout.h"
#include "json/memory.h"
#include "json/number.h"

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *summary;
} commands[] = {
    { "run", cmd_run, "run a pipeline over files of articles" },
    { "lint", cmd_lint, "check pipeline files" },
    { "list", cmd_list, "list the plugins there are" },
    { "describe", cmd_describe, "describe a plugin: options, fields, examples" },
    { "show", cmd_show, "show a record, or what each stage does to it" },
    { "stats", cmd_stats, "show the numbers of a finished run" },
    { "replay", cmd_replay, "run rejects through a repaired pipeline" },
};

#define NCOMMANDS (sizeof(commands) / sizeof(commands[0]))

static int
help(FILE *f)
{
    size_t i;

    fprintf(f, "usage: copydesk COMMAND [ARGUMENT...]\n\n"
               "Cleans news articles, finds their quotes and who said them, "
               "sums them up, and\nwrites what people use.\n\ncommands:\n");
    for (i = 0; i < NCOMMANDS; i++)
        fprintf(f, "  %-10s  %s\n", commands[i].name, commands[i].summary);
    fprintf(f, "\n`copydesk COMMAND --help` says more; so does the manual "
               "page copydesk(1).\n");
    return f == stdout ? RUN_DONE : RUN_REFUSED;
}

static int
unknown(const char *name)
{
    struct names_guess guess = { 0 };
    size_t i;

    for (i = 0; i < NCOMMANDS; i++)
        names_offer(&guess, name, commands[i].name);
    if (guess.best != NULL)
        tty_say(stderr, "copydesk: no command \"%s\"; did you mean \"%s\"?",
            name, guess.best);
    else
        tty_say(stderr, "copydesk: no command \"%s\"; `copydesk --help` lists "
                        "them", name);
    return RUN_REFUSED;
}

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

static int
command(int argc, char **argv)
{
    size_t i;

    if (argc < 2)
        return help(stderr);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
        strcmp(argv[1], "help") == 0)
        return help(stdout);
    if (strcmp(argv[1], "--version") == 0) {
        printf("copydesk %s (%s)\n", COPYDESK_VERSION, gzout_codec());
        return RUN_DONE;
    }
    for (i = 0; i < NCOMMANDS; i++) {
        if (strcmp(argv[1], commands[i].name) == 0)
            return commands[i].run(argc - 1, argv + 1);
    }
    return unknown(argv[1]);
}

int
main(int argc, char **argv)
{
    int rc;

    memory_init();
    number_locale();
    hold_closed();
    rc = command(argc, argv);
    if (fflush(stdout) == 0 && !ferror(stdout))
        return rc;
    tty_say(stderr, "copydesk: cannot write to standard output");
    return RUN_FAILED;
}
