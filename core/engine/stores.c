/* SPDX-License-Identifier: MIT */
#include "engine/stores.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "engine/keeper.h"
#include "engine/messages.h"
#include "engine/refusals.h"
#include "engine/store_process.h"
#include "io/batch.h"
#include "io/files.h"
#include "json/reader.h"

struct store {
    size_t output; /* its number among the outputs */
    char *path;    /* of its file or folder, absolute; "": it has none */
    struct store_process process; /* unused with --isolation none */
    uint64_t mark;      /* it has committed all batches before this one */
    struct keeper *own; /* --isolation none, until it is finished; else NULL */
    char *files;        /* JSON of the files it made, once finished; or NULL */
};

/* Pieces are numbered through all batches for refusals.h: piece p of batch b is
 * b * PIECES + p, since a batch has fewer than PIECES of them. */
#define PIECES ((uint64_t)BATCH_REFS)

struct stores {
    const struct summary *m;
    struct chain *chain;
    struct store *v;
    size_t n;
    uint64_t mark; /* of the last commit; 0: none yet */
    struct refusals *refusals;
    struct buf reply, rejects;
};

/* ---- opening ------------------------------------------------------------- */

static int
open_one(struct stores *stores, struct store *store, const char *run_id,
    struct child *zygote, struct cd_err *err)
{
    const struct keeper_target target = { run_id, store->path };
    const char *id = stores->m->nodes[stores->m->nstages + store->output].id;

    if (zygote == NULL) {
        store->own = keeper_open(
            stores->chain, store->output, &target, &store->mark, err);
        return store->own != NULL ? 0 : -1;
    }
    if (store_process_start(&store->process, zygote, (uint32_t)store->output,
            id, &target, &stores->reply, err))
        return -1;
    if (stores->reply.n != sizeof(store->mark))
        return err_set(err, "a store talks nonsense");
    memcpy(&store->mark, stores->reply.p, sizeof(store->mark));
    return 0;
}

/* The file or folder that a store writes, absolute and with links resolved; "":
 * it has none.  The caller frees it. */
static char *
store_path(const struct summary_node *node, const char *folder)
{
    char *part, *joined, *path;

    if (node->path == NULL)
        return mem_strdup("");
    part = mem_printf("%s%s", node->path, node->append ? "" : ".part");
    joined = paths_join(folder, part);
    path = paths_target(joined);
    free(joined);
    free(part);
    return path;
}

/* Refuse a mark below what was committed: the file was moved away, or an older
 * one put in its place, and what it lacks would not be given again. */
static int
check_held(const struct stores *stores, const struct store *store,
    uint64_t least, struct cd_err *err)
{
    if (store->mark >= least)
        return 0;
    return err_set(err,
        "output \"%s\" holds %ju batches of this run, which has given it %ju: "
        "put it back as the run left it, or start anew with --force",
        stores->m->nodes[stores->m->nstages + store->output].id,
        (uintmax_t)store->mark, (uintmax_t)least);
}

/* Refuse a mark beyond `most`, the batches that were given out: a store that
 * claims to hold batches would not be given them. */
static int
check_mark(const struct stores *stores, const struct store *store,
    uint64_t most, struct cd_err *err)
{
    if (store->mark <= most)
        return 0;
    return err_set(err,
        "output \"%s\" says that it holds mark %ju of this run, which has "
        "given it none beyond %ju",
        stores->m->nodes[stores->m->nstages + store->output].id,
        (uintmax_t)store->mark, (uintmax_t)most);
}

/* Add a store, and open it for the run. */
static int
add_store(struct stores *stores, size_t output,
    const struct stores_folder *where, struct child *zygote, struct cd_err *err)
{
    const struct summary_node *node =
        &stores->m->nodes[stores->m->nstages + output];
    struct store *store = &stores->v[stores->n++];

    store->output = output;
    store->path = store_path(node, where->path);
    return open_one(stores, store, where->run_id, zygote, err);
}

static struct stores *
stores_new(const struct summary *summary, struct chain *chain)
{
    struct stores *stores = mem_zalloc(1, sizeof(*stores));

    stores->m = summary;
    stores->chain = chain;
    stores->v = mem_zalloc(summary->noutputs, sizeof(*stores->v));
    return stores;
}

static int
open_refusals(struct stores *stores, const struct stores_folder *where,
    struct cd_err *err)
{
    const struct refusals_run run = { where->fd, where->resumed,
        where->next * PIECES };
    struct refusals_store *held = mem_zalloc(stores->n, sizeof(*held));
    size_t i;

    for (i = 0; i < stores->n; i++)
        held[i] = (struct refusals_store){ stores->v[i].output,
            stores->v[i].mark * PIECES };
    stores->refusals = refusals_open(&run, held, stores->n, err);
    free(held);
    return stores->refusals != NULL ? 0 : -1;
}

struct stores *
stores_open(const struct summary *summary, struct child *zygote,
    struct chain *chain, const struct stores_folder *where, struct cd_err *err)
{
    struct stores *stores = stores_new(summary, chain);
    size_t i;
    int rc = 0;

    for (i = 0; i < summary->noutputs && rc == 0; i++) {
        if (summary->nodes[summary->nstages + i].kind != CD_STORE)
            continue;
        rc = add_store(stores, i, where, zygote, err);
        if (rc == 0 && !where->resumed)
            rc = check_mark(stores, &stores->v[stores->n - 1], 0, err);
        if (rc == 0)
            rc =
                check_held(stores, &stores->v[stores->n - 1], where->next, err);
    }
    if (rc == 0 && open_refusals(stores, where, err) == 0)
        return stores;
    stores_free(stores);
    return NULL;
}

void
stores_free(struct stores *stores)
{
    struct cd_err err;
    size_t i;

    if (stores == NULL)
        return;
    for (i = 0; i < stores->n; i++) {
        if (stores->v[i].own != NULL)
            keeper_close(stores->v[i].own, &err);
        store_process_end(&stores->v[i].process);
        free(stores->v[i].path);
        free(stores->v[i].files);
    }
    refusals_free(stores->refusals);
    buf_free(&stores->reply);
    buf_free(&stores->rejects);
    free(stores->v);
    free(stores);
}

/* ---- batches ------------------------------------------------------------- */

/* Add what the store refused of a piece that it holds, from an earlier leg. */
static int
recall_refused(struct stores *stores, const struct store *store, uint64_t piece,
    struct reply *more, struct cd_err *err)
{
    uint64_t n;

    if (refusals_get(
            stores->refusals, store->output, piece, &n, &stores->rejects, err))
        return -1;
    more->rejected += n;
    more->parts[store->output].records += n;
    more->codes[reject_code("plugin_error")] += n;
    return 0;
}

/* Decode a store's reply into *from, and add its numbers to *more. */
static int
add_reply(struct stores *stores, struct reply *more, struct reply *from,
    struct cd_err *err)
{
    if (reply_decode(from, stores->reply.p, stores->reply.n,
            stores->m->noutputs, stores->m->nstages))
        return err_set(err, "a store sent a reply that makes no sense");
    from->written = 0; /* the worker's reply counted them already */
    reply_merge(more, from);
    return 0;
}

static int
give_piece(struct stores *stores, struct store *store, uint64_t piece,
    const struct reply *reply, struct reply *more, struct cd_err *err)
{
    const struct reply_part *part = &reply->parts[store->output];
    const struct reply_part *rejects;
    struct reply answer;
    int rc = 0;

    if (part->nraw == 0)
        return 0;
    stores->reply.n = 0;
    rc = store->own != NULL
             ? keeper_batch(
                   store->own, part->raw, part->nraw, &stores->reply, err)
             : store_process_ask(&store->process, STORE_BATCH, part->raw,
                   part->nraw, BATCH_REFS, &stores->reply, err);
    if (rc)
        return -1;
    if (add_reply(stores, more, &answer, err))
        return -1;
    rejects = &answer.parts[answer.nparts - 1];
    if (answer.rejected > 0)
        rc = refusals_put(stores->refusals, store->output, piece,
            answer.rejected, rejects->raw, rejects->nraw, err);
    buf_add(&stores->rejects, rejects->raw, rejects->nraw);
    more->parts[store->output].records += answer.rejected;
    reply_free(&answer);
    return rc;
}

int
stores_take(struct stores *stores, const struct stores_piece *which,
    const struct reply *reply, struct reply *more, struct cd_err *err)
{
    const uint64_t piece = which->batch * PIECES + which->piece;
    struct reply_part *part;
    size_t i;

    reply_init(more, stores->m->noutputs, stores->m->nstages);
    stores->rejects.n = 0;
    for (i = 0; i < stores->n; i++) {
        struct store *store = &stores->v[i];

        if (which->batch < store->mark
                ? recall_refused(stores, store, piece, more, err)
                : give_piece(stores, store, piece, reply, more, err))
            return -1;
    }
    part = &more->parts[more->nparts - 1];
    part->raw = stores->rejects.p;
    part->nraw = stores->rejects.n;
    part->records = more->rejected;
    return 0;
}

int
stores_commit(struct stores *stores, uint64_t mark, struct cd_err *err)
{
    size_t i;

    if (refusals_sync(stores->refusals, mark * PIECES, err))
        return -1;
    for (i = 0; i < stores->n; i++) {
        struct store *store = &stores->v[i];

        if (mark <= store->mark)
            continue;
        if (store->own != NULL
                ? keeper_commit(store->own, mark, err)
                : store_process_ask(&store->process, STORE_COMMIT, &mark,
                      sizeof(mark), 0, &stores->reply, err))
            return -1;
        store->mark = mark;
    }
    stores->mark = mark;
    return 0;
}

int
stores_noted(struct stores *stores, uint64_t mark, struct cd_err *err)
{
    return refusals_forget(stores->refusals, mark * PIECES, err);
}

static int
finish_store(struct stores *stores, struct store *store, struct reply *more,
    struct cd_err *err)
{
    struct keeper *own = store->own;
    const struct reply_part *made;
    struct reply last;

    store->own = NULL;
    stores->reply.n = 0;
    if (own != NULL
            ? keeper_finish(own, &stores->reply, err) || keeper_close(own, err)
            : store_process_ask(&store->process, STORE_FINISH, NULL, 0, 0,
                  &stores->reply, err))
        return -1;
    if (add_reply(stores, more, &last, err))
        return -1;
    made = &last.parts[store->output];
    store->files = made->nraw > 0 ? mem_dup(made->raw, made->nraw) : NULL;
    reply_free(&last);
    return 0;
}

int
stores_finish(struct stores *stores, struct reply *more, struct cd_err *err)
{
    size_t i;

    reply_init(more, stores->m->noutputs, stores->m->nstages);
    for (i = 0; i < stores->n; i++) {
        if (check_mark(stores, &stores->v[i], stores->mark, err) ||
            finish_store(stores, &stores->v[i], more, err))
            return -1;
    }
    return 0;
}

/* ---- sizes --------------------------------------------------------------- */

int
stores_bytes(const struct stores *stores, size_t output, uint64_t *bytes)
{
    size_t i;

    for (i = 0; i < stores->n; i++) {
        if (stores->v[i].output == output && stores->v[i].path[0] != '\0')
            return files_size(stores->v[i].path, bytes);
    }
    return -1;
}

json_t *
stores_files(const struct stores *stores, size_t output)
{
    struct reader_error re;
    size_t i;

    for (i = 0; i < stores->n; i++) {
        const char *files = stores->v[i].files;

        if (stores->v[i].output == output && files != NULL)
            return reader_parse(files, strlen(files), NULL, &re);
    }
    return NULL;
}

/* ---- taking a run back --------------------------------------------------- */

int
stores_undo(const struct summary *summary, struct child *zygote,
    struct chain *chain, const char *folder, const struct stores_undo *undo,
    struct cd_err *err)
{
    struct stores *stores = stores_new(summary, chain);
    const struct stores_folder where = { .run_id = undo->run_id,
        .path = folder };
    int rc = add_store(stores, undo->output, &where, zygote, err);
    struct store *store = &stores->v[0];

    if (rc == 0)
        rc = store->own != NULL ? keeper_undo(store->own, err)
                                : store_process_ask(&store->process, STORE_UNDO,
                                      NULL, 0, 0, &stores->reply, err);
    stores_free(stores);
    return rc;
}
