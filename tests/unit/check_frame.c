/* SPDX-License-Identifier: MIT */
/* io/frame: the same entries and the same words about damage, however the bytes
 * come; what else is to be had of a framing is in check_input. */
#include "unit.h"

#include "../fuzz/frames.h"

static const char *const steps[] = { "a", "b", NULL };

/* By each framing, with a gap behind the text's first `gap` 256ths, 0: none. */
static void
all_ways(const char *text, int gap)
{
    static const struct frame_spec specs[] = {
        { .kind = FRAME_LINES },
        { .kind = FRAME_JSON },
        { .kind = FRAME_JSON, .items = steps },
        { .kind = FRAME_CSV, .quote = '"', .names = true },
        { .kind = FRAME_WARC },
        { .kind = FRAME_FEED },
        { .kind = FRAME_FILE },
    };
    const size_t n = strlen(text);
    char *bytes = malloc(n + 1);
    size_t i;

    bytes[0] = (char)gap;
    memcpy(bytes + 1, text, n);
    for (i = 0; i < sizeof(specs) / sizeof(specs[0]); i++)
        frames_try(&specs[i], (const unsigned char *)bytes, n + 1);
    free(bytes);
}

/* frames_try aborts where they differ. */
START_TEST(pieces_make_no_difference)
{
    static const char *const texts[] = {
        "{\"a\": {\"c\": 1, \"b\": [{\"t\": \"]\"}, 2, [3]]}}\n{\"a\": 1}\n",
        "[\n {\"t\": \"one\"},\n {\"t\": \"two\"}\n]\n",
        "id,text\n1,\"a, b\nc\"\n2,\"d\"\"e\"\r\n\n3,f\n",
        "WARC/1.0\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n"
        "WARC/1.0\r\nContent-Length: 9\r\n\r\nabc\r\n\r\njunk\r\n"
        "WARC/1.0\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n",
        ("<rss><channel><title>a</title><item>b</item><!-- <item> -->"
         "<item>c</channel></rss>"),
    };
    size_t i;
    int gap;

    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        for (gap = 0; gap < 256; gap += 15)
            all_ways(texts[i], gap);
    }
}
END_TEST

/* Where they ended depended on what had come. */
START_TEST(an_end_tag_that_has_no_end)
{
    all_ways("<rss><channel><item>a</item                                     "
             "  <item>b</item></channel></rss>",
        0);
}
END_TEST

/* Whether an entry that was given up had a line end was seen in some pieces. */
START_TEST(a_broken_entry_over_two_lines)
{
    all_ways("[1 { \"k\" 1\n2 {\"a\": 1}\n{\"b\"{: \"\\\"}{\"}\n3", 0);
    all_ways("[1 { \"k\" 1\n2 {\"a\": 1}\n{\"b\" {\"c\": 2}}\n{\"d\": 3}", 0);
    all_ways("}\n\"\n{\"\":\"\":1}{{", 0); /* whose keys begin lines */
}
END_TEST

/* The head of the second feed was taken for what the damage had hit. */
START_TEST(a_feed_behind_the_damaged_end_of_another_one)
{
    all_ways("<rss><channel><item>a</item><item>b</item></channel></rss>\n"
             "<rss><channel><title>c</title><item>d</item></channel></rss>\n",
        90);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = { pieces_make_no_difference,
        an_end_tag_that_has_no_end, a_broken_entry_over_two_lines,
        a_feed_behind_the_damaged_end_of_another_one, NULL };

    return unit_main("unit frame", unit_suite("frame", tests));
}
