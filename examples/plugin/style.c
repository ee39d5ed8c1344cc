/* SPDX-License-Identifier: MIT */
/* style - how an article is written: a plugin that asks copydesk for the
 * sentences and words of a text, in whatever language it is. */
#define CD_ABI_WANT 1 /* the level of the plugin ABI that has extensions */
#include <copydesk/record.h>
#include <copydesk/text.h>

static const struct cd_text_1 *text; /* the same for all stages of a run */
static int says;                     /* the class of reporting verbs */

static const struct cd_field reads[] = {
    { "text", CD_T_STRING, 0, "The article." }, { 0 }
};
static const struct cd_field writes[] = {
    { "sentence_words", CD_T_REAL, 0, "Words of a sentence, on average." },
    { "reporting", CD_T_INT, 0,
        "Sentences with a reporting verb: said, warns, sagte." },
    { 0 }
};
static const struct cd_example examples[] = {
    { "The second of two sentences reports.", NULL,
        "{\"text\": \"Nobody was hurt. The police said so.\"}",
        "{\"text\": \"Nobody was hurt. The police said so.\", "
        "\"sentence_words\": 3.5, \"reporting\": 1}" },
    { 0 }
};

static int
style_prepare(const struct cd_host *h, const void *opts, void **shared)
{
    (void)opts, (void)shared;
    text = h->extension(h, CD_TEXT_1);
    if (text == NULL || text->size < sizeof(*text))
        return cd_fail(h, "this copydesk has no " CD_TEXT_1 " with words");
    says = text->word_class(h, "reporting-verb");
    return says < 0 ? cd_fail(h, "no class reporting-verb") : 0;
}

static enum cd_status
style_process(const struct cd_host *h, void *self, json_t *rec)
{
    const struct cd_text *t = text->read(h, rec, "text", CD_TEXT_WORDS);
    json_int_t reporting = 0;
    size_t i, k;

    (void)self;
    for (i = 0; i < t->nsentences; i++) {
        const struct cd_sentence *s = &t->sentences[i];

        for (k = s->token; k < s->token + s->ntokens; k++) {
            if (CD_WORD_IS(text->word(h, t->words[k]), says)) {
                reporting++;
                break;
            }
        }
    }
    return cd_set(h, rec, "sentence_words",
               json_real(t->nsentences > 0
                             ? (double)t->ntokens / (double)t->nsentences
                             : 0.0)) ||
                   cd_set(h, rec, "reporting", json_integer(reporting))
               ? CD_ERROR
               : CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "style",
    .version = "1.0",
    .summary = "How an article is written.",
    .author = "you",
    .license = "MIT",
    .kind = CD_FILTER,
    .reads = reads,
    .writes = writes,
    .examples = examples,
    .prepare = style_prepare,
    .process = style_process,
};
