/* SPDX-License-Identifier: MIT */
#include "host/fan_name.h"

#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "io/digest.h"
#include "io/paths.h"

#define TEXT_MOST 60          /* bytes of the template's own between slashes */
#define HASH      16          /* hexadecimal digits behind a "~" */
#define MISSING   '\xff'      /* for a field without a value: in no UTF-8 */
#define OWN       "_copydesk" /* what begins so is the run's */

bool
fan_name_is(const char *path)
{
    return strpbrk(path, "{}") != NULL;
}

/* ---- characters ---------------------------------------------------------- */

/* Bytes of the character at s[i], n in all, that no name should have; or 0. */
static size_t
unfit(const char *s, size_t i, size_t n)
{
    const unsigned char c = (unsigned char)s[i];

    if (c == 0xc2 && i + 1 < n && (unsigned char)s[i + 1] < 0xa0)
        return 2; /* U+0080 to U+009F */
    return c < 0x20 || c == 0x7f || strchr("/\\:*?\"<>|", c) != NULL;
}

static bool
is_edge(char c)
{
    return c == '.' || c == ' ';
}

/* ---- the template -------------------------------------------------------- */

/* What a name of it looks like: its own text, with a letter for each field and
 * each letter of a form. */
static void
draw(const struct cd_template *t, struct buf *to)
{
    size_t i, k;

    for (i = 0; i < t->n; i++) {
        const struct cd_template_part *p = &t->parts[i];

        if (!p->field)
            buf_add(to, p->s, p->n);
        else if (p->form == NULL)
            buf_addc(to, '{');
        for (k = 0; p->form != NULL && k < p->form_n; k++) {
            buf_addc(to, p->form[k] == '%' ? '{' : p->form[k]);
            k += p->form[k] == '%';
        }
    }
}

static const char *
part_fault(const char *s, size_t n)
{
    size_t own = n, i;

    if (n == 0)
        return "has an empty part";
    if (is_edge(s[0]) || is_edge(s[n - 1]))
        return "has a part that begins or ends with a dot or a space";
    for (i = 0; i < n; i++) {
        if (unfit(s, i, n) > 0)
            return "has a character that not every file system takes";
        own -= s[i] == '{';
    }
    return own > TEXT_MOST ? "has a part with more than 60 bytes of text"
                           : NULL;
}

static const char *
shape_fault(const struct cd_template *t)
{
    struct buf shape = { 0 };
    const char *s, *why = NULL;
    size_t at = 0, n, depth = 0;

    draw(t, &shape);
    s = buf_cstr(&shape);
    if (strncmp(s, OWN, strlen(OWN)) == 0)
        why = "begins like a name of the run's own";
    while (why == NULL && at <= shape.n) {
        n = strcspn(s + at, "/");
        why = part_fault(s + at, n);
        if (why == NULL && ++depth > FAN_NAME_DEPTH)
            why = "has more than 8 parts";
        at += n + 1;
    }
    buf_free(&shape);
    return why;
}

static bool
has_field(const struct cd_template *t)
{
    size_t i;

    for (i = 0; i < t->n; i++) {
        if (t->parts[i].field)
            return true;
    }
    return false;
}

const char *
fan_name_parse(struct fan_name *f, const char *path, const char *id,
    bool append, struct arena *a)
{
    size_t n = strcspn(path, "{}");
    const char *why;
    char *folder;

    while (n > 0 && path[n - 1] != '/')
        n--;
    f->text = path + n;
    if (n == 0 && append)
        return "needs a folder in front of its first field, which \"append\" "
               "adds to";
    if (n == 1)
        return "has no folder in front of its first field";
    if (n > 0)
        n--;
    folder = arena_alloc(a, (n > 0 ? n : strlen(id)) + 1);
    memcpy(folder, n > 0 ? path : id, n > 0 ? n : strlen(id));
    folder[n > 0 ? n : strlen(id)] = '\0';
    f->folder = folder;
    if ((why = cd_template_parse(&f->template, f->text)) != NULL)
        return why;
    if (!has_field(&f->template))
        return "has braces without a field: \"{{\" and \"}}\" are for names "
               "with fields";
    return shape_fault(&f->template);
}

/* ---- names --------------------------------------------------------------- */

/* One part between slashes, while it is put together. */
struct part {
    const struct fan_name *name;
    struct buf *to;
    struct buf text;
    size_t tail;  /* where the template's own text begins that ends it */
    bool changed; /* it has a value that looks like a missing one */
    bool first;   /* of the path */
};

/* Does s[0..n) end as what was changed does? */
static bool
looks_changed(const char *s, size_t n)
{
    size_t i = 0;

    if (n <= HASH || s[n - HASH - 1] != '~')
        return false;
    while (i < HASH && strchr("0123456789abcdef", s[n - 1 - i]) != NULL)
        i++;
    return i == HASH;
}

/* Does the path begin as names of the run's own do? */
static bool
is_own_name(const struct part *p)
{
    return p->first && p->text.n >= strlen(OWN) &&
           memcmp(p->text.p, OWN, strlen(OWN)) == 0;
}

static bool
is_fit(const struct part *p)
{
    const char *s = p->text.p;
    const size_t n = p->tail;
    size_t i;

    if (p->changed || p->text.n > FAN_NAME_PART || is_edge(s[0]) ||
        is_edge(s[p->text.n - 1]) || looks_changed(s, n))
        return false;
    if (is_own_name(p))
        return false;
    for (i = 0; i < n; i++) {
        if (unfit(s, i, n) > 0)
            return false;
    }
    return true;
}

/* Put s[0..n), with "_" for what does not fit, and at most so many bytes. */
static void
put_fitting(struct buf *to, const char *s, size_t n, size_t most)
{
    const size_t from = to->n;
    size_t i, k;

    for (i = 0; i<n; i += k> 0 ? k : 1) {
        k = unfit(s, i, n);
        if (k > 0 || s[i] == MISSING || (is_edge(s[i]) && i == 0))
            buf_addc(to, '_');
        else
            buf_addc(to, s[i]);
    }
    if (to->n - from > most) {
        to->n = from + most;
        to->n = from + utf8_valid(to->p + from, most);
    }
}

/* The part is complete. */
static void
end_part(struct part *p)
{
    const size_t tail = p->text.n - p->tail, begun = p->to->n;
    char hex[DIGEST_HEX];
    struct digest *d;

    if (p->tail == 0) {
        buf_add(p->to, p->text.p, p->text.n);
    } else if (is_fit(p)) {
        put_fitting(p->to, p->text.p, p->text.n, FAN_NAME_PART);
    } else {
        d = digest_new();
        digest_add(d, p->text.p, p->tail);
        digest_hex(d, hex);
        digest_free(d);
        put_fitting(p->to, p->text.p, p->tail, FAN_NAME_PART - 1 - HASH - tail);
        if (is_own_name(p))
            p->to->p[begun] = '-';
        buf_addc(p->to, '~');
        buf_add(p->to, hex, HASH);
        buf_add(p->to, p->text.p + p->tail, tail);
    }
    p->text.n = p->tail = 0;
    p->changed = p->first = false;
}

/* Is this the template's own text, and no value? */
static bool
is_own(const struct fan_name *f, const char *s)
{
    return s >= f->text && s < f->text + strlen(f->text);
}

static int
put(void *ctx, const char *s, size_t n)
{
    struct part *p = ctx;
    size_t i;

    if (!is_own(p->name, s)) {
        buf_add(&p->text, s, n);
        p->tail = p->text.n;
        p->changed = p->changed || (n == 1 && s[0] == '_');
        return 0;
    }
    for (i = 0; i < n; i++) {
        if (s[i] != '/') {
            buf_addc(&p->text, s[i]);
        } else {
            end_part(p);
            buf_addc(p->to, '/');
        }
    }
    return 0;
}

void
fan_name_put(const struct fan_name *f, const json_t *rec, struct buf *to)
{
    struct part p = { .name = f, .to = to, .first = true };
    const char missing = MISSING;
    size_t i;

    for (i = 0; i < f->template.n; i++) {
        if (cd_template_put_part(&f->template.parts[i], rec, put, &p) == 1)
            put(&p, &missing, 1);
    }
    end_part(&p);
    buf_free(&p.text);
}

bool
fan_name_sound(const char *s, size_t n)
{
    size_t i = 0, k, end;

    if (n > FAN_NAME_DEPTH * (FAN_NAME_PART + 1) || utf8_valid(s, n) != n)
        return false;
    for (; i <= n; i = end + 1) {
        for (end = i; end < n && s[end] != '/'; end++)
            ;
        if (end == i || s[i] == '.')
            return false;
        for (k = i; k < end; k++) {
            if (unfit(s, k, end) > 0)
                return false;
        }
    }
    return strncmp(s, OWN, n < strlen(OWN) ? n : strlen(OWN)) != 0 ||
           n < strlen(OWN);
}
