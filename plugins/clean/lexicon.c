/* SPDX-License-Identifier: MIT */
#include "lexicon.h"

#include <stdlib.h>

#include "lang/lang.h"
#include "text/fold.h"

/* What a phrase of a class is: in which set, with which value. */
static const struct {
    unsigned char class, set, value;
} cues[] = {
    { LANG_BYLINE, LEXICON_BYLINE, 1 },
    { LANG_PUBLISHED, LEXICON_DATE, CUE_PUBLISHED },
    { LANG_MODIFIED, LEXICON_DATE, CUE_MODIFIED },
    { LANG_AFTER_LENGTH, LEXICON_DATE, CUE_LENGTH },
    { LANG_BEFORE_READING_TIME, LEXICON_DATE, CUE_READING },
    { LANG_TIME_UNIT, LEXICON_DATE, CUE_UNIT },
    { LANG_RELATIVE_TIME, LEXICON_DATE, CUE_RELATIVE },
    { LANG_CORRECTION, LEXICON_NOTE, CUE_CORRECTION },
    { LANG_NEW_VERSION, LEXICON_NOTE, CUE_UPDATE },
    { LANG_CREDIT_BEFORE_COLON, LEXICON_CREDIT, CUE_COLON },
    { LANG_CREDIT, LEXICON_CREDIT, CUE_FREE },
    { LANG_WHOLE_CREDIT, LEXICON_CREDIT, CUE_WHOLE },
    { LANG_BEFORE_CAPTION, LEXICON_CREDIT, CUE_CAPTION },
    { LANG_READ_ALSO, LEXICON_RELATED, CUE_RELATED },
    { LANG_READ_ALSO_HEADING, LEXICON_RELATED, CUE_RELATED_HEAD },
    { LANG_TOPICS, LEXICON_RELATED, CUE_TOPICS },
    { LANG_ADVERTISEMENT, LEXICON_ADVERT, 1 },
    { LANG_COPYRIGHT, LEXICON_FOOTER, CUE_COPYRIGHT },
    { LANG_REQUEST, LEXICON_FOOTER, CUE_ASKS },
    { LANG_REQUEST_BESIDE_OTHERS, LEXICON_FOOTER, CUE_ASKS_TOO },
    { LANG_BELOW_ARTICLE, LEXICON_FOOTER, CUE_BELOW },
    { LANG_BOX, LEXICON_FOOTER, CUE_BOX },
    { LANG_BOX_HEADING, LEXICON_FOOTER, CUE_BOX_HEAD },
    { LANG_REPORTING_CREDIT, LEXICON_CREDITS, CUE_REPORTING },
    { LANG_EDITING_CREDIT, LEXICON_CREDITS, CUE_EDITING },
    { LANG_SOURCE_CREDIT, LEXICON_CREDITS, CUE_SOURCE },
    { LANG_CONTRIBUTED, LEXICON_CONTRIBUTED, 1 },
    { LANG_PRESS_CONTACT, LEXICON_CONTACT, 1 },
    { LANG_BEFORE_ADDRESS, LEXICON_URL, 1 },
};

/* The bits of words of these classes. */
static uint32_t
bits_of_word(uint32_t classes)
{
    static const struct {
        unsigned char class;
        uint32_t bits;
    } words[] = {
        { LANG_BUTTON, WORD_BUTTON },
        { LANG_BUTTON_BAR_HEAD, WORD_BUTTON | WORD_BUTTON_HEAD },
        { LANG_NO_PERSON_NAME, WORD_ORGANISATION },
        { LANG_OCCUPATION, WORD_ROLE },
        { LANG_BESIDE_OCCUPATION, WORD_ROLE },
        { LANG_INSIDE_NAME, WORD_PARTICLE },
        { LANG_BETWEEN_NAMES, WORD_AND },
        { LANG_ENDS_NAME, WORD_WHERE },
        { LANG_ENDS_NO_SENTENCE, WORD_OPEN_END },
        { LANG_ENDS_NOTHING, WORD_ENDS_NOTHING },
        { LANG_ASKS_FOR_LETTER, WORD_WRITE_TO },
        { LANG_ABOUT_AUTHOR, WORD_ABOUT },
        { LANG_HANGING, WORD_HANGING },
        { LANG_AFTER_FIGURE, WORD_AFTER_FIGURE },
        { LANG_BEFORE_DAY, WORD_BEFORE_DAY },
        { LANG_WITH_AGENCY, WORD_WITH_AGENCY },
        { LANG_BEFORE_AGENCY, WORD_BEFORE_AGENCY },
        { LANG_AFTER_COPYRIGHT, WORD_AFTER_COPYRIGHT },
        { LANG_NAME_PREFIX, WORD_NAME_PREFIX },
        { LANG_HEADLINE_VERSION, WORD_VERSION },
        { LANG_PAGE_OFFER, WORD_OFFER },
        { LANG_PAGE_PLACE, WORD_PLACE },
        { LANG_READER, WORD_READER },
        { LANG_PUBLISHER, WORD_PUBLISHER },
        { LANG_ASKS_READER, WORD_ASKS },
        { LANG_AFTER_PICTURE_MAKER, WORD_ENDS_CREDIT },
    };
    uint32_t bits = 0;
    size_t i;

    for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if ((classes & LANG_BIT(words[i].class)) != 0)
            bits |= words[i].bits;
    }
    return bits;
}

static int
add_words(struct words *words)
{
    const struct lang_list *list;

    for (list = lang_page_word; list->words != NULL; list++) {
        uint32_t bits = bits_of_word(list->classes);

        if (bits != 0 && words_add_list(words, list->words, bits))
            return -1;
    }
    return 0;
}

static int
add_cues(struct lexicon *lexicon, const struct lang_list *list)
{
    size_t i;

    for (i = 0; i < sizeof(cues) / sizeof(cues[0]); i++) {
        if ((list->classes & LANG_BIT(cues[i].class)) != 0 &&
            phrases_add_list(
                lexicon->sets[cues[i].set], list->words, cues[i].value))
            return -1;
    }
    return 0;
}

struct lexicon *
lexicon_new(void)
{
    struct lexicon *lexicon = calloc(1, sizeof(*lexicon));
    const struct lang_list *list;
    size_t i;

    if (lexicon == NULL)
        return NULL;
    lexicon->words = words_new(1024);
    lexicon->dates = date_words_new();
    lexicon->datelines = dateline_words_new(lexicon->dates);
    if (lexicon->words == NULL || lexicon->dates == NULL ||
        lexicon->datelines == NULL || add_words(lexicon->words))
        goto err;
    for (i = 0; i < LEXICON_SETS; i++) {
        lexicon->sets[i] = phrases_new();
        if (lexicon->sets[i] == NULL)
            goto err;
    }
    for (list = lang_page_line; list->words != NULL; list++) {
        if (add_cues(lexicon, list))
            goto err;
    }
    for (i = 0; i < LEXICON_SETS; i++)
        phrases_starts(lexicon->sets[i], lexicon->starts, (uint16_t)(1u << i));
    return lexicon;

err:
    lexicon_free(lexicon);
    return NULL;
}

void
lexicon_free(struct lexicon *lexicon)
{
    size_t i;

    if (lexicon == NULL)
        return;
    for (i = 0; i < LEXICON_SETS; i++)
        phrases_free(lexicon->sets[i]);
    dateline_words_free(lexicon->datelines);
    date_words_free(lexicon->dates);
    words_free(lexicon->words);
    free(lexicon);
}

uint32_t
lexicon_cue(const struct lexicon *lexicon, enum lexicon_set set,
    const char *text, size_t n, size_t *len)
{
    unsigned start = phrases_start(text, n);

    *len = 0;
    if (start < PHRASES_STARTS && (lexicon->starts[start] & 1u << set) == 0)
        return 0;
    return phrases_at(lexicon->sets[set], text, n, len);
}

uint32_t
lexicon_word(const struct lexicon *lexicon, const char *text, size_t n)
{
    return words_get_folded(lexicon->words, text, n);
}

bool
lexicon_says(const char *text, size_t n)
{
    char folded[2 * LANG_WORD_MOST];

    return n <= LANG_WORD_MOST &&
           lang_table_get(&lang_says, folded, fold_lower(text, n, folded)) != 0;
}
