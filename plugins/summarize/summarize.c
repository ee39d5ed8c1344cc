/* SPDX-License-Identifier: MIT */
/* summarize - the sentences that tell the story. */
#include <copydesk/plugin.h>
#include <copydesk/record.h>
#include <copydesk/text.h>

#include <stdlib.h>
#include <string.h>

#include "choose.h"
#include "overflow.h"

static const char *const methods[] = { "lead", "rank", "ratio", NULL };
static const char *const overflows[] = { "shortest", "cut", "none", NULL };

static const struct cd_option options[] = {
    CD_OPT_ENUM(struct choose_options, method, CHOOSE_RANK, methods,
        "lead: the first sentences. rank: the sentences that together tell "
        "the story. ratio: a share of the sentences."),
    CD_OPT_INT(struct choose_options, sentences, 3, 1, 100,
        "How many sentences lead and rank choose."),
    CD_OPT_REAL(struct choose_options, ratio, 0.4, 0.0, 1.0,
        "Share of the sentences that ratio chooses, rounded up."),
    CD_OPT_INT(struct choose_options, max_words, 0, 0, 1000000,
        "Words of the whole summary at most; 0: as many as there are."),
    CD_OPT_INT(struct choose_options, max_chars, 0, 0, 10000000,
        "Code points of the whole summary at most, its sentences joined with "
        "blanks; 0: as many as there are."),
    CD_OPT_ENUM(struct choose_options, overflow, CHOOSE_SHORTEST, overflows,
        "Where each sentence is too long for max_words or max_chars: "
        "shortest: the shortest one. cut: the first or best one, cut behind a "
        "word, with an ellipsis. none: no summary."),
    CD_OPT_INT(struct choose_options, min_length, 4, 1, 199,
        "Words that a sentence must have to be chosen."),
    CD_OPT_INT(struct choose_options, max_length, 0, 0, 199,
        "Words that a sentence may have to be chosen; 0: 199."),
    CD_OPT_BOOL(struct choose_options, title, true,
        "The title tells what the story is about; a sentence that says no more "
        "than the title is left out."),
    CD_OPT_INT(struct choose_options, keywords, 0, 0, 100,
        "How many key phrases to write to `keywords`; 0: none."),
    { 0 }
};

static const struct cd_field reads[] = {
    { "text", CD_T_STRING, CD_OPTIONAL | CD_NEEDED, "The article." },
    { "blocks", CD_T_ARRAY, CD_OPTIONAL,
        "Headings, captions, tables and items are no sentences." },
    { "title", CD_T_STRING, CD_OPTIONAL, "See the option `title`." },
    { "authors", CD_T_ARRAY, CD_OPTIONAL, "Names that are no keywords." },
    { "language", CD_T_STRING, CD_OPTIONAL,
        "BCP 47; where it is missing, the function words decide." },
    { 0 }
};

static const struct cd_field writes[] = {
    { "summary", CD_T_ARRAY, 0,
        "Sentences of the text, word for word, in its order." },
    { "summary_spans", CD_T_ARRAY, 0,
        "[start, end] of each, code points into the text." },
    { "keywords", CD_T_ARRAY, CD_OPTIONAL,
        "Key phrases as written in the text, the best first; see the option "
        "`keywords`." },
    { 0 }
};

static const struct cd_example examples[] = {
    { "The first sentence; the dateline is left out.",
        "{\"method\": \"lead\", \"sentences\": 1}",
        "{\"text\": \"OSLO (Reuters) - The ferry sank on Monday. Nobody was "
        "hurt on board.\"}",
        "{\"text\": \"OSLO (Reuters) - The ferry sank on Monday. Nobody was "
        "hurt on board.\", \"summary\": [\"The ferry sank on Monday.\"], "
        "\"summary_spans\": [[17, 42]]}" },
    { 0 }
};

/* What all workers share, made by summarize_prepare(). */
struct shared {
    struct choose_options options;
    const struct cd_text_1 *text;
    struct lexis_tables *tables;
    struct number_logs logs;
};

/* Where words are looked up while a record is read. */
struct source {
    const struct cd_host *host;
    const struct cd_text_1 *text;
};

/* The state of one worker. */
struct worker {
    const struct shared *shared;
    struct lexis lexis;
    uint64_t mark;
};

static void
summarize_release(const struct cd_host *host, void *shared)
{
    struct shared *prepared = shared;

    (void)host;
    lexis_tables_free(prepared->tables);
    free(prepared);
}

static int
summarize_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    const struct choose_options *settings = opts;
    struct shared *prepared;

    if (settings->max_length > 0 && settings->min_length > settings->max_length)
        return cd_fail(host,
            "min_length %d is above max_length %d: no sentence "
            "could be chosen",
            (int)settings->min_length, (int)settings->max_length);
    if (settings->max_words > 0 && settings->min_length > settings->max_words)
        return cd_fail(host,
            "min_length %d is above max_words %d: no sentence could fit",
            (int)settings->min_length, (int)settings->max_words);
    if (settings->max_chars > 0 &&
        2 * settings->min_length > settings->max_chars)
        return cd_fail(host,
            "no sentence of min_length %d words could fit into max_chars %d",
            (int)settings->min_length, (int)settings->max_chars);
    if (settings->overflow != CHOOSE_SHORTEST && settings->max_words == 0 &&
        settings->max_chars == 0)
        return cd_fail(host,
            "overflow \"%s\" says what to do beyond max_words or max_chars: "
            "give one of them",
            overflows[settings->overflow]);
    prepared = calloc(1, sizeof(*prepared));
    if (prepared == NULL)
        return cd_fail(host, "out of memory");
    prepared->options = *settings;
    prepared->text = host->extension(host, CD_TEXT_1);
    if (prepared->text == NULL ||
        prepared->text->size < sizeof(*prepared->text)) {
        summarize_release(host, prepared);
        return cd_fail(
            host, "this copydesk has no \"" CD_TEXT_1 "\" with words");
    }
    prepared->tables = lexis_tables_new();
    number_logs_init(&prepared->logs);
    if (prepared->tables == NULL) {
        summarize_release(host, prepared);
        return cd_fail(host, "out of memory for the phrases");
    }
    *shared = prepared;
    return 0;
}

static int
summarize_open(
    const struct cd_host *host, const void *opts, void *shared, void **self)
{
    struct worker *worker = calloc(1, sizeof(*worker));

    (void)opts;
    if (worker == NULL)
        return cd_fail(host, "out of memory");
    worker->shared = shared;
    if (lexis_init(&worker->lexis, worker->shared->tables)) {
        free(worker);
        return cd_fail(host, "out of memory for words");
    }
    *self = worker;
    return 0;
}

static int
summarize_close(const struct cd_host *host, void *self)
{
    struct worker *worker = self;

    (void)host;
    lexis_drop(&worker->lexis);
    free(worker);
    return 0;
}

/* Allocate from the host's memory of the record; for struct pool. */
static void *
record_scratch(const void *ctx, size_t n)
{
    const struct cd_host *host = ctx;

    return host->scratch(host, n);
}

/* A word by its number; for struct lexis_source. */
static const struct cd_word *
word_by_number(const void *ctx, uint32_t number)
{
    const struct source *source = ctx;

    return source->text->word(source->host, number);
}

/* A sentence of the summary, with an ellipsis if it is cut. */
static json_t *
sentence_json(const struct cd_host *host, const struct cd_text *text,
    const struct span *spans, bool cut)
{
    size_t mark = strlen(OVERFLOW_MARK);
    char *bytes;

    if (!cut)
        return json_stringn(text->s + spans->at, spans->n);
    bytes = host->scratch(host, spans->n + mark);
    memcpy(bytes, text->s + spans->at, spans->n);
    memcpy(bytes + spans->n, OVERFLOW_MARK, mark);
    return json_stringn(bytes, spans->n + mark);
}

/* Write `summary` and `summary_spans`. */
static int
write_summary(const struct cd_host *host, const struct cd_text_1 *service,
    json_t *rec, const struct cd_text *text, const struct span *chosen,
    size_t n, bool cut)
{
    json_t *summary = json_array(), *spans = json_array();
    size_t i;
    int bad = 0;

    for (i = 0; i < n; i++) {
        json_int_t start =
            (json_int_t)service->code_points(host, text, chosen[i].at);
        json_int_t end = (json_int_t)service->code_points(
            host, text, chosen[i].at + chosen[i].n);

        bad |= json_array_append_new(
            summary, sentence_json(host, text, &chosen[i], cut));
        bad |= json_array_append_new(spans, json_pack("[I,I]", start, end));
    }
    if (bad) {
        json_decref(summary);
        json_decref(spans);
        return cd_fail(host, "out of memory for the summary");
    }
    if (cd_set(host, rec, "summary", summary)) {
        json_decref(spans);
        return -1;
    }
    return cd_set(host, rec, "summary_spans", spans);
}

/* Write `keywords`. */
static int
write_keywords(const struct cd_host *host, json_t *rec,
    const struct cd_text *text, const struct choose *choose)
{
    json_t *list = json_array();
    size_t i;
    int bad = 0;

    for (i = 0; i < choose->nkeyword; i++)
        bad |= json_array_append_new(
            list, json_stringn(
                      text->s + choose->keyword[i].at, choose->keyword[i].n));
    if (bad) {
        json_decref(list);
        return cd_fail(host, "out of memory for the keywords");
    }
    return cd_set(host, rec, "keywords", list);
}

#define AUTHOR_WORDS 64 /* words of all authors that are read, at most */

/* Read the words of the authors' names, cut at blanks and hyphens. */
static void
read_authors(const struct cd_host *host, const struct cd_text_1 *service,
    const json_t *rec, const struct cd_text *text, struct choose *choose)
{
    const json_t *authors = json_object_get(rec, "authors");
    uint32_t *numbers = host->scratch(host, AUTHOR_WORDS * sizeof(*numbers));
    size_t i, at, n;

    choose->author = numbers;
    for (i = 0; i < json_array_size(authors); i++) {
        const json_t *name = json_array_get(authors, i);
        const char *bytes = json_string_value(name);
        size_t end = json_string_length(name);

        for (at = 0; bytes != NULL && at < end; at += n + 1) {
            for (n = 0;
                 at + n < end && bytes[at + n] != ' ' && bytes[at + n] != '-';)
                n++;
            if (n > 0 && choose->nauthor < AUTHOR_WORDS)
                numbers[choose->nauthor++] =
                    service->number(host, text, bytes + at, n);
        }
    }
}

static enum cd_status
summarize_process(const struct cd_host *host, void *self, json_t *rec)
{
    struct worker *worker = self;
    const struct shared *prepared = worker->shared;
    const struct source source = { host, prepared->text };
    const struct pool pool = { record_scratch, host };
    const struct cd_text *text = prepared->text->read(
        host, rec, "text", CD_TEXT_WORDS | CD_TEXT_QUOTATIONS);
    struct cd_blocks blocks;
    struct choose choose = { &prepared->options, &model_news, &model_plain,
        &model_nouns, &prepared->logs, &pool, &worker->lexis, &worker->mark,
        NULL, &blocks, NULL, 0, NULL, 0, false };
    struct span *out = NULL;
    size_t n = 0;

    cd_blocks_begin(&blocks, rec);
    if (prepared->options.title)
        choose.title = prepared->text->read(host, rec, "title", CD_TEXT_WORDS);
    if (text != NULL) { /* a record without text may be a video */
        worker->lexis.source = (struct lexis_source){ word_by_number, &source };
        if (prepared->options.keywords > 0)
            read_authors(host, prepared->text, rec, text, &choose);
        if (lexis_begin(
                &worker->lexis, text, prepared->text->word_count(host))) {
            cd_fail(host, "out of memory for the words of the text");
            return CD_ERROR;
        }
        out = pool_alloc(&pool, (text->nsentences + 1) * sizeof(*out));
        n = choose_sentences(&choose, text, out);
    }
    if (write_summary(host, prepared->text, rec, text, out, n, choose.cut) ||
        (prepared->options.keywords > 0 &&
            write_keywords(host, rec, text, &choose)))
        return CD_ERROR;
    return CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "summarize",
    .version = "1.0",
    .summary = "Summaries: the sentences that tell the story.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_FILTER,
    .options = options,
    .options_size = sizeof(struct choose_options),
    .reads = reads,
    .writes = writes,
    .examples = examples,
    .prepare = summarize_prepare,
    .open = summarize_open,
    .process = summarize_process,
    .close = summarize_close,
    .release = summarize_release,
};
