#include "rules.h"

#include <stdlib.h>

#include "text/chars.h"
#include "text/utf8.h"

static struct phrases *
make(const struct cue *c)
{
    struct phrases *p = phrases_new();

    for (; p != NULL && c->phrase != NULL; c++) {
        if (phrases_add(p, c->phrase, c->value)) {
            phrases_free(p);
            return NULL;
        }
    }
    return p;
}

struct rules *
rules_new(void)
{
    struct rules *r = calloc(1, sizeof(*r));
    size_t i;
    bool all;

    if (r == NULL)
        return NULL;
    r->classes = classes_new();
    r->dates = date_words_new();
    r->name_words = words_new(128);
    all = r->classes != NULL && r->dates != NULL && r->name_words != NULL &&
          words_add_list(r->name_words, cues_nobody, RULES_NOBODY) == 0 &&
          words_add_list(r->name_words, cues_behind, RULES_BEHIND) == 0;
    for (i = 0; i < CUE_SETS; i++) {
        r->cues[i] = make(cues[i]);
        all = all && r->cues[i] != NULL;
    }
    if (all)
        return r;
    rules_free(r);
    return NULL;
}

void
rules_free(struct rules *r)
{
    size_t i;

    if (r == NULL)
        return;
    for (i = 0; i < CUE_SETS; i++) {
        if (r->cues[i] != NULL)
            phrases_free(r->cues[i]);
    }
    if (r->dates != NULL)
        date_words_free(r->dates);
    if (r->name_words != NULL)
        words_free(r->name_words);
    classes_free(r->classes);
    free(r);
}

/* Bytes before the first word, or a mark that phrases know. */
static size_t
marks(struct str t)
{
    size_t at = 0, n;

    while (at < t.n) {
        uint32_t c = utf8_decode(t.s + at, t.n - at, &n);

        if (chars_letter(c) || chars_digit(c) || c == 0xA9 || c == '(')
            break;
        at += n;
    }
    return at;
}

static bool
is_marks(struct str t)
{
    size_t at, n;

    for (at = 0; at < t.n; at += n) {
        uint32_t c = utf8_decode(t.s + at, t.n - at, &n);

        if (chars_letter(c) || chars_digit(c))
            return false;
    }
    return true;
}

bool
rules_cue(const struct rules *r, enum cue_set set, struct str line)
{
    size_t at = marks(line), len;
    uint32_t v = phrases_at(r->cues[set], line.s + at, line.n - at, &len);

    if (v != CUE_WHOLE)
        return v == CUE_BEGINS;
    at += len;
    return is_marks((struct str){ line.s + at, line.n - at });
}

bool
rules_holds(const struct rules *r, enum cue_set set, struct str line)
{
    size_t at, len;

    return phrases_find(r->cues[set], line.s, line.n, &at, &len) != 0;
}
