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

/* Bytes of the character at text[i], n in all, that no name should have; or
 * 0. */
static size_t
unfit(const char *text, size_t i, size_t n)
{
    const unsigned char byte = (unsigned char)text[i];

    if (byte == 0xc2 && i + 1 < n && (unsigned char)text[i + 1] < 0xa0)
        return 2; /* U+0080 to U+009F */
    return byte < 0x20 || byte == 0x7f || strchr("/\\:*?\"<>|", byte) != NULL;
}

static bool
is_name_edge(char byte)
{
    return byte == '.' || byte == ' ';
}

/* ---- the template -------------------------------------------------------- */

/* What a name of it looks like: its own text, with a letter for each field and
 * each letter of a form. */
static void
draw(const struct cd_template *template, struct buf *to)
{
    size_t i, k;

    for (i = 0; i < template->n; i++) {
        const struct cd_template_part *part = &template->parts[i];

        if (!part->field)
            buf_add(to, part->s, part->n);
        else if (part->form == NULL)
            buf_addc(to, '{');
        for (k = 0; part->form != NULL && k < part->form_n; k++) {
            buf_addc(to, part->form[k] == '%' ? '{' : part->form[k]);
            k += part->form[k] == '%';
        }
    }
}

static const char *
part_fault(const char *text, size_t n)
{
    size_t own = n, i;

    if (n == 0)
        return "has an empty part";
    if (is_name_edge(text[0]) || is_name_edge(text[n - 1]))
        return "has a part that begins or ends with a dot or a space";
    for (i = 0; i < n; i++) {
        if (unfit(text, i, n) > 0)
            return "has a character that not every file system takes";
        own -= text[i] == '{';
    }
    return own > TEXT_MOST ? "has a part with more than 60 bytes of text"
                           : NULL;
}

static const char *
shape_fault(const struct cd_template *template)
{
    struct buf shape = { 0 };
    const char *text, *why = NULL;
    size_t at = 0, n, depth = 0;

    draw(template, &shape);
    text = buf_cstr(&shape);
    if (strncmp(text, OWN, strlen(OWN)) == 0)
        why = "begins like a name of the run's own";
    while (why == NULL && at <= shape.n) {
        n = strcspn(text + at, "/");
        why = part_fault(text + at, n);
        if (why == NULL && ++depth > FAN_NAME_DEPTH)
            why = "has more than 8 parts";
        at += n + 1;
    }
    buf_free(&shape);
    return why;
}

static bool
has_field(const struct cd_template *template)
{
    size_t i;

    for (i = 0; i < template->n; i++) {
        if (template->parts[i].field)
            return true;
    }
    return false;
}

const char *
fan_name_parse(struct fan_name *fan_name, const char *path, const char *id,
    bool append, struct arena *a)
{
    size_t n = strcspn(path, "{}");
    const char *why;
    char *folder;

    while (n > 0 && path[n - 1] != '/')
        n--;
    fan_name->text = path + n;
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
    fan_name->folder = folder;
    if ((why = cd_template_parse(&fan_name->template, fan_name->text)) != NULL)
        return why;
    if (!has_field(&fan_name->template))
        return "has braces without a field: \"{{\" and \"}}\" are for names "
               "with fields";
    return shape_fault(&fan_name->template);
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

/* Does text[0..n) end as what was changed does? */
static bool
looks_changed(const char *text, size_t n)
{
    size_t i = 0;

    if (n <= HASH || text[n - HASH - 1] != '~')
        return false;
    while (i < HASH && strchr("0123456789abcdef", text[n - 1 - i]) != NULL)
        i++;
    return i == HASH;
}

/* Does the path begin as names of the run's own do? */
static bool
is_own_name(const struct part *part)
{
    return part->first && part->text.n >= strlen(OWN) &&
           memcmp(part->text.p, OWN, strlen(OWN)) == 0;
}

static bool
is_fit(const struct part *part)
{
    const char *text = part->text.p;
    const size_t n = part->tail;
    size_t i;

    if (part->changed || part->text.n > FAN_NAME_PART ||
        is_name_edge(text[0]) || is_name_edge(text[part->text.n - 1]) ||
        looks_changed(text, n))
        return false;
    if (is_own_name(part))
        return false;
    for (i = 0; i < n; i++) {
        if (unfit(text, i, n) > 0)
            return false;
    }
    return true;
}

/* Put text[0..n), with "_" for what does not fit, and at most so many bytes. */
static void
put_fitting(struct buf *to, const char *text, size_t n, size_t most)
{
    const size_t from = to->n;
    size_t i, k;

    for (i = 0; i<n; i += k> 0 ? k : 1) {
        k = unfit(text, i, n);
        if (k > 0 || text[i] == MISSING || (is_name_edge(text[i]) && i == 0))
            buf_addc(to, '_');
        else
            buf_addc(to, text[i]);
    }
    if (to->n - from > most) {
        to->n = from + most;
        to->n = from + utf8_valid(to->p + from, most);
    }
}

/* The part is complete. */
static void
end_part(struct part *part)
{
    const size_t tail = part->text.n - part->tail, begun = part->to->n;
    char hex[DIGEST_HEX];
    struct digest *digest;

    if (part->tail == 0) {
        buf_add(part->to, part->text.p, part->text.n);
    } else if (is_fit(part)) {
        put_fitting(part->to, part->text.p, part->text.n, FAN_NAME_PART);
    } else {
        digest = digest_new();
        digest_add(digest, part->text.p, part->tail);
        digest_hex(digest, hex);
        digest_free(digest);
        put_fitting(part->to, part->text.p, part->tail,
            FAN_NAME_PART - 1 - HASH - tail);
        if (is_own_name(part))
            part->to->p[begun] = '-';
        buf_addc(part->to, '~');
        buf_add(part->to, hex, HASH);
        buf_add(part->to, part->text.p + part->tail, tail);
    }
    part->text.n = part->tail = 0;
    part->changed = part->first = false;
}

/* Is this the template's own text, and no value? */
static bool
is_own(const struct fan_name *fan_name, const char *text)
{
    return text >= fan_name->text &&
           text < fan_name->text + strlen(fan_name->text);
}

static int
put_piece(void *ctx, const char *text, size_t n)
{
    struct part *part = ctx;
    size_t i;

    if (!is_own(part->name, text)) {
        buf_add(&part->text, text, n);
        part->tail = part->text.n;
        part->changed = part->changed || (n == 1 && text[0] == '_');
        return 0;
    }
    for (i = 0; i < n; i++) {
        if (text[i] != '/') {
            buf_addc(&part->text, text[i]);
        } else {
            end_part(part);
            buf_addc(part->to, '/');
        }
    }
    return 0;
}

void
fan_name_put(const struct fan_name *fan_name, const json_t *rec, struct buf *to)
{
    struct part part = { .name = fan_name, .to = to, .first = true };
    const char missing = MISSING;
    size_t i;

    for (i = 0; i < fan_name->template.n; i++) {
        if (cd_template_put_part(
                &fan_name->template.parts[i], rec, put_piece, &part) == 1)
            put_piece(&part, &missing, 1);
    }
    end_part(&part);
    buf_free(&part.text);
}

bool
fan_name_sound(const char *text, size_t n)
{
    size_t i = 0, k, end;

    if (n > FAN_NAME_DEPTH * (FAN_NAME_PART + 1) || utf8_valid(text, n) != n)
        return false;
    for (; i <= n; i = end + 1) {
        for (end = i; end < n && text[end] != '/'; end++)
            ;
        if (end == i || text[i] == '.')
            return false;
        for (k = i; k < end; k++) {
            if (unfit(text, k, end) > 0)
                return false;
        }
    }
    return strncmp(text, OWN, n < strlen(OWN) ? n : strlen(OWN)) != 0 ||
           n < strlen(OWN);
}
