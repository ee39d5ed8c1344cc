/* SPDX-License-Identifier: MIT */
/*
 * copydesk/text.h - the extension "copydesk.text/1": an article, read once.
 *
 * The host cuts the text of a record into paragraphs, sentences and tokens, in
 * the language of the record, and every plugin that asks sees the same:
 *
 *     static const struct cd_text_1 *text;    (of a `shared`, in `prepare`)
 *
 *     text = h->extension(h, CD_TEXT_1);
 *     t = text->read(h, rec, "text", CD_TEXT_WORDS);
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
    CD_LANGUAGE_UNKNOWN, /* no language that the host knows fits it, or the
                            record's `language` says that none does, "und", or
                            is nothing that a tag may be, "English (US)" */
    CD_LANGUAGE_GUESSED, /* its function words are of this language */
    CD_LANGUAGE_STATED,  /* the record's `language` says so */
    CD_LANGUAGE_ANOTHER  /* as CD_LANGUAGE_UNKNOWN: it is in a language that the
                            host does not know, near to one that it does */
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
#define CD_SHAPE_CAPITALS \
    0x2u                     /* capital letters stand behind its first one \
                              */
#define CD_SHAPE_FIGURE 0x4u /* begins with a figure */

/* What a grammar reads, where tokens are what counts and comparisons of words
 * need: a word as it is written, with the signs between its letters ("co-host",
 * "d'Arcy", "U.S.", "example.org", "1,200"), or one mark that is no white
 * space. Apart are words that a language writes together: "Lind" and "'s", the
 * l' and the eau of "l'eau", the dit and the -il of "dit-il". */
struct cd_term {
    uint32_t at, n;
    uint32_t word;  /* the number of its word; of a mark the code point */
    uint32_t shape; /* CD_SHAPE_* of a token, or: */
};

#define CD_SHAPE_MARK 0x8u /* is a mark */

/* A quotation span: what stands between quotation marks, in one paragraph or
 * line.  Spans do not overlap: marks inside are of the outer one.  A single
 * mark that is an apostrophe opens nothing; single marks quote where an article
 * quotes with them. */
struct cd_quotation {
    uint32_t at, n;       /* without the marks and white space beside them */
    uint32_t open, close; /* with the marks: bytes [open, close) */
    uint32_t flags;       /* CD_QUOTATION_* */
};

/* The mark that closes it is there; else it ends where another one opens or
 * with the paragraph. */
#define CD_QUOTATION_CLOSED 0x1u
/* It goes on with the quotation of an earlier paragraph, which was not
 * closed. */
#define CD_QUOTATION_CONTINUES 0x2u

/* What equal tokens have in common, whether their letters are capital or
 * small: "Dogs" and "dogs" are one word, "dog" is another with the same stem.
 *
 * Words are numbered, from 0, as a worker meets them, those of each language
 * apart.  A plugin may keep what it knows of a word in an array of its own by
 * that number: numbers are good as long as the `vocabulary` of the texts is the
 * same, which is for a thousand articles or more.  No output may depend on
 * them. */
struct cd_word {
    const char *s; /* in lower case, Unicode's form C; no NUL behind it */
    uint32_t n;    /* bytes; of a longer one the first CD_WORD_MOST count */

    /* The number of the word that is its stem, by the Snowball stemmer of its
     * language: often no word that anybody writes.  Its own number for a word
     * of up to three bytes, and where there is no stemmer. */
    uint32_t stem;

    /* Of the classes of core/lang, a bit each: see word_class, CD_WORD_IS. */
    const uint32_t *classes;

    /* Document frequency: of 100,000 news articles, how many hold a word with
     * this stem; 0 for a rare stem and where nobody counted. */
    uint32_t frequency;
};

#define CD_WORD_MOST 48

/* Is the word of the class, by its number (word_class)? */
#define CD_WORD_IS(word, class) \
    (((word)->classes[(class) / 32] >> (class) % 32 & 1u) != 0)

/* What is asked for.  The language is always told. */
#define CD_TEXT_SENTENCES  0x1u  /* paragraphs and sentences */
#define CD_TEXT_TOKENS     0x3u  /* and tokens */
#define CD_TEXT_WORDS      0x7u  /* and words */
#define CD_TEXT_TERMS      0x17u /* and `terms` may be called */
#define CD_TEXT_QUOTATIONS 0x8u  /* quotation spans, beside any of these */

/* A text, taken apart. */
struct cd_text {
    uint32_t size;
    uint32_t parts; /* CD_TEXT_* that are there; the others are 0 */
    const char *s;  /* the host's copy of the text; no NUL behind it */
    size_t n;

    /* In lower-case letters the part of the BCP 47 tag before its first hyphen:
     * "de"; "und" where it is not known. */
    const char *language;
    uint32_t language_from; /* enum cd_language_from */

    const struct cd_paragraph *paragraphs;
    size_t nparagraphs;
    const struct cd_sentence *sentences;
    size_t nsentences;
    const struct cd_token *tokens;
    size_t ntokens;

    const uint32_t *words; /* the number of the word of each token */
    uint32_t vocabulary;   /* which one the numbers are of */

    const struct cd_quotation *quotations;
    size_t nquotations;

    /* With CD_TEXT_SENTENCES: the dateline, "OSLO, March 4 (Reuters) - ", that
     * one of the first two lines begins with, up to where its sentence goes on;
     * n is 0 where there is none.  It is a part of the sentence. */
    uint32_t dateline_at, dateline_n;
};

struct cd_text_1 {
    uint32_t size;

    /* The text of the record's field `field`, a key of the outermost level,
     * with these parts at least.  Its language is what `language` states ("und"
     * states that it cannot be told), or, where that is missing, null or empty,
     * a guess by the words of the field "text", or of this field where there is
     * none.  NULL if the record has no such field, its value is no string or
     * has 4 GiB.  What is returned, and all that it leads to, is lent until
     * process returns.  [worker] */
    const struct cd_text *(*read)(const struct cd_host *h, const json_t *rec,
        const char *field, uint32_t parts);

    /* How many code points are before byte `at` of a text that `read`
     * returned: offsets in records count those.  [worker] */
    size_t (*code_points)(
        const struct cd_host *h, const struct cd_text *t, size_t at);

    /* The word of that number, lent until process returns; NULL if there is
     * none.  [worker] */
    const struct cd_word *(*word)(const struct cd_host *h, uint32_t number);
    /* How many words there are: all numbers are below, until a text is read.
     * [worker] */
    uint32_t (*word_count)(const struct cd_host *h);

    /* The number of a class of words by its name in classes.txt, which is
     * installed with the documents and says what each class means:
     * "stop-word", "reporting-verb".  -1 if there is none of that name.  The
     * numbers hold for this run.  [prepare, worker] */
    int (*word_class)(const struct cd_host *h, const char *name);

    /* The terms of the bytes [at, end) of a text that `read` returned with
     * CD_TEXT_TERMS, as if nothing stood around them; their count goes to *n.
     * Lent until process returns.  [worker] */
    const struct cd_term *(*terms)(const struct cd_host *h,
        const struct cd_text *t, size_t at, size_t end, size_t *n);

    /* The number of the word s[0..n), any UTF-8, in the language of a text that
     * `read` returned with CD_TEXT_WORDS.  [worker] */
    uint32_t (*number)(const struct cd_host *h, const struct cd_text *t,
        const char *s, size_t n);

    /* The same as `read` for the valid UTF-8 s[0..n), which is in no field: a
     * paragraph of a text that a plugin makes.  No dateline is looked for.
     * Each call takes it apart anew.  NULL for 4 GiB.  [worker] */
    const struct cd_text *(*cut)(const struct cd_host *h, const json_t *rec,
        const char *s, size_t n, uint32_t parts);
};

#ifdef __cplusplus
}
#endif

#endif /* !COPYDESK_TEXT_H */
