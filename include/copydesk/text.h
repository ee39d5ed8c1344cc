/*
 * copydesk/text.h - the extension "copydesk.text/1": an article, read once.
 *
 * The host cuts the text of a record into paragraphs, sentences and tokens, in
 * the language of the record, and every plugin that asks sees the same:
 *
 *     static const struct cd_text_1 *text;    (of a `shared`, in `prepare`)
 *
 *     text = h->extension(h, CD_TEXT_1);
 *     t = text->read(h, rec, "text", CD_TEXT_SENTENCES);
 *
 * It is made when it is first asked for and kept until the record is done;
 * where a stage has changed the field since, which the host finds out by
 * comparing its bytes, it is made anew.
 *
 * Offsets and lengths are bytes of `s`, UTF-8.  Arrays are in the order of the
 * text.  The structs of their elements never change: what comes later gets an
 * array of its own.  struct cd_text and struct cd_text_1 grow at the tail and
 * hold their size.
 */
#ifndef COPYDESK_TEXT_H
#define COPYDESK_TEXT_H

#include <copydesk/plugin.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CD_TEXT_1 "copydesk.text/1"

/* How the language of a text is known. */
enum cd_language_from {
    CD_LANGUAGE_UNKNOWN, /* no language that the host knows fits it */
    CD_LANGUAGE_GUESSED, /* its function words are of this language */
    CD_LANGUAGE_STATED   /* the record's `language` says so */
};

/* What stands between blank lines. */
struct cd_paragraph {
    uint32_t at, n;
    uint32_t sentence, nsentences; /* the first of its sentences; how many */
};

/* A sentence without the white space around it.  Lines that no end mark ends
 * (headings, items of lists) are sentences, too.  Every letter and figure of a
 * text is in one. */
struct cd_sentence {
    uint32_t at, n;
    uint32_t token, ntokens; /* with CD_TEXT_TOKENS: the first of its tokens */
    uint32_t paragraph;
};

/* A run of letters, marks on letters and figures: "Dell's 2.5m" are four,
 * Dell, s, 2 and 5m.  Other signs are in no token. */
struct cd_token {
    uint32_t at, n;
    uint32_t shape; /* CD_SHAPE_* */
};

#define CD_SHAPE_CAPITAL 0x1u /* begins with a capital letter */

/* What is asked for.  The language is always told. */
#define CD_TEXT_SENTENCES 0x1u /* paragraphs and sentences */
#define CD_TEXT_TOKENS    0x3u /* and tokens */

/* A text, taken apart. */
struct cd_text {
    uint32_t size;
    uint32_t parts; /* CD_TEXT_* that are there; the others are 0 */
    const char *s;  /* the host's copy of the text; no NUL behind it */
    size_t n;

    /* In small letters the part of the BCP 47 tag before its first hyphen:
     * "de"; "und" where it is not known. */
    const char *language;
    uint32_t language_from; /* enum cd_language_from */

    const struct cd_paragraph *paragraphs;
    size_t nparagraphs;
    const struct cd_sentence *sentences;
    size_t nsentences;
    const struct cd_token *tokens;
    size_t ntokens;
};

struct cd_text_1 {
    uint32_t size;

    /* The text of the record's field `field`, a key of the outermost level,
     * with these parts at least.  Its language is what `language` states, or,
     * where that is missing or "und", a guess by the words of the field
     * "text", or of this field where there is none.  NULL if the record has no
     * such field or its value is no string.  What is returned, and all that it
     * leads to, is lent until process returns.  [worker] */
    const struct cd_text *(*read)(const struct cd_host *h, const json_t *rec,
        const char *field, uint32_t parts);

    /* How many code points are before byte `at` of a text that `read`
     * returned: offsets in records count those.  [worker] */
    size_t (*code_points)(
        const struct cd_host *h, const struct cd_text *t, size_t at);
};

#ifdef __cplusplus
}
#endif

#endif /* !COPYDESK_TEXT_H */
