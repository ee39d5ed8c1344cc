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

/* Cut white space, brackets around all and a last point off s[at, at + n). */
static void
trim_credit(const char *s, struct split *x)
{
    const char *at = s + x->at;

    x->n = space_trim(&at, x->n);
    if (x->n > 2 && at[0] == '(' && memchr(at, ')', x->n) == at + x->n - 1) {
        at++;
        x->n -= 2;
    }
    x->at = (size_t)(at - s);
    if (x->n > 0 && s[x->at + x->n - 1] == '.' && shape_last_word(at, x->n) > 3)
        x->n--;
}

/* Could it be a credit: names and agencies, no sentence? */
static bool
like_credit(const char *s, size_t n)
{
    size_t words = shape_words(s, n, 11);
    uint32_t first = utf8_first(s, n);

    if (n == 0 || n > CREDIT_MOST || words > 9)
        return false;
    if (shape_end(s, n) == SHAPE_CLOSED && s[n - 1] != '.')
        return false;
    return chars_upper(first) || chars_digit(first) || first == '@' ||
           words <= 2;
}

/* AFP, REUTERS, Getty Images, POOL: what stands before or behind a stroke. */
static bool
source(const struct lexicon *l, const char *s, size_t n)
{
    size_t len;

    n = space_trim(&s, n);
    if (person_organisation(l, s, n))
        return true;
    return lexicon_cue(l, LEXICON_CREDIT, s, n, &len) != 0 && len == n;
}

/* Is it a name, and perhaps a paper behind a comma or a stroke? */
static bool
named(const struct lexicon *l, const char *s, size_t n)
{
    size_t i = 0;

    n -= n > 0 && s[n - 1] == '.';
    while (i < n && s[i] != ',' && s[i] != '/')
        i++;
    return n <= CREDIT_MOST && person_name(l, s, i - space_tail(s, i));
}

/* A cue at i, with its colon: bytes up to the credit, 0 if it is none.  Behind
 * a sentence, or all in capitals, a name needs no colon. */
static size_t
cue_at(const struct lexicon *l, const char *s, size_t n, size_t i)
{
    size_t len, end;
    uint32_t cue = lexicon_cue(l, LEXICON_CREDIT, s + i, n - i, &len);

    if (cue == 0 || cue == CUE_CAPTION)
        return 0;
    end = i + len + space_lead(s + i + len, n - i - len);
    if (end < n && s[end] == ':')
        return end + 1 - i;
    if (n - end > 3 && memcmp(s + end, "：", 3) == 0)
        return end + 3 - i;
    if (cue == CUE_COLON)
        return (i > 0 || person_shouts(s, n)) && named(l, s + end, n - end)
                   ? len
                   : 0;
    return cue == CUE_WHOLE ? 1 : len;
}

/* "picture alliance / dpa": an agency behind a stroke. */
static bool
behind_stroke(const struct lexicon *l, const char *s, size_t n)
{
    size_t last = n;

    if (n > CREDIT_MOST)
        return false;
    while (last > 0 && s[last - 1] != '/')
        last--;
    return last > 0 && source(l, s + last, n - last);
}

/* A credit that a cue at i begins, to the end of the paragraph or of the
 * bracket. */
static bool
split_at_cue(
    const struct lexicon *l, const char *s, size_t n, size_t i, struct split *x)
{
    size_t len = cue_at(l, s, n, i);

    if (len == 0)
        return false;
    x->caption = i;
    x->at = len == 1 ? i : i + len;
    x->n = n - x->at;
    trim_credit(s, x);
    return like_credit(s + x->at, x->n) || behind_stroke(l, s + x->at, x->n);
}

/* "... on Sunday. (Photo: X)" */
static bool
split_bracket(const struct lexicon *l, const char *s, size_t n, struct split *x)
{
    size_t end = n - (n > 0 && s[n - 1] == '.'), open;

    if (end < 3 || s[end - 1] != ')')
        return false;
    for (open = end - 1; open > 0 && s[open] != '('; open--)
        continue;
    if (s[open] != '(' || !split_at_cue(l, s, end - 1, open + 1, x))
        return false;
    x->caption = open;
    return true;
}

/* "... on Sunday. Photo: X": where a sentence begins. */
static bool
split_cue(const struct lexicon *l, const char *s, size_t n, struct split *x)
{
    size_t i = 0, len;

    /* Sentences that are too far from the end need not be looked at. */
    if (n > CREDIT_END + 4) {
        i = n - CREDIT_END - 4;
        while (((unsigned char)s[i] & 0xc0) == 0x80)
            i++;
        i += shape_sentence(s + i, n - i);
        i += space_lead(s + i, n - i);
    }
    while (i < n) {
        if (n - i <= CREDIT_END && split_at_cue(l, s, n, i, x))
            return true;
        len = shape_sentence(s + i, n - i);
        i += len + space_lead(s + i + len, n - i - len);
        if (i < n && s[i] == '|')
            i += 1 + space_lead(s + i + 1, n - i - 1);
    }
    return false;
}

/* "REUTERS/Ada Lind", "Ada Lind / AFP"; in a caption, any two names. */
static bool
strokes(const struct lexicon *l, const char *s, size_t n, bool caption)
{
    const char *stroke = memchr(s, '/', n);
    size_t first, last = n;

    if (stroke == NULL || !like_credit(s, n))
        return false;
    first = (size_t)(stroke - s);
    while (s[last - 1] != '/')
        last--;
    return caption || source(l, s, first) || source(l, s + last, n - last);
}

/* Does s[0..n) go on with a dash and a blank: their length; 0. */
static size_t
dash_at(const char *s, size_t n)
{
    size_t len;
    uint32_t c = utf8_decode(s, n, &len);

    if (c != '-' && c != 0x2013 && c != 0x2014)
        return 0;
    return len < n && s[len] == ' ' ? len + 1 : 0;
}

/* "The ferry at Alta — Photo: X" */
static bool
split_dash(const struct lexicon *l, const char *s, size_t n, struct split *x)
{
    size_t i = n < CREDIT_END ? 0 : n - CREDIT_END, len;

    /* Few paragraphs have a colon there. */
    if (memchr(s + i, ':', n - i) == NULL)
        return false;
    for (; i + 2 < n; i++) {
        if (s[i] != ' ')
            continue;
        len = dash_at(s + i + 1, n - i - 1);
        if (len == 0 || i + 1 + len >= n ||
            !split_at_cue(l, s, n, i + 1 + len, x))
            continue;
        x->caption = i;
        return memchr(s + i, ':', x->at - i) != NULL &&
               shape_words(s, i, 3) == 3;
    }
    return false;
}

/* "... on Sunday. © X", "... on Sunday • © X", "The ferry at Alta © X/AFP" */
static bool
split_sign(const struct lexicon *l, const char *s, size_t n, struct split *x)
{
    static const char sign[] = "\u00a9", bullet[] = "\u2022 ";
    size_t from = n < CREDIT_END ? 0 : n - CREDIT_END;
    const char *at = memchr(s + from, sign[1], n - from);

    if (at == NULL || (at = memmem(s + from, n - from, sign, 2)) == NULL)
        return false;
    x->caption = (size_t)(at - s);
    x->at = x->caption + 2;
    x->n = n - x->at;
    trim_credit(s, x);
    if (x->caption > 4 && memcmp(at - 4, bullet, 4) == 0)
        x->caption -= 4;
    else if (x->caption > PROSE || (shape_end(s, x->caption) != SHAPE_CLOSED &&
                                       !strokes(l, s + x->at, x->n, false)))
        return false;
    return like_credit(s + x->at, x->n) &&
           !chars_digit(utf8_first(s + x->at, x->n)) &&
           shape_words(s, x->caption, 3) == 3;
}

/* Does s[0..n) end with an initial, "K."? */
static bool
initial_before(const char *s, size_t n)
{
    size_t word = shape_last_word(s, n);

    return s[n - 1] == '.' && word <= 3 &&
           chars_upper(utf8_first(s + n - word, word));
}

/* The last sentence is a credit without a cue. */
static bool
split_strokes(const struct lexicon *l, const char *s, size_t n, bool caption,
    struct split *x)
{
    size_t i = n < CREDIT_END ? 0 : n - CREDIT_END, len, last = 0;

    /* A credit is short. */
    if (memchr(s + i, '/', n - i) == NULL)
        return false;
    i = 0;
    while (i < n) {
        last = i;
        len = shape_sentence(s + i, n - i);
        /* "K. Mansour": the point of an initial ends nothing. */
        while (i + len < n && initial_before(s + i, len)) {
            size_t more = len + space_lead(s + i + len, n - i - len);

            len = more + shape_sentence(s + i + more, n - i - more);
        }
        i += len + space_lead(s + i + len, n - i - len);
    }
    x->caption = x->at = last;
    x->n = n - last;
    trim_credit(s, x);
    return shape_words(s, last, 3) == 3 && strokes(l, s + x->at, x->n, caption);
}

/* "... on Sunday. / Ada Lind (Gazette)" */
static bool
split_slash(const struct lexicon *l, const char *s, size_t n, struct split *x)
{
    size_t i = n < CREDIT_END ? 0 : n - CREDIT_END, name;
    const char *open;

    if (memchr(s + i, '/', n - i) == NULL)
        return false;
    for (i += i == 0; i + 2 < n; i++) {
        if (s[i] == '/' && s[i - 1] == ' ' && s[i + 1] == ' ')
            break;
    }
    if (i + 2 >= n || shape_end(s, i) != SHAPE_CLOSED ||
        shape_words(s, i, 3) < 3)
        return false;
    x->caption = i;
    x->at = i + 2;
    x->n = n - x->at;
    trim_credit(s, x);
    open = memchr(s + x->at, '(', x->n);
    name = open != NULL ? (size_t)(open - s) - x->at : x->n;
    name -= space_tail(s + x->at, name);
    return person_name(l, s + x->at, name) || source(l, s + x->at, name);
}

/* "Image caption, The ferry on Thursday": bytes before the caption; 0. */
static size_t
said_before(const struct lexicon *l, const struct para *p)
{
    size_t len;

    if (p->n > CAPTION_MOST ||
        lexicon_cue(l, LEXICON_CREDIT, p->s, p->n, &len) != CUE_CAPTION)
        return 0;
    if (len < p->n && p->s[len] != ',' && p->s[len] != ':')
        return 0;
    len += len < p->n;
    return len + space_lead(p->s + len, p->n - len);
}

/* Bold or italic words behind the sentence. */
static bool
split_tail(
    const struct lexicon *l, const struct para *p, bool head, struct split *x)
{
    size_t caption, len;

    if (p->tail >= p->n)
        return false;
    caption = p->tail - space_tail(p->s, p->tail);
    if (shape_end(p->s, caption) != SHAPE_CLOSED ||
        shape_last(p->s, caption) == ':' || shape_words(p->s, caption, 3) < 3)
        return false;
    if (split_at_cue(l, p->s, p->n, p->tail, x))
        return true;
    x->caption = x->at = p->tail;
    x->n = p->n - p->tail;
    trim_credit(p->s, x);
    len = x->n;
    return like_credit(p->s + x->at, len) &&
           (head || strokes(l, p->s + x->at, len, false) ||
               person_agency(l, p->s + x->at, len));
}

/* "EFE/Ada Lind", and nothing else: an agency and a name or another. */
static bool
strokes_alone(const struct lexicon *l, const char *s, size_t n, struct split *x)
{
    const char *stroke = n <= CREDIT_MOST ? memchr(s, '/', n) : NULL;
    struct str a, b;

    if (stroke == NULL)
        return false;
    a.s = s, a.n = (size_t)(stroke - s);
    b.s = stroke + 1, b.n = n - a.n - 1;
    a.n = space_trim(&a.s, a.n);
    b.n = space_trim(&b.s, b.n);
    if (memchr(b.s, '/', b.n) != NULL ||
        (!person_agency(l, a.s, a.n) && !person_agency(l, b.s, b.n)) ||
        (!person_agency(l, a.s, a.n) && !person_name(l, a.s, a.n)) ||
        (!person_agency(l, b.s, b.n) && !person_name(l, b.s, b.n)))
        return false;
    *x = (struct split){ 0, 0, n };
    return true;
}

/* What the split says; true. */
static bool
set_image(struct image *image, const struct para *p, struct split *x)
{
    x->caption -= space_tail(p->s, x->caption);
    if (x->caption > 0 && p->s[x->caption - 1] == '|') {
        x->caption--;
        x->caption -= space_tail(p->s, x->caption);
    }
    if (x->caption > 0)
        image->caption = (struct str){ p->s, x->caption };
    if (x->n > 0)
        image->credit = (struct str){ p->s + x->at, x->n };
    return true;
}

/* Is the paragraph a caption, or a credit alone?  `head`: it stands above the
 * article, where less evidence is enough. */
static bool
captions_is(const struct lexicon *l, const struct para *p, bool head,
    struct image *image)
{
    bool caption = (p->flags & PARA_CAPTION) != 0, credit;
    struct split x = { p->n, p->n, 0 };

    memset(image, 0, sizeof(*image));
    if (p->n == 0 || p->n > CAPTION_MOST ||
        (p->flags & (PARA_HEADING | PARA_ITEM)) ||
        ((p->flags & PARA_ROW) && p->block > 0))
        return false;
    /* A bar alone makes no table: "The ferry | Photo: X". */
    if (p->flags & PARA_ROW)
        return split_cue(l, p->s, p->n, &x) && set_image(image, p, &x);
    credit = split_bracket(l, p->s, p->n, &x) || split_cue(l, p->s, p->n, &x) ||
             split_tail(l, p, head, &x) ||
             split_strokes(l, p->s, p->n, caption, &x) ||
             split_slash(l, p->s, p->n, &x) || split_sign(l, p->s, p->n, &x) ||
             split_dash(l, p->s, p->n, &x) || strokes_alone(l, p->s, p->n, &x);
    if (!credit && !caption)
        return false;
    if (!credit && named(l, p->s, p->n))
        x.caption = 0, x.at = 0, x.n = p->n;
    else if (!credit)
        x.caption = p->n, x.n = 0;
    return set_image(image, p, &x);
}

/* Take it out of the text. */
static void
captions_take(struct doc *d, struct para *p, const struct image *image)
{
    doc_add_image(d, image->caption, image->credit, image->url);
    doc_drop(d, p, RULE_CAPTION);
}

void
captions_clean(struct doc *d, const struct lexicon *l)
{
    struct str url = { NULL, 0 };
    bool head = true, below = false, said = false;
    struct para *p;

    for (p = d->v; p < d->v + d->n; p++) {
        struct image image;
        size_t before;

        if (p->flags & PARA_GONE)
            continue;
        if ((p->flags & PARA_IMAGE) && p->nlinks > 0)
            url = p->links[0].url;
        if ((p->flags & PARA_IMAGE) && p->n == 0) {
            p->s = url.s;
            p->n = url.n;
            doc_drop(d, p, RULE_IMAGE);
            below = true;
            continue;
        }
        /* The line right below an image, or all of it in italics. */
        if (below && ((p->flags & PARA_BLANK) == 0 ||
                         ((p->flags & PARA_STRONG) && p->n < PROSE)))
            p->flags |= PARA_CAPTION;
        before = said_before(l, p);
        if (before > 0) {
            doc_cut_head(d, p, before, RULE_CAPTION);
            said = (p->flags & PARA_GONE) != 0;
            if (said)
                continue;
        }
        if (before > 0 || (said && p->n <= PROSE))
            p->flags |= PARA_CAPTION;
        said = false;
        if (captions_is(l, p, head, &image)) {
            image.url = url;
            captions_take(d, p, &image);
        } else if (p->n >= PROSE && shape_end(p->s, p->n) == SHAPE_CLOSED) {
            head = false;
        }
        url.s = NULL;
        url.n = 0;
        below = false;
    }
}
