/* SPDX-License-Identifier: MIT */
/*
 * copydesk/command.h - the extension "copydesk.command/1": a stage that asks a
 * command, in any language.
 *
 *     c = h->extension(h, CD_COMMAND_1);            (in `prepare`)
 *     if (c->use(h, argv, env, folder))
 *         return -1;
 *
 *     answer = c->ask(h, rec);                      (in `process`)
 *     if (answer == NULL)
 *         return CD_ERROR;
 *
 * Every worker has a process of its own with it, from before `open` until the
 * worker ends.  They speak JSON Lines: a value a line on the standard input of
 * the command, and one line on its standard output for each before the next is
 * sent.  Lines of its standard error are logged like those of the stage.
 *
 * The process can change no file, has no network, starts no other process,
 * signals none, and shares the budget of time of the worker's record; it has
 * limits.worker_bytes of memory for itself.  Of the environment it gets
 * PATH and HOME alone, and LC_ALL=C.UTF-8, TZ=UTC, PYTHONHASHSEED=0 and what
 * `use` adds.
 *
 * A command that dies, answers with anything but one line of JSON, or cannot
 * go on (`end`) ends with its worker.  Both are started anew, and the host
 * finds the record that does it, tries it alone and rejects it.  Where there
 * is no worker (libcopydesk, `run --isolation none`) the command alone is
 * started anew, and `ask` fails.
 */
#ifndef COPYDESK_COMMAND_H
#define COPYDESK_COMMAND_H

#include <copydesk/plugin.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CD_COMMAND_1 "copydesk.command/1"

struct cd_command_1 {
    uint32_t size;

    /* Have a command, once a stage.  argv ends with NULL; argv[0] is looked for
     * in PATH, or in `folder` where it holds a slash.  env: "NAME=value", ends
     * with NULL; or NULL.  folder: where it runs, absolute; NULL: in /.  All
     * are copied.  The host remembers what the program and the arguments that
     * are absolute names of files hold, so that a resume notices a change.
     * Once `prepare` has returned, the command is tried: with nothing to read
     * it must end with status 0, and without a line of output.  Not for a
     * CD_STORE.  -1 with the reason set.  [main] */
    int (*use)(const struct cd_host *h, const char *const *argv,
        const char *const *env, const char *folder);

    /* Send a value, and wait for the answer: a new reference, to be released
     * with json_decref.  NULL with the reason set.  [worker] */
    json_t *(*ask)(const struct cd_host *h, const json_t *value);

    /* Its answer shows that it is out of step: end it, as said above.  Returns
     * -1 with the reason set, or not at all.  [worker] */
    int (*end)(const struct cd_host *h, const char *why);
};

#ifdef __cplusplus
}
#endif

#endif /* !COPYDESK_COMMAND_H */
