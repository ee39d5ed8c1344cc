/* SPDX-License-Identifier: MIT */
#include "engine/stores.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "engine/keeper.h"
#include "engine/refusals.h"
#include "engine/store_process.h"
#include "io/batch.h"
#include "io/files.h"
#include "json/reader.h"

struct store {
    size_t output; /* index among the outputs */
    char *path;    /* absolute; "" for none */
    struct store_process process;
    uint64_t mark;      /* it holds all batches before this one */
    struct keeper *own; /* --isolation none */
    char *files;        /* what it made, once it is finished */
};

/* Pieces of all batches in one sequence: a batch has fewer than that. */
#define PIECES ((uint64_t)BATCH_REFS)

struct stores {
    const struct summary *m;
    struct chain *chain;
    struct store *v;
    size_t n;
    uint64_t mark; /* of the last commit */
    struct refusals *refusals;
    struct buf reply, rejects;
};

/* ---- opening ------------------------------------------------------------- */

static int
open_one(
    struct stores *s, struct store *x, struct child *zygote, struct cd_err *e)
{
    const char *id = s->m->nodes[s->m->nstages + x->output].id;

    if (zygote == NULL) {
        x->own = keeper_open(s->chain, x->output, x->path, &x->mark, e);
        return x->own != NULL ? 0 : -1;
    }
    if (store_process_start(&x->process, zygote, (uint32_t)x->output, id,
            x->path, &s->reply, e))
        return -1;
    if (s->reply.n != sizeof(x->mark))
        return err_set(e, "a store talks nonsense");
    memcpy(&x->mark, s->reply.p, sizeof(x->mark));
    return 0;
}

/* Where a store writes: absolute, through no links; "" for nowhere. */
static char *
path_of(const struct summary_node *n, const char *folder)
{
    char *part, *joined, *path;

    if (n->path == NULL)
        return mem_strdup("");
    part = mem_printf("%s%s", n->path, n->append ? "" : ".part");
    joined = paths_join(folder, part);
    path = paths_target(joined);
    free(joined);
    free(part);
    return path;
}

/* A store that holds what nobody gave it would be given nothing. */
static int
check_mark(const struct stores *s, const struct store *x, uint64_t most,
    struct cd_err *e)
{
    if (x->mark <= most)
        return 0;
    return err_set(e,
        "output \"%s\" says that it holds mark %ju of this run, which has "
        "given it none beyond %ju",
        s->m->nodes[s->m->nstages + x->output].id, (uintmax_t)x->mark,
        (uintmax_t)most);
}

/* A store among those of the run, and open it. */
static int
add(struct stores *s, size_t output, const char *folder, struct child *zygote,
    struct cd_err *e)
{
    const struct summary_node *n = &s->m->nodes[s->m->nstages + output];
    struct store *x = &s->v[s->n++];

    x->output = output;
    x->path = path_of(n, folder);
    return open_one(s, x, zygote, e);
}

static struct stores *
stores_new(const struct summary *m, struct chain *chain)
{
    struct stores *s = mem_zalloc(1, sizeof(*s));

    s->m = m;
    s->chain = chain;
    s->v = mem_zalloc(m->noutputs, sizeof(*s->v));
    return s;
}

static int
open_refusals(struct stores *s, const struct stores_place *p, struct cd_err *e)
{
    struct refusals_store *v = mem_zalloc(s->n, sizeof(*v));
    size_t i;

    for (i = 0; i < s->n; i++)
        v[i] = (struct refusals_store){ s->v[i].output, s->v[i].mark * PIECES };
    s->refusals = refusals_open(p->fd, p->resumed, v, s->n, e);
    free(v);
    return s->refusals != NULL ? 0 : -1;
}

struct stores *
stores_open(const struct summary *m, struct child *zygote, struct chain *chain,
    const struct stores_place *p, struct cd_err *e)
{
    struct stores *s = stores_new(m, chain);
    size_t i;
    int rc = 0;

    for (i = 0; i < m->noutputs && rc == 0; i++) {
        if (m->nodes[m->nstages + i].kind != CD_STORE)
            continue;
        rc = add(s, i, p->path, zygote, e);
        if (rc == 0 && !p->resumed)
            rc = check_mark(s, &s->v[s->n - 1], 0, e);
    }
    if (rc == 0 && open_refusals(s, p, e) == 0)
        return s;
    stores_free(s);
    return NULL;
}

void
stores_free(struct stores *s)
{
    struct cd_err e;
    size_t i;

    if (s == NULL)
        return;
    for (i = 0; i < s->n; i++) {
        if (s->v[i].own != NULL)
            keeper_close(s->v[i].own, &e);
        store_process_end(&s->v[i].process);
        free(s->v[i].path);
        free(s->v[i].files);
    }
    refusals_free(s->refusals);
    buf_free(&s->reply);
    buf_free(&s->rejects);
    free(s->v);
    free(s);
}

/* ---- batches ------------------------------------------------------------- */

/* What the store refused of a batch that it holds. */
static int
recall(struct stores *s, const struct store *x, uint64_t piece,
    struct reply *more, struct cd_err *e)
{
    uint64_t n;

    if (refusals_get(s->refusals, x->output, piece, &n, &s->rejects, e))
        return -1;
    more->rejected += n;
    more->parts[x->output].records += n;
    more->codes[reject_code("plugin_error")] += n;
    return 0;
}

/* Take a reply of a store into *more. */
static int
add_reply(
    struct stores *s, struct reply *more, struct reply *from, struct cd_err *e)
{
    if (reply_decode(
            from, s->reply.p, s->reply.n, s->m->noutputs, s->m->nstages))
        return err_set(e, "a store sent a reply that makes no sense");
    from->written = 0; /* they count as written already */
    reply_merge(more, from);
    return 0;
}

static int
give(struct stores *s, struct store *x, uint64_t piece, const struct reply *r,
    struct reply *more, struct cd_err *e)
{
    const struct reply_part *p = &r->parts[x->output];
    const struct reply_part *rejects;
    struct reply answer;
    int rc = 0;

    if (p->nraw == 0)
        return 0;
    s->reply.n = 0;
    rc = x->own != NULL ? keeper_batch(x->own, p->raw, p->nraw, &s->reply, e)
                        : store_process_ask(&x->process, STORE_BATCH, p->raw,
                              p->nraw, BATCH_REFS, &s->reply, e);
    if (rc)
        return -1;
    if (add_reply(s, more, &answer, e))
        return -1;
    rejects = &answer.parts[answer.nparts - 1];
    if (answer.rejected > 0)
        rc = refusals_put(s->refusals, x->output, piece, answer.rejected,
            rejects->raw, rejects->nraw, e);
    buf_add(&s->rejects, rejects->raw, rejects->nraw);
    more->parts[x->output].records += answer.rejected;
    reply_free(&answer);
    return rc;
}

int
stores_take(struct stores *s, const struct stores_piece *which,
    const struct reply *r, struct reply *more, struct cd_err *e)
{
    const uint64_t piece = which->batch * PIECES + which->piece;
    struct reply_part *part;
    size_t i;

    reply_init(more, s->m->noutputs, s->m->nstages);
    s->rejects.n = 0;
    for (i = 0; i < s->n; i++) {
        struct store *x = &s->v[i];

        if (which->batch < x->mark ? recall(s, x, piece, more, e)
                                   : give(s, x, piece, r, more, e))
            return -1;
    }
    part = &more->parts[more->nparts - 1];
    part->raw = s->rejects.p;
    part->nraw = s->rejects.n;
    part->records = more->rejected;
    return 0;
}

int
stores_commit(struct stores *s, uint64_t mark, struct cd_err *e)
{
    size_t i;

    if (refusals_sync(s->refusals, e))
        return -1;
    for (i = 0; i < s->n; i++) {
        struct store *x = &s->v[i];

        if (mark <= x->mark)
            continue;
        if (x->own != NULL ? keeper_commit(x->own, mark, e)
                           : store_process_ask(&x->process, STORE_COMMIT, &mark,
                                 sizeof(mark), 0, &s->reply, e))
            return -1;
        x->mark = mark;
    }
    s->mark = mark;
    return 0;
}

int
stores_noted(struct stores *s, uint64_t mark, struct cd_err *e)
{
    return refusals_forget(s->refusals, mark * PIECES, e);
}

static int
finish(struct stores *s, struct store *x, struct reply *more, struct cd_err *e)
{
    struct keeper *own = x->own;
    const struct reply_part *made;
    struct reply last;

    x->own = NULL;
    s->reply.n = 0;
    if (own != NULL ? keeper_finish(own, &s->reply, e) || keeper_close(own, e)
                    : store_process_ask(
                          &x->process, STORE_FINISH, NULL, 0, 0, &s->reply, e))
        return -1;
    if (add_reply(s, more, &last, e))
        return -1;
    made = &last.parts[x->output];
    x->files = made->nraw > 0 ? mem_dup(made->raw, made->nraw) : NULL;
    reply_free(&last);
    return 0;
}

int
stores_finish(struct stores *s, struct reply *more, struct cd_err *e)
{
    size_t i;

    reply_init(more, s->m->noutputs, s->m->nstages);
    for (i = 0; i < s->n; i++) {
        if (check_mark(s, &s->v[i], s->mark, e) || finish(s, &s->v[i], more, e))
            return -1;
    }
    return 0;
}

/* ---- sizes --------------------------------------------------------------- */

int
stores_bytes(const struct stores *s, size_t output, uint64_t *bytes)
{
    size_t i;

    for (i = 0; i < s->n; i++) {
        if (s->v[i].output == output && s->v[i].path[0] != '\0')
            return files_size(s->v[i].path, bytes);
    }
    return -1;
}

json_t *
stores_files(const struct stores *s, size_t output)
{
    struct reader_error re;
    size_t i;

    for (i = 0; i < s->n; i++) {
        const char *files = s->v[i].files;

        if (s->v[i].output == output && files != NULL)
            return reader_parse(files, strlen(files), NULL, &re);
    }
    return NULL;
}

/* ---- taking a run back --------------------------------------------------- */

int
stores_undo(const struct summary *m, struct child *zygote, struct chain *chain,
    const char *folder, const struct stores_undo *u, struct cd_err *e)
{
    struct stores *s = stores_new(m, chain);
    int rc = add(s, u->output, folder, zygote, e);
    struct store *x = &s->v[0];

    if (rc == 0)
        rc = x->own != NULL
                 ? keeper_undo(x->own, u->run_id, e)
                 : store_process_ask(&x->process, STORE_UNDO, u->run_id,
                       strlen(u->run_id), 0, &s->reply, e);
    stores_free(s);
    return rc;
}
