/* SPDX-License-Identifier: MIT */
/* Tells what the extension copydesk.text/1 tells of a text, and what the host
 * has of other names. */
#include <copydesk/text.h>

#include <stdlib.h>
#include <string.h>

static const struct cd_field reads[] = { { "text", CD_T_STRING, 0, "It." },
    { "words", CD_T_STRING, CD_OPTIONAL, "Words to be told one by one." },
    { "terms", CD_T_STRING, CD_OPTIONAL, "Terms to be told one by one." },
    { "piece", CD_T_STRING, CD_OPTIONAL, "What is cut as if in no field." },
    { 0 } };
static const struct cd_field writes[] = {
    { "told", CD_T_OBJECT, 0, "What is told of it." }, { 0 }
};

static int
prepare_text(const struct cd_host *h, const void *opts, void **shared)
{
    (void)opts;
    *shared = (void *)(uintptr_t)h->extension(h, CD_TEXT_1);
    if (*shared == NULL || !CD_HAS(h, extension))
        return cd_fail(h, "no " CD_TEXT_1);
    if (h->extension(h, "copydesk.text/9") != NULL)
        return cd_fail(h, "an extension that nobody knows is there");
    return 0;
}

static json_t *
list_of(const struct cd_host *h, const struct cd_text_1 *api,
    const struct cd_text *t)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; i < t->nsentences; i++) {
        const struct cd_sentence *x = &t->sentences[i];
        json_t *row = json_pack("[i,s%,i]", (int)x->paragraph, t->s + x->at,
            (size_t)x->n, (int)api->code_points(h, t, x->at));
        uint32_t k;

        for (k = x->token; k < x->token + x->ntokens; k++) {
            const struct cd_token *w = &t->tokens[k];

            json_array_append_new(
                row, json_pack("s%", t->s + w->at, (size_t)w->n));
        }
        json_array_append_new(list, row);
    }
    return list;
}

/* Each word once: its stem, whether it is a stop word, whether it reports
 * speech, and its document frequency. */
static json_t *
words_of(const struct cd_host *h, const struct cd_text_1 *api,
    const struct cd_text *t)
{
    unsigned stop = (unsigned)api->word_class(h, "stop-word");
    unsigned says = (unsigned)api->word_class(h, "reporting-verb");
    json_t *list = json_object();
    size_t i;

    for (i = 0; i < t->ntokens; i++) {
        const struct cd_word *w = api->word(h, t->words[i]);
        const struct cd_word *stem = api->word(h, w->stem);

        if (t->words[i] >= api->word_count(h))
            abort();
        json_object_setn_new(list, w->s, w->n,
            json_pack("[s%,b,b,i]", stem->s, (size_t)stem->n,
                CD_WORD_IS(w, stop), CD_WORD_IS(w, says), (int)w->frequency));
    }
    if (api->word(h, api->word_count(h)) != NULL)
        abort();
    return list;
}

/* The terms behind the first two bytes: of a word its letters, its shape and
 * the word that it is, of a mark its code point. */
static json_t *
terms_of(const struct cd_host *h, const struct cd_text_1 *api,
    const struct cd_text *t)
{
    json_t *list = json_array();
    size_t i, n;
    const struct cd_term *v = api->terms(h, t, 2, t->n, &n);

    for (i = 0; i < n; i++) {
        const struct cd_term *x = &v[i];
        const struct cd_word *w;

        if (x->shape & CD_SHAPE_MARK) {
            json_array_append_new(list, json_integer(x->word));
            continue;
        }
        w = api->word(h, x->word);
        if (api->number(h, t, t->s + x->at, x->n) != x->word)
            abort();
        json_array_append_new(
            list, json_pack("[s%,i,s%]", t->s + x->at, (size_t)x->n,
                      (int)x->shape, w->s, (size_t)w->n));
    }
    return list;
}

/* What stands in quotation marks, with the marks, and its flags. */
static json_t *
quotations_of(const struct cd_text *t)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; i < t->nquotations; i++) {
        const struct cd_quotation *q = &t->quotations[i];

        json_array_append_new(list,
            json_pack("[s%,s%,i]", t->s + q->at, (size_t)q->n, t->s + q->open,
                (size_t)(q->close - q->open), (int)q->flags));
    }
    return list;
}

static enum cd_status
process_text(const struct cd_host *h, void *self, json_t *rec)
{
    const struct cd_text_1 *api = self;
    const struct cd_text *t, *again, *anew;
    json_t *told;

    if (api->size < sizeof(*api) || api->word_class(h, "no-such-class") != -1 ||
        api->read(h, rec, "no_such_field", CD_TEXT_TOKENS) != NULL ||
        api != h->extension(h, CD_TEXT_1) ||
        h->extension(h, "copydesk.text/9") != NULL)
        return CD_ERROR;
    /* The sentences alone first; what is made stays for who asks for more. */
    t = api->read(h, rec, "text", CD_TEXT_SENTENCES);
    if (t == NULL || t->tokens != NULL)
        return CD_ERROR;
    again = api->read(h, rec, "text", CD_TEXT_TOKENS);
    told = json_pack("{s:s,s:i,s:o,s:i}", "language", again->language, "from",
        (int)again->language_from, "sentences", list_of(h, api, again),
        "paragraphs", (int)again->nparagraphs);
    json_object_set_new(
        told, "same", json_boolean(t->sentences == again->sentences));
    /* Another value of the same length: it is not the address that counts. */
    if (t->n > 0) {
        char *s = malloc(t->n);

        memset(s, 'x', t->n);
        json_string_setn(json_object_get(rec, "text"), s, t->n);
        free(s);
        anew = api->read(h, rec, "text", CD_TEXT_TOKENS);
        json_object_set_new(
            told, "anew", json_stringn(anew->s, anew->n < 3 ? anew->n : 3));
        json_object_set_new(told, "still", json_stringn(t->s, 3));
    }
    if (json_object_get(rec, "words") != NULL) {
        t = api->read(h, rec, "words", CD_TEXT_QUOTATIONS);
        json_object_set_new(told, "quotations", quotations_of(t));
        again = api->read(h, rec, "words", CD_TEXT_WORDS);
        json_object_set_new(told, "words", words_of(h, api, again));
    }
    if (json_object_get(rec, "terms") != NULL) {
        t = api->read(h, rec, "terms", CD_TEXT_TERMS);
        json_object_set_new(told, "terms", terms_of(h, api, t));
    }
    if (json_object_get(rec, "piece") != NULL) {
        json_t *piece = json_object_get(rec, "piece");

        t = api->cut(h, rec, json_string_value(piece),
            json_string_length(piece), CD_TEXT_TOKENS);
        json_object_set_new(told, "piece", list_of(h, api, t));
        json_object_set_new(told, "of", json_string(t->language));
    }
    return json_object_set_new(rec, "told", told) ? CD_ERROR : CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "texts",
    .version = "1",
    .summary = "A test.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_FILTER,
    .reads = reads,
    .writes = writes,
    .prepare = prepare_text,
    .process = process_text,
};
