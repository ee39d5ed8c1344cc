/* SPDX-License-Identifier: MIT */
/* Paths of record.h: what they name, and what is none. */
#include <stdlib.h>
#include <string.h>
#include <copydesk/record.h>

#include "unit.h"

/* What the path names in the record, as an array in JSON text. */
static int
collect(void *ctx, const json_t *v)
{
    json_array_append(ctx, (json_t *)(uintptr_t)v);
    return 0;
}

static void
names(const char *path, const char *want)
{
    static const char text[] =
        "{\"title\": \"T\", \"a\": {\"b\": [1, null, [2, 3]]}, \"dc.x\": 4, "
        "\"q\": [{\"s\": \"Ada\"}, {}, {\"s\": null}, {\"s\": \"Tom\"}, 7]}";
    json_t *rec = json_loads(text, 0, NULL), *got = json_array();
    struct cd_path p;
    char *s;

    ck_assert_msg(cd_path_parse(&p, path) == NULL, "%s", path);
    cd_path_each(&p, 0, rec, collect, got);
    s = json_dumps(got, JSON_COMPACT);
    ck_assert_str_eq(s, want);
    free(s);
    json_decref(got);
    json_decref(rec);
}

START_TEST(a_path_names_values)
{
    names("title", "[\"T\"]");
    names("nothing", "[]");
    names("title.b", "[]");
    names("title[]", "[]");
    names("a.b", "[[1,null,[2,3]]]");
    names("a.b[]", "[1,[2,3]]");
    names("a.b[2][1]", "[3]");
    names("a.b[3]", "[]");
    names("q[].s", "[\"Ada\",\"Tom\"]");
    names("q[3].s", "[\"Tom\"]");
    names("dc\\.x", "[4]");
    names("dc.x", "[]");
}
END_TEST

START_TEST(what_is_no_path_is_refused)
{
    static const char *const wrong[] = { "", ".", "a.", ".a", "a..b", "[0]",
        "a[", "a[x]", "a[-1]", "a[1", "a]", "a[0]b", "a\\", "a[99999999999]",
        "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q" };
    char name[CD_PATH_BYTES + 8];
    struct cd_path p;
    size_t i;

    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        ck_assert_msg(cd_path_parse(&p, wrong[i]) != NULL, "%s", wrong[i]);
    memset(name, 'a', sizeof(name));
    name[CD_PATH_BYTES - 1] = '\0';
    ck_assert_ptr_null(cd_path_parse(&p, name));
    name[CD_PATH_BYTES - 1] = 'a';
    name[CD_PATH_BYTES] = '\0';
    ck_assert_ptr_nonnull(cd_path_parse(&p, name));
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = { a_path_names_values,
        what_is_no_path_is_refused, NULL };

    return unit_main("unit record", unit_suite("record", tests));
}
