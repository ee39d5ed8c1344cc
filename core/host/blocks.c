/* SPDX-License-Identifier: MIT */
#include "host/blocks.h"

#include <copydesk/blocks.h>
#include <string.h>

void
blocks_before(struct blocks_seen *seen, const json_t *rec)
{
    seen->blocks = json_object_get(rec, "blocks");
    if (seen->blocks == NULL)
        return;
    /* Held, so that no new value comes to lie in its place. */
    json_incref(seen->blocks);
    seen->text = json_incref(json_object_get(rec, "text"));
    seen->s = json_string_value(seen->text);
}

/* Has the record another text?  One that is gone is told of by nothing. */
static bool
text_changed(const struct blocks_seen *seen, const json_t *rec)
{
    const json_t *now = json_object_get(rec, "text");

    if (now == NULL)
        return false;
    if (now == seen->text)
        return json_string_value(now) != seen->s;
    return !json_equal(now, seen->text);
}

static bool
declares(const struct plan_node *node)
{
    size_t i;

    for (i = 0; i < node->nwrites; i++) {
        if (strcmp(node->writes[i].path, "blocks") == 0)
            return true;
    }
    return false;
}

void
blocks_after(
    struct blocks_seen *seen, json_t *rec, const struct plan_node *node)
{
    const json_t *now;

    if (seen->blocks == NULL)
        return;
    now = json_object_get(rec, "blocks");
    if (now != NULL && text_changed(seen, rec) &&
        (now == seen->blocks ||
            (!declares(node) && json_equal(now, seen->blocks))))
        json_object_del(rec, "blocks");
    json_decref(seen->text);
    json_decref(seen->blocks);
}

const char *
blocks_fault(const json_t *rec)
{
    const json_t *list = json_object_get(rec, "blocks");
    struct cd_blocks b;
    size_t end = 0;

    if (list == NULL)
        return NULL;
    if (!json_is_array(list))
        return "is no array";
    cd_blocks_begin(&b, rec);
    while (cd_blocks_next(&b)) {
        if (b.block.at < end)
            return "has a block that begins before the end of the last";
        if (strspn(b.s + end, "\n") < b.block.at - end)
            return "leaves out a part of \"text\"";
        end = b.block.at + b.block.n;
    }
    if (!b.over)
        return "has a block that is none of \"text\": it must have a known "
               "\"kind\", a \"start\" and an \"end\"";
    if (end < b.n && strspn(b.s + end, "\n") < b.n - end)
        return "leaves out the end of \"text\"";
    return NULL;
}
