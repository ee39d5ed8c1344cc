/* SPDX-License-Identifier: MIT */
#include "engine/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/mem.h"
#include "engine/checkpoint.h"
#include "engine/finish.h"
#include "engine/gone.h"
#include "engine/header.h"
#include "engine/ledger.h"
#include "engine/messages.h"
#include "engine/piped.h"
#include "engine/run_id.h"
#include "engine/signals.h"
#include "engine/supervisor.h"
#include "engine/thin.h"
#include "host/identity.h"
#include "io/files.h"
#include "io/replay.h"
#include "json/build.h"
#include "json/reader.h"
#include "process/talk.h"

struct run {
    struct run_request *q; /* of the caller */
    char run_id[RUN_ID];
    char forget[RUN_ID];    /* of the run that --force takes back, or "" */
    struct child zygote;    /* with processes; else chain ... */
    struct chain *chain;    /* ... is not NULL: --isolation none */
    struct child_note note; /* --isolation none: nobody reads it */
    struct summary summary;
    struct supervisor *supervisor;
    struct ledger *ledger;
    struct folder folder;
    struct journal *journal;
    struct records *records;
    struct writer *writer;
    struct stores *stores;
    struct counters counters;
    bool complete; /* the journal says so: only names are missing */
    int data;      /* where records go without a folder */
};

/* ---- before anything is written ----------------------------------------- */

/* Plan the run.  RUN_DONE, or why it does not start, of which the user has
 * been told. */
static enum run_status
plan_run(struct run *run)
{
    struct buf text = { 0 };
    struct channel_head head = { 0 };
    struct cd_err err;
    int rc = 1;

    run->q->zygote.run_id = run->run_id;
    run->q->zygote.taken = (struct taken_request){ run->q->out, run->run_id,
        run->forget, run->q->limit < UINT64_MAX };
    if (!run->q->isolated) {
        run->chain = zygote_prepare(&run->q->zygote, &run->note, &text);
    } else if (child_start(&run->zygote, zygote_main, &run->q->zygote, &err)) {
        rc = -1;
    } else {
        rc = child_receive(&run->zygote, &head, &text, &err);
    }
    if (rc == 0 ||
        (rc == 1 && (head.type != ZYGOTE_SUMMARY ||
                        summary_decode(&run->summary, text.p, text.n))))
        rc = err_set(&err, "the process that loads plugins talks nonsense");
    buf_free(&text);
    if (rc < 0) {
        if (!interrupt_broke_off())
            talk(TALK_ERROR, "%s", err.text);
        return err.machine ? RUN_FAILED : RUN_REFUSED;
    }
    talk_diags(&run->summary.diags);
    return run->summary.ok ? RUN_DONE : RUN_REFUSED;
}

static int
open_stages(struct run *run, struct cd_err *err)
{
    const struct supervisor_parts parts = { &run->summary,
        run->q->isolated ? &run->zygote : NULL, run->chain,
        run->q->zygote.rejects, run->q->jobs };

    run->supervisor = supervisor_start(&parts, err);
    return run->supervisor != NULL ? 0 : -1;
}

/* Do what --force asks for: remove the files of the old run, and have the
 * stores that the new run appends to take back its rows. */
static int
remove_old_run(struct run *run, struct cd_err *err)
{
    struct stores_undo undo;
    char *folder;
    int rc = folder_clear(&run->folder, err);

    for (size_t i = 0; rc == 0 && removal_undo(run->folder.removal, i,
                                      &undo.output, &undo.run_id);
         i++) {
        if ((folder = realpath(run->q->out, NULL)) == NULL)
            return err_errno(err, "cannot find the folder \"%s\"", run->q->out);
        rc = stores_undo(&run->summary, run->q->isolated ? &run->zygote : NULL,
            run->chain, folder, &undo, err);
        free(folder);
    }
    return rc;
}

/* ---- writing ------------------------------------------------------------ */

/* Complete the identity with --limit, which the zygote does not know. */
static void
set_identity(struct run *run)
{
    const uint64_t n = run->q->limit;

    if (n < INT64_MAX)
        build_set(run->summary.identity, "limit", json_integer((json_int_t)n));
}

/* Warn of a folder too large for the identity: --resume would not notice a
 * change in it. */
static void
tell_unknown(const struct run *run)
{
    const char *option = identity_unknown(run->summary.identity);

    if (option != NULL)
        talk(TALK_WARNING,
            "the folder of the option \"%s\" is too large to be compared: "
            "--resume would not see that something in it changed",
            option);
}

/* Go on from where an earlier leg of the run stopped: counters and inputs. */
static int
restore_checkpoint(struct run *run, struct supervisor_files *files,
    struct checkpoint *point, struct cd_err *err)
{
    const struct journal_state *old = &run->folder.state;

    if (old->header != NULL) {
        run->counters.legs = old->legs + 2;
        run->counters.started =
            json_integer_value(json_object_get(old->header, "started"));
    }
    if (old->checkpoint == NULL)
        return 0;
    if (checkpoint_read(old->checkpoint, point, &run->counters, err) ||
        records_resume(run->records, &point->end, point->next, err))
        return -1;
    files->next = point->next;
    return 0;
}

static struct journal *
open_run_journal(struct run *run, struct cd_err *err)
{
    json_t *header;
    struct journal *journal;

    if (run->folder.state.header != NULL)
        return journal_continue(run->folder.fd, &run->folder.state, err);
    header = header_make(&run->summary, run->run_id);
    build_set(header, "started", json_integer(run->counters.started));
    build_set(header, "input", counters_input(&run->summary));
    journal = journal_begin(run->folder.fd, header, err);
    json_decref(header);
    return journal;
}

static int
open_stores(struct run *run, uint64_t next, struct cd_err *err)
{
    struct stores_folder where = { .run_id = run->run_id,
        .fd = run->folder.fd,
        .resumed = run->folder.state.header != NULL,
        .next = next };
    const size_t nnodes = run->summary.nstages + run->summary.noutputs;
    size_t i = run->summary.nstages;
    char *folder;

    while (i < nnodes && run->summary.nodes[i].kind != CD_STORE)
        i++;
    if (i == nnodes || run->q->out == NULL)
        return 0;
    if ((folder = realpath(run->q->out, NULL)) == NULL)
        return err_errno(err, "cannot find the folder \"%s\"", run->q->out);
    where.path = folder;
    run->stores = stores_open(&run->summary,
        run->q->isolated ? &run->zygote : NULL, run->chain, &where, err);
    free(folder);
    return run->stores != NULL ? 0 : -1;
}

/* Create the journal and the parts, or open those of the run to continue. */
static int
open_files(struct run *run, struct supervisor_files *files,
    const struct checkpoint *point, struct cd_err *err)
{
    const struct writer_target target = { run->folder.fd, run->data,
        run->q->rejects };
    struct buf thin = { 0 };
    json_t *marks = NULL;

    if (thin_get(run->folder.fd, run->folder.state.checkpoint, &thin, err))
        return -1;
    if (run->q->out != NULL &&
        (run->journal = open_run_journal(run, err)) == NULL)
        return -1;
    if (run->folder.state.header != NULL) { /* no checkpoint: cut parts to 0 */
        marks = build_array();
        for (size_t i = 0; i <= run->summary.noutputs; i++)
            build_add(marks, build_object());
    }
    run->writer = writer_open(&run->summary, &target,
        point->marks != NULL ? point->marks : marks, &thin, err);
    buf_free(&thin);
    json_decref(marks);
    files->writer = run->writer;
    files->journal = run->journal;
    files->folder = run->folder.fd;
    if (run->writer == NULL || open_stores(run, point->next, err))
        return -1;
    files->stores = run->stores;
    return 0;
}

/* Bytes of all inputs; 0 if one is a pipe, whose size nobody knows. */
static uint64_t
bytes_to_read(const struct run *run)
{
    uint64_t total = 0;

    if (run->q->zygote.replay != NULL)
        return files_size(run->q->zygote.replay, &total) == 0 ? total : 0;
    for (size_t i = 0; i < run->summary.inputs.n; i++) {
        if (run->summary.inputs.v[i].then.stream)
            return 0;
        total += run->summary.inputs.v[i].then.size;
    }
    return total;
}

/* Returns 0, 1 if a signal stopped it, or -1 with *err. */
static int
process_records(struct run *run, struct supervisor_files *files,
    const struct checkpoint *point, struct cd_err *err)
{
    const struct progress_plan plan = { run->q->progress, bytes_to_read(run),
        run->q->limit, point->end.read, point->end.framed };
    struct progress progress;
    int rc;

    progress_init(&progress, &plan);
    files->progress = &progress;
    rc = supervisor_run(run->supervisor, files, err);
    if (rc == 0) {
        progress_doing(&progress, "making the outputs durable");
        rc = writer_complete(run->writer, err);
    }
    progress_end(&progress);
    return rc;
}

/* The exit status of a finished run, by its run.json: so --resume of a run
 * that was finished long ago gives the same one. */
static enum run_status
status_from_json(const json_t *run)
{
    const json_t *records = json_object_get(run, "records");

    if (json_integer_value(json_object_get(records, "damaged")) > 0)
        return RUN_DAMAGE;
    return json_integer_value(json_object_get(records, "rejected")) +
                       json_integer_value(
                           json_object_get(records, "unstored")) >
                   0
               ? RUN_REJECTS
               : RUN_DONE;
}

/* Print the numbers of the run, where its rejects are, what stages lacked. */
static void
say_end(const struct run *run)
{
    const struct counters *counters = &run->counters;
    char *line = counters_line(counters);
    json_t *numbers = build_object();

    build_set(numbers, "records", counters_records(counters));
    talk_with(TALK_INFO, numbers, "%s%s%s", line,
        run->q->out != NULL ? " -> " : "",
        run->q->out != NULL ? run->q->out : "");
    if (counters->rejected + counters->damaged + counters->unstored > 0 &&
        run->q->out != NULL)
        talk(TALK_INFO, "what was rejected, and why: %s/%s", run->q->out,
            WRITER_REJECTS);
    needs_tell(&counters->needs, &run->summary.needs);
    free(line);
}

/* All is in the parts: write the last row, rename the parts, make run.json. */
static enum run_status
finish_outputs(struct run *run, struct cd_err *err)
{
    json_t *result, *row, *header, *marks;
    enum run_status rc;

    if (counters_check(&run->counters, err))
        return RUN_FAILED;
    marks = writer_marks(run->writer);
    result = counters_json(&run->counters, &run->summary, marks, run->run_id);
    json_decref(marks);
    row = finish_row(result, run->writer);
    header = header_make(&run->summary, run->run_id);
    rc = status_from_json(result);
    if (run->q->out != NULL) {
        run->complete = journal_put(run->journal, row, err) == 0;
        if (!run->complete || finish_run(run->folder.fd, header, row, err))
            rc = RUN_FAILED;
    }
    json_decref(header);
    json_decref(row);
    json_decref(result);
    if (rc != RUN_FAILED)
        say_end(run);
    return rc;
}

/* --resume of a finished run: give the exit status that it had. */
static enum run_status
done_before(struct run *run)
{
    struct buf text = { 0 };
    struct reader_error re;
    enum run_status rc;
    json_t *result = NULL;

    talk(TALK_INFO, "\"%s\" is finished: nothing to do", run->q->out);
    if (files_read(run->folder.fd, "run.json", &text) == 0)
        result = reader_parse(text.p, text.n, NULL, &re);
    rc = status_from_json(result);
    json_decref(result);
    buf_free(&text);
    return rc;
}

/* An earlier leg was killed while it renamed: finish that. */
static enum run_status
finish_earlier(struct run *run, struct cd_err *err)
{
    const struct journal_state *old = &run->folder.state;

    run->complete = true;
    if (finish_check(run->folder.fd, old->finalising, err) ||
        finish_run(run->folder.fd, old->header, old->finalising, err))
        return RUN_FAILED;
    talk(TALK_INFO, "\"%s\" was written, and is finished now", run->q->out);
    return status_from_json(json_object_get(old->finalising, "run"));
}

/* Can --resume go on?  Unless all is in the parts it reads inputs again. */
static bool
resumable(const struct run *run)
{
    for (size_t i = 0; i < run->summary.inputs.n && !run->complete; i++) {
        if (run->summary.inputs.v[i].then.stream)
            return false;
    }
    return run->q->out != NULL;
}

/* For the message on a signal: what is left, and how to go on. */
static const char *
remains(const struct run *run)
{
    if (run->writer == NULL && run->folder.removal != NULL)
        return "the old run is half removed: --resume or --force goes on with "
               "that";
    if (run->writer == NULL && run->folder.state.header == NULL)
        return "nothing was written";
    return resumable(run) ? "--resume continues"
                          : "standard input and output cannot be continued";
}

static enum run_status
say_stopped(const struct run *run)
{
    int signal = interrupt_signal();

    talk(TALK_INFO, "stopped by %s; %s", interrupt_name(signal), remains(run));
    return (enum run_status)interrupt_status(signal);
}

static enum run_status
run_planned(struct run *run, struct cd_err *err)
{
    struct supervisor_files files = { .counters = &run->counters,
        .state = &run->folder.state };
    struct checkpoint point = { 0 };
    int rc;

    set_identity(run);
    if (open_stages(run, err))
        return err->machine ? RUN_FAILED : RUN_REFUSED;
    run->summary.inputs.apart = run->q->isolated;
    run->records = files.records =
        run->q->zygote.replay != NULL
            ? replay_records(&run->summary.inputs, run->summary.record_bytes)
            : records_new(&run->summary.inputs, run->summary.record_bytes,
                  run->q->limit);
    /* Of a run that is continued this was checked when it began. */
    if (run->q->mode != FOLDER_RESUME && records_look(run->records, err))
        return RUN_REFUSED;
    run->ledger = ledger_new(&run->summary, run->q->zygote.replay);
    if (run->q->out == NULL)
        rc = (run->data = piped_open(
                  run->ledger, run->q->rejects, run->q->isolated, err)) < 0;
    else
        rc = folder_open(&run->folder, run->q->out, run->q->mode, &run->summary,
            run->ledger, err);
    if (rc)
        return RUN_REFUSED;
    if (run->folder.done)
        return done_before(run);
    tell_unknown(run);
    if (remove_old_run(run, err))
        return RUN_FAILED;
    counters_init(&run->counters, &run->summary);
    run->counters.jobs = run->q->isolated ? run->q->jobs : 1;
    if (run->folder.state.finalising != NULL)
        return finish_earlier(run, err);
    if (restore_checkpoint(run, &files, &point, err))
        return RUN_REFUSED;
    if (run->q->out != NULL &&
        folder_check_names(&run->folder, &run->summary, err))
        return RUN_FAILED; /* of a run that is under way, as at its end */
    if (open_files(run, &files, &point, err))
        return RUN_FAILED;
    rc = process_records(run, &files, &point, err);
    if (rc == 1)
        return say_stopped(run);
    return rc ? RUN_FAILED : finish_outputs(run, err);
}

enum run_status
run_main(struct run_request *request)
{
    struct run run = {
        .q = request, .data = -1, .folder = { .fd = -1, .lock = -1 }
    };
    struct cd_err err = { .text = "" };
    enum run_status rc;

    interrupt_catch();
    signals_for_main();
    run_id_make(run.run_id);
    if (request->out != NULL && request->mode != FOLDER_NEW)
        run_id_of(request->out, request->mode == FOLDER_RESUME, run.run_id,
            run.forget);
    rc = plan_run(&run);
    if (rc == RUN_DONE)
        rc = run_planned(&run, &err);
    if (interrupt_broke_off() && (rc == RUN_REFUSED || rc == RUN_FAILED))
        rc = say_stopped(&run);
    if (err.text[0] != '\0' && (rc == RUN_REFUSED || rc == RUN_FAILED))
        talk(TALK_ERROR, "%s", err.text);
    err.lost |= rc == RUN_REFUSED || gone_tell(&run.folder);
    if (rc == RUN_FAILED && run.counters.useless)
        needs_tell_rest(request->out, run.counters.written);
    else if (rc == RUN_FAILED && !err.lost && resumable(&run))
        talk(TALK_INFO, "\"%s\" holds what is done so far: --resume continues",
            request->out);
    supervisor_stop(run.supervisor);
    records_free(run.records);
    writer_free(run.writer);
    stores_free(run.stores);
    journal_close(run.journal);
    folder_close(&run.folder);
    ledger_free(run.ledger);
    if (run.data >= 0)
        close(run.data);
    if (run.counters.ns != NULL)
        counters_free(&run.counters);
    zygote_release(
        run.chain, &(struct closing){ NULL, closing_show, &run.summary });
    if (request->isolated && run.zygote.note != NULL)
        closing_end(&run.zygote, &run.summary);
    summary_free(&run.summary);
    return rc;
}
