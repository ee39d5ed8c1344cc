/* SPDX-License-Identifier: MIT */
#include "keyphrase.h"

#include "lists.h"

/* Can the word be part of a phrase? */
static bool
holds(const struct article_token *k)
{
    return k->content && !k->word->stem->figure &&
           (k->word->part & (PART_FUNCTION | PART_VERB | PART_TIME)) == 0 &&
           (k->word->is & (LIST_SAY | LIST_DAY | LIST_MONEY)) == 0;
}

/* Can a phrase end with the word at this token? */
static bool
ends(const struct keyphrases *p, uint32_t token, uint32_t from)
{
    const struct article_token *k = &p->a->token[token];

    if (!p->a->nouns)
        return true;
    return k->upper && (token > from || p->type[k->type].upper > 0);
}

static bool
word_holds(const struct keyphrases *p, uint32_t from, uint32_t to)
{
    uint32_t i, held = 0;

    for (i = from; i < to; i++) {
        if (p->named[i])
            return false;
        held += holds(&p->a->token[i]);
    }
    return held > 0 && (held == to - from || to - from > 1);
}

/* "Phishing" of "Phishing-Mail" */
static void
note_parts(struct keyphrases *p, uint32_t sentence, uint32_t from, uint32_t to)
{
    for (; from < to; from++) {
        if (holds(&p->a->token[from]) && ends(p, from, from))
            keyphrase_note(p, sentence, from, 1, false);
    }
}

static void
read_sentence(struct keyphrases *p, uint32_t sentence)
{
    const struct article *a = p->a;
    const struct article_sentence *t = &a->sentence[sentence];
    uint32_t end = t->token + t->ntoken, i, n, to, word;

    for (i = t->token; i < end; i = keyphrase_word_end(a, i, end)) {
        for (n = 0, to = i; n < KEYPHRASE_COMMON && to < end; n++, to = word) {
            word = keyphrase_word_end(a, to, end);
            if (!word_holds(p, to, word) ||
                (n > 0 && keyphrase_gap(a, to - 1) != KEYPHRASE_BLANK))
                break;
            if (ends(p, word - 1, t->token))
                keyphrase_note(p, sentence, i, word - i, false);
            if (n == 0 && word > i + 1)
                note_parts(p, sentence, i, word);
        }
    }
}

/* Words side by side only once are there by chance, unless a hyphen joins them.
 * Of the others the words need not be told alone, too. */
static void
judge(struct keyphrases *p, struct keyphrase *x)
{
    bool word =
        keyphrase_word_end(p->a, x->token, x->token + x->n) == x->token + x->n;
    uint32_t j;

    if (x->n == 1 || x->count == 0)
        return;
    if (x->count == 1 && !word && !x->name) {
        x->count = 0;
        return;
    }
    for (j = 0; j < x->n; j++) {
        struct keyphrase *y = keyphrase_find(p, x->token + j, 1);

        if (y != NULL && x->count > y->in)
            y->in = x->count;
    }
}

void
keyphrase_common(struct keyphrases *p)
{
    const struct article *a = p->a;
    size_t i;

    for (i = 0; i < a->nsentence; i++) {
        if (!keyphrase_foreign(p->r, i))
            read_sentence(p, (uint32_t)i);
    }
    for (i = 0; i < p->n; i++)
        judge(p, &p->v[i]);
    for (i = 0; i < p->n; i++) {
        struct keyphrase *x = &p->v[i];

        if (x->n == 1 && !x->name && x->in >= x->count)
            x->count = 0;
    }
}
