/* SPDX-License-Identifier: MIT */
/* io/foreign: what an input is does not depend on how much of it is at hand.
 * The plan looks at few bytes, the reader at many, and they must agree. */
#include "unit.h"

#include <string.h>

#include "base/buf.h"
#include "io/foreign.h"

static const char *const words[] = { "records", "values", "a WARC", "a feed",
    "HTML", "text", "more", "something else" };

static const char *
look(const char *bytes, size_t n, bool last)
{
    struct cd_err err;

    return words[foreign_look(bytes, n, last, "a", &err)];
}

#define FEW 1024 /* bytes: of long texts not every beginning is looked at */

/* Each beginning of the text tells what the whole tells, or nothing. */
static void
beginnings_agree(const char *text, size_t n, const char *whole)
{
    size_t i;

    ck_assert_str_eq(look(text, n, true), whole);
    for (i = 0; i <= n; i += i < FEW || i + FEW > n ? 1 : FEW) {
        const char *said = look(text, i, false);

        if (strcmp(said, "more") != 0 && strcmp(said, whole) != 0)
            ck_abort_msg("%zu of %zu bytes are %s, all are %s: %.60s", i, n,
                said, whole, text);
    }
}

/* `%` in the text is a long string, `$` one longer than what mostly tells. */
static void
add_text(struct buf *to, const char *text)
{
    size_t i, times;

    for (; *text != '\0'; text++) {
        times = *text == '%' ? 800 : *text == '$' ? FOREIGN_SNIFF / 6 + 1 : 0;
        if (times == 0)
            buf_add(to, text, 1);
        for (i = 0; i < times; i++)
            buf_add(to, "Sank, ", 6);
    }
}

START_TEST(beginnings_of_an_input_agree)
{
    static const char *const texts[][2] = {
        { "{\"id\": 1}\n{\"id\": 2}\n", "records" },
        { "{\"id\": \"%\"}\n{\"id\": \"%\"}\n", "records" },
        { "{\"id\": \"0\"},\"text\":\"%\"}\n{\"id\": 1}\n{\"id\": 2}\n",
            "records" },
        { "{\"id\": 0}\n,\"text\":\"%\"}\n{\"id\": 1}\n", "records" },
        { "{\"id\": 0}, \"text\":\"lost\"}", "records" },
        { "lost\"}\n{\"id\": \"%\"}\n{\"id\": 2}\n", "records" },
        { "lost\"},\n{\"id\": \"%\"},\n{\"id\": 2}\n]\n", "values" },
        { "lost\"},\n{\"id\": \"%\"},\r\n{\"id\": \"%\"}\r\n]\n", "values" },
        { "1,\n2,\n3,\n4,\n5,\n6,\n7,\n8,\n9,\n{\"id\": \"%\"},\n{}\n]\n",
            "values" },
        { "{\"id\": \"%\"},\n{\"id\": \"%\"}\n]\n", "values" },
        { "{\"id\": \"$\"},\n{\"id\": \"$\"}\n]\n", "values" },
        { "{\"id\": \"$\"}\n{\"id\": \"$\"}\n", "records" },
        { "{\"id\": 1}, {\"id\": 2}]", "values" },
        { "{\"id\": \"%\"}\n,{\"id\": \"%\"}\n,{\"id\": 2}\n]\n", "values" },
        { "{\"in\": {\"a\": 1}\n, \"id\": \"%\"},\n{\"id\": 2}]", "values" },
        { "{\"id\": [1]},[2], {\"id\": 2}]", "values" },
        { "[\n{\"id\": \"%\"},\n{\"id\": \"%\"}\n]\n", "values" },
        { "{\n\"id\": \"%\",\n\"in\": {\n\"a\": 1}}\n{\n\"id\": 2\n}\n",
            "values" },
        { "[{\"id\": \"$\"}, {\"id\": \"%\"}]\n", "values" },
        { "[1]\n{\"id\": \"%\"}\n{\"id\": \"%\"}\n", "records" },
        { "{\"id\": \"%}\n{\"id\": \"%\"}\n{\"id\": 2}\n", "records" },
        { "{\"in\": {\"a\": 1}\n{\"id\": \"%\"}\n", "records" },
        { "{\"in\": [{\"a\": 1}\n,{\"a\": 2}\n,{\"a\": 3}]}\n{\"id\": "
          "2\n}\n",
            "records" },
    };
    struct buf text = { 0 };
    size_t i;

    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        text.n = 0;
        add_text(&text, texts[i][0]);
        beginnings_agree(text.p, text.n, texts[i][1]);
    }
    buf_free(&text);
}
END_TEST

/* Who pipes records may wait before the next one. */
START_TEST(few_records_of_a_pipe_are_enough)
{
    static const char *const texts[] = { "{\"id\": 1}\n",
        "{\"id\": {\"a\": [1]}}\r\n", "{\"id\": \"lost}\n{\"id\": 2}\n",
        "{\"id\": {\"a\": 1}\n{\"id\": 2}\n" };
    size_t i;

    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        ck_assert_str_eq(look(texts[i], strlen(texts[i]), false), "records");
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = { beginnings_of_an_input_agree,
        few_records_of_a_pipe_are_enough, NULL };

    return unit_main("unit foreign", unit_suite("foreign", tests));
}
