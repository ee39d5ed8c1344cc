/* SPDX-License-Identifier: MIT */
#include "engine/sift.h"

#include "base/mem.h"

int
sift_prepare(struct sift *s, const struct plan_node *output,
    struct arena *scratch, struct texts *texts, const char *run_id,
    const struct plan_node **failed, struct cd_err *e)
{
    size_t i;

    for (i = 0; i < output->nsieves; i++) {
        *failed = &output->sieves[i];
        if (stage_prepare(
                &s->stages[i], *failed, scratch, texts, run_id, NULL, e)) {
            stage_release(&s->stages[i]);
            return -1;
        }
        s->n++;
    }
    return 0;
}

int
sift_open(struct sift *s, struct cd_err *e)
{
    size_t i;

    for (i = 0; i < s->n; i++) {
        if (stage_open(&s->stages[i], e))
            return -1;
    }
    return 0;
}

json_t *
sift_record(struct sift *s, json_t *rec, struct stage_fault *f)
{
    json_t *to = json_incref(rec);
    size_t i;

    f->code = NULL;
    for (i = 0; i < s->n; i++) {
        enum cd_status status;

        if (i + 1 == s->n && s->stages[i].node->nwrites > 0) {
            json_decref(to);
            to = json_copy(rec); /* what is in it is shared */
            if (to == NULL)
                mem_exhausted();
        }
        status = stage_process(&s->stages[i], to, f);
        if (status == CD_KEEP)
            continue;
        json_decref(to);
        return NULL;
    }
    return to;
}

void
sift_keep(struct sift *s, bool keep)
{
    size_t i;

    for (i = 0; i < s->n; i++) {
        if (keep)
            service_keep(&s->stages[i].service);
        else
            service_undo(&s->stages[i].service);
    }
}

void
sift_tell(struct sift *s, struct reply *r, size_t stage)
{
    size_t i;

    for (i = 0; i < s->n; i++)
        reply_take_service(r, stage, &s->stages[i].service);
}
