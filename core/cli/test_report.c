/* SPDX-License-Identifier: MIT */
#include "cli/test_report.h"

#include <string.h>

#include "base/tty.h"
#include "cli/difference.h"
#include "json/writer.h"

static const char *
stage_id(const struct chain *chain, size_t stage)
{
    return chain->stages[stage - 1].node->id;
}

static void
add_value_line(struct buf *out, char sign, const json_t *value)
{
    struct buf text = { 0 };

    buf_addf(out, "    %c ", sign);
    writer_value(&text, value);
    tty_escape(out, text.p, text.n);
    buf_addc(out, '\n');
    buf_free(&text);
}

json_t *
test_report_record(const struct chain *chain, const struct rehearsal *rehearsal)
{
    return rehearsal->end == CHAIN_WRITTEN && rehearsal->n == chain->nstages + 1
               ? rehearsal->records[chain->nstages]
               : NULL;
}

/* ---- fields ---------------------------------------------------------------
 */

/* Must there be no value?  Of a path with "[]" that is the empty list, too. */
static bool
nothing_came(const struct test_field *field)
{
    return json_is_null(field->value) ||
           (test_field_is_list(field) && json_is_array(field->value) &&
               json_array_size(field->value) == 0);
}

bool
test_report_holds(
    struct test_field *field, json_t *rec, json_t **value, struct buf *why)
{
    struct buf text = { 0 };
    struct cd_err err;
    int rc;

    *value = test_field_value(field, rec);
    if (nothing_came(field)) {
        if (*value != NULL)
            buf_adds(why, "must not be there");
        return *value == NULL;
    }
    if (field->value != NULL) {
        if (*value == NULL)
            buf_adds(why, "is not there");
        else if (!json_equal(field->value, *value))
            buf_adds(why, "differs");
        return *value != NULL && json_equal(field->value, *value);
    }
    if ((rc = test_field_holds(field, rec, &err)) > 0)
        return true;
    if (rc < 0) {
        buf_addf(why, "cannot be judged: %s", err.text);
        return false;
    }
    writer_value(&text, field->condition);
    buf_addf(why, "%s %s",
        *value != NULL ? "does not fulfil" : "is not there, and must fulfil",
        buf_cstr(&text));
    buf_free(&text);
    return false;
}

/* The last stage that changed the value of the field, from 1; 0 for none. */
static size_t
changed_by(const struct test_field *field, const struct rehearsal *rehearsal)
{
    size_t i, last = 0;

    for (i = 1; i < rehearsal->n; i++) {
        json_t *before = test_field_value(field, rehearsal->records[i - 1]),
               *after = test_field_value(field, rehearsal->records[i]);

        if (before != after &&
            (before == NULL || after == NULL || !json_equal(before, after)))
            last = i;
        json_decref(before);
        json_decref(after);
    }
    return last;
}

static void
tell_field(struct buf *out, const struct test_field *field, const json_t *value,
    const char *why, const struct chain *chain,
    const struct rehearsal *rehearsal)
{
    size_t stage = changed_by(field, rehearsal);

    tty_escape(out, field->path, strlen(field->path));
    buf_adds(out, ": ");
    tty_escape(out, why, strlen(why));
    if (stage > 0)
        buf_addf(out, "; stage \"%s\" %s it last", stage_id(chain, stage),
            value != NULL ? "changed" : "removed");
    else
        buf_adds(out, "; no stage changed it");
    if (field->value != NULL && !nothing_came(field) && value != NULL) {
        difference_values(out, field->value, value);
        return;
    }
    buf_addc(out, '\n');
    if (field->value != NULL && !nothing_came(field))
        add_value_line(out, '-', field->value);
    if (value != NULL)
        add_value_line(out, '+', value);
}

static bool
report_fields(struct buf *out, const struct test *test,
    const struct chain *chain, const struct rehearsal *rehearsal, json_t *rec)
{
    bool good = true;
    size_t i;

    for (i = 0; i < test->nfields; i++) {
        struct test_field *field = &test->fields[i];
        struct buf why = { 0 };
        json_t *value;

        if (!test_report_holds(field, rec, &value, &why)) {
            tell_field(out, field, value, buf_cstr(&why), chain, rehearsal);
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
tell_end(struct buf *out, const struct chain *chain,
    const struct rehearsal *rehearsal)
{
    const char *what = rehearsal->stage > chain->nstages ? "output" : "stage";

    if (rehearsal->end == CHAIN_WRITTEN) {
        buf_adds(out, "it was written\n");
        return;
    }
    if (rehearsal->stage > 0)
        buf_addf(out, "%s \"%s\" ", what, stage_id(chain, rehearsal->stage));
    if (rehearsal->end == CHAIN_DROPPED) {
        buf_adds(out, "dropped it\n");
        return;
    }
    buf_addf(out,
        "%s: %s: ", rehearsal->stage > 0 ? "rejected it" : "it was rejected",
        rehearsal->code);
    tty_escape(out, rehearsal->reason, strlen(rehearsal->reason));
    buf_addc(out, '\n');
}

/* Did it end as the test says? */
static bool
run_ended(const struct test *test, const struct rehearsal *rehearsal)
{
    switch (test->end) {
    case TEST_WRITTEN:
        return rehearsal->end == CHAIN_WRITTEN;
    case TEST_DROPPED:
        return rehearsal->end == CHAIN_DROPPED;
    case TEST_REJECTED:
        return rehearsal->end == CHAIN_REJECTED &&
               strcmp(rehearsal->code, test->code) == 0;
    case TEST_UNSAID:
        break;
    }
    return false;
}

bool
test_report(struct buf *out, const struct test *test, const struct chain *chain,
    const struct rehearsal *rehearsal)
{
    static const char *const ends[] = { [TEST_UNSAID] = "nothing is expected",
        [TEST_WRITTEN] = "the record must be written",
        [TEST_DROPPED] = "the record must be dropped",
        [TEST_REJECTED] = "the record must be rejected" };
    json_t *rec = test_report_record(chain, rehearsal);

    if (!run_ended(test, rehearsal)) {
        buf_adds(out, ends[test->end]);
        if (test->end == TEST_REJECTED)
            buf_addf(out, " (%s)", test->code);
        buf_adds(out, "; ");
        tell_end(out, chain, rehearsal);
        return false;
    }
    return rec == NULL || report_fields(out, test, chain, rehearsal, rec);
}
