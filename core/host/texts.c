#include "host/texts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/service.h"
#include "lang/lang.h"
#include "text/analysis.h"
#include "text/language.h"

#define TAG_MOST 8 /* letters of a language's code in a BCP 47 tag */

/* A text of the record, in its language. */
struct reading {
    struct analysis of;
    char language[TAG_MOST + 1];
    struct reading *next;
};

struct texts {
    struct arena *scratch;
    uint64_t age; /* of scratch, when `first` was good */
    struct reading *first;
    struct sentence_rules *rules; /* NULL until somebody asks */
    struct function_words *words;
};

struct texts *
texts_new(struct arena *scratch)
{
    struct texts *x = mem_zalloc(1, sizeof(*x));

    x->scratch = scratch;
    return x;
}

void
texts_free(struct texts *x)
{
    if (x == NULL)
        return;
    sentence_rules_free(x->rules);
    free(x->words);
    free(x);
}

static void *
from_scratch(const void *ctx, size_t n)
{
    const struct texts *x = ctx;

    return arena_alloc(x->scratch, n);
}

/* Make the tables, if nobody has asked before. */
static void
make_tables(struct texts *x)
{
    if (x->rules == NULL)
        x->rules = sentence_rules_new();
    if (x->words == NULL)
        x->words = language_words();
    if (x->rules == NULL || x->words == NULL)
        mem_exhausted();
}

/* ---- the language of a record ------------------------------------------- */

/* The primary part of a tag in small letters; "und" for none. */
static void
primary(const char *tag, size_t n, char out[TAG_MOST + 1])
{
    size_t i;

    for (i = 0; i < n && tag[i] != '-' && tag[i] != '_'; i++) {
        char c = (char)(tag[i] >= 'A' && tag[i] <= 'Z' ? tag[i] + 32 : tag[i]);

        if (i == TAG_MOST || c < 'a' || c > 'z')
            break;
        out[i] = c;
    }
    out[i] = '\0';
    if (i == 0 || (i < n && tag[i] != '-' && tag[i] != '_'))
        strcpy(out, "und");
}

/* The string of a field, or NULL. */
static const char *
string_of(const json_t *rec, const char *field, size_t *n)
{
    const json_t *v = json_object_get(rec, field);

    *n = json_string_length(v);
    return json_string_value(v);
}

static void
set_language(struct texts *x, const json_t *rec, struct reading *r)
{
    struct cd_text *t = &r->of.text;
    size_t n;
    const char *s = string_of(rec, "language", &n);

    primary(s, s != NULL ? n : 0, r->language);
    t->language_from = CD_LANGUAGE_STATED;
    if (strcmp(r->language, "und") == 0) {
        size_t guess;

        s = string_of(rec, "text", &n);
        guess = language_guess(
            x->words, s != NULL ? s : t->s, s != NULL ? n : t->n);
        t->language_from = CD_LANGUAGE_UNKNOWN;
        if (guess < lang_count) {
            primary(lang_languages[guess].tag,
                strlen(lang_languages[guess].tag), r->language);
            t->language_from = CD_LANGUAGE_GUESSED;
        }
    }
    t->language = r->language;
    r->of.rules = sentence_language(x->rules, r->language);
}

/* ---- the texts of a record ---------------------------------------------- */

/* The reading with the text and language of `r`, or NULL. */
static struct reading *
known(struct texts *x, const struct reading *r)
{
    const struct cd_text *t = &r->of.text;
    struct reading *k;

    if (x->age != arena_age(x->scratch))
        x->first = NULL;
    x->age = arena_age(x->scratch);
    for (k = x->first; k != NULL; k = k->next) {
        if (k->of.text.n == t->n &&
            k->of.text.language_from == t->language_from &&
            strcmp(k->language, r->language) == 0 &&
            memcmp(k->of.text.s, t->s, t->n) == 0)
            return k;
    }
    return NULL;
}

const struct cd_text *
texts_read(
    struct texts *x, const json_t *rec, const char *field, uint32_t parts)
{
    const struct pool pool = { from_scratch, x };
    struct reading asked = { 0 }, *r;
    size_t n;
    const char *s = string_of(rec, field, &n);

    if (s == NULL)
        return NULL;
    make_tables(x);
    asked.of.text.s = s;
    asked.of.text.n = n;
    set_language(x, rec, &asked);
    r = known(x, &asked);
    if (r == NULL) {
        r = arena_alloc(x->scratch, sizeof(*r));
        *r = asked;
        analysis_init(&r->of, &pool, s, n);
        r->of.text.language = r->language;
        r->of.text.language_from = asked.of.text.language_from;
        r->of.rules = asked.of.rules;
        r->next = x->first;
        x->first = r;
    }
    analysis_make(&r->of, &pool, parts);
    return &r->of.text;
}

size_t
texts_code_points(struct texts *x, const struct cd_text *t, size_t at)
{
    const struct pool pool = { from_scratch, x };

    /* What plugins are shown is the first member of the analysis. */
    return analysis_code_points((struct analysis *)(uintptr_t)t, &pool, at);
}

/* ---- the extension --------------------------------------------------------
 */

static struct texts *
texts_of(const struct cd_host *h)
{
    return ((const struct service *)h->impl)->texts;
}

static const struct cd_text *
do_read(const struct cd_host *h, const json_t *rec, const char *field,
    uint32_t parts)
{
    return texts_read(texts_of(h), rec, field, parts);
}

static size_t
do_code_points(const struct cd_host *h, const struct cd_text *t, size_t at)
{
    return texts_code_points(texts_of(h), t, at);
}

static const struct cd_text_1 text_1 = { .size = sizeof(struct cd_text_1),
    .read = do_read,
    .code_points = do_code_points };

const void *
texts_extension(struct texts *x, const char *name)
{
    if (strcmp(name, CD_TEXT_1) != 0)
        return NULL;
    make_tables(x);
    return &text_1;
}
