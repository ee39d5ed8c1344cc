/* SPDX-License-Identifier: MIT */
#include "io/intake_head.h"

#include "io/after_damage.h"
#include "io/foreign.h"

/* What is behind damage that hides the beginning: in doubt JSON Lines, of which
 * each shows that it is none, but values between two gaps, of which no part
 * becomes a record. */
static enum foreign_answer
look_behind(const struct intake *intake, const char *bytes, size_t n)
{
    enum foreign_answer answer =
        after_damage_look(bytes, n, intake->behind == INTAKE_END);

    if (answer != FOREIGN_MORE)
        return answer;
    if (intake->behind == INTAKE_DAMAGED)
        return FOREIGN_VALUES;
    return intake->behind == INTAKE_END || n >= FOREIGN_SNIFF ? FOREIGN_RECORDS
                                                              : FOREIGN_MORE;
}

static enum foreign_answer
look_at_head(const struct intake *intake, const char *bytes, size_t n,
    struct cd_err *err)
{
    if (intake->hidden)
        return look_behind(intake, bytes, n);
    return foreign_look(bytes, n, intake->behind == INTAKE_END,
        intake->inputs->v[intake->input].name, err);
}

int
intake_head(
    struct intake *intake, const char **bytes, size_t *n, struct cd_err *err)
{
    if (intake->head.n > 0) {
        buf_add(&intake->head, *bytes, *n);
        *bytes = intake->head.p;
        *n = intake->head.n;
    }
    switch (look_at_head(intake, *bytes, *n, err)) {
    case FOREIGN_WARC:
    case FOREIGN_FEED:
    case FOREIGN_HTML:
    case FOREIGN_TEXT:
    case FOREIGN_OTHER:
        return -1;
    case FOREIGN_VALUES:
        /* The plan has decided this for files: --resume must decide the
         * same. */
        if (intake->frame.kind == FRAME_LINES &&
            !intake->inputs->v[intake->input].then.stream)
            return err_set(err,
                "input \"%s\" turns out to be JSON over many "
                "lines only behind its first %zu bytes: convert "
                "it first, as in \"jq -c . FILE | copydesk run "
                "... -\"",
                intake->inputs->v[intake->input].name, FOREIGN_HEAD);
        intake->frame.kind = FRAME_JSON;
        break;
    case FOREIGN_MORE:
        if (intake->head.n == 0)
            buf_add(&intake->head, *bytes, *n);
        return 0;
    case FOREIGN_RECORDS:
        break;
    }
    intake->looked = true;
    return 1;
}
