/* SPDX-License-Identifier: MIT */
/* dateline: what stands in front of the first sentence of news. */
#include "unit.h"

#include <string.h>

#include "text/dateline.h"

/* The dateline, the text behind it, the agency, and what they are. */
static const struct {
    const char *dateline, *rest, *agency;
    enum dateline_kind kind;
    int day;
} lines[] = {
    /* an agency that is known */
    { "OSLO (Reuters) - ", "The ferry", "Reuters", DATELINE_SURE, 0 },
    { "OSLO, March 4, 2026 (Reuters) - ", "The ferry", "Reuters", DATELINE_SURE,
        4 },
    { "Oslo (AFP/Reuters) — ", "The ferry", "AFP", DATELINE_SURE, 0 },
    { "Oslo (CNN)", "The ferry", "CNN", DATELINE_SURE, 0 },
    { "(ANSA) - ALTA, 3 MAG - ", "Il traghetto", "ANSA", DATELINE_SURE, 0 },
    { "Reuters - ", "The ferry", "Reuters", DATELINE_SURE, 0 },
    { "АЛЬТА, 3 мая. /ТАСС/. ", "Паром", "ТАСС", DATELINE_SURE, 0 },
    { "АЛЬТА, 3 мая - РИА Новости. ", "Паром", "РИА Новости", DATELINE_SURE,
        0 },
    { "【北島共同】", "船が", "共同", DATELINE_SURE, 0 },
    /* one that is not, in a line that can be nothing else */
    { "ALTA, Norland (NordWire) – ", "The ferry", "NordWire", DATELINE_SURE,
        0 },
    /* no agency, or what may be something else */
    { "ALTA - ", "The ferry", "", DATELINE_LIKELY, 0 },
    { "ALTA— ", "The ferry", "", DATELINE_LIKELY, 0 },
    { "SANTA ALTA DEL MAR.- ", "El barco", "", DATELINE_LIKELY, 0 },
    { "ST. ALTA — ", "The ferry", "", DATELINE_LIKELY, 0 },
    { "ALTA, Nov. 4, 2026 — ", "The ferry", "", DATELINE_LIKELY, 4 },
    { "Alta (Newswire) - ", "The ferry", "Newswire", DATELINE_LIKELY, 0 },
    { "EL ALTA (Agencia) ", "El barco", "Agencia", DATELINE_LIKELY, 0 },
    { "(XNA)", "The ferry", "XNA", DATELINE_LIKELY, 0 },
    /* none */
    { "", "NATO-led forces", "", DATELINE_NONE, 0 },
    { "", "U.S.-led forces", "", DATELINE_NONE, 0 },
    { "", "UNESCO (Alta) said", "", DATELINE_NONE, 0 },
    { "", "ALTA - the town - slept", "", DATELINE_NONE, 0 },
    { "", "Ada Lind (Labour) - who voted no - slept", "", DATELINE_NONE, 0 },
    { "", "Alta, Norland (pop. 900)The mill", "", DATELINE_NONE, 0 },
    { "", "Alta - Lannes : 26-26 (11-15). It was late", "", DATELINE_NONE, 0 },
    { "", "(Nearly) all were saved", "", DATELINE_NONE, 0 },
    { "", "A ferry - the last - sank", "", DATELINE_NONE, 0 },
    { "", "ALTA -", "", DATELINE_NONE, 0 },
    { "", "(", "", DATELINE_NONE, 0 },
    { "", "()", "", DATELINE_NONE, 0 },
    { "", "", "", DATELINE_NONE, 0 },
};

START_TEST(a_dateline_ends_where_the_sentence_goes_on)
{
    struct date_words *dates = date_words_new();
    struct dateline_words *words = dateline_words_new(dates);
    struct dateline found;
    char line[200] = "";

    strcat(line, lines[_i].dateline);
    strcat(line, lines[_i].rest);
    ck_assert_int_eq(
        dateline_at(words, DATE_DAY_FIRST, line, strlen(line), &found),
        lines[_i].kind);
    ck_assert_int_eq(found.kind, lines[_i].kind);
    ck_assert_uint_eq(found.n, strlen(lines[_i].dateline));
    ck_assert_int_eq(found.date.day, lines[_i].day);
    if (found.kind != DATELINE_NONE)
        ck_assert_msg(found.agency.n == strlen(lines[_i].agency) &&
                          memcmp(line + found.agency.at, lines[_i].agency,
                              found.agency.n) == 0,
            "%s: agency %.*s", line, (int)found.agency.n,
            line + found.agency.at);
    dateline_words_free(words);
    date_words_free(dates);
}
END_TEST

int
main(void)
{
    const TTest *const none[] = { NULL };
    Suite *suite = unit_suite("dateline", none);
    TCase *each = tcase_create("lines");

    tcase_add_loop_test(each, a_dateline_ends_where_the_sentence_goes_on, 0,
        (int)(sizeof(lines) / sizeof(lines[0])));
    suite_add_tcase(suite, each);
    return unit_main("unit dateline", suite);
}
