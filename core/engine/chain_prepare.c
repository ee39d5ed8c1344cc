/* SPDX-License-Identifier: MIT */
#include "engine/chain.h"

#include "base/mem.h"
#include "engine/sandbox.h"

/* The service's hook: begin a log line with where the record in hand is. */
static void
add_record_position(void *ctx, struct buf *to)
{
    const struct chain *chain = ctx;

    if (chain->line > 0)
        buf_addf(to, "%s:%ju: ", chain->input, (uintmax_t)chain->line);
}

/* Have each line that the stage's plugin logs of a record begin with the input
 * and line of that record. */
static void
log_positions(struct chain *chain, struct stage *stage)
{
    stage->service.position = add_record_position;
    stage->service.position_ctx = chain;
}

/* What an output has beside its stage: its cutter, and the filters in front of
 * it. */
static int
prepare_output(struct chain *chain, const struct plan_node *node,
    const char *run_id, struct cd_err *error)
{
    struct sift *sift = &chain->sifts[chain->noutputs];
    const struct plan_node *failed;
    size_t i;

    cutter_init(&chain->cutters[chain->noutputs++],
        chain_is_file(node) ? node->config->packing : (struct packing){ 0 },
        chain_is_file(node) ? node->plugin->d.separator : NULL);
    if (sift_prepare(
            sift, node, chain->scratch, chain->texts, run_id, &failed, error)) {
        plan_tell(chain->plan, failed, error->text);
        return -1;
    }
    for (i = 0; i < sift->n; i++)
        log_positions(chain, &sift->stages[i]);
    return 0;
}

/* One that fails is told, and let go with the others. */
static int
prepare_node(struct chain *chain, struct plan_node *node, const char *run_id,
    struct cd_err *error)
{
    struct stage *stage = &chain->stages[chain->nstages + chain->noutputs];
    int rc = stage_prepare(
        stage, node, chain->scratch, chain->texts, run_id, NULL, error);

    if (rc != 0)
        plan_tell(chain->plan, node, error->text);
    node->command = stage->service.command;
    log_positions(chain, stage);
    if (chain->nstages == chain->plan->nstages)
        return prepare_output(chain, node, run_id, error) ? -1 : rc;
    chain->nstages++;
    return rc;
}

struct chain *
chain_prepare(struct plan *plan, const char *run_id,
    void (*doing)(void *, const char *, const char *), void *ctx,
    struct cd_err *error)
{
    struct chain *chain = mem_zalloc(1, sizeof(*chain));
    size_t i, failed = 0, total = plan->nstages + plan->noutputs;

    chain->plan = plan;
    chain->most = (size_t)chain_most(
        plan->config->record_bytes, plan->config->worker_bytes);
    sandbox_commands(plan->config->worker_bytes, chain->most);
    chain->scratch = arena_new();
    chain->texts = texts_new(chain->scratch);
    chain->stages = mem_zalloc(total, sizeof(*chain->stages));
    chain->cutters = mem_zalloc(plan->noutputs, sizeof(*chain->cutters));
    chain->sifts = mem_zalloc(plan->noutputs, sizeof(*chain->sifts));
    chain->skipped = mem_zalloc(plan->noutputs, sizeof(*chain->skipped));
    chain->seen = mem_zalloc(plan->nneeds, sizeof(*chain->seen));
    for (i = 0; i < total; i++) {
        struct plan_node *node = i < plan->nstages
                                     ? &plan->stages[i]
                                     : &plan->outputs[i - plan->nstages];

        doing(ctx, "prepare", node->id);
        failed += prepare_node(chain, node, run_id, error) != 0;
    }
    doing(ctx, "", "");
    if (failed == 0)
        return chain;
    chain_free(chain, &(struct closing){ doing, NULL, ctx });
    return NULL;
}
