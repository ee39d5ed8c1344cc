#include "lexicon.h"

#include <stdlib.h>

#include "cues.h"

static const struct cue *const set_cues[LEXICON_SETS] = {
    [LEXICON_BYLINE] = cues_byline,
    [LEXICON_DATE] = cues_date,
    [LEXICON_NOTE] = cues_note,
    [LEXICON_AGENCY] = cues_agency,
    [LEXICON_CREDIT] = cues_credit,
    [LEXICON_RELATED] = cues_related,
    [LEXICON_ADVERT] = cues_advert,
    [LEXICON_FOOTER] = cues_footer,
    [LEXICON_CREDITS] = cues_credits,
    [LEXICON_CONTRIBUTED] = cues_contributed,
    [LEXICON_CONTACT] = cues_contact,
    [LEXICON_URL] = cues_url,
};

static int
add_words(struct words *w)
{
    const struct {
        const char *list;
        uint32_t bit;
    } lists[] = {
        { cues_buttons, WORD_BUTTON },
        { cues_button_heads, WORD_BUTTON | WORD_BUTTON_HEAD },
        { cues_organisation, WORD_ORGANISATION },
        { cues_role, WORD_ROLE },
        { cues_particle, WORD_PARTICLE },
        { cues_and, WORD_AND },
        { cues_where, WORD_WHERE },
        { cues_open_end, WORD_OPEN_END },
        { cues_half, WORD_HALF },
        { cues_write_to, WORD_WRITE_TO },
        { cues_about, WORD_ABOUT },
    };
    size_t i;

    for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        if (words_add_list(w, lists[i].list, lists[i].bit))
            return -1;
    }
    return 0;
}

static int
add_cues(struct phrases *p, const struct cue *c)
{
    for (; c->phrase != NULL; c++) {
        if (phrases_add(p, c->phrase, c->value))
            return -1;
    }
    return 0;
}

static void
fill_starts(struct lexicon *l)
{
    unsigned start, i;

    for (start = 0; start < PHRASES_STARTS; start++) {
        for (i = 0; i < LEXICON_SETS; i++) {
            if (phrases_may_start(l->sets[i], start))
                l->starts[start] |= (uint16_t)(1u << i);
        }
    }
}

struct lexicon *
lexicon_new(void)
{
    struct lexicon *l = calloc(1, sizeof(*l));
    size_t i;

    if (l == NULL)
        return NULL;
    l->words = words_new(1024);
    l->dates = date_words_new();
    if (l->words == NULL || l->dates == NULL || add_words(l->words))
        goto err;
    for (i = 0; i < LEXICON_SETS; i++) {
        l->sets[i] = phrases_new();
        if (l->sets[i] == NULL || add_cues(l->sets[i], set_cues[i]))
            goto err;
    }
    fill_starts(l);
    return l;

err:
    lexicon_free(l);
    return NULL;
}

void
lexicon_free(struct lexicon *l)
{
    size_t i;

    if (l == NULL)
        return;
    for (i = 0; i < LEXICON_SETS; i++)
        phrases_free(l->sets[i]);
    date_words_free(l->dates);
    words_free(l->words);
    free(l);
}

uint32_t
lexicon_cue(const struct lexicon *l, enum lexicon_set set, const char *s,
    size_t n, size_t *len)
{
    unsigned start = phrases_start(s, n);

    *len = 0;
    if (start < PHRASES_STARTS && (l->starts[start] & 1u << set) == 0)
        return 0;
    return phrases_at(l->sets[set], s, n, len);
}

uint32_t
lexicon_word(const struct lexicon *l, const char *s, size_t n)
{
    return words_get_folded(l->words, s, n);
}
