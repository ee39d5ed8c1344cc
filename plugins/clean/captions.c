/* SPDX-License-Identifier: MIT */
#include "captions.h"

#include <string.h>

#include "person.h"
#include "shape.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

#define CAPTION_MOST 600 /* bytes of a caption with its credit */
#define CREDIT_MOST  90
#define CREDIT_END   114 /* with the words before it */
#define PROSE        200 /* bytes from which a paragraph is of the article */

/* Where a paragraph divides: the caption is [0, caption), the credit [at,
 * at + n). */
struct split {
    size_t caption, at, n;
};

/* Cut white space, brackets around all and a last point off text[at, at +
 * n). */
static void
trim_credit(const char *text, struct split *split)
{
    const char *at = text + split->at;

    split->n = space_trim(&at, split->n);
    if (split->n > 2 && at[0] == '(' &&
        memchr(at, ')', split->n) == at + split->n - 1) {
        at++;
        split->n -= 2;
    }
    split->at = (size_t)(at - text);
    if (split->n > 0 && text[split->at + split->n - 1] == '.' &&
        shape_last_word(at, split->n) > 3)
        split->n--;
}

/* Could it be a credit: names and agencies, no sentence? */
static bool
like_credit(const char *text, size_t n)
{
    size_t words = shape_words(text, n, 11);
    uint32_t first = utf8_first(text, n);

    if (n == 0 || n > CREDIT_MOST || words > 9)
        return false;
    if (shape_end(text, n) == SHAPE_CLOSED && text[n - 1] != '.')
        return false;
    return chars_upper(first) || chars_digit(first) || first == '@' ||
           words <= 2;
}

/* AFP, REUTERS, Getty Images, POOL: what stands before or behind a slash. */
static bool
source(const struct lexicon *lexicon, const char *text, size_t n)
{
    size_t len;

    n = space_trim(&text, n);
    if (person_organisation(lexicon, text, n))
        return true;
    return lexicon_cue(lexicon, LEXICON_CREDIT, text, n, &len) != 0 && len == n;
}

/* Is it a name, and perhaps a paper behind a comma or a slash? */
static bool
is_name_of_maker(const struct lexicon *lexicon, const char *text, size_t n)
{
    size_t i = 0;

    n -= n > 0 && text[n - 1] == '.';
    while (i < n && text[i] != ',' && text[i] != '/')
        i++;
    return n <= CREDIT_MOST &&
           person_name(lexicon, text, i - space_tail(text, i));
}

/* A cue at i, with its colon: bytes up to the credit, 0 if it is none.  Behind
 * a sentence, or all in capitals, a name needs no colon. */
static size_t
cue_at(const struct lexicon *lexicon, const char *text, size_t n, size_t i)
{
    size_t len, end;
    uint32_t cue = lexicon_cue(lexicon, LEXICON_CREDIT, text + i, n - i, &len);

    if (cue == 0 || cue == CUE_CAPTION)
        return 0;
    end = i + len + space_lead(text + i + len, n - i - len);
    if (end < n && (text[end] == ':' || text[end] == '='))
        return end + 1 - i;
    if (n - end > 3 && memcmp(text + end, "：", 3) == 0)
        return end + 3 - i;
    if (cue == CUE_COLON)
        return (i > 0 || person_shouts(text, n)) &&
                       is_name_of_maker(lexicon, text + end, n - end)
                   ? len
                   : 0;
    return cue == CUE_WHOLE ? 1 : len;
}

/* "picture alliance / dpa": an agency behind a slash. */
static bool
behind_stroke(const struct lexicon *lexicon, const char *text, size_t n)
{
    size_t last = n;

    if (n > CREDIT_MOST)
        return false;
    while (last > 0 && text[last - 1] != '/')
        last--;
    return last > 0 && source(lexicon, text + last, n - last);
}

/* A credit that a cue at i begins, to the end of the paragraph or of the
 * bracket. */
static bool
split_at_cue(const struct lexicon *lexicon, const char *text, size_t n,
    size_t i, struct split *split)
{
    size_t len = cue_at(lexicon, text, n, i);

    if (len == 0)
        return false;
    split->caption = i;
    split->at = len == 1 ? i : i + len;
    split->n = n - split->at;
    trim_credit(text, split);
    return like_credit(text + split->at, split->n) ||
           behind_stroke(lexicon, text + split->at, split->n);
}

/* "... on Sunday. (Photo: X)", "... [사진=X]" */
static bool
split_bracket(const struct lexicon *lexicon, const char *text, size_t n,
    struct split *split)
{
    size_t end = n - (n > 0 && text[n - 1] == '.'), open;
    char opener;

    if (end < 3 || (text[end - 1] != ')' && text[end - 1] != ']'))
        return false;
    opener = text[end - 1] == ')' ? '(' : '[';
    for (open = end - 1; open > 0 && text[open] != opener; open--)
        continue;
    if (text[open] != opener ||
        !split_at_cue(lexicon, text, end - 1, open + 1, split))
        return false;
    split->caption = open;
    return true;
}

/* "... on Sunday. Photo: X": where a sentence begins. */
static bool
split_cue(const struct lexicon *lexicon, const char *text, size_t n,
    struct split *split)
{
    size_t i = 0, len;

    /* Sentences that are too far from the end need not be looked at. */
    if (n > CREDIT_END + 4) {
        i = n - CREDIT_END - 4;
        while (((unsigned char)text[i] & 0xc0) == 0x80)
            i++;
        i += shape_sentence(text + i, n - i);
        i += space_lead(text + i, n - i);
    }
    while (i < n) {
        if (n - i <= CREDIT_END && split_at_cue(lexicon, text, n, i, split))
            return true;
        len = shape_sentence(text + i, n - i);
        i += len + space_lead(text + i + len, n - i - len);
        if (i < n && text[i] == '|')
            i += 1 + space_lead(text + i + 1, n - i - 1);
    }
    return false;
}

/* "REUTERS/Ada Lind", "Ada Lind / AFP"; in a caption, any two names. */
static bool
strokes(const struct lexicon *lexicon, const char *text, size_t n, bool caption)
{
    const char *stroke = memchr(text, '/', n);
    size_t first, last = n;

    if (stroke == NULL || !like_credit(text, n))
        return false;
    first = (size_t)(stroke - text);
    while (text[last - 1] != '/')
        last--;
    return caption || source(lexicon, text, first) ||
           source(lexicon, text + last, n - last);
}

/* Does text[0..n) go on with a dash and a blank: their length; 0. */
static size_t
dash_at(const char *text, size_t n)
{
    size_t len;
    uint32_t code = utf8_decode(text, n, &len);

    if (code != '-' && code != 0x2013 && code != 0x2014)
        return 0;
    return len < n && text[len] == ' ' ? len + 1 : 0;
}

/* "The ferry at Alta — Photo: X" */
static bool
split_dash(const struct lexicon *lexicon, const char *text, size_t n,
    struct split *split)
{
    size_t i = n < CREDIT_END ? 0 : n - CREDIT_END, len;

    /* Few paragraphs have a colon there. */
    if (memchr(text + i, ':', n - i) == NULL)
        return false;
    for (; i + 2 < n; i++) {
        if (text[i] != ' ')
            continue;
        len = dash_at(text + i + 1, n - i - 1);
        if (len == 0 || i + 1 + len >= n ||
            !split_at_cue(lexicon, text, n, i + 1 + len, split))
            continue;
        split->caption = i;
        return memchr(text + i, ':', split->at - i) != NULL &&
               shape_words(text, i, 3) == 3;
    }
    return false;
}

/* "... on Sunday. © X", "... on Sunday • © X", "The ferry at Alta © X/AFP" */
static bool
split_sign(const struct lexicon *lexicon, const char *text, size_t n,
    struct split *split)
{
    static const char sign[] = "\u00a9", bullet[] = "\u2022 ";
    size_t from = n < CREDIT_END ? 0 : n - CREDIT_END;
    const char *at = memchr(text + from, sign[1], n - from);

    if (at == NULL || (at = memmem(text + from, n - from, sign, 2)) == NULL)
        return false;
    split->caption = (size_t)(at - text);
    split->at = split->caption + 2;
    split->n = n - split->at;
    trim_credit(text, split);
    if (split->caption > 4 && memcmp(at - 4, bullet, 4) == 0)
        split->caption -= 4;
    else if (split->caption > PROSE ||
             (shape_end(text, split->caption) != SHAPE_CLOSED &&
                 !strokes(lexicon, text + split->at, split->n, false)))
        return false;
    return like_credit(text + split->at, split->n) &&
           !chars_digit(utf8_first(text + split->at, split->n)) &&
           shape_words(text, split->caption, 3) == 3;
}

/* Does text[0..n) end with an initial, "K."? */
static bool
initial_before(const char *text, size_t n)
{
    size_t word = shape_last_word(text, n);

    return text[n - 1] == '.' && word <= 3 &&
           chars_upper(utf8_first(text + n - word, word));
}

/* The last sentence is a credit without a cue. */
static bool
split_strokes(const struct lexicon *lexicon, const char *text, size_t n,
    bool caption, struct split *split)
{
    size_t i = n < CREDIT_END ? 0 : n - CREDIT_END, len, last = 0;

    /* A credit is short. */
    if (memchr(text + i, '/', n - i) == NULL)
        return false;
    i = 0;
    while (i < n) {
        last = i;
        len = shape_sentence(text + i, n - i);
        /* "K. Mansour": the point of an initial ends nothing. */
        while (i + len < n && initial_before(text + i, len)) {
            size_t more = len + space_lead(text + i + len, n - i - len);

            len = more + shape_sentence(text + i + more, n - i - more);
        }
        i += len + space_lead(text + i + len, n - i - len);
    }
    split->caption = split->at = last;
    split->n = n - last;
    trim_credit(text, split);
    return shape_words(text, last, 3) == 3 &&
           strokes(lexicon, text + split->at, split->n, caption);
}

/* "... on Sunday. / Ada Lind (Gazette)" */
static bool
split_slash(const struct lexicon *lexicon, const char *text, size_t n,
    struct split *split)
{
    size_t i = n < CREDIT_END ? 0 : n - CREDIT_END, name;
    const char *open;

    if (memchr(text + i, '/', n - i) == NULL)
        return false;
    for (i += i == 0; i + 2 < n; i++) {
        if (text[i] == '/' && text[i - 1] == ' ' && text[i + 1] == ' ')
            break;
    }
    if (i + 2 >= n || shape_end(text, i) != SHAPE_CLOSED ||
        shape_words(text, i, 3) < 3)
        return false;
    split->caption = i;
    split->at = i + 2;
    split->n = n - split->at;
    trim_credit(text, split);
    open = memchr(text + split->at, '(', split->n);
    name = open != NULL ? (size_t)(open - text) - split->at : split->n;
    name -= space_tail(text + split->at, name);
    return person_name(lexicon, text + split->at, name) ||
           source(lexicon, text + split->at, name);
}

/* "Image caption, The ferry on Thursday": bytes before the caption; 0. */
static size_t
said_before(const struct lexicon *lexicon, const struct para *para)
{
    size_t len;

    if (para->n > CAPTION_MOST || lexicon_cue(lexicon, LEXICON_CREDIT, para->s,
                                      para->n, &len) != CUE_CAPTION)
        return 0;
    if (len < para->n && para->s[len] != ',' && para->s[len] != ':')
        return 0;
    len += len < para->n;
    return len + space_lead(para->s + len, para->n - len);
}

/* Bold or italic words behind the sentence. */
static bool
split_tail(const struct lexicon *lexicon, const struct para *para, bool head,
    struct split *split)
{
    size_t caption, len;

    if (para->tail >= para->n)
        return false;
    caption = para->tail - space_tail(para->s, para->tail);
    if (shape_end(para->s, caption) != SHAPE_CLOSED ||
        shape_last(para->s, caption) == ':' ||
        shape_words(para->s, caption, 3) < 3)
        return false;
    if (split_at_cue(lexicon, para->s, para->n, para->tail, split))
        return true;
    split->caption = split->at = para->tail;
    split->n = para->n - para->tail;
    trim_credit(para->s, split);
    len = split->n;
    return like_credit(para->s + split->at, len) &&
           (head || strokes(lexicon, para->s + split->at, len, false) ||
               person_agency(lexicon, para->s + split->at, len));
}

/* "EFE/Ada Lind", and nothing else: an agency and a name or another. */
static bool
strokes_alone(const struct lexicon *lexicon, const char *text, size_t n,
    struct split *split)
{
    const char *stroke = n <= CREDIT_MOST ? memchr(text, '/', n) : NULL;
    struct str a, b;

    if (stroke == NULL)
        return false;
    a.s = text, a.n = (size_t)(stroke - text);
    b.s = stroke + 1, b.n = n - a.n - 1;
    a.n = space_trim(&a.s, a.n);
    b.n = space_trim(&b.s, b.n);
    if (memchr(b.s, '/', b.n) != NULL ||
        (!person_agency(lexicon, a.s, a.n) &&
            !person_agency(lexicon, b.s, b.n)) ||
        (!person_agency(lexicon, a.s, a.n) &&
            !person_name(lexicon, a.s, a.n)) ||
        (!person_agency(lexicon, b.s, b.n) && !person_name(lexicon, b.s, b.n)))
        return false;
    *split = (struct split){ 0, 0, n };
    return true;
}

/* What the split says; true. */
static bool
set_image(struct image *image, const struct para *para, struct split *split)
{
    split->caption -= space_tail(para->s, split->caption);
    if (split->caption > 0 && para->s[split->caption - 1] == '|') {
        split->caption--;
        split->caption -= space_tail(para->s, split->caption);
    }
    if (split->caption > 0)
        image->caption = (struct str){ para->s, split->caption };
    if (split->n > 0)
        image->credit = (struct str){ para->s + split->at, split->n };
    return true;
}

/* Is the paragraph a caption, or a credit alone?  `head`: it stands above the
 * article, where less evidence is enough. */
static bool
captions_is(const struct lexicon *lexicon, const struct para *para, bool head,
    struct image *image)
{
    bool caption = (para->flags & PARA_CAPTION) != 0, credit;
    struct split split = { para->n, para->n, 0 };

    memset(image, 0, sizeof(*image));
    if (para->n == 0 || para->n > CAPTION_MOST ||
        (para->flags & (PARA_HEADING | PARA_ITEM)) ||
        ((para->flags & PARA_ROW) && para->block > 0))
        return false;
    /* A bar alone makes no table: "The ferry | Photo: X". */
    if (para->flags & PARA_ROW)
        return split_cue(lexicon, para->s, para->n, &split) &&
               set_image(image, para, &split);
    credit = split_bracket(lexicon, para->s, para->n, &split) ||
             split_cue(lexicon, para->s, para->n, &split) ||
             split_tail(lexicon, para, head, &split) ||
             split_strokes(lexicon, para->s, para->n, caption, &split) ||
             split_slash(lexicon, para->s, para->n, &split) ||
             split_sign(lexicon, para->s, para->n, &split) ||
             split_dash(lexicon, para->s, para->n, &split) ||
             strokes_alone(lexicon, para->s, para->n, &split);
    if (!credit && !caption)
        return false;
    if (!credit && is_name_of_maker(lexicon, para->s, para->n))
        split.caption = 0, split.at = 0, split.n = para->n;
    else if (!credit)
        split.caption = para->n, split.n = 0;
    return set_image(image, para, &split);
}

/* Take it out of the text. */
static void
captions_take(struct doc *doc, struct para *para, const struct image *image)
{
    doc_add_image(doc, image->caption, image->credit, image->url);
    doc_drop(doc, para, RULE_CAPTION);
}

void
captions_clean(struct doc *doc, const struct lexicon *lexicon)
{
    struct str url = { NULL, 0 };
    bool head = true, below = false, said = false;
    struct para *para;

    for (para = doc->v; para < doc->v + doc->n; para++) {
        struct image image;
        size_t before;

        if (para->flags & PARA_GONE)
            continue;
        if ((para->flags & PARA_IMAGE) && para->nlinks > 0)
            url = para->links[0].url;
        if ((para->flags & PARA_IMAGE) && para->n == 0) {
            para->s = url.s;
            para->n = url.n;
            doc_drop(doc, para, RULE_IMAGE);
            below = true;
            continue;
        }
        /* The line right below an image, or all of it in italics. */
        if (below && ((para->flags & PARA_BLANK) == 0 ||
                         ((para->flags & PARA_STRONG) && para->n < PROSE)))
            para->flags |= PARA_CAPTION;
        before = said_before(lexicon, para);
        if (before > 0) {
            doc_cut_head(doc, para, before, RULE_CAPTION);
            said = (para->flags & PARA_GONE) != 0;
            if (said)
                continue;
        }
        if (before > 0 || (said && para->n <= PROSE))
            para->flags |= PARA_CAPTION;
        said = false;
        if (captions_is(lexicon, para, head, &image)) {
            image.url = url;
            captions_take(doc, para, &image);
        } else if (para->n >= PROSE &&
                   shape_end(para->s, para->n) == SHAPE_CLOSED) {
            head = false;
        }
        url.s = NULL;
        url.n = 0;
        below = false;
    }
}
