/* SPDX-License-Identifier: MIT */
#include "engine/sift.h"

#include "base/mem.h"

int
sift_prepare(struct sift *sift, const struct plan_node *output,
    struct arena *scratch, struct texts *texts, const char *run_id,
    const struct plan_node **failed, struct cd_err *err)
{
    size_t i;

    for (i = 0; i < output->nsieves; i++) {
        struct stage *stage = &sift->stages[sift->n++];

        *failed = &output->sieves[i];
        if (stage_prepare(stage, *failed, scratch, texts, run_id, NULL, err))
            return -1;
    }
    return 0;
}

int
sift_open(struct sift *sift, struct cd_err *err)
{
    size_t i;

    for (i = 0; i < sift->n; i++) {
        if (stage_open(&sift->stages[i], err))
            return -1;
    }
    return 0;
}

json_t *
sift_record(struct sift *sift, json_t *rec, struct stage_fault *fault)
{
    json_t *to = json_incref(rec);
    size_t i;

    fault->code = NULL;
    for (i = 0; i < sift->n; i++) {
        enum cd_status status;

        if (i + 1 == sift->n && sift->stages[i].node->nwrites > 0) {
            json_decref(to);
            to = json_copy(rec); /* shallow: values are shared */
            if (to == NULL)
                mem_exhausted();
        }
        status = stage_process(&sift->stages[i], to, fault);
        if (status == CD_KEEP)
            continue;
        json_decref(to);
        return NULL;
    }
    return to;
}

void
sift_keep(struct sift *sift, bool keep)
{
    size_t i;

    for (i = 0; i < sift->n; i++) {
        if (keep)
            service_keep(&sift->stages[i].service);
        else
            service_undo(&sift->stages[i].service);
    }
}

void
sift_tell(struct sift *sift, struct reply *reply, size_t stage)
{
    size_t i;

    for (i = 0; i < sift->n; i++)
        reply_take_service(reply, stage, &sift->stages[i].service);
}
