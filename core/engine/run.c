/* SPDX-License-Identifier: MIT */
#include "engine/run.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/mem.h"
#include "engine/checkpoint.h"
#include "engine/finish.h"
#include "engine/ledger.h"
#include "engine/piped.h"
#include "engine/run_id.h"
#include "engine/signals.h"
#include "engine/supervisor.h"
#include "engine/thin.h"
#include "host/identity.h"
#include "host/talk.h"
#include "io/files.h"
#include "json/build.h"
#include "json/reader.h"

struct run {
    struct run_request *q;
    char run_id[RUN_ID];
    char forget[RUN_ID]; /* of the run that is taken back before; "" for none */
    struct child zygote;
    struct chain *chain;    /* --isolation none */
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

/* Have the run planned.  RUN_DONE, or why it does not start; that has been
 * said then. */
static enum run_status
plan(struct run *r)
{
    struct buf text = { 0 };
    struct channel_head h = { 0 };
    struct cd_err e;
    int rc = 1;

    r->q->zygote.run_id = r->run_id;
    r->q->zygote.taken = (struct taken_request){ r->q->out, r->run_id,
        r->forget, r->q->limit < ULONG_MAX };
    if (!r->q->isolated) {
        r->chain = zygote_prepare(&r->q->zygote, &r->note, &text);
    } else if (child_start(&r->zygote, zygote_main, &r->q->zygote, &e)) {
        rc = -1;
    } else {
        rc = child_receive(&r->zygote, &h, &text, &e);
    }
    if (rc == 0 ||
        (rc == 1 && (h.type != ZYGOTE_SUMMARY ||
                        summary_decode(&r->summary, text.p, text.n))))
        rc = err_set(&e, "the process that loads plugins talks nonsense");
    buf_free(&text);
    if (rc < 0) {
        if (!interrupt_broke_off())
            talk(TALK_ERROR, "%s", e.text);
        return e.machine ? RUN_FAILED : RUN_REFUSED;
    }
    talk_diags(&r->summary.diags);
    return r->summary.ok ? RUN_DONE : RUN_REFUSED;
}

static int
open_stages(struct run *r, struct cd_err *e)
{
    const struct supervisor_parts p = { &r->summary,
        r->q->isolated ? &r->zygote : NULL, r->chain, r->q->zygote.rejects,
        r->q->jobs };

    r->supervisor = supervisor_start(&p, e);
    return r->supervisor != NULL ? 0 : -1;
}

/* Take away what --force does: files, and rows in the stores that the new run
 * appends to, too. */
static int
clear(struct run *r, struct cd_err *e)
{
    struct stores_undo u;
    char *folder;
    size_t i;
    int rc = folder_clear(&r->folder, e);

    for (i = 0;
         rc == 0 && removal_undo(r->folder.removal, i, &u.output, &u.run_id);
         i++) {
        if ((folder = realpath(r->q->out, NULL)) == NULL)
            return err_errno(e, "cannot find the folder \"%s\"", r->q->out);
        rc = stores_undo(&r->summary, r->q->isolated ? &r->zygote : NULL,
            r->chain, folder, &u, e);
        free(folder);
    }
    return rc;
}

/* ---- writing ------------------------------------------------------------ */

/* What shapes the bytes of the run, the command line included. */
static void
set_identity(struct run *r)
{
    const uint64_t n = r->q->limit;

    if (n < INT64_MAX)
        build_set(r->summary.identity, "limit", json_integer((json_int_t)n));
}

/* --resume trusts what cannot be compared: then the user must know. */
static void
tell_unknown(const struct run *r)
{
    const char *option = identity_unknown(r->summary.identity);

    if (option != NULL)
        talk(TALK_WARNING,
            "the folder of the option \"%s\" is too large to be compared: "
            "--resume would not see that something in it changed",
            option);
}

/* Where an earlier run of the folder stopped. */
static int
take_up(struct run *r, struct supervisor_files *f, struct checkpoint *p,
    struct cd_err *e)
{
    const struct journal_state *old = &r->folder.state;

    if (old->header != NULL) {
        r->counters.legs = old->legs + 2;
        r->counters.started =
            json_integer_value(json_object_get(old->header, "started"));
    }
    if (old->checkpoint == NULL)
        return 0;
    if (checkpoint_read(old->checkpoint, p, &r->counters, e) ||
        records_resume(r->records, &p->end, p->next, e))
        return -1;
    f->next = p->next;
    return 0;
}

static struct journal *
open_journal(struct run *r, struct cd_err *e)
{
    json_t *header;
    struct journal *j;

    if (r->folder.state.header != NULL)
        return journal_continue(r->folder.fd, &r->folder.state, e);
    header = folder_header(&r->summary, r->run_id);
    build_set(header, "started", json_integer(r->counters.started));
    build_set(header, "input", counters_input(&r->summary));
    j = journal_begin(r->folder.fd, header, e);
    json_decref(header);
    return j;
}

static int
open_stores(struct run *r, struct cd_err *e)
{
    struct stores_place place = { .fd = r->folder.fd,
        .resumed = r->folder.state.header != NULL };
    char *folder;
    size_t i;

    for (i = r->summary.nstages; i < r->summary.nstages + r->summary.noutputs;
         i++) {
        if (r->summary.nodes[i].kind == CD_STORE)
            break;
    }
    if (i == r->summary.nstages + r->summary.noutputs || r->q->out == NULL)
        return 0;
    if ((folder = realpath(r->q->out, NULL)) == NULL)
        return err_errno(e, "cannot find the folder \"%s\"", r->q->out);
    place.path = folder;
    r->stores = stores_open(
        &r->summary, r->q->isolated ? &r->zygote : NULL, r->chain, &place, e);
    free(folder);
    return r->stores != NULL ? 0 : -1;
}

/* Begin the journal and the files, or take them up again. */
static int
open_files(struct run *r, struct supervisor_files *f,
    const struct checkpoint *p, struct cd_err *e)
{
    const struct writer_target t = { r->folder.fd, r->data, r->q->rejects };
    struct buf thin = { 0 };
    json_t *marks = NULL;
    size_t i;

    if (thin_get(r->folder.fd, r->folder.state.checkpoint, &thin, e))
        return -1;
    if (r->q->out != NULL && (r->journal = open_journal(r, e)) == NULL)
        return -1;
    if (r->folder.state.header != NULL) { /* parts may be there, from 0 */
        marks = build_array();
        for (i = 0; i <= r->summary.noutputs; i++)
            build_add(marks, build_object());
    }
    r->writer = writer_open(
        &r->summary, &t, p->marks != NULL ? p->marks : marks, &thin, e);
    buf_free(&thin);
    json_decref(marks);
    f->writer = r->writer;
    f->journal = r->journal;
    f->folder = r->folder.fd;
    if (r->writer == NULL || open_stores(r, e))
        return -1;
    f->stores = r->stores;
    return 0;
}

/* 0 if that is not known beforehand. */
static uint64_t
bytes_to_read(const struct run *r)
{
    uint64_t total = 0;
    size_t i;

    if (r->q->zygote.replay != NULL)
        return files_size(r->q->zygote.replay, &total) == 0 ? total : 0;
    for (i = 0; i < r->summary.inputs.n; i++) {
        if (r->summary.inputs.v[i].then.stream)
            return 0;
        total += r->summary.inputs.v[i].then.size;
    }
    return total;
}

/* 0, or 1 if a signal stopped it, or -1. */
static int
process(struct run *r, struct supervisor_files *f, const struct checkpoint *p,
    struct cd_err *e)
{
    const struct progress_plan plan = { r->q->progress, bytes_to_read(r),
        r->q->limit, p->end.read, p->end.framed };
    struct progress progress;
    int rc;

    progress_init(&progress, &plan);
    f->progress = &progress;
    rc = supervisor_run(r->supervisor, f, e);
    if (rc == 0) {
        progress_doing(&progress, "making the outputs durable");
        rc = writer_complete(r->writer, e);
    }
    progress_end(&progress);
    return rc;
}

/* The exit status of a run that is finished, here or long ago: it is decided
 * by what its run.json says. */
static enum run_status
status(const json_t *run)
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

/* The last lines. */
static void
say_end(const struct run *r)
{
    char *line = counters_line(&r->counters);
    json_t *numbers = build_object();

    build_set(numbers, "records", counters_records(&r->counters));
    talk_with(TALK_INFO, numbers, "%s%s%s", line,
        r->q->out != NULL ? " -> " : "", r->q->out != NULL ? r->q->out : "");
    if (r->counters.rejected + r->counters.damaged + r->counters.unstored > 0 &&
        r->q->out != NULL)
        talk(TALK_INFO, "what was rejected, and why: %s/%s", r->q->out,
            WRITER_REJECTS);
    needs_tell(&r->counters.needs, &r->summary.needs);
    free(line);
}

/* Everything is in the parts. */
static enum run_status
finish(struct run *r, struct cd_err *e)
{
    json_t *run, *row, *header, *marks;
    enum run_status rc;

    if (counters_check(&r->counters, e))
        return RUN_FAILED;
    marks = writer_marks(r->writer);
    run = counters_json(&r->counters, &r->summary, marks, r->run_id);
    json_decref(marks);
    row = finish_row(run, r->writer);
    header = folder_header(&r->summary, r->run_id);
    rc = status(run);
    if (r->q->out != NULL) {
        r->complete = journal_put(r->journal, row, e) == 0;
        if (!r->complete || finish_run(r->folder.fd, header, row, e))
            rc = RUN_FAILED;
    }
    json_decref(header);
    json_decref(row);
    json_decref(run);
    if (rc != RUN_FAILED)
        say_end(r);
    return rc;
}

/* --resume of a finished run: it has the status that it had. */
static enum run_status
done_before(struct run *r)
{
    struct buf text = { 0 };
    struct reader_error re;
    enum run_status rc;
    json_t *run = NULL;

    talk(TALK_INFO, "\"%s\" is finished: nothing to do", r->q->out);
    if (files_read(r->folder.fd, "run.json", &text) == 0)
        run = reader_parse(text.p, text.n, NULL, &re);
    rc = status(run);
    json_decref(run);
    buf_free(&text);
    return rc;
}

/* An earlier run got as far as renaming. */
static enum run_status
finish_earlier(struct run *r, struct cd_err *e)
{
    const struct journal_state *old = &r->folder.state;

    r->complete = true;
    if (finish_check(r->folder.fd, old->finalising, e) ||
        finish_run(r->folder.fd, old->header, old->finalising, e))
        return RUN_FAILED;
    talk(TALK_INFO, "\"%s\" was written, and is finished now", r->q->out);
    return status(json_object_get(old->finalising, "run"));
}

/* Can --resume go on with the run?  An input is read again unless that is no
 * longer needed. */
static bool
resumable(const struct run *r)
{
    for (size_t i = 0; i < r->summary.inputs.n && !r->complete; i++) {
        if (r->summary.inputs.v[i].then.stream)
            return false;
    }
    return r->q->out != NULL;
}

/* What a signal leaves behind. */
static const char *
remains(const struct run *r)
{
    if (r->writer == NULL && r->folder.removal != NULL)
        return "the old run is half removed: --resume or --force goes on with "
               "that";
    if (r->writer == NULL && r->folder.state.header == NULL)
        return "nothing was written";
    return resumable(r) ? "--resume continues"
                        : "standard input and output cannot be continued";
}

static enum run_status
stopped(const struct run *r)
{
    int signal = interrupt_signal();

    talk(TALK_INFO, "stopped by %s; %s", interrupt_name(signal), remains(r));
    return (enum run_status)interrupt_status(signal);
}

static enum run_status
run(struct run *r, struct cd_err *e)
{
    struct supervisor_files f = { .counters = &r->counters,
        .state = &r->folder.state };
    struct checkpoint p = { 0 };
    int rc;

    set_identity(r);
    if (open_stages(r, e))
        return e->machine ? RUN_FAILED : RUN_REFUSED;
    r->records = f.records =
        r->q->zygote.replay != NULL
            ? records_replay(&r->summary.inputs, r->summary.record_bytes)
            : records_new(
                  &r->summary.inputs, r->summary.record_bytes, r->q->limit);
    /* A run that is continued has been looked at. */
    if (r->q->mode != FOLDER_RESUME && records_look(r->records, e))
        return RUN_REFUSED;
    r->ledger = ledger_new(&r->summary, r->q->zygote.replay);
    if (r->q->out == NULL)
        rc = (r->data = piped_open(
                  r->ledger, r->q->rejects, r->q->isolated, e)) < 0;
    else
        rc = folder_open(
            &r->folder, r->q->out, r->q->mode, &r->summary, r->ledger, e);
    if (rc)
        return RUN_REFUSED;
    if (r->folder.done)
        return done_before(r);
    tell_unknown(r);
    if (clear(r, e))
        return RUN_FAILED;
    counters_init(&r->counters, &r->summary);
    r->counters.apart = r->q->isolated;
    r->counters.jobs = r->q->isolated ? r->q->jobs : 1;
    if (r->folder.state.finalising != NULL)
        return finish_earlier(r, e);
    if (take_up(r, &f, &p, e))
        return RUN_REFUSED;
    if (open_files(r, &f, &p, e))
        return RUN_FAILED;
    if (r->q->out != NULL && folder_check_names(&r->folder, &r->summary, e))
        return RUN_REFUSED;
    rc = process(r, &f, &p, e);
    if (rc == 1)
        return stopped(r);
    return rc ? RUN_FAILED : finish(r, e);
}

enum run_status
run_main(struct run_request *q)
{
    struct run r = { .q = q, .data = -1, .folder = { .fd = -1, .lock = -1 } };
    struct cd_err e = { .text = "" };
    enum run_status rc;

    interrupt_catch();
    signals_for_main();
    run_id_make(r.run_id);
    if (q->out != NULL && q->mode != FOLDER_NEW)
        run_id_of(q->out, q->mode == FOLDER_RESUME, r.run_id, r.forget);
    rc = plan(&r);
    if (rc == RUN_DONE)
        rc = run(&r, &e);
    if (interrupt_broke_off() && (rc == RUN_REFUSED || rc == RUN_FAILED))
        rc = stopped(&r);
    if (e.text[0] != '\0' && (rc == RUN_REFUSED || rc == RUN_FAILED))
        talk(TALK_ERROR, "%s", e.text);
    if (rc == RUN_FAILED && r.counters.useless)
        needs_tell_rest(q->out, r.counters.written);
    else if (rc == RUN_FAILED && !e.lost && r.folder.fd >= 0 && resumable(&r))
        talk(TALK_INFO, "\"%s\" holds what is done so far: --resume continues",
            q->out);
    supervisor_stop(r.supervisor);
    records_free(r.records);
    writer_free(r.writer);
    stores_free(r.stores);
    journal_close(r.journal);
    folder_close(&r.folder);
    ledger_free(r.ledger);
    if (r.data >= 0)
        close(r.data);
    if (r.counters.ns != NULL)
        counters_free(&r.counters);
    zygote_release(
        r.chain, &(struct closing){ NULL, closing_show, &r.summary });
    if (q->isolated && r.zygote.note != NULL)
        closing_end(&r.zygote, &r.summary);
    summary_free(&r.summary);
    return rc;
}
