/* SPDX-License-Identifier: MIT */
/*
 * copydesk/record.h - small helpers for plugins over a record's jansson tree.
 *
 * Everything here is static inline over jansson's public API: nothing to
 * link, nothing that ties a plugin to one host.  (h->fail) stands in
 * parentheses because some headers, as Check's, have a macro of that name.
 */
#ifndef COPYDESK_RECORD_H
#define COPYDESK_RECORD_H

#include <copydesk/plugin.h>
#include <float.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    return (h->fail)(h, "cannot set \"%s\"", field);
}

/* Set a field to a fresh value, whose reference is taken.  -1, after cd_fail,
 * if v is NULL (its making failed) or memory runs out. */
static inline int
cd_set(const struct cd_host *h, json_t *rec, const char *field, json_t *v)
{
    if (json_object_set_new(rec, field, v) == 0)
        return 0;
    return (h->fail)(h, "cannot set \"%s\"", field);
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
            return (h->fail)(h, "cannot set \"%s\"", field);
        }
    }
    if (json_array_append_new(a, v) == 0)
        return 0;
    return (h->fail)(h, "cannot append to \"%s\"", field);
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
            return (h->fail)(h, "cannot set \"trace\"");
    }
    list = json_object_get(trace, stage);
    if (!json_is_array(list)) {
        list = json_array();
        if (json_object_set_new(trace, stage, list))
            return (h->fail)(h, "cannot set \"trace\"");
    }
    if (json_array_append_new(
            list, json_pack("{s:s,s:s%}", "rule", rule, "text", s, n)))
        return (h->fail)(h, "cannot append to \"trace\"");
    return 0;
}

/* ---- numbers as text ------------------------------------------------------
 */

#define CD_SCALAR_ROOM 40 /* bytes of the longest text, with its NUL */

/* Write the shortest decimal that reads back as the same value, which must be
 * finite, with a point or an exponent: "0.1", "0.30000000000000004", "2.0",
 * "1e+300"; with a point also where the locale has another sign.  Returns its
 * length.  15 digits always survive, 17 always suffice (IEEE 754 binary64);
 * subnormal numbers need fewer. */
static inline size_t
cd_real_text(char text[CD_SCALAR_ROOM], double value)
{
    int digits = value < DBL_MIN && value > -DBL_MIN ? 1 : 15;
    char *from, *to = text;

    for (; digits <= 17; digits++) {
        snprintf(text, CD_SCALAR_ROOM, "%.*g", digits, value);
        if (!(strtod(text, NULL) < value) && !(strtod(text, NULL) > value))
            break;
    }
    for (from = text; *from != '\0'; from++) {
        if (strchr("0123456789+-e", *from) != NULL)
            *to++ = *from;
        else if (to == text || to[-1] != '.')
            *to++ = '.'; /* the sign may have several bytes */
    }
    *to = '\0';
    if (strpbrk(text, ".e") != NULL)
        return (size_t)(to - text);
    memcpy(to, ".0", 3);
    return (size_t)(to - text) + 2;
}

/* Write a number, true, false or null as JSON has it, and as the record's own
 * JSON has it.  Returns its length; 0 for a string, an array, an object. */
static inline size_t
cd_scalar_text(char text[CD_SCALAR_ROOM], const json_t *v)
{
    if (json_is_real(v))
        return cd_real_text(text, json_real_value(v));
    if (json_is_integer(v))
        return (size_t)snprintf(text, CD_SCALAR_ROOM, "%" JSON_INTEGER_FORMAT,
            json_integer_value(v));
    text[0] = '\0';
    if (json_is_boolean(v))
        strcpy(text, json_is_true(v) ? "true" : "false");
    else if (json_is_null(v))
        strcpy(text, "null");
    return strlen(text);
}

/* ---- paths ---------------------------------------------------------------
 *
 * A path names values in a record: members with dots between them, "[]" for
 * every element of an array, "[2]" for one, counted from 0:
 *
 *     title   quality.words   quotes[].speaker   article.body[0].text
 *
 * A backslash takes the character behind it into a name: "dc\\.title" is one
 * member.  This is the syntax of every path in a pipeline file. */

#define CD_PATH_STEPS 16  /* most steps of a path */
#define CD_PATH_BYTES 256 /* most bytes of its names, a NUL behind each */

enum { CD_STEP_MEMBER = -2, CD_STEP_EACH = -1 }; /* else an index */

struct cd_step {
    int32_t index;  /* CD_STEP_MEMBER, CD_STEP_EACH, or from 0 */
    uint16_t at, n; /* CD_STEP_MEMBER: its name in `names` */
};

struct cd_path {
    size_t n;
    struct cd_step steps[CD_PATH_STEPS];
    char names[CD_PATH_BYTES];
};

/* Read "[]" or "[12]" into *s.  What is wrong with it, or NULL. */
static inline const char *
cd_path_bracket_(const char **s, struct cd_step *step)
{
    const char *p = *s + 1;

    step->index = *p == ']' ? CD_STEP_EACH : 0;
    for (; *p >= '0' && *p <= '9'; p++) {
        if (step->index > 9999999)
            return "has an index that is too large";
        step->index = step->index * 10 + (*p - '0');
    }
    if (*p != ']')
        return "has something other than a number between \"[\" and \"]\"";
    *s = p + 1;
    return NULL;
}

/* Read a name into *s, which may use `names` from `used` on. */
static inline const char *
cd_path_name_(
    const char **s, struct cd_path *to, size_t used, struct cd_step *step)
{
    const char *p = *s;

    step->index = CD_STEP_MEMBER;
    step->at = (uint16_t)used;
    for (; *p != '\0' && *p != '.' && *p != '['; p++) {
        if (*p == ']')
            return "has a \"]\" without a \"[\"";
        if (*p == '\\' && *++p == '\0')
            return "ends in a backslash";
        if (used + 1 >= CD_PATH_BYTES)
            return "is too long";
        to->names[used++] = *p;
    }
    step->n = (uint16_t)(used - step->at);
    if (step->n == 0)
        return "has an empty name";
    to->names[used] = '\0';
    *s = p;
    return NULL;
}

/* Read a path.  Returns NULL, or what is wrong with it, as in "has an empty
 * name": a static text that follows the path in a message. */
static inline const char *
cd_path_parse(struct cd_path *to, const char *s)
{
    size_t used = 0;

    to->n = 0;
    do {
        struct cd_step *step = &to->steps[to->n];
        const char *why;

        if (to->n == CD_PATH_STEPS)
            return "has too many steps";
        if (to->n > 0 && *s == '[') {
            why = cd_path_bracket_(&s, step);
        } else if (to->n > 0 && *s++ != '.') {
            why =
                "has something behind a \"]\" that is neither \".\" nor \"[\"";
        } else {
            why = cd_path_name_(&s, to, used, step);
            used += (size_t)step->n + 1;
        }
        if (why != NULL)
            return why;
        to->n++;
    } while (*s != '\0');
    return NULL;
}

/* The name of a step that is a member, ended by NUL. */
static inline const char *
cd_path_name(const struct cd_path *p, size_t step)
{
    return p->names + p->steps[step].at;
}

/* Does it lead through members of objects alone, into no array? */
static inline int
cd_path_members_only(const struct cd_path *p)
{
    size_t i;

    for (i = 0; i < p->n; i++) {
        if (p->steps[i].index != CD_STEP_MEMBER)
            return 0;
    }
    return 1;
}

/* May both name the same value, or may one lead into what the other names:
 * "a[]" and "a[0].b"? */
static inline int
cd_path_overlaps(const struct cd_path *a, const struct cd_path *b)
{
    size_t i;

    for (i = 0; i < a->n && i < b->n; i++) {
        const int32_t x = a->steps[i].index, y = b->steps[i].index;
        const int each =
            x == CD_STEP_EACH ? y >= 0 : y == CD_STEP_EACH && x >= 0;

        if ((x != y && !each) ||
            (x == CD_STEP_MEMBER &&
                strcmp(cd_path_name(a, i), cd_path_name(b, i)) != 0))
            return 0;
    }
    return 1;
}

/* Call fn for every value that the path, from the step `from` on, names in v,
 * in their order; null counts as none.  What fn returns, if it is not 0, ends
 * that and is returned. */
static inline int
cd_path_each(const struct cd_path *p, size_t from, const json_t *v,
    int (*fn)(void *ctx, const json_t *v), void *ctx)
{
    size_t i, k;
    int rc = 0;

    for (i = from; i < p->n && v != NULL; i++) {
        const struct cd_step *s = &p->steps[i];

        if (s->index == CD_STEP_EACH) {
            for (k = 0; k < json_array_size(v) && rc == 0; k++)
                rc = cd_path_each(p, i + 1, json_array_get(v, k), fn, ctx);
            return rc;
        }
        v = s->index == CD_STEP_MEMBER
                ? json_object_getn(v, p->names + s->at, s->n)
                : json_array_get(v, (size_t)s->index);
    }
    return v == NULL || json_is_null(v) ? 0 : fn(ctx, v);
}

static inline int
cd_path_keep_(void *ctx, const json_t *v)
{
    *(const json_t **)ctx = v;
    return 1;
}

/* The first of these values, or NULL. */
static inline const json_t *
cd_path_first(const struct cd_path *p, const json_t *v)
{
    const json_t *found = NULL;

    cd_path_each(p, 0, v, cd_path_keep_, &found);
    return found;
}

#ifdef __cplusplus
}
#endif

#endif
