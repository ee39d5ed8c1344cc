/* SPDX-License-Identifier: MIT */
/* clean - the article and nothing but the article, out of a text. */
#include <copydesk/record.h>

#include <stdlib.h>
#include <string.h>

#include "boxes.h"
#include "captions.h"
#include "control.h"
#include "crumb.h"
#include "encoding.h"
#include "facts.h"
#include "fields.h"
#include "head.h"
#include "html.h"
#include "join.h"
#include "kinds.h"
#include "lexicon.h"
#include "lines.h"
#include "quality.h"
#include "references.h"
#include "related.h"
#include "repeats.h"
#include "scan.h"
#include "tail.h"
#include "text/nfc.h"
#include "text/sight.h"

struct options {
    int scope;
    bool quality, trace;
};

enum { SCOPE_ARTICLE, SCOPE_ENCODING };
static const char *const scopes[] = { "article", "encoding", NULL };

struct clean {
    struct lexicon *lexicon;
    struct encoding encoding;
    struct quality_words *stops;
    struct options options;
};

static const struct cd_option options[] = {
    CD_OPT_ENUM(struct options, scope, SCOPE_ARTICLE, scopes,
        "What is cleaned: the article, or its encoding alone."),
    CD_OPT_BOOL(struct options, quality, false,
        "Measure the text that is left: set quality."),
    CD_OPT_BOOL(struct options, trace, false,
        "Note in trace.clean what each rule took out or changed."),
    { 0 }
};

static const struct cd_field reads[] = {
    { "text", CD_T_STRING, CD_OPTIONAL | CD_NEEDED,
        "The article as it was found." },
    { "title", CD_T_STRING, CD_OPTIONAL,
        "The headline: the same line goes from the text." },
    { "blocks", CD_T_ARRAY, CD_OPTIONAL, "What its paragraphs are." },
    { "authors", CD_T_ARRAY, CD_OPTIONAL, "A line with these names is one." },
    { "language", CD_T_STRING, CD_OPTIONAL, "What 03/04/2024 means." },
    { "source", CD_T_STRING, CD_OPTIONAL, "An agency, if it is one." },
    { "url", CD_T_STRING, CD_OPTIONAL, "A date in it is the article's." }, { 0 }
};

static const struct cd_field writes[] = {
    { "text", CD_T_STRING, CD_OPTIONAL,
        "The article, an empty line between paragraphs." },
    { "blocks", CD_T_ARRAY, CD_OPTIONAL, "What its paragraphs are." },
    { "title", CD_T_STRING, CD_OPTIONAL, "If it has none; repaired." },
    { "subtitle", CD_T_STRING, CD_OPTIONAL, "The same." },
    { "authors", CD_T_ARRAY, CD_OPTIONAL, "The same." },
    { "agency", CD_T_STRING, CD_OPTIONAL, "The same." },
    { "date", CD_T_STRING, CD_OPTIONAL, "The same." },
    { "modified", CD_T_STRING, CD_OPTIONAL, "The same." },
    { "url", CD_T_STRING, CD_OPTIONAL, "The same." },
    { "images", CD_T_ARRAY, CD_OPTIONAL, "Captions and credits are added." },
    { "related", CD_T_ARRAY, CD_OPTIONAL, "Promised articles are added." },
    { "quality", CD_T_OBJECT, CD_OPTIONAL, "With the option quality." },
    { "trace", CD_T_OBJECT, CD_OPTIONAL, "With the option trace." }, { 0 }
};

static const struct cd_example examples[] = {
    { "Headline, byline, dateline and footer go to their fields.", "{}",
        "{\"text\": \"# Ferry sinks off Alta\\n\\nBy Ada Lind\\n\\n"
        "OSLO (Reuters) - A ferry sank on Monday. All were saved.\\n\\n"
        "Follow us on Facebook\"}",
        "{\"text\": \"A ferry sank on Monday. All were saved.\", "
        "\"blocks\": [{\"kind\": \"paragraph\", \"start\": 0, "
        "\"end\": 39}], "
        "\"title\": \"Ferry sinks off Alta\", \"authors\": [\"Ada Lind\"], "
        "\"agency\": \"Reuters\"}" },
    { "A sound article stays as it is; what its paragraphs are is told.", "{}",
        "{\"text\": \"It rained.\\n\\nThen it did not.\"}",
        "{\"text\": \"It rained.\\n\\nThen it did not.\", "
        "\"blocks\": [{\"kind\": \"paragraph\", \"start\": 0, "
        "\"end\": 10}, {\"kind\": \"paragraph\", \"start\": 12, "
        "\"end\": 28}]}" },
    { 0 }
};

static void
clean_release(const struct cd_host *h, void *shared)
{
    struct clean *c = shared;

    (void)h;
    quality_words_free(c->stops);
    misread_free(c->encoding.misread);
    mojibake_free(c->encoding.mojibake);
    lexicon_free(c->lexicon);
    free(c);
}

static int
clean_prepare(const struct cd_host *h, const void *opts, void **shared)
{
    const struct options *o = opts;
    struct clean *c = malloc(sizeof(*c));

    if (c == NULL)
        return cd_fail(h, "out of memory");
    c->options = *o;
    c->lexicon = lexicon_new();
    c->encoding.mojibake = mojibake_new();
    c->encoding.misread = misread_new();
    c->stops = quality_words_new();
    if (c->lexicon == NULL || c->encoding.mojibake == NULL ||
        c->encoding.misread == NULL || c->stops == NULL) {
        clean_release(h, c);
        return cd_fail(h, "out of memory");
    }
    *shared = c;
    return 0;
}

static void *
scratch(const void *ctx, size_t n)
{
    const struct cd_host *h = ctx;

    return h->scratch(h, n);
}

/* Letters and marks come together first, since damage may be in letters; what
 * was damaged may have marks. */
static struct str
repair(struct doc *d, const struct encoding *e, struct str text)
{
    struct str composed = encoding_compose(d, text);
    struct str got = encoding_repair(d, e, composed);

    return got.s != composed.s ? encoding_compose(d, got) : got;
}

/* Only what is damaged changes: a text that comes out as it went in for all
 * but its form keeps its form. */
static struct str
encoding_only(struct doc *d, const struct encoding *e, struct str text)
{
    struct str composed = { text.s, text.n }, got;

    if ((sight_of(e->mojibake, text.s, text.n) &
            (SIGHT_FORM | SIGHT_DAMAGE | SIGHT_MISREAD)) == 0)
        return text;
    if (!nfc_is(text.s, text.n))
        composed.s = nfc_compose(&d->pool, text.s, &composed.n);
    got = encoding_repair(d, e, composed);
    return got.s == composed.s ? text : got;
}

/* From characters to lines. */
static void
read_text(struct doc *d, const struct encoding *e, struct kinds kinds,
    struct str text)
{
    unsigned scan = scan_text(e->mojibake, text);
    struct str got = text;

    if (scan & SCAN_ENCODING)
        got = repair(d, e, text);
    if (got.s != text.s) {
        text = got;
        scan = scan_text(e->mojibake, text);
    }
    if (scan & SCAN_CONTROL) {
        kinds = kinds_split(&kinds, &d->pool, text);
        text = control_strip(d, text);
        /* A tab may be left, and blanks around what went. */
        scan |= SCAN_SPACE;
    }
    text = kinds_mark(&kinds, &d->pool, text);
    if (scan & SCAN_TAG)
        text = html_strip(d, text);
    if (scan & SCAN_ENTITY) {
        got = references_decode(d, text);
        /* "&acirc;&euro;&trade;" was damaged before it was written so.  Marks
         * of lines are letters: nothing may join them now. */
        text = got.n != text.n ? encoding_repair(d, e, got) : got;
    }
    if (scan & (SCAN_TAG | SCAN_ENTITY))
        scan |= SCAN_SPACE;
    text = crumb_strip(d, text);
    lines_read(d, text, scan);
}

/* From lines to the article.  What is only told from its neighbours comes
 * after what its own words tell. */
static void
clean_lines(struct doc *d, const struct lexicon *l, const struct known *known)
{
    join_lines(d, l);
    captions_clean(d, l);
    related_clean(d, l);
    boxes_clean(d, l);
    head_clean(d, l, known);
    tail_clean(d, l, known);
    related_links(d);
    join_paragraphs(d, l);
    repeats_clean(d);
    facts_complete(d, l, known);
}

/* Take the article apart; the text that is left.  If that is nothing, it was no
 * article: its text stays. */
static struct str
article(const struct clean *c, struct doc *d, const struct known *known,
    const struct kinds *kinds, struct str text)
{
    const struct pool pool = d->pool;
    struct str left;

    read_text(d, &c->encoding, *kinds, text);
    clean_lines(d, c->lexicon, known);
    left = doc_text(d);
    if (left.n > 0)
        return left;
    doc_init(d, &pool, c->options.trace);
    read_text(d, &c->encoding, *kinds, text);
    return doc_text(d);
}

/* Repair the encoding of a field of the record. */
static int
repair_field(const struct cd_host *h, const struct clean *c, json_t *rec,
    struct doc *d, const char *field)
{
    struct str was, is;

    was.s = cd_text(rec, field, &was.n);
    if (was.n == 0 || (sight_of(c->encoding.mojibake, was.s, was.n) &
                          (SIGHT_DAMAGE | SIGHT_MISREAD)) == 0)
        return 0;
    /* The trace shows what was there when the field has another value. */
    was = doc_copy(d, was.s, was.n);
    is = encoding_repair(d, &c->encoding, was);
    if (is.s == was.s)
        return 0;
    return cd_set_text(h, rec, field, is.s, is.n);
}

/* Make the record's text `now`, and its blocks those of it: where its lines
 * are as they were, the record's own. */
static int
write_text(const struct cd_host *h, const struct clean *c, json_t *rec,
    const struct doc *d, const struct kinds *kinds, struct str now)
{
    bool lines = c->options.scope == SCOPE_ENCODING, changed;
    json_t *blocks, *was = json_object_get(rec, "blocks");
    size_t n;
    const char *s = cd_text(rec, "text", &n);

    changed = now.n != n || memcmp(now.s, s, n) != 0;
    if (lines && (!changed || kinds->v == NULL))
        return changed ? fields_set_text(h, rec, now) : 0;
    blocks = lines ? kinds_of_lines(kinds, now) : kinds_of_doc(d);
    if (changed && fields_set_text(h, rec, now)) {
        json_decref(blocks);
        return -1;
    }
    /* None are needed where they are the same, and where there is no text. */
    if ((!changed && json_equal(blocks, was)) || (was == NULL && now.n == 0) ||
        (lines && blocks == NULL)) {
        json_decref(blocks);
        return 0;
    }
    return cd_set(h, rec, "blocks", blocks);
}

static enum cd_status
clean_process(const struct cd_host *h, void *self, json_t *rec)
{
    const struct clean *c = self;
    const struct pool pool = { scratch, h };
    struct known known;
    struct kinds kinds;
    struct str text, now;
    struct doc d;

    text.s = cd_text(rec, "text", &text.n);
    if (text.s == NULL)
        return CD_KEEP; /* a video, perhaps: nothing to clean */
    doc_init(&d, &pool, c->options.trace);
    if (repair_field(h, c, rec, &d, "title") ||
        repair_field(h, c, rec, &d, "subtitle"))
        return CD_ERROR;
    kinds = kinds_read(rec, &pool, text);
    if (c->options.scope == SCOPE_ENCODING) {
        now = encoding_only(&d, &c->encoding, text);
    } else {
        fields_read(rec, &pool, &known);
        now = article(c, &d, &known, &kinds, text);
    }
    if (fields_write(h, c->lexicon, rec, &d))
        return CD_ERROR;
    if (write_text(h, c, rec, &d, &kinds, now))
        return CD_ERROR;
    if (c->options.quality && quality_write(h, rec, &pool, c->stops, now))
        return CD_ERROR;
    return CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "clean",
    .version = "1.0",
    .summary = "The article and nothing but the article, out of a text.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_FILTER,
    .options = options,
    .options_size = sizeof(struct options),
    .reads = reads,
    .writes = writes,
    .examples = examples,
    .prepare = clean_prepare,
    .process = clean_process,
    .release = clean_release,
};
