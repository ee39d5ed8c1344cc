/* SPDX-License-Identifier: MIT */
/* text: sets of words, characters, lower case, offsets, languages. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/lang.h"
#include "text/chars.h"
#include "text/date.h"
#include "text/eight.h"
#include "text/ending.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/mail_date.h"
#include "text/offsets.h"
#include "text/sentence.h"
#include "text/sentence_lang.h"
#include "text/words.h"

START_TEST(words_are_found_by_their_bytes)
{
    struct words *w = words_new(4);

    ck_assert_int_eq(words_add(w, "ferry", 5, 1), 0);
    ck_assert_int_eq(words_add_list(w, "oslo  bergen\ntromsø", 2), 0);
    ck_assert_uint_eq(words_count(w), 4);
    ck_assert_uint_eq(words_get(w, "ferry boat", 5), 1);
    ck_assert_uint_eq(words_get(w, "ferr", 4), 0);
    ck_assert_uint_eq(words_get(w, "Ferry", 5), 0);
    ck_assert_uint_eq(words_get_folded(w, "TROMSØ", strlen("TROMSØ")), 2);
    ck_assert_uint_eq(words_get(w, "", 0), 0);
    words_free(w);
}
END_TEST

START_TEST(a_word_that_is_there_gets_more_bits)
{
    struct words *w = words_new(1);

    words_add(w, "may", 3, 1);
    words_add(w, "may", 3, 4);
    ck_assert_uint_eq(words_get(w, "may", 3), 5);
    ck_assert_uint_eq(words_count(w), 1);
    words_free(w);
}
END_TEST

START_TEST(a_set_grows)
{
    static char names[20000][8];
    struct words *w = words_new(1);
    size_t i;

    for (i = 0; i < 20000; i++) {
        snprintf(names[i], sizeof(names[i]), "w%zu", i);
        ck_assert_int_eq(
            words_add(w, names[i], strlen(names[i]), (uint32_t)i + 1), 0);
    }
    for (i = 0; i < 20000; i++)
        ck_assert_uint_eq(words_get(w, names[i], strlen(names[i])), i + 1);
    words_free(w);
}
END_TEST

START_TEST(characters_of_all_scripts)
{
    ck_assert(chars_letter('a') && chars_letter(0xdf) && chars_letter(0x416));
    ck_assert(!chars_letter('1') && !chars_letter(0x2014));
    ck_assert(chars_upper('Q') && chars_upper(0xc9) && !chars_upper(0xe9));
    ck_assert(chars_lower(0xdf) && !chars_lower('1'));
    ck_assert(chars_digit('7') && chars_digit(0x0663) && !chars_digit('x'));
    ck_assert(chars_space(' ') && chars_space(0xa0) && chars_space(0x2009));
    ck_assert(!chars_space(0x200b)); /* zero width: a format character */
    ck_assert(chars_punct('.') && chars_punct(0xab) && !chars_punct('$'));
    ck_assert_uint_eq(chars_tolower(0xc9), 0xe9);
    ck_assert_uint_eq(chars_tolower('1'), '1');
}
END_TEST

START_TEST(lower_case_keeps_the_length_in_characters)
{
    const char *s = "ÉCOLE Straße ΑΒΓ İ";
    char out[64];
    size_t n = fold_lower(s, strlen(s), out);

    out[n] = '\0';
    ck_assert_int_eq(strncmp(out, "école straße αβγ", 19), 0);
    ck_assert_uint_eq(fold_lower("", 0, out), 0);
}
END_TEST

START_TEST(offsets_count_characters)
{
    const char *s = "aé€😀b";
    struct offsets o;

    offsets_init(&o, s);
    ck_assert_uint_eq(offsets_of(&o, 0), 0);
    ck_assert_uint_eq(offsets_of(&o, 1), 1);
    ck_assert_uint_eq(offsets_of(&o, 3), 2);
    ck_assert_uint_eq(offsets_of(&o, 6), 3);
    ck_assert_uint_eq(offsets_of(&o, 10), 4);
    ck_assert_uint_eq(offsets_of(&o, 11), 5);
    ck_assert_uint_eq(offsets_of(&o, 11), 5);
}
END_TEST

START_TEST(eight_bytes_are_asked_at_once)
{
    const char *s = "Az@[`{\"\xc3\xa9 nine";
    uint64_t w = eight_at(s, strlen(s));
    size_t n;

    /* A z are letters; what stands beside them in ASCII, and an e with an
     * accent that begins behind the mark, are not. */
    ck_assert_uint_eq(eight_letters(w), UINT64_C(0x8080));
    ck_assert_uint_eq(eight_are(w, '"'), UINT64_C(0x80) << 48);
    ck_assert_uint_eq(eight_are(w, '\''), 0);
    ck_assert_uint_eq(eight_before(eight_are(w, '"')), 6);
    ck_assert_uint_eq(eight_before(0), 8);
    /* Each length, with more of the text behind it and without. */
    for (n = 0; n <= 8; n++) {
        ck_assert_uint_eq(eight_at(s, n), eight_few(s, n));
        ck_assert_uint_eq(eight_first(w, n), eight_few(s, n));
        ck_assert_uint_eq(eight_inside(s, strlen(s), 0, n), eight_few(s, n));
        ck_assert_uint_eq(eight_inside(s, n, 0, n), eight_few(s, n));
    }
}
END_TEST

/* What the lists say of a word in one group, added to `classes`. */
static void
add_lists(struct words *classes, const struct lang_list *l, size_t language)
{
    for (; l->words != NULL; l++) {
        const char *s = l->words;

        while (l->language == language && *s != '\0') {
            size_t n = strcspn(s, " "), word = strcspn(s, " >");

            if (memchr(s, '~', n) == NULL)
                ck_assert_int_eq(words_add(classes, s, word, l->classes), 0);
            s += n + (s[n] == ' ');
        }
    }
}

/* Does the table say the same of each word of these lists? */
static size_t
compare_lists(size_t language, unsigned group, const struct words *own,
    const struct words *common, const struct lang_list *l)
{
    const uint32_t sure =
        LANG_BIT(LANG_SURELY_MALE) | LANG_BIT(LANG_SURELY_FEMALE);
    const uint32_t names = sure | LANG_BIT(LANG_MALE_FIRST_NAME) |
                           LANG_BIT(LANG_FEMALE_FIRST_NAME);
    size_t words = 0;

    for (; l->words != NULL; l++) {
        const char *s = l->words;

        while ((l->language == language || l->language == LANG_COMMON) &&
               *s != '\0') {
            size_t n = strcspn(s, " "), word = strcspn(s, " >");
            uint32_t is = words_get(own, s, word);
            uint32_t too = words_get(common, s, word);

            if (group == LANG_MEANING_GROUP && (is & sure) != 0)
                too &= ~names;
            if (memchr(s, '~', n) == NULL)
                ck_assert_msg(lang_word(language, s, word)[group] == (is | too),
                    "%.*s", (int)word, s);
            s += n + (s[n] == ' ');
            words++;
        }
    }
    return words;
}

START_TEST(the_table_of_words_says_what_the_lists_say)
{
    size_t language, words = 0;
    unsigned group;

    for (language = 0; language <= lang_count; language++) {
        for (group = 0; group < LANG_GROUPS; group++) {
            const struct lang_list *l = lang_groups[group];
            struct words *own = words_new(16), *common = words_new(16);

            if (l != NULL) {
                add_lists(own, l, language);
                add_lists(common, l, LANG_COMMON);
                words += compare_lists(language, group, own, common, l);
            }
            words_free(own);
            words_free(common);
        }
    }
    ck_assert_uint_gt(words, 100000);
}
END_TEST

START_TEST(a_word_in_no_list_has_no_classes)
{
    static const char *const words[] = { "", "governo", "governors'", "zzzz",
        "!", "\xff",
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         "aaaaaaaaaaaa") };
    size_t i, group, language = lang_find("en", 2);

    for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        for (group = 0; group < LANG_GROUPS; group++)
            ck_assert_uint_eq(
                lang_word(language, words[i], strlen(words[i]))[group], 0);
    }
    ck_assert_uint_ne(
        lang_word(language, "governor", 8)[LANG_MEANING_GROUP], 0);
}
END_TEST

START_TEST(stems_have_document_frequencies)
{
    const struct lang_table *t = lang_languages[lang_find("en", 2)].frequencies;

    ck_assert_uint_gt(lang_table_get(t, "million", 7), 1000);
    ck_assert_uint_eq(lang_table_get(t, "millio", 6), 0);
    ck_assert_uint_eq(lang_table_get(t, "millionz", 8), 0);
}
END_TEST

/* What lies behind the end is not looked at: valgrind and sanitizers see. */
START_TEST(dates_may_end_anywhere)
{
    static const char *const dates[] = {
        "Fri, 01 Mar 2024 10:00:00 +0100 (CET)", "1 Mar 24 10:00 UT",
        "Friday, 01-Mar-24 10:00:00 GMT", "Fri Mar  1 10:00:00 UTC 2024",
        "2024. március 3. 10:00", "2024 March 3", "Friday, 1 March 2024",
        "1.3.2024", "2024-03-01T10:00:00Z", "令和6年3月1日"
    };
    struct date_words *words = date_words_new();
    struct date date;
    size_t i, n;

    for (i = 0; i < sizeof(dates) / sizeof(dates[0]); i++) {
        for (n = 1; n <= strlen(dates[i]); n++) {
            char *copy = malloc(n);

            memcpy(copy, dates[i], n);
            date_clear(&date);
            ck_assert_uint_le(
                date_at(words, copy, n, DATE_ORDER_UNKNOWN, &date), n);
            ck_assert_uint_le(date_time_at(words, copy, n, &date), n);
            ck_assert_uint_le(mail_date_day(copy, n, &date), n);
            ck_assert(!mail_date_read(copy, n, &date) || date.year == 2024 ||
                      date.year == 2020);
            free(copy);
        }
    }
    date_words_free(words);
}
END_TEST

START_TEST(the_country_decides_on_the_month)
{
    static const struct {
        const char *tag;
        enum date_order order;
    } rows[] = { { "en", DATE_ORDER_UNKNOWN }, { "en-US", DATE_MONTH_FIRST },
        { "EN_us", DATE_MONTH_FIRST }, { "eng-US", DATE_MONTH_FIRST },
        { "en-GB", DATE_DAY_FIRST }, { "en-Latn", DATE_ORDER_UNKNOWN },
        { "en-Latn-US", DATE_MONTH_FIRST }, { "en-001", DATE_DAY_FIRST },
        { "en-u-hc-h12", DATE_ORDER_UNKNOWN }, { "en-", DATE_ORDER_UNKNOWN },
        { "de-US", DATE_DAY_FIRST }, { "de", DATE_DAY_FIRST },
        { "sq", DATE_DAY_FIRST }, { "th-TH", DATE_BUDDHIST },
        { "fa", DATE_SOLAR_HIJRI }, { "", DATE_ORDER_UNKNOWN } };
    size_t i;

    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        ck_assert_int_eq(
            date_order_of(rows[i].tag, strlen(rows[i].tag)), rows[i].order);
}
END_TEST

START_TEST(tags_name_languages_of_some_level)
{
    size_t german = lang_find("de", 2);

    ck_assert_uint_eq(lang_of_tag("de-AT", 5), german);
    ck_assert_uint_eq(lang_of_tag("DE_ch", 5), german);
    ck_assert_uint_eq(lang_of_tag("de", 2), german);
    ck_assert_uint_eq(lang_of_tag("deu", 3), german);
    ck_assert_uint_eq(lang_of_tag("ger-AT", 6), german);
    ck_assert(!lang_is_none("de", 2));
    ck_assert(!lang_is_none("xx", 2));
    ck_assert(!lang_is_none("", 0));
    ck_assert(lang_is_none("und", 3));
    ck_assert(lang_is_none("MUL-Latn", 8));
    ck_assert(lang_is_none("zxx", 3));
    ck_assert(lang_is_none("mis", 3));
    ck_assert_uint_eq(lang_of_tag("d", 1), lang_count);
    ck_assert_uint_eq(lang_of_tag("deutsch-lang", 12), lang_count);
    ck_assert_uint_eq(lang_of_tag("und", 3), lang_count);
    ck_assert_uint_eq(lang_of_tag("", 0), lang_count);
    ck_assert_uint_eq(lang_of_tag(NULL, 0), lang_count);
    ck_assert_int_eq(lang_level(german), LANG_LEVEL_FULL);
    ck_assert_int_eq(lang_level(lang_find("sv", 2)), LANG_LEVEL_PAGE);
    ck_assert_int_eq(lang_level(lang_find("hi", 2)), LANG_LEVEL_NONE);
    ck_assert_int_eq(lang_level(lang_count), LANG_LEVEL_NONE);
    ck_assert(lang_has(german, LANG_VERB_SECOND));
    ck_assert(!lang_has(lang_find("en", 2), LANG_VERB_SECOND));
    ck_assert(!lang_has(lang_count, LANG_VERB_SECOND));
}
END_TEST

/* ISO 639-1 and 639-2: of some languages two codes, one of their name in
 * English. */
START_TEST(tags_of_three_letters_name_the_same_languages)
{
    static const char *const tags[][3] = { { "am", "amh" }, { "ar", "ara" },
        { "bg", "bul" }, { "ca", "cat" }, { "cs", "ces", "cze" },
        { "da", "dan" }, { "de", "deu", "ger" }, { "el", "ell", "gre" },
        { "en", "eng" }, { "es", "spa" }, { "fa", "fas", "per" },
        { "fi", "fin" }, { "fr", "fra", "fre" }, { "hi", "hin" },
        { "hu", "hun" }, { "hy", "hye", "arm" }, { "id", "ind" },
        { "it", "ita" }, { "ja", "jpn" }, { "kk", "kaz" }, { "ko", "kor" },
        { "my", "mya", "bur" }, { "nl", "nld", "dut" }, { "no", "nor", "nob" },
        { "no", "nb", "nno" }, { "pl", "pol" }, { "pt", "por" },
        { "ro", "ron", "rum" }, { "ru", "rus" }, { "sk", "slk", "slo" },
        { "sv", "swe" }, { "th", "tha" }, { "tr", "tur" }, { "uk", "ukr" },
        { "ur", "urd" }, { "zh", "zho", "chi" } };
    size_t i, k, language;

    for (i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
        language = lang_find(tags[i][0], 2);
        ck_assert_str_eq(lang_languages[language].tag, tags[i][0]);
        for (k = 1; k < 3 && tags[i][k] != NULL; k++)
            ck_assert_uint_eq(
                lang_of_tag(tags[i][k], strlen(tags[i][k])), language);
    }
    ck_assert_uint_eq(lang_of_tag("ENG_us", 6), lang_find("en", 2));
    ck_assert_uint_eq(lang_of_tag("english", 7), lang_count);
}
END_TEST

START_TEST(function_words_tell_the_language_or_nothing_does)
{
    static const char *const texts[][2] = {
        { "en", "The ferry stays in the harbour because of the storm, and the "
                "captain said that he would not go before Monday." },
        { "de", "Die Fähre bleibt wegen des Sturms im Hafen, und der Kapitän "
                "sagte, er werde nicht vor Montag fahren." },
        { "fr", "Le bac reste au port à cause de la tempête, et le capitaine a "
                "dit qu'il ne partirait pas avant lundi." },
        { "es", "El transbordador sigue en el puerto por la tormenta, y el "
                "capitán dijo que no saldrá antes del lunes." },
        { "it", "Il traghetto resta nel porto per la tempesta, e il capitano "
                "ha detto che non partirà prima di lunedì." },
        { "pt", "A balsa fica no porto por causa da tempestade, e o capitão "
                "disse que não vai sair antes de segunda-feira." },
        { "nl", "De veerboot blijft door de storm in de haven, en de kapitein "
                "zei dat hij niet voor maandag zou varen." },
        { "sv", "Färjan ligger kvar i hamnen på grund av stormen, och kaptenen "
                "sade att han inte går före måndag." },
        { "pl", "Prom zostaje w porcie z powodu burzy, a kapitan powiedział, "
                "że nie wypłynie przed poniedziałkiem, bo to jest za "
                "niebezpieczne." },
        { "cs", "Trajekt zůstává v přístavu, protože je bouře, a kapitán řekl, "
                "že se na moře nevydá do pondělí." },
        { "ru", "Паром остаётся в порту из-за шторма, и капитан сказал, что он "
                "не выйдет в море до понедельника." },
        { "", "ბორანი ნავსადგურში რჩება ქარიშხლის გამო." },
        { "ja", "フェリーは嵐のため港に留まっている。" },
        { "", "O barco segue no porto por culpa do temporal, e o capitán dixo "
              "que non sairá antes do luns porque non hai outro." },
        { "", "Die veerboot bly oor die storm in die hawe, en die kaptein het "
              "gesê dat hy nie voor Maandag sal vaar nie." },
        { "", "Xoro bilu tan meka zuri pelo nari dako sime tovu ralo." },
        { "", "Ferja er ikke i drift, og det er en båt som går om morgenen." },
        { "", "4711 0815 99" },
        { "", "" },
    };
    struct function_words *w = language_words();
    size_t i;

    ck_assert_ptr_nonnull(w);
    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        bool another;
        size_t l =
            language_guess(w, texts[i][1], strlen(texts[i][1]), &another);

        ck_assert_str_eq(
            l < lang_count ? lang_languages[l].tag : "", texts[i][0]);
    }
    free(w);
}
END_TEST

START_TEST(what_ends_a_sentence_in_a_language_ends_a_line)
{
    static const struct {
        const char *text;
        enum ending ending;
    } rows[] = { { "", ENDING_OPEN }, { "It rained", ENDING_OPEN },
        { "It rained,", ENDING_OPEN }, { "It rained. ", ENDING_CLOSED },
        { "(It rained.)", ENDING_CLOSED }, { "“Rain”", ENDING_QUOTED },
        { "雨。」", ENDING_CLOSED }, { "雨」", ENDING_QUOTED },
        { "مطر؟", ENDING_CLOSED }, { "Said:", ENDING_CLOSED },
        { "regnete es»\u00a0", ENDING_QUOTED } };
    struct sentence_rules *rules = sentence_rules_new();
    size_t i;
    uint32_t code;

    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        ck_assert_int_eq(
            ending_of(rows[i].text, strlen(rows[i].text)), rows[i].ending);
    for (i = 0; i <= lang_count; i++) {
        const struct sentence_lang *lang = sentence_language(rules, i);

        for (code = 1; code <= 0x10ffff; code++) {
            if (sentence_lang_mark(lang, code) &&
                ending_sign(code) != ENDING_MARK &&
                ending_sign(code) != ENDING_PAUSE)
                ck_abort_msg("%s: U+%04X", lang->of.tag, (unsigned)code);
        }
    }
    sentence_rules_free(rules);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = { words_are_found_by_their_bytes,
        the_country_decides_on_the_month, tags_name_languages_of_some_level,
        tags_of_three_letters_name_the_same_languages,
        a_word_that_is_there_gets_more_bits, a_set_grows,
        characters_of_all_scripts, lower_case_keeps_the_length_in_characters,
        offsets_count_characters, eight_bytes_are_asked_at_once,
        function_words_tell_the_language_or_nothing_does,
        the_table_of_words_says_what_the_lists_say,
        a_word_in_no_list_has_no_classes, stems_have_document_frequencies,
        dates_may_end_anywhere, what_ends_a_sentence_in_a_language_ends_a_line,
        NULL };

    return unit_main("unit text", unit_suite("text", tests));
}
