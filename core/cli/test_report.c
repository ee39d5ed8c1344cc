/* SPDX-License-Identifier: MIT */
#include "cli/test_report.h"

#include <string.h>

#include "base/tty.h"
#include "cli/difference.h"
#include "json/writer.h"

static const char *
stage_id(const struct chain *c, size_t stage)
{
    return c->stages[stage - 1].node->id;
}

static void
add_value(struct buf *out, char sign, const json_t *v)
{
    struct buf text = { 0 };

    buf_addf(out, "    %c ", sign);
    writer_value(&text, v);
    tty_escape(out, text.p, text.n);
    buf_addc(out, '\n');
    buf_free(&text);
}

json_t *
test_report_record(const struct chain *c, const struct rehearsal *r)
{
    return r->end == CHAIN_WRITTEN && r->n == c->nstages + 1
               ? r->records[c->nstages]
               : NULL;
}

/* ---- fields ---------------------------------------------------------------
 */

/* Must there be no value?  Of a path with "[]" that is the empty list, too. */
static bool
nothing(const struct test_field *f)
{
    return json_is_null(f->value) ||
           (test_field_is_list(f) && json_is_array(f->value) &&
               json_array_size(f->value) == 0);
}

bool
test_report_holds(
    struct test_field *f, json_t *rec, json_t **value, struct buf *why)
{
    struct buf text = { 0 };
    struct cd_err e;
    int rc;

    *value = test_field_value(f, rec);
    if (nothing(f)) {
        if (*value != NULL)
            buf_adds(why, "must not be there");
        return *value == NULL;
    }
    if (f->value != NULL) {
        if (*value == NULL)
            buf_adds(why, "is not there");
        else if (!json_equal(f->value, *value))
            buf_adds(why, "differs");
        return *value != NULL && json_equal(f->value, *value);
    }
    if ((rc = test_field_holds(f, rec, &e)) > 0)
        return true;
    if (rc < 0) {
        buf_addf(why, "cannot be judged: %s", e.text);
        return false;
    }
    writer_value(&text, f->condition);
    buf_addf(why, "%s %s",
        *value != NULL ? "does not fulfil" : "is not there, and must fulfil",
        buf_cstr(&text));
    buf_free(&text);
    return false;
}

/* The last stage that changed the value of the field, from 1; 0 for none. */
static size_t
changed_by(const struct test_field *f, const struct rehearsal *r)
{
    size_t i, last = 0;

    for (i = 1; i < r->n; i++) {
        json_t *before = test_field_value(f, r->records[i - 1]),
               *after = test_field_value(f, r->records[i]);

        if (before != after &&
            (before == NULL || after == NULL || !json_equal(before, after)))
            last = i;
        json_decref(before);
        json_decref(after);
    }
    return last;
}

static void
tell_field(struct buf *out, const struct test_field *f, const json_t *value,
    const char *why, const struct chain *c, const struct rehearsal *r)
{
    size_t stage = changed_by(f, r);

    tty_escape(out, f->path, strlen(f->path));
    buf_adds(out, ": ");
    tty_escape(out, why, strlen(why));
    if (stage > 0)
        buf_addf(out, "; stage \"%s\" %s it last", stage_id(c, stage),
            value != NULL ? "changed" : "removed");
    else
        buf_adds(out, "; no stage changed it");
    if (f->value != NULL && !nothing(f) && value != NULL) {
        difference_values(out, f->value, value);
        return;
    }
    buf_addc(out, '\n');
    if (f->value != NULL && !nothing(f))
        add_value(out, '-', f->value);
    if (value != NULL)
        add_value(out, '+', value);
}

static bool
report_fields(struct buf *out, const struct test *t, const struct chain *c,
    const struct rehearsal *r, json_t *rec)
{
    bool good = true;
    size_t i;

    for (i = 0; i < t->nfields; i++) {
        struct test_field *f = &t->fields[i];
        struct buf why = { 0 };
        json_t *value;

        if (!test_report_holds(f, rec, &value, &why)) {
            tell_field(out, f, value, buf_cstr(&why), c, r);
            good = false;
        }
        json_decref(value);
        buf_free(&why);
    }
    return good;
}

/* ---- what became of it ----------------------------------------------------
 */

/* "stage "select" dropped it" ... */
static void
tell_end(struct buf *out, const struct chain *c, const struct rehearsal *r)
{
    const char *what = r->stage > c->nstages ? "output" : "stage";

    if (r->end == CHAIN_WRITTEN) {
        buf_adds(out, "it was written\n");
        return;
    }
    if (r->stage > 0)
        buf_addf(out, "%s \"%s\" ", what, stage_id(c, r->stage));
    if (r->end == CHAIN_DROPPED) {
        buf_adds(out, "dropped it\n");
        return;
    }
    buf_addf(out, "%s: %s: ", r->stage > 0 ? "rejected it" : "it was rejected",
        r->code);
    tty_escape(out, r->reason, strlen(r->reason));
    buf_addc(out, '\n');
}

/* Did it end as the test says? */
static bool
ended(const struct test *t, const struct rehearsal *r)
{
    switch (t->end) {
    case TEST_WRITTEN:
        return r->end == CHAIN_WRITTEN;
    case TEST_DROPPED:
        return r->end == CHAIN_DROPPED;
    case TEST_REJECTED:
        return r->end == CHAIN_REJECTED && strcmp(r->code, t->code) == 0;
    case TEST_UNSAID:
        break;
    }
    return false;
}

bool
test_report(struct buf *out, const struct test *t, const struct chain *c,
    const struct rehearsal *r)
{
    static const char *const ends[] = { [TEST_UNSAID] = "nothing is expected",
        [TEST_WRITTEN] = "the record must be written",
        [TEST_DROPPED] = "the record must be dropped",
        [TEST_REJECTED] = "the record must be rejected" };
    json_t *rec = test_report_record(c, r);

    if (!ended(t, r)) {
        buf_adds(out, ends[t->end]);
        if (t->end == TEST_REJECTED)
            buf_addf(out, " (%s)", t->code);
        buf_adds(out, "; ");
        tell_end(out, c, r);
        return false;
    }
    return rec == NULL || report_fields(out, t, c, r, rec);
}
