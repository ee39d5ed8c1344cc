/* SPDX-License-Identifier: MIT */
#include "io/foreign.h"

#include <string.h>

#include "base/utf16.h"
#include "base/utf8.h"
#include "io/codec.h"
#include "io/foreign_lines.h"
#include "io/frame.h"
#include "io/markup.h"
#include "io/object_head.h"
#include "json/reader.h"

#define UNPACK(cmd) "unpack it first, as in \"" cmd " | copydesk run ... -\""
#define UNPACK_ONCE \
    "unpack it once, as in \"zcat FILE | copydesk run ... -\", or by zstdcat " \
    "if it is a .zst"
#define READ_WARC    "\"reader\": \"warc\" in \"input\" reads its pages"
#define READ_TABLE   "\"reader\": \"csv\" in \"input\" reads a table"
#define CONVERT(cmd) "convert it first, as in \"" cmd " | copydesk run ... -\""

/* What files begin with. */
static const struct magic {
    size_t at, n;
    const char *bytes, *name, *help;
} magics[] = {
#ifdef HAVE_ZSTD
    { 0, 4, "\x28\xb5\x2f\xfd", "zstd data packed once more", UNPACK_ONCE },
#else
    { 0, 4, "\x28\xb5\x2f\xfd",
        "zstd data, which this copydesk was built without",
        UNPACK("zstdcat FILE") },
#endif
    { 0, 3, "BZh", "bzip2 data", UNPACK("bzcat FILE") },
    { 0, 6, "\xfd\x37zXZ\0", "xz data", UNPACK("xzcat FILE") },
    { 0, 4, "LZIP", "lzip data", UNPACK("lzip -dc FILE") },
    { 0, 4, "\x04\x22\x4d\x18", "lz4 data", UNPACK("lz4cat FILE") },
    { 0, 2, "\x1f\x9d", "compress data", UNPACK("zcat FILE") },
    { 0, 3, "\x1f\x8b\x08", "gzip data packed once more", UNPACK_ONCE },
    { 0, 4, "PK\x03\x04", "a zip archive", UNPACK("unzip -p FILE") },
    { 0, 6, "7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK("7z x -so FILE") },
    { 0, 6, "Rar!\x1a\x07", "a rar archive", UNPACK("unrar p -inul FILE") },
    { 257, 5, "ustar", "a tar archive", UNPACK("tar -xOf FILE") },
    { 0, 11, "filedesc://", "an ARC",
        "write a JSON object a line of each page first, with its text in "
        "\"html\" and its address in \"url\"" },
    { 0, 4, "PAR1", "Parquet",
        CONVERT(
            "duckdb -c \\\"copy 'FILE' to '/dev/stdout' (format json)\\\"") },
    { 0, 6, "ARROW1", "Arrow", "write it as JSON Lines first" },
    { 0, 3, "ORC", "ORC", "write it as JSON Lines first" },
    { 0, 4, "Obj\x01", "Avro", CONVERT("avrocat FILE") },
    { 0, 16, "SQLite format 3\0", "an SQLite database",
        CONVERT("sqlite3 FILE 'select json_object(...) from ...'") },
    { 0, 5, "%PDF-", "a PDF", "write a JSON object a line first" },
    { 0, 2, "\x1e{", "a JSON text sequence", CONVERT("tr -d '\\\\036' <FILE") },
    { 0, 4, "\xff\xfe\0\0", "UTF-32 text",
        CONVERT("iconv -f UTF-32 -t UTF-8 FILE") },
    { 0, 4, "\0\0\xfe\xff", "UTF-32 text",
        CONVERT("iconv -f UTF-32 -t UTF-8 FILE") },
    { 0, 4, "{\0\0\0", "UTF-32 text",
        CONVERT("iconv -f UTF-32LE -t UTF-8 FILE") },
    { 0, 4, "\0\0\0{", "UTF-32 text",
        CONVERT("iconv -f UTF-32BE -t UTF-8 FILE") },
    { 0, 2, "\xff\xfe", "UTF-16 text",
        CONVERT("iconv -f UTF-16 -t UTF-8 FILE") },
    { 0, 2, "\xfe\xff", "UTF-16 text",
        CONVERT("iconv -f UTF-16 -t UTF-8 FILE") },
    { 0, 2, "{\0", "UTF-16 text", CONVERT("iconv -f UTF-16LE -t UTF-8 FILE") },
    { 0, 2, "\0{", "UTF-16 text", CONVERT("iconv -f UTF-16BE -t UTF-8 FILE") },
};

#define BINARY     "binary data of a kind that copydesk does not know"
#define MANY_LINES 8   /* so many without a record are enough */
#define MAGIC_END  262 /* bytes that the table looks at */

static enum foreign_answer
other(struct cd_err *err, const char *name, const char *what, const char *help)
{
    err_set(err, "input \"%s\" is %s, not JSON Lines: %s", name, what, help);
    return FOREIGN_OTHER;
}

/* ---- what else it is ----------------------------------------------------- */

static bool
is_warc(const char *bytes, size_t n)
{
    return n >= 5 && memcmp(bytes, "WARC/", 5) == 0;
}

static const struct magic *
find_magic(const char *bytes, size_t n)
{
    size_t i;

    for (i = 0; i < sizeof(magics) / sizeof(magics[0]); i++) {
        const struct magic *magic = &magics[i];

        if (n >= magic->at + magic->n &&
            memcmp(bytes + magic->at, magic->bytes, magic->n) == 0)
            return magic;
    }
    return NULL;
}

bool
foreign_magic(const char *bytes, size_t n, const char *name, struct cd_err *err)
{
    const struct magic *magic = find_magic(bytes, n);

    if (magic == NULL)
        return false;
    other(err, name, magic->name, magic->help);
    return true;
}

/* Markup in front of records, in a file of that name, is a line or two of
 * something else, such as what a server said for an error: not a page. */
static enum foreign_answer
markup_ahead(const char *bytes, size_t n, bool last, const char *name,
    struct cd_err *err)
{
    bool known, record;
    size_t lines;
    const struct markup *found = markup_of(bytes, n, &known);

    if (!known && !last && n < FOREIGN_SNIFF)
        return FOREIGN_MORE;
    if (foreign_named_lines(name)) {
        foreign_judge_lines(bytes, n, last, &lines, &record);
        if (record)
            return FOREIGN_RECORDS;
        if (!last && n < FOREIGN_HEAD)
            return FOREIGN_MORE;
    }
    other(err, name, found->name, found->help);
    return found->answer;
}

/* Is there nothing but text? */
static bool
holds_only_text(const char *bytes, size_t n)
{
    size_t i = 0;

    while (i < n && ((unsigned char)bytes[i] >= 0x20 ||
                        foreign_space(bytes[i]) || bytes[i] == '\f'))
        i++;
    return i == n;
}

/* Does the line separate cells by the character? */
static bool
has_cells(const char *bytes, size_t n, char separator)
{
    return memchr(bytes, separator, n) != NULL;
}

/* Does the last line go on for so long that the next one is not to be seen? */
static bool
ends_in_long_line(const char *bytes, size_t n)
{
    const char *end = memrchr(bytes, '\n', n);

    return n - (end != NULL ? (size_t)(end + 1 - bytes) : 0) >=
           FOREIGN_HEAD / 2;
}

/* Text without a record in it; `more`: and more than was looked at. */
static enum foreign_answer
text(const char *bytes, size_t n, bool more, const char *name,
    struct cd_err *err)
{
    bool whole;
    size_t length = foreign_line_length(bytes, n, &whole);

    if (!holds_only_text(bytes, n))
        other(err, name, BINARY,
            more
                ? "a record is a JSON object, one a line; if damage hides the "
                  "first ones, \"zcat -f FILE | tail -c +1048576 | copydesk run "
                  "... -\", or by zstdcat if it is a .zst, reads on behind it"
                : "a record is a JSON object, one a line");
    else if (has_cells(bytes, length, '\t'))
        other(err, name, "TSV or other text", READ_TABLE);
    else if (has_cells(bytes, length, ',') || has_cells(bytes, length, ';'))
        other(err, name, "CSV or other text", READ_TABLE);
    else
        other(err, name, "text",
            "a record is a JSON object, one a line; if it is one document, " FOREIGN_READ_FILES);
    return FOREIGN_TEXT;
}

/* Is there a comma behind the object that the text begins with, and what can
 * follow one in an array, as where that has lost its beginning
 * (FOREIGN_VALUES)?  Behind a comma in a damaged record there is its next key.
 * Who pipes one record may wait before the next: one that is a line, with
 * nothing behind it, is enough to say FOREIGN_OTHER. */
static enum foreign_answer
judge_comma(const char *bytes, size_t n, bool last)
{
    const size_t length = object_head_length(bytes, n);
    size_t i = length;

    while (length > 0 && i < n && foreign_space(bytes[i]))
        i++;
    if (length == 0 || (i == n && memchr(bytes, '\n', length) != NULL))
        return last ? FOREIGN_OTHER : FOREIGN_MORE;
    if (i == n || bytes[i++] != ',')
        return FOREIGN_OTHER;
    while (i < n && foreign_space(bytes[i]) && bytes[i] != '\n')
        i++;
    if (i == n)
        return last ? FOREIGN_VALUES : FOREIGN_MORE;
    return memchr("\n{[", bytes[i], 3) != NULL ? FOREIGN_VALUES : FOREIGN_OTHER;
}

/* A text that begins with "{": is it one object over many lines, or one of an
 * array? */
static enum foreign_answer
object_ahead(const char *bytes, size_t n, bool last)
{
    const enum foreign_answer comma = judge_comma(bytes, n, last);
    enum foreign_answer behind;
    bool whole, record;
    size_t length = foreign_line_length(bytes, n, &whole), lines;
    struct reader_error re = { 0 };
    json_t *value;

    if (comma == FOREIGN_VALUES)
        return FOREIGN_VALUES;
    if (!whole)
        return last ? FOREIGN_RECORDS : FOREIGN_MORE;
    if (bytes[length - 1] == '}' && comma != FOREIGN_MORE)
        return FOREIGN_RECORDS;
    /* What never closes is not waited for where a record follows that it cannot
     * have in it. */
    behind = foreign_judge_lines(bytes, n, last, &lines, &record);
    if (record && !object_head_sound(bytes, n))
        return FOREIGN_RECORDS;
    if (bytes[length - 1] == '}')
        return FOREIGN_MORE;
    if (!last && (lines < 3 || behind == FOREIGN_MORE))
        return FOREIGN_MORE;
    value = reader_parse(bytes, n, NULL, &re);
    json_decref(value);
    while (length < n && foreign_space(bytes[length]))
        length++;
    if (value == NULL && re.offset <= length)
        return FOREIGN_RECORDS; /* the first line is damaged */
    return FOREIGN_VALUES;
}

/* A text that begins with "[". */
static enum foreign_answer
array_ahead(const char *bytes, size_t n, bool last)
{
    enum foreign_answer behind;
    bool whole, record;
    size_t length = foreign_line_length(bytes, n, &whole), lines, depth = 0;
    struct reader_error re;
    json_t *value;

    while (depth < n && bytes[depth] == '[')
        depth++;
    if (depth > READER_DEPTH)
        return FOREIGN_RECORDS; /* no array that jq could read, either */
    if (whole && (value = reader_parse(bytes, length, NULL, &re)) != NULL) {
        json_decref(value); /* a line that is an array, perhaps among records */
        behind = foreign_judge_lines(bytes, n, last, &lines, &record);
        if (record)
            return FOREIGN_RECORDS;
        if (!last && (lines < 2 || behind == FOREIGN_MORE))
            return FOREIGN_MORE;
    }
    return FOREIGN_VALUES;
}

bool
foreign_objects(const char *bytes, size_t n)
{
    size_t i = foreign_blank(bytes, n);

    if (i < n && bytes[i] == '[')
        i += 1 + foreign_blank(bytes + i + 1, n - i - 1);
    return foreign_judge_line(bytes + i, n - i, false) == FOREIGN_MORE;
}

const char *
foreign_document(const char *bytes, size_t n)
{
    const size_t blank = foreign_blank(bytes, n);
    const struct magic *magic = find_magic(bytes, n);
    bool known;

    n = n < FOREIGN_SNIFF ? n : FOREIGN_SNIFF;
    if (is_warc(bytes, n))
        return "a WARC";
    if (magic != NULL && strncmp(magic->name, "UTF-", 4) != 0)
        /* "BZh", "ORC": a text may begin so. */
        return magic->n > 4 || !holds_only_text(bytes, n) ? magic->name : NULL;
    if (blank < n && bytes[blank] == '<') {
        const struct markup *markup =
            markup_of(bytes + blank, n - blank, &known);

        if (markup->answer == FOREIGN_FEED)
            return markup->name;
        return NULL;
    }
    /* A character may be cut in two at the end. */
    if (magic == NULL && !holds_only_text(bytes, n) &&
        utf8_valid(bytes, n) + 4 <= n && !utf16_every_other(bytes, n, 0) &&
        !utf16_every_other(bytes, n, 1))
        return BINARY;
    return NULL;
}

const char *
foreign_beside(const char *name)
{
    static const char *const names[][2] = { { ".css", "a style sheet" },
        { ".js", "a script" }, { ".mjs", "a script" }, { ".svg", "an image" } };
    const size_t n = codec_stem(name);
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const size_t k = strlen(names[i][0]);

        if (n > k && strncasecmp(name + n - k, names[i][0], k) == 0)
            return names[i][1];
    }
    return NULL;
}

enum foreign_answer
foreign_look(const char *bytes, size_t n, bool last, const char *name,
    struct cd_err *err)
{
    const size_t seen = n < FOREIGN_HEAD ? n : FOREIGN_HEAD;
    const size_t i = foreign_blank(bytes, seen);
    enum foreign_answer behind;
    size_t lines;
    bool binary, record;

    if (is_warc(bytes, n)) {
        other(err, name, "a WARC", READ_WARC);
        return FOREIGN_WARC;
    }
    if (foreign_magic(bytes, n, name, err))
        return FOREIGN_OTHER;
    bytes += i;
    n = seen - i;
    last = last || seen == FOREIGN_HEAD;
    if (n == 0)
        return last ? FOREIGN_RECORDS : FOREIGN_MORE;
    if (bytes[0] == '{')
        return object_ahead(bytes, n, last);
    if (seen < MAGIC_END && !last)
        return FOREIGN_MORE;
    if (bytes[0] == '[')
        return array_ahead(bytes, n, last);
    if (bytes[0] == '<' && n > 1 && strchr("?!", bytes[1]) != NULL)
        return markup_ahead(bytes, n, last, name, err);
    if (bytes[0] == '<' && n > 1 && (bytes[1] | 0x20) >= 'a' &&
        (bytes[1] | 0x20) <= 'z')
        return markup_ahead(bytes, n, last, name, err);
    behind = foreign_judge_lines(bytes, n, last, &lines, &record);
    if (behind != FOREIGN_OTHER)
        return behind;
    if (!last && lines <= MANY_LINES && (n < FOREIGN_SNIFF || lines <= 2))
        return FOREIGN_MORE;
    binary = !holds_only_text(bytes, n) && !frame_csv_table(bytes, n);
    if (!last && binary)
        return FOREIGN_MORE; /* damage, perhaps, in front of long lines */
    if (seen == FOREIGN_HEAD &&
        (lines == 1 || (binary && ends_in_long_line(bytes, n))))
        return FOREIGN_RECORDS; /* a line too long to tell */
    return text(bytes, n, seen == FOREIGN_HEAD, name, err);
}

bool
foreign_begins_record(const unsigned char *bytes, size_t n, bool *more)
{
    static const char mark[] = "\xef\xbb\xbf";
    size_t i = n >= 3 && memcmp(bytes, mark, 3) == 0 ? 3 : 0;

    while (i < n && memchr(" \t\r\n", bytes[i], 4) != NULL)
        i++;
    *more = i == n || (n < 3 && memcmp(bytes, mark, n) == 0);
    if (n >= 5 && memcmp(bytes, "WARC/", 5) == 0)
        return true; /* a WARC may contain members that are not its own: pages
                      */
    return i < n && bytes[i] == '{';
}
