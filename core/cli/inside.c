/* SPDX-License-Identifier: MIT */
#include "cli/inside.h"

#include <stdio.h>
#include <string.h>

#include "base/wire.h"
#include "engine/summary.h"
#include "host/talk.h"

struct call {
    void (*fn)(struct inside_result *, struct child_note *, void *);
    void *ctx;
};

static int
child_main(int channel, struct child_note *note, void *ctx)
{
    const struct call *call = ctx;
    struct inside_result r = { 0 };
    struct buf body = { 0 };

    call->fn(&r, note, call->ctx);
    wire_put_u64(&body, r.status);
    summary_put_diags(&body, &r.diags);
    wire_put_str(&body, r.out.n > 0 ? r.out.p : "", r.out.n);
    return channel_send(channel, 0, 0, -1, body.p, body.n) ? 1 : 0;
}

int
inside_call(void (*fn)(struct inside_result *, struct child_note *, void *),
    void *ctx, struct inside_result *r, struct cd_err *e)
{
    struct call call = { fn, ctx };
    struct channel_head h;
    struct buf body = { 0 };
    struct child c;
    struct wire w;
    const char *out;
    size_t n = 0;
    int rc;

    memset(r, 0, sizeof(*r));
    if (child_start(&c, child_main, &call, e))
        return -1;
    rc = child_receive(&c, &h, &body, e);
    child_end(&c);
    if (rc == 1) {
        w = (struct wire){ body.p, body.p + body.n, false };
        r->status = (enum run_status)wire_get_max(&w, RUN_FAILED);
        summary_get_diags(&r->diags, &w);
        out = wire_get_str(&w, &n);
        if (wire_done(&w))
            buf_add(&r->out, out, n);
        else
            rc = 0;
    }
    buf_free(&body);
    if (rc == 0)
        err_set(e, "the process that loads plugins talks nonsense");
    return rc == 1 ? 0 : -1;
}

void
inside_free(struct inside_result *r)
{
    buf_free(&r->out);
    diags_free(&r->diags);
}

int
inside_run(
    void (*fn)(struct inside_result *, struct child_note *, void *), void *ctx)
{
    struct inside_result r;
    struct cd_err e;
    int status;

    if (inside_call(fn, ctx, &r, &e)) {
        talk(TALK_ERROR, "%s", e.text);
        return RUN_REFUSED;
    }
    talk_diags(&r.diags);
    if (r.out.n > 0)
        fwrite(r.out.p, 1, r.out.n, stdout);
    status = (int)r.status;
    inside_free(&r);
    return status;
}
