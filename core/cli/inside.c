/* SPDX-License-Identifier: MIT */
#include "cli/inside.h"

#include <stdio.h>
#include <string.h>

#include "base/wire.h"
#include "engine/summary.h"
#include "host/inherited.h"
#include "process/talk.h"

struct call {
    void (*fn)(struct inside_result *, struct child_note *, void *);
    void *ctx;
};

static int
inside_child(int channel, struct child_note *note, void *ctx)
{
    const struct call *call = ctx;
    struct inside_result result = { 0 };
    struct buf body = { 0 };

    inherited_hold();
    call->fn(&result, note, call->ctx);
    wire_put_u64(&body, result.status);
    summary_put_diags(&body, &result.diags);
    wire_put_str(&body, result.out.n > 0 ? result.out.p : "", result.out.n);
    return channel_send(channel, 0, 0, -1, body.p, body.n) ? 1 : 0;
}

int
inside_call(void (*fn)(struct inside_result *, struct child_note *, void *),
    void *ctx, struct inside_result *result, struct cd_err *err)
{
    struct call call = { fn, ctx };
    struct channel_head head;
    struct buf body = { 0 };
    struct child child;
    struct wire wire;
    const char *out;
    size_t n = 0;
    int rc;

    memset(result, 0, sizeof(*result));
    if (child_start(&child, inside_child, &call, err))
        return -1;
    rc = child_receive(&child, &head, &body, err);
    child_end(&child);
    if (rc == 1) {
        wire = (struct wire){ body.p, body.p + body.n, false };
        result->status = (enum run_status)wire_get_max(&wire, RUN_FAILED);
        summary_get_diags(&result->diags, &wire);
        out = wire_get_str(&wire, &n);
        if (wire_done(&wire))
            buf_add(&result->out, out, n);
        else
            rc = 0;
    }
    buf_free(&body);
    if (rc == 0)
        err_set(err, "the process that loads plugins talks nonsense");
    return rc == 1 ? 0 : -1;
}

void
inside_free(struct inside_result *result)
{
    buf_free(&result->out);
    diags_free(&result->diags);
}

int
inside_run(
    void (*fn)(struct inside_result *, struct child_note *, void *), void *ctx)
{
    struct inside_result result;
    struct cd_err err;
    int status;

    if (inside_call(fn, ctx, &result, &err)) {
        talk(TALK_ERROR, "%s", err.text);
        return RUN_REFUSED;
    }
    talk_diags(&result.diags);
    if (result.out.n > 0)
        fwrite(result.out.p, 1, result.out.n, stdout);
    status = (int)result.status;
    inside_free(&result);
    return status;
}
