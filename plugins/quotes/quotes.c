/* SPDX-License-Identifier: MIT */
/* quotes - the plugin: who said what. */
#include <copydesk/plugin.h>
#include <copydesk/record.h>
#include <copydesk/text.h>

#include <stdlib.h>
#include <string.h>

#include "article.h"
#include "output.h"

/* Made by quotes_prepare, read by all workers. */
struct shared {
    struct quotes_options options;
    const struct cd_text_1 *text;
};

/* The lexicon of a language, made when the first article in it comes. */
struct known_language {
    struct lexicon lexicon;
    bool ready;
};

/* Made by quotes_open, one for each worker. */
struct worker {
    const struct shared *shared;
    struct known_language *languages; /* as lang_languages, and lang_count */
    struct vocabulary words;
};

static const struct cd_option options[] = {
    CD_OPT_INT(struct quotes_options, min_words, 3, 1, 100,
        "Words from which a quoted stretch is taken for speech although no "
        "verb of speaking stands beside it."),
    CD_OPT_BOOL(struct quotes_options, roles, false,
        "Call the speaker by name where the text says \"the mayor\" and the "
        "article tells who that is."),
    CD_OPT_BOOL(struct quotes_options, interviews, false,
        "Take the answers of an interview for quotes although they stand in no "
        "marks."),
    CD_OPT_BOOL(struct quotes_options, nearby, false,
        "Name a speaker, too, where nothing says so but who is named in the "
        "neighbourhood (basis \"nearby\")."),
    CD_OPT_BOOL(struct quotes_options, indirect, false,
        "Add the clauses that report what somebody said in no marks (kind "
        "\"indirect\"), and the range of such a clause to the mixed quotes in "
        "it (within)."),
    { 0 }
};

static const struct cd_field reads[] = {
    { "text", CD_T_STRING, CD_OPTIONAL | CD_NEEDED, "The article." },
    { "language", CD_T_STRING, CD_OPTIONAL,
        "BCP 47; where it is missing or \"und\", the function words decide." },
    { "authors", CD_T_ARRAY, CD_OPTIONAL, "Who \"I\" is outside quotes." },
    { 0 }
};

static const struct cd_field writes[] = {
    { "quotes", CD_T_ARRAY, 0,
        "One object a quoted stretch: text, start, end, speaker, mention, "
        "cue, basis (how the speaker is known: cue, turn, continued or nearby), "
        "kind (direct or mixed; with the option indirect also indirect), group "
        "(parts of one utterance share it), speakers where several spoke "
        "together, and, with the option indirect, within of a mixed quote: "
        "start and end of the reported clause that it is a part of." },
    { "people", CD_T_ARRAY, 0,
        "One object a person named: name, mentions, gender, role as written." },
    { 0 }
};

static const struct cd_example examples[] = {
    { "A surname is completed; both parts of an utterance share a group.", "{}",
        "{\"text\": \"Mayor Ada Lind opened the bridge.\\n\\n\\\"It holds,\\\" Lind "
        "said. \\\"We tried it with elephants.\\\"\"}",
        "{\"text\": \"Mayor Ada Lind opened the bridge.\\n\\n\\\"It holds,\\\" Lind "
        "said. \\\"We tried it with elephants.\\\"\","
        "\"quotes\": ["
        "{\"text\": \"It holds,\", \"start\": 36, \"end\": 45,"
        " \"speaker\": \"Ada Lind\", \"mention\": \"Lind\", \"cue\": \"said\","
        " \"basis\": \"cue\", \"kind\": \"direct\", \"group\": 1},"
        "{\"text\": \"We tried it with elephants.\", \"start\": 59, \"end\": 86,"
        " \"speaker\": \"Ada Lind\", \"mention\": \"Lind\", \"cue\": \"said\","
        " \"basis\": \"continued\", \"kind\": \"direct\", \"group\": 1}],"
        "\"people\": [{\"name\": \"Ada Lind\", \"mentions\": 2,"
        " \"gender\": \"female\", \"role\": \"Mayor\", \"title\": null}]}" },
    { 0 }
};

/* The allocator of struct pool: memory of the host for one record. */
static void *
scratch_alloc(const void *ctx, size_t n)
{
    const struct cd_host *host = ctx;

    return host->scratch(host, n);
}

static int
quotes_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    struct shared *state = calloc(1, sizeof(*state));

    if (state == NULL)
        return cd_fail(host, "out of memory");
    state->text = host->extension(host, CD_TEXT_1);
    if (state->text == NULL || state->text->size < sizeof(*state->text)) {
        free(state);
        return cd_fail(host, "this copydesk has no \"" CD_TEXT_1 "\"");
    }
    state->options = *(const struct quotes_options *)opts;
    *shared = state;
    return 0;
}

static void
quotes_release(const struct cd_host *host, void *shared)
{
    struct shared *state = shared;

    (void)host;
    free(state);
}

static int
quotes_close(const struct cd_host *host, void *self)
{
    struct worker *worker = self;
    size_t i;

    (void)host;
    for (i = 0; worker->languages != NULL && i <= lang_count; i++)
        lexicon_drop(&worker->languages[i].lexicon);
    vocabulary_drop(&worker->words);
    free(worker->languages);
    free(worker);
    return 0;
}

static int
quotes_open(
    const struct cd_host *host, const void *opts, void *shared, void **self)
{
    struct worker *worker = calloc(1, sizeof(*worker));

    (void)opts;
    if (worker == NULL)
        return cd_fail(host, "out of memory");
    worker->shared = shared;
    /* A vocabulary that is all 0 but for host and api is valid and empty. */
    worker->words.api = worker->shared->text;
    worker->languages = calloc(lang_count + 1, sizeof(*worker->languages));
    /* quotes_close takes a worker that is not complete. */
    if (worker->languages == NULL) {
        quotes_close(host, worker);
        return cd_fail(host, "out of memory for the words of the articles");
    }
    *self = worker;
    return 0;
}

/* The lexicon for texts in the language; NULL if memory runs out. */
static const struct lexicon *
lexicon_for(struct worker *worker, size_t language)
{
    size_t of = lexicon_language(language);
    struct known_language *known = &worker->languages[of];

    if (!known->ready) {
        if (lexicon_init(&known->lexicon, of)) {
            lexicon_drop(&known->lexicon);
            memset(known, 0, sizeof(*known));
            return NULL;
        }
        known->ready = true;
    }
    return &known->lexicon;
}

/* The only author of the record, who "I" is outside quotes; NULL if there are
 * several or none.  *n is the length. */
static const char *
only_author(const json_t *rec, size_t *n)
{
    const json_t *list = json_object_get(rec, "authors");
    const json_t *first = json_array_get(list, 0);

    *n = json_string_length(first);
    return json_array_size(list) == 1 ? json_string_value(first) : NULL;
}

/* In place of the text of a record that has none. */
static const struct cd_text nothing = {
    .size = sizeof(struct cd_text), .s = "", .language = "und"
};

static enum cd_status
quotes_process(const struct cd_host *host, void *self, json_t *rec)
{
    struct worker *worker = self;
    struct pool pool = { scratch_alloc, host };
    struct article *article = pool_alloc(&pool, sizeof(*article));
    const struct cd_text *text = worker->shared->text->read(host, rec, "text",
        CD_TEXT_SENTENCES | CD_TEXT_QUOTATIONS | CD_TEXT_TERMS);
    const struct lexicon *lexicon;

    if (text == NULL) /* the record has no text: a video, perhaps */
        text = &nothing;
    article->options = &worker->shared->options;
    article->author = only_author(rec, &article->author_n);
    lexicon = lexicon_for(
        worker, lang_of_tag(text->language, strlen(text->language)));
    if (lexicon == NULL) {
        cd_fail(host, "out of memory for the words of the articles");
        return CD_ERROR;
    }
    worker->words.host = host;
    vocabulary_begin(&worker->words, lexicon, &pool, text);
    article_analyse(article, &pool, &worker->words);
    if (!article->lexicon->full && text->n > 0)
        cd_count(host, "language_unknown", 1);
    return output_write(host, article, rec) ? CD_ERROR : CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "quotes",
    .version = "1.0",
    .summary = "Quotes and who said them.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_FILTER,
    .options = options,
    .options_size = sizeof(struct quotes_options),
    .reads = reads,
    .writes = writes,
    .examples = examples,
    .prepare = quotes_prepare,
    .open = quotes_open,
    .process = quotes_process,
    .close = quotes_close,
    .release = quotes_release,
};
