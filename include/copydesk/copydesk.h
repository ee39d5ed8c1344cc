/* SPDX-License-Identifier: MIT */
/*
 * copydesk/copydesk.h - stages of a pipeline in a program of your own.
 *
 *     struct copydesk *c = copydesk_open("news.json", NULL, NULL);
 *     size_t size;
 *
 *     if (c == NULL || copydesk_error(c) != NULL)
 *         ...
 *     if (copydesk_process(c, json, n) == COPYDESK_KEPT)
 *         use(copydesk_record(c, &size), size);
 *     copydesk_close(c);
 *
 * A record is what `copydesk run` makes of the same record, byte for byte, but
 * for the newline.  Build with `pkg-config --cflags --libs libcopydesk`.
 *
 * Confinement.  There is none.  Plugins run in the process that opens the
 * pipeline, with all its rights: one that crashes, hangs or eats memory does so
 * to your program, and what it prints is printed.  Where records come from
 * strangers, run `copydesk run`, whose workers are confined.  (The commands
 * that stages ask are processes of their own, children of yours, and confined
 * here, too.)
 *
 * Files.  Records come from the program and go back to it: "outputs" are not
 * written, checked, nor their plugins loaded; "paths", "new_only", "items" and
 * "reader" of "input" read nothing; "rejects" of "limits" stops nothing, and
 * "worker_bytes" bounds no plugin; "tests" are for `copydesk test`.
 * copydesk_warnings tells of those that a pipeline has.  "fields", "has",
 * "big_numbers" and "record_bytes" hold, and what comes out of one record is
 * bounded as the outputs of a run are: 16 MiB and twice "record_bytes", but at
 * most a quarter of "worker_bytes"; more is too_large.
 *
 * Plugins.  They are looked for where the program looks: in "plugin_dirs" of
 * the pipeline, in the folders of the environment variable
 * COPYDESK_PLUGIN_PATH, the user's, and the one of the installation, which is
 * found from where the library lies.  A plugin that was loaded stays loaded.
 *
 * Process.  The library prints nothing, does not end the process, and
 * changes no signal handler, locale, environment variable or descriptor of
 * it; nor do the plugins that come with it.
 * What other plugins do to folder, limits and umask of the process stays done:
 * a run sets them back, but here another thread may have changed them.
 *
 * Commands.  A stage that asks a command (process) starts a child and waits for
 * it alone.  A record that ends it, that it does not answer for 30 seconds, or
 * that it answers with nonsense is rejected as in a run; but a second line for
 * one record is found at the next, which is rejected then.  In a program that
 * ignores SIGCHLD, or waits for every child itself, nobody knows how a command
 * ended: the reason says so, and a command that cannot start is not told by
 * copydesk_open, but costs every record.  When a thread ends, the commands end
 * that calls in it started; the next record starts them anew.
 *
 * Memory.  Where it runs out, the call fails and the pipeline is of no use any
 * more; what it held is not freed.  That leaves the functions of a plugin by
 * longjmp if it is one of them that asked.
 *
 * Threads.  Any thread may call these functions.  Calls wait for each other,
 * also those for different pipelines, because plugins know of one thread only:
 * for more processors use more processes.  Threads that share a pipeline use it
 * one at a time: a lock of theirs is around copydesk_process and the questions
 * about what came out.  libltdl, which opens plugins, is not for several
 * threads either: who uses it beside, waits.
 *
 * Forks.  A pipeline belongs to the process that opened it.  A child may open
 * its own, and close or leave that of its parent, of which all other calls
 * fail; a fork waits until no other thread is in a call, so that the child may
 * do this whatever the parent's threads did.  (What waits is the fork of the C
 * library; vfork and posix_spawn need not.)
 *
 * All strings are UTF-8, end with NUL, and belong to the library.
 */
#ifndef COPYDESK_COPYDESK_H
#define COPYDESK_COPYDESK_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma GCC visibility push(default)

/* An open pipeline. */
struct copydesk;

/* ---- open and close ---- */

/* Called with each line that a stage logs, behind the call in which it did:
 * `stage` is its id, `level` one of 'w' (warning), 'i' (information), 'd'
 * (debugging), 'p' (printed by its command).  'w' is also why a stage could not
 * be closed.  It may call functions of this header, but for two of the same
 * pipeline: copydesk_close, and copydesk_process, which returns COPYDESK_FAILED
 * then and does nothing. */
typedef void copydesk_log(
    void *ctx, const char *stage, char level, const char *text);

/* Open the pipeline in a file, as `copydesk lint` checks it and `copydesk run`
 * prepares it.  log: NULL, nobody is told; ctx: passed to it.  The result is to
 * be closed, also where copydesk_error says that it is of no use; NULL only if
 * there is no memory for it. */
struct copydesk *copydesk_open(const char *file, copydesk_log *log, void *ctx);

/* The same with the text of a pipeline, json[0..n).  folder: what names of
 * files in it are seen from; NULL, or "" for the current one. */
struct copydesk *copydesk_open_text(const char *json, size_t n,
    const char *folder, copydesk_log *log, void *ctx);

/* Why the pipeline cannot be used, in the words of `copydesk lint`: lines of
 * FILE:LINE:COLUMN: error: ...; NULL if it can.  Valid until the next call for
 * the pipeline that is not for one of its strings. */
const char *copydesk_error(const struct copydesk *desk);

/* What is doubtful about the pipeline, and what of it does nothing here,
 * likewise; "" if there is nothing. */
const char *copydesk_warnings(const struct copydesk *desk);

/* Close a pipeline and free its memory; NULL is nothing. */
void copydesk_close(struct copydesk *desk);

/* ---- records ---- */

enum copydesk_result {
    COPYDESK_KEPT,     /* copydesk_record is what came out */
    COPYDESK_DROPPED,  /* a stage dropped it */
    COPYDESK_REJECTED, /* copydesk_code and copydesk_reason say why */
    COPYDESK_STOPPED,  /* the same, at a stage with "on_error": "stop" */
    COPYDESK_FAILED    /* copydesk_error says why; the record is not to blame */
};

/* Process the record json[0..n), an object; a byte order mark in front of it is
 * left out.  A record without "id" gets
 * "record:N", where it is the Nth of the pipeline: give your own where ids have
 * to last. */
enum copydesk_result copydesk_process(
    struct copydesk *desk, const char *json, size_t n);

/* The record that came out, JSON on one line without a newline; *n: its bytes,
 * n may be NULL.  NULL if none did.  Valid until the next copydesk_process or
 * copydesk_close. */
const char *copydesk_record(const struct copydesk *desk, size_t *n);

/* Of a record that was rejected: the code, one of those that copydesk(1) lists
 * under REJECTS; why, a line; the id of the stage, "" if none is to blame.
 * NULL if it was not rejected.  Valid as the record is. */
const char *copydesk_code(const struct copydesk *desk);
const char *copydesk_reason(const struct copydesk *desk);
const char *copydesk_stage(const struct copydesk *desk);

/* ---- the library ---- */

/* The version, as `copydesk --version` tells it: "0.1.0". */
const char *copydesk_version(void);

#pragma GCC visibility pop

#ifdef __cplusplus
}
#endif

#endif /* !COPYDESK_COPYDESK_H */
