/* SPDX-License-Identifier: MIT */
/* prescan: the charset that a page declares. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "text/prescan.h"

/* What is declared in the page, followed by other text. */
static const struct {
    const char *page, *charset;
} pages[] = {
    { "<meta charset=koi8-r>", "koi8-r" },
    { "<html><head><META CharSet = \" koi8-r \"/>", "koi8-r" },
    { "<meta name='a' charset='koi8-r'>", "koi8-r" },
    { "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=koi8-r\">",
        "koi8-r" },
    { "<meta content='text/html;charset = \"koi8-r\"; x' http-equiv=content-type>",
        "koi8-r" },
    { "<meta content=\"text/html; charset=koi8-r\">", "koi8-r" },
    { "<?xml version=\"1.0\" encoding=\"koi8-r\"?><html>", "koi8-r" },
    { "<?xml version='1.0' encoding='big5'?><meta charset=koi8-r>", "koi8-r" },
    { "<meta charset=utf-16le>", "utf-8" },
    /* not of the page */
    { "<script src=a.js charset=\"utf-8\"></script><meta charset=koi8-r>",
        "koi8-r" },
    { "<link rel=stylesheet charset=utf-8 href=a><meta charset=koi8-r>",
        "koi8-r" },
    { "<!-- <meta charset=big5> --><meta charset=koi8-r>", "koi8-r" },
    { "<!-- > <meta charset=big5> --><meta charset=koi8-r>", "koi8-r" },
    { "<!--><meta charset=koi8-r>", "koi8-r" },
    { "<script>if (a < b) x = '<meta charset=big5>';</script>"
      "<meta charset=koi8-r>",
        "koi8-r" },
    { "<style>a::b { charset: x } <meta charset=big5></style>"
      "<meta charset=koi8-r>",
        "koi8-r" },
    { "<a title=\"<meta charset=big5>\"><meta charset=koi8-r>", "koi8-r" },
    { "<meta name=description content='charset=big5'><meta charset=koi8-r>",
        "koi8-r" },
    { "<metal charset=big5>", "" },
    { "charset=big5 and <p>charset=big5</p>", "" },
    { "<meta charset>", "" },
    { "<meta http-equiv=content-type content='charset'>", "" },
    /* cut off anywhere */
    { "<", "" },
    { "<!--", "" },
    { "</", "" },
    { "<meta", "" },
    { "<meta charset", "" },
    { "<meta charset=", "" },
    { "<meta charset=\"koi8-r", "koi8-r" },
    { "<script", "" },
    { "<?xml encoding", "" },
    { "", "" },
};

START_TEST(a_page_declares_its_charset)
{
    const char *page = pages[_i].page;
    const struct charsets_text html = { page, strlen(page) },
                               said = prescan_charset(html);

    ck_assert_msg(said.n == strlen(pages[_i].charset) &&
                      memcmp(said.s, pages[_i].charset, said.n) == 0,
        "%s: %.*s", page, (int)said.n, said.s);
}
END_TEST

START_TEST(it_is_looked_for_near_the_beginning_alone)
{
    static char page[PRESCAN_MOST + 64];
    struct charsets_text html = { page, 0 };

    memset(page, ' ', sizeof(page));
    memcpy(page + 4000, "<meta charset=koi8-r>", 21);
    html.n = sizeof(page);
    ck_assert_uint_eq(prescan_charset(html).n, 6);
    memset(page, ' ', sizeof(page));
    memcpy(page + PRESCAN_MOST, "<meta charset=koi8-r>", 21);
    ck_assert_uint_eq(prescan_charset(html).n, 0);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = { it_is_looked_for_near_the_beginning_alone,
        NULL };
    Suite *suite = unit_suite("prescan", tests);
    TCase *each = tcase_create("pages");

    tcase_add_loop_test(each, a_page_declares_its_charset, 0,
        (int)(sizeof(pages) / sizeof(pages[0])));
    suite_add_tcase(suite, each);
    return unit_main("unit prescan", suite);
}
