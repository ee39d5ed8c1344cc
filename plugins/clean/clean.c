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
    const struct cd_text_1 *text;
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
clean_release(const struct cd_host *host, void *shared)
{
    struct clean *clean = shared;

    (void)host;
    quality_words_free(clean->stops);
    misread_free(clean->encoding.misread);
    mojibake_free(clean->encoding.mojibake);
    lexicon_free(clean->lexicon);
    free(clean);
}

static int
clean_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    const struct options *o = opts;
    struct clean *clean = malloc(sizeof(*clean));

    if (clean == NULL)
        return cd_fail(host, "out of memory");
    clean->options = *o;
    clean->text = host->extension(host, CD_TEXT_1);
    clean->lexicon = lexicon_new();
    clean->encoding.mojibake = mojibake_new();
    clean->encoding.misread = misread_new();
    clean->stops = quality_words_new();
    if (clean->text == NULL || clean->text->size < sizeof(*clean->text)) {
        clean_release(host, clean);
        return cd_fail(host, "this copydesk has no \"" CD_TEXT_1 "\"");
    }
    if (clean->lexicon == NULL || clean->encoding.mojibake == NULL ||
        clean->encoding.misread == NULL || clean->stops == NULL) {
        clean_release(host, clean);
        return cd_fail(host, "out of memory");
    }
    *shared = clean;
    return 0;
}

static void *
scratch(const void *ctx, size_t n)
{
    const struct cd_host *host = ctx;

    return host->scratch(host, n);
}

/* Letters and marks come together first, since damage may be in letters; what
 * was damaged may have marks. */
static struct str
repair(struct doc *doc, const struct encoding *encoding, struct str text)
{
    struct str composed = encoding_compose(doc, text);
    struct str got = encoding_repair(doc, encoding, composed);

    return got.s != composed.s ? encoding_compose(doc, got) : got;
}

/* Only what is damaged changes: a text that comes out as it went in for all
 * but its form keeps its form. */
static struct str
encoding_only(struct doc *doc, const struct encoding *encoding, struct str text)
{
    struct str composed = { text.s, text.n }, got;

    if ((sight_of(encoding->mojibake, text.s, text.n) &
            (SIGHT_FORM | SIGHT_DAMAGE | SIGHT_MISREAD)) == 0)
        return text;
    if (!nfc_is(text.s, text.n))
        composed.s = nfc_compose(&doc->pool, text.s, &composed.n);
    got = encoding_repair(doc, encoding, composed);
    return got.s == composed.s ? text : got;
}

/* From characters to lines. */
static void
read_text(struct doc *doc, const struct encoding *encoding, struct kinds kinds,
    struct str text)
{
    unsigned scan = scan_text(encoding->mojibake, text);
    struct str got = text;

    if (scan & SCAN_ENCODING)
        got = repair(doc, encoding, text);
    if (got.s != text.s) {
        text = got;
        scan = scan_text(encoding->mojibake, text);
    }
    if (scan & SCAN_CONTROL) {
        kinds = kinds_split(&kinds, &doc->pool, text);
        text = control_strip(doc, text);
        /* A tab may be left, and blanks around what went. */
        scan |= SCAN_SPACE;
    }
    text = kinds_mark(&kinds, &doc->pool, text);
    if (scan & SCAN_TAG)
        text = html_strip(doc, text);
    if (scan & SCAN_ENTITY) {
        got = references_decode(doc, text);
        /* "&acirc;&euro;&trade;" was damaged before it was written so.  Marks
         * of lines are letters: nothing may join them now. */
        text = got.n != text.n ? encoding_repair(doc, encoding, got) : got;
    }
    if (scan & (SCAN_TAG | SCAN_ENTITY))
        scan |= SCAN_SPACE;
    text = crumb_strip(doc, text);
    lines_read(doc, text, scan);
}

/* From lines to the article.  What is only told from its neighbours comes
 * after what its own words tell. */
static void
clean_lines(
    struct doc *doc, const struct lexicon *lexicon, const struct known *known)
{
    join_lines(doc, lexicon);
    captions_clean(doc, lexicon);
    related_clean(doc, lexicon);
    boxes_clean(doc, lexicon);
    head_clean(doc, lexicon, known);
    tail_clean(doc, lexicon, known);
    related_links(doc);
    join_paragraphs(doc, lexicon);
    repeats_clean(doc);
    facts_complete(doc, lexicon, known);
}

/* Take the article apart; the text that is left.  If that is nothing, it was no
 * article: its text stays. */
static struct str
article(const struct clean *clean, struct doc *doc, const struct known *known,
    const struct kinds *kinds, struct str text)
{
    const struct pool pool = doc->pool;
    const struct engine engine = doc->engine;
    struct str left;

    read_text(doc, &clean->encoding, *kinds, text);
    clean_lines(doc, clean->lexicon, known);
    left = doc_text(doc);
    if (left.n > 0)
        return left;
    doc_init(doc, &pool, &engine, clean->options.trace);
    read_text(doc, &clean->encoding, *kinds, text);
    return doc_text(doc);
}

/* Repair the encoding of a field of the record. */
static int
repair_field(const struct cd_host *host, const struct clean *clean, json_t *rec,
    struct doc *doc, const char *field)
{
    struct str was, is;

    was.s = cd_text(rec, field, &was.n);
    if (was.n == 0 || (sight_of(clean->encoding.mojibake, was.s, was.n) &
                          (SIGHT_DAMAGE | SIGHT_MISREAD)) == 0)
        return 0;
    /* The trace shows what was there when the field has another value. */
    was = doc_copy(doc, was.s, was.n);
    is = encoding_repair(doc, &clean->encoding, was);
    if (is.s == was.s)
        return 0;
    return cd_set_text(host, rec, field, is.s, is.n);
}

/* Make the record's text `now`, and its blocks those of it: where its lines
 * are as they were, the record's own. */
static int
write_text(const struct cd_host *host, const struct clean *clean, json_t *rec,
    const struct doc *doc, const struct kinds *kinds, struct str now)
{
    bool lines = clean->options.scope == SCOPE_ENCODING, changed;
    json_t *blocks, *was = json_object_get(rec, "blocks");
    size_t n;
    const char *text = cd_text(rec, "text", &n);

    changed = now.n != n || memcmp(now.s, text, n) != 0;
    if (lines && (!changed || kinds->v == NULL))
        return changed ? fields_set_text(host, rec, now) : 0;
    blocks = lines ? kinds_of_lines(kinds, now) : kinds_of_doc(doc);
    if (changed && fields_set_text(host, rec, now)) {
        json_decref(blocks);
        return -1;
    }
    /* None are needed where they are the same, and where there is no text. */
    if ((!changed && json_equal(blocks, was)) || (was == NULL && now.n == 0) ||
        (lines && blocks == NULL)) {
        json_decref(blocks);
        return 0;
    }
    return cd_set(host, rec, "blocks", blocks);
}

static enum cd_status
clean_process(const struct cd_host *host, void *self, json_t *rec)
{
    const struct clean *clean = self;
    const struct pool pool = { scratch, host };
    const struct engine engine = { host, clean->text, rec };
    struct known known;
    struct kinds kinds;
    struct str text, now;
    struct doc doc;

    text.s = cd_text(rec, "text", &text.n);
    if (text.s == NULL)
        return CD_KEEP; /* a video, perhaps: nothing to clean */
    doc_init(&doc, &pool, &engine, clean->options.trace);
    if (repair_field(host, clean, rec, &doc, "title") ||
        repair_field(host, clean, rec, &doc, "subtitle"))
        return CD_ERROR;
    kinds = kinds_read(rec, &pool, text);
    if (clean->options.scope == SCOPE_ENCODING) {
        now = encoding_only(&doc, &clean->encoding, text);
    } else {
        fields_read(rec, &pool, &known);
        now = article(clean, &doc, &known, &kinds, text);
    }
    if (fields_write(host, clean->lexicon, rec, &doc))
        return CD_ERROR;
    if (write_text(host, clean, rec, &doc, &kinds, now))
        return CD_ERROR;
    if (clean->options.quality &&
        quality_write(host, rec, &pool, clean->stops,
            clean->text->read(host, rec, "text", CD_TEXT_SENTENCES)))
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
