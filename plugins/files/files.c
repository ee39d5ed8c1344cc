/* SPDX-License-Identifier: MIT */
/* files - each file is a record: a page, or a plain text. */
#include <copydesk/record.h>

#include <string.h>
#include <strings.h>

#include "text/charsets.h"
#include "text/prescan.h"
#include "text/utf16.h"
#include "text/utf8.h"

static const struct cd_field writes[] = {
    { "id", CD_T_STRING, CD_OPTIONAL,
        "The file's name below the fixed part of the pattern; standard input "
        "has none." },
    { "html", CD_T_STRING, CD_OPTIONAL,
        "The page, of a file .html, .htm or .xhtml; of another one if it begins "
        "with \"<\"." },
    { "text", CD_T_STRING, CD_OPTIONAL, "The text, of any other file." }, { 0 }
};

static const struct cd_example examples[] = {
    { "harbour.html", "{}", "<p>The ferry sank.</p>",
        "{\"id\": \"harbour.html\", \"html\": \"<p>The ferry sank.</p>\"}" },
    { "1998/harbour.txt", "{}", "The ferry sank.\n",
        "{\"id\": \"1998/harbour.txt\", \"text\": \"The ferry sank.\\n\"}" },
    { 0 }
};

/* The name without the suffix of what it is compressed by. */
static size_t
stem(const char *name)
{
    const size_t length = strlen(name);

    if (length > 3 && strcmp(name + length - 3, ".gz") == 0)
        return length - 3;
    return length > 4 && strcmp(name + length - 4, ".zst") == 0 ? length - 4
                                                                : length;
}

/* Does the name end with one of the suffixes, before that? */
static bool
has_suffix(const char *name, const char *const *suffixes)
{
    const size_t length = stem(name);

    for (; *suffixes != NULL; suffixes++) {
        size_t k = strlen(*suffixes);

        if (length > k && strncasecmp(name + length - k, *suffixes, k) == 0)
            return true;
    }
    return false;
}

static bool
is_page(const char *name, const char *text, size_t length)
{
    static const char *const pages[] = { ".html", ".htm", ".xhtml", NULL };
    static const char *const texts[] = { ".txt", ".md", NULL };
    size_t i = 0;

    if (has_suffix(name, pages))
        return true;
    if (has_suffix(name, texts))
        return false;
    while (i < length && strchr(" \t\r\n", text[i]) != NULL && text[i] != '\0')
        i++;
    return i < length && text[i] == '<';
}

/* Bytes that are no UTF-8 as the characters that Latin-1 has for them: whoever
 * reads the page finds in it what they are, if it says so. */
static int
set_bytes(
    const struct cd_host *host, json_t *rec, const char *text, size_t length)
{
    const struct charsets_text page = { text, length };
    const struct charsets_text said = prescan_charset(page);
    const bool marked = length >= 2 && (memcmp(text, "\xff\xfe", 2) == 0 ||
                                           memcmp(text, "\xfe\xff", 2) == 0);
    const size_t mark = utf8_mark(text, length);
    const char *doubt = marked ? NULL : charsets_doubt(said);
    char *to = host->scratch(host, 3 * length);

    cd_count(host, "not_utf8", 1);
    if (charsets_mostly_utf8(page, said))
        return cd_set_text(
            host, rec, "html", to, utf8_mend(text + mark, length - mark, to));
    if (said.n == 0 && charsets_guess(page).n > 0)
        doubt = "charset_guessed";
    if (doubt != NULL)
        cd_count(host, doubt, 1);
    return cd_set_text(
        host, rec, "html", to, utf8_from_latin1(text, length, to));
}

/* The document itself. */
static int
set_document(
    const struct cd_host *host, json_t *rec, const char *text, size_t length)
{
    size_t valid = utf8_valid(text, length), mark;
    bool page = is_page(host->input, text, length);

    if (page && valid < length)
        return set_bytes(host, rec, text, length);
    if (valid < length || (!page && utf16_every_other(text, length, 0)) ||
        (!page && utf16_every_other(text, length, 1)))
        return cd_fail(host,
            "its text is not UTF-8 from byte %zu on: convert it, "
            "as in \"iconv -f %s -t UTF-8\"",
            valid < length ? valid : 0, utf16_or_bytes(text, length));
    mark = utf8_mark(text, length);
    return cd_set_text(
        host, rec, page ? "html" : "text", text + mark, length - mark);
}

static bool
is_blank_byte(const char *text, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++) {
        if (text[i] == '\0' || strchr(" \t\r\n\f", text[i]) == NULL)
            return false;
    }
    return true;
}

static enum cd_status
files_read(const struct cd_host *host, void *self, const char *bytes,
    size_t length, json_t *rec)
{
    (void)self;
    if (is_blank_byte(bytes, length)) {
        cd_fail(host, length == 0 ? "the file is empty"
                                  : "the file holds nothing but white space");
        return CD_ERROR;
    }
    if (strcmp(host->input, "-") != 0 &&
        cd_set_text(host, rec, "id", host->below, strlen(host->below)))
        return CD_ERROR;
    return set_document(host, rec, bytes, length) ? CD_ERROR : CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "files",
    .version = "1.0",
    .summary = "Each file is a record: a page or a plain text.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_READER,
    .writes = writes,
    .examples = examples,
    .framing = "file",
    .read = files_read,
};
