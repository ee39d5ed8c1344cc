#include "engine/run.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/mem.h"
#include "engine/counters.h"
#include "engine/journal.h"
#include "engine/summary.h"
#include "engine/supervisor.h"
#include "engine/writer.h"
#include "host/talk.h"
#include "io/records.h"
#include "json/writer.h"

struct run {
    struct run_request *q;
    char run_id[33];
    struct child zygote;
    struct chain *chain; /* --isolation none */
    struct child_note note; /* --isolation none: nobody reads it */
    struct summary summary;
    struct supervisor *supervisor;
    struct folder folder;
    struct journal *journal;
    struct writer *writer;
    struct counters counters;
    int data; /* where records go without a folder */
};

static void
make_run_id(char id[33])
{
    unsigned char r[16];
    size_t i;

    while (getrandom(r, sizeof(r), 0) != (ssize_t)sizeof(r))
        continue;
    for (i = 0; i < sizeof(r); i++)
        snprintf(id + 2 * i, 3, "%02x", r[i]);
}

/* ---- before anything is written ----------------------------------------- */

/* Have the run planned.  -1 if it is refused; that has been said then. */
static int
plan(struct run *r)
{
    struct buf text = { 0 };
    struct channel_head h = { 0 };
    struct cd_err e;
    int rc = 1;

    r->q->zygote.run_id = r->run_id;
    if (!r->q->isolated) {
        r->chain = zygote_prepare(&r->q->zygote, &r->note, &text);
    } else if (child_start(&r->zygote, zygote_main, &r->q->zygote, &e)) {
        rc = -1;
    } else {
        rc = child_receive(&r->zygote, &h, &text, &e);
    }
    if (rc == 0 || (rc == 1 && (h.type != ZYGOTE_SUMMARY ||
                                   summary_decode(&r->summary, text.p,
                                       text.n))))
        rc = err_set(&e, "the process that loads plugins talks nonsense");
    buf_free(&text);
    if (rc < 0) {
        talk(TALK_ERROR, "%s", e.text);
        return -1;
    }
    talk_diags(&r->summary.diags);
    return r->summary.ok ? 0 : -1;
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

/* Without a folder records go to standard output; plugins that print must
 * not write between them. */
static int
take_stdout(struct run *r, struct cd_err *e)
{
    r->data = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (r->data < 0)
        return err_errno(e, "standard output is closed");
    if (!r->q->isolated)
        dup2(STDERR_FILENO, STDOUT_FILENO);
    return 0;
}

/* ---- writing ------------------------------------------------------------ */

static int
open_files(struct run *r, struct cd_err *e)
{
    struct writer_target t = { -1, r->data, r->q->rejects };

    if (r->q->out != NULL) {
        t.folder = r->folder.fd;
        r->journal = journal_begin(r->folder.fd, r->run_id, &r->summary, e);
        if (r->journal == NULL)
            return -1;
    }
    r->writer = writer_open(&r->summary, &t, e);
    return r->writer != NULL ? 0 : -1;
}

static int
process(struct run *r, struct cd_err *e)
{
    struct supervisor_files f = { NULL, r->writer, &r->counters, NULL };
    struct progress progress;
    uint64_t total = 0;
    size_t i;
    int rc;

    for (i = 0; i < r->summary.inputs.n; i++)
        total += r->summary.inputs.v[i].size;
    progress_init(&progress, r->q->progress, total);
    f.progress = &progress;
    f.records = records_new(&r->summary.inputs, r->summary.record_bytes,
        r->q->limit);
    rc = supervisor_run(r->supervisor, &f, e);
    records_free(f.records);
    return rc;
}

static int
put_run_json(struct run *r, struct cd_err *e)
{
    json_t *o = counters_json(&r->counters, &r->summary, r->writer, r->run_id);
    struct buf b = { 0 };
    int rc;

    writer_value(&b, o);
    buf_addc(&b, '\n');
    rc = folder_put(&r->folder, "run.json", b.p, b.n, e);
    buf_free(&b);
    json_decref(o);
    return rc;
}

static int
finish(struct run *r, struct cd_err *e)
{
    if (counters_check(&r->counters, e) || writer_finish(r->writer, e))
        return -1;
    if (r->q->out == NULL)
        return 0;
    return put_run_json(r, e) || folder_finish(&r->folder, e) ? -1 : 0;
}

static enum run_status
status(const struct run *r)
{
    char *line = counters_line(&r->counters);

    talk(TALK_INFO, "%s%s%s", line, r->q->out != NULL ? " -> " : "",
        r->q->out != NULL ? r->q->out : "");
    if (r->counters.rejected + r->counters.damaged > 0 && r->q->out != NULL)
        talk(TALK_INFO, "what was rejected, and why: %s/%s", r->q->out,
            WRITER_REJECTS);
    free(line);
    if (r->counters.damaged > 0)
        return RUN_DAMAGE;
    return r->counters.rejected > 0 ? RUN_REJECTS : RUN_DONE;
}

static enum run_status
run(struct run *r, struct cd_err *e)
{
    if (open_stages(r, e))
        return RUN_REFUSED;
    if (r->q->out == NULL ? take_stdout(r, e) :
            folder_open(&r->folder, r->q->out, r->q->mode, &r->summary, e))
        return RUN_REFUSED;
    if (r->folder.done) {
        talk(TALK_INFO, "\"%s\" is finished: nothing to do", r->q->out);
        return RUN_DONE;
    }
    counters_init(&r->counters, &r->summary);
    if (open_files(r, e) || process(r, e) || finish(r, e))
        return RUN_FAILED;
    return status(r);
}

enum run_status
run_main(struct run_request *q)
{
    struct run r = { .q = q, .data = -1, .folder = { .fd = -1, .lock = -1 } };
    struct cd_err e = { .text = "" };
    enum run_status rc = RUN_REFUSED;

    make_run_id(r.run_id);
    if (plan(&r) == 0)
        rc = run(&r, &e);
    if (e.text[0] != '\0' && (rc == RUN_REFUSED || rc == RUN_FAILED))
        talk(TALK_ERROR, "%s", e.text);
    if (r.supervisor != NULL)
        supervisor_stop(r.supervisor);
    writer_free(r.writer);
    journal_close(r.journal);
    folder_close(&r.folder);
    if (r.data >= 0)
        close(r.data);
    if (r.counters.ns != NULL)
        counters_free(&r.counters);
    summary_free(&r.summary);
    if (q->isolated && r.zygote.pid > 0)
        child_end(&r.zygote);
    return rc;
}
