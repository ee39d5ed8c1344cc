/* SPDX-License-Identifier: MIT */
/* What it does to its memory and to the record, and what it reads there
 * without saying so. */
#ifndef FAULTY_RECORD_H
#define FAULTY_RECORD_H

#include <stdlib.h>
#include <string.h>

#include "faulty.h"

/* What is wrong with its memory and the record. */
static void
spoil(const struct cd_host *h, struct self *s, json_t *rec, size_t n)
{
    (void)h, (void)s, (void)rec, (void)n;
#if defined FAULT_scratch_behind || defined FAULT_scratch_before
    char *piece = strcpy(h->scratch(h, 6), "words");

#ifdef FAULT_scratch_behind
    piece[6] = '\0';
#else
    piece[-1] = '\0';
#endif
#endif
#ifdef FAULT_scratch_kept
    if (s->piece != NULL)
        *s->piece = 'x';
    s->piece = h->scratch(h, 1);
#endif
#ifdef FAULT_leak_record
    *(volatile char *)malloc(40) = 1;
#endif
    json_t *part = json_array_get(json_object_get(rec, "parts"), 0);

    (void)part;
#ifdef FAULT_writes_element
    if (part != NULL)
        json_object_set_new(part, "name", json_string("mine"));
#endif
#ifdef FAULT_removes_inside
    json_object_del(json_object_get(rec, "meta"), "of");
#endif
#ifdef FAULT_inner_long
    if (json_string_length(json_object_get(part, "name")) > 60000)
        abort();
#endif
#ifdef FAULT_inner_missing
    const json_t *meta = json_object_get(rec, "meta");

    if (json_object_get(meta, "of") != NULL &&
        json_object_get(meta, "part") == NULL)
        abort();
#endif
#ifdef FAULT_second_long
    if (json_string_length(json_object_get(
            json_array_get(json_object_get(rec, "parts"), 1), "name")) > 60000)
        abort();
#endif
#ifdef FAULT_not_shown
    if (json_integer_value(json_object_get(rec, "weight")) < 0)
        abort();
#endif
#ifdef FAULT_keeps_value
    json_decref(s->kept);
    s->kept = json_incref(json_object_get(rec, "text"));
#endif
#ifdef FAULT_shared_value
    json_object_set(rec, "words", s->shared->list);
#endif
#ifdef FAULT_writes_more
    json_object_set_new(rec, "title", json_string("mine"));
#endif
#ifdef FAULT_blocks
    if (n > 1)
        json_object_set_new(rec, "blocks",
            json_pack(
                "[{s:s,s:i,s:i}]", "kind", "paragraph", "start", 0, "end", 1));
#endif
#ifdef FAULT_removes_more
    json_object_del(rec, "title");
#endif
#ifdef FAULT_bad_text
    if (n == 1)
        json_object_set_new(rec, "long", json_stringn_nocheck("\xff", 1));
#endif
}

/* How far the count is off by what the record holds beside its fields. */
static int64_t
off_by_record(struct self *s, json_t *rec)
{
    int64_t words = 0;

    (void)s, (void)rec;
#ifdef FAULT_reads_more
    if (json_object_get(rec, "title") != NULL)
        words++;
#endif
#ifdef FAULT_reads_other
    if (json_object_get(rec, "mine") != NULL)
        words += 0 * s->seen, json_object_set_new(rec, "long", json_true());
#endif
#ifdef FAULT_reads_inside
    if (json_object_get(json_object_get(rec, "meta"), "of") != NULL)
        words++;
#endif
#ifdef FAULT_many
    if (json_object_size(rec) > 100)
        abort(); /* its table is full */
#endif
#ifdef FAULT_nameless
    const char *first;
    json_t *any;

    json_object_foreach (rec, first, any) {
        if (*first == '\0')
            abort();
    }
#endif
    return words;
}

#endif
