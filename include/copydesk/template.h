/* SPDX-License-Identifier: MIT */
/*
 * copydesk/template.h - texts with fields of the record in them.
 *
 *     {title} ({source})     {date:%Y-%m}     {{not a field}}
 *
 * A path of record.h stands between braces; "{{" and "}}" are braces.  Behind
 * a colon, a form for ISO 8601 dates: %Y %m %d %H %M; a colon of a name is
 * written "\:".  With a form, a value that is no date of the calendar, written
 * with dashes ("2024-02-30" is none), counts as missing; so does a date that
 * has not all that the form asks for.
 *
 * Static inline over jansson's public API, as record.h is.
 */
#ifndef COPYDESK_TEMPLATE_H
#define COPYDESK_TEMPLATE_H

#include <copydesk/record.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CD_TEMPLATE_PARTS 32 /* most stretches of text and fields */

struct cd_template_part {
    const char *s; /* the text, or the path as it is written; */
    size_t n;      /* borrowed from what was parsed */
    bool field;
    const char *form; /* of a date, or NULL */
    size_t form_n;
    struct cd_path path; /* of a field */
};

struct cd_template {
    size_t n;
    struct cd_template_part parts[CD_TEMPLATE_PARTS];
};

/* The form of a date that f[0..n) is: what is wrong with it, or NULL. */
static inline const char *
cd_template_form_(const char *f, size_t n)
{
    bool any = false;
    size_t i;

    for (i = 0; i < n; i++) {
        any = any || f[i] == '%';
        if (f[i] == '%' && (++i == n || strchr("YmdHM", f[i]) == NULL))
            return "has a date form with something other than %Y %m %d %H %M";
    }
    return any ? NULL : "has a date form without one of %Y %m %d %H %M";
}

/* Read what stands behind "{" up to "}", which *s is moved behind. */
static inline const char *
cd_template_field_(const char **s, struct cd_template_part *part)
{
    const char *p = *s, *why;
    char path[2 * CD_PATH_BYTES];

    for (part->s = p; *p != '\0' && *p != '}' && *p != ':'; p++) {
        if (*p == '\\' && p[1] != '\0')
            p++;
    }
    part->field = true;
    part->n = (size_t)(p - part->s);
    if (*p == ':') {
        part->form = ++p;
        p += strcspn(p, "}");
        part->form_n = (size_t)(p - part->form);
    }
    if (*p != '}')
        return "has a \"{\" without a \"}\"";
    *s = p + 1;
    if (part->n >= sizeof(path))
        return "names a field by a path that is too long";
    memcpy(path, part->s, part->n);
    path[part->n] = '\0';
    if (cd_path_parse(&part->path, path) != NULL)
        return "has something between braces that is no path of a field";
    why =
        part->form != NULL ? cd_template_form_(part->form, part->form_n) : NULL;
    return why;
}

/* Read a template; it is borrowed.  Returns NULL, or what is wrong with it, as
 * in "has a \"}\" without a \"{\"": a static text that follows the template in
 * a message. */
static inline const char *
cd_template_parse(struct cd_template *t, const char *s)
{
    const char *why = NULL;

    for (t->n = 0; *s != '\0' && why == NULL; t->n++) {
        struct cd_template_part *part = &t->parts[t->n];

        if (t->n == CD_TEMPLATE_PARTS)
            return "has too many fields";
        part->field = false;
        part->form = NULL;
        part->s = s;
        part->n = strcspn(s, "{}");
        if (part->n > 0) {
            s += part->n;
        } else if (s[0] == s[1]) {
            part->n = 1; /* of the two braces */
            s += 2;
        } else if (*s == '}') {
            return "has a \"}\" without a \"{\"";
        } else {
            s++;
            why = cd_template_field_(&s, part);
        }
    }
    return why;
}

/* What a template writes to. */
struct cd_template_to {
    int (*put)(void *ctx, const char *s, size_t n); /* not 0 ends it */
    void *ctx;
    const struct cd_template_part *part;
    bool any; /* a value of the part was put */
    int rc;
};

/* The number of n digits at *s, which is moved behind them; -1 for others. */
static inline int
cd_template_digits_(const char **s, const char *end, int n)
{
    int value = 0;

    for (; n > 0; n--, (*s)++) {
        if (*s == end || **s < '0' || **s > '9')
            return -1;
        value = value * 10 + (**s - '0');
    }
    return value;
}

static inline bool
cd_template_take_(const char **s, const char *end, const char *any)
{
    if (*s == end || **s == '\0' || strchr(any, **s) == NULL)
        return false;
    (*s)++;
    return true;
}

/* What may stand behind the minutes: seconds with a fraction, a zone. */
static inline bool
cd_template_rest_(const char *s, const char *end)
{
    int value;

    if (cd_template_take_(&s, end, ":")) {
        value = cd_template_digits_(&s, end, 2);
        if (value < 0 || value > 60)
            return false;
        if (cd_template_take_(&s, end, ".,")) {
            if (cd_template_digits_(&s, end, 1) < 0)
                return false;
            while (cd_template_digits_(&s, end, 1) >= 0)
                continue;
        }
    }
    cd_template_take_(&s, end, " ");
    if (cd_template_take_(&s, end, "Zz") || !cd_template_take_(&s, end, "+-"))
        return s == end;
    value = cd_template_digits_(&s, end, 2);
    if (value >= 0 && value <= 23 && s < end) {
        cd_template_take_(&s, end, ":");
        value = cd_template_digits_(&s, end, 2);
    }
    return value >= 0 && value <= 59 && s == end;
}

static inline int
cd_template_month_days_(int year, int month)
{
    static const signed char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
        30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && leap);
}

/* The parts of an ISO 8601 date with dashes in the order of the letters
 * "YmdHM": how many there are, 0 where it is no such date. */
static inline size_t
cd_template_read_date_(const char *s, size_t n, int parts[5])
{
    static const char *const before[] = { "", "-", "-", "Tt ", ":" };
    static const int most[] = { 9999, 12, 31, 24, 59 };
    const char *end = s + n;
    size_t i;

    for (i = 0; i < 5 && s < end; i++) {
        if (i > 0 && !cd_template_take_(&s, end, before[i]))
            return 0;
        parts[i] = cd_template_digits_(&s, end, i == 0 ? 4 : 2);
        if (parts[i] < (i < 3 ? 1 : 0) || parts[i] > most[i])
            return 0;
    }
    if (i > 2 && parts[2] > cd_template_month_days_(parts[0], parts[1]))
        return 0;
    if (i > 4 && (parts[3] > 23 && parts[4] > 0))
        return 0;
    return s == end || (i == 5 && cd_template_rest_(s, end)) ? i : 0;
}

static inline int
cd_template_date_(struct cd_template_to *to, const char *iso, size_t n)
{
    static const char letters[] = "YmdHM";
    const struct cd_template_part *part = to->part;
    int parts[5], rc = 0;
    size_t i, k, count = cd_template_read_date_(iso, n, parts);
    char digits[16];

    for (i = 0; i < part->form_n; i++) {
        if (part->form[i] == '%' &&
            (size_t)(strchr(letters, part->form[++i]) - letters) >= count)
            return 0;
    }
    to->any = true;
    for (i = 0; i < part->form_n && rc == 0; i++) {
        const char *p = part->form + i;
        int size = 1;

        if (*p == '%') {
            k = (size_t)(strchr(letters, part->form[++i]) - letters);
            size = snprintf(
                digits, sizeof(digits), k == 0 ? "%04d" : "%02d", parts[k]);
            p = digits;
        }
        rc = to->put(to->ctx, p, (size_t)size);
    }
    return rc;
}

static inline int
cd_template_value_(void *ctx, const json_t *v)
{
    struct cd_template_to *to = (struct cd_template_to *)ctx;
    char scalar[CD_SCALAR_ROOM];
    const char *s = scalar;
    size_t i, n;

    for (i = 0; i < json_array_size(v) && to->rc == 0; i++)
        cd_template_value_(to, json_array_get(v, i));
    if (to->rc != 0 || json_is_array(v) || json_is_object(v) || json_is_null(v))
        return to->rc;
    if (to->part->form != NULL) {
        if (!to->any && json_is_string(v))
            to->rc = cd_template_date_(
                to, json_string_value(v), json_string_length(v));
        return to->rc;
    }
    if (json_is_string(v)) {
        s = json_string_value(v);
        n = json_string_length(v);
        if (n == 0)
            return 0;
    } else {
        n = cd_scalar_text(scalar, v);
    }
    if (to->any)
        to->rc = to->put(to->ctx, ", ", 2);
    if (to->rc == 0)
        to->rc = to->put(to->ctx, s, n);
    to->any = true;
    return to->rc;
}

/* Put what one part makes of the record.  Returns 0; 1 where a field has no
 * value; or what `put` returned, if that is not 0. */
static inline int
cd_template_put_part(const struct cd_template_part *part, const json_t *rec,
    int (*put)(void *ctx, const char *s, size_t n), void *ctx)
{
    struct cd_template_to to = { put, ctx, part, false, 0 };

    if (!part->field)
        return put(ctx, part->s, part->n);
    cd_path_each(&part->path, 0, rec, cd_template_value_, &to);
    return to.rc != 0 ? to.rc : to.any ? 0 : 1;
}

/* Put together what the template makes of the record.  Several values stand
 * with ", " between them; an object, null and an empty string are none.
 * Returns 0; 1 where a field has no value, so that what was put is of no use;
 * or what `put` returned, if that is not 0. */
static inline int
cd_template_put(const struct cd_template *t, const json_t *rec,
    int (*put)(void *ctx, const char *s, size_t n), void *ctx)
{
    size_t i;
    int rc = 0;

    for (i = 0; i < t->n && rc == 0; i++)
        rc = cd_template_put_part(&t->parts[i], rec, put, ctx);
    return rc;
}

#ifdef __cplusplus
}
#endif

#endif
