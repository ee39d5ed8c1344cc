/*
 * copydesk/record.h - small helpers for plugins over a record's jansson tree.
 *
 * Everything here is static inline over jansson's public API: nothing to
 * link, nothing that ties a plugin to one host.
 */
#ifndef COPYDESK_RECORD_H
#define COPYDESK_RECORD_H

#include <copydesk/plugin.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The string in a field and its length in bytes; NULL and 0 where there is
 * none.  Valid until the field is set. */
static inline const char *
cd_text(const json_t *rec, const char *field, size_t *n)
{
    const json_t *v = json_object_get(rec, field);

    *n = json_string_length(v);
    return json_string_value(v);
}

/* Set a field to the n bytes of UTF-8 at s.  -1, after cd_fail, if they are
 * not UTF-8 or memory runs out. */
static inline int
cd_set_text(const struct cd_host *h, json_t *rec, const char *field,
    const char *s, size_t n)
{
    if (json_object_set_new(rec, field, json_stringn(s, n)) == 0)
        return 0;
    return h->fail(h, "cannot set \"%s\"", field);
}

/* Set a field to a fresh value, whose reference is taken.  -1, after cd_fail,
 * if v is NULL (its making failed) or memory runs out. */
static inline int
cd_set(const struct cd_host *h, json_t *rec, const char *field, json_t *v)
{
    if (json_object_set_new(rec, field, v) == 0)
        return 0;
    return h->fail(h, "cannot set \"%s\"", field);
}

/* Append a fresh value to the array in a field, which is made if it is not
 * there.  -1, after cd_fail, if that is not possible. */
static inline int
cd_append(const struct cd_host *h, json_t *rec, const char *field, json_t *v)
{
    json_t *a = json_object_get(rec, field);

    if (!json_is_array(a)) {
        a = json_array();
        if (json_object_set_new(rec, field, a)) {
            json_decref(v);
            return h->fail(h, "cannot set \"%s\"", field);
        }
    }
    if (json_array_append_new(a, v) == 0)
        return 0;
    return h->fail(h, "cannot append to \"%s\"", field);
}

/* Note in rec.trace.STAGE what a rule removed or changed: an object
 * {"rule": RULE, "text": s[0..n)}.  A plugin calls it where its option `trace`
 * asks for it. */
static inline int
cd_trace(const struct cd_host *h, json_t *rec, const char *stage,
    const char *rule, const char *s, size_t n)
{
    json_t *trace = json_object_get(rec, "trace"), *list;

    if (!json_is_object(trace)) {
        trace = json_object();
        if (json_object_set_new(rec, "trace", trace))
            return h->fail(h, "cannot set \"trace\"");
    }
    list = json_object_get(trace, stage);
    if (!json_is_array(list)) {
        list = json_array();
        if (json_object_set_new(trace, stage, list))
            return h->fail(h, "cannot set \"trace\"");
    }
    if (json_array_append_new(list,
            json_pack("{s:s,s:s%}", "rule", rule, "text", s, n)))
        return h->fail(h, "cannot append to \"trace\"");
    return 0;
}

#ifdef __cplusplus
}
#endif

#endif
