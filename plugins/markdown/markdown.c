/* markdown - articles as Markdown with front matter, one after the other. */
#include <copydesk/record.h>

#include <string.h>

struct opts {
    struct cd_strings fields;
    bool title;
};

static const char *const default_fields[] = { "title", "subtitle", "authors",
    "agency", "date", "modified", "source", "section", "language", "url",
    "summary", "keywords", NULL };

static const struct cd_option options[] = {
    CD_OPT_STRINGS(struct opts, fields, default_fields,
        "Fields of the front matter, in order; those a record lacks are left "
        "out."),
    CD_OPT_BOOL(struct opts, title, true, "Put the title above the text."),
    { 0 }
};

static const struct cd_field reads[] = {
    { "text", CD_T_STRING, CD_OPTIONAL, "The text below the front matter." },
    { "title", CD_T_STRING, CD_OPTIONAL, "The heading." },
    { "${fields}", CD_T_BOOL | CD_T_INT | CD_T_REAL | CD_T_STRING |
            CD_T_ARRAY | CD_T_OBJECT, CD_OPTIONAL, "The front matter." },
    { 0 }
};

static const struct cd_example examples[] = {
    { "Front matter, heading, text; what Markdown would take for its own is "
      "escaped.", "{}",
        "{\"id\": \"7\", \"title\": \"Ferry sinks\", \"authors\": "
        "[\"Ada Lind\"], \"text\": \"# Not a heading, *nor* this.\"}",
        "---\ntitle: \"Ferry sinks\"\nauthors: [\"Ada Lind\"]\n---\n\n"
        "# Ferry sinks\n\n\\# Not a heading, \\*nor\\* this.\n\n" },
    { 0 }
};

static int
write_string(const struct cd_host *h, const char *s)
{
    return h->write(h, s, strlen(s));
}

/* JSON is YAML: values are written as such. */
static int
write_front(const struct cd_host *h, const struct cd_strings *fields,
    const json_t *rec)
{
    size_t i;

    if (write_string(h, "---\n"))
        return -1;
    for (i = 0; i < fields->n; i++) {
        const json_t *v = json_object_get(rec, fields->v[i]);

        if (v == NULL || json_is_null(v))
            continue;
        if (write_string(h, fields->v[i]) || write_string(h, ": ") ||
            h->write_json(h, v) || write_string(h, "\n"))
            return -1;
    }
    return write_string(h, "---\n\n");
}

/* Would CommonMark take the character at s for markup?  `start`: only blanks
 * stand before it on its line. */
static bool
is_markup(const char *s, size_t n, bool start)
{
    switch (s[0]) {
    case '\\':
    case '`':
    case '*':
    case '_':
    case '[':
    case ']':
    case '<':
        return true;
    case '&':
        return n > 1 && (s[1] == '#' || (s[1] | 32) >= 'a') &&
            memchr(s, ';', n < 40 ? n : 40) != NULL;
    case '#':
    case '>':
    case '+':
    case '-':
    case '=':
    case '~':
    case '|':
        return start;
    default:
        return false;
    }
}

/* Digits at the start of a line, before "." or ")", would begin a list. */
static size_t
list_number(const char *s, size_t n)
{
    size_t i = 0;

    while (i < n && i < 9 && s[i] >= '0' && s[i] <= '9')
        i++;
    return i > 0 && i < n && (s[i] == '.' || s[i] == ')') ? i : 0;
}

/* One line of text. */
static int
write_line(const struct cd_host *h, const char *s, size_t n)
{
    size_t i, from = 0, digits;
    bool start = true;

    while (n > 0 && (*s == ' ' || *s == '\t')) /* would be code if many */
        s++, n--;
    digits = list_number(s, n);
    for (i = 0; i < n; i++) {
        if (is_markup(s + i, n - i, start) || (digits > 0 && i == digits)) {
            if (h->write(h, s + from, i - from) || write_string(h, "\\"))
                return -1;
            from = i;
        }
        start = false;
    }
    return h->write(h, s + from, n - from);
}

static int
write_text(const struct cd_host *h, const char *s, size_t n)
{
    while (n > 0) {
        const char *end = memchr(s, '\n', n);
        size_t len = end != NULL ? (size_t)(end - s) : n;

        if (write_line(h, s, len) || write_string(h, "\n"))
            return -1;
        len += end != NULL;
        s += len;
        n -= len;
    }
    return write_string(h, "\n");
}

static int
write_title(const struct cd_host *h, const json_t *rec)
{
    size_t n, len;
    const char *s = cd_text(rec, "title", &n);

    if (s == NULL || n == 0)
        return 0;
    len = strcspn(s, "\n");
    return write_string(h, "# ") || write_line(h, s, len < n ? len : n) ||
        write_string(h, "\n\n") ? -1 : 0;
}

static enum cd_status
markdown_process(const struct cd_host *h, void *self, json_t *rec)
{
    const struct opts *o = self;
    size_t n;
    const char *s = cd_text(rec, "text", &n);

    if (write_front(h, &o->fields, rec) || (o->title && write_title(h, rec)) ||
        write_text(h, s, n))
        return CD_ERROR;
    return CD_KEEP;
}

static int
markdown_open(const struct cd_host *h, const void *opts, void *shared,
    void **self)
{
    (void)h;
    (void)shared;
    *self = (void *)(uintptr_t)opts;
    return 0;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "markdown",
    .version = "1.0",
    .summary = "Markdown with front matter, one article after the other.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_FORMAT,
    .options = options,
    .options_size = sizeof(struct opts),
    .reads = reads,
    .examples = examples,
    .open = markdown_open,
    .process = markdown_process,
};
